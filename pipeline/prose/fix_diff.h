// The difference of two texts in the unified format, three lines of context.
#pragma once

#include <string>
#include <string_view>

namespace galley::prose {

// Empty if they are the same. Lines are paired from both ends and by the longest
// common rows between (at most a few thousand changed lines; beyond that as one block).
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace galley::prose
