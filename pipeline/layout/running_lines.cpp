#include "layout/running_lines.h"

#include "document/running_title.h"

namespace galley::layout {
double RunningLines::baseline_of(const TextStyle& style) const {
  const Font& font = *flow_.fonts().at(style.plain.font);
  const double em = style.row->size / font.units_per_em();
  return (style.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
}

double RunningLines::right_of(const Page& page, const style::Theme& theme) {
  return page.landscape ? page.width - theme.pdf.page.margin.right : theme.pdf.text_area.x + theme.pdf.text_area.width;
}

std::string RunningLines::draft_mark() const {
  return metadata_.draft_mark.empty() ? std::string() : fill_in(metadata_.words.draft, metadata_.draft_mark);
}

double RunningLines::width_of(const std::string& text, const CharacterStyle& style) {
  std::vector<Item> items;
  return flow_.set_line(text, style, artifact, 0, items);
}

std::string RunningLines::shortened(const std::string& text, const CharacterStyle& style, double room) {
  if (width_of(text, style) <= room) return text;
  std::string shown;
  for (std::size_t end = text.find(' '); end != std::string::npos; end = text.find(' ', end + 1)) {
    std::string fewer = text.substr(0, end) + "…";
    if (width_of(fewer, style) > room) break;
    shown = std::move(fewer);
  }
  return shown;
}

double RunningLines::add_line(Strip& content, const std::string& text, const CharacterStyle& style, double x,
                              double baseline) {
  std::vector<Item> items;
  const double width = flow_.set_line(text, style, artifact, x, items);
  for (Item& item : items) {
    move_item(item, 0, baseline);
    content.items.push_back(std::move(item));
  }
  return width;
}

void RunningLines::add_header(Strip& content, const Page& page, const RunningHead& head) {
  const TextStyle& style = flow_.style("running");
  const style::RunningLine& line = theme_.pdf.header;
  const double baseline = line.y + baseline_of(style);
  CharacterStyle strong = style.strong;
  strong.colour = brand_.colour(theme_.pdf.folio);
  const std::string mark = draft_mark();
  const double right =
      right_of(page, theme_) - (mark.empty() ? 0 : width_of(mark, flow_.style("draft_mark").plain) + style.row->size);
  double x = line.x;
  if (!head.strong && !head.number.empty())
    x += add_line(content, head.number, strong, x, baseline) + style.row->size * 0.5;
  const CharacterStyle& title = head.strong ? strong : style.plain;
  if (!head.title.empty()) add_line(content, shortened(head.title, title, right - x), title, x, baseline);
}

void RunningLines::add_footer(Strip& content, const Page& page, std::size_t pages) {
  const TextStyle& style = flow_.style("running");
  const style::RunningLine& line = theme_.pdf.footer;
  const double y = (page.landscape ? page.height - (theme_.pdf.page.height - line.y) : line.y) + baseline_of(style);
  CharacterStyle folio = style.strong;
  folio.colour = brand_.colour(theme_.pdf.folio);
  const double width = add_line(content, page.label, folio, line.x, y);
  add_line(content, fill_in(metadata_.words.page_count, std::to_string(pages)), style.plain,
           line.x + width + style.row->size * 0.28, y);
  const std::string title = document::running_title(metadata_);
  add_line(content, shortened(title, style.plain, right_of(page, theme_) - line.title_x), style.plain, line.title_x, y);
}

void RunningLines::add_draft_mark(Strip& content, const Page& page, Ground ground) {
  const std::string mark = draft_mark();
  if (mark.empty()) return;
  const TextStyle& style = flow_.style("draft_mark");
  CharacterStyle look = style.plain;
  if (ground != Ground::paper) look.colour = brand_.colour(flow_.style("cover_subtitle").row->colour);
  const double y =
      ground == Ground::cover ? theme_.pdf.cover.line_y + flow_.style("cover_line").leading() : theme_.pdf.header.y;
  add_line(content, mark, look, right_of(page, theme_) - width_of(mark, look), y + baseline_of(style));
}

}  // namespace galley::layout
