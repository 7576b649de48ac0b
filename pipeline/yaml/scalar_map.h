// Leads the letters of a YAML scalar back to its bytes. Internal to the module.
#pragma once

#include <string_view>

#include "yaml/yaml.h"

namespace galley::yaml {

// `letters` is the scalar's value; `source` its bytes in the file, from the first
// letter, quote or block indicator on, which stand at `span`.
[[nodiscard]] MappedText map_scalar(std::string_view letters, std::string_view source, Span span, Style style);

}  // namespace galley::yaml
