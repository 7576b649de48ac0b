// Where the columns and rows of a native table stand. Rows grow with their text, as
// presentation programs let them: height = top margin + lines + bottom margin.
#pragma once

#include <vector>

#include "pptx/fit.h"

namespace galley::pptx {

struct PlacedCell {
  std::size_t row = 0, column = 0;
  Placeholder box;                     // of the row's height, with the cell's margins
  Fit shown;
  std::size_t strict_lines = 0;
};

struct TableLayout {
  style::Box box;                      // points
  std::vector<double> columns, rows;   // points
  std::vector<PlacedCell> cells;       // those with text
  std::vector<Span> broken;            // cells with a word that is wider than they are
  double room = 0;                     // height of the placeholder
  [[nodiscard]] double height() const;
};

// The style of a cell: header, first column, answer, or text.
[[nodiscard]] const style::ParagraphStyle& cell_style(const Table& table, std::size_t row, std::size_t column,
                                                      const style::Theme& theme);
[[nodiscard]] double right_margin(const Table& table, std::size_t column, const style::Theme& theme);
// Space left of the text in a cell with a symbol.
[[nodiscard]] double symbol_space(const style::Theme& theme);

[[nodiscard]] Result<TableLayout> lay_out_table(const Table& table, const Placeholder& place, const style::Theme& theme,
                                                Measurer& measurer);

}  // namespace galley::pptx
