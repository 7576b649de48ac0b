// Divs: the boxes and small displays of the closed list.
#include "layout/flow.h"

#include <algorithm>
#include <utility>

namespace galley::layout {

void Flow::add_div(const document::Div& div, const document::Block& block) {
  using Adder = void (Flow::*)(const document::Div&);
  static constexpr std::pair<std::string_view, Adder> adders[] = {
      {"callout", &Flow::add_callout}, {"key-message", &Flow::add_key_message}, {"standfirst", &Flow::add_standfirst},
      {"key-numbers", &Flow::add_key_numbers}, {"pull-number", &Flow::add_pull_number},
      {"recommendation", &Flow::add_recommendation}, {"audience-bar", &Flow::add_audience_bar},
      {"profile", &Flow::add_profile}, {"cover", &Flow::add_cover}, {"imprint", &Flow::add_imprint},
      {"contents", &Flow::add_contents}, {"figure-list", &Flow::add_figure_list}, {"references", &Flow::add_references},
      {"source", &Flow::add_source}, {"asks", &Flow::add_asks}, {"wide", &Flow::add_wide},
      {"landscape", &Flow::add_landscape}, {"columns", &Flow::add_columns},
  };
  if (div.name == "notes") return;  // speaker notes
  if (!div.attributes.id.empty()) pending_anchor_ = div.attributes.id;
  for (const auto& [name, adder] : adders)
    if (div.name == name) {
      (this->*adder)(div);
      return;
    }
  add_blocks(div.content);
  (void)block;
}

void Flow::push_box(Strip&& content, double height, double before, double after) {
  const int index = new_strip(0);
  strip(index) = std::move(content);
  strip(index).height = to_grid(height);
  if (!pending_anchor_.empty()) {
    add_destination(strip(index), std::move(pending_anchor_));
    pending_anchor_.clear();
  }
  gap_before(before);
  push(index);
  before_ = after;
}

void Flow::add_callout(const document::Div& div) {
  const style::Callout& look = theme_.pdf.callout;
  const style::CalloutKind& kind = div.attributes.has("caution") ? look.caution : look.information;
  if (side_left_ > 0 || side_) clear_side();
  const ElementId element = add_element("Sect", parent_);
  const double inset = look.bar + look.padding.left;
  const Frame inner{frame_.x + inset, frame_.width - inset - look.padding.right};
  Strip content;
  double y = look.padding.top;
  const std::string_view title = div.attributes.get("title");
  if (!title.empty() && look.label) {
    TextStyle label = style("callout_label");
    label.plain.colour = brand_.colour(kind.bar);
    y = stack_text(content, {text_piece(std::string(title), label.plain, add_element("P", element))}, label, inner, y) +
        look.label->after;
  }
  std::vector<Node> nodes = compose(div.content, inner, element);
  if (y + natural_height(nodes) + look.padding.bottom > theme_.pdf.text_area.height / 2 && !nested_)
    return push_long_callout(kind, std::move(content), y, nodes);
  y = to_grid(stack(content, nodes, y) + look.padding.bottom);
  Strip target;
  target.items.push_back(filled_box(frame_.x, 0, frame_.width, y, brand_.colour(kind.fill)));
  target.items.push_back(filled_box(frame_.x, 0, look.bar, y, brand_.colour(kind.bar)));
  append(target, std::move(content), 0, 0);
  push_box(std::move(target), y, look.before, look.after);
}

// Longer than half a page: a strip a line, each with its part of the ground and the bar.
void Flow::push_long_callout(const style::CalloutKind& kind, Strip&& head, double height,
                             const std::vector<Node>& nodes) {
  const style::Callout& look = theme_.pdf.callout;
  gap_before(look.before);
  const auto push_part = [&](Strip&& content, double part, int penalty) {
    Strip target;
    target.items.push_back(filled_box(frame_.x, 0, frame_.width, part, brand_.colour(kind.fill)));
    target.items.push_back(filled_box(frame_.x, 0, look.bar, part, brand_.colour(kind.bar)));
    append(target, std::move(content), 0, 0);
    target.height = part;
    const int index = new_strip(part);
    strip(index) = std::move(target);
    push(index).penalty = penalty;
  };
  push_part(std::move(head), height, forbid_break);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool last = i + 1 == nodes.size();
    push_part(std::move(strip(nodes[i].strip)), nodes[i].height + (last ? look.padding.bottom : nodes[i].gap),
              last ? 0 : nodes[i].penalty);
  }
  before_ = look.after;
}

void Flow::add_key_message(const document::Div& div) {
  const std::string style_name = text_style_;
  text_style_ = "key_message";
  add_blocks(div.content);
  text_style_ = style_name;
}

void Flow::add_standfirst(const document::Div& div) {
  const std::string style_name = text_style_;
  const Frame frame = frame_;
  text_style_ = "standfirst";
  if (!nested_) {
    // Eleven of the twelve columns, so that lines stay readable.
    const style::PdfTheme& pdf = theme_.pdf;
    frame_ = {pdf.frames.full.x, pdf.frames.full.width - pdf.grid_column - pdf.grid_gutter};
  }
  add_blocks(div.content);
  frame_ = frame;
  text_style_ = style_name;
}

// "**7 of 16** text": the first strong words, and the rest.
std::pair<document::Inlines, document::Inlines> split_strong(const document::Blocks& blocks) {
  document::Inlines strong, rest;
  for (const document::Block& block : blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.node);
    if (paragraph == nullptr) continue;
    for (const document::Inline& item : paragraph->content) {
      const auto* node = std::get_if<document::Strong>(&item.node);
      if (node != nullptr && strong.empty() && rest.empty()) strong = node->content;
      else if (rest.empty() && (std::holds_alternative<document::SoftBreak>(item.node) ||
                                std::holds_alternative<document::LineBreak>(item.node)))
        continue;
      else rest.push_back(item);
    }
  }
  return {std::move(strong), std::move(rest)};
}

// A large number is never broken: it is set smaller where its column is too narrow.
TextStyle Flow::fitted(const document::Inlines& content, const TextStyle& style, double width) {
  constexpr double smallest = 0.4;  // of its size
  const double widest = setter_.widths({text_piece(document::plain_text(content), style.plain, artifact)}).least;
  TextStyle result = style;
  if (widest <= width) return result;
  const double scale = std::max(smallest, width / widest * 0.99);
  for (CharacterStyle* each : {&result.plain, &result.strong, &result.italic, &result.strong_italic})
    each->size *= scale;
  return result;
}

void Flow::add_key_numbers(const document::Div& div) {
  const style::PdfKeyNumbers& look = theme_.pdf.key_numbers;
  const TextStyle& number = style("key_number");
  const TextStyle& text = style("key_text");
  const Frame frame = nested_ ? frame_ : Frame{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const double width = (frame.width - look.gutter * (look.columns - 1)) / look.columns;
  clear_side();
  for (const document::Block& block : div.content) {
    const auto* list = std::get_if<document::List>(&block.node);
    if (list == nullptr) continue;
    const ElementId element = add_element("L", parent_);
    pages_.structure.back().attributes.emplace_back("List:ListNumbering", "None");
    Strip target;
    double y = 0, bottom = 0;
    int column = 0;
    for (const document::ListItem& item : list->items) {
      if (column == look.columns) {
        column = 0;
        y = to_grid(bottom) + look.after;
      }
      const auto [strong, rest] = split_strong(item.content);
      const double x = frame.x + column * (width + look.gutter);
      const ElementId body = add_element("LBody", add_element("LI", element));
      target.items.push_back(
          rule_item(x, y + look.rule.width / 2, width, look.rule.width, brand_.colour(look.rule.colour)));
      const TextStyle large = fitted(strong, number, width);
      double at =
          stack_text(target, pieces(strong, large, body), large, {x, width}, y + look.rule.width + number.row->before);
      at = stack_text(target, pieces(rest, text, body), text, {x, width}, at);
      bottom = std::max(bottom, at);
      ++column;
    }
    push_box(std::move(target), bottom, theme_.pdf.block_gap, look.after);
    stretch_ = theme_.pdf.block_gap / 2;
  }
}

// Takes no room from the text: the page breaker finds it a place in the side column.
void Flow::add_pull_number(const document::Div& div) {
  const TextStyle& number = style("pull_number");
  const TextStyle& text = style("pull_text");
  const auto [strong, rest] = split_strong(div.content);
  const ElementId element = add_element("P", parent_);
  Strip target;
  const bool beside = !nested_ && !landscape_;
  const Frame frame = beside ? Frame{theme_.pdf.frames.side.x, theme_.pdf.frames.side.width} : frame_;
  const TextStyle large = fitted(strong, number, frame.width);
  double y = stack_text(target, pieces(strong, large, element), large, frame, 0);
  y = stack_text(target, pieces(rest, text, element), text, frame, y);
  if (!beside) return push_box(std::move(target), y, theme_.pdf.block_gap, theme_.pdf.block_gap);
  if (y > theme_.pdf.text_area.height / 2) {  // no number any more, but text
    gap_before(theme_.pdf.block_gap);
    push_lines(text_strips(pieces(strong, number, element), number, frame_), number);
    return push_lines(text_strips(pieces(rest, text, element), text, frame_), text);
  }
  const int index = new_strip(0);
  strip(index) = std::move(target);
  strip(index).height = to_grid(y);
  if (!pending_anchor_.empty()) add_destination(strip(index), std::exchange(pending_anchor_, {}));
  asides_.push_back(index);
}

void Flow::add_source(const document::Div& div) {
  const std::string style_name = text_style_;
  const Frame frame = frame_;
  text_style_ = "source";
  // Under the table or figure it belongs to, as wide as that.
  if (!nested_ && last_frame_.width > 0) frame_ = last_frame_;
  if (list_ != nullptr && !list_->empty() && list_->back().floats) {
    // It moves with what it belongs to.
    std::vector<Node> nodes = compose(div.content, frame_, parent_);
    Node& node = list_->back();
    Strip& target = strip(node.strip);
    node.height = target.height = to_grid(stack(target, nodes, target.height + style("source").row->before));
  } else {
    if (list_ != nullptr && !list_->empty()) {
      forbid_break_here();
      before_ = stretch_ = shrink_ = 0;
    }
    const std::size_t first = list_ == nullptr ? 0 : list_->size();
    add_blocks(div.content);
    // A short note stands whole under what it belongs to.
    if (list_ != nullptr && list_->size() - first <= 2 * static_cast<std::size_t>(theme_.breaking.balance_lines))
      for (std::size_t i = first; i + 1 < list_->size(); ++i) (*list_)[i].penalty = forbid_break;
  }
  frame_ = frame;
  text_style_ = style_name;
  before_ = 2 * theme_.pdf.block_gap;
  shrink_ = theme_.pdf.block_gap;
}

void Flow::add_wide(const document::Div& div) {
  const Frame frame = frame_;
  clear_side();
  if (!nested_) frame_ = {theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  add_blocks(div.content);
  frame_ = frame;
}

double Flow::page_height() const {
  const style::PdfPage& page = theme_.pdf.page;
  return landscape_ ? page.width - page.margin.top - page.margin.bottom : theme_.pdf.text_area.height;
}

// Pages across stand behind the page that asks for them, and its text flows on round them.
void Flow::begin_landscape() {
  clear_side();
  interrupted_ = {list_ == nullptr || list_->empty() ? -1 : current_, before_, stretch_, shrink_,
                  std::exchange(asides_, {})};
  const int after = list_ == nullptr ? -1 : static_cast<int>(list_->size()) - 1;
  begin_sequence();
  Sequence& sequence = sequences_.back();
  sequence.landscape = true;
  sequence.within = interrupted_.sequence;
  sequence.after = after;
  continue_running();
  landscape_ = true;
  const style::PdfPage& page = theme_.pdf.page;
  frame_ = {page.margin.left, page.height - page.margin.left - page.margin.right};
}

void Flow::end_landscape() {
  clear_side();
  flush_asides();
  landscape_ = false;
  frame_ = {theme_.pdf.frames.main.x, theme_.pdf.frames.main.width};
  if (interrupted_.sequence < 0) {
    begin_sequence();
    return continue_running();
  }
  current_ = interrupted_.sequence;
  list_ = &sequences_[static_cast<std::size_t>(current_)].nodes;
  before_ = interrupted_.before;
  stretch_ = interrupted_.stretch;
  shrink_ = interrupted_.shrink;
  asides_ = std::move(interrupted_.asides);
}

void Flow::add_landscape(const document::Div& div) {
  if (nested_ || landscape_) return add_blocks(div.content);
  begin_landscape();
  add_blocks(div.content);
  end_landscape();
}

void Flow::add_columns(const document::Div& div) {
  std::vector<const document::Div*> columns;
  for (const document::Block& block : div.content)
    if (const auto* column = std::get_if<document::Div>(&block.node); column != nullptr && column->name == "column")
      columns.push_back(column);
  if (columns.empty()) return add_blocks(div.content);
  clear_side();
  const double gutter = theme_.pdf.grid_gutter;
  const Frame frame = nested_ ? frame_ : Frame{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
  const double width =
      (frame.width - gutter * static_cast<double>(columns.size() - 1)) / static_cast<double>(columns.size());
  Strip target;
  double bottom = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<Node> nodes =
        compose(columns[i]->content, {frame.x + static_cast<double>(i) * (width + gutter), width}, parent_);
    bottom = std::max(bottom, stack(target, nodes, 0));
  }
  // Long ones may be divided between lines; they would leave too large a hole if they had to move whole.
  if (nested_ || bottom <= page_height() / 2)
    return push_box(std::move(target), bottom, theme_.pdf.block_gap, theme_.pdf.block_gap);
  const int index = new_strip(0);
  strip(index) = std::move(target);
  strip(index).height = to_grid(bottom);
  if (!pending_anchor_.empty()) add_destination(strip(index), std::exchange(pending_anchor_, {}));
  gap_before(theme_.pdf.block_gap);
  push_parts(index);
  push(index);
  before_ = theme_.pdf.block_gap;
}

}  // namespace galley::layout
