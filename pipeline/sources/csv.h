// CSV as RFC 4180 has it: a header row, commas, double quotes; LF or CRLF. Every cell
// knows its bytes.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"

namespace galley::sources {

struct CsvRow {
  std::vector<MappedText> cells;  // as many as the table has columns
  Span span;
};

struct CsvTable {
  std::vector<MappedText> columns;  // names, from the header row
  std::vector<CsvRow> rows;
  Span span;                        // of the file
};

// Reads `text`, whose bytes are those of a file (clean_text in text.h). A quote that is not closed, a
// row of another length than the header, a column named twice are errors; such a row is
// filled or cut to the header's length. A header with semicolons or tabs for commas is an error,
// and the table then has no columns.
[[nodiscard]] CsvTable parse_csv(const MappedText& text, Diagnostics& diagnostics);

}  // namespace galley::sources
