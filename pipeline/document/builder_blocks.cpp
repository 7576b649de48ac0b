// The leaves of the block tree: paragraphs, headings, code, tables, directives.
#include "document/builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"

namespace galley::document {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool all_breaks(const Inlines& content) {
  return std::all_of(content.begin(), content.end(), [](const Inline& item) {
    const auto* text = std::get_if<Text>(&item.node);
    return std::holds_alternative<SoftBreak>(item.node) ||
           (text && text->text.find_first_not_of(" \t") == std::string::npos);
  });
}

// The line begin of `at`, behind blanks and quote marks.
std::uint32_t line_content(std::string_view source, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0 && source[begin - 1] != '\n') --begin;
  while (begin < at && (is_blank(source[begin]) || source[begin] == '>')) ++begin;
  return begin;
}

}  // namespace

void Builder::ensure_paragraph() {
  if (!inlines_.empty()) return;
  inlines_.emplace_back();
  implicit_ = true;
}

void Builder::close_paragraph() {
  if (!implicit_) return;
  implicit_ = false;
  InlineFrame frame = std::move(inlines_.back());
  inlines_.clear();
  finish_paragraph(std::move(frame));
}

void Builder::finish_paragraph(InlineFrame frame) {
  Inlines content = finish(frame);
  if (content.empty() || all_breaks(content)) return;
  const Span where = span(content.front().span.begin, content.back().span.end);
  auto* image = content.size() == 1 ? std::get_if<Image>(&content.front().node) : nullptr;
  if (!image) {
    add_block({Paragraph{std::move(content)}, where, 0});
    return;
  }
  Figure figure;
  figure.image = std::move(*image);
  if (const std::string_view title = figure.image.attributes.get("title"); !title.empty()) {
    // The title's letters stand in the attributes; with escapes in it they are led there as a whole.
    const Span list = figure.image.attributes.span;
    const std::size_t found =
        context_.source.substr(list.begin, list.end - list.begin).find(fmt::format("title=\"{}\"", title));
    if (found != std::string_view::npos) {
      const auto begin = static_cast<std::uint32_t>(list.begin + found + 7);
      figure.caption = parse_line(context_, span(begin, static_cast<std::uint32_t>(begin + title.size())));
    } else {
      figure.caption.push_back({Text{std::string(title)}, list});
    }
  }
  add_block({std::move(figure), where, 0});
}

void Builder::finish_heading(InlineFrame frame) {
  if (fence_) {
    const FenceMark& mark = *fence_;
    fence_ = nullptr;
    finish_fence(mark);
    return;
  }
  Heading heading;
  heading.level = heading_level_;
  heading.content = finish(frame);
  Span where = span(cursor_, cursor_);
  if (heading.content.empty()) {
    context_.diagnostics.error("markdown.empty-heading", where, "a heading needs words");
  } else {
    where = span(line_content(context_.source, heading.content.front().span.begin), heading.content.back().span.end);
  }
  const std::vector<HeadingLine>& lines = context_.prepared.headings;
  auto line = std::upper_bound(lines.begin(), lines.end(), where.begin,
                               [](std::uint32_t value, const HeadingLine& item) { return value < item.line.begin; });
  if (line != lines.begin() && !heading.content.empty()) {
    --line;
    if (where.begin < line->line.end && line->attributes) {
      heading.attributes = *line->attributes;
      where.end = heading.attributes.span.end;
    }
  }
  cursor_ = std::max(cursor_, where.end);
  add_block({std::move(heading), where, 0});
}

// md4c says that there is a thematic break, but not where: it is the next line that is one.
void Builder::thematic_break() {
  const std::string_view source = context_.source;
  std::size_t at = cursor_;
  while (at < source.size()) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    const std::string_view line = source.substr(at, end - at);
    const std::size_t first = line.find_first_not_of(" \t>");
    const char mark = first == std::string_view::npos ? '\0' : line[first];
    const bool rule = (mark == '*' || mark == '-' || mark == '_') && std::count(line.begin(), line.end(), mark) >= 3 &&
                      line.find_first_not_of(std::string{mark, ' ', '\t', '>'}) == std::string_view::npos;
    if (rule) {
      cursor_ = static_cast<std::uint32_t>(end);
      add_block({ThematicBreak{}, span(static_cast<std::uint32_t>(at + first), cursor_), 0});
      return;
    }
    at = end + 1;
  }
  add_block({ThematicBreak{}, span(cursor_, cursor_), 0});
}

// A block of another language is program text, which is rare in a publication.
void Builder::check_code(const CodeBlock& code, Span where) {
  const bool is_figure = code.language == "figure" || code.language == "fig";
  const auto meant = is_figure ? std::optional<std::string>("chart") : nearest(code.language, {"chart", "table"});
  if (!code.language.empty() && meant)
    context_.diagnostics.error("markdown.code", where, fmt::format("there is no block '{}'", code.language),
                               fmt::format("did you mean ```{}?", *meant));
}

void Builder::finish_code() {
  CodeBlock code = std::move(*code_);
  code_.reset();
  Span where = code_begin_ < code_end_ ? span(code_begin_, code_end_) : span(cursor_, cursor_);
  if (code.language != "chart") {
    check_code(code, where);
    add_block({std::move(code), where, 0});
    return;
  }
  Chart chart;
  const std::size_t begin = code.text.find_first_not_of(" \t\n");
  if (begin == std::string::npos) {
    context_.diagnostics.error("markdown.chart", where, "a chart needs the id of a figure",
                               "write the id of a file in sources/figures on the line between the fences");
    return;
  }
  const std::size_t end = std::min(code.text.find('\n', begin), code.text.find_last_not_of(" \t\n") + 1);
  if (code.text.find_first_not_of(" \t\n", end) != std::string::npos)
    context_.diagnostics.error("markdown.chart", where, "a block `chart` holds the id of one figure, and nothing else",
                               "end it with ``` behind the id");
  chart.figure = code.text.substr(begin, end - begin);
  chart.attributes = std::move(code.attributes);
  where.begin += static_cast<std::uint32_t>(begin);
  where.end = where.begin + static_cast<std::uint32_t>(chart.figure.size());
  add_block({std::move(chart), where, 0});
}

void Builder::finish_table() {
  Table table = std::move(*table_);
  table_.reset();
  const std::vector<TableLines>& all = context_.prepared.tables;
  const std::uint32_t place = table_text_.value_or(cursor_);
  auto lines = std::upper_bound(all.begin(), all.end(), place,
                                [](std::uint32_t value, const TableLines& item) { return value < item.span.begin; });
  if (table_text_ && lines != all.begin()) --lines;
  if (lines == all.end() || (table_text_ && place >= lines->span.end)) {
    add_block({std::move(table), span(place, cursor_), 0});
    return;
  }
  context_.used_tables[static_cast<std::size_t>(lines - all.begin())] = true;
  const auto place_row = [&](Row& row, std::size_t index) {
    for (std::size_t i = 0; index < lines->rows.size() && i < row.size() && i < lines->rows[index].size(); ++i)
      row[i].span = lines->rows[index][i];
  };
  place_row(table.header, 0);
  for (std::size_t i = 0; i < table.rows.size(); ++i) place_row(table.rows[i], i + 1);
  table.attributes = lines->attributes;
  Span where = lines->span;
  cursor_ = std::max(cursor_, where.end);
  if (lines->caption) {
    table.caption = parse_line(context_, lines->caption);
    const std::uint32_t end = std::max(lines->caption.end, lines->attributes.span ? lines->attributes.span.end : 0U);
    where = span(std::min(where.begin, lines->caption.begin), std::max(where.end, end));
    cursor_ = std::max(cursor_, end);
  }
  add_block({std::move(table), where, 0});
}

// ---- HTML: comments that instruct the checks, and nothing else --------------------

void Builder::take_html(std::uint32_t begin, std::uint32_t end) {
  if (html_) {
    html_->second = std::max(html_->second, end);
  } else {
    html_ = {begin, end};
  }
}

void Builder::flush_html() {
  if (!html_) return;
  const Span where = span(html_->first, html_->second);
  html_.reset();
  html(where);
}

void Builder::html(Span where) {
  std::uint32_t at = where.begin;
  const std::string_view source = context_.source.substr(0, where.end);
  for (;;) {
    while (at < where.end && (is_blank(source[at]) || source[at] == '\n' || source[at] == '>')) ++at;
    if (at >= where.end) return;
    const std::size_t close =
        source.substr(at).starts_with("<!--") ? source.find("-->", at + 4) : std::string_view::npos;
    if (close == std::string_view::npos) break;
    const auto end = static_cast<std::uint32_t>(close + 3);
    std::string_view body = source.substr(at + 4, close - at - 4);
    const std::size_t first = body.find_first_not_of(" \t\n");
    body = first == std::string_view::npos ? std::string_view()
                                           : body.substr(first, body.find_last_not_of(" \t\n") - first + 1);
    if (body.starts_with("vale ") || body.starts_with("waive ")) {
      context_.document.directives.push_back({std::string(body), span(at, end)});
    } else {
      context_.diagnostics.error(
          "markdown.html", span(at, end), "a comment must be an instruction to the checks",
          "write '<!-- vale … -->' or '<!-- waive RULE: reason -- NAME -->'; notes to colleagues belong elsewhere");
    }
    at = end;
  }
  std::uint32_t end = at;
  while (end < where.end && source[end] != '\n') ++end;
  const bool comment_before = at > where.begin;
  context_.diagnostics.error(
      "markdown.html", span(at, end),
      comment_before ? "text may not follow a comment on the same line" : "HTML is not understood here",
      comment_before ? "put the comment on a line of its own" : "use Markdown, or write '&lt;' for the sign itself");
}

}  // namespace galley::document
