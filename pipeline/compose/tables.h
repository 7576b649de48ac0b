// ```table blocks → pipe tables with their caption. Internal to compose.
#pragma once

#include "base/diagnostic.h"
#include "sources/corpus.h"

namespace galley::compose {

// Replaces every table block of `text` by the table that it names: one of
// sources/tables/, or `matrix`.
[[nodiscard]] MappedText expand_tables(const MappedText& text, const sources::Corpus& corpus,
                                       const sources::Matrix& matrix, Diagnostics& diagnostics);

}  // namespace galley::compose
