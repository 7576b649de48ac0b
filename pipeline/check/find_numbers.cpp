// Reading numbers in running English text.
#include <algorithm>
#include <cmath>
#include <set>

#include "check/number_tokens.h"
#include "check/number_words.h"
#include "check/numbers.h"

namespace galley::check {
namespace {

using Words = std::set<std::string, std::less<>>;

// The unit of the last written place: 0.1 for "99.7".
double step_of(std::string_view written) {
  const std::size_t point = written.find('.');
  return point == std::string_view::npos ? 1 : std::pow(10.0, -static_cast<double>(written.size() - point - 1));
}

Precision precision_before(const std::vector<Token>& tokens, std::size_t index) {
  static const Words about = {"about", "around", "some", "roughly", "approximately", "circa", "c", "estimated"};
  static const Words below = {"nearly", "almost", "under", "below"};
  static const Words above = {"over", "above", "exceeding", "exceeds", "exceed", "exceeded"};
  // Adverbs between: "well over", "just under"; currencies and articles: "over US$", "nearly a".
  static const Words between = {"us",  "rm",  "php", "vnd", "usd", "eur", "thb",
                                "idr", "inr", "rs",  "a",   "s",   "an",  "the"};
  std::size_t at = index;
  while (at > 0 && between.contains(tokens[at - 1].text)) --at;
  const std::string last = at > 0 ? tokens[at - 1].text : "";
  const std::string before = at > 1 ? tokens[at - 2].text : "";
  if (about.contains(last)) return Precision::about;
  if (below.contains(last) || ((before == "less" || before == "fewer") && last == "than") ||
      (before == "up" && last == "to"))
    return Precision::below;
  if (above.contains(last) || (before == "more" && last == "than") || (before == "at" && last == "least"))
    return Precision::above;
  return Precision::exact;
}

bool is_money_before(std::string_view text, const std::vector<Token>& tokens, std::size_t index) {
  static const Words codes = {"rm", "php", "vnd", "usd", "eur", "thb", "idr", "inr",
                              "rs", "aud", "sgd", "myr", "gbp", "bdt", "lkr"};
  std::size_t begin = tokens[index].begin;
  while (begin > 0 && (text[begin - 1] == ' ' || static_cast<unsigned char>(text[begin - 1]) == 0xA0)) --begin;
  if (begin > 0 && text[begin - 1] == '$') return true;
  for (const std::string_view sign : {"\u20AC", "\u00A3", "\u00A5", "\u20B1", "\u20AB", "\u0E3F", "\u20B9"})
    if (begin >= sign.size() && text.substr(begin - sign.size(), sign.size()) == sign) return true;
  return index > 0 && codes.contains(tokens[index - 1].text);
}

class Reader {
 public:
  Reader(std::string_view text, bool words) : masked_(masked(text)), tokens_(tokens_of(masked_)), words_(words) {}

  std::vector<NumberInText> read() {
    for (std::size_t index = 0; index < tokens_.size();) index = read_at(index);
    return std::move(found_);
  }

 private:
  const std::string& word(std::size_t index) const {
    static const std::string none;
    return index < tokens_.size() ? tokens_[index].text : none;
  }
  std::string_view between(std::size_t first, std::size_t second) const {
    if (second >= tokens_.size()) return "\n";
    return std::string_view(masked_).substr(tokens_[first].end, tokens_[second].begin - tokens_[first].end);
  }

  // Reads what begins at a token; gives the next one to look at.
  std::size_t read_at(std::size_t index) {
    if (const std::size_t next = read_fraction(index); next != index) return next;
    const Token& token = tokens_[index];
    std::optional<double> value = token.value;
    const bool in_words = !value;
    if (in_words) value = word_value(token.text);
    if (in_words && token.text == "a" && multiplier(word(index + 1)) > 1 && !word(index + 1).starts_with('+'))
      value = 1.0;
    if (!value) return index + 1;
    if (is_place_label(index)) {
      place_label_ = index;
      return index + 1;
    }
    if (token.number_in_name || token.ordinal || is_date(index, *value) || is_list_mark(index)) return index + 1;
    NumberInText number;
    number.value = *value;
    number.step = in_words ? 1 : step_of(std::string_view(masked_).substr(token.begin, token.end - token.begin));
    number.in_words = in_words;
    number.precision = precision_before(tokens_, index);
    number.begin = token.begin;
    number.end = token.end;
    if (is_money_before(masked_, tokens_, index)) number.measure = Measure::money;
    std::size_t next = multiply(index + 1, number);
    if (in_words && word(next) == "and" && number.value >= 100) next = multiply(add_rest(next, number), number);
    const bool multiplied = number.value != *value;
    next = read_unit(next, number);
    const bool measured = number.measure != Measure::none || multiplied;
    if (!in_words || measured || (words_ && number.value > 1)) found_.push_back(std::move(number));
    return next;
  }

  std::size_t multiply(std::size_t next, NumberInText& number) const {
    for (; next < tokens_.size() && multiplier(word(next)) > 1; ++next) {
      number.value *= multiplier(word(next));
      number.step *= multiplier(word(next));
      number.end = tokens_[next].end;
    }
    return next;
  }

  // "two hundred and fifty"
  std::size_t add_rest(std::size_t next, NumberInText& number) const {
    const auto rest = word_value(word(next + 1));
    if (!rest) return next;
    number.value += *rest;
    number.end = tokens_[next + 1].end;
    return next + 2;
  }

  // The unit behind a number; behind a range ("10 to 20 years") it is that of both.
  std::size_t read_unit(std::size_t next, NumberInText& number) {
    std::size_t at = next;
    if (is_range(next - 1, next) && next < tokens_.size() && tokens_[next].value) at = next + 1;
    else if ((word(next) == "to" || word(next) == "or" || word(next) == "and") && next + 1 < tokens_.size() &&
             (tokens_[next + 1].value || word_value(word(next + 1))))
      at = next + 2;
    const std::string& unit = word(at);
    const bool is_percent =
        unit == "%" || unit == "percent" || unit == "percentage" || (unit == "per" && word(at + 1) == "cent");
    if (is_percent) number.measure = Measure::percent;
    else if (number.measure == Measure::none && !read_time(unit.substr(0, unit.find('-')), number))
      number.noun = noun_at(at);
    if (at != next || number.measure == Measure::none || number.measure == Measure::money) return next;
    return at + (unit == "per" ? 2 : 1);
  }

  // The word counted: behind adjectives, which are passed over up to two words.
  std::string noun_at(std::size_t at) const {
    for (std::size_t index = at; index < std::min(at + 3, tokens_.size()); ++index) {
      if (index > 0 && between(index - 1, index).find_first_of(".;:,()") != std::string_view::npos) break;
      if (word(index).ends_with('s') && word(index).size() > 3) return singular(word(index));
    }
    return "";
  }

  bool is_range(std::size_t first, std::size_t second) const {
    const std::string_view gap = between(first, second);
    return gap == "-" || gap == "\u2013" || gap == "\u2010" || gap == "\u2011";
  }

  // A year or a day of a month.
  bool is_date(std::size_t index, double value) const {
    const Token& token = tokens_[index];
    if (!token.value || value != std::floor(value)) return false;
    const std::string& last = index > 0 ? word(index - 1) : word(tokens_.size());
    const std::string& next = word(index + 1);
    if (token.text.size() == 4 && value >= 1800 && value <= 2199 && multiplier(next) == 1 && !is_measured(index))
      return true;
    if (value > 31) return false;
    if (month_of(next) > 0 || (month_of(last) > 0 && last != "may")) return true;
    return is_day_list(index + 1);  // "12 and 13 May", "12–14 May"
  }

  // The number of a section or page, or one that goes on behind it: "sections 10 and 11".
  bool is_place_label(std::size_t index) const {
    if (index == 0 || !tokens_[index].value || is_measured(index)) return false;
    const std::string& last = word(index - 1);
    // "p. 4" and "s. 6" are labels, "S$ 4" is not.
    if (names_a_place(last)) return last.size() > 1 || between(index - 1, index).starts_with('.');
    const bool joined = last == "and" || last == "or" || last == "to" || tokens_[index - 1].value;
    return joined && place_label_ && index - *place_label_ <= 2;
  }

  bool is_measured(std::size_t index) const {
    NumberInText probe;
    const std::string& next = word(index + 1);
    return next == "%" || next == "per" || next == "percent" || read_time(next.substr(0, next.find('-')), probe);
  }

  bool is_day_list(std::size_t at) const {
    if (word(at) == "and" || word(at) == "to") ++at;
    return at < tokens_.size() && tokens_[at].value && *tokens_[at].value <= 31 && month_of(word(at + 1)) > 0;
  }

  // "1. First" at the beginning of a line.
  bool is_list_mark(std::size_t index) const {
    const Token& token = tokens_[index];
    const std::size_t line = masked_.rfind('\n', token.begin);
    const std::size_t begin = line == std::string::npos ? 0 : line + 1;
    if (masked_.find_first_not_of(" ", begin) != token.begin || token.end + 1 >= masked_.size()) return false;
    return (masked_[token.end] == '.' || masked_[token.end] == ')') && masked_[token.end + 1] == ' ';
  }

  // "half of", "a third of", "two thirds", "three quarters of", "one in three".
  std::size_t read_fraction(std::size_t index) {
    const std::string_view first = word(index), second = word(index + 1);
    const auto keep = [&](double share, std::size_t last) {
      NumberInText number;
      number.value = share * 100;
      number.measure = Measure::percent;
      number.fraction = true;
      number.in_words = true;
      number.precision = precision_before(tokens_, index);
      number.begin = tokens_[index].begin;
      number.end = tokens_[last].end;
      found_.push_back(number);
      return last + 1;
    };
    static const Words periods = {"first", "second", "third", "last", "latter", "other"};
    const auto is_period = [&] { return index > 0 && periods.contains(word(index - 1)); };
    if (first == "half" && (second == "of" || second == "the") && !is_period()) return keep(0.5, index);
    if ((first == "a" || first == "one") &&
        (second == "third" || second == "quarter" || second == "fifth" || second == "tenth") && word(index + 2) == "of")
      return keep(second == "third" ? 1.0 / 3 : second == "quarter" ? 0.25 : second == "fifth" ? 0.2 : 0.1, index + 1);
    if (first == "two" && second == "thirds") return keep(2.0 / 3, index + 1);
    if (first == "two-thirds") return keep(2.0 / 3, index);
    if (first == "three" && second == "quarters") return keep(0.75, index + 1);
    if (first == "three-quarters") return keep(0.75, index);
    if (second == "in" && (first == "one" || first == "two" || first == "three") && index + 2 < tokens_.size()) {
      const auto whole = word_value(word(index + 2));
      if (whole && *whole >= 2 && *whole <= 20 && month_of(word(index + 3)) == 0)
        return keep(*word_value(word(index)) / *whole, index + 2);
    }
    return index;
  }

  std::string masked_;
  std::vector<Token> tokens_;
  bool words_;
  std::vector<NumberInText> found_;
  std::optional<std::size_t> place_label_;
};

}  // namespace

std::vector<NumberInText> find_numbers(std::string_view text, bool words) { return Reader(text, words).read(); }

}  // namespace galley::check
