// A tree of values that know their bytes, for YAML and JSON sources alike. The YAML
// itself is read by the module yaml (yaml/yaml.h), which says what is refused.
#pragma once

#include <cstdint>
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
