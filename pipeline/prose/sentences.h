// Sentence ends after Kiss and Strunk, "Unsupervised multilingual sentence boundary
// detection" (2006), with the trained English data of Punkt and a few rules for
// abbreviations, ellipses and quotations on top.
#pragma once

#include <string_view>
#include <vector>

#include "unicode/unicode.h"

namespace galley::prose {

// The sentences of a text from its first to its last letter; their outer spaces belong
// to no sentence. An empty or blank piece is left out.
[[nodiscard]] std::vector<unicode::Range> split_sentences(std::string_view text);

}  // namespace galley::prose
