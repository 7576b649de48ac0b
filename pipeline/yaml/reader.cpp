#include "yaml/reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/files.h"

namespace galley::yaml {
namespace {

bool is_plain(const Node& node) { return node.is_scalar() && node.style == Style::plain; }

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::null: return "nothing";
    case Kind::scalar: return "a single value";
    case Kind::sequence: return "a list";
    case Kind::mapping: return "keys with values";
  }
  return {};
}

std::optional<double> to_number(const Node& node) {
  if (!is_plain(node)) return std::nullopt;
  const std::string& text = node.value.text;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> to_integer(const Node& node) {
  if (!is_plain(node)) return std::nullopt;
  const std::string& text = node.value.text;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> to_boolean(const Node& node) {
  if (!is_plain(node)) return std::nullopt;
  if (node.value.text == "true") return true;
  if (node.value.text == "false") return false;
  return std::nullopt;
}

Mapping::Mapping(const Node& node, std::string rule, Diagnostics& diagnostics)
    : node_(node), rule_(std::move(rule)), diagnostics_(diagnostics) {
  if (node_.is_mapping()) return;
  complete_ = true;
  diagnostics_.error(rule_ + ".wrong-kind", node_.span,
                     fmt::format("keys with values should stand here, not {}", yaml::name(node_.kind)),
                     "write one 'key: value' a line");
}

Mapping::~Mapping() {
  for (const Entry& entry : node_.entries) {
    if (complete_ || std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    const std::optional<std::string> meant = nearest(entry.key, known_);
    std::string hint =
        meant ? fmt::format("did you mean '{}'?", *meant) : fmt::format("known here: {}", fmt::join(known_, ", "));
    diagnostics_.error(rule_ + ".unknown-key", entry.key_span, fmt::format("the key '{}' is not known here", entry.key),
                       std::move(hint));
    if (meant) std::erase(missing_, *meant);
  }
  for (const std::string& key : missing_)
    diagnostics_.error(rule_ + ".missing-key", {node_.span.file, node_.span.begin, node_.span.begin},
                       fmt::format("the key '{}' is missing", key));
}

const Node* Mapping::optional(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const Node* found = node_.find(key);
  return found && !found->is_null() ? found : nullptr;
}

const Node* Mapping::required(std::string_view key) {
  const Node* found = optional(key);
  if (!found && node_.is_mapping()) {
    const Entry* written = nullptr;
    for (const Entry& entry : node_.entries) {
      if (entry.key == key) written = &entry;
    }
    if (written)
      diagnostics_.error(rule_ + ".missing-key", written->key_span, fmt::format("the key '{}' has no value", key));
    else if (std::find(missing_.begin(), missing_.end(), key) == missing_.end())
      missing_.emplace_back(key);
  }
  return found;
}

void Mapping::wrong_kind(const Node& node, std::string_view key, std::string_view wanted) {
  std::string found(yaml::name(node.kind));
  if (node.is_scalar()) found = fmt::format("'{}'", node.value.text.substr(0, 40));
  diagnostics_.error(rule_ + ".wrong-kind", node.span, fmt::format("'{}' needs {}, not {}", key, wanted, found));
}

std::string Mapping::text(std::string_view key) { return mapped(key).text; }

std::string Mapping::text_or(std::string_view key, std::string_view fallback) {
  std::optional<MappedText> value = mapped_or_none(key);
  return value ? std::move(value->text) : std::string(fallback);
}

MappedText Mapping::mapped(std::string_view key) {
  const Node* found = required(key);
  if (!found) return {};
  if (found->is_scalar()) return found->value;
  wrong_kind(*found, key, "text");
  return {};
}

std::optional<MappedText> Mapping::mapped_or_none(std::string_view key) {
  const Node* found = optional(key);
  if (!found) return std::nullopt;
  if (found->is_scalar()) return found->value;
  wrong_kind(*found, key, "text");
  return std::nullopt;
}

double Mapping::number(std::string_view key) {
  return required(key) ? number_or(key, 0) : 0;
}

double Mapping::number_or(std::string_view key, double fallback) {
  const Node* found = optional(key);
  if (!found) return fallback;
  if (const std::optional<double> value = to_number(*found)) return *value;
  wrong_kind(*found, key, "a number");
  return fallback;
}

std::int64_t Mapping::integer_or(std::string_view key, std::int64_t fallback) {
  const Node* found = optional(key);
  if (!found) return fallback;
  if (const std::optional<std::int64_t> value = to_integer(*found)) return *value;
  wrong_kind(*found, key, "a whole number");
  return fallback;
}

bool Mapping::boolean_or(std::string_view key, bool fallback) {
  const Node* found = optional(key);
  if (!found) return fallback;
  if (const std::optional<bool> value = to_boolean(*found)) return *value;
  wrong_kind(*found, key, "true or false");
  return fallback;
}

std::vector<MappedText> Mapping::texts(std::string_view key) {
  std::vector<MappedText> values;
  const Node* list = sequence(key);
  if (!list) return values;
  for (const Node& item : list->items) {
    if (item.is_scalar()) {
      values.push_back(item.value);
    } else {
      wrong_kind(item, key, "a list of texts");
    }
  }
  return values;
}

std::string Mapping::choice(std::string_view key, std::initializer_list<std::string_view> words) {
  const std::string_view fallback = words.size() > 0 ? *words.begin() : std::string_view();
  const Node* found = optional(key);
  if (!found) return std::string(fallback);
  if (found->is_scalar() && std::find(words.begin(), words.end(), found->value.text) != words.end())
    return found->value.text;
  wrong_kind(*found, key, fmt::format("one of {}", fmt::join(words, ", ")));
  return std::string(fallback);
}

const Node* Mapping::sequence(std::string_view key) {
  const Node* found = optional(key);
  if (!found || found->is_sequence()) return found;
  wrong_kind(*found, key, "a list");
  return nullptr;
}

const Node* Mapping::mapping(std::string_view key) {
  const Node* found = optional(key);
  if (!found || found->is_mapping()) return found;
  wrong_kind(*found, key, "keys with values");
  return nullptr;
}

}  // namespace galley::yaml
