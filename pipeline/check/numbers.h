// Numbers in prose against the facts beside them: 39,863, "nearly 40,000", 99.7 per cent,
// "one in three", 10 to 20 years.
#pragma once

#include <cstdint>
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
  below,     // nearly, almost, up to: at most a tenth above the true value
  above,     // over, more than, at least: at most a tenth under the true value
};

// What a number measures. Quantities of different measures never agree.
enum class Measure : std::uint8_t {
  none,      // things counted, or not known
  minutes,   // minutes, hours, days and weeks, in minutes
  months,    // months and years, in months
  percent,   // per cent; half, a third, one in three
  money,
};

struct NumberInText {
  double value = 0;        // as written, multiplier included: "6.8 million", "24" of "24 hours"
  Precision precision = Precision::exact;
  Measure measure = Measure::none;
  double step = 1;         // of the last place written: 100,000 in "6.8 million"
  double factor = 1;       // of the unit: 60 for hours, 12 for years
  bool fraction = false;   // said in words as a share of a whole
  bool in_words = false;   // without a digit
  std::string noun;        // the word counted, singular, lower case; empty if none was seen
  std::size_t begin = 0, end = 0;  // bytes of the text, currency and multiplier left out

  [[nodiscard]] double amount() const { return value * factor; }
};

// Numbers written with digits, and number words from "two" to "ninety-nine" where `words`
// is set; words before a unit of time, per cent or a multiplier always. Passed over: dates,
// years, ordinals, times of day, numbers inside names, addresses, code, citations and labels
// ("Act 2021", "[@AU-02]", "section 10", "24/7", "COVID-19").
[[nodiscard]] std::vector<NumberInText> find_numbers(std::string_view text, bool words);

// Whether a statement of `said` is borne out by the true value.
[[nodiscard]] bool agrees(const NumberInText& said, const NumberInText& truth);
[[nodiscard]] bool agrees(const NumberInText& said, double truth);

// A date with its month: 24 November 2026, or November 2026 (day 0).
struct DateInText {
  int year = 0, month = 0, day = 0;
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::vector<DateInText> find_dates(std::string_view text);

// Every number and date of the prose of findings, recommendations, chapters, profiles and States
// against the facts that its paragraph cites, then those its record rests on. One that
// contradicts the cited facts is an error; one that nothing holds, a warning. Totals that
// the publication gives of itself ("16 platforms", "610 facts") must be those of its records.
void check_numbers(const sources::Corpus& corpus, Diagnostics& diagnostics);

}  // namespace galley::check
