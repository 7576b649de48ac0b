// Reading dates in running English text.

#include "base/ascii.h"
#include "check/number_tokens.h"
#include "check/number_words.h"
#include "check/numbers.h"

namespace galley::check {
namespace {

// Four digits in a row: without them there is no date.
bool holds_year(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    digits = ascii::is_digit(c) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

}  // namespace

std::vector<DateInText> find_dates(std::string_view text) {
  std::vector<DateInText> found;
  if (!holds_year(text)) return found;
  const std::string running = masked(text);
  const std::vector<Token> tokens = tokens_of(running);
  for (std::size_t index = 0; index < tokens.size(); ++index) {
    const int month = month_of(tokens[index].text);
    if (month == 0) continue;
    DateInText date{0, month, 0, tokens[index].begin, tokens[index].end};
    std::size_t next = index + 1;
    const auto number_at = [&](std::size_t at) {
      return at < tokens.size() && tokens[at].value ? *tokens[at].value : 0;
    };
    if (index > 0 && number_at(index - 1) >= 1 && number_at(index - 1) <= 31) {
      date.day = static_cast<int>(number_at(index - 1));
      date.begin = tokens[index - 1].begin;
    } else if (number_at(next) >= 1 && number_at(next) <= 31 && number_at(next + 1) >= 1800) {
      date.day = static_cast<int>(number_at(next++));  // "July 1, 2026"
    }
    if (number_at(next) < 1800 || number_at(next) > 2199) continue;  // without a year it is no date
    date.year = static_cast<int>(number_at(next));
    date.end = tokens[next].end;
    found.push_back(date);
  }
  return found;
}

}  // namespace galley::check
