// A platform profile in a quarter of a page: who it is and the way in on the left, its
// answers on the right.
#include "layout/flow.h"

#include <algorithm>
#include <vector>

namespace galley::layout {

namespace {

// The items of every list in the box: one an answer.
std::vector<const document::Paragraph*> answer_items(const document::Div& answers) {
  std::vector<const document::Paragraph*> found;
  for (const document::Block& block : answers.content) {
    const auto* list = std::get_if<document::List>(&block.node);
    if (list == nullptr) continue;
    for (const document::ListItem& item : list->items)
      if (!item.content.empty())
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item.content.front().node))
          found.push_back(paragraph);
  }
  return found;
}

}  // namespace

// [label]{.answer} and the question it answers.
double Flow::add_answer(Strip& target, const document::Paragraph& item, Frame frame, double y, ElementId list) {
  const style::PdfProfile& look = theme_.pdf.profile;
  const TextStyle& text = style("profile_answer");
  const double indent = look.symbol * 1.6;
  const document::Styled* answer = nullptr;
  document::Inlines question;
  for (const document::Inline& part : item.content) {
    const auto* styled = std::get_if<document::Styled>(&part.node);
    if (styled != nullptr && answer == nullptr) answer = styled;
    else question.push_back(part);
  }
  const style::Rule& rule = theme_.pdf.table.row_rule;
  target.items.push_back(rule_item(frame.x, y, frame.width, rule.width, brand_.colour(rule.colour)));
  y += text.row->after / 2;
  const ElementId body = add_element("LBody", add_element("LI", list));
  if (answer != nullptr)
    for (const std::string& name : answer->attributes.classes)
      if (const style::Symbol* symbol = theme_.symbols.find(name)) {
        const ElementId span = add_element("Span", body);
        pages_.structure.back().alt = symbol->label;
        draw_symbol(theme_.symbols, *symbol,
                    {frame.x, y + (text.leading() - look.symbol) / 2 + 0.3, look.symbol,
                     brand_.colour(symbol->colour), span},
                    target.items);
      }
  TextStyle bold = text;
  bold.plain = text.strong;
  const double left =
      stack_text(target, pieces(question, bold, body), bold, {frame.x + indent, look.label_width - indent}, y);
  double right = y;
  if (answer != nullptr)
    right = stack_text(target, pieces(answer->content, text, body), text,
                       {frame.x + look.label_width, frame.width - look.label_width}, y);
  return std::max(left, right) + text.row->after / 2;
}

// Answers run down the columns, as they stand in the matrix.
double Flow::add_answers(Strip& target, const document::Div& answers, Frame frame, double y, ElementId parent) {
  const style::PdfProfile& look = theme_.pdf.profile;
  const ElementId list = add_element("L", parent);
  pages_.structure.back().attributes.emplace_back("List:ListNumbering", "None");
  const std::vector<const document::Paragraph*> items = answer_items(answers);
  const auto columns = static_cast<std::size_t>(std::max(1, look.answer_columns));
  const std::size_t rows = std::max<std::size_t>(1, (items.size() + columns - 1) / columns);
  const double width = (frame.width - look.gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  double bottom = y, at = y;
  for (std::size_t index = 0; index < items.size(); ++index) {
    if (index % rows == 0) at = y;
    const double x = frame.x + static_cast<double>(index / rows) * (width + look.gutter);
    at = add_answer(target, *items[index], {x, width}, at, list);
    bottom = std::max(bottom, at);
  }
  return bottom;
}

// Company and the like go on below the answers, in the same columns.
double Flow::add_meta_rows(Strip& target, const document::Div& meta, Frame frame, double y, ElementId parent) {
  const style::Rule& rule = theme_.pdf.table.row_rule;
  const double indent = theme_.pdf.profile.symbol * 1.6;
  target.items.push_back(rule_item(frame.x, y, frame.width, rule.width, brand_.colour(rule.colour)));
  return add_meta(target, meta, {frame.x + indent, frame.width - indent}, theme_.pdf.profile.label_width - indent,
                  y + theme_.baseline.quarter / 2, parent);
}

void Flow::add_profile(const document::Div& div) {
  const style::PdfProfile& look = theme_.pdf.profile;
  const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  clear_side();
  const double width = (full.width - look.gutter) / 2;
  const ElementId element = add_element("Sect", parent_);
  const TextStyle& name = style("profile_name");
  const TextStyle& text = style("profile_text");
  Strip target;
  target.items.push_back(
      rule_item(full.x, look.rule.width / 2, full.width, look.rule.width, brand_.colour(look.rule.colour)));
  const Frame left{full.x, width - look.gutter}, right{full.x + width + look.gutter, width};
  double y = look.rule.width + name.row->before - theme_.baseline.quarter / 2;
  const double top = y;
  bool summary = true;
  for (const document::Block& block : div.content) {
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      y = stack_text(target, pieces(heading->content, name, add_element(heading_role(3), element)), name, left, y) +
          name.row->after;
    } else if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      const TextStyle& own = summary ? style("profile_line") : text;
      y = stack_text(target, pieces(paragraph->content, own, add_element("P", element)), own, left, y) + own.row->after;
      summary = false;
    } else if (const auto* list = std::get_if<document::List>(&block.node)) {
      std::vector<Node> nodes = compose({block}, left, element);
      y = stack(target, nodes, y) + text.row->after;
      (void)list;
    }
  }
  const Frame table{right.x, full.x + full.width - right.x};
  double beside = top + (name.leading() - style("profile_answer").leading()) / 2;
  if (const auto* answers = find_div(div.content, "answers"))
    beside = add_answers(target, *answers, table, beside, element);
  if (const auto* meta = find_div(div.content, "meta")) beside = add_meta_rows(target, *meta, table, beside, element);
  const double height = std::max({y, beside, 0.0});
  push_box(std::move(target), height, theme_.pdf.block_gap, theme_.baseline.half);
  stretch_ = theme_.baseline.full;
  shrink_ = theme_.baseline.quarter;
}

}  // namespace galley::layout
