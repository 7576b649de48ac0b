// Which parts of speech a word form can be, and its other forms: WordNet's lemmas with
// their inflection, countable and mass nouns after link-grammar's lists. The table is
// made at build time and read in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::prose {

enum class WordFlag : std::uint32_t {
  noun_singular = 1U << 0,
  noun_plural = 1U << 1,
  verb_base = 1U << 2,
  verb_third = 1U << 3,  // "goes"
  verb_past = 1U << 4,
  verb_participle = 1U << 5,  // past participle
  verb_gerund = 1U << 6,
  adjective = 1U << 7,
  adverb = 1U << 8,
  comparative = 1U << 9,
  superlative = 1U << 10,
  countable = 1U << 11,      // takes "a"
  mass = 1U << 12,           // stands without a determiner
  attested_noun = 1U << 13,  // the lemma occurs as such in WordNet's tagged texts
  attested_verb = 1U << 14,
  attested_adjective = 1U << 15,
  attested_adverb = 1U << 16,
  irregular_plural = 1U << 17,
  listed_plural = 1U << 18,  // a plural that link-grammar lists
};

class WordFlags {
 public:
  constexpr WordFlags() = default;
  constexpr explicit WordFlags(std::uint32_t bits) : bits_(bits) {}
  [[nodiscard]] constexpr bool has(WordFlag flag) const { return (bits_ & static_cast<std::uint32_t>(flag)) != 0; }
  template <class... Flags>
  [[nodiscard]] constexpr bool any(Flags... flags) const {
    return (has(flags) || ...);
  }
  [[nodiscard]] constexpr bool known() const { return bits_ != 0; }
  [[nodiscard]] constexpr bool noun() const { return any(WordFlag::noun_singular, WordFlag::noun_plural); }
  [[nodiscard]] constexpr bool finite_verb() const {
    return any(WordFlag::verb_base, WordFlag::verb_third, WordFlag::verb_past);
  }
  [[nodiscard]] constexpr bool verb() const {
    return finite_verb() || any(WordFlag::verb_participle, WordFlag::verb_gerund);
  }

 private:
  std::uint32_t bits_ = 0;
};

// `word` in lower case. Unknown words have no flags; a compound has those of its last part.
[[nodiscard]] WordFlags word_flags(std::string_view word);

// Other forms of a word in lower case; empty if there is none that the table knows.
[[nodiscard]] std::string singular_of(std::string_view plural);  // "cities" → "city"
[[nodiscard]] std::string plural_of(std::string_view singular);
[[nodiscard]] std::string base_of(std::string_view verb_form);     // "wrote" → "write"
[[nodiscard]] std::string third_person_of(std::string_view base);  // "write" → "writes"
[[nodiscard]] std::string past_of(std::string_view base);
[[nodiscard]] std::string participle_of(std::string_view base);
[[nodiscard]] std::string gerund_of(std::string_view base);

}  // namespace galley::prose
