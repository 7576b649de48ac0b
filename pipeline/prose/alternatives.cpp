#include "prose/alternatives.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/ascii.h"

namespace galley::prose {
namespace {

constexpr std::size_t worth_sorting = 12;

// The one or two plain letters that a pattern must begin with; empty if it may begin otherwise.
std::string first_letters(std::string_view pattern) {
  if (pattern.find('|') != std::string_view::npos) {
    // A bar inside brackets does no harm; one outside would end the alternative.
    int depth = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      if (pattern[at] == '\\') ++at;
      else if (pattern[at] == '(') ++depth;
      else if (pattern[at] == ')') --depth;
      else if (pattern[at] == '|' && depth == 0) return {};
    }
  }
  std::string letters;
  for (std::size_t at = 0; at < pattern.size() && letters.size() < 2 && ascii::is_letter(pattern[at]); ++at) {
    const bool optional =
        at + 1 < pattern.size() && std::string_view("?*{").find(pattern[at + 1]) != std::string_view::npos;
    if (optional) break;
    letters += ascii::to_lower(pattern[at]);
    if (at + 1 < pattern.size() && pattern[at + 1] == '+') break;
  }
  return letters;
}

class Joiner {
 public:
  Joiner(const std::vector<std::string>& alternatives, std::string open, std::string close)
      : alternatives_(alternatives), open_(std::move(open)), close_(std::move(close)) {}

  Alternatives run() {
    std::vector<std::size_t> pending;
    const bool sort = alternatives_.size() >= worth_sorting &&
                      std::none_of(alternatives_.begin(), alternatives_.end(), depends_on_place);
    for (std::size_t number = 0; number < alternatives_.size(); ++number) {
      if (sort && !first_letters(alternatives_[number]).empty()) {
        pending.push_back(number);
        continue;
      }
      flush(pending);
      add(plain({number}));
    }
    flush(pending);
    return std::move(result_);
  }

 private:
  void add(const std::string& part) {
    if (part.empty()) return;
    if (!result_.pattern.empty() || started_) result_.pattern += '|';
    started_ = true;
    result_.pattern += part;
  }

  std::string plain(const std::vector<std::size_t>& numbers) {
    std::string pattern;
    for (std::size_t place = 0; place < numbers.size(); ++place) {
      if (place > 0) pattern += '|';
      pattern += open_ + alternatives_[numbers[place]] + close_;
      result_.order.push_back(numbers[place]);
    }
    return pattern;
  }

  void flush(std::vector<std::size_t>& pending) {
    add(group(pending, 1));
    pending.clear();
  }

  // Alternatives that begin with different letters never match at one place, so their
  // order among each other is free.
  std::string group(const std::vector<std::size_t>& numbers, std::size_t depth) {
    if (numbers.empty()) return {};
    if (numbers.size() < worth_sorting || depth > 2) return plain(numbers);
    std::map<std::string, std::vector<std::size_t>> by_letters;
    for (const std::size_t number : numbers) {
      const std::string letters = first_letters(alternatives_[number]);
      if (letters.size() < depth) return plain(numbers);
      by_letters[letters.substr(0, depth)].push_back(number);
    }
    std::string pattern;
    for (const auto& [letters, members] : by_letters) {
      if (!pattern.empty()) pattern += '|';
      if (members.size() == 1) {
        pattern += plain(members);
      } else {
        pattern += "(?=(?i:" + letters + "))(?:" + group(members, depth + 1) + ")";
      }
    }
    return pattern;
  }

  const std::vector<std::string>& alternatives_;
  std::string open_;
  std::string close_;
  Alternatives result_;
  bool started_ = false;
};

}  // namespace

bool depends_on_place(std::string_view pattern) {
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] == '\\') {
      if (pattern[at + 1] >= '1' && pattern[at + 1] <= '9') return true;
      if (pattern[at + 1] == 'k' || pattern[at + 1] == 'g') return true;
      ++at;
    } else if (pattern.substr(at, 2) == "(?") {
      const char kind = at + 2 < pattern.size() ? pattern[at + 2] : '\0';
      if (std::string_view(":=!<>").find(kind) == std::string_view::npos) return true;
    }
  }
  return false;
}

Alternatives join_alternatives(const std::vector<std::string>& alternatives, const std::string& open,
                               const std::string& close) {
  return Joiner(alternatives, open, close).run();
}

}  // namespace galley::prose
