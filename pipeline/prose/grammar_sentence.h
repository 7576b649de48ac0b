// A sentence as grammar rules read it: words with their part of speech and what the
// lexicon knows of them, and the noun phrases they form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "prose/lexicon.h"
#include "unicode/unicode.h"

namespace galley::prose::grammar {

// What closed-class words are, whatever their tag.
enum class Role : std::uint32_t {
  be = 1U << 0,       // finite forms: is, are, was, were, am
  have = 1U << 1,     // has, have, had
  do_verb = 1U << 2,  // do, does, did
  modal = 1U << 3,
  negation = 1U << 4,    // not, n't, never
  article = 1U << 5,     // a, an, the
  determiner = 1U << 6,  // articles, this, each, my, …
  preposition = 1U << 7,
  subordinator = 1U << 8,  // because, although, …
  conjunction = 1U << 9,   // and, or, but, nor
  subject_pronoun = 1U << 10,
  object_pronoun = 1U << 11,
  possessive = 1U << 12,  // my, their, …
  wh_word = 1U << 13,
  stop = 1U << 14,       // , ; : ( ) quotation marks, dashes
  full_stop = 1U << 15,  // . ? !
};

struct Token {
  std::string text;
  std::string lower;
  std::string base;  // of a verb form, empty if the word is none
  std::string tag;   // Penn Treebank
  WordFlags flags;
  std::uint32_t roles = 0;
  unicode::Range range;    // of the block's text
  std::size_t phrase = 0;  // index + 1 of the noun phrase it is in; 0: none

  [[nodiscard]] bool is(Role role) const { return (roles & static_cast<std::uint32_t>(role)) != 0; }
  [[nodiscard]] bool is(std::string_view word) const { return lower == word; }
  [[nodiscard]] bool is_one_of(std::initializer_list<std::string_view> words) const;
  [[nodiscard]] bool tagged(std::string_view start) const { return tag.compare(0, start.size(), start) == 0; }
  [[nodiscard]] bool common_noun() const { return tag == "NN" || tag == "NNS"; }
  [[nodiscard]] bool name() const { return tagged("NNP"); }
  [[nodiscard]] bool adverb() const { return tagged("RB") && !is(Role::negation); }
  [[nodiscard]] bool adjective() const { return tagged("JJ"); }
  [[nodiscard]] bool finite() const;  // a finite verb by its tag, modals included
  [[nodiscard]] bool word() const { return !lower.empty() && !is(Role::stop) && !is(Role::full_stop); }
  // Can be nothing but the base form of a verb.
  [[nodiscard]] bool only_verb_base() const;
};

enum class Number : std::uint8_t { unknown, singular, plural };

struct Phrase {
  std::size_t begin = 0;  // tokens [begin, end)
  std::size_t end = 0;
  std::size_t head = 0;
  Number number = Number::unknown;
  bool pronoun = false;
};

struct Sentence {
  std::string_view text;  // of the whole block: what `range` of a token points into
  std::vector<Token> tokens;
  std::vector<Phrase> phrases;
  bool in_list = false;
  bool after_question = false;  // the sentence before it asks

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  // Behind either end stands an empty token.
  [[nodiscard]] const Token& at(std::size_t place) const;
  [[nodiscard]] const Token& before(std::size_t place, std::size_t steps = 1) const;
  [[nodiscard]] const Phrase* phrase_at(std::size_t place) const;  // that begins there
  [[nodiscard]] const Phrase* phrase_ending(std::size_t end) const;
  // The first token from `place` on that is neither an adverb nor a negation.
  [[nodiscard]] std::size_t skip_adverbs(std::size_t place) const;
  [[nodiscard]] bool question() const;
};

// The sentences of a text. At most 200 words each are looked at: longer ones are left out.
[[nodiscard]] std::vector<Sentence> read_sentences(std::string_view text, bool in_list);

void find_phrases(Sentence& sentence);
void mend_tags(Sentence& sentence);

}  // namespace galley::prose::grammar
