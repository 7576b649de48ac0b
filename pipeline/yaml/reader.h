// Strict reading of a YAML mapping: each key is asked for once; whatever nobody asked
// for is an error that names the nearest known key.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/yaml.h"

namespace galley::yaml {

[[nodiscard]] std::string_view name(Kind kind);  // "a mapping", for messages

// Plain scalars as values; nothing if the node is not one.
[[nodiscard]] std::optional<double> to_number(const Node& node);
[[nodiscard]] std::optional<std::int64_t> to_integer(const Node& node);
[[nodiscard]] std::optional<bool> to_boolean(const Node& node);  // true, false

// Reads one mapping. `rule` begins the rule ids of its diagnostics ("theme" gives
// "theme.unknown-key", "theme.missing-key", "theme.wrong-kind"). A node that is no
// mapping is reported and reads as an empty one whose missing keys are not reported.
class Mapping {
 public:
  Mapping(const Node& node, std::string rule, Diagnostics& diagnostics);
  // Reports keys that are missing and keys that nobody asked for; one that is misspelt is
  // both, and is said once.
  ~Mapping();
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  // The value, or null pointer: absent, or written without a value.
  const Node* optional(std::string_view key);
  // The same; absent is an error.
  const Node* required(std::string_view key);

  // Typed: absent (or null) gives the fallback; a value of another kind is an error.
  std::string text(std::string_view key);                                // required
  std::string text_or(std::string_view key, std::string_view fallback);
  MappedText mapped(std::string_view key);                               // required
  std::optional<MappedText> mapped_or_none(std::string_view key);
  double number(std::string_view key);                                   // required
  double number_or(std::string_view key, double fallback);
  std::int64_t integer_or(std::string_view key, std::int64_t fallback);
  bool boolean_or(std::string_view key, bool fallback);
  std::vector<MappedText> texts(std::string_view key);                   // sequence of scalars; absent: empty
  // One of the given words; the first is the fallback.
  std::string choice(std::string_view key, std::initializer_list<std::string_view> words);
  // A sequence or mapping; null pointer if absent or of another kind.
  const Node* sequence(std::string_view key);
  const Node* mapping(std::string_view key);

  // Every key is known (a mapping with free keys): nothing is reported at the end.
  void accept_all() { complete_ = true; }

  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  void wrong_kind(const Node& node, std::string_view key, std::string_view wanted);

 private:
  const Node& node_;
  std::string rule_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_, missing_;
  bool complete_ = false;
};

}  // namespace galley::yaml
