// Spaces that look like one and are none to YAML: they come along with text copied from a
// word processor or the web, and nobody can see them. Internal to yaml.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace galley::yaml {

// Bytes [begin, end) of a text.
struct OddSpace {
  std::size_t begin = 0, end = 0;
};

// The first no-break, thin, wide or zero-width space of `text`.
[[nodiscard]] std::optional<OddSpace> find_odd_space(std::string_view text);

// The first such space in `line` that stands where YAML needs a plain one: in the
// indentation, or behind the colon of a key.
[[nodiscard]] std::optional<OddSpace> misplaced_odd_space(std::string_view line);

}  // namespace galley::yaml
