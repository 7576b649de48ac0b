// Text of authors, rules and file names as it may be shown on a terminal line or a page.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// Controls, which could steer a terminal or begin a line of their own, and the marks that
// turn the direction of what follows (Unicode UAX #9, explicit formatting) stand as U+FFFD, and
// so does each byte that is no UTF-8; tabs and line ends become spaces. Escaping for HTML or JSON is the writer's.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace galley
