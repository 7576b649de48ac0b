// Chapters, numbered sections, side headings, run-in headings.
#include "layout/flow.h"

#include <algorithm>

namespace galley::layout {

void Flow::begin_section(const document::Heading& heading, const document::Block& block, int level, std::string title) {
  SectionExtent extent;
  extent.id = destination_of(block);
  extent.title = std::move(title);
  extent.source = block.span;
  extent.level = level;
  pages_.sections.push_back(extent);
  pending_section_ = static_cast<int>(pages_.sections.size()) - 1;
  const std::string shown = heading.number.empty() ? extent.title : heading.number + " " + extent.title;
  pages_.outline.push_back({level, shown, extent.id});
}

// Whatever stands in the side column ends before the next thing begins there.
void Flow::clear_side() {
  if (side_) {
    // Nothing came to stand beside it: it is a strip of its own.
    const double height = to_grid(side_height_);
    const int index = new_strip(height);
    strip(index) = std::move(*side_);
    side_.reset();
    strip(index).height = height;
    if (list_ != nullptr) {
      push(index).heading = true;
      forbid_break_here();
    }
    side_left_ = 0;
  }
  if (side_left_ > before_) before_ = to_grid(side_left_);
  side_left_ = 0;
}

void Flow::add_heading(const document::Heading& heading, const document::Block& block) {
  if (heading.level == 1 && !nested_) return add_chapter(heading, block);
  if (heading.level <= 2 && !nested_ && !unnumbered_chapter_) return add_section(heading, block);
  const bool in_main = !nested_ && frame_.x == theme_.pdf.frames.main.x && frame_.width == theme_.pdf.frames.main.width;
  if (heading.level <= 3 && in_main && add_side_heading(heading, block)) return;
  if (heading.level <= 3) {
    const ElementId element = add_element(heading_role(heading.level), parent_);
    const TextStyle& text = style("h3");
    push_lines(text_strips(pieces(heading.content, text, element), text, frame_), text);
    if (!list_->empty()) add_destination(strip(list_->back().strip), destination_of(block));
    return;
  }
  // Set at the head of the paragraph that follows.
  const std::string role = heading_role(heading.level);
  if (!nested_) heading_level_ = role.back() - '0';
  const ElementId element = add_element(role, parent_);
  const TextStyle& text = style("h4");
  run_in_pieces_ = pieces(heading.content, text, element);
  for (Piece& piece : run_in_pieces_) piece.style = text.plain;
  run_in_pieces_.push_back(text_piece(" ", text.plain, element));
  run_in_ = element;
}

std::string Flow::heading_role(int level) const { return "H" + std::to_string(std::min(level, heading_level_ + 1)); }

void Flow::continue_running() {
  if (sequences_.size() > 1) sequences_.back().running = static_cast<int>(running_.size()) - 1;
}

// A chapter with a number and without a band follows on where the last one ended.
void Flow::run_on_chapter(const document::Heading& heading, const document::Block& block, ElementId element) {
  const style::PdfFrames& frames = theme_.pdf.frames;
  const TextStyle& text = style("h1");
  const style::Rule& rule = theme_.pdf.section_rule;
  const double top = rule.width + 3 * theme_.baseline.quarter;
  Strip target;
  target.items.push_back(
      rule_item(frames.full.x, rule.width, frames.full.width, 2 * rule.width, brand_.colour(rule.colour)));
  stack_text(target, {text_piece(heading.number, text.plain, element)}, text, {frames.side.x, frames.side.width}, top);
  double y = stack_text(target, pieces(heading.content, text, element), text, {frames.main.x, frames.main.width}, top) +
             text.row->after;
  if (standfirst_ != nullptr) {
    TextStyle lead = style("band_standfirst");
    lead.plain.colour = lead.strong.colour = lead.italic.colour = style("standfirst").plain.colour;
    for (const document::Block& each : standfirst_->content)
      if (const auto* paragraph = std::get_if<document::Paragraph>(&each.node))
        y = stack_text(target, pieces(paragraph->content, lead, add_element("P", parent_)), lead,
                       {frames.main.x, frames.main.width}, y);
    standfirst_used_ = true;
  }
  add_destination(target, destination_of(block));
  if (!list_->empty()) list_->back().may_end_short = true;
  gap_before(3 * theme_.pdf.block_gap, theme_.pdf.block_gap, theme_.pdf.block_gap);
  const int index = new_strip(0);
  strip(index) = std::move(target);
  strip(index).height = to_grid(y);
  push(index).running = static_cast<int>(running_.size()) - 1;
  before_ = theme_.pdf.block_gap;
  forbid_break_here();
}

void Flow::add_chapter(const document::Heading& heading, const document::Block& block) {
  const std::string title = document::plain_text(heading.content);
  const bool band = heading.attributes.has("band") || !heading.attributes.get("band").empty();
  const bool runs_on = !heading.number.empty() && !band && in_chapters_;
  clear_side();
  if (runs_on) flush_asides();
  else begin_sequence();
  in_chapters_ = !heading.number.empty();
  running_.push_back({heading.number, title, heading.number.empty()});
  if (!runs_on) sequences_.back().running = static_cast<int>(running_.size()) - 1;
  parent_ = artifact;
  heading_level_ = 1;
  unnumbered_chapter_ = heading.number.empty();
  begin_section(heading, block, 1, title);
  const ElementId element = add_element("H1", parent_);
  if (runs_on) return run_on_chapter(heading, block, element);
  const bool opening = !heading.number.empty() && !heading.attributes.has("unnumbered");
  if (!opening) {
    const TextStyle& text = style("h1");
    const Frame full{theme_.pdf.frames.full.x, theme_.pdf.frames.full.width};
    push_lines(text_strips(pieces(heading.content, text, element), text, full), text);
    add_destination(strip(list_->front().strip), destination_of(block));
    return;
  }
  const int index = new_strip(0);
  add_chapter_band(heading, strip(index), element);
  add_destination(strip(index), destination_of(block));
  push(index).anchored = true;
  forbid_break_here();
}

void Flow::add_section(const document::Heading& heading, const document::Block& block) {
  clear_side();
  begin_section(heading, block, 2, document::plain_text(heading.content));
  const ElementId element = add_element("H2", parent_);
  heading_level_ = 2;
  const style::PdfFrames& frames = theme_.pdf.frames;
  const bool under_heading = list_ != nullptr && !list_->empty() && list_->back().penalty >= forbid_break;
  if (!under_heading) gap_before(2 * theme_.pdf.block_gap, theme_.pdf.block_gap, theme_.pdf.block_gap);
  if (heading.number.empty()) {
    const TextStyle& text = style("h2");
    push_lines(text_strips(pieces(heading.content, text, element), text, frame_), text);
    add_destination(strip(list_->back().strip), destination_of(block));
    return;
  }
  const TextStyle& text = style("h2_numbered");
  const style::Rule& rule = theme_.pdf.section_rule;
  const int index = new_strip(0);
  Strip& target = strip(index);
  target.items.push_back(
      rule_item(frames.full.x, rule.width / 2, frames.full.width, rule.width, brand_.colour(rule.colour)));
  stack_text(target, {text_piece(heading.number, text.plain, element)}, text, {frames.side.x, frames.side.width},
             text.row->before);
  const double bottom = stack_text(target, pieces(heading.content, text, element), text,
                                   {frames.main.x, frames.main.width}, text.row->before);
  strip(index).height = to_grid(bottom);
  add_destination(strip(index), destination_of(block));
  push(index);
  before_ = text.row->after;
  forbid_break_here();
}

// Not one that would reach down the column: it is left to the main one.
bool Flow::add_side_heading(const document::Heading& heading, const document::Block& block) {
  const TextStyle& text = style("side_heading");
  LineBreaking breaking;
  breaking.measure = theme_.pdf.frames.side.width;
  const auto lines =
      setter_.set({text_piece(document::plain_text(heading.content), text.plain, artifact)}, links_, breaking).size();
  if (static_cast<double>(lines) * text.leading() > theme_.pdf.text_area.height / 4) return false;
  clear_side();
  const bool after_heading =
      list_ != nullptr && !list_->empty() && list_->back().penalty >= forbid_break && side_left_ <= 0;
  if (side_gap_ > 0) gap_before(side_gap_, theme_.pdf.block_gap, theme_.pdf.block_gap / 2);
  else if (!after_heading) gap_before(theme_.pdf.block_gap * 1.5, theme_.pdf.block_gap / 2, theme_.pdf.block_gap / 2);
  const int level = std::min(heading.level, heading_level_ + 1);
  const ElementId element = add_element("H" + std::to_string(level), parent_);
  heading_level_ = level;
  Strip side;
  const double height = stack_text(side, pieces(heading.content, text, element), text,
                                   {theme_.pdf.frames.side.x, theme_.pdf.frames.side.width}, 0);
  add_destination(side, destination_of(block));
  side_ = std::move(side);
  side_height_ = height;
  return true;
}

}  // namespace galley::layout
