// Numbers in prose against the facts beside them: 39,863, "nearly 40,000", 99.7 per cent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "sources/corpus.h"

namespace galley::check {

// How a number is meant.
enum class Precision : std::uint8_t {
  exact,
  about,     // about, around, some, roughly: within a tenth
  below,     // nearly, almost, up to: at most a tenth under the true value
  above,     // over, more than, at least: the true value is at least this
};

struct NumberInText {
  double value = 0;
  Precision precision = Precision::exact;
  std::size_t begin = 0, end = 0;  // bytes of the text, multiplier included ("6.8 million")
};

// Numbers written with digits, and number words from "two" to "ninety-nine" where
// `words` is set. Dates, years, ordinals, and numbers inside names and citations
// ("Act 2021", "[@AU-02]", "section 10") are passed over.
[[nodiscard]] std::vector<NumberInText> find_numbers(std::string_view text, bool words);

// Whether a statement of `said` is borne out by the true value.
[[nodiscard]] bool agrees(const NumberInText& said, double truth);

// Every number of a finding's prose against the facts that its paragraph cites. A number
// close to one of them but not the same is an error; one that none holds, a warning.
void check_numbers(const sources::Corpus& corpus, Diagnostics& diagnostics);

}  // namespace galley::check
