// The trained tables that make_language_data writes, inside the program.
#pragma once

#include <string_view>

namespace galley::prose {

// Lines "word TAB flags", sorted by bytes of the word: Punkt's orthographic context
// (bits 1 to 6), abbreviation (256), sentence starter (512), collocation (1024).
[[nodiscard]] std::string_view sentence_table();
// Classes, known words and weights of the averaged perceptron (tagger.cpp reads it).
[[nodiscard]] std::string_view tagger_table();

}  // namespace galley::prose
