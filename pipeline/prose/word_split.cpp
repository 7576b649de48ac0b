#include "prose/word_split.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "prose/message.h"

namespace galley::prose {
namespace {

bool is_one_of(char letter, std::string_view letters) { return letters.find(letter) != std::string_view::npos; }

bool any_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (unicode::is_letter(unicode::next_code_point(text, at))) return true;
  return false;
}

// "e.g.", "U.N.", "Dr.": their full stops belong to them.
bool keeps_stop(std::string_view word) {
  if (word.size() >= 4 && word.size() % 2 == 0) {
    bool initials = true;
    for (std::size_t at = 0; at < word.size(); at += 2)
      initials = initials && ascii::is_letter(word[at]) && word[at + 1] == '.';
    if (initials) return true;
  }
  return (word.size() == 3 || word.size() == 4) && word.back() == '.' && ascii::is_upper(word[0]) &&
         std::all_of(word.begin() + 1, word.end() - 1, ascii::is_lower);
}

bool is_emoticon(std::string_view word) {
  static constexpr std::array<std::string_view, 10> faces = {"8D",  ":0",  ":3",  ":P", ":o",
                                                             "O.o", "O_o", "XDD", "xD", "xDD"};
  return std::find(faces.begin(), faces.end(), word) != faces.end();
}

// Curly quotation marks as straight ones, each letter with its place.
struct Plain {
  std::string text;
  std::vector<std::size_t> places;  // one more than letters
};

Plain plain_quotes(std::string_view text, std::size_t offset) {
  Plain result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t letter = unicode::next_code_point(text, at);
    if (letter == U'\u201C' || letter == U'\u201D' || letter == U'\u2018' || letter == U'\u2019') {
      result.text += letter >= U'\u201C' ? '"' : '\'';
      result.places.push_back(offset + begin);
    } else {
      result.text += text.substr(begin, at - begin);
      for (std::size_t byte = begin; byte < at; ++byte) result.places.push_back(offset + byte);
    }
  }
  result.places.push_back(offset + text.size());
  return result;
}

void split_spelling_word(std::string_view word, std::size_t offset, std::vector<SpellingWord>& words) {
  const Plain plain = plain_quotes(word, offset);
  std::size_t begin = 0;
  std::size_t end = plain.text.size();
  const auto rest = [&] { return std::string_view(plain.text).substr(begin, end - begin); };
  while (begin < end && !keeps_stop(rest()) && !is_emoticon(rest())) {
    if (end - begin > 1 && is_one_of(plain.text[begin], "$(\"['")) {
      ++begin;
    } else if (end - begin > 1 && is_one_of(plain.text[end - 1], ",)\"]!;.?:'")) {
      --end;
    } else {
      break;
    }
  }
  if (any_letter(rest())) words.push_back({std::string(rest()), {plain.places[begin], plain.places[end]}});
}

}  // namespace

std::vector<SpellingWord> spelling_words(std::string_view text) {
  std::vector<SpellingWord> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t here = at;
    const bool end = at == text.size();
    const bool space = end || unicode::is_space(unicode::next_code_point(text, at));
    if (space && here > begin) split_spelling_word(text.substr(begin, here - begin), begin, words);
    if (end) break;
    if (space) begin = at;
  }
  return words;
}

std::vector<unicode::Range> counted_words(std::string_view text) {
  std::vector<unicode::Range> words;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end + 1 < text.size() && ascii::is_upper(text[end]) && text[end + 1] == '.') end += 2;
    if (end >= at + 4) {
      words.push_back({at, end});
      at = end;
      continue;
    }
    end = at;
    while (end < text.size()) {
      std::size_t next = end;
      const char32_t letter = unicode::next_code_point(text, next);
      if (!unicode::is_letter(letter) && !unicode::is_digit(letter) && letter != U'\'') break;
      end = next;
    }
    if (end > at) {
      words.push_back({at, end});
      at = end;
    } else {
      static_cast<void>(unicode::next_code_point(text, at));
    }
  }
  return words;
}

namespace {

class Treebank {
 public:
  explicit Treebank(std::string_view text) : text_(text) {}

  std::vector<TreebankWord> run() {
    for (std::size_t at = 0; at < text_.size();) {
      while (at < text_.size() && is_one_of(text_[at], " \n\r\t")) ++at;
      std::size_t end = at;
      while (end < text_.size() && !is_one_of(text_[end], " \n\r\t")) ++end;
      if (end > at) split_piece(at, end);
      at = end;
    }
    return std::move(words_);
  }

 private:
  [[nodiscard]] bool stands_apart(std::size_t at, std::size_t end) const {
    const char letter = text_[at];
    if (is_one_of(letter, ";@#$%&?![](){}<>\"")) return true;
    if (is_one_of(letter, ":,")) return at + 1 >= end || !ascii::is_digit(text_[at + 1]);
    return false;
  }

  void add(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    std::string_view word = text_.substr(begin, end - begin);
    static constexpr std::array<std::string_view, 12> endings = {"'s",  "'S",  "'m",  "'M",  "'d",  "'D",
                                                                 "'ll", "'LL", "'re", "'RE", "'ve", "'VE"};
    for (const std::string_view ending : endings) {
      if (word.size() <= ending.size() || !word.ends_with(ending)) continue;
      add(begin, end - ending.size());
      return push(end - ending.size(), end);
    }
    if (word.size() > 3 && (word.ends_with("n't") || word.ends_with("N'T"))) {
      push(begin, end - 3);
      return push(end - 3, end);
    }
    if (word.size() > 1 && word.back() == '\'' && word[word.size() - 2] != '\'') {
      push(begin, end - 1);
      return push(end - 1, end);
    }
    for (const auto& [joined, first] : {std::pair<std::string_view, std::size_t>{"cannot", 3},
                                        {"gimme", 3},
                                        {"gonna", 3},
                                        {"gotta", 3},
                                        {"lemme", 3},
                                        {"wanna", 3}})
      if (unicode::to_lower(word) == joined) {
        push(begin, begin + first);
        return push(begin + first, end);
      }
    push(begin, end);
  }

  void push(std::size_t begin, std::size_t end) {
    words_.push_back({std::string(text_.substr(begin, end - begin)), {begin, end}});
  }

  void split_piece(std::size_t begin, std::size_t end) {
    const bool last = text_.find_first_not_of(" \n\r\t", end) == std::string_view::npos;
    std::size_t word = begin;
    for (std::size_t at = begin; at < end;) {
      std::size_t length = 0;
      if (text_.substr(at, 3) == "...") {
        length = 3;
      } else if (text_.substr(at, 2) == "--") {
        length = 2;
      } else if (stands_apart(at, end) || (last && is_final_stop(at, end))) {
        length = 1;
      }
      if (length == 0) {
        ++at;
        continue;
      }
      add(word, at);
      push(at, at + length);
      if (text_[at] == '"') words_.back().text = at == begin && word == begin ? "``" : "''";
      at += length;
      word = at;
    }
    add(word, end);
  }

  // The full stop that ends the text, closing marks behind it allowed.
  [[nodiscard]] bool is_final_stop(std::size_t at, std::size_t end) const {
    if (text_[at] != '.' || at == 0 || text_[at - 1] == '.') return false;
    return text_.substr(at + 1, end - at - 1).find_first_not_of("])}>\"'") == std::string_view::npos;
  }

  std::string_view text_;
  std::vector<TreebankWord> words_;
};

}  // namespace

std::vector<TreebankWord> treebank_words(std::string_view text) { return Treebank(text).run(); }

}  // namespace galley::prose
