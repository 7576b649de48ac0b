// Parts of speech by an averaged perceptron: Penn Treebank tags from the word, its
// ending and its neighbours. Ties go to the first tag in the alphabet.
#pragma once

#include <string>
#include <vector>

#include "prose/word_split.h"

namespace galley::prose {

struct TaggedWord {
  std::string text;
  std::string tag;           // "NN", "VBZ" …
  unicode::Range range;      // of the text given
};

// Tags the words of one sentence, or of any text taken as one.
[[nodiscard]] std::vector<TaggedWord> tag_words(const std::vector<TreebankWord>& words);
// Cuts a text into sentences and words, and tags the whole as one row.
[[nodiscard]] std::vector<TaggedWord> tag_text(std::string_view text);

}  // namespace galley::prose
