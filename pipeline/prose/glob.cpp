#include "prose/glob.h"

namespace galley::prose {
namespace {

// Only a pattern with `**` counts folders: there `*` stops at a slash.
std::string to_regex(std::string_view pattern) {
  const bool by_folder = pattern.find("**") != std::string_view::npos;
  std::string result = "\\A(?:";
  int braces = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char letter = pattern[at];
    if (letter == '*') {
      const bool twice = at + 1 < pattern.size() && pattern[at + 1] == '*';
      if (twice && at + 2 < pattern.size() && pattern[at + 2] == '/') {
        result += "(?:.*/)?";
        at += 2;
      } else if (twice) {
        result += ".*";
        ++at;
      } else {
        result += by_folder ? "[^/]*" : ".*";
      }
    } else if (letter == '?') {
      result += by_folder ? "[^/]" : ".";
    } else if (letter == '{') {
      ++braces;
      result += "(?:";
    } else if (letter == '}' && braces > 0) {
      --braces;
      result += ')';
    } else if (letter == ',' && braces > 0) {
      result += '|';
    } else if (letter == '[') {
      result += '[';
      if (at + 1 < pattern.size() && pattern[at + 1] == '!') {
        result += '^';
        ++at;
      }
    } else if (letter == ']') {
      result += ']';
    } else if (letter == '\\' && at + 1 < pattern.size()) {
      result += escape_pattern(pattern.substr(++at, 1));
    } else {
      result += escape_pattern(pattern.substr(at, 1));
    }
  }
  return result + ")\\z";
}

}  // namespace

Result<Glob> Glob::compile(std::string_view pattern) {
  Glob result;
  result.negated_ = pattern.starts_with("!");
  if (result.negated_) pattern.remove_prefix(1);
  auto regex = Regex::compile("(?s)" + to_regex(pattern));
  if (!regex) return failure("the glob pattern '" + std::string(pattern) + "' cannot be read");
  result.regex_ = std::move(*regex);
  return result;
}

bool Glob::matches(std::string_view path) const { return regex_.matches(path) != negated_; }

}  // namespace galley::prose
