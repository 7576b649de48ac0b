// The three ways in which rules cut text into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "unicode/unicode.h"

namespace galley::prose {

// Words for spelling: white space apart, marks at both ends taken off, curly quotation
// marks read as straight ones. `text` is what is compared, `range` where it stands.
struct SpellingWord {
  std::string text;
  unicode::Range range;
};
[[nodiscard]] std::vector<SpellingWord> spelling_words(std::string_view text);

// Words for counting: letters, digits and apostrophes together, "U.N." as one.
[[nodiscard]] std::vector<unicode::Range> counted_words(std::string_view text);

// Words for tagging, as the Penn Treebank cuts them: marks apart, "don't" in two,
// straight quotation marks as `` and ''. A range covers the letters a word came from.
struct TreebankWord {
  std::string text;
  unicode::Range range;
};
[[nodiscard]] std::vector<TreebankWord> treebank_words(std::string_view text);

}  // namespace galley::prose
