#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "check/number_tokens.h"
#include "base/ascii.h"
#include "unicode/unicode.h"

namespace galley::check {

namespace {

// Of ASCII only, and without a look at the locale: each character of the sources passes here.

// The bytes of the letter at `at`, 0 if there is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii::is_letter(text[at]) ? 1 : 0;
  std::size_t end = at;
  const char32_t code_point = unicode::next_code_point(text, end);
  return unicode::is_letter(code_point) || unicode::is_mark(code_point) ? end - at : 0;
}

// The bytes of an apostrophe or hyphen that joins two letters into one word.
std::size_t joint_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '\'' && text[at] != '-' && text[at] != '\xE2')) return 0;
  for (const std::string_view joint : {"'", "\u2019", "-"})
    if (text.substr(at).starts_with(joint) && letter_at(text, at + joint.size()) > 0) return joint.size();
  return 0;
}

// The end of the word that begins at `at`; `at` itself if none does.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  for (std::size_t end = at;;) {
    while (end < text.size() && ascii::is_letter(text[end])) ++end;
    std::size_t size = letter_at(text, end);
    if (size == 0 && end > at) size = joint_at(text, end);
    if (size == 0) return end;
    end += size;
  }
}

// The letters with which something that is not running text can begin.
constexpr std::array<bool, 256> may_be_masked = [] {
  std::array<bool, 256> result{};
  for (const char c : std::string_view("0123456789[]`{<h")) result[static_cast<unsigned char>(c)] = true;
  return result;
}();

// Digits of one number from `at`: "39,863", "1,00,000", "39 863" with a no-break space, "99.7".
std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (ascii::is_digit(text[at])) {
      ++at;
      continue;
    }
    if ((text[at] == ',' || text[at] == '.') && at + 1 < text.size() && ascii::is_digit(text[at + 1])) {
      at += 2;
      continue;
    }
    std::size_t gap = 0;
    for (const std::string_view space : {"\u00A0", "\u2009", "\u202F"})
      if (text.substr(at).starts_with(space)) gap = space.size();
    const auto three_digits = [&](std::size_t from) {
      return from + 3 <= text.size() && ascii::is_digit(text[from]) && ascii::is_digit(text[from + 1]) &&
             ascii::is_digit(text[from + 2]) && (from + 3 == text.size() || !ascii::is_digit(text[from + 3]));
    };
    if (gap == 0 || !three_digits(at + gap)) break;
    at += gap + 3;
  }
  return at;
}

std::optional<double> value_of(std::string_view written) {
  std::string digits;
  for (const char c : written)
    if (ascii::is_digit(c) || c == '.') digits += c;
  if (std::count(digits.begin(), digits.end(), '.') > 1) return std::nullopt;
  return std::strtod(digits.c_str(), nullptr);
}

// What stands directly behind a number: "%", "h", "bn", "st", or letters that make it a name.
void read_suffix(std::string_view text, Token& token, std::string& suffix) {
  std::size_t at = token.end;
  if (at < text.size() && text[at] == '%') {
    suffix = "%";
    return;
  }
  while (at < text.size() && ascii::is_letter(text[at])) ++at;
  suffix = std::string(text.substr(token.end, at - token.end));
  if (suffix.empty()) return;
  using Words = std::set<std::string, std::less<>>;
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
    if (ascii::is_letter(before)) return true;
    const bool letter_before = ascii::is_letter(first);
    if ((before == '/' && (letter_before || ascii::is_digit(first))) || (before == '-' && letter_before)) return true;
  }
  // Times ("14:30"), shares of a year ("2024/25", "24/7"), versions ("1.2.3").
  return (at(end) == ':' || at(end) == '/' || at(end) == '_') && ascii::is_digit(at(end + 1));
}

}  // namespace

std::string masked(std::string_view text) {
  std::string result(text);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin), result.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
  };
  const auto close_of = [&](std::size_t at, char close) {
    const std::size_t found = text.find(close, at);
    return found == std::string_view::npos ? text.size() : found + 1;
  };
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= text.size() &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count), ascii::is_digit);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_be_masked[static_cast<unsigned char>(text[at])]) continue;
    const std::string_view rest = text.substr(at);
    std::size_t end = at;
    if (digits(at, 4) && rest.size() >= 10 && rest[4] == '-' && digits(at + 5, 2) && rest[7] == '-' &&
        digits(at + 8, 2))
      end = at + 10;
    else if (rest.starts_with("[@") || rest.starts_with("[^")) end = close_of(at, ']');
    else if (rest.starts_with("](")) end = close_of(at, ')');
    else if (rest.starts_with("`")) end = close_of(at + 1, '`');
    else if (rest.starts_with("{#") || rest.starts_with("{.") || rest.starts_with("{toc=")) end = close_of(at, '}');
    else if (rest.starts_with("<")) end = close_of(at, '>');
    else if (rest.starts_with("http://") || rest.starts_with("https://"))
      end = std::min(text.find_first_of(" \n>)", at), text.size());
    if (end > at) {
      blank(at, end);
      at = end - 1;
    }
  }
  return result;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5);  // about the words
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    if (end == at && !ascii::is_digit(text[at]) && text[at] != '%') {
      ++at;
      continue;
    }
    Token token;
    token.begin = at;
    if (text[at] == '%') {
      token.end = at + 1;
      token.text = "%";
    } else if (ascii::is_digit(text[at])) {
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
      token.end = end;
      token.text = text.substr(at, end - at);
      for (char& c : token.text) c = ascii::to_lower(c);
    }
    at = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace galley::check
