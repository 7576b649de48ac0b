// Inline content: text, emphasis, links, images.
#include "document/builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "document/vocabulary.h"
#include "document/walk.h"

namespace galley::document {
namespace {

constexpr std::size_t longest_target = 8192;

template <class Marks>
const typename Marks::value_type* find_mark(const Marks& marks, std::size_t at) {
  const auto found = std::lower_bound(marks.begin(), marks.end(), at,
                                      [](const auto& mark, std::size_t value) { return mark.at < value; });
  return found != marks.end() && found->at == at ? &*found : nullptr;
}

}  // namespace

// The text of an attribute, entities decoded.
std::string Builder::attribute(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.substr_offsets && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    const std::string decoded = attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string();
    text += decoded.empty() ? part : std::string_view(decoded);
    if (text.size() > longest_target) break;
  }
  return text;
}

void Builder::enter_span(MD_SPANTYPE type, const void* detail) {
  flush_html();
  ensure_paragraph();
  if (inlines_.size() >= most_levels) {
    too_deep(span(cursor_, cursor_));
    ++ignored_spans_;
    return;
  }
  InlineFrame frame;
  switch (type) {
    case MD_SPAN_EM: frame.kind = InlineKind::emphasis; break;
    case MD_SPAN_STRONG: frame.kind = InlineKind::strong; break;
    case MD_SPAN_CODE: frame.kind = InlineKind::code; break;
    case MD_SPAN_IMG:
      frame.kind = InlineKind::image;
      frame.target = attribute(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src);
      frame.title = attribute(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title);
      break;
    default:
      frame.kind = InlineKind::link;
      frame.target = attribute(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
      frame.title = attribute(static_cast<const MD_SPAN_A_DETAIL*>(detail)->title);
      break;
  }
  // Many links to one long definition would make the tree far larger than its text.
  const std::size_t size = frame.target.size() + frame.title.size();
  if (size > longest_target || size > context_.link_budget) {
    context_.diagnostics.error("markdown.link", span(cursor_, cursor_), "the target of this link is too long");
    frame.target = "#";
    frame.title.clear();
  } else {
    context_.link_budget -= size;
  }
  inlines_.push_back(std::move(frame));
}

void Builder::leave_span() {
  flush_html();
  if (ignored_spans_ > 0) {
    --ignored_spans_;
    return;
  }
  InlineFrame frame = std::move(inlines_.back());
  inlines_.pop_back();
  const Span where = widen(frame);
  cursor_ = std::max(cursor_, where.end);
  Inline item{Text{}, where};
  switch (frame.kind) {
    case InlineKind::emphasis: item.node = Emphasis{finish(frame)}; break;
    case InlineKind::strong: item.node = Strong{finish(frame)}; break;
    case InlineKind::code: item.node = Code{std::move(frame.code)}; break;
    case InlineKind::image: {
      check_path("image", frame.target, where,
                 "put the image into sources/images/ and name it from the project's folder");
      Image image;
      image.path = std::move(frame.target);
      image.alt = plain_text(finish(frame));
      if (!frame.title.empty()) image.attributes.values.emplace_back("title", std::move(frame.title));
      item.node = std::move(image);
      break;
    }
    default:
      check_scheme(frame.target, where);
      check_path("link", frame.target, where,
                 "whoever reads the publication has no such file: give its address on the web");
      item.node = Link{std::move(frame.target), std::move(frame.title), finish(frame)};
      break;
  }
  add_piece(std::move(item));
}

void Builder::check_scheme(const std::string& target, Span where) {
  if (target.empty())
    context_.diagnostics.error("markdown.link", where, "this link leads nowhere",
                               "write its address: [words](https://example.org)");
  if (target.starts_with("www."))
    context_.diagnostics.error("markdown.link", where, fmt::format("'{}' is not a whole address", target),
                               fmt::format("write https://{}", target));
  const std::size_t colon = target.find(':');
  if (colon == std::string::npos || target.find_first_of("/?#") < colon) return;
  const std::string_view scheme(target.data(), colon);
  for (const std::string_view allowed : {"http", "https", "mailto"}) {
    if (scheme == allowed) return;
  }
  context_.diagnostics.error("markdown.link", where,
                             fmt::format("links of the kind '{}:' are not allowed", scheme.substr(0, 20)),
                             "use https, http or mailto, or a path");
}

// Nothing outside the project is ever read or pointed to.
void Builder::check_path(std::string_view kind, std::string_view target, Span where, std::string hint) {
  if (target.find(':') < target.find('/')) return;  // an address, not a path
  const bool outside = target.starts_with('/') || target.starts_with('\\') || target == ".." ||
                       target.starts_with("../") || target.starts_with("..\\") ||
                       target.find("/../") != std::string_view::npos || target.ends_with("/..");
  if (outside)
    context_.diagnostics.error(fmt::format("markdown.{}", kind), where,
                               fmt::format("'{}' leads outside the project", target), std::move(hint));
}

// A span's bytes with the marks around its content.
Span Builder::widen(const InlineFrame& frame) const {
  const std::string_view source = context_.source;
  std::uint32_t begin = frame.end > 0 ? frame.begin : cursor_;
  std::uint32_t end = frame.end > 0 ? frame.end : cursor_;
  const bool bracketed = frame.kind == InlineKind::link || frame.kind == InlineKind::image;
  if (const std::size_t empty = bracketed && frame.end == 0 ? source.find("[]", cursor_) : std::string_view::npos;
      empty != std::string_view::npos)
    begin = end = static_cast<std::uint32_t>(empty + 1);  // nothing stands between the brackets
  const auto marks = [&](std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (begin == 0 || end >= source.size() || source[begin - 1] != source[end]) return;
      --begin;
      ++end;
    }
  };
  switch (frame.kind) {
    case InlineKind::emphasis: marks(1); break;
    case InlineKind::strong: marks(2); break;
    case InlineKind::code: {
      while (begin > 0 && end < source.size() && source[begin - 1] == ' ' && source[end] == ' ') {
        --begin;
        ++end;
      }
      while (begin > 0 && end < source.size() && source[begin - 1] == '`' && source[end] == '`') {
        --begin;
        ++end;
      }
      break;
    }
    case InlineKind::link:
    case InlineKind::image:
      if (begin > 0 && end < source.size() && source[begin - 1] == '<' && source[end] == '>')
        return span(begin - 1, end + 1);
      if (begin > 0 && source[begin - 1] == '[') --begin;
      if (frame.kind == InlineKind::image && begin > 0 && source[begin - 1] == '!') --begin;
      end = link_end(end);
      break;
    default: break;
  }
  return span(begin, end);
}

// The end of `](target "title")` or `][label]` or `]` that begins at `from`.
std::uint32_t Builder::link_end(std::uint32_t from) const {
  const std::string_view source = context_.source;
  if (from >= source.size() || source[from] != ']') return from;
  std::uint32_t at = from + 1;
  if (at >= source.size() || (source[at] != '(' && source[at] != '[')) return at;
  const char open = source[at];
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  char quote = '\0';
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(source.size(), at + 2 * longest_target));
  for (std::uint32_t i = at; i < limit; ++i) {
    const char c = source[i];
    if (c == '\\') {
      ++i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' && open == '(' && i > at && (source[i - 1] == ' ' || source[i - 1] == '\n')) {
      quote = '"';
    } else if (c == open) {
      ++depth;
    } else if (c == close && --depth == 0) {
      return i + 1;
    }
  }
  return at;
}

Inlines Builder::finish(InlineFrame& frame) {
  return finish_inlines(std::move(frame.pieces), context_.source, context_.file, context_.diagnostics);
}

void Builder::add_piece(Inline item, bool escaped) {
  InlineFrame& frame = inlines_.back();
  if (item.span.begin < item.span.end || frame.pieces.empty()) {
    frame.begin = std::min(frame.begin, item.span.begin);
    frame.end = std::max(frame.end, item.span.end);
  }
  frame.pieces.push_back({std::move(item), nullptr, escaped});
}

// Text of the buffer's bytes [begin, end): as the source has it, cut at attributes.
void Builder::add_text(std::size_t begin, std::size_t end) {
  bool escaped = begin > 0 && buffer_.text[begin - 1] == '\\' && text_end_ != begin;
  const std::string_view text = std::string_view(buffer_.text).substr(0, end);
  const auto flush = [&](std::size_t to) {
    const std::uint32_t from = buffer_.source_begin(begin);
    const std::uint32_t until = std::max(buffer_.source_end(to), from);
    if (begin < to && from < until)
      add_piece({Text{std::string(context_.source.substr(from, until - from))}, span(from, until)}, escaped);
    escaped = false;
    cursor_ = std::max(cursor_, until);
  };
  for (std::size_t at = text.find(mark_byte, begin); at != std::string_view::npos; at = text.find(mark_byte, at + 1)) {
    const AttributeMark* mark = find_mark(marks_, at);
    if (!mark) continue;
    if (begin < at) flush(at);
    Piece piece;
    piece.mark = mark;
    inlines_.back().pieces.push_back(std::move(piece));
    inlines_.back().end = std::max(inlines_.back().end, mark->parsed.end);
    cursor_ = std::max(cursor_, mark->parsed.end);
    begin = at + 1;
  }
  if (begin < end) flush(end);
  text_end_ = end;
}

void Builder::add_entity(std::size_t begin, std::size_t end) {
  const std::string_view written = std::string_view(buffer_.text).substr(begin, end - begin);
  std::string text = decode_entity(written);
  const Span where = span(buffer_.source_begin(begin), buffer_.source_end(end));
  if (text.empty()) {
    context_.diagnostics.error("markdown.entity", where, fmt::format("the entity '{}' is not known", written),
                               "write the letter itself");
    text = written;
  }
  cursor_ = std::max(cursor_, where.end);
  add_piece({Text{std::move(text)}, where});
  text_end_ = end;
}

Builder::TextPlace Builder::place_of(std::string_view text) const {
  const char* const base = buffer_.text.data();
  if (text.data() < base || text.data() + text.size() > base + buffer_.text.size())
    return {false, 0, text.size(), cursor_, cursor_};
  const auto begin = static_cast<std::size_t>(text.data() - base);
  const std::size_t end = begin + text.size();
  const std::uint32_t from = buffer_.source_begin(begin);
  return {true, begin, end, from, std::max(buffer_.source_end(end), from)};
}

void Builder::add_code_line(std::string_view text, const TextPlace& place) {
  const auto [inside, begin, end, from, until] = place;
  code_->text += inside ? context_.source.substr(from, until - from) : text;
  if (!inside || from >= until) return;
  code_begin_ = std::min(code_begin_, from);
  code_end_ = std::max(code_end_, until);
  cursor_ = std::max(cursor_, until);
}

void Builder::add_code_span(std::string_view text, const TextPlace& place) {
  const auto [inside, begin, end, from, until] = place;
  InlineFrame& frame = inlines_.back();
  frame.code += inside ? context_.source.substr(from, until - from) : text;
  if (!inside) return;
  frame.begin = std::min(frame.begin, from);
  frame.end = std::max(frame.end, until);
  cursor_ = std::max(cursor_, until);
}

void Builder::text(MD_TEXTTYPE type, std::string_view text) {
  const TextPlace place = place_of(text);
  const auto [inside, begin, end, from, until] = place;
  if (type == MD_TEXT_HTML) {
    if (inside) take_html(from, until);
    cursor_ = std::max(cursor_, until);
    return;
  }
  flush_html();
  if (code_) return add_code_line(text, place);
  if (heading_level_ > 0 && inside && text == std::string_view(&mark_byte, 1) && inlines_.size() == 1) {
    fence_ = find_mark(fences_, begin);
    if (fence_) return;
  }
  ensure_paragraph();
  if (table_ && !table_text_ && inside) table_text_ = from;
  switch (type) {
    case MD_TEXT_BR: return add_piece({LineBreak{}, span(cursor_, cursor_)});
    case MD_TEXT_SOFTBR: return add_piece({SoftBreak{}, span(cursor_, cursor_)});
    case MD_TEXT_NULLCHAR: return add_piece({Text{"\xEF\xBF\xBD"}, span(from, until)});
    case MD_TEXT_CODE: return add_code_span(text, place);
    case MD_TEXT_ENTITY:
      if (inside) add_entity(begin, end);
      return;
    default:
      if (inside) add_text(begin, end);
  }
}

}  // namespace galley::document
