#include "layout/table.h"

#include <algorithm>
#include <set>

namespace galley::layout {
namespace {

constexpr int enough_rows = 5;            // on either side of a break: it looks as good as it can
constexpr int few_rows_penalty = 6000;    // shared by the rows on the shorter side
constexpr int broken_table_penalty = 200;
constexpr std::size_t longest_row_name = 120;  // bytes; a longer text is a statement, not a name

}  // namespace

bool TableBuilder::is_group(const document::Row& row) const {
  // A row whose first cell alone has text names the rows below it.
  if (row.size() < 2 || document::plain_text(row[0].content).empty()) return false;
  return std::all_of(row.begin() + 1, row.end(), [](const document::Cell& cell) { return cell.content.empty(); });
}

// Whether the first column says what each row is about, so that a screen reader repeats it
// with the row's other cells: short texts, all there and no two alike. The classes
// `row-heads` and `no-row-heads` decide where the content would say otherwise.
bool TableBuilder::names_rows() const {
  if (table_.attributes.has("row-heads")) return true;
  if (table_.attributes.has("no-row-heads") || table_.columns.size() < 2) return false;
  std::set<std::string> names;
  for (const document::Row& row : table_.rows) {
    if (is_group(row)) continue;
    const std::string name = row.empty() ? std::string() : document::plain_text(row[0].content);
    if (name.empty() || name.size() > longest_row_name || !names.insert(name).second) return false;
  }
  return !names.empty();
}

double TableBuilder::left_of(std::size_t column) const {
  double x = frame_.x;
  for (std::size_t i = 0; i < column; ++i) x += widths_[i];
  return x;
}

TableBuilder::Cell TableBuilder::make_cell(const document::Cell& source, std::size_t column, const TextStyle& style,
                                           ElementId row, std::string_view scope) {
  Cell cell;
  cell.element = flow_.add_element(scope.empty() ? "TD" : "TH", row);
  if (!scope.empty()) flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", scope);
  cell.pieces = flow_.pieces(source.content, style, cell.element);
  cell.number = column < numeric_.size() && numeric_[column];
  if (cell.number && scope != "Column") {
    const std::string plain = document::plain_text(source.content);
    const std::size_t point = decimal_point(plain);
    cell.decimal = flow_.setter_.widths({flow_.text_piece(plain.substr(point), style.plain, artifact)}).most;
  }
  return cell;
}

std::vector<std::vector<int>> TableBuilder::set_cells(std::vector<Cell>& cells, const TextStyle& style) {
  std::vector<std::vector<int>> columns;
  const double inset = flow_.theme_.pdf.table.cell_left;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double left = left_of(i) + (i == 0 ? 0 : inset);
    const double width = std::max(widths_[i] - (i == 0 ? inset : 2 * inset), style.row->size);
    columns.push_back(flow_.text_strips(cells[i].pieces, style, {left, width}));
    if (cells[i].number)
      for (const int line : columns.back()) align_right(flow_.strip(line), cells[i], i, left, width);
  }
  return columns;
}

// The decimal points of the column under each other.
void TableBuilder::align_right(Strip& line, const Cell& cell, std::size_t column, double left, double width) const {
  double right = left;
  for (const Item& item : line.items)
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      double end = run->x;
      for (const Glyph& glyph : run->glyphs) end += static_cast<double>(glyph.advance);
      if (run->text.ends_with(' ') && !run->glyphs.empty()) end -= static_cast<double>(run->glyphs.back().advance);
      right = std::max(right, end);
    }
  const double behind =
      std::max(0.0, column < fraction_.size() && cell.decimal >= 0 ? fraction_[column] - cell.decimal : 0);
  const double shift =
      flow_.mirrored_ ? behind : left + width - right - behind;  // mirrored lines begin at the edge already
  for (Item& item : line.items) move_item(item, shift, 0);
  for (LinkArea& link : line.links) link.box.x += shift;
}

// Lines [begin, end) of the columns, from `y` down; returns where the longest ends.
double TableBuilder::stack_lines(Strip& target, const std::vector<std::vector<int>>& columns, double leading,
                                 std::size_t begin, std::size_t end, double y) {
  std::size_t most = begin;
  for (const std::vector<int>& column : columns) {
    for (std::size_t i = begin; i < std::min(end, column.size()); ++i)
      append(target, std::move(flow_.strip(column[i])), 0, y + static_cast<double>(i - begin) * leading);
    most = std::max(most, std::min(end, column.size()));
  }
  return y + static_cast<double>(most - begin) * leading;
}

// Heads stand on one line at the bottom.
double TableBuilder::stack_heads(Strip& target, const std::vector<std::vector<int>>& columns, double leading,
                                 double y) {
  std::size_t most = 0;
  for (const std::vector<int>& column : columns) most = std::max(most, column.size());
  for (const std::vector<int>& column : columns)
    stack_lines(target, {column}, leading, 0, column.size(), y + static_cast<double>(most - column.size()) * leading);
  return y + static_cast<double>(most) * leading;
}

// Heads over the heads, each with a rule over the columns it names.
double TableBuilder::add_groups(Strip& target, ElementId head, double y) {
  const std::vector<ColumnGroup> groups = read_column_groups(table_.attributes.get("groups"));
  if (groups.empty()) return y;
  const bool repeated = head == artifact;
  const style::PdfTable& look = flow_.theme_.pdf.table;
  TextStyle text = flow_.style("table_head");
  text.plain.colour = flow_.brand_.colour(look.group.colour);
  const ElementId row = repeated ? artifact : flow_.add_element("TR", head);
  std::vector<std::vector<int>> names;
  std::vector<Flow::Frame> rules;
  std::size_t column = 0;
  for (const ColumnGroup& group : groups) {
    const std::size_t end = std::min(column + group.columns, widths_.size());
    if (end <= column) break;
    const ElementId cell = repeated ? artifact : flow_.add_element(group.name.empty() ? "TD" : "TH", row);
    if (!repeated) {
      if (!group.name.empty()) flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Column");
      flow_.pages_.structure.back().attributes.emplace_back("Table:ColSpan", std::to_string(end - column));
    }
    const double left = left_of(column) + (column == 0 ? 0 : look.cell_left);
    const double width = left_of(end) - left - look.cell_left;
    if (!group.name.empty()) {
      names.push_back(flow_.text_strips({flow_.text_piece(group.name, text.plain, cell)}, text, {left, width}));
      if (!names.back().empty()) flow_.end_with_space(flow_.strip(names.back().back()));
      rules.push_back({left, width});
    }
    column = end;
  }
  const double bottom = stack_heads(target, names, text.leading(), y) + flow_.theme_.baseline.quarter / 2;
  for (const Flow::Frame& rule : rules)
    target.items.push_back(
        rule_item(rule.x, bottom, rule.width, look.group_rule.width, flow_.brand_.colour(look.group_rule.colour)));
  return bottom + flow_.theme_.baseline.quarter / 2;
}

Strip TableBuilder::head(bool repeated) {
  const style::PdfTable& look = flow_.theme_.pdf.table;
  const TextStyle& style = flow_.style("table_head");
  Strip target;
  const ElementId section = repeated ? artifact : flow_.add_element("THead", element_);
  const double top = add_groups(target, section, 0);
  const ElementId row = repeated ? artifact : flow_.add_element("TR", section);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    static const document::Cell none;
    const document::Cell& source = i < table_.header.size() ? table_.header[i] : none;
    if (!repeated) {
      cells.push_back(make_cell(source, i, style, row, "Column"));
    } else {
      Cell cell;
      cell.pieces = {flow_.text_piece(document::plain_text(source.content), style.plain, artifact)};
      cell.number = numeric_[i];
      cells.push_back(std::move(cell));
    }
    cells.back().decimal = -1;
  }
  double y = stack_heads(target, set_cells(cells, style), style.leading(), top + style.row->before) + style.row->after;
  y = flow_.to_grid(y);
  target.items.push_back(rule_item(frame_.x, y - look.head_rule.width / 2, frame_.width, look.head_rule.width,
                                   flow_.brand_.colour(look.head_rule.colour)));
  target.height = y;
  return target;
}

// A row is one strip, and never broken, unless it is taller than a page can be expected to hold.
std::vector<Strip> TableBuilder::body_row(std::size_t index, bool last) {
  const document::Row& source = table_.rows[index];
  const style::PdfTable& look = flow_.theme_.pdf.table;
  std::vector<Strip> parts(1);
  const ElementId row = flow_.add_element("TR", body_);
  double y = look.row_padding;
  if (is_group(source)) {
    const TextStyle& style = flow_.style("table_group");
    const ElementId cell = flow_.add_element("TH", row);
    flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Row");
    flow_.pages_.structure.back().attributes.emplace_back("Table:ColSpan", std::to_string(table_.columns.size()));
    y = flow_.stack_text(parts[0], flow_.pieces(source[0].content, style, cell), style, frame_, y);
  } else {
    const TextStyle& style = flow_.style("table_text");
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      static const document::Cell none;
      cells.push_back(
          make_cell(i < source.size() ? source[i] : none, i, style, row, i == 0 && row_heads_ ? "Row" : ""));
    }
    const std::vector<std::vector<int>> columns = set_cells(cells, style);
    std::size_t lines = 0;
    for (const std::vector<int>& column : columns) lines = std::max(lines, column.size());
    const auto most = static_cast<std::size_t>(flow_.theme_.pdf.text_area.height / 2 / style.leading());
    for (std::size_t begin = 0; begin < lines; begin += most) {
      if (begin > 0) {
        parts.back().height = y;
        parts.emplace_back();
        y = 0;
      }
      y = stack_lines(parts.back(), columns, style.leading(), begin, lines - begin > most ? begin + most : lines, y);
    }
  }
  Strip& end = parts.back();
  y = flow_.to_grid(y + look.row_padding);
  const style::Rule& rule = last ? look.head_rule : look.row_rule;
  end.items.push_back(
      rule_item(frame_.x, y - rule.width / 2, frame_.width, rule.width, flow_.brand_.colour(rule.colour)));
  end.height = y;
  return parts;
}

void TableBuilder::build(const document::Block& block) {
  choose_frame();
  if (table_.columns.empty()) return;
  set_widths();
  align_decimals();
  flow_.clear_side();
  element_ = flow_.add_element("Table", flow_.parent_);
  has_header_ = std::any_of(table_.header.begin(), table_.header.end(),
                            [](const document::Cell& cell) { return !cell.content.empty(); });
  Strip top;
  double y = 0;
  if (!table_.caption.empty() || !table_.number.empty())
    y = flow_.add_caption(top, flow_.table_label(table_.number), table_.caption, "", frame_, element_);
  flow_.add_destination(top, flow_.destination_of(block));
  int repeat = -1;
  if (has_header_) {
    Strip header = head(false);
    const double height = header.height;
    append(top, std::move(header), 0, y);
    y += height;
    repeat = flow_.new_strip(0);
    flow_.strip(repeat) = head(true);
  } else {
    const style::Rule& rule = flow_.theme_.pdf.table.row_rule;
    top.items.push_back(rule_item(frame_.x, y, frame_.width, rule.width, flow_.brand_.colour(rule.colour)));
  }
  row_heads_ = names_rows();
  body_ = flow_.add_element("TBody", element_);
  top.height = flow_.to_grid(y);
  std::vector<Strip> rows;
  std::vector<bool> bound;  // a group's name, to the row below it
  double height = top.height;
  for (std::size_t i = 0; i < table_.rows.size(); ++i)
    for (Strip& part : body_row(i, i + 1 == table_.rows.size())) {
      height += part.height;
      rows.push_back(std::move(part));
      bound.push_back(is_group(table_.rows[i]));
    }
  flow_.last_frame_ = frame_;
  // Up to half a page stands whole, and moves to where there is room for it.
  if (!flow_.nested_ && height <= flow_.page_height() * (flow_.landscape_ ? 0.9 : 0.5))
    push_whole(std::move(top), std::move(rows));
  else push_rows(std::move(top), std::move(rows), bound, repeat);
  flow_.before_ = 2 * flow_.theme_.pdf.block_gap;
  flow_.shrink_ = flow_.theme_.pdf.block_gap;
}

void TableBuilder::push_whole(Strip&& top, std::vector<Strip>&& rows) {
  double y = top.height;
  for (Strip& row : rows) {
    const double height = row.height;
    append(top, std::move(row), 0, y);
    y += height;
  }
  flow_.push_float(std::move(top), y);
}

void TableBuilder::push_rows(Strip&& top, std::vector<Strip>&& rows, const std::vector<bool>& bound, int repeat) {
  const auto push = [&](Strip&& content) -> Node& {
    const int index = flow_.new_strip(content.height);
    flow_.strip(index) = std::move(content);
    return flow_.push(index);
  };
  flow_.gap_before(flow_.theme_.pdf.block_gap, flow_.theme_.pdf.block_gap, 0);
  push(std::move(top));
  flow_.forbid_break_here();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Node& node = push(std::move(rows[i]));
    const std::size_t above = i + 1, below = rows.size() - above;
    if (below == 0) continue;
    // Three rows stay with the head and two at the end; a group's name stays with its rows.
    // The fewer rows stand on one side of the break, the worse it looks.
    const bool kept = above < std::min<std::size_t>(3, rows.size() / 2) || below < 2 || bound[i];
    const int shorter = static_cast<int>(std::min(above, below));
    node.penalty = kept ? forbid_break : shorter < enough_rows ? few_rows_penalty / shorter : broken_table_penalty;
    node.repeat = repeat;
  }
}

void Flow::add_table(const document::Table& table, const document::Block& block) {
  if (table.attributes.has("matrix") && !nested_) return add_matrix(table, block);
  TableBuilder(*this, table, block.span).build(block);
}

}  // namespace galley::layout
