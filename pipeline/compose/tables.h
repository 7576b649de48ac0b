// ```table blocks → pipe tables with their caption. Internal to compose.
#pragma once

#include "base/diagnostic.h"
#include "base/words.h"
#include "sources/corpus.h"

namespace galley::compose {

struct TableData {
  const sources::Corpus& corpus;  // sources/tables/
  const sources::Matrix& matrix;
  const Words& words;             // "Note:", "Source:"
};

// Replaces every table block of `text` by the table that it names: one of
// sources/tables/, or `matrix`.
[[nodiscard]] MappedText expand_tables(const MappedText& text, const TableData& data, Diagnostics& diagnostics);

}  // namespace galley::compose
