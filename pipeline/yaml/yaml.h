// YAML as the project allows it: one document of mappings, sequences and scalars,
// each with the bytes it came from. A strict part of YAML 1.2: no anchors, aliases,
// tags, complex or duplicate keys; at most 64 levels. Only this module knows libfyaml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"

namespace galley::yaml {

enum class Kind : std::uint8_t {
  null,      // empty, `~` or `null`, unquoted
  scalar,
  sequence,
  mapping,
};

// How a scalar is written; only a plain one can be a number or a truth value.
enum class Style : std::uint8_t { plain, quoted, literal, folded };

struct Entry;

struct Node {
  Kind kind = Kind::null;
  Span span;                    // of the whole node, quotes and brackets included
  Style style = Style::plain;
  // The scalar's letters. Its map leads each byte to the file: `copy` where they are
  // the same bytes (each line of a block scalar, without its indentation), `changed`
  // where they are not (an escape, a folded line end).
  MappedText value;
  std::vector<Node> items;      // of a sequence
  std::vector<Entry> entries;   // of a mapping, in the order of the file

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
  // The value of a key; null pointer if this is no mapping or lacks it.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Span key_span;
  Node value;
};

// Parses `text`, which is bytes [offset, offset + size) of file `file` (the offset is
// for front matter). What is wrong goes to `diagnostics` as `yaml.syntax`,
// `yaml.forbidden`, `yaml.duplicate-key`, `yaml.space`, `yaml.size` or `yaml.depth`; then there is no value.
// An empty text is a null node. `text` must be valid UTF-8.
[[nodiscard]] std::optional<Node> parse_yaml(FileId file, std::string_view text, Diagnostics& diagnostics,
                                             std::uint32_t offset = 0);

}  // namespace galley::yaml
