#include "document/prepare.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/files.h"
#include "document/link_definitions.h"

namespace galley::document {
namespace {

constexpr std::size_t most_columns = 64;
constexpr std::string_view blanks = " \t";

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

struct Line {
  std::size_t begin = 0, end = 0;  // without the line end
  std::size_t content = 0;         // behind blanks and quote marks
  std::size_t quotes = 0;          // number of quote marks
};

class Scanner {
 public:
  Scanner(std::string_view source, FileId file, Diagnostics& diagnostics)
      : source_(source), file_(file), diagnostics_(diagnostics) {}

  Prepared run() {
    split_lines();
    for (const Line& line : lines_) definitions_.collect(content(line));
    while (at_ < lines_.size()) step();
    for (NoteText& note : prepared_.notes) definitions_.add_to(note);
    return std::move(prepared_);
  }

 private:
  struct Code { char mark = 0; std::size_t length = 0, column = 0, quotes = 0; };

  // ---- Lines ----

  void split_lines() {
    for (std::size_t at = 0; at < source_.size();) {
      Line line;
      line.begin = at;
      line.end = std::min(source_.find('\n', at), source_.size());
      line.content = at;
      while (line.content < line.end &&
             (source_[line.content] == ' ' || source_[line.content] == '\t' || source_[line.content] == '>')) {
        line.quotes += source_[line.content] == '>' ? 1 : 0;
        ++line.content;
      }
      lines_.push_back(line);
      at = line.end + 1;
    }
  }

  std::string_view content(const Line& line) const { return source_.substr(line.content, line.end - line.content); }
  bool blank(std::size_t index) const { return index >= lines_.size() || lines_[index].content == lines_[index].end; }
  Span span(std::size_t begin, std::size_t end) const { return {file_, narrow(begin), narrow(end)}; }
  Span words(const Line& line) const {
    std::size_t end = line.end;
    while (end > line.content && blanks.find(source_[end - 1]) != std::string_view::npos) --end;
    return span(line.content, end);
  }

  void line_end(const Line& line) { prepared_.buffer.copy(source_, line.end, std::min(line.end + 1, source_.size())); }

  void step() {
    const Line& line = lines_[at_];
    if (code_) {
      code_line(line);
    } else if (opens_code(line)) {
      prepared_.buffer.copy(source_, line.begin, line.end);
      line_end(line);
      ++at_;
    } else if (content(line).starts_with(":::")) {
      fence(line);
    } else if (is_note(line)) {
      note();
    } else if (is_heading(line)) {
      heading(line);
    } else if (starts_table(at_)) {
      table();
    } else if (!caption_before(line)) {
      plain(line);
    }
  }

  void plain(const Line& line) {
    refuse_open_comment(line);
    copy_inline(source_, span(line.begin, line.end), prepared_.buffer, prepared_.attributes);
    line_end(line);
    ++at_;
  }

  // Behind words, a comment that runs on over lines would be printed as it stands.
  void refuse_open_comment(const Line& line) {
    const std::string_view text = content(line);
    const std::size_t open = text.rfind("<!--");
    if (open == std::string_view::npos || open == 0 || text.find("-->", open) != std::string_view::npos) return;
    if (text.substr(0, open).find_first_not_of("-*+ ") == std::string_view::npos)
      return;  // an item of a list begins with it
    const std::size_t at = line.content + open;
    for (const Span& code : code_spans(source_, span(line.begin, line.end)))
      if (code.begin <= at && at < code.end) return;
    if (indentation(line) < 4 && text[open - 1] != '\\')
      diagnostics_.error("markdown.html", span(at, line.end),
                         "a comment inside a paragraph ends on the line it begins on",
                         "write it on one line, or above the paragraph, on lines of its own");
  }

  // ---- Code blocks: nothing in them is ours ----

  bool opens_code(const Line& line) {
    std::size_t at = line.content;
    // The fence may open behind list markers.
    for (;;) {
      const std::size_t marker = list_marker(at, line.end);
      if (marker == 0) break;
      at += marker;
    }
    const char mark = at < line.end ? source_[at] : '\0';
    if (mark != '`' && mark != '~') return false;
    std::size_t end = at;
    while (end < line.end && source_[end] == mark) ++end;
    if (end - at < 3) return false;
    if (mark == '`' && source_.substr(end, line.end - end).find('`') != std::string_view::npos) return false;
    const std::size_t column = at == line.content ? indentation(line) : at - line.begin;
    code_ = Code{mark, end - at, column >= 4 || at != line.content ? column : 0, line.quotes};
    return true;
  }

  std::size_t list_marker(std::size_t at, std::size_t end) const {
    std::size_t i = at;
    if (i < end && (source_[i] == '-' || source_[i] == '*' || source_[i] == '+')) {
      ++i;
    } else {
      while (i < end && i < at + 9 && ascii::is_digit(source_[i])) ++i;
      if (i == at || i >= end || (source_[i] != '.' && source_[i] != ')')) return 0;
      ++i;
    }
    const std::size_t mark_end = i;
    while (i < end && blanks.find(source_[i]) != std::string_view::npos) ++i;
    return i > mark_end ? i - at : 0;
  }

  std::size_t indentation(const Line& line) const { return line.content - line.begin; }

  void code_line(const Line& line) {
    const std::string_view text = content(line);
    const bool left = line.quotes < code_->quotes ||
                      (line.content < line.end && code_->column > 0 && indentation(line) + 3 < code_->column);
    if (left) {
      code_.reset();
      return;
    }
    const std::size_t run = std::min(text.find_first_not_of(code_->mark), text.size());
    if (run >= code_->length && text.find_first_not_of(blanks, run) == std::string_view::npos) code_.reset();
    prepared_.buffer.copy(source_, line.begin, line.end);
    line_end(line);
    ++at_;
  }

  // ---- Fenced divs ----

  void fence(const Line& line) {
    FenceMark mark;
    mark.span = words(line);
    std::string_view text = source_.substr(mark.span.begin, mark.span.end - mark.span.begin);
    mark.colons = std::min(text.find_first_not_of(':'), text.size());
    const std::size_t first = text.find_first_not_of(blanks, mark.colons);
    mark.opens = first != std::string_view::npos;
    if (mark.opens) mark.attributes = parse_fence_attributes(source_, mark.span.begin + first, mark.span, diagnostics_);
    // A table would swallow the next line, so it is ended first.
    if (at_ > 0 && content(lines_[at_ - 1]).find('|') != std::string_view::npos) {
      prepared_.buffer.replace(line.quotes > 0 ? ">\n" : "\n", line.begin, line.begin);
    }
    prepared_.buffer.copy(source_, line.begin, line.content);
    prepared_.buffer.replace("# ", line.content, line.content);
    mark.at = narrow(prepared_.buffer.text.size());
    prepared_.buffer.replace(std::string_view(&mark_byte, 1), mark.span.begin, mark.span.end);
    prepared_.fences.push_back(std::move(mark));
    line_end(line);
    ++at_;
  }

  // ---- Footnotes ----

  // The label of `[^label]:` at the start of a line; empty if it is none.
  std::string_view note_label(const Line& line) const {
    const std::string_view text = content(line);
    if (line.quotes > 0 || indentation(line) > 3 || !text.starts_with("[^")) return {};
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close + 1 >= text.size() || text[close + 1] != ':') return {};
    return text.substr(2, close - 2);
  }

  bool is_note(const Line& line) const { return !note_label(line).empty(); }

  bool continues_note(const Line& line, bool after_blank) const {
    if (source_[line.begin] == '\t') return true;
    if (line.quotes == 0 && indentation(line) >= 4) return true;
    if (after_blank || line.quotes > 0) return false;
    const std::string_view text = content(line);
    const bool block = text.starts_with("[^") || text.starts_with("#") || text.starts_with(":::") ||
                       text.starts_with("|") || text.starts_with("```") || text.starts_with("~~~") ||
                       list_marker(line.content, line.end) > 0;
    return !block;
  }

  void note() {
    const Line& first = lines_[at_];
    NoteText note;
    note.label = note_label(first);
    std::size_t begin = first.content + note.label.size() + 4;
    while (begin < first.end && blanks.find(source_[begin]) != std::string_view::npos) ++begin;
    copy_inline(source_, span(begin, first.end), note.buffer, note.attributes);
    std::size_t end = first.end;
    std::size_t next = at_ + 1;
    std::size_t empty = 0;
    for (; next < lines_.size(); ++next) {
      if (blank(next)) {
        ++empty;
        continue;
      }
      if (!continues_note(lines_[next], empty > 0)) break;
      for (; empty > 0; --empty) note.buffer.replace("\n", end, end);
      note_line(lines_[next], note);
      end = lines_[next].end;
    }
    next -= empty;
    note.span = span(first.content, end);
    prepared_.notes.push_back(std::move(note));
    prepared_.buffer.replace("\n", first.begin, end);
    at_ = next;
  }

  void note_line(const Line& line, NoteText& note) {
    note.buffer.replace("\n", line.begin, line.begin);
    std::size_t begin = line.begin;
    if (source_[begin] == '\t') {
      ++begin;
    } else {
      while (begin < line.content && begin < line.begin + 4) ++begin;
    }
    copy_inline(source_, span(begin, line.end), note.buffer, note.attributes);
  }

  // ---- Headings ----

  bool is_heading(const Line& line) const {
    const std::string_view text = content(line);
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    return level >= 1 && level <= 6 && (level == text.size() || blanks.find(text[level]) != std::string_view::npos);
  }

  void heading(const Line& line) {
    std::optional<ParsedAttributes> parsed = parse_trailing_attributes(source_, line.content, line.end, file_);
    if (!parsed) {
      plain(line);
      return;
    }
    const std::size_t brace = parsed->attributes.span.begin;
    copy_inline(source_, span(line.begin, brace), prepared_.buffer, prepared_.attributes);
    prepared_.headings.push_back({span(line.content, line.end), std::move(parsed->attributes)});
    line_end(line);
    ++at_;
  }

  // ---- Tables and their captions ----

  Span row_span(const Line& line) const { return span(line.content, line.end); }

  bool starts_table(std::size_t index) const {
    if (index + 1 >= lines_.size() || content(lines_[index]).find('|') == std::string_view::npos) return false;
    return lines_[index].quotes == lines_[index + 1].quotes &&
           delimiter_columns(source_, row_span(lines_[index + 1])) > 0;
  }

  bool is_caption(std::size_t index) const {
    if (index >= lines_.size()) return false;
    const std::string_view text = content(lines_[index]);
    return text.size() > 2 && text[0] == ':' && blanks.find(text[1]) != std::string_view::npos;
  }

  // A caption that stands before its table waits for it.
  bool caption_before(const Line& line) {
    if (!is_caption(at_)) return false;
    const std::size_t next = blank(at_ + 1) ? at_ + 2 : at_ + 1;
    if (!starts_table(next)) return false;
    take_caption(line, waiting_);
    ++at_;
    return true;
  }

  void take_caption(const Line& line, TableLines& table) {
    std::size_t begin = line.content + 1;
    while (begin < line.end && blanks.find(source_[begin]) != std::string_view::npos) ++begin;
    std::size_t end = words(line).end;
    if (std::optional<ParsedAttributes> parsed = parse_trailing_attributes(source_, begin, end, file_)) {
      end = parsed->attributes.span.begin;
      while (end > begin && blanks.find(source_[end - 1]) != std::string_view::npos) --end;
      table.attributes = std::move(parsed->attributes);
    }
    table.caption = span(begin, end);
    line_end(line);
  }

  bool ends_table(std::size_t index) const {
    if (blank(index) || is_caption(index)) return true;
    const std::string_view text = content(lines_[index]);
    return text.starts_with(":::") || text.starts_with("```") || text.starts_with("~~~") || is_heading(lines_[index]) ||
           is_note(lines_[index]);
  }

  void table() {
    TableLines table = std::move(waiting_);
    waiting_ = {};
    const Line& head = lines_[at_];
    const std::size_t columns = delimiter_columns(source_, row_span(lines_[at_ + 1]));
    if (columns > most_columns) {
      diagnostics_.error(
          "markdown.table", words(head),
          fmt::format("a table of {} columns is more than the {} that are understood", columns, most_columns));
      at_ += 2;
      return;
    }
    std::size_t end = at_;
    while (end < at_ + 2 || !ends_table(end)) ++end;
    for (std::size_t i = at_; i < end; ++i) {
      if (i != at_ + 1) table_row(lines_[i], columns, table);
      copy_inline(source_, span(lines_[i].begin, lines_[i].end), prepared_.buffer, prepared_.attributes);
      line_end(lines_[i]);
    }
    table.span = span(head.content, lines_[end - 1].end);
    at_ = end;
    const std::size_t caption = blank(end) ? end + 1 : end;
    // A caption between two tables is that of the first, unless the first has one above it.
    if (is_caption(caption) && !table.caption) {
      if (caption != end) line_end(lines_[end]);
      take_caption(lines_[caption], table);
      at_ = caption + 1;
    }
    prepared_.tables.push_back(std::move(table));
  }

  void table_row(const Line& line, std::size_t columns, TableLines& table) {
    std::vector<Span> cells = split_cells(source_, row_span(line));
    if (cells.size() != columns) {
      diagnostics_.error("markdown.table-row", words(line),
                         fmt::format("this row has {} {}, the table has {} columns", cells.size(),
                                     cells.size() == 1 ? "cell" : "cells", columns),
                         "write '|' between cells only, and '\\|' where a bar is meant");
    }
    table.rows.push_back(std::move(cells));
  }

  std::string_view source_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::vector<Line> lines_;
  LinkDefinitions definitions_;
  std::size_t at_ = 0;
  std::optional<Code> code_;
  TableLines waiting_;
  Prepared prepared_;
};

}  // namespace

Prepared prepare(std::string_view source, FileId file, Diagnostics& diagnostics) {
  return Scanner(source, file, diagnostics).run();
}

}  // namespace galley::document
