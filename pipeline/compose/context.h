// The corpus as outlines see it (templates/README.md lists the names). Internal to compose.
#pragma once

#include "compose/compose.h"
#include "compose/references.h"
#include "compose/value.h"
#include "sources/corpus.h"

namespace galley::compose {

// All names but those that follow from what the output cites: `references` and their count are empty.
[[nodiscard]] Value build_context(const sources::Corpus& corpus, const sources::Matrix& matrix,
                                  const ComposeOptions& options);

// Puts them in.
void set_references(Value& context, const sources::Corpus& corpus, const ReferenceList& references);
// `slides` and `deck`.
void add_deck(Value& context, const sources::Corpus& corpus, const ComposeOptions& options);
// The names of figures, platforms, the matrix and the references; parts of build_context.
[[nodiscard]] Value figure_values(const sources::Corpus& corpus);
[[nodiscard]] Value platform_values(const sources::Corpus& corpus, const sources::Matrix& matrix);
[[nodiscard]] Value matrix_value(const sources::Corpus& corpus, const sources::Matrix& matrix);
[[nodiscard]] Value reference_values(const sources::Corpus& corpus, const ReferenceList& references);

}  // namespace galley::compose
