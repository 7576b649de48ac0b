// The cover with the data as its picture, and the imprint.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {
namespace {

const document::Table* matrix_in(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    const auto* table = std::get_if<document::Table>(&block.node);
    if (table != nullptr && table->attributes.has("matrix")) return table;
    if (const auto* div = std::get_if<document::Div>(&block.node))
      if (const document::Table* found = matrix_in(div->content)) return found;
  }
  return nullptr;
}

}  // namespace

std::string_view answer_of(const document::Cell& cell) {
  for (const document::Inline& item : cell.content)
    if (const auto* styled = std::get_if<document::Styled>(&item.node))
      for (const std::string& name : styled->attributes.classes)
        if (name == "yes" || name == "part" || name == "none" || name == "na") return name;
  return {};
}

const document::Table* Flow::find_matrix() const { return matrix_in(document_.blocks); }

// Rows of the matrix (platforms) run across, its columns (questions) down; the fullest
// platforms come first.
void Flow::draw_pattern(Strip& target, const document::Table& matrix, style::Box box, double radius) const {
  std::vector<const document::Row*> rows;
  for (const document::Row& row : matrix.rows) rows.push_back(&row);
  const auto rank = [](const document::Row* row) {
    int sum = 0;
    for (const document::Cell& cell : *row) {
      const std::string_view answer = answer_of(cell);
      sum += answer == "yes" ? 100 : answer == "part" ? 10 : answer == "none" ? 1 : 0;
    }
    return sum;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto* a, const auto* b) { return rank(a) > rank(b); });
  const std::size_t across = rows.size(), down = matrix.columns.size() - 1;
  if (across < 2 || down < 2) return;
  const double pitch = std::min(box.width / static_cast<double>(across), box.height / static_cast<double>(down));
  const double size = 2 * radius * pitch / (2 * theme_.symbols.radius);
  const double dot = 2 * radius * pitch;
  const double step_x = (box.width - dot) / static_cast<double>(across - 1);
  const double step_y = (box.height - dot) / static_cast<double>(down - 1);
  for (std::size_t y = 0; y < down; ++y)
    for (std::size_t x = 0; x < across; ++x) {
      if (y + 1 >= rows[x]->size()) continue;
      const style::Symbol* symbol = theme_.symbols.find(answer_of((*rows[x])[y + 1]));
      if (symbol == nullptr) continue;
      draw_symbol(theme_.symbols, *symbol,
                  {box.x + static_cast<double>(x) * step_x + dot / 2 - size / 2,
                   box.y + static_cast<double>(y) * step_y + dot / 2 - size / 2, size, brand_.colour(symbol->on_dark),
                   artifact},
                  target.items);
    }
}

// Title, subtitle and scope, from 0 down; returns where they end.
double Flow::add_cover_text(Strip& page, const document::Heading* title,
                            const std::vector<const document::Inlines*>& after, ElementId element) {
  const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const TextStyle& large = style("cover_title");
  const ElementId h = add_element("H1", element);
  double y = title != nullptr
                 ? stack_text(page, pieces(title->content, large, h), large, full, 0, true)
                 : stack_text(page, {text_piece(document_.metadata.title, large.plain, h)}, large, full, 0, true);
  const TextStyle& subtitle = style("cover_subtitle");
  const TextStyle& scope = style("cover_scope");
  for (std::size_t i = 0; i < after.size() && (i == 0 || i + 1 < after.size()); ++i) {
    const ElementId p = add_element("P", element);
    if (i == 0)
      y = stack_text(page, pieces(*after[i], subtitle, p), subtitle, full, y + subtitle.row->before, true) +
          subtitle.row->after;
    else
      y = stack_text(page, pieces(*after[i], scope, p), scope, {full.x, theme_.pdf.cover.scope_width}, y, true) +
          theme_.baseline.half;
  }
  return y;
}

void Flow::add_cover(const document::Div& div) {
  begin_sequence();
  sequences_.back().header = sequences_.back().footer = false;
  const style::PdfCover& look = theme_.pdf.cover;
  const style::PdfFrames& frames = theme_.pdf.frames;
  const Frame full{frames.full.x, frames.full.width};
  const ElementId element = add_element("Sect", artifact);
  Strip page;
  page.items.push_back(
      filled_box(look.field.x, look.field.y, look.field.width, look.field.height, brand_.colour(look.fill)));
  // What stands before the title is the line at the head; after it subtitle, scope, and
  // last the date.
  const document::Heading* title = nullptr;
  std::vector<const document::Inlines*> before, after;
  for (const document::Block& block : div.content) {
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) title = title == nullptr ? heading : title;
    else if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node))
      (title == nullptr ? before : after).push_back(&paragraph->content);
  }
  const TextStyle& line = style("cover_line");
  if (!before.empty())
    stack_text(page, pieces(*before.front(), line, add_element("P", element)), line, full, look.line_y, true);
  if (before.size() > 1) {
    // What kind of publication this is, at the right.
    const ElementId label = add_element("P", element);
    std::vector<Piece> content = pieces(*before[1], line, label);
    const double width = setter_.widths(content).most;
    stack_text(page, content, line, {full.x + full.width - width, width + 1}, look.line_y, true);
  }
  // The text stands where the theme says; a long one begins higher, and takes the picture's place if it must.
  Strip text;
  const double height = add_cover_text(text, title, after, element);
  const double lowest = look.date_y - theme_.baseline.full;
  const double top = std::min(look.title_y, lowest - height);
  if (top < look.line_y + 2 * theme_.baseline.full)
    diagnostics_.error("layout.cover-overfull", div.attributes.span, "the title and subtitle are longer than the cover",
                       "shorten them");
  const document::Table* matrix = find_matrix();
  if (matrix != nullptr && top > look.pattern.y + look.pattern.height)
    draw_pattern(page, *matrix, look.pattern, look.pattern_radius);
  append(page, std::move(text), 0, top);
  if (after.size() > 1)
    stack_text(page, pieces(*after.back(), line, add_element("P", element)), line, full, look.date_y, true);
  add_destination(page, "cover", look.field.y);
  Strip target;
  append(target, std::move(page), 0, -theme_.pdf.text_area.y);
  const int index = new_strip(0);
  strip(index) = std::move(target);
  strip(index).height = theme_.pdf.text_area.height;
  push(index);
  begin_sequence();
}

void Flow::add_imprint(const document::Div& div) {
  begin_sequence();
  sequences_.back().header = false;
  Strip rule;
  const style::Rule& look = theme_.pdf.section_rule;
  rule.items.push_back(rule_item(theme_.pdf.frames.full.x, look.width / 2, theme_.pdf.frames.full.width, look.width,
                                 brand_.colour(look.colour)));
  const int index = new_strip(theme_.baseline.quarter * 3);
  rule.height = strip(index).height;
  strip(index) = std::move(rule);
  push(index);
  forbid_break_here();
  const std::string style_name = text_style_;
  text_style_ = "legal";
  side_gap_ = theme_.pdf.block_gap;
  heading_level_ = 1;  // the cover's title
  add_blocks(div.content);
  text_style_ = style_name;
  side_gap_ = 0;
  begin_sequence();
}

}  // namespace galley::layout
