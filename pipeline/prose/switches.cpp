#include "prose/switches.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace galley::prose {
namespace {

// The strings of a JSON list; nothing if it is none. Escapes other than \" and \\ do
// not occur in words to pass over.
std::optional<std::vector<std::string>> read_list(std::string_view text) {
  std::vector<std::string> result;
  if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    std::string word;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      word += text[at];
    }
    if (at >= text.size()) return std::nullopt;
    result.push_back(std::move(word));
    ++at;
  }
  return result;
}

bool means_off(std::string_view value) { return value == "NO" || value == "off"; }
bool is_value(std::string_view value) { return value == "YES" || value == "on" || means_off(value); }

}  // namespace

void Switches::read(std::string_view comment, const std::vector<std::string>& styles) {
  if (!comment.starts_with("vale ")) return;
  comment.remove_prefix(5);
  if (comment == "off" || comment == "on") {
    set("off", comment == "off");
    return;
  }
  const std::size_t equals = comment.rfind(" = ");
  if (equals == std::string_view::npos) return;
  const std::string_view key = comment.substr(0, equals);
  const std::string_view value = comment.substr(equals + 3);
  const std::size_t bracket = key.find('[');
  if (bracket != std::string_view::npos && key.ends_with(']') && (value == "YES" || value == "NO")) {
    if (const auto matches = read_list(key.substr(bracket)))
      for (const std::string& match : *matches)
        set(std::string(key.substr(0, bracket)) + "[" + match + "]", value == "NO");
  } else if (is_value(value)) {
    set(std::string(key), means_off(value));
  } else if (key == "style" || key == "styles") {
    for (const std::string& style : styles) set(style, true);
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t comma = std::min(value.find(", ", at), value.size());
      set(std::string(value.substr(at, comma - at)), false);
      at = comma + 2;
    }
  }
}

void Switches::set(std::string key, bool off) {
  if (history_ == nullptr) history_ = std::make_shared<History>();
  history_->changes[std::move(key)].push_back({++history_->count, off});
  count_ = history_->count;
}

bool Switches::is_set(std::string_view key) const {
  if (history_ == nullptr || (only_off_ && key != "off")) return false;
  const auto found = history_->changes.find(key);
  if (found == history_->changes.end()) return false;
  const std::vector<Change>& changes = found->second;
  const auto later = std::partition_point(changes.begin(), changes.end(),
                                          [&](const Change& change) { return change.number <= count_; });
  return later != changes.begin() && std::prev(later)->off;
}

bool Switches::silences(std::string_view rule) const {
  if (history_ == nullptr) return false;
  return is_set("off") || is_set(rule.substr(0, rule.find('.'))) || is_set(rule);
}

bool Switches::silences(std::string_view rule, std::string_view match) const {
  if (history_ == nullptr) return false;
  return is_set(std::string(rule) + "[" + std::string(match) + "]");
}

}  // namespace galley::prose
