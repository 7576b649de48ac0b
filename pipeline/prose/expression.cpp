#include "prose/expression.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace galley::prose {
namespace {

bool is_name(char letter) {
  return ascii::is_alphanumeric(letter) || letter == '_';
}

struct Function {
  std::string_view name;
  double (*one)(double);
};
constexpr std::array functions = {
    Function{"abs", [](double x) { return std::fabs(x); }},   Function{"ceil", [](double x) { return std::ceil(x); }},
    Function{"floor", [](double x) { return std::floor(x); }}, Function{"sqrt", [](double x) { return std::sqrt(x); }},
    Function{"cbrt", [](double x) { return std::cbrt(x); }},  Function{"exp", [](double x) { return std::exp(x); }},
    Function{"log", [](double x) { return std::log(x); }},    Function{"log2", [](double x) { return std::log2(x); }},
    Function{"log10", [](double x) { return std::log10(x); }},
    Function{"trunc", [](double x) { return std::trunc(x); }},
    Function{"sin", [](double x) { return std::sin(x); }},    Function{"cos", [](double x) { return std::cos(x); }},
};

class Evaluator {
 public:
  Evaluator(std::string_view text, const Variables& variables) : text_(text), variables_(variables) {}

  Result<double> run() {
    const double value = either();
    skip();
    if (error_.empty() && at_ < text_.size()) fail("unexpected '" + std::string(text_.substr(at_, 12)) + "'");
    if (!error_.empty()) return failure(error_);
    return value;
  }

 private:
  void fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    at_ = text_.size();
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  bool take(std::string_view mark) {
    skip();
    if (!text_.substr(at_).starts_with(mark)) return false;
    at_ += mark.size();
    return true;
  }

  double either() {
    double value = both();
    while (take("||")) {
      const double right = both();
      value = value != 0 || right != 0 ? 1 : 0;
    }
    return value;
  }

  double both() {
    double value = comparison();
    while (take("&&")) {
      const double right = comparison();
      value = value != 0 && right != 0 ? 1 : 0;
    }
    return value;
  }

  double comparison() {
    const double left = sum();
    if (take("<=")) return left <= sum() ? 1 : 0;
    if (take(">=")) return left >= sum() ? 1 : 0;
    if (take("==")) return left == sum() ? 1 : 0;
    if (take("!=")) return left != sum() ? 1 : 0;
    if (take("<")) return left < sum() ? 1 : 0;
    if (take(">")) return left > sum() ? 1 : 0;
    return left;
  }

  double sum() {
    double value = product();
    while (true) {
      if (take("+")) {
        value += product();
      } else if (take("-")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  double product() {
    double value = factor();
    while (true) {
      if (take("*")) {
        value *= factor();
      } else if (take("/")) {
        value /= factor();
      } else if (take("%")) {
        value = std::fmod(value, factor());
      } else {
        return value;
      }
    }
  }

  double factor() {
    if (++depth_ > 200) {
      fail("too many brackets");
      return 0;
    }
    const double value = plain_factor();
    --depth_;
    return value;
  }

  double plain_factor() {
    if (take("-")) return -factor();
    if (take("+")) return factor();
    if (take("!")) return factor() == 0 ? 1 : 0;
    if (take("(")) {
      const double value = either();
      if (!take(")")) fail("a ')' is missing");
      return value;
    }
    skip();
    if (at_ < text_.size() && (ascii::is_digit(text_[at_]) || text_[at_] == '.')) return number();
    return name();
  }

  double number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) fail("this is no number: '" + std::string(text_.substr(at_, 12)) + "'");
    else at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  double name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_name(text_[at_]) || text_[at_] == '.')) ++at_;
    const std::string_view found = text_.substr(begin, at_ - begin);
    if (found.starts_with("math.")) return call(found.substr(5));
    const auto variable = variables_.find(found);
    if (found.empty()) {
      fail("a value is missing " +
           (at_ < text_.size() ? "before '" + std::string(text_.substr(at_, 10)) + "'" : std::string("at the end")));
      return 0;
    }
    if (variable == variables_.end()) {
      std::string allowed;
      for (const auto& [key, value] : variables_) allowed += (allowed.empty() ? "" : ", ") + key;
      fail("unknown name '" + std::string(found) + "'; known: " + allowed);
      return 0;
    }
    return variable->second;
  }

  double call(std::string_view name) {
    if (name == "pi") return 3.14159265358979323846;
    if (name == "e") return 2.71828182845904523536;
    if (!take("(")) {
      fail("math." + std::string(name) + " needs an argument in brackets");
      return 0;
    }
    const double first = either();
    double second = 0;
    const bool two = take(",");
    if (two) second = either();
    if (!take(")")) fail("a ')' is missing");
    if (two && name == "pow") return std::pow(first, second);
    if (two && name == "max") return std::fmax(first, second);
    if (two && name == "min") return std::fmin(first, second);
    for (const Function& function : functions)
      if (function.name == name && !two) return function.one(first);
    fail("unknown function 'math." + std::string(name) + "'");
    return 0;
  }

  std::string_view text_;
  const Variables& variables_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string error_;
};

}  // namespace

Result<double> evaluate(std::string_view expression, const Variables& variables) {
  return Evaluator(expression, variables).run();
}

}  // namespace galley::prose
