// What stands on one line: code spans, attributes, cells of a table.
#include <algorithm>
#include <map>

#include "document/prepare.h"

namespace galley::document {
namespace {

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

// md4c takes a comment with two hyphens inside for text, as CommonMark did before 0.31; a
// waiver's name stands behind two. It is given this one instead, and what it says is read in
// the source.
constexpr std::string_view plain_comment = "<!-- x -->";

// Behind the comment that begins at `at`, if it does not end at once; 0 if none does.
std::size_t comment_end(std::string_view line, std::size_t at) {
  constexpr std::string_view open = "<!--", close = "-->";
  if (line.compare(at, open.size(), open) != 0 || (at > 0 && line[at - 1] == '\\')) return 0;
  const std::size_t found = line.find(close, at + open.size());
  return found == std::string_view::npos ? 0 : found + close.size();
}

}  // namespace

std::vector<Span> code_spans(std::string_view source, Span line) {
  struct Run { std::size_t at, length; };
  std::vector<Run> runs;
  for (std::size_t i = line.begin; i < line.end;) {
    if (source[i] == '\\' && runs.size() % 2 == 0) {
      i += 2;
    } else if (source[i] == '`') {
      std::size_t end = i;
      while (end < line.end && source[end] == '`') ++end;
      runs.push_back({i, end - i});
      i = end;
    } else {
      ++i;
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> by_length;  // indexes of runs, last first
  for (std::size_t i = runs.size(); i-- > 0;) by_length[runs[i].length].push_back(i);
  std::vector<Span> spans;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<std::size_t>& same = by_length[runs[i].length];
    while (!same.empty() && same.back() <= i) same.pop_back();
    if (same.empty()) continue;
    const std::size_t close = same.back();
    spans.push_back({line.file, narrow(runs[i].at), narrow(runs[close].at + runs[close].length)});
    i = close;
  }
  return spans;
}

void copy_inline(std::string_view source, Span range, Buffer& buffer, std::vector<AttributeMark>& marks) {
  const std::string_view line = source.substr(0, range.end);
  std::size_t done = range.begin;
  std::optional<std::vector<Span>> code;
  std::size_t next_code = 0;
  const auto is_code = [&](std::size_t at) {
    if (!code) code = code_spans(source, range);
    while (next_code < code->size() && (*code)[next_code].end <= at) ++next_code;
    return next_code < code->size() && (*code)[next_code].begin <= at;
  };
  const std::size_t last_close = line.substr(range.begin).rfind("-->");  // behind it, no comment ends
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (source[at] == '<') {
      const bool may_end = last_close != std::string_view::npos && range.begin + last_close > at;
      const std::size_t end = may_end ? comment_end(line, at) : 0;
      if (end == 0 || is_code(at)) continue;
      buffer.copy(source, done, at);
      buffer.replace(plain_comment, at, end);
      done = end;
      at = done - 1;
      continue;
    }
    if (source[at] != '{' || at == range.begin || (source[at - 1] != ']' && source[at - 1] != ')')) continue;
    if (at >= range.begin + 2 && source[at - 2] == '\\') continue;
    if (is_code(at)) continue;
    std::optional<ParsedAttributes> parsed = parse_attributes(line, at, range.file);
    if (!parsed) continue;
    buffer.copy(source, done, at);
    done = parsed->end;
    marks.push_back({narrow(buffer.text.size()), std::move(*parsed)});
    buffer.replace(std::string_view(&mark_byte, 1), at, done);
    at = done - 1;
  }
  buffer.copy(source, done, range.end);
}

std::vector<Span> split_cells(std::string_view source, Span line) {
  std::vector<Span> cells;
  const auto blank = [&](std::size_t i) { return source[i] == ' ' || source[i] == '\t'; };
  std::size_t begin = line.begin;
  std::size_t end = line.end;
  while (begin < end && blank(begin)) ++begin;
  while (end > begin && blank(end - 1)) --end;
  if (begin < end && source[begin] == '|') ++begin;
  const std::vector<Span> code = code_spans(source, line);
  auto skip = code.begin();
  const auto add = [&](std::size_t from, std::size_t to) {
    while (from < to && blank(from)) ++from;
    while (to > from && blank(to - 1)) --to;
    cells.push_back({line.file, narrow(from), narrow(to)});
  };
  std::size_t cell = begin;
  for (std::size_t i = begin; i < end; ++i) {
    while (skip != code.end() && skip->end <= i) ++skip;
    if (skip != code.end() && skip->begin <= i) {
      i = skip->end - 1;
    } else if (source[i] == '\\') {
      ++i;
    } else if (source[i] == '|') {
      add(cell, i);
      cell = i + 1;
    }
  }
  if (cell < end) add(cell, end);
  return cells;
}

std::size_t delimiter_columns(std::string_view source, Span line) {
  const std::string_view text = source.substr(line.begin, line.end - line.begin);
  if (text.find_first_not_of("|:- \t") != std::string_view::npos) return 0;
  if (text.find('|') == std::string_view::npos || text.find('-') == std::string_view::npos) return 0;
  const std::vector<Span> cells = split_cells(source, line);
  const bool each = std::all_of(cells.begin(), cells.end(), [&](const Span& cell) {
    const std::string_view part = source.substr(cell.begin, cell.end - cell.begin);
    const std::size_t dash = part.find('-');
    return dash != std::string_view::npos && dash <= 1 && part.find_first_of(" \t") == std::string_view::npos &&
           part.find(':', 1) >= part.size() - 1;
  });
  return each ? cells.size() : 0;
}

}  // namespace galley::document
