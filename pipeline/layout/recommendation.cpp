// A recommendation: number, title, action and why on the left; who and when on the right.
#include "layout/flow.h"

#include <algorithm>
#include <cmath>

namespace galley::layout {

// Pairs of a bold word and what it says: "**Who** Ministries of justice".
double Flow::add_meta(Strip& target, const document::Div& meta, Frame frame, double label_width, double y,
                      ElementId parent) {
  const TextStyle& text = style("rec_meta");
  CharacterStyle label = text.plain;
  label.colour = brand_.colour(style("rec_why").row->colour);
  for (const document::Block& block : meta.content) {
    if (!std::holds_alternative<document::Paragraph>(block.node)) continue;
    const auto [strong, rest] = split_strong({block});
    if (strong.empty() && rest.empty()) continue;
    const ElementId element = add_element("P", parent);
    std::vector<Piece> name = pieces(strong, text, element);
    for (Piece& piece : name) piece.style = label;
    if (!name.empty()) name.push_back(text_piece(" ", label, element));
    double beside = 0;
    if (label_width > 0) {
      stack_text(target, name, text, {frame.x, label_width}, y);
      beside =
          stack_text(target, pieces(rest, text, element), text, {frame.x + label_width, frame.width - label_width}, y);
    } else {
      for (Piece& piece : pieces(rest, text, element)) name.push_back(std::move(piece));
      beside = stack_text(target, name, text, frame, y);
    }
    y = std::max(beside, y + text.leading()) + text.row->after;
  }
  return y;
}

// Number and title on one line; returns where the text below them begins.
double Flow::add_recommendation_head(Strip& target, const document::Div& div, const document::Heading& heading,
                                     Frame text, double y, ElementId parent) {
  const TextStyle& number = style("rec_number");
  const TextStyle& title = style("rec_title");
  const ElementId element = add_element(heading_role(3), parent);
  Strip count, words;
  stack_text(count, {text_piece(std::string(div.attributes.get("number")), number.plain, element)}, number,
             {theme_.pdf.frames.full.x, theme_.pdf.recommendation.number_width}, 0);
  y = stack_text(words, pieces(heading.content, title, element), title, text, y) + title.row->after;
  const double rise = first_baseline(words) - first_baseline(count);
  append(target, std::move(count), 0, std::abs(rise) < number.leading() ? rise : 0);
  append(target, std::move(words), 0, 0);
  return y;
}

// "Why" in bold before the first words of each paragraph; returns where they end.
double Flow::add_reasons(Strip& target, const document::Div& why, Frame text, double y, ElementId parent) {
  const TextStyle& look = style("rec_why");
  for (const document::Block& block : why.content) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.node);
    if (paragraph == nullptr) continue;
    const ElementId element = add_element("P", parent);
    CharacterStyle strong = look.strong;
    strong.colour = style("rec_meta").plain.colour;
    std::vector<Piece> content{text_piece(words_.why + " ", strong, element)};
    for (Piece& piece : pieces(paragraph->content, look, element)) content.push_back(std::move(piece));
    y = stack_text(target, content, look, text, y) + look.row->after;
  }
  return y;
}

void Flow::add_recommendation(const document::Div& div) {
  const style::PdfRecommendation& look = theme_.pdf.recommendation;
  const style::PdfFrames& frames = theme_.pdf.frames;
  clear_side();
  const ElementId element = add_element("Sect", parent_);
  const double text_x = frames.full.x + look.number_width;
  const Frame text{text_x, std::min(look.text_width, look.meta_x - theme_.pdf.grid_gutter - text_x)};
  Strip target;
  target.items.push_back(rule_item(frames.full.x, look.rule.width / 2, frames.full.width, look.rule.width,
                                   brand_.colour(look.rule.colour)));
  const TextStyle& title = style("rec_title");
  double y = title.row->before;
  document::Blocks body;
  const document::Div* why = find_div(div.content, "why");
  const document::Div* meta = find_div(div.content, "meta");
  for (const document::Block& block : div.content) {
    if (const auto* heading = std::get_if<document::Heading>(&block.node))
      y = add_recommendation_head(target, div, *heading, text, y, element);
    else if (!std::holds_alternative<document::Div>(block.node))
      body.push_back(block);
  }
  std::vector<Node> nodes = compose(body, text, element);
  y = stack(target, nodes, y) + 1.5 * theme_.baseline.quarter;
  if (why != nullptr) y = add_reasons(target, *why, text, y, element);
  double beside = 0;
  if (meta != nullptr) {
    const TextStyle& meta_style = style("rec_meta");
    const double inset = 3 * theme_.baseline.quarter;
    const double top = title.row->before + (title.leading() - meta_style.leading()) / 2;
    beside =
        add_meta(target, *meta, {look.meta_x + inset, look.meta_width - inset}, look.meta_label_width, top, element);
    const double bottom = std::max(y, beside) - theme_.baseline.quarter;
    target.items.push_back(rule_item(look.meta_x, title.row->before, bottom - title.row->before, look.rule.width,
                                     brand_.colour(look.rule.colour), true));
  }
  const double before =
      list_ != nullptr && !list_->empty() && list_->back().penalty >= forbid_break ? 0 : theme_.baseline.half;
  push_box(std::move(target), std::max(y, beside), before, theme_.baseline.half);
  stretch_ = theme_.baseline.half;
}

}  // namespace galley::layout
