// Tables: column widths, the head and its repetition, rows, numbers aligned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/flow.h"

namespace galley::layout {

// Columns under a common head, in order; the first group may have no name and stand over the names of the rows.
struct ColumnGroup { std::string name; std::size_t columns = 0; };
[[nodiscard]] std::vector<ColumnGroup> read_column_groups(std::string_view text);

// Where the decimal point of a number stands, or would stand.
[[nodiscard]] std::size_t decimal_point(std::string_view text);

class TableBuilder {
 public:
  TableBuilder(Flow& flow, const document::Table& table, Span span) : flow_(flow), table_(table), span_(span) {}

  void build(const document::Block& block);

 private:
  struct Cell { std::vector<Piece> pieces; ElementId element = artifact; bool number = false; double decimal = 0; };

  void choose_frame();
  // table_columns.cpp
  void set_widths();
  void measure_columns(std::vector<double>& least, std::vector<double>& most);
  void share_width(const std::vector<double>& least, const std::vector<double>& most);
  void widen_for_groups(std::vector<double>& least, std::vector<double>& most);
  void align_decimals();

  // table.cpp
  Strip head(bool repeated);
  double add_groups(Strip& target, ElementId head, double y);
  std::vector<Strip> body_row(std::size_t row, bool last);
  std::vector<std::vector<int>> set_cells(std::vector<Cell>& cells, const TextStyle& style);
  void align_right(Strip& line, const Cell& cell, std::size_t column, double left, double width) const;
  double stack_lines(Strip& target, const std::vector<std::vector<int>>& columns, double leading, std::size_t begin,
                     std::size_t end, double y);
  double stack_heads(Strip& target, const std::vector<std::vector<int>>& columns, double leading, double y);
  // `scope` is that of a header cell, "Column" or "Row"; empty for data.
  Cell make_cell(const document::Cell& source, std::size_t column, const TextStyle& style, ElementId row,
                 std::string_view scope);
  [[nodiscard]] bool is_group(const document::Row& row) const;
  [[nodiscard]] bool names_rows() const;
  [[nodiscard]] double left_of(std::size_t column) const;
  void push_whole(Strip&& top, std::vector<Strip>&& rows);
  void push_rows(Strip&& top, std::vector<Strip>&& rows, const std::vector<bool>& bound, int repeat);

  Flow& flow_;
  const document::Table& table_;
  Span span_;
  Flow::Frame frame_;
  ElementId element_ = artifact, body_ = artifact;
  std::vector<double> widths_;
  std::vector<bool> numeric_;
  std::vector<double> fraction_;   // of a numeric column: the widest part behind the decimal point
  bool has_header_ = false;
  bool row_heads_ = false;         // the first column names the rows
};

}  // namespace galley::layout
