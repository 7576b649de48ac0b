#include "prose/rule_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/files.h"
#include "prose/rule_kinds.h"
#include "yaml/reader.h"

namespace galley::prose {
namespace {

bool same_key(std::string_view first, std::string_view second) {
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [&](char one, char other) { return ascii::to_lower(one) == ascii::to_lower(other); });
}

constexpr std::string_view digits = "0123456789";

// A whole number as Go reads it: 0x1F, 0o17, 017 and 0b11 too; nothing if it is none.
std::optional<std::string> whole_number(std::string_view text) {
  const std::string sign = text.starts_with('-') ? "-" : "";
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    static constexpr std::string_view letters = "xXoObB";
    static constexpr std::array bases = {16, 16, 8, 8, 2, 2};
    const std::size_t known = letters.find(text[1]);
    base = known == std::string_view::npos ? 8 : bases[known];
    text.remove_prefix(known == std::string_view::npos ? 1 : 2);
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return (value == 0 ? "" : sign) + std::to_string(value);
}

// A number with a point or an exponent, without the zeros at its end.
std::optional<std::string> decimal_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.find_first_of(digits) == std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  std::array<char, 400> written{};
  const auto [last, failed] =
      std::to_chars(written.data(), written.data() + written.size(), value, std::chars_format::fixed);
  if (failed != std::errc{}) return std::nullopt;
  return std::string(written.data(), last);
}

// Where text is wanted, weak typing in Go turns truth values into digits, and writes
// numbers anew: 1.50 is 1.5.
std::string scalar_text(const yaml::Node& node) {
  const std::string& value = node.value.text;
  if (node.style != yaml::Style::plain) return value;
  if (value == "true" || value == "True" || value == "TRUE") return "1";
  if (value == "false" || value == "False" || value == "FALSE") return "0";
  if (value.empty() || (digits.find(value[0]) == std::string_view::npos && value.find_first_of("+-.") != 0))
    return value;
  std::string plain = value;
  std::erase(plain, '_');
  if (const auto number = whole_number(plain)) return *number;
  return decimal_number(plain).value_or(value);
}

}  // namespace

const yaml::Node* RuleKeys::node(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  for (const yaml::Entry& entry : node_.entries)
    if (same_key(entry.key, key)) return entry.value.is_null() ? nullptr : &entry.value;
  return nullptr;
}

bool RuleKeys::has(std::string_view key) { return node(key) != nullptr; }

bool RuleKeys::names(std::string_view key) const {
  return std::any_of(node_.entries.begin(), node_.entries.end(),
                     [&](const yaml::Entry& entry) { return same_key(entry.key, key); });
}

Span RuleKeys::place(std::string_view key) const {
  for (const yaml::Entry& entry : node_.entries)
    if (same_key(entry.key, key)) return entry.value.is_null() ? entry.key_span : entry.value.span;
  return start();
}

std::string RuleKeys::text(std::string_view key, std::string_view fallback) {
  const yaml::Node* found = node(key);
  if (found == nullptr) return std::string(fallback);
  if (!found->is_scalar()) {
    error(found->span, "'" + std::string(key) + "' must be a text");
    return std::string(fallback);
  }
  return scalar_text(*found);
}

std::vector<std::string> RuleKeys::list(std::string_view key) {
  const yaml::Node* found = node(key);
  if (found == nullptr) return {};
  if (found->is_scalar()) return {scalar_text(*found)};
  std::vector<std::string> result;
  if (found->is_mapping()) {
    if (!found->entries.empty()) error(found->span, "'" + std::string(key) + "' must be a list");
    return result;
  }
  for (const yaml::Node& item : found->items) {
    if (item.is_sequence() || item.is_mapping()) {
      error(item.span, "an item of '" + std::string(key) + "' must be a text", "put the item in quotation marks");
    } else {
      result.push_back(item.is_null() ? std::string() : scalar_text(item));
    }
  }
  return result;
}

std::vector<std::pair<std::string, std::string>> RuleKeys::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> result;
  const yaml::Node* found = node(key);
  if (found == nullptr) return result;
  std::map<std::string, std::size_t> places;
  const auto add = [&](const yaml::Node& mapping) {
    if (!mapping.is_mapping()) return error(mapping.span, "'" + std::string(key) + "' must be a mapping");
    for (const yaml::Entry& entry : mapping.entries) {
      if (entry.value.is_sequence() || entry.value.is_mapping()) {
        error(entry.value.span, "the value of '" + entry.key + "' must be a text");
        continue;
      }
      const std::string value = entry.value.is_null() ? std::string() : scalar_text(entry.value);
      const auto [place, is_new] = places.emplace(entry.key, result.size());
      if (is_new)
        result.emplace_back(entry.key, value);
      else
        result[place->second].second = value;
    }
  };
  if (!found->is_sequence()) {
    add(*found);
    return result;
  }
  for (const yaml::Node& item : found->items) add(item);
  return result;
}

bool RuleKeys::boolean(std::string_view key, bool fallback) {
  const yaml::Node* found = node(key);
  if (found == nullptr) return fallback;
  const std::string value = found->is_scalar() ? found->value.text : std::string("?");
  if (value == "true" || value == "True" || value == "TRUE" || value == "1" || value == "yes" || value == "on")
    return true;
  if (value == "false" || value == "False" || value == "FALSE" || value == "0" || value == "no" || value == "off" ||
      value.empty())
    return false;
  error(found->span, "'" + std::string(key) + "' must be true or false");
  return fallback;
}

double RuleKeys::number(std::string_view key, double fallback) {
  const yaml::Node* found = node(key);
  if (found == nullptr) return fallback;
  yaml::Node plain = *found;
  plain.style = yaml::Style::plain;
  if (const auto value = yaml::to_number(plain)) return *value;
  error(found->span, "'" + std::string(key) + "' must be a number");
  return fallback;
}

// How many parameters the edits of an action take, their own name left out.
struct Edit {
  std::string_view name;
  std::size_t parameters;
  std::string_view example;
};
constexpr std::array edits = {Edit{"regex", 2, "[regex, '(\\w+)\\.', $1]"}, Edit{"trim", 1, "[trim, '.']"},
                              Edit{"trim_left", 1, "[trim_left, '.']"},    Edit{"trim_right", 1, "[trim_right, '.']"},
                              Edit{"truncate", 1, "[truncate, ' ']"},      Edit{"split", 2, "[split, ' ', 0]"}};

// An action that cannot act: Vale says so only when the rule has found something.
void RuleKeys::check_parameters(const Action& action, RuleKeys& keys) {
  const Span place = keys.place("params");
  if (action.params.empty() && (action.name == "suggest" || action.name == "convert"))
    return keys.error(place, "the action '" + action.name + "' needs 'params'",
                      action.name == "suggest" ? "write params: [spellings]" : "write params: [simple]");
  if (action.name != "edit") return;
  if (action.params.empty())
    return keys.error(place, "the action 'edit' needs 'params'",
                      "edits: regex, trim, trim_left, trim_right, truncate, split");
  const std::string& name = action.params[0];
  const auto known = std::find_if(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.name == name; });
  // Published packages name edits that there are not: they change nothing.
  if (known == edits.end()) return;
  if (action.params.size() != known->parameters + 1)
    return keys.error(place, "the edit '" + name + "' does not have the parameters it needs",
                      "write params: " + std::string(known->example));
  Regex pattern;
  if (name == "regex") static_cast<void>(compile_into(pattern, action.params[1], place, keys));
}

Action RuleKeys::action() {
  const yaml::Node* found = node("action");
  if (found == nullptr) return {};
  if (!found->is_mapping()) {
    error(found->span, "'action' must have the keys 'name' and 'params'");
    return {};
  }
  static const std::vector<std::string> names = {"replace", "remove", "suggest", "convert", "edit"};
  RuleKeys keys(*found, diagnostics_);
  Action result{keys.text("name"), keys.list("params")};
  if (!result.name.empty() && std::find(names.begin(), names.end(), result.name) == names.end())
    keys.error(keys.place("name"), "there is no action '" + result.name + "'",
               "actions: replace, remove, suggest, convert, edit");
  keys.finish();
  if (!keys.failed()) check_parameters(result, keys);
  failed_ = failed_ || keys.failed_;
  return result;
}

void RuleKeys::finish() {
  std::string allowed;
  for (const std::string& key : known_) allowed += (allowed.empty() ? "" : ", ") + key;
  for (const yaml::Entry& entry : node_.entries) {
    const bool known =
        std::any_of(known_.begin(), known_.end(), [&](const std::string& key) { return same_key(key, entry.key); });
    if (known) continue;
    const auto meant = nearest(entry.key, known_);
    error(entry.key_span, "unknown key '" + entry.key + "'",
          (meant ? "did you mean '" + *meant + "'? " : std::string()) + "allowed: " + allowed);
  }
}

void RuleKeys::error(Span span, std::string message, std::string hint) {
  failed_ = true;
  // A key that is read twice is wrong once.
  const auto& said = diagnostics_.all();
  if (!said.empty() && said.back().span == span && said.back().message == message) return;
  diagnostics_.error("prose.rule", span, std::move(message), std::move(hint));
}

}  // namespace galley::prose
