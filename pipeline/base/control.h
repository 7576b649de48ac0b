// Characters that no text of a project may hold, and no output could.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace galley {

// Offset of the first one, in well-formed UTF-8: control characters save tab and line
// ends (a lone CR is none), and U+FFFE and U+FFFF, which XML forbids (XML 1.0, 2.2).
[[nodiscard]] std::optional<std::size_t> find_control_character(std::string_view text);

}  // namespace galley
