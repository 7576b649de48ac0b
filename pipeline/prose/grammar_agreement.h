// What the rules on subject and verb share.
#pragma once

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {

// The number that a finite verb's form asks for; unknown if it goes with both.
[[nodiscard]] Number verb_number(const Token& verb);
// "recommends that it name", "if it were": no indicative, and no mistake.
[[nodiscard]] bool subjunctive(const Sentence& sentence, std::size_t place);
// Whether a noun phrase at `place` can be the subject of a clause that begins there.
[[nodiscard]] bool begins_clause(const Sentence& sentence, std::size_t place);
// Two nouns joined, or a name: its number cannot be told.
[[nodiscard]] bool joined(const Sentence& sentence, const Phrase& phrase);
// "A number of victims", "most of the reports": the number comes from what follows.
[[nodiscard]] bool quantity(const Sentence& sentence, const Phrase& phrase);
// "is", "have", "does": forms that are verbs and nothing else.
[[nodiscard]] bool clear_verb(const Token& verb);
// Adds the hit that `verb` should have the form for `number`.
void report_number(const Sentence& sentence, std::size_t verb, const Token& subject, Number number, Hits& hits);

}  // namespace galley::prose::grammar
