// From a subject to its verb, over what may stand between them: "the number [of victims]
// [identified in 2023] were", "the law[, which was amended in 2019,] do".
#pragma once

#include <cstddef>
#include <optional>

#include "prose/grammar_sentence.h"

namespace galley::prose::grammar {

struct Predicate {
  std::size_t verb = 0;    // the token where the verb should stand, adverbs passed over
  std::size_t behind = 0;  // the end of what belongs to the subject
  bool near = true;        // only phrases with prepositions between
};

// For a noun phrase that is a subject, or nothing if what stands behind it cannot be read.
[[nodiscard]] std::optional<Predicate> predicate_of(const Sentence& sentence, std::size_t subject_end);

// Behind the phrases with prepositions from `place` on: [of the survey] [for victims in 2023].
[[nodiscard]] std::size_t skip_prepositional_phrases(const Sentence& sentence, std::size_t place);

// A noun for people by its ending or by name: "recruiters", "victim", "woman".
[[nodiscard]] bool names_people(const Token& token);

}  // namespace galley::prose::grammar
