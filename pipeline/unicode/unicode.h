// What Unicode says about text, behind one small face over ICU. Text is UTF-8 in and
// out, offsets are bytes, code points are char32_t. Results do not depend on the
// locale of the machine. Malformed UTF-8 is treated as U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::unicode {

// Bytes [begin, end).
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

// ---- Segmentation (UAX 14, UAX 29) ------------------------------------------------

// Every segment between word boundaries, spaces and punctuation included. `word` tells
// whether it holds a letter or a digit.
struct WordSegment {
  Range range;
  bool word = false;
};
[[nodiscard]] std::vector<WordSegment> segment_words(std::string_view text, std::string_view language = "en");

// Only the words: segments that hold a letter or digit. This is the word that limits count.
[[nodiscard]] std::vector<Range> words(std::string_view text, std::string_view language = "en");
[[nodiscard]] std::size_t count_words(std::string_view text, std::string_view language = "en");

// Sentences, with their trailing space.
[[nodiscard]] std::vector<Range> sentences(std::string_view text, std::string_view language = "en");

// User-perceived characters.
[[nodiscard]] std::vector<Range> graphemes(std::string_view text);

// Where a line may or must be broken: before the byte `offset`. Ends with text.size(),
// mandatory. Thai, Lao, Khmer and Burmese are broken by dictionary.
struct LineBreak {
  std::size_t offset = 0;
  bool mandatory = false;
};
[[nodiscard]] std::vector<LineBreak> line_breaks(std::string_view text, std::string_view language = "en");

// ---- Scripts and direction ---------------------------------------------------------

// A run of one script, common and inherited characters joined to their neighbour.
struct ScriptRun {
  Range range;
  std::string script;  // ISO 15924: "Latn", "Thai", "Zyyy" if nothing else is there
};
[[nodiscard]] std::vector<ScriptRun> script_runs(std::string_view text);
[[nodiscard]] std::string script_long_name(std::string_view iso15924);  // "Thai", "Devanagari"

// A run of one embedding level, in visual order (UAX 9). Odd levels run right to left.
struct BidiRun {
  Range range;
  int level = 0;
};
// `base_level`: 0 or 1; -1 takes the direction of the first strong character.
[[nodiscard]] std::vector<BidiRun> bidi_runs(std::string_view text, int base_level = -1);
// Whether more of its letters run right to left than left to right: the base direction of
// a passage quoted in a text of the other direction, even if it begins with a foreign word.
[[nodiscard]] bool mostly_right_to_left(std::string_view text);

// ---- Case, order, normal form ------------------------------------------------------

[[nodiscard]] std::string fold_case(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text, std::string_view language = "en");
[[nodiscard]] std::string to_upper(std::string_view text, std::string_view language = "en");
// The first letter in title case, the rest as it is.
[[nodiscard]] std::string capitalize(std::string_view text, std::string_view language = "en");
[[nodiscard]] std::string nfc(std::string_view text);
[[nodiscard]] bool is_nfc(std::string_view text);

// Bytes that sort as a dictionary of the language would (UTS 10); ties are broken by the text itself.
[[nodiscard]] std::string sort_key(std::string_view text, std::string_view language = "en");

// ---- Code points --------------------------------------------------------------------

// The code point at `offset`, which moves behind it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_digit(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_lower(char32_t code_point);
[[nodiscard]] bool is_space(char32_t code_point);         // White_Space
[[nodiscard]] bool is_mark(char32_t code_point);          // combining
[[nodiscard]] bool is_default_ignorable(char32_t code_point);

// Version of the Unicode data in use, "15.0".
[[nodiscard]] std::string version();

// Makes ICU, and libraries that build on it, forget the locale of the environment: in a
// Turkish one the lower case of "I" would be another letter. Call it first in main.
void forget_environment_locale();

}  // namespace galley::unicode
