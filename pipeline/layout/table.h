// Tables: column widths, the head and its repetition, rows, numbers aligned.
#pragma once

#include <string>
#include <vector>

#include "layout/flow.h"

namespace galley::layout {

// Columns under a common head, in order; the first group may have no name and stand over the names of the rows.
struct ColumnGroup { std::string name; std::size_t columns = 0; };
[[nodiscard]] std::vector<ColumnGroup> read_column_groups(std::string_view text);

class TableBuilder {
 public:
  TableBuilder(Flow& flow, const document::Table& table, Span span) : flow_(flow), table_(table), span_(span) {}

  void build(const document::Block& block);

 private:
  struct Cell { std::vector<Piece> pieces; ElementId element = artifact; bool number = false; double decimal = 0; };

  void choose_frame();
  void set_widths();
  Strip head(bool repeated);
  Strip body_row(std::size_t row, bool last);
  double stack_cells(Strip& target, std::vector<Cell>& cells, const TextStyle& style, double y, bool bottom);
  Cell make_cell(const document::Cell& source, std::size_t column, const TextStyle& style, ElementId row, bool header);
  [[nodiscard]] bool is_group(const document::Row& row) const;
  [[nodiscard]] double left_of(std::size_t column) const;
  void align_decimals();
  void push_whole(Strip&& top, std::vector<Strip>&& rows);
  void push_rows(Strip&& top, std::vector<Strip>&& rows, int repeat);

  Flow& flow_;
  const document::Table& table_;
  Span span_;
  Flow::Frame frame_;
  ElementId element_ = artifact, body_ = artifact;
  std::vector<double> widths_;
  std::vector<bool> numeric_;
  std::vector<double> fraction_;   // of a numeric column: the widest part behind the decimal point
  bool has_header_ = false;
};

}  // namespace galley::layout
