#include "layout/flow.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "layout/divide.h"

namespace galley::layout {
Flow::Flow(const document::Document& document, const style::Theme& theme, const style::Brand& brand, FontSet& fonts,
           Shaper& shaper, Diagnostics& diagnostics)
    : document_(document), words_(document.metadata.words), theme_(theme), brand_(brand), fonts_(fonts),
      shaper_(shaper), diagnostics_(diagnostics),
      setter_(shaper, theme, brand, document.metadata, diagnostics) {
  frame_ = {theme.pdf.frames.main.x, theme.pdf.frames.main.width};
  mirrored_ = pages_.right_to_left = is_right_to_left(document.metadata.language);
  notes_.resize(document.notes.size());
  for (std::size_t i = 0; i < document.notes.size(); ++i)
    note_of_label_.emplace(document.notes[i].label, static_cast<int>(i));
}

const TextStyle& Flow::style(std::string_view name) {
  const auto known = styles_.find(name);
  if (known != styles_.end()) return known->second;
  TextStyle style;
  const style::PdfTheme& pdf = theme_.pdf;
  style.row = name == "table_text"     ? &pdf.table.text
              : name == "table_head"   ? &pdf.table.head
              : name == "table_group"  ? &pdf.table.group
              : name == "matrix_label" ? &pdf.matrix.label
              : name == "matrix_total" ? &pdf.matrix.total
              : name == "callout_label" && pdf.callout.label ? &*pdf.callout.label
                                       : &style::style(pdf.paragraph, name);
  const auto make = [&](int weight, bool italic) {
    CharacterStyle result;
    result.font = fonts_.find({style.row->family, weight, italic});
    result.size = style.row->size;
    result.colour = brand_.colour(style.row->colour);
    return result;
  };
  const int strong = std::max(style.row->weight, theme_.pdf.strong_weight);
  style.plain = make(style.row->weight, false);
  style.strong = make(strong, false);
  style.italic = make(style.row->weight, true);
  style.strong_italic = make(strong, true);
  style.balanced = theme_.pdf.balances(name);
  return styles_.emplace(std::string(name), style).first->second;
}

void Flow::run() {
  collect_contents(document_.blocks);
  collect_audiences(document_.blocks);
  add_blocks(document_.blocks);
  clear_side();
  flush_asides();
}

double Flow::to_grid(double height) const {
  const double step = theme_.baseline.quarter;
  return std::ceil(height / step - 1e-6) * step;
}

// An aside with no line after it stands beside the line before it, or becomes a strip of its own.
void Flow::flush_asides() {
  std::vector<int> asides = std::exchange(asides_, {});
  if (list_ == nullptr) return;
  if (!asides.empty() && !list_->empty() && list_->back().aside < 0 && list_->back().penalty < forbid_break &&
      !list_->back().floats) {
    list_->back().aside = asides.front();
    asides.erase(asides.begin());
  }
  for (const int aside : asides) push(aside);
}

void Flow::begin_sequence() {
  clear_side();
  flush_asides();
  sequences_.emplace_back();
  current_ = static_cast<int>(sequences_.size()) - 1;
  list_ = &sequences_.back().nodes;
  before_ = stretch_ = shrink_ = 0;
  side_left_ = 0;
}

int Flow::new_strip(double height) {
  strips_.emplace_back();
  strips_.back().height = height;
  return static_cast<int>(strips_.size()) - 1;
}

// ---- The vertical list ---------------------------------------------------------------

void Flow::gap_before(double natural, double stretch, double shrink) {
  if (natural < before_) return;
  before_ = natural;
  stretch_ = stretch;
  shrink_ = shrink;
}

Node& Flow::push(int strip_index, const TextStyle* style) {
  if (list_ == nullptr) begin_sequence();
  if (style != nullptr) gap_before(style->row->before);
  if (!nested_ && strip(strip_index).height > page_height() + 0.01) push_parts(strip_index);
  Strip& target = strip(strip_index);
  if (!list_->empty()) {
    Node& last = list_->back();
    last.gap = before_;
    last.stretch = stretch_;
    last.shrink = shrink_;
    side_left_ -= before_;
  }
  Node node;
  if (side_) {
    // The side heading is read before the text beside it.
    Strip with_side;
    const double off = first_baseline(target) - first_baseline(*side_);
    append(with_side, std::move(*side_), 0, std::abs(off) < theme_.baseline.half ? off : 0);
    with_side.height = target.height;
    append(with_side, std::move(target), 0, 0);
    target = std::move(with_side);
    side_left_ = side_height_;
    side_.reset();
    node.heading = true;
  }
  node.strip = strip_index;
  node.height = target.height;
  node.section = pending_section_;
  node.heading = node.heading || pending_section_ >= 0;
  pending_section_ = -1;
  if (!asides_.empty() && !nested_) {
    node.aside = asides_.front();
    asides_.erase(asides_.begin());
  }
  side_left_ -= node.height;
  if (side_left_ > 0.01) node.penalty = forbid_break;
  before_ = style != nullptr ? style->row->after : 0;
  stretch_ = shrink_ = 0;
  list_->push_back(node);
  return list_->back();
}

void Flow::push_parts(int strip_index) {
  Strip whole = std::move(strip(strip_index));
  const std::vector<int> notes = std::exchange(whole.notes, {});
  const std::vector<std::pair<std::string, double>> anchors = whole.anchors;
  std::vector<StripPart> parts =
      divide(whole, pages_.structure, {page_height() / 3, theme_.breaking.widows, theme_.breaking.orphans});
  // A footnote goes with the part that holds its mark.
  for (const int note : notes) {
    const std::string mark = "note-reference-" + std::to_string(document_.notes[static_cast<std::size_t>(note)].number);
    const auto at = std::ranges::find(anchors, mark, &std::pair<std::string, double>::first);
    const auto part = std::ranges::find_if(
        parts, [&](const StripPart& each) { return at == anchors.end() || at->second < each.bottom; });
    (part == parts.end() ? parts.back() : *part).strip.notes.push_back(note);
  }
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const int index = new_strip(0);
    strip(index) = std::move(parts[i].strip);
    Node& node = push(index);
    node.penalty = std::max(node.penalty, parts[i].penalty);
  }
  strip(strip_index) = std::move(parts.back().strip);
}

void Flow::splice(const std::vector<Node>& nodes) {
  for (const Node& made : nodes) {
    Node& node = push(made.strip);
    node.penalty = std::max(node.penalty, made.penalty);
    node.repeat = made.repeat;
    before_ = made.gap;
    stretch_ = made.stretch;
    shrink_ = made.shrink;
  }
}

void Flow::forbid_break_here() {
  if (list_ != nullptr && !list_->empty()) list_->back().penalty = forbid_break;
}

std::vector<Node> Flow::compose(const document::Blocks& blocks, Frame frame, ElementId parent) {
  std::vector<Node> nodes;
  // The state of the outer list is put aside, and back.
  const auto list = list_;
  const auto outer_frame = frame_;
  const auto outer_parent = parent_;
  const auto gap = std::make_tuple(before_, stretch_, shrink_, side_left_, side_height_, nested_);
  auto side = std::move(side_);
  const int section = pending_section_;
  side_.reset();
  pending_section_ = -1;
  list_ = &nodes;
  frame_ = frame;
  parent_ = parent;
  before_ = stretch_ = shrink_ = side_left_ = 0;
  nested_ = true;
  add_blocks(blocks);
  list_ = list;
  frame_ = outer_frame;
  parent_ = outer_parent;
  std::tie(before_, stretch_, shrink_, side_left_, side_height_, nested_) = gap;
  side_ = std::move(side);
  pending_section_ = section;
  return nodes;
}

// ---- Blocks --------------------------------------------------------------------------

void Flow::add_blocks(const document::Blocks& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* heading = std::get_if<document::Heading>(&blocks[i].node);
    if (heading != nullptr && heading->level == 1 && i + 1 < blocks.size()) {
      const auto* next = std::get_if<document::Div>(&blocks[i + 1].node);
      standfirst_ = next != nullptr && next->name == "standfirst" ? next : nullptr;
    }
    const auto* table = std::get_if<document::Table>(&blocks[i].node);
    if (table != nullptr && wants_landscape(*table)) {
      const auto* next = i + 1 < blocks.size() ? std::get_if<document::Div>(&blocks[i + 1].node) : nullptr;
      const bool source = next != nullptr && next->name == "source";
      begin_landscape();
      add_block(blocks[i]);
      if (source) add_block(blocks[++i]);
      end_landscape();
      continue;
    }
    add_block(blocks[i]);
    if (heading != nullptr && heading->level == 1) {
      if (standfirst_used_) ++i;
      standfirst_ = nullptr;
      standfirst_used_ = false;
    }
  }
}

// Asked for, or a matrix of so many questions that their answers would not fit across the page.
bool Flow::wants_landscape(const document::Table& table) const {
  if (nested_ || landscape_) return false;
  const style::PdfMatrix& matrix = theme_.pdf.matrix;
  const double least = matrix.first_column + 0.75 * matrix.column * (static_cast<double>(table.columns.size()) - 1);
  return table.attributes.has("landscape") || (table.attributes.has("matrix") && least > theme_.pdf.frames.full.width);
}

void Flow::add_block(const document::Block& block) {
  std::visit([&](const auto& node) {
    using Type = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<Type, document::Paragraph>) add_paragraph(node, block);
    else if constexpr (std::is_same_v<Type, document::Heading>) add_heading(node, block);
    else if constexpr (std::is_same_v<Type, document::List>) add_list(node);
    else if constexpr (std::is_same_v<Type, document::Quote>) add_quote(node);
    else if constexpr (std::is_same_v<Type, document::CodeBlock>) add_code(node);
    else if constexpr (std::is_same_v<Type, document::ThematicBreak>) gap_before(2 * theme_.pdf.block_gap);
    else if constexpr (std::is_same_v<Type, document::Table>) add_table(node, block);
    else if constexpr (std::is_same_v<Type, document::Figure>) add_figure(node, block);
    else if constexpr (std::is_same_v<Type, document::Chart>) add_chart(node, block);
    else if constexpr (std::is_same_v<Type, document::Div>) add_div(node, block);
  }, block.node);
  set_pending_notes();
}

void Flow::add_paragraph(const document::Paragraph& paragraph, const document::Block&) {
  const TextStyle& text = style(text_style_);
  const ElementId element = run_in_ != artifact ? run_in_ : add_element("P", parent_);
  std::vector<Piece> content = std::move(run_in_pieces_);
  run_in_pieces_.clear();
  ElementId own = element;
  if (run_in_ != artifact) own = add_element("P", parent_);
  run_in_ = artifact;
  for (Piece& piece : pieces(paragraph.content, text, own)) content.push_back(std::move(piece));
  push_lines(text_strips(content, text, frame_), text);
}

void Flow::add_quote(const document::Quote& quote) {
  const ElementId element = add_element("BlockQuote", parent_);
  const Frame outer = frame_;
  const ElementId parent = parent_;
  const std::string text = text_style_;
  frame_ = {frame_.x + theme_.pdf.list.indent, frame_.width - theme_.pdf.list.indent};
  parent_ = element;
  text_style_ = "quote";
  add_blocks(quote.content);
  frame_ = outer;
  parent_ = parent;
  text_style_ = text;
}

void Flow::add_code(const document::CodeBlock& code) {
  const TextStyle& text = style("code");
  const ElementId element = add_element("Code", add_element("P", parent_));
  std::vector<int> lines;
  std::size_t begin = 0;
  while (begin < code.text.size()) {
    const std::size_t end = std::min(code.text.find('\n', begin), code.text.size());
    const auto strips =
        text_strips({text_piece(code.text.substr(begin, end - begin), text.plain, element)}, text, frame_);
    lines.insert(lines.end(), strips.begin(), strips.end());
    begin = end + 1;
  }
  push_lines(lines, text);
}

}  // namespace galley::layout
