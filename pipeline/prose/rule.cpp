#include "prose/rule.h"

#include <algorithm>
#include <charconv>

#include "prose/message.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

std::string trim_letters(std::string_view text, std::string_view letters, bool left, bool right) {
  const auto listed = [&](std::size_t at) {
    std::size_t next = at;
    static_cast<void>(unicode::next_code_point(text, next));
    return letters.find(text.substr(at, next - at)) != std::string_view::npos;
  };
  while (left && !text.empty() && listed(0)) {
    std::size_t next = 0;
    static_cast<void>(unicode::next_code_point(text, next));
    text.remove_prefix(next);
  }
  while (right && !text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!listed(last)) break;
    text = text.substr(0, last);
  }
  return std::string(text);
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  if (separator.empty()) return {std::string(text)};
  std::size_t at = 0;
  for (std::size_t found = text.find(separator); found != std::string_view::npos; found = text.find(separator, at)) {
    parts.emplace_back(text.substr(at, found - at));
    at = found + separator.size();
  }
  parts.emplace_back(text.substr(at));
  return parts;
}

// Words apart, in lower case: "fooBar-baz" → "foo bar baz". The first two letters stay together.
std::string simple_words(std::string_view text) {
  std::string result;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const bool inside = at > 1;
    const char32_t letter = unicode::next_code_point(text, at);
    const bool counts = unicode::is_letter(letter) || unicode::is_digit(letter);
    if (!counts || (inside && unicode::is_lower(before) && unicode::is_upper(letter))) result += ' ';
    if (counts) unicode::append_utf8(result, letter);
    before = letter;
  }
  std::string joined;
  for (const char letter : unicode::to_lower(trim_space(result)))
    if (letter != ' ' || !joined.ends_with(' ')) joined += letter;
  return joined;
}

std::vector<std::string> edit(const std::vector<std::string>& params, std::string_view match) {
  if (params.size() < 2) return {};
  const std::string& what = params[0];
  std::string result;
  if (what == "regex" && params.size() == 3) {
    const auto regex = Regex::compile(params[1]);
    if (!regex) return {};
    result = regex->replace_all(match, params[2], References::go);
  } else if (what == "trim" || what == "trim_left" || what == "trim_right") {
    result = trim_letters(match, params[1], what != "trim_right", what != "trim_left");
  } else if (what == "truncate") {
    result = split(match, params[1])[0];
  } else if (what == "split" && params.size() == 3) {
    const auto parts = split(match, params[1]);
    std::size_t index = 0;
    std::from_chars(params[2].data(), params[2].data() + params[2].size(), index);
    if (index >= parts.size()) return {};
    result = parts[index];
  } else {
    result = match;
  }
  return {std::string(trim_space(result))};
}

}  // namespace

std::vector<std::string> apply_action(const Action& action, std::string_view match) {
  if (action.name == "replace") return action.params;
  if (action.name == "remove") return {""};
  if (action.name == "edit") return edit(action.params, match);
  if (action.name == "convert" && !action.params.empty())
    return {action.params[0] == "simple" ? simple_words(match) : std::string(match)};
  return {};
}

Hit Rule::make_hit(std::string_view text, std::size_t begin, std::size_t end,
                   const std::vector<std::string>& arguments) const {
  Hit hit;
  hit.begin = begin;
  hit.end = end;
  hit.match = std::string(text.substr(begin, end - begin));
  hit.action = definition_.action;
  hit.replacements = apply_action(hit.action, hit.match);
  hit.message = format_message(definition_.message, arguments);
  hit.description = format_message(definition_.description, arguments);
  return hit;
}

Hit Rule::make_hit(std::string_view text, std::size_t begin, std::size_t end) const {
  const std::string match(text.substr(begin, end - begin));
  if (definition_.action.name.empty()) return make_hit(text, begin, end, {match});
  const auto fixed = apply_action(definition_.action, match);
  std::string shown = match;
  if (fixed.size() == 1) shown = fixed[0];
  if (fixed.size() > 1) shown = one_of(fixed);
  return make_hit(text, begin, end, {match, shown});
}

Result<Exceptions> Exceptions::make(std::vector<std::string> words, const std::vector<std::string>& accepted,
                                    bool with_accepted) {
  Exceptions result;
  if (with_accepted) words.insert(words.end(), accepted.begin(), accepted.end());
  if (words.empty()) return result;
  std::string phrases;
  for (const std::string& word : words)
    if (word.find_first_of(" \t") != std::string::npos || word.find("\\s") != std::string::npos)
      phrases += (phrases.empty() ? "" : "|") + word;
  if (!phrases.empty()) {
    TRY(result.phrases_, Regex::compile("(?i)\\b(?:" + phrases + ")\\b"));
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& first, const std::string& second) { return first.size() > second.size(); });
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += '|';
    if (!word.starts_with("(?i)")) joined += "(?-i)";
    joined += word;
  }
  TRY(result.words_, Regex::compile("(?m)\\b(?:" + joined + ")\\b"));
  return result;
}

bool Exceptions::cover(std::string_view text, std::size_t begin, std::size_t end) const {
  if (!words_.empty() && words_.matches(trim_space(text.substr(begin, end - begin)))) return true;
  if (phrases_.empty()) return false;
  // A phrase is looked for near the match only: many matches in a long text would
  // otherwise each read all of it.
  constexpr std::size_t reach = 1000;
  std::size_t from = begin > reach ? begin - reach : 0;
  while (from > 0 && text[from] != ' ') --from;
  std::size_t to = std::min(text.size(), end + reach);
  while (to < text.size() && text[to] != ' ') ++to;
  for (const Capture& phrase : phrases_.find_all(text.substr(from, to - from)))
    if (begin >= phrase.begin + from && end <= phrase.end + from) return true;
  return false;
}

}  // namespace galley::prose
