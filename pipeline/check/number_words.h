// English words around numbers. All words are given in lower case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/numbers.h"

namespace galley::check {

// "zero" to "ninety-nine", and "dozen".
[[nodiscard]] std::optional<double> word_value(const std::string& word);

// 1e6 for "million" or the suffix "+m"; 1 for any other word.
[[nodiscard]] double multiplier(std::string_view word);

[[nodiscard]] std::string singular(std::string word);

// Gives the number the unit of time that the word names, if it names one.
bool read_time(const std::string& word, NumberInText& number);

// 1 to 12; 0 for any other word.
[[nodiscard]] int month_of(std::string_view word);

// Words whose number is a label: "section 10", "page 4", "draft 2".
[[nodiscard]] bool names_a_place(const std::string& word);

}  // namespace galley::check
