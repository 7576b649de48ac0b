#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "check/number_words.h"

namespace galley::check {
namespace {

using Words = std::set<std::string, std::less<>>;
using WordValues = std::unordered_map<std::string, double>;

WordValues word_values() {
  constexpr std::array units = {"zero",     "one",     "two",     "three",     "four",     "five",   "six",
                                "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve", "thirteen",
                                "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  WordValues values = {{"dozen", 12}};
  for (std::size_t unit = 0; unit < units.size(); ++unit) values.emplace(units[unit], unit);
  for (std::size_t index = 0; index < tens.size(); ++index) {
    const std::size_t ten = 20 + 10 * index;
    values.emplace(tens[index], ten);
    for (std::size_t unit = 1; unit < 10; ++unit)
      values.emplace(std::string(tens[index]) + "-" + units[unit], ten + unit);
  }
  return values;
}

}  // namespace

std::optional<double> word_value(const std::string& word) {
  constexpr std::string_view first_letters = "defnostz";
  if (word.empty() || first_letters.find(word.front()) == std::string_view::npos) return std::nullopt;
  static const WordValues values = word_values();
  const auto found = values.find(word);
  return found != values.end() ? std::optional(found->second) : std::nullopt;
}

double multiplier(std::string_view word) {
  if (word.size() < 2) return 1;
  if (word == "hundred") return 1e2;
  if (word == "thousand" || word == "+k" || word == "+K") return 1e3;
  if (word == "lakh") return 1e5;
  if (word == "million" || word == "+m" || word == "+M") return 1e6;
  if (word == "crore") return 1e7;
  if (word == "billion" || word == "+bn" || word == "+B") return 1e9;
  if (word == "trillion") return 1e12;
  return 1;
}

std::string singular(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

bool read_time(const std::string& word, NumberInText& number) {
  struct Unit {
    std::string_view name;
    Measure measure;
    double factor;
  };
  static constexpr std::array<Unit, 8> times = {{{"minute", Measure::minutes, 1},
                                                 {"hour", Measure::minutes, 60},
                                                 {"+h", Measure::minutes, 60},
                                                 {"day", Measure::minutes, 24 * 60},
                                                 {"week", Measure::minutes, 7 * 24 * 60},
                                                 {"month", Measure::months, 1},
                                                 {"year", Measure::months, 12},
                                                 {"decade", Measure::months, 120}}};
  const std::string name = singular(word);
  const auto found = std::find_if(times.begin(), times.end(), [&](const Unit& unit) { return unit.name == name; });
  if (found == times.end()) return false;
  number.measure = found->measure;
  number.factor = found->factor;
  return true;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  const auto found = std::find(months.begin(), months.end(), word);
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

bool names_a_place(const std::string& word) {
  static const Words words = {
      "section", "article", "chapter", "part", "act", "rule", "no", "number", "page", "table", "figure", "class",
      "schedule", "regulation", "decree", "order", "recommendation", "version", "law", "resolution", "paragraph",
      "annex", "appendix", "title", "item", "phase", "level", "step", "line", "slide", "draft", "week", "room",
      "goal", "target", "circular", "directive", "form", "grade", "stage", "volume", "issue", "box", "note",
      "footnote", "art", "para", "p", "pp", "s", "ss", "ch", "vol", "route", "group", "convention", "protocol",
      "category", "type", "tier", "code", "bill", "ordinance", "question", "finding", "model", "notification",
      "case", "day"};
  return words.contains(singular(word)) || words.contains(word);
}

}  // namespace galley::check
