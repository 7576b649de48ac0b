// A digest of all that decides what grammar finds: its rules, the tagger, the lexicon. What
// an earlier program kept in .galley/ is then never taken for this one's.
#pragma once

#include <string_view>

namespace galley::prose {

[[nodiscard]] std::string_view grammar_digest();

}  // namespace galley::prose
