// The corpus as outlines see it (templates/README.md lists the names). Internal to compose.
#pragma once

#include <string>
#include <vector>

#include "compose/deck.h"
#include "compose/references.h"
#include "compose/value.h"
#include "sources/corpus.h"

namespace galley::compose {

[[nodiscard]] Value build_context(const sources::Corpus& corpus, const sources::Matrix& matrix,
                                  const ReferenceList& references, const Deck& deck);

// Puts in the names that follow from what an output cites: `references` and their count.
void set_references(Value& context, const sources::Corpus& corpus, const ReferenceList& references);
// `slides` and `deck`.
void add_deck(Value& context, const sources::Corpus& corpus, const Deck& deck);
// The names of figures, platforms, the matrix and the references; parts of build_context.
[[nodiscard]] Value figure_values(const sources::Corpus& corpus);
[[nodiscard]] Value platform_values(const sources::Corpus& corpus, const sources::Matrix& matrix);
[[nodiscard]] Value matrix_value(const sources::Corpus& corpus, const sources::Matrix& matrix);
[[nodiscard]] Value reference_values(const sources::Corpus& corpus, const ReferenceList& references);

}  // namespace galley::compose
