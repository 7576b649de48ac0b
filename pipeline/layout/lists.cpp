// Lists: bullets as small squares, numbers in the display face, both beside the text.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {

void Flow::add_list(const document::List& list) {
  const ElementId element = add_element("L", parent_);
  pages_.structure.back().attributes.emplace_back(
      "List:ListNumbering", list.ordered                                                    ? "Decimal"
                            : !list.items.empty() && begins_with_symbol(list.items.front()) ? "None"
                                                                                            : "Square");
  const Frame frame = frame_;
  const ElementId parent = parent_;
  int number = list.start;
  for (const document::ListItem& item : list.items) add_list_item(list, item, number++, element);
  frame_ = frame;
  parent_ = parent;
  // After the list the space of a paragraph, not of an item.
  if (!nested_list_) before_ = std::max(before_, style(text_style_).row->after);
}

// An answer's symbol at the head of an item is mark enough.
bool Flow::begins_with_symbol(const document::ListItem& item) const {
  const auto* paragraph = item.content.empty() ? nullptr : std::get_if<document::Paragraph>(&item.content.front().node);
  const document::Inlines* content = paragraph == nullptr ? nullptr : &paragraph->content;
  while (content != nullptr && !content->empty()) {
    const auto& first = content->front().node;
    if (const auto* styled = std::get_if<document::Styled>(&first))
      return std::ranges::any_of(styled->attributes.classes,
                                 [&](const std::string& name) { return theme_.symbols.find(name) != nullptr; });
    const auto* strong = std::get_if<document::Strong>(&first);
    content = strong == nullptr ? nullptr : &strong->content;
  }
  return false;
}

// A number or a square at `left`, on the baseline of the item's first line.
Strip Flow::list_mark(bool ordered, int number, const TextStyle& text, double left, ElementId label) {
  const style::PdfList& look = theme_.pdf.list;
  const Font& font = *fonts_.at(text.plain.font);
  const double em = text.row->size / font.units_per_em();
  const double baseline = (text.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
  Strip mark;
  if (ordered) {
    CharacterStyle digits = text.strong;
    digits.colour = brand_.colour(look.colour);
    set_line(std::to_string(number), digits, label, left, mark.items);
    for (Item& each : mark.items) move_item(each, 0, baseline);
  } else {
    Item box = filled_box(left, baseline - font.x_height() * em / 2 - look.bullet / 2, look.bullet, look.bullet,
                          brand_.colour(look.colour));
    std::get<PathItem>(box).element = label;
    mark.items.push_back(std::move(box));
    pages_.structure[static_cast<std::size_t>(label)].actual_text = "•";
  }
  return mark;
}

void Flow::add_list_item(const document::List& list, const document::ListItem& item, int number, ElementId parent) {
  const style::PdfList& look = theme_.pdf.list;
  const Frame outer = frame_;
  const ElementId element = add_element("LI", parent);
  const bool marked = list.ordered || !begins_with_symbol(item);
  const ElementId label = marked ? add_element("Lbl", element) : artifact;
  const ElementId body = add_element("LBody", element);
  const double indent = !marked ? 0 : list.ordered ? look.number_indent : look.indent;
  const TextStyle& text = style(text_style_ == "body" ? "list" : text_style_);
  // However deep the list, its text keeps a measure that words fit into.
  const bool room = outer.width - indent >= theme_.pdf.frames.side.width;
  const double left = room ? outer.x : outer.x - indent;
  Strip mark = marked ? list_mark(list.ordered, number, text, left, label) : Strip{};
  frame_ = {left + indent, outer.x + outer.width - left - indent};
  parent_ = body;
  const std::string style_name = text_style_;
  const bool nested = nested_list_;
  if (text_style_ == "body") text_style_ = "list";
  nested_list_ = true;
  const std::size_t first = list_ == nullptr ? 0 : list_->size();
  add_blocks(item.content);
  // The mark stands before the first line of the item.
  if (marked && list_ != nullptr && list_->size() > first) {
    Strip& target = strip((*list_)[first].strip);
    const double height = target.height;
    mark.height = height;
    append(mark, std::move(target), 0, 0);
    target = std::move(mark);
  }
  nested_list_ = nested;
  text_style_ = style_name;
  frame_ = outer;
}

}  // namespace galley::layout
