#include "pptx/table_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/length.h"

namespace galley::pptx {
namespace {

std::vector<double> column_widths(const Table& table, double width, const style::PptxTheme& theme) {
  const std::size_t count = table.rows.front().size();
  if (table.matrix && count > 1) {
    std::vector<double> widths(count, (width - theme.matrix_first_column) / static_cast<double>(count - 1));
    widths.front() = theme.matrix_first_column;
    return widths;
  }
  std::vector<double> shares = table.widths;
  if (shares.size() != count) {
    // By the longest text, within bounds, so that no column starves.
    shares.assign(count, 1);
    for (std::size_t column = 0; column < count; ++column) {
      std::size_t longest = 0;
      for (const auto& row : table.rows) {
        std::size_t letters = 0;
        for (const Run& run : row[column].runs) letters += run.text.size();
        longest = std::max(longest, letters);
      }
      shares[column] = static_cast<double>(std::clamp<std::size_t>(longest, 8, 40));
    }
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = share / sum * width;
  return shares;
}

Placeholder cell_box(double width, const style::ParagraphStyle& row, double left, const style::Insets& margin) {
  Placeholder box;
  box.frame = {0, 0, static_cast<long>(to_emu(width)), 0};
  box.left = static_cast<long>(to_emu(left));
  box.right = static_cast<long>(to_emu(margin.right));
  box.top = box.bottom = 0;
  LevelStyle& level = box.levels.front();
  level.size = static_cast<int>(std::lround(row.size * 100));
  level.bold = row.weight >= 600;
  level.line_points = static_cast<int>(std::lround(row.leading * 100));
  return box;
}

bool breaks_a_word(const Fit& fit) {
  return std::any_of(fit.lines.begin(), fit.lines.end(), [](const FitLine& line) { return line.broken_word; });
}

// Adds the row's cells to the layout; returns its height.
Result<double> lay_out_row(const Table& table, std::size_t row, const style::Theme& theme, Measurer& measurer,
                           TableLayout& layout) {
  const style::Insets& margin = theme.pptx.cell_margin;
  double height = table.matrix && row > 0 ? theme.pptx.matrix_row : 0;
  double x = layout.box.x;
  for (std::size_t column = 0; column < table.rows[row].size(); x += layout.columns[column++]) {
    const Cell& cell = table.rows[row][column];
    const style::ParagraphStyle& look = cell_style(table, row, column, theme);
    std::size_t lines = 1;
    if (!cell.runs.empty()) {
      style::Insets inner = margin;
      inner.right = right_margin(table, column, theme);
      const double left = cell.answer.empty() ? margin.left : symbol_space(theme);
      PlacedCell placed{row, column, cell_box(layout.columns[column], look, left, inner), {}, 0};
      placed.box.frame.x = static_cast<long>(to_emu(x));
      const Paragraphs text{{cell.runs, level::text, Mark::inherited, 1, cell.source}};
      TRY(placed.shown, measurer.fit(text, placed.box, Rules::libreoffice));
      TRY(const Fit strict, measurer.fit(text, placed.box, Rules::powerpoint));
      placed.strict_lines = strict.lines.size();
      lines = std::max(placed.shown.lines.size(), strict.lines.size());
      if (breaks_a_word(placed.shown) || breaks_a_word(strict))
        layout.broken.push_back(cell.source ? cell.source : table.source);
      layout.cells.push_back(std::move(placed));
    }
    height = std::max(height, margin.top + static_cast<double>(lines) * look.leading + margin.bottom);
  }
  return height;
}

}  // namespace

double TableLayout::height() const { return std::accumulate(rows.begin(), rows.end(), 0.0); }

// The narrow columns of a matrix stand apart by their left margin alone.
double right_margin(const Table& table, std::size_t column, const style::Theme& theme) {
  return table.matrix && column > 0 ? 0 : theme.pptx.cell_margin.right;
}

double symbol_space(const style::Theme& theme) { return theme.pptx.cell_margin.left + theme.pptx.matrix_symbol + 5; }

const style::ParagraphStyle& cell_style(const Table& table, std::size_t row, std::size_t column,
                                        const style::Theme& theme) {
  const bool answer = !table.rows[row][column].answer.empty();
  const std::string_view name = row == 0      ? "table_head"
                                : answer      ? "matrix_label"
                                : column == 0 ? "table_name"
                                              : "table_text";
  return style::style(theme.pptx.paragraph, name);
}

Result<TableLayout> lay_out_table(const Table& table, const Placeholder& place, const style::Theme& theme,
                                  Measurer& measurer) {
  TableLayout layout;
  layout.box = {from_emu(place.frame.x), from_emu(place.frame.y), from_emu(place.frame.width), 0};
  layout.room = from_emu(place.frame.height);
  if (table.rows.empty() || table.rows.front().empty()) return layout;
  layout.columns = column_widths(table, layout.box.width, theme.pptx);
  double y = layout.box.y;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    TRY(const double height, lay_out_row(table, row, theme, measurer, layout));
    for (PlacedCell& cell : layout.cells)
      if (cell.row == row)
        cell.box.frame.y = static_cast<long>(to_emu(y)), cell.box.frame.height = static_cast<long>(to_emu(height));
    layout.rows.push_back(height);
    y += height;
  }
  layout.box.height = layout.height();
  return layout;
}

}  // namespace galley::pptx
