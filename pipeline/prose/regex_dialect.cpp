#include "prose/regex_dialect.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>

namespace galley::prose {
namespace {

// The quantifier at `at`, bounded; what it is not stays. Lookbehinds reach this far back.
constexpr std::string_view furthest = "99";

std::string bounded(std::string_view pattern, std::size_t& at) {
  if (pattern[at] == '*') return "{0," + std::string(furthest) + "}";
  if (pattern[at] == '+') return "{1," + std::string(furthest) + "}";
  const std::size_t close = pattern.find('}', at);
  if (pattern[at] == '{' && close != std::string_view::npos && close > at + 1 && pattern[close - 1] == ',') {
    const std::string least(pattern.substr(at + 1, close - at - 2));
    at = close;
    return "{" + least + "," + std::string(furthest) + "}";
  }
  return std::string(1, pattern[at]);
}

}  // namespace

std::string for_pcre(std::string_view pattern) {
  std::string result;
  bool in_class = false;
  bool behind_class_escape = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char letter = pattern[at];
    const char next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
    if (letter == '\\' && next == 'u' && at + 5 < pattern.size()) {
      result += "\\x{" + std::string(pattern.substr(at + 2, 4)) + "}";
      at += 5;
      behind_class_escape = false;
    } else if (letter == '\\' && next != '\0') {
      result += pattern.substr(at++, 2);
      behind_class_escape = in_class && std::string_view("wWdDsS").find(next) != std::string_view::npos;
    } else {
      if (letter == '-' && behind_class_escape && next != ']') result += '\\';
      if (letter == '[' || letter == ']') in_class = letter == '[';
      behind_class_escape = false;
      result += letter;
    }
  }
  return result;
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                     [](char letter) { return static_cast<signed char>(letter) >= 0; });
}

bool means_the_same_in_ascii(std::string_view pattern) {
  if (!is_ascii(pattern) || pattern.find("(*") != std::string_view::npos ||
      pattern.find("[:") != std::string_view::npos)
    return false;
  for (std::size_t at = pattern.find('\\'); at < pattern.size(); at = pattern.find('\\', at + 2)) {
    const char escaped = at + 1 < pattern.size() ? pattern[at + 1] : '\\';
    if (std::isalpha(static_cast<unsigned char>(escaped)) != 0 &&
        std::string_view("wWdDsSbBnrt").find(escaped) == std::string_view::npos)
      return false;
  }
  return true;
}

bool holds_in_the_whole(std::string_view pattern) {
  static constexpr std::string_view anchors = "AZzGK";
  static constexpr std::string_view quantifiers = "*+?}";
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char letter = pattern[at];
    const char next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
    if (letter == '\\') {
      if (!in_class && next != '\0' && anchors.find(next) != std::string_view::npos) return false;
      ++at;
    } else if (in_class) {
      in_class = letter != ']';
    } else if (letter == '[') {
      in_class = true;
      if (next == '^') ++at;
      if (at + 1 < pattern.size() && pattern[at + 1] == ']') ++at;
    } else if (letter == '^' || letter == '$') {
      return false;
    } else if (letter == '(' && (next == '*' || next == '?')) {
      // Groups, options and positive lookarounds; not (?! (?<! (?> (?( (?R) (*VERB).
      const std::string_view kind = pattern.substr(at + 1, 3);
      static constexpr std::array asking = {"?:", "?=", "?P<", "?<", "?i", "?m", "?s", "?-"};
      const auto begins = [&](const char* mark) { return kind.starts_with(mark); };
      if (kind == "?<!" || std::none_of(asking.begin(), asking.end(), begins)) return false;
    } else if (next == '+' && quantifiers.find(letter) != std::string_view::npos) {
      return false;  // possessive: it may take more in the whole than is left
    }
  }
  return true;
}

std::string for_icu(std::string_view pattern) {
  std::string result;
  int depth = 0;
  int lookbehind = -1;  // the depth at which the outermost one was opened
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char letter = pattern[at];
    if (letter == '\\' && at + 1 < pattern.size()) {
      result += pattern.substr(at++, 2);
      continue;
    }
    if (in_class || letter == '[') {
      in_class = in_class ? letter != ']' : true;
      result += letter;
      continue;
    }
    if (letter == '(') {
      const std::string_view head = pattern.substr(at);
      if (lookbehind < 0 && (head.starts_with("(?<=") || head.starts_with("(?<!"))) lookbehind = depth;
      ++depth;
      if (head.starts_with("(?P<")) {
        result += "(?<";
        at += 3;
        continue;
      }
    }
    if (letter == ')' && --depth == lookbehind) lookbehind = -1;
    const bool opens = at > 0 && pattern[at - 1] == '(';
    result += lookbehind >= 0 && !opens ? bounded(pattern, at) : std::string(1, letter);
  }
  return result;
}

namespace {

// The pattern without the groups that begin with one of two marks.
std::string without_groups(std::string_view pattern, std::string_view mark, std::string_view other) {
  std::string result;
  int depth = 0;
  int inside = -1;
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char letter = pattern[at];
    const std::size_t length = letter == '\\' && at + 1 < pattern.size() ? 2 : 1;
    if (length == 1 && !in_class && letter == '(') {
      const std::string_view head = pattern.substr(at);
      if (inside < 0 && (head.starts_with(mark) || head.starts_with(other))) inside = depth;
      ++depth;
    }
    if (length == 1) in_class = in_class ? letter != ']' : letter == '[';
    if (inside < 0) result += pattern.substr(at, length);
    if (length == 1 && !in_class && letter == ')' && --depth == inside) inside = -1;
    at += length - 1;
  }
  return result;
}

bool refers_back(std::string_view pattern) {
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] != '\\') continue;
    const char escaped = pattern[++at];
    if ((escaped >= '1' && escaped <= '9') || escaped == 'k' || escaped == 'g') return true;
  }
  return pattern.find("(?P=") != std::string_view::npos;
}

}  // namespace

std::string without_lookbehinds(std::string_view pattern) { return without_groups(pattern, "(?<=", "(?<!"); }

std::string without_refusals(std::string_view pattern) {
  return refers_back(pattern) ? std::string(pattern) : without_groups(pattern, "(?!", "(?<!");
}

}  // namespace galley::prose
