// JSON as the same tree that YAML gives (yaml.h), so that both are read field by field.
// Internal to sources.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "sources/yaml.h"

namespace galley::sources {

// Of a text that does not parse the first mistake is reported and nothing is given.
[[nodiscard]] std::optional<YamlNode> parse_json(const MappedText& text, Diagnostics& diagnostics);

}  // namespace galley::sources
