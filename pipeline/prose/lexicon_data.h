// The lexicon that make_lexicon writes, inside the program.
#pragma once

#include <string_view>

namespace galley::prose {

[[nodiscard]] std::string_view lexicon_table();

}  // namespace galley::prose
