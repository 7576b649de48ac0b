// Running text cut into numbers and words, for those who read numbers and dates in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::check {


// The text with what is not running text blanked out (links, citations, code, addresses, attributes),
// so that places stay the same.
[[nodiscard]] std::string masked(std::string_view text);

// A number in digits, a word, "%", or a suffix of a number with a plus before it ("+h", "+bn").
struct Token {
  std::string text;                // lower case
  std::size_t begin = 0, end = 0;
  std::optional<double> value;     // written in digits
  bool number_in_name = false;     // digits with letters or signs that make a label of them
  bool ordinal = false;
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view masked_text);

}  // namespace galley::check
