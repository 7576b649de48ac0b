// Texts by what they say, whatever way they are set.
#pragma once

#include <string>
#include <string_view>

namespace galley::unicode {

// NFKC_Casefold (UAX 31): case, ligatures, full-width forms and invisible letters (soft
// hyphens, joiners) are gone. For telling whether two texts say the same, never for showing.
[[nodiscard]] std::string fold_for_comparison(std::string_view text);

}  // namespace galley::unicode
