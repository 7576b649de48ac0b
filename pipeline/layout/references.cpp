// The list of references, in columns that are filled page by page.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {

void Flow::add_references(const document::Div& div) {
  const style::PdfReferences& look = theme_.pdf.references;
  clear_side();
  const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const double width = (full.width - look.gutter * (look.columns - 1)) / look.columns;
  const TextStyle& text = style("reference");
  const TextStyle& group = style("reference_group");
  struct Entry { int strip; double height, gap; bool head; };
  std::vector<Entry> entries;
  const auto keep = [&](Strip&& content, double height, double gap, bool head) {
    const int index = new_strip(0);
    strip(index) = std::move(content);
    strip(index).height = height;
    entries.push_back({index, height, gap, head});
  };
  for (const document::Block& block : div.content) {
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      Strip target;
      const double height = stack_text(target, pieces(heading->content, group, add_element(heading_role(2), parent_)),
                                       group, {full.x, width}, 0);
      keep(std::move(target), height, group.row->after, true);
    } else if (const auto* list = std::get_if<document::List>(&block.node)) {
      const ElementId element = add_element("L", parent_);
      pages_.structure.back().attributes.emplace_back("List:ListNumbering", "Decimal");
      int number = list->start;
      for (const document::ListItem& item : list->items) {
        const ElementId entry = add_element("LI", element);
        const ElementId label = add_element("Lbl", entry);
        const ElementId body = add_element("LBody", entry);
        CharacterStyle strong = text.strong;
        strong.colour = brand_.colour(theme_.pdf.folio);
        Strip target;
        stack_text(target, {text_piece(std::to_string(number++), strong, label)}, text, {full.x, look.hang * 2}, 0);
        double y = 0;
        for (const document::Block& part : item.content)
          if (const auto* paragraph = std::get_if<document::Paragraph>(&part.node))
            y = stack_text(target, pieces(paragraph->content, text, body), text,
                           {full.x + look.hang, width - look.hang}, y);
        keep(std::move(target), y, text.row->after, false);
      }
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
  for (std::size_t next = 0; next < entries.size();) {
    const auto fill = [&](double height, std::vector<std::size_t>* ends) {
      std::size_t at = next;
      for (int column = 0; column < look.columns; ++column) {
        double y = 0;
        while (at < entries.size()) {
          // A group's name stays with its first entry.
          const double with_next =
              entries[at].head && at + 1 < entries.size() ? entries[at].gap + entries[at + 1].height : 0;
          if (y > 0 && y + entries[at].height + with_next > height + 0.01) break;
          y += entries[at].height + entries[at].gap;
          ++at;
        }
        if (ends != nullptr) ends->push_back(at);
      }
      return at;
    };
    double height = room;
    if (fill(height, nullptr) == entries.size()) {
      // The last page: columns as even as can be.
      double low = 0, high = height;
      while (high - low > theme_.baseline.quarter) {
        const double middle = (low + high) / 2;
        (fill(middle, nullptr) == entries.size() ? high : low) = middle;
      }
      height = high;
    }
    std::vector<std::size_t> ends;
    fill(height, &ends);
    Strip target;
    double bottom = 0;
    for (std::size_t column = 0; column < ends.size(); ++column) {
      double y = 0;
      for (std::size_t i = column == 0 ? next : ends[column - 1]; i < ends[column]; ++i) {
        append(target, std::move(strip(entries[i].strip)), static_cast<double>(column) * (width + look.gutter), y);
        y += entries[i].height;
        bottom = std::max(bottom, y);
        y += entries[i].gap;
      }
    }
    next = ends.back();
    push_box(std::move(target), bottom <= room ? std::min(to_grid(bottom), room) : bottom, 0, 0);
    if (next < entries.size()) list_->back().penalty = force_break;
    room = theme_.pdf.text_area.height;
  }
}

}  // namespace galley::layout
