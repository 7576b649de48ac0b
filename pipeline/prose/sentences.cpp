#include "prose/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "prose/language_data.h"
#include "prose/message.h"
#include "prose/regex.h"

namespace galley::prose {
namespace {

// Flags of the trained table: how a word was seen (upper or lower case; at the start
// of a sentence, inside, unknown), and what it is.
enum Flag : unsigned {
  starts_upper = 1U << 1U,
  inside_upper = 1U << 2U,
  somewhere_upper = 1U << 3U,
  starts_lower = 1U << 4U,
  inside_lower = 1U << 5U,
  somewhere_lower = 1U << 6U,
  any_upper = starts_upper | inside_upper | somewhere_upper,
  any_lower = starts_lower | inside_lower | somewhere_lower,
  abbreviation = 1U << 8U,
  sentence_starter = 1U << 9U,
  collocation = 1U << 10U,
};

// Binary search over the lines of the table.
unsigned flags_of(std::string_view word) {
  const std::string_view table = sentence_table();
  std::size_t low = 0;
  std::size_t high = table.size();
  while (low < high) {
    std::size_t begin = low + (high - low) / 2;
    while (begin > low && table[begin - 1] != '\n') --begin;
    const std::size_t tab = table.find('\t', begin);
    const std::size_t end = table.find('\n', tab);
    const std::string_view found = table.substr(begin, tab - begin);
    if (found == word) {
      unsigned flags = 0;
      std::from_chars(table.data() + tab + 1, table.data() + end, flags);
      return flags;
    }
    if (found < word) {
      low = end + 1;
    } else {
      high = begin;
    }
  }
  return 0;
}

struct Token {
  std::string_view text;
  std::size_t end = 0;
  bool breaks = false;
  bool abbreviated = false;
};

bool has_end_mark(std::string_view text) { return text.find_first_of(".!?") != std::string_view::npos; }

// Only words with an end mark, and the word behind each, decide anything.
std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t word_begin = 0;
  bool take_next = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const bool space = unicode::is_space(unicode::next_code_point(text, at));
    const bool last = at >= text.size();
    if (!space && !last) continue;
    const std::size_t cursor = last ? text.size() : here;
    const std::string_view word = trim_space(text.substr(word_begin, cursor - word_begin));
    if (word.empty()) continue;
    const bool marked = has_end_mark(word);
    if (marked || take_next) {
      tokens.push_back({word, cursor, false, false});
      take_next = marked;
    }
    word_begin = cursor;
  }
  return tokens;
}

template <std::size_t size>
bool ends_with_any(std::string_view text, const std::array<std::string_view, size>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 16> ends = {".\"", ".)", ".’", ".”", "?",  "?\"", "?'", "?)",
                                                            "?’",  "?”", "!",  "!\"", "!'", "!)",  "!’", "!”"};
  static constexpr std::array<std::string_view, 7> inner = {".[", ".(", ".\"", "?[", "?(", "![", "!("};
  if (ends_with_any(text, ends) && text.find("Yahoo!") == std::string_view::npos) return true;
  return std::any_of(inner.begin(), inner.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

char32_t first_letter(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : unicode::next_code_point(text, at);
}
bool first_upper(const Token& token) { return unicode::is_upper(first_letter(token.text)); }
bool first_lower(const Token& token) { return unicode::is_lower(first_letter(token.text)); }

bool is_initial(std::string_view text) {
  return text.size() == 2 && text[1] == '.' && ascii::is_letter(text[0]);
}

const Regex& fixed(const char* pattern) {
  // Patterns of this file are right; one that is not matches nothing and shows in tests.
  static thread_local std::vector<std::pair<const char*, Regex>> known;
  for (const auto& [name, regex] : known)
    if (name == pattern) return regex;
  auto compiled = Regex::compile(pattern);
  known.emplace_back(pattern, compiled ? std::move(*compiled) : Regex());
  return known.back().second;
}

// What kind of word a token is: lower case, numbers all alike.
std::string type_of(std::string_view text) {
  static constexpr const char* number = "-?[\\.,]?\\d[\\d,\\.-]*\\.?$";
  std::string type = fixed(number).replace_all(unicode::to_lower(text), "##number##");
  if (type.size() > 1) type.erase(std::remove(type.begin(), type.end(), ','), type.end());
  return type;
}

std::string type_without_period(std::string_view text) {
  std::string type = type_of(text);
  if (type.size() > 1 && type.back() == '.') type.pop_back();
  return type;
}

std::string following_type(const Token& token) {
  return token.breaks ? type_without_period(token.text) : type_of(token.text);
}

void judge_by_type(Token& token) {
  if (ends_sentence(token.text)) {
    token.breaks = true;
  } else if (token.text.ends_with('.') && !token.text.ends_with("..")) {
    const std::string word = unicode::to_lower(token.text.substr(0, token.text.size() - 1));
    const std::size_t hyphen = word.rfind('-');
    const std::string last = hyphen == std::string::npos ? word : word.substr(hyphen + 1);
    static constexpr std::array<std::string_view, 4> more = {"sgt", "gov", "no", "mt"};
    const auto known = [&](const std::string& name) {
      return (flags_of(name) & abbreviation) != 0 || std::find(more.begin(), more.end(), name) != more.end();
    };
    (known(word) || known(last) ? token.abbreviated : token.breaks) = true;
  }
}

// Whether a word starts a sentence by its case: 1 yes, 0 no, -1 unknown.
int starts_by_case(const Token& token) {
  if (token.text.size() == 1 && std::string_view(";:,.!?").find(token.text[0]) != std::string_view::npos) return 0;
  const unsigned flags = flags_of(following_type(token));
  if (first_upper(token) && (flags & any_lower) != 0 && (flags & inside_upper) == 0) return 1;
  if (first_lower(token) && ((flags & any_upper) != 0 || (flags & starts_lower) == 0)) return 0;
  return -1;
}

bool is_starter(const std::string& type) { return (flags_of(type) & sentence_starter) != 0; }

void set(Token& token, bool breaks, bool abbreviated) {
  token.breaks = breaks;
  token.abbreviated = token.abbreviated || abbreviated;
}

void judge_by_neighbour(Token& token, Token& next) {
  if (!token.text.ends_with('.')) return;
  const std::string type = type_without_period(token.text);
  const std::string next_type = following_type(next);
  const bool initial = is_initial(token.text);
  if ((flags_of(type + "," + next_type) & collocation) != 0) return set(token, false, true);
  if ((token.abbreviated || token.text.ends_with("..")) && !initial) {
    if (starts_by_case(next) == 1 || (first_upper(next) && is_starter(next_type))) {
      token.breaks = true;
      return;
    }
  }
  if (token.text == "." && next.text == ".") {
    token.breaks = next.breaks = false;
    return;
  }
  if (!initial && type != "##number##") return;
  const int starts = starts_by_case(next);
  const bool name_follows = starts == -1 && initial && first_upper(next) && (flags_of(next_type) & any_lower) == 0;
  if (starts == 0 || name_follows) set(token, false, true);
}

// Abbreviations of several letters, ellipses, and marks inside a quotation.
void judge_marks(Token& token, Token& next) {
  if (token.text.ends_with('.') && next.text == ".") {
    token.breaks = next.breaks = false;
    return;
  }
  static constexpr std::array<std::string_view, 5> inner = {")", "’", "”", "\"", "'"};
  const bool no_break = token.text.ends_with('.') && !token.breaks;
  const bool ellipsis = fixed("(?:\\.\\s?){2,}\\.").matches(token.text);
  const bool inside = token.breaks && ends_with_any(token.text, inner);
  const std::string next_type = following_type(next);
  if (ellipsis && (first_upper(next) || is_starter(next_type))) {
    token.breaks = true;
    return;
  }
  if (inside && first_lower(next) && !is_starter(next_type)) {
    token.breaks = false;
    return;
  }
  constexpr unsigned seen_lower = starts_lower | inside_lower | somewhere_lower;
  if (no_break && first_upper(next) && (flags_of(next_type) & seen_lower) != 0) token.breaks = true;
  if (!fixed("(?:[A-Za-z0-9_]\\.)+[A-Za-z0-9_]*\\.").matches(token.text) || is_initial(token.text)) return;
  set(token, false, true);
  if (starts_by_case(next) == 1 || (first_upper(next) && is_starter(next_type))) token.breaks = true;
}

}  // namespace

std::vector<unicode::Range> split_sentences(std::string_view text) {
  std::vector<Token> tokens = tokenize(text);
  for (Token& token : tokens) judge_by_type(token);
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) judge_by_neighbour(tokens[at], tokens[at + 1]);
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) judge_marks(tokens[at], tokens[at + 1]);
  std::vector<unicode::Range> sentences;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view sentence = trim_space(text.substr(begin, end - begin));
    if (!sentence.empty()) {
      const auto from = static_cast<std::size_t>(sentence.data() - text.data());
      sentences.push_back({from, from + sentence.size()});
    }
    begin = end;
  };
  for (const Token& token : tokens)
    if (token.breaks) add(token.end);
  if (begin < text.size()) add(text.size());
  return sentences;
}

}  // namespace galley::prose
