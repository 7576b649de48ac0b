// Reading numbers in running English text.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "check/numbers.h"
#include "unicode/unicode.h"

namespace galley::check {
namespace {

using Words = std::set<std::string, std::less<>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of the letter at `at`, 0 if there is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return std::isalpha(byte) != 0 ? 1 : 0;
  std::size_t end = at;
  const char32_t letter = unicode::next_code_point(text, end);
  return unicode::is_letter(letter) || unicode::is_mark(letter) ? end - at : 0;
}

// The bytes of an apostrophe or hyphen that joins two letters into one word.
std::size_t joint_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '\'' && text[at] != '-' && text[at] != '\xE2')) return 0;
  for (const std::string_view joint : {"'", "\u2019", "-"})
    if (text.substr(at).starts_with(joint) && letter_at(text, at + joint.size()) > 0) return joint.size();
  return 0;
}

// Whether something that is not running text can begin with this letter.
bool may_be_masked(char c) { return is_digit(c) || c == '[' || c == ']' || c == '`' || c == '{' || c == '<' || c == 'h'; }

// Blanks out what is not running text, so that places stay the same.
std::string masked(std::string_view text) {
  std::string result(text);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin), result.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  };
  const auto close_of = [&](std::size_t at, char close) {
    const std::size_t found = text.find(close, at);
    return found == std::string_view::npos ? text.size() : found + 1;
  };
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                    text.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_be_masked(text[at])) continue;
    const std::string_view rest = text.substr(at);
    std::size_t end = at;
    if (digits(at, 4) && rest.size() >= 10 && rest[4] == '-' && digits(at + 5, 2) && rest[7] == '-' && digits(at + 8, 2)) end = at + 10;
    else if (rest.starts_with("[@") || rest.starts_with("[^")) end = close_of(at, ']');
    else if (rest.starts_with("](")) end = close_of(at, ')');
    else if (rest.starts_with("`")) end = close_of(at + 1, '`');
    else if (rest.starts_with("{#") || rest.starts_with("{.") || rest.starts_with("{toc=")) end = close_of(at, '}');
    else if (rest.starts_with("<")) end = close_of(at, '>');
    else if (rest.starts_with("http://") || rest.starts_with("https://")) end = std::min(text.find_first_of(" \n>)", at), text.size());
    if (end > at) {
      blank(at, end);
      at = end - 1;
    }
  }
  return result;
}

struct Token {
  std::string text;                // lower case
  std::size_t begin = 0, end = 0;
  std::optional<double> value;     // written in digits
  bool number_in_name = false;     // digits with letters or signs that make a label of them
  bool ordinal = false;
};

// Digits of one number from `at`: "39,863", "1,00,000", "39 863" with a no-break space, "99.7".
std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_digit(text[at])) {
      ++at;
      continue;
    }
    if ((text[at] == ',' || text[at] == '.') && at + 1 < text.size() && is_digit(text[at + 1])) {
      at += 2;
      continue;
    }
    std::size_t gap = 0;
    for (const std::string_view space : {"\u00A0", "\u2009", "\u202F"})
      if (text.substr(at).starts_with(space)) gap = space.size();
    const auto three_digits = [&](std::size_t from) {
      return from + 3 <= text.size() && is_digit(text[from]) && is_digit(text[from + 1]) && is_digit(text[from + 2]) &&
             (from + 3 == text.size() || !is_digit(text[from + 3]));
    };
    if (gap == 0 || !three_digits(at + gap)) break;
    at += gap + 3;
  }
  return at;
}

std::optional<double> value_of(std::string_view written) {
  std::string digits;
  for (const char c : written)
    if (is_digit(c) || c == '.') digits += c;
  if (std::count(digits.begin(), digits.end(), '.') > 1) return std::nullopt;
  return std::strtod(digits.c_str(), nullptr);
}

// The unit of the last written place: 0.1 for "99.7".
double step_of(std::string_view written) {
  const std::size_t point = written.find('.');
  return point == std::string_view::npos ? 1 : std::pow(10.0, -static_cast<double>(written.size() - point - 1));
}

// What stands directly behind a number: "%", "h", "bn", "st", or letters that make it a name.
void read_suffix(std::string_view text, Token& token, std::string& suffix) {
  std::size_t at = token.end;
  if (at < text.size() && text[at] == '%') {
    suffix = "%";
    return;
  }
  while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) ++at;
  suffix = std::string(text.substr(token.end, at - token.end));
  if (suffix.empty()) return;
  static const Words ordinals = {"st", "nd", "rd", "th"};
  static const Words known = {"h", "k", "K", "m", "M", "bn", "B"};
  if (ordinals.contains(suffix)) token.ordinal = true;
  else if (!known.contains(suffix)) token.number_in_name = true;
  token.end = at;
}

bool makes_a_name(std::string_view text, std::size_t begin, std::size_t end) {
  const auto at = [&](std::size_t index) { return index < text.size() ? text[index] : ' '; };
  if (begin > 0) {
    const char before = text[begin - 1];
    const char first = begin > 1 ? text[begin - 2] : ' ';
    if (before == '#' || before == '_' || before == ':' || before == '+') return true;
    if (std::isalpha(static_cast<unsigned char>(before)) != 0) return true;
    const bool letter_before = std::isalpha(static_cast<unsigned char>(first)) != 0;
    if ((before == '/' && (letter_before || is_digit(first))) || (before == '-' && letter_before)) return true;
  }
  // Times ("14:30"), shares of a year ("2024/25", "24/7"), versions ("1.2.3").
  return (at(end) == ':' || at(end) == '/' || at(end) == '_') && is_digit(at(end + 1));
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at]) && letter_at(text, at) == 0 && text[at] != '%') {
      ++at;
      continue;
    }
    Token token;
    token.begin = at;
    if (text[at] == '%') {
      token.end = at + 1;
      token.text = "%";
    } else if (is_digit(text[at])) {
      token.end = end_of_number(text, at);
      const std::string_view written = text.substr(at, token.end - at);
      token.number_in_name = makes_a_name(text, at, token.end);
      token.value = value_of(written);
      if (!token.value) token.number_in_name = true;
      std::string suffix;
      const std::size_t end_of_digits = token.end;
      read_suffix(text, token, suffix);
      token.text = std::string(written);
      tokens.push_back(token);
      tokens.back().end = end_of_digits;
      if (!suffix.empty() && suffix != "%" && !token.ordinal && !token.number_in_name)
        tokens.push_back({"+" + suffix, end_of_digits, token.end, std::nullopt, false, false});
      at = token.end;
      continue;
    } else {
      std::size_t end = at;
      for (std::size_t size = letter_at(text, end); size > 0;) {
        end += size;
        size = letter_at(text, end);
        if (size == 0) size = joint_at(text, end);
      }
      token.end = end;
      for (const char c : text.substr(at, end - at))
        token.text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    at = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

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
    for (std::size_t unit = 1; unit < 10; ++unit) values.emplace(std::string(tens[index]) + "-" + units[unit], ten + unit);
  }
  return values;
}

std::optional<double> word_value(const std::string& word) {
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

// The unit of time that a word names, if any.
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

bool is_month(const std::string& word) {
  static const Words months = {"january", "february", "march",     "april",   "may",      "june",
                               "july",    "august",   "september", "october", "november", "december"};
  return months.contains(word);
}

// Words whose number is a label: "section 10", "page 4", "draft 2", "R1".
bool names_a_place(const std::string& word) {
  static const Words words = {
      "section", "article",  "chapter",    "part",   "act",        "rule",    "no",        "number",    "page",     "table",
      "figure",  "class",    "schedule",   "regulation", "decree", "order",   "recommendation", "version", "law",  "resolution",
      "paragraph", "annex",  "appendix",   "title",  "item",       "phase",   "level",     "step",      "line",     "slide",
      "draft",   "week",     "room",       "goal",   "target",     "circular", "directive", "form",     "grade",    "stage",
      "volume",  "issue",    "box",        "note",   "footnote",   "art",     "para",      "p",         "pp",       "s",
      "ss",      "ch",       "vol",        "route",  "group",      "convention", "protocol", "category", "type",    "tier",
      "code",    "bill",     "ordinance",  "question", "finding",  "model",   "notification", "case", "day"};
  return words.contains(singular(word)) || words.contains(word);
}

Precision precision_before(const std::vector<Token>& tokens, std::size_t index) {
  static const Words about = {"about", "around", "some", "roughly", "approximately", "circa", "c", "estimated"};
  static const Words below = {"nearly", "almost", "under", "below"};
  static const Words above = {"over", "above", "exceeding", "exceeds", "exceed", "exceeded"};
  // Adverbs between: "well over", "just under"; currencies and articles: "over US$", "nearly a".
  static const Words between = {"us", "rm", "php", "vnd", "usd", "eur", "thb", "idr", "inr", "rs", "a", "s", "an", "the"};
  std::size_t at = index;
  while (at > 0 && between.contains(tokens[at - 1].text)) --at;
  const std::string last = at > 0 ? tokens[at - 1].text : "";
  const std::string before = at > 1 ? tokens[at - 2].text : "";
  if (about.contains(last)) return Precision::about;
  if (below.contains(last) || ((before == "less" || before == "fewer") && last == "than") || (before == "up" && last == "to"))
    return Precision::below;
  if (above.contains(last) || (before == "more" && last == "than") || (before == "at" && last == "least"))
    return Precision::above;
  return Precision::exact;
}

bool is_money_before(std::string_view text, const std::vector<Token>& tokens, std::size_t index) {
  static const Words codes = {"rm", "php", "vnd", "usd", "eur", "thb", "idr", "inr", "rs", "aud", "sgd", "myr", "gbp", "bdt", "lkr"};
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
    if (in_words && token.text == "a" && multiplier(word(index + 1)) > 1 && !word(index + 1).starts_with('+')) value = 1.0;
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
    const bool is_percent = unit == "%" || unit == "percent" || unit == "percentage" || (unit == "per" && word(at + 1) == "cent");
    if (is_percent) number.measure = Measure::percent;
    else if (number.measure == Measure::none && !read_time(unit.substr(0, unit.find('-')), number)) number.noun = noun_at(at);
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
    if (token.text.size() == 4 && value >= 1800 && value <= 2199 && multiplier(next) == 1 && !is_measured(index)) return true;
    if (value > 31) return false;
    if (is_month(next) || (is_month(last) && last != "may")) return true;
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
    return at < tokens_.size() && tokens_[at].value && *tokens_[at].value <= 31 && is_month(word(at + 1));
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
    if ((first == "a" || first == "one") && (second == "third" || second == "quarter" || second == "fifth" || second == "tenth") &&
        word(index + 2) == "of")
      return keep(second == "third" ? 1.0 / 3 : second == "quarter" ? 0.25 : second == "fifth" ? 0.2 : 0.1, index + 1);
    if (first == "two" && second == "thirds") return keep(2.0 / 3, index + 1);
    if (first == "two-thirds") return keep(2.0 / 3, index);
    if (first == "three" && second == "quarters") return keep(0.75, index + 1);
    if (first == "three-quarters") return keep(0.75, index);
    if (second == "in" && (first == "one" || first == "two" || first == "three") && index + 2 < tokens_.size()) {
      const auto whole = word_value(word(index + 2));
      if (whole && *whole >= 2 && *whole <= 20 && !is_month(word(index + 3))) return keep(*word_value(word(index)) / *whole, index + 2);
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

std::vector<DateInText> find_dates(std::string_view text) {
  static const std::vector<std::string> months = {"january", "february", "march",     "april",   "may",      "june",
                                                  "july",    "august",   "september", "october", "november", "december"};
  std::vector<DateInText> found;
  if (std::count_if(text.begin(), text.end(), is_digit) < 4) return found;  // no year, no date
  const std::string running = masked(text);
  const std::vector<Token> tokens = tokens_of(running);
  for (std::size_t index = 0; index < tokens.size(); ++index) {
    const auto month = std::find(months.begin(), months.end(), tokens[index].text);
    if (month == months.end()) continue;
    DateInText date{0, static_cast<int>(month - months.begin()) + 1, 0, tokens[index].begin, tokens[index].end};
    std::size_t next = index + 1;
    const auto number_at = [&](std::size_t at) { return at < tokens.size() && tokens[at].value ? *tokens[at].value : 0; };
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
