// Asks by audience, and the bar that says whose recommendations these are.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {

void Flow::add_asks(const document::Div& div) {
  const style::PdfAsks& look = theme_.pdf.asks;
  const TextStyle& who = style("ask_who");
  const TextStyle& text = style("ask_text");
  for (const document::Block& block : div.content) {
    std::vector<std::pair<document::Inlines, document::Inlines>> asks;
    if (const auto* list = std::get_if<document::List>(&block.node))
      for (const document::ListItem& item : list->items) asks.push_back(split_strong(item.content));
    else if (const auto* table = std::get_if<document::Table>(&block.node))
      for (const document::Row& row : table->rows) {
        if (row.size() > 1) asks.emplace_back(row[0].content, row[1].content);
        for (std::size_t i = 2; i < row.size(); ++i) {
          if (row[i].content.empty()) continue;
          asks.back().second.push_back({document::Text{" "}, row[i].span});
          asks.back().second.insert(asks.back().second.end(), row[i].content.begin(), row[i].content.end());
        }
      }
    else {
      add_block(block);
      continue;
    }
    const ElementId body = add_element("TBody", add_element("Table", parent_));
    for (const auto& [head, content] : asks) {
      const ElementId row = add_element("TR", body);
      Strip target;
      target.items.push_back(
          rule_item(frame_.x, look.rule.width / 2, frame_.width, look.rule.width, brand_.colour(look.rule.colour)));
      const ElementId head_cell = add_element("TH", row);
      pages_.structure.back().attributes.emplace_back("Table:Scope", "Row");
      const double left =
          stack_text(target, pieces(head, who, head_cell), who, {frame_.x, look.who_width - 8}, who.row->before);
      const double right = stack_text(target, pieces(content, text, add_element("TD", row)), text,
                                      {frame_.x + look.who_width, frame_.width - look.who_width}, text.row->before);
      push_box(std::move(target), std::max(left, right) + text.row->after, 0, 0);
    }
    before_ = theme_.pdf.block_gap;
  }
}

void Flow::collect_audiences(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    if (const auto* div = std::get_if<document::Div>(&block.node)) {
      if (div->name == "audience-bar") audiences_.push_back({std::string(div->attributes.get("current")), {}, 0, 0});
      const int number =
          div->name == "recommendation" ? std::atoi(std::string(div->attributes.get("number")).c_str()) : 0;
      if (number > 0 && !audiences_.empty()) {
        Audience& audience = audiences_.back();
        audience.first = audience.first == 0 ? number : std::min(audience.first, number);
        audience.last = std::max(audience.last, number);
      }
    } else if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      if (!audiences_.empty() && audiences_.back().title.empty())
        audiences_.back().title = document::plain_text(heading->content);
    }
  }
}

void Flow::add_audience_bar(const document::Div& div) {
  if (audiences_.empty()) return;
  const style::PdfAudienceBar& look = theme_.pdf.audience_bar;
  clear_side();
  const Frame frame{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const double gap = 2;
  // As wide as its words, and a share of the rest for each recommendation.
  struct Part { std::string label; const TextStyle* text; bool current; double width, share; };
  std::vector<Part> parts;
  double room = frame.width - gap * static_cast<double>(audiences_.size() - 1), shares = 0;
  for (const Audience& audience : audiences_) {
    const bool current = audience.id == div.attributes.get("current");
    const TextStyle& text = style(current ? "audience_current" : "audience");
    std::string label = audience.title;
    if (audience.first > 0)
      label += ", " + std::to_string(audience.first) +
               (audience.last > audience.first ? "–" + std::to_string(audience.last) : "");
    const double width = setter_.widths({text_piece(label, text.plain, artifact)}).most + 2 * look.text_inset;
    const double share = audience.last - audience.first + 1;
    parts.push_back({std::move(label), &text, current, width, share});
    room -= width;
    shares += share;
  }
  double x = frame.x;
  // A guide for the eye, which the headings and numbers repeat: an artifact.
  Strip target;
  for (const Part& part : parts) {
    const double width = part.width + std::max(0.0, room) * part.share / shares;
    target.items.push_back(
        filled_box(x, 0, width, look.height, brand_.colour(part.current ? look.current : look.fill)));
    const double top = (look.height - part.text->leading()) / 2;
    stack_text(target, {text_piece(part.label, part.text->plain, artifact)}, *part.text,
               {x + look.text_inset, width - look.text_inset}, top);
    x += width + gap;
  }
  push_box(std::move(target), look.height, 2 * theme_.pdf.block_gap, look.after);
  forbid_break_here();
}

}  // namespace galley::layout
