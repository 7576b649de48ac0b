// The contents, and the list of figures and tables. A page number is a PageReference: its
// place is kept free, so numbers never move what they count, and one pass settles them.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {
namespace {

constexpr int whole_list_penalty = 6000;  // of a list of figures that goes on over the page

}  // namespace

void Flow::add_contents_entry(Strip& target, const ContentsEntry& entry, ElementId parent) {
  const style::PdfContents& look = theme_.pdf.contents;
  const Frame frame = frame_;
  const TextStyle& number = style("toc_number");
  const TextStyle& title = style("toc_title");
  const TextStyle& line = style("toc_line");
  const ElementId item = add_element("TOCI", parent);
  const ElementId reference = add_element("Reference", item);
  const int link = add_link("", entry.destination, document::plain_text(entry.title), reference);
  const ElementId element = links_.back().element;
  const auto linked = [&](std::vector<Piece> content) {
    for (Piece& piece : content) {
      piece.link = link;
      piece.element = element;
      piece.note = -1;
      piece.style.underline = false;
    }
    return content;
  };
  target.items.push_back(
      rule_item(frame.x, look.rule.width / 2, frame.width, look.rule.width, brand_.colour(look.rule.colour)));
  const Frame text{frame.x + look.number_width, frame.width - look.number_width - look.page_width};
  Strip count, words;
  if (!entry.number.empty())
    stack_text(count, linked({text_piece(entry.number, number.plain, element)}), number, {frame.x, look.number_width},
               number.row->before);
  double y = stack_text(words, linked({text_piece(document::plain_text(entry.title), title.plain, element)}), title,
                        text, title.row->before);
  // Between title and line; without a line, halfway to the title's own.
  const double rise =
      entry.line.empty() && !entry.number.empty() ? (first_baseline(words) - first_baseline(count)) / 2 : 0;
  append(target, std::move(count), 0, rise);
  append(target, std::move(words), 0, 0);
  const TextStyle& page = style("toc_page");
  const Font& font = *fonts_.at(page.plain.font);
  const double em = page.row->size / font.units_per_em();
  const double baseline =
      page.row->before + (page.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
  if (!entry.line.empty())
    y = stack_text(target, linked({text_piece(entry.line, line.plain, element)}), line, text, y);
  target.references.push_back(
      {entry.destination, frame.x + frame.width, baseline, true, page.plain, element, target.items.size()});
  target.height = to_grid(y + line.row->after);
}

void Flow::add_contents_title(const document::Div& div) {
  const TextStyle& heading = style("profile_title");
  const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const std::string title = std::string(div.attributes.get("title").empty() ? std::string_view(words_.contents)
                                                                            : div.attributes.get("title"));
  const ElementId element = add_element("H1", artifact);
  heading_level_ = 1;
  push_lines(text_strips({text_piece(title, heading.plain, element)}, heading, full), heading);
  add_destination(strip(list_->back().strip), "contents");
  pages_.outline.push_back({1, title, "contents"});
  gap_before(2 * theme_.pdf.block_gap);
}

// The list of figures stands beside the chapters where the page can hold it, as far as those
// reach if something follows; else below them, where it can go on over pages.
void Flow::add_contents(const document::Div& div) {
  begin_sequence();
  sequences_.back().header = false;
  add_contents_title(div);
  const ElementId list = add_element("TOC", artifact);
  std::vector<int> entries;
  double height = 0;
  for (const ContentsEntry& entry : contents_) {
    if (entry.level != 1) continue;
    Strip target;
    add_contents_entry(target, entry, list);
    height += target.height;
    entries.push_back(new_strip(0));
    strip(entries.back()) = std::move(target);
  }
  figures_listed_ = std::ranges::any_of(contents_, [](const ContentsEntry& entry) { return entry.level == 0; });
  const Frame side{theme_.pdf.frames.side.x, theme_.pdf.frames.side.width};
  const double figures = figures_listed_ ? figure_list_height(side) : 0;
  const double room = theme_.pdf.text_area.height - natural_height(*list_) - before_;
  const bool beside = figures_listed_ && !entries.empty() && std::max(height, figures) <= room &&
                      (figures <= height || div.content.empty());
  if (beside) {
    double y = 0;
    for (Strip& part : figure_list(side, artifact)) {
      const double part_height = part.height;
      append(strip(entries[0]), std::move(part), 0, y);
      y += part_height;
    }
  }
  for (std::size_t i = 0; i < entries.size(); ++i) push(entries[i]).penalty = i + 1 < entries.size() ? 5 : 0;
  side_left_ = beside ? std::max(0.0, figures - height) : 0;
  const style::PdfContents& look = theme_.pdf.contents;
  const int end = new_strip(theme_.baseline.quarter);
  strip(end).items.push_back(
      rule_item(frame_.x, look.rule.width / 2, frame_.width, look.rule.width, brand_.colour(look.rule.colour)));
  push(end);
  if (figures_listed_ && !beside) push_figure_list();
  if (div.content.empty()) return;
  gap_before(2 * theme_.pdf.block_gap);
  add_blocks(div.content);
}

double Flow::figure_list_height(Frame frame) {
  const TextStyle& heading = style("side_heading");
  const TextStyle& text = style("toc_figure");
  LineBreaking breaking;
  breaking.measure = frame.width - theme_.pdf.contents.side_page_width;
  double height = heading.leading() + 5 * theme_.baseline.quarter;
  for (const ContentsEntry& entry : contents_) {
    if (entry.level != 0) continue;
    const auto lines =
        1 + setter_.set({text_piece(document::plain_text(entry.title), text.plain, artifact)}, links_, breaking).size();
    height += text.row->before + static_cast<double>(lines) * text.leading() + text.row->after;
  }
  return height;
}

// The heading, then an entry a strip.
std::vector<Strip> Flow::figure_list(Frame frame, ElementId parent) {
  const style::PdfContents& look = theme_.pdf.contents;
  const TextStyle& heading = style("side_heading");
  std::vector<Strip> parts(1);
  parts[0].items.push_back(
      rule_item(frame.x, look.rule.width / 2, frame.width, look.rule.width, brand_.colour(look.rule.colour)));
  const ElementId title = add_element("H2", parent);
  parts[0].height = stack_text(parts[0], {text_piece(words_.figure_list, heading.plain, title)}, heading, frame,
                               3 * theme_.baseline.quarter) +
                    theme_.baseline.half;
  const ElementId list = add_element("TOC", parent);
  for (const ContentsEntry& entry : contents_)
    if (entry.level == 0) parts.push_back(figure_list_entry(entry, frame, list));
  return parts;
}

// In the side column the label has a line of its own.
Strip Flow::figure_list_entry(const ContentsEntry& entry, Frame frame, ElementId list) {
  const TextStyle& text = style("toc_figure");
  const ElementId reference = add_element("Reference", add_element("TOCI", list));
  const int link = add_link("", entry.destination, entry.label, reference);
  const ElementId element = links_.back().element;
  Piece label = text_piece(entry.label, text.strong, element);
  Piece name = text_piece(document::plain_text(entry.title), text.plain, element);
  label.link = name.link = link;
  CharacterStyle page = text.strong;
  page.colour = brand_.colour(theme_.pdf.folio);
  const Font& font = *fonts_.at(page.font);
  const double em = text.row->size / font.units_per_em();
  double y = text.row->before;
  const double baseline = y + (text.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
  const Frame narrow{frame.x, frame.width - theme_.pdf.contents.side_page_width};
  const double hang = frame.width > theme_.pdf.frames.side.width ? theme_.pdf.contents.number_width : 0;
  Strip target;
  const double below = stack_text(target, {std::move(label)}, text, narrow, y);
  y = stack_text(target, {std::move(name)}, text, {narrow.x + hang, narrow.width - hang}, hang > 0 ? y : below) +
      text.row->after;
  target.references.push_back(
      {entry.destination, frame.x + frame.width, baseline, true, page, element, target.items.size()});
  target.height = y;
  return target;
}

void Flow::push_figure_list() {
  gap_before(2 * theme_.pdf.block_gap, 0, theme_.pdf.block_gap);
  std::vector<Strip> parts = figure_list(frame_, parent_);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int index = new_strip(0);
    const double height = to_grid(parts[i].height);
    strip(index) = std::move(parts[i]);
    strip(index).height = height;
    push(index).penalty = whole_list_penalty;
    if (i < 2 || i + 2 >= parts.size()) forbid_break_here();
  }
}

void Flow::add_figure_list(const document::Div&) {
  const bool any =
      std::any_of(contents_.begin(), contents_.end(), [](const ContentsEntry& entry) { return entry.level == 0; });
  if (any && !figures_listed_) push_figure_list();  // else it stands beside the contents
}

}  // namespace galley::layout
