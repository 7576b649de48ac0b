#include "prose/rule_keys.h"

#include <algorithm>
#include <map>

#include "base/files.h"
#include "yaml/reader.h"

namespace galley::prose {
namespace {

bool same_key(std::string_view first, std::string_view second) {
  const auto lower = [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; };
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [&](char one, char other) { return lower(one) == lower(other); });
}

// Truth values turn into digits where text is wanted, as weak typing has it in Go.
std::string scalar_text(const yaml::Node& node) {
  if (node.style == yaml::Style::plain && node.value.text == "true") return "1";
  if (node.style == yaml::Style::plain && node.value.text == "false") return "0";
  return node.value.text;
}

}  // namespace

const yaml::Node* RuleKeys::node(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  for (const yaml::Entry& entry : node_.entries)
    if (same_key(entry.key, key)) return entry.value.is_null() ? nullptr : &entry.value;
  return nullptr;
}

bool RuleKeys::has(std::string_view key) { return node(key) != nullptr; }

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
  if (value == "true" || value == "True" || value == "TRUE" || value == "1" || value == "yes" || value == "on") return true;
  if (value == "false" || value == "False" || value == "FALSE" || value == "0" || value == "no" || value == "off" || value.empty())
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
    keys.error(keys.place("name"), "there is no action '" + result.name + "'", "actions: replace, remove, suggest, convert, edit");
  keys.finish();
  failed_ = failed_ || keys.failed_;
  return result;
}

void RuleKeys::finish() {
  std::string allowed;
  for (const std::string& key : known_) allowed += (allowed.empty() ? "" : ", ") + key;
  for (const yaml::Entry& entry : node_.entries) {
    const bool known = std::any_of(known_.begin(), known_.end(), [&](const std::string& key) { return same_key(key, entry.key); });
    if (known) continue;
    const auto meant = nearest(entry.key, known_);
    error(entry.key_span, "unknown key '" + entry.key + "'",
          (meant ? "did you mean '" + *meant + "'? " : std::string()) + "allowed: " + allowed);
  }
}

void RuleKeys::error(Span span, std::string message, std::string hint) {
  failed_ = true;
  diagnostics_.error("prose.rule", span, std::move(message), std::move(hint));
}

}  // namespace galley::prose
