// The band a chapter opens with: number, title, standfirst, and the chapter's rows of the
// matrix, one mark a platform, sorted by answer.
#include <algorithm>

#include "base/ascii.h"
#include "layout/flow.h"
#include "layout/table.h"

namespace galley::layout {
namespace {

constexpr std::string_view answers[] = {"yes", "part", "none", "na"};

std::size_t count_of(const document::Table& matrix, std::size_t column, std::string_view answer) {
  return static_cast<std::size_t>(std::count_if(matrix.rows.begin(), matrix.rows.end(), [&](const document::Row& row) {
    return column < row.size() && answer_of(row[column]) == answer;
  }));
}

}  // namespace

// Drawn in the coordinates of the page, then moved to the strip's, whose top is the type area's.
void Flow::add_chapter_band(const document::Heading& heading, Strip& target, ElementId element) {
  const style::PdfBand& band = theme_.pdf.band;
  const style::PdfFrames& frames = theme_.pdf.frames;
  Strip page;
  const TextStyle& number = style("band_number");
  stack_text(page, {text_piece(heading.number, number.plain, element)}, number, {band.number.x, frames.side.width},
             band.number.y, true);
  const TextStyle& title = style("band_title");
  double y = stack_text(page, pieces(heading.content, title, element), title, {frames.main.x, frames.main.width},
                        band.title_y, true);
  y += title.row->after;
  if (standfirst_ != nullptr) {
    const TextStyle& text = style("band_standfirst");
    for (const document::Block& block : standfirst_->content)
      if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node))
        y = stack_text(page, pieces(paragraph->content, text, add_element("P", parent_)), text,
                       {frames.main.x, band.standfirst_width}, y, true);
    standfirst_used_ = true;
  }
  const double top = theme_.pdf.text_area.y;
  double lowest = std::max(y + theme_.baseline.full, band.number.y + number.leading());
  const std::vector<BandRow> rows = band_rows(heading);
  if (!rows.empty()) lowest = add_band_data(page, rows, std::max(lowest, band.pattern_y));
  const double height = to_grid(lowest + theme_.baseline.full - top) + top;
  target.items.push_back(
      filled_box(0, -top, theme_.pdf.page.width, height, brand_.colour(theme_.pdf.chapter_opening.fill)));
  append(target, std::move(page), 0, -top);
  target.height = to_grid(height + band.after - top);
}

std::vector<Flow::BandRow> Flow::band_rows(const document::Heading& heading) const {
  const std::string_view group = heading.attributes.get("band");
  const document::Table* matrix = group.empty() ? nullptr : find_matrix();
  std::vector<BandRow> rows;
  if (matrix == nullptr) return rows;
  std::size_t column = 0;
  for (const ColumnGroup& each : read_column_groups(matrix->attributes.get("groups"))) {
    for (std::size_t i = column; i < column + each.columns && i < matrix->header.size(); ++i)
      if (each.name == group) rows.push_back({i, document::plain_text(matrix->header[i].content)});
    column += each.columns;
  }
  return rows;
}

double Flow::add_band_data(Strip& page, const std::vector<BandRow>& rows, double y) {
  const document::Table& matrix = *find_matrix();
  const style::PdfFrames& frames = theme_.pdf.frames;
  const ElementId figure = add_element("Figure", parent_);
  std::string alt = fill_in(words_.answers, std::to_string(matrix.rows.size()));
  for (const BandRow& row : rows) {
    alt += " " + row.name + ":";
    for (const std::string_view answer : answers)
      alt += " " + theme_.symbols.find(answer)->label + " " + std::to_string(count_of(matrix, row.column, answer)) +
             (answer == "na" ? "." : ";");
  }
  pages_.structure[static_cast<std::size_t>(figure)].alt = std::move(alt);
  const double top = y;
  const TextStyle& small = style("band_source");
  std::vector<Item> head;
  const double width =
      set_line(fill_in(words_.yes_count, std::to_string(matrix.rows.size())), small.plain, figure, 0, head);
  for (Item& item : head) {
    move_item(item, frames.full.x + frames.full.width - width, y + small.leading() * 0.75);
    page.items.push_back(std::move(item));
  }
  y += small.leading() + theme_.baseline.quarter / 2;
  for (const BandRow& row : rows) y = add_band_row(page, row, matrix, y, figure);
  const style::Rule& rule = theme_.pdf.chapter_opening.rule;
  page.items.push_back(rule_item(frames.full.x, y, frames.full.width, rule.width, brand_.colour(rule.colour)));
  y = add_band_legend(page, y + theme_.baseline.quarter, figure);
  page.figures.emplace_back(figure, Box{frames.full.x, top, frames.full.width, y - top});
  return y;
}

double Flow::add_band_row(Strip& page, const BandRow& row, const document::Table& matrix, double y, ElementId figure) {
  const style::PdfBand& band = theme_.pdf.band;
  const style::PdfFrames& frames = theme_.pdf.frames;
  const style::Rule& rule = theme_.pdf.chapter_opening.rule;
  const TextStyle& text = style("band_text");
  page.items.push_back(rule_item(frames.full.x, y, frames.full.width, rule.width, brand_.colour(rule.colour)));
  const double text_y = y + (band.pattern_row - text.leading()) / 2;
  stack_text(page, {text_piece(row.name, text.plain, figure)}, text, {frames.side.x, frames.side.width}, text_y, true);
  // The count needs room for two digits at the right; the marks share what is left.
  std::vector<Item> count;
  const double width = set_line(std::to_string(count_of(matrix, row.column, "yes")), text.plain, figure, 0, count);
  const double right = frames.full.x + frames.full.width;
  const double pitch =
      std::min(2 * band.pattern_symbol, (right - frames.main.x - 2 * text.row->size - band.pattern_symbol) /
                                            std::max(1.0, static_cast<double>(matrix.rows.size()) - 1));
  const double size = std::min(band.pattern_symbol, pitch);
  double x = frames.main.x;
  for (const std::string_view answer : answers) {
    const style::Symbol& symbol = *theme_.symbols.find(answer);
    for (std::size_t i = count_of(matrix, row.column, answer); i > 0; --i, x += pitch)
      draw_symbol(theme_.symbols, symbol,
                  {x, y + (band.pattern_row - size) / 2, size, brand_.colour(symbol.on_dark), figure}, page.items);
  }
  for (Item& item : count) {
    move_item(item, right - width, text_y + text.leading() * 0.7);
    page.items.push_back(std::move(item));
  }
  return y + band.pattern_row;
}

double Flow::add_band_legend(Strip& page, double y, ElementId figure) {
  const TextStyle& text = style("band_source");
  std::vector<Piece> content;
  for (const std::string_view answer : answers) {
    const style::Symbol& symbol = *theme_.symbols.find(answer);
    Piece mark;
    mark.kind = Piece::Kind::symbol;
    mark.symbol = &symbol;
    mark.style.size = text.row->size;
    mark.width = text.row->size * 1.45;
    mark.element = figure;
    content.push_back(std::move(mark));
    content.push_back(text_piece(symbol.label, text.plain, figure));
    Piece space;
    space.kind = Piece::Kind::space;
    space.width = theme_.baseline.full;
    space.element = figure;
    content.push_back(std::move(space));
  }
  const document::Row& head = find_matrix()->header;
  const std::string name = head.empty() ? "" : ascii::lower_first(document::plain_text(head.front().content));
  if (!name.empty()) content.push_back(text_piece(fill_in(words_.one_mark, name), text.plain, figure));
  const style::PdfFrames& frames = theme_.pdf.frames;
  return stack_text(page, content, text, {frames.full.x, frames.full.width}, y, true);
}

}  // namespace galley::layout
