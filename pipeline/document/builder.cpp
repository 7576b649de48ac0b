#include "document/builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "document/vocabulary.h"

namespace galley::document {
namespace {

Align align_of(MD_ALIGN align) {
  switch (align) {
    case MD_ALIGN_LEFT: return Align::left;
    case MD_ALIGN_CENTER: return Align::centre;
    case MD_ALIGN_RIGHT: return Align::right;
    default: return Align::none;
  }
}

}  // namespace

Blocks Builder::run() {
  blocks_.emplace_back();
  if (!buffer_.text.empty()) cursor_ = buffer_.source_begin(0);
  if (!buffer_.text.empty() && !run_md4c(buffer_.text, *this)) {
    context_.diagnostics.error("markdown.parser", span(cursor_, cursor_), "the text cannot be parsed from here on");
  }
  flush_html();
  while (blocks_.size() > 1) {
    if (blocks_.back().kind == Container::div) report_unclosed();
    close_container();
  }
  return std::move(blocks_.front().content);
}

Inlines Builder::parse_line(Context& context, Span line) {
  if (line.begin >= line.end) return {};
  Buffer buffer;
  std::vector<AttributeMark> marks;
  // A full stop before it, which has no byte of its own, keeps a line such as
  // "2. Results" from being a list.
  buffer.replace(".", line.begin, line.begin);
  copy_inline(context.source, line, buffer, marks);
  const std::vector<FenceMark> fences;
  Blocks blocks = Builder(context, buffer, fences, marks).run();
  auto* paragraph = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().node);
  return paragraph ? std::move(paragraph->content) : Inlines{};
}

// ---- Containers -------------------------------------------------------------------

void Builder::too_deep(Span where) {
  if (context_.said_too_deep) return;
  context_.said_too_deep = true;
  context_.diagnostics.error("markdown.depth", where,
                             fmt::format("blocks or marks are nested more than {} deep", most_levels),
                             "write it flatter");
}

void Builder::open_container(Container kind) {
  BlockFrame frame;
  frame.kind = kind;
  frame.begin = cursor_;
  blocks_.push_back(std::move(frame));
}

void Builder::add_block(Block block) { blocks_.back().content.push_back(std::move(block)); }

// Closes the innermost container and puts it into the one around it.
void Builder::close_container() {
  BlockFrame frame = std::move(blocks_.back());
  blocks_.pop_back();
  Span where = span(cursor_, cursor_);
  if (!frame.content.empty()) where = span(frame.content.front().span.begin, frame.content.back().span.end);
  switch (frame.kind) {
    case Container::root: break;
    case Container::quote: add_block({Quote{std::move(frame.content)}, where, 0}); break;
    case Container::item: blocks_.back().list.items.push_back({std::move(frame.content), where}); break;
    case Container::list: {
      if (!frame.list.items.empty())
        where = span(frame.list.items.front().span.begin, frame.list.items.back().span.end);
      add_block({std::move(frame.list), where, 0});
      break;
    }
    case Container::div:
      frame.div.content = std::move(frame.content);
      add_block({std::move(frame.div), span(frame.fence.begin, std::max(cursor_, frame.fence.end)), 0});
      break;
  }
}

void Builder::report_unclosed() {
  const BlockFrame& frame = blocks_.back();
  context_.diagnostics.error("markdown.unclosed-div", frame.fence,
                             fmt::format("the block '{}' is not closed", frame.div.name),
                             "write ':::' on a line of its own behind it");
}

void Builder::finish_fence(const FenceMark& mark) {
  cursor_ = std::max(cursor_, mark.span.end);
  if (!mark.opens) {
    close_divs(mark);
    return;
  }
  if (blocks_.size() >= most_levels) {
    too_deep(mark.span);
    return;
  }
  open_container(Container::div);
  BlockFrame& frame = blocks_.back();
  frame.fence = mark.span;
  frame.colons = mark.colons;
  frame.div.attributes = mark.attributes;
  if (mark.attributes.classes.empty()) return;
  frame.div.name = mark.attributes.classes.front();
  const std::vector<std::string>& known = div_names();
  if (std::find(known.begin(), known.end(), frame.div.name) != known.end()) return;
  const std::optional<std::string> meant = nearest(frame.div.name, known);
  context_.diagnostics.error(
      "markdown.unknown-div", mark.span, fmt::format("the block '{}' is not known", frame.div.name),
      meant ? fmt::format("did you mean '{}'?", *meant) : fmt::format("known blocks: {}", fmt::join(known, ", ")));
}

void Builder::close_divs(const FenceMark& mark) {
  if (blocks_.back().kind != Container::div) {
    context_.diagnostics.error("markdown.unopened-div", mark.span, "no block is open here that ':::' could close",
                               "remove the line, or indent it as the line that opened the block");
    return;
  }
  // A fence as long as that of an outer block, and longer than the inner one's, closes the outer.
  std::size_t outer = blocks_.size() - 1;
  while (outer > 0 && blocks_[outer].kind == Container::div && blocks_[outer].colons != mark.colons) --outer;
  const bool longer = blocks_[outer].kind == Container::div && mark.colons > blocks_.back().colons;
  while (longer && blocks_.size() - 1 > outer) {
    report_unclosed();
    close_container();
  }
  close_container();
}

// A quotation, list or item; one that is nested too deep is passed over with all its edges.
void Builder::enter_container(MD_BLOCKTYPE type, const void* detail) {
  const bool is_item = type == MD_BLOCK_LI;
  const bool fits = is_item ? blocks_.back().kind == Container::list : blocks_.size() + 1 < most_levels;
  entered_.push_back(fits);
  if (!fits) return too_deep(span(cursor_, cursor_));
  open_container(is_item ? Container::item : type == MD_BLOCK_QUOTE ? Container::quote : Container::list);
  List& list = blocks_.back().list;
  if (type == MD_BLOCK_UL) list.tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
  if (type == MD_BLOCK_OL) {
    const auto* ordered = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
    list.ordered = true;
    list.start = static_cast<int>(std::min(ordered->start, 999'999'999U));
    list.tight = ordered->is_tight != 0;
  }
}

void Builder::leave_container() {
  close_paragraph();
  const bool entered = entered_.back();
  entered_.pop_back();
  if (!entered) return;
  // A div that was opened inside ends here at the latest.
  while (blocks_.back().kind == Container::div) {
    report_unclosed();
    close_container();
  }
  close_container();
}

void Builder::enter_code(const MD_BLOCK_CODE_DETAIL& detail) {
  code_.emplace();
  const std::string info = attribute(detail.info);
  code_->language = attribute(detail.lang);
  const std::size_t brace = info.find('{');
  if (brace != std::string::npos) {
    if (auto parsed = parse_attributes(info, brace, context_.file)) code_->attributes = std::move(parsed->attributes);
    code_->attributes.span = {};
    code_->language = code_->language.substr(0, code_->language.find('{'));
  }
  code_begin_ = UINT32_MAX;
  code_end_ = 0;
}

void Builder::enter_block(MD_BLOCKTYPE type, const void* detail) {
  flush_html();
  close_paragraph();
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI: enter_container(type, detail); break;
    case MD_BLOCK_H:
      heading_level_ = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      inlines_.emplace_back();
      break;
    case MD_BLOCK_P: inlines_.emplace_back(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      inlines_.emplace_back();
      if (type == MD_BLOCK_TH && table_->rows.empty())
        table_->columns.push_back(align_of(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align));
      break;
    case MD_BLOCK_TR:
      if (!table_->header.empty()) table_->rows.emplace_back();
      break;
    case MD_BLOCK_TABLE:
      table_.emplace();
      table_text_.reset();
      break;
    case MD_BLOCK_CODE: enter_code(*static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)); break;
    case MD_BLOCK_HTML: html_block_ = true; break;
    case MD_BLOCK_HR: thematic_break(); break;
    default: break;
  }
}

void Builder::leave_block(MD_BLOCKTYPE type) {
  flush_html();
  switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI: leave_container(); break;
    case MD_BLOCK_P:
    case MD_BLOCK_H: {
      InlineFrame frame = std::move(inlines_.back());
      inlines_.pop_back();
      if (type == MD_BLOCK_P) finish_paragraph(std::move(frame));
      else finish_heading(std::move(frame));
      break;
    }
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
      InlineFrame frame = std::move(inlines_.back());
      inlines_.pop_back();
      Cell cell;
      cell.span = frame.end > 0 ? span(frame.begin, frame.end) : span(cursor_, cursor_);
      cell.content = finish(frame);
      (type == MD_BLOCK_TH ? table_->header : table_->rows.back()).push_back(std::move(cell));
      break;
    }
    case MD_BLOCK_TABLE: finish_table(); break;
    case MD_BLOCK_CODE: finish_code(); break;
    case MD_BLOCK_HTML: html_block_ = false; break;
    case MD_BLOCK_DOC: close_paragraph(); break;
    default: break;
  }
}

}  // namespace galley::document
