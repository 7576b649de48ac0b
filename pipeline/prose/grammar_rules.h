// The grammar rules: each looks at one sentence and adds what it finds. A rule gives
// the words at fault as a range of tokens, and what to write in their place if it knows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "prose/grammar_sentence.h"

namespace galley::prose::grammar {

struct Hit {
  std::string_view rule;  // "Agreement"
  std::size_t first = 0;  // tokens [first, last]
  std::size_t last = 0;
  std::string message;
  std::optional<std::string> replacement;  // of those tokens; empty: delete them
  Severity severity = Severity::warning;
  bool doubtful = false;  // report only if link-grammar prefers the replacement
  bool safe = false;      // the replacement may be applied without asking
};
using Hits = std::vector<Hit>;
using Rule = void (*)(const Sentence& sentence, Hits& hits);

void check_doubled_words(const Sentence& sentence, Hits& hits);
void check_articles(const Sentence& sentence, Hits& hits);
void check_confusions(const Sentence& sentence, Hits& hits);
void check_phrases(const Sentence& sentence, Hits& hits);
void check_subject_verb(const Sentence& sentence, Hits& hits);
void check_agreement_by_words(const Sentence& sentence, Hits& hits);
void check_pronouns(const Sentence& sentence, Hits& hits);
void check_determiners(const Sentence& sentence, Hits& hits);
void check_countability(const Sentence& sentence, Hits& hits);
void check_verb_forms(const Sentence& sentence, Hits& hits);
void check_infinitives(const Sentence& sentence, Hits& hits);
void check_prepositions(const Sentence& sentence, Hits& hits);
void check_comparisons(const Sentence& sentence, Hits& hits);
void check_negation(const Sentence& sentence, Hits& hits);
void check_order(const Sentence& sentence, Hits& hits);
void check_structure(const Sentence& sentence, Hits& hits);
void check_missing_words(const Sentence& sentence, Hits& hits);
void check_inversion(const Sentence& sentence, Hits& hits);
void check_complements(const Sentence& sentence, Hits& hits);
void check_quantities(const Sentence& sentence, Hits& hits);
void check_tense(const Sentence& sentence, Hits& hits);
void check_apostrophes(const Sentence& sentence, Hits& hits);
void check_word_forms(const Sentence& sentence, Hits& hits);
void check_homophones(const Sentence& sentence, Hits& hits);
void check_far_agreement(const Sentence& sentence, Hits& hits);
void check_governed(const Sentence& sentence, Hits& hits);
void check_base_forms(const Sentence& sentence, Hits& hits);
void check_word_order(const Sentence& sentence, Hits& hits);
void check_valence(const Sentence& sentence, Hits& hits);
void check_adverbs(const Sentence& sentence, Hits& hits);
void check_gaps(const Sentence& sentence, Hits& hits);
void check_links(const Sentence& sentence, Hits& hits);
void check_names(const Sentence& sentence, Hits& hits);
void check_bare_nouns(const Sentence& sentence, Hits& hits);
void check_plurals(const Sentence& sentence, Hits& hits);
void check_degrees(const Sentence& sentence, Hits& hits);
void check_fragments(const Sentence& sentence, Hits& hits);

inline constexpr Rule all_rules[] = {
    check_doubled_words, check_articles,      check_confusions,
    check_phrases,       check_subject_verb,  check_agreement_by_words,
    check_pronouns,      check_determiners,   check_countability,
    check_verb_forms,    check_infinitives,   check_prepositions,
    check_comparisons,   check_negation,      check_order,
    check_structure,     check_missing_words, check_inversion,
    check_complements,   check_quantities,    check_tense,
    check_apostrophes,   check_word_forms,    check_homophones,
    check_far_agreement, check_governed,      check_base_forms,
    check_word_order,    check_valence,       check_adverbs,
    check_links,         check_gaps,          check_names,
    check_bare_nouns,    check_plurals,       check_degrees,
    check_fragments,
};

// ---- For rules ----------------------------------------------------------------------

// `word` with the capital of `like`, if that has one.
[[nodiscard]] std::string in_case_of(const Token& like, std::string word);
// The words [begin, end) as they stand in the text.
[[nodiscard]] std::string text_of(const Sentence& sentence, std::size_t begin, std::size_t end);
// Adds a hit on [first, last] that says "… : write “replacement”.".
Hit& propose(Hits& hits, std::string_view rule, const Sentence& sentence, std::size_t first, std::size_t last,
             std::string replacement, std::string_view why);
Hit& remark(Hits& hits, std::string_view rule, std::size_t first, std::size_t last, std::string message);
// The verb's form that goes with the number: is/are, has/have, shows/show.
[[nodiscard]] std::string agreeing_form(const Token& verb, Number number);

}  // namespace galley::prose::grammar
