// The list of references, in columns that are filled page by page.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {
namespace {

// Where each column ends if they are filled in turn, from `first` on, up to `height`.
std::vector<std::size_t> column_ends(const std::vector<ReferenceEntry>& entries, std::size_t first, int columns,
                                     double height) {
  std::vector<std::size_t> ends;
  std::size_t at = first;
  for (int column = 0; column < columns; ++column) {
    for (double y = 0; at < entries.size(); ++at) {
      const ReferenceEntry& entry = entries[at];
      // A group's name stays with its first entry.
      const double with_next = entry.is_group && at + 1 < entries.size() ? entry.gap + entries[at + 1].height : 0;
      if (y > 0 && y + entry.height + with_next > height + 0.01) break;
      y += entry.height + entry.gap;
    }
    ends.push_back(at);
  }
  return ends;
}

// What each column ends with where `room` is left on the page. On the last page the columns are as
// even as can be, to within `step`.
std::vector<std::size_t> page_columns(const std::vector<ReferenceEntry>& entries, std::size_t first, int columns,
                                      double room, double step) {
  const auto holds_all = [&](double height) {
    return column_ends(entries, first, columns, height).back() == entries.size();
  };
  if (!holds_all(room)) return column_ends(entries, first, columns, room);
  double low = 0, high = room;
  while (high - low > step) {
    const double middle = (low + high) / 2;
    (holds_all(middle) ? high : low) = middle;
  }
  return column_ends(entries, first, columns, high);
}

}  // namespace

int Flow::keep_strip(Strip&& content, double height) {
  const int index = new_strip(0);
  strip(index) = std::move(content);
  strip(index).height = height;
  return index;
}

void Flow::add_reference_list(const document::List& list, const TextStyle& text, double width,
                              std::vector<ReferenceEntry>& entries) {
  const style::PdfReferences& look = theme_.pdf.references;
  const double x = theme_.pdf.frames.full.x;
  CharacterStyle strong = text.strong;
  strong.colour = brand_.colour(theme_.pdf.folio);
  const ElementId element = add_element("L", parent_);
  pages_.structure.back().attributes.emplace_back("List:ListNumbering", "Decimal");
  int number = list.start;
  for (const document::ListItem& item : list.items) {
    const ElementId entry = add_element("LI", element);
    const ElementId label = add_element("Lbl", entry);
    const ElementId body = add_element("LBody", entry);
    Strip target;
    stack_text(target, {text_piece(std::to_string(number++), strong, label)}, text, {x, look.hang * 2}, 0);
    double y = 0;
    for (const document::Block& part : item.content)
      if (const auto* paragraph = std::get_if<document::Paragraph>(&part.node))
        y = stack_text(target, pieces(paragraph->content, text, body), text, {x + look.hang, width - look.hang}, y);
    entries.push_back({keep_strip(std::move(target), y), y, text.row->after, false});
  }
}

// The whole entries of one page, column beside column.
void Flow::place_references(const std::vector<ReferenceEntry>& entries, std::size_t first,
                            const std::vector<std::size_t>& ends, double pitch, double room) {
  Strip target;
  double bottom = 0;
  for (std::size_t column = 0; column < ends.size(); ++column) {
    double y = 0;
    for (std::size_t i = column == 0 ? first : ends[column - 1]; i < ends[column]; ++i) {
      append(target, std::move(strip(entries[i].strip)), static_cast<double>(column) * pitch, y);
      y += entries[i].height;
      bottom = std::max(bottom, y);
      y += entries[i].gap;
    }
  }
  push_box(std::move(target), bottom <= room ? std::min(to_grid(bottom), room) : bottom, 0, 0);
}

void Flow::add_references(const document::Div& div) {
  const style::PdfReferences& look = theme_.pdf.references;
  clear_side();
  const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const double width = (full.width - look.gutter * (look.columns - 1)) / look.columns;
  const TextStyle& text = style("reference");
  const TextStyle& group = style("reference_group");
  std::vector<ReferenceEntry> entries;
  for (const document::Block& block : div.content) {
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      Strip target;
      const double height = stack_text(target, pieces(heading->content, group, add_element(heading_role(2), parent_)),
                                       group, {full.x, width}, 0);
      entries.push_back({keep_strip(std::move(target), height), height, group.row->after, true});
    } else if (const auto* list = std::get_if<document::List>(&block.node)) {
      add_reference_list(*list, text, width, entries);
    } else {
      add_block(block);
    }
  }
  if (entries.empty()) return;
  Strip rule;
  rule.items.push_back(
      rule_item(full.x, look.rule.width / 2, full.width, look.rule.width, brand_.colour(look.rule.colour)));
  push_box(std::move(rule), 2.5 * theme_.baseline.quarter, theme_.baseline.half, 0);
  forbid_break_here();
  // What stands above on this page is known, since references begin a chapter.
  double room = theme_.pdf.text_area.height - natural_height(*list_);
  if (room < theme_.pdf.text_area.height / 4) room = theme_.pdf.text_area.height;
  for (std::size_t next = 0; next < entries.size(); room = theme_.pdf.text_area.height) {
    const auto ends = page_columns(entries, next, look.columns, room, theme_.baseline.quarter);
    place_references(entries, next, ends, width + look.gutter, room);
    next = ends.back();
    if (next < entries.size()) list_->back().penalty = force_break;
  }
}

}  // namespace galley::layout
