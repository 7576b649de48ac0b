// Divs: what each name of the closed list looks like.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {

void Flow::add_div(const document::Div& div, const document::Block&) {
  const std::string& name = div.name;
  if (name == "notes" || name == "column") return name == "notes" ? void() : add_blocks(div.content);
  if (name == "callout") return add_callout(div);
  if (name == "contents") return add_contents(div);
  if (name == "figure-list") return add_figure_list(div);
  add_blocks(div.content);
}

void Flow::add_callout(const document::Div& div) {
  const style::Callout& look = theme_.pdf.callout;
  const style::CalloutKind& kind = div.attributes.has("caution") ? look.caution : look.information;
  clear_side();
  const ElementId element = add_element("Sect", parent_);
  const double inset = look.bar + look.padding.left;
  const Frame inner{frame_.x + inset, frame_.width - inset - look.padding.right};
  Strip target;
  double y = look.padding.top;
  const std::string_view title = div.attributes.get("title");
  Strip content;
  if (!title.empty() && look.label) {
    TextStyle label = style("callout_label");
    label.plain.colour = brand_.colour(kind.bar);
    y = stack_text(content, {text_piece(std::string(title), label.plain, add_element("H4", element))}, label, inner, y) + look.label->after;
  }
  std::vector<Node> nodes = compose(div.content, inner, element);
  y = stack(content, nodes, y) + look.padding.bottom;
  y = to_grid(y);
  target.items.push_back(filled_box(frame_.x, 0, frame_.width, y, brand_.colour(kind.fill)));
  target.items.push_back(filled_box(frame_.x, 0, look.bar, y, brand_.colour(kind.bar)));
  append(target, std::move(content), 0, 0);
  const int index = new_strip(0);
  strip(index) = std::move(target);
  strip(index).height = y;
  gap_before(look.before);
  push(index);
  before_ = look.after;
}

}  // namespace galley::layout
