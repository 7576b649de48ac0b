#include "prose/printf.h"

#include <algorithm>
#include <charconv>

#include "unicode/unicode.h"

namespace galley::prose {
namespace {

// What stands between the percent sign and its letter.
struct Shape {
  bool left = false, plus = false, space = false, zero = false;
  std::size_t width = 0;
  bool has_precision = false;
  std::size_t precision = 0;
};

// No message needs more; a wider field is refused, as in Go.
constexpr std::size_t widest = 1000;

std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) static_cast<void>(unicode::next_code_point(text, at));
  return count;
}

std::string padded(std::string text, const Shape& shape) {
  const std::size_t letters = count_letters(text);
  if (letters >= shape.width) return text;
  const std::string blanks(shape.width - letters, ' ');
  return shape.left ? text + blanks : blanks + text;
}

std::string cut(std::string_view text, const Shape& shape) {
  if (!shape.has_precision) return std::string(text);
  std::size_t at = 0;
  for (std::size_t count = 0; count < shape.precision && at < text.size(); ++count)
    static_cast<void>(unicode::next_code_point(text, at));
  return std::string(text.substr(0, at));
}

std::string quoted(std::string_view text) {
  static constexpr std::string_view named = "\a\b\f\n\r\t\v\"\\";
  static constexpr std::string_view letters = "abfnrtv\"\\";
  std::string result = "\"";
  for (const char letter : text) {
    const std::size_t known = named.find(letter);
    if (known != std::string_view::npos) result += '\\';
    result += known != std::string_view::npos ? letters[known] : letter;
  }
  return result + '"';
}

std::string in_base(unsigned long long value, int base, bool large) {
  std::string digits(64, '\0');
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value, base);
  digits.resize(static_cast<std::size_t>(end - digits.data()));
  if (large) std::transform(digits.begin(), digits.end(), digits.begin(), [](char digit) {
    return digit >= 'a' ? static_cast<char>(digit - 32) : digit;
  });
  return digits;
}

std::string hexadecimal(std::string_view text, bool large) {
  std::string result;
  for (const char letter : text) {
    const std::string digits = in_base(static_cast<unsigned char>(letter), 16, large);
    result += (digits.size() < 2 ? "0" : "") + digits;
  }
  return result;
}

std::string whole_number(long long value, int base, bool large, const Shape& shape) {
  const bool negative = value < 0;
  const auto size = negative ? ~static_cast<unsigned long long>(value) + 1 : static_cast<unsigned long long>(value);
  std::string digits = in_base(size, base, large);
  const std::string sign = negative ? "-" : shape.plus ? "+" : shape.space ? " " : "";
  std::size_t wanted = shape.has_precision ? shape.precision : 0;
  const bool filled = shape.zero && !shape.left && !shape.has_precision;
  if (filled && shape.width > sign.size()) wanted = shape.width - sign.size();
  if (digits.size() < wanted) digits.insert(0, wanted - digits.size(), '0');
  return padded(sign + digits, shape);
}

std::string bad_verb(std::string_view verb, const PrintfArgument& argument, const Shape& shape) {
  const std::string shown = "%!" + std::string(verb);
  if (const auto* text = std::get_if<std::string>(&argument))
    return shown + "(string=" + padded(cut(*text, shape), shape) + ")";
  return shown + "(int=" + whole_number(std::get<long long>(argument), 10, false, shape) + ")";
}

std::string print(std::string_view verb, const PrintfArgument& argument, const Shape& shape) {
  const char letter = verb.size() == 1 ? verb[0] : '\0';
  if (const auto* text = std::get_if<std::string>(&argument)) {
    if (letter == 's' || letter == 'v') return padded(cut(*text, shape), shape);
    if (letter == 'q') return padded(quoted(cut(*text, shape)), shape);
    if (letter == 'x' || letter == 'X') return padded(hexadecimal(cut(*text, shape), letter == 'X'), shape);
    if (letter == 'T') return padded("string", shape);
    return bad_verb(verb, argument, shape);
  }
  const long long number = std::get<long long>(argument);
  if (letter == 'd' || letter == 'v') return whole_number(number, 10, false, shape);
  if (letter == 'x' || letter == 'X') return whole_number(number, 16, letter == 'X', shape);
  if (letter == 'o') return whole_number(number, 8, false, shape);
  if (letter == 'b') return whole_number(number, 2, false, shape);
  if (letter == 'T') return padded("int", shape);
  return bad_verb(verb, argument, shape);
}

class Printer {
 public:
  Printer(std::string_view format, const std::vector<PrintfArgument>& arguments)
      : format_(format), arguments_(arguments) {}

  std::string run() {
    while (at_ < format_.size()) {
      const std::size_t percent = std::min(format_.find('%', at_), format_.size());
      result_ += format_.substr(at_, percent - at_);
      at_ = percent;
      if (at_ < format_.size()) read_verb();
    }
    return std::move(result_);
  }

 private:
  void read_verb() {
    const std::size_t begin = at_++;
    shape_ = {};
    good_index_ = true;
    read_flags();
    read_index();
    read_width();
    read_precision();
    read_index();
    if (at_ >= format_.size()) {
      result_ += format_.substr(begin);
      return;
    }
    const std::size_t letter = at_;
    static_cast<void>(unicode::next_code_point(format_, at_));
    const std::string_view verb = format_.substr(letter, at_ - letter);
    if (verb == "%") {
      result_ += '%';
    } else if (!good_index_) {
      result_ += "%!" + std::string(verb) + "(BADINDEX)";
    } else if (next_ > arguments_.size()) {
      result_ += "%!" + std::string(verb) + "(MISSING)";
    } else {
      // Vale gives one argument more, an empty one.
      result_ += print(verb, next_ < arguments_.size() ? arguments_[next_] : PrintfArgument(), shape_);
      ++next_;
    }
  }

  void read_flags() {
    for (; at_ < format_.size(); ++at_) {
      switch (format_[at_]) {
        case '-': shape_.left = true; break;
        case '+': shape_.plus = true; break;
        case ' ': shape_.space = true; break;
        case '0': shape_.zero = true; break;
        case '#': break;
        default: return;
      }
    }
  }

  std::size_t read_number() {
    std::size_t value = 0;
    for (; at_ < format_.size() && format_[at_] >= '0' && format_[at_] <= '9'; ++at_)
      value = std::min(widest, value * 10 + static_cast<std::size_t>(format_[at_] - '0'));
    return value;
  }

  // "[2]": the next verb shows the second argument.
  void read_index() {
    if (at_ >= format_.size() || format_[at_] != '[') return;
    const std::size_t close = format_.find(']', at_);
    if (close == std::string_view::npos) {
      good_index_ = false;
      ++at_;
      return;
    }
    const std::size_t first = ++at_;
    const std::size_t number = read_number();
    good_index_ = at_ == close && at_ > first && number >= 1 && number <= arguments_.size() + 1;
    if (good_index_) next_ = number - 1;
    at_ = close + 1;
  }

  void read_width() {
    if (at_ >= format_.size() || format_[at_] != '*') {
      shape_.width = read_number();
      return;
    }
    ++at_;
    const auto* number = next_ < arguments_.size() ? std::get_if<long long>(&arguments_[next_]) : nullptr;
    if (number == nullptr) result_ += "%!(BADWIDTH)";
    else shape_.width = static_cast<std::size_t>(std::clamp<long long>(*number, 0, static_cast<long long>(widest)));
    ++next_;
  }

  void read_precision() {
    if (at_ >= format_.size() || format_[at_] != '.') return;
    ++at_;
    shape_.has_precision = true;
    shape_.precision = read_number();
  }

  std::string_view format_;
  const std::vector<PrintfArgument>& arguments_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  bool good_index_ = true;
  Shape shape_;
  std::string result_;
};

}  // namespace

std::string go_printf(std::string_view format, const std::vector<PrintfArgument>& arguments) {
  return Printer(format, arguments).run();
}

}  // namespace galley::prose
