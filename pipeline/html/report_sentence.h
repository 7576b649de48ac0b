// The sentence around some words of a source file, as a reader would read it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::html {

struct MarkedSentence {
  std::string text;               // on one line
  std::size_t begin = 0, end = 0; // of the words, in bytes of `text`
};

// Bytes [begin, end) of a Markdown, YAML, CSV or JSON text, with the sentence around them
// over the lines of its paragraph, shortened where it is long. Empty where the words are a
// whole record or file rather than words.
[[nodiscard]] MarkedSentence sentence_around(std::string_view text, std::size_t begin, std::size_t end);

// The nearest beginning of a code point at or before `at`.
[[nodiscard]] std::size_t back_to_letter(std::string_view text, std::size_t at);

}  // namespace galley::html
