// YAML 1.2 as a tree of values that know their bytes. Only what a person needs to write
// data: mappings, sequences, scalars, comments. Anchors, aliases, tags, directives and a
// second document in one file are errors, and so are nesting deeper than 32 levels and a
// key given twice.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"

namespace galley::sources {

struct YamlPair;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  MappedText scalar;              // decoded; block scalars lead to the bytes of each line
  bool plain = false;             // written without quotes or block mark
  std::vector<YamlNode> items;    // of a sequence
  std::vector<YamlPair> pairs;    // of a mapping, in the order written
  Span span;

  [[nodiscard]] const YamlPair* find(std::string_view key) const;
};

struct YamlPair {
  MappedText key;
  YamlNode value;
};

// Parses `text`, whose bytes are those of a file (text.h). Of a text that does not parse
// the first mistake is reported and nothing is given. An empty text is a null node.
[[nodiscard]] std::optional<YamlNode> parse_yaml(const MappedText& text, Diagnostics& diagnostics);

}  // namespace galley::sources
