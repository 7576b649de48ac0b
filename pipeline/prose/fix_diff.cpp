#include "prose/fix_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace galley::prose {
namespace {

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

struct Change {  // lines [old_begin, old_end) become [new_begin, new_end)
  std::size_t old_begin, old_end, new_begin, new_end;
};

constexpr std::size_t most_cells = 4'000'000;

// Myers' problem by the plain table: fixes touch few lines.
void compare(const Lines& a, const Lines& b, Change whole, std::vector<Change>& changes) {
  const std::size_t rows = whole.old_end - whole.old_begin;
  const std::size_t columns = whole.new_end - whole.new_begin;
  if (rows == 0 && columns == 0) return;
  if (rows == 0 || columns == 0 || (rows + 1) * (columns + 1) > most_cells) {
    changes.push_back(whole);
    return;
  }
  std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);
  const auto cell = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
    return common[row * (columns + 1) + column];
  };
  for (std::size_t row = rows; row-- > 0;)
    for (std::size_t column = columns; column-- > 0;)
      cell(row, column) = a[whole.old_begin + row] == b[whole.new_begin + column]
                              ? cell(row + 1, column + 1) + 1
                              : std::max(cell(row + 1, column), cell(row, column + 1));
  std::size_t row = 0, column = 0;
  while (row < rows || column < columns) {
    Change change{whole.old_begin + row, 0, whole.new_begin + column, 0};
    while ((row < rows || column < columns) &&
           !(row < rows && column < columns && a[whole.old_begin + row] == b[whole.new_begin + column])) {
      if (column >= columns || (row < rows && cell(row + 1, column) >= cell(row, column + 1)))
        ++row;
      else
        ++column;
    }
    change.old_end = whole.old_begin + row;
    change.new_end = whole.new_begin + column;
    if (change.old_begin != change.old_end || change.new_begin != change.new_end) changes.push_back(change);
    while (row < rows && column < columns && a[whole.old_begin + row] == b[whole.new_begin + column]) ++row, ++column;
  }
}

void add_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t size) {
  return std::to_string(size == 0 ? begin : begin + 1) + (size == 1 ? "" : "," + std::to_string(size));
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  constexpr std::size_t context = 3;
  const Lines a = split(before);
  const Lines b = split(after);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::vector<Change> changes;
  compare(a, b, {head, a.size() - tail, head, b.size() - tail}, changes);
  std::string out = "--- a/" + std::string(path) + "\n+++ b/" + std::string(path) + "\n";
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].old_begin - changes[last].old_end <= 2 * context) ++last;
    const std::size_t lead = std::min(context, changes[first].old_begin);
    const std::size_t trail = std::min(context, a.size() - changes[last].old_end);
    const std::size_t old_begin = changes[first].old_begin - lead;
    const std::size_t new_begin = changes[first].new_begin - lead;
    out += "@@ -" + range(old_begin, changes[last].old_end + trail - old_begin) + " +" +
           range(new_begin, changes[last].new_end + trail - new_begin) + " @@\n";
    std::size_t line = old_begin;
    for (std::size_t number = first; number <= last; ++number) {
      for (; line < changes[number].old_begin; ++line) add_line(out, ' ', a[line]);
      for (; line < changes[number].old_end; ++line) add_line(out, '-', a[line]);
      for (std::size_t added = changes[number].new_begin; added < changes[number].new_end; ++added)
        add_line(out, '+', b[added]);
    }
    for (; line < changes[last].old_end + trail; ++line) add_line(out, ' ', a[line]);
    first = last + 1;
  }
  return out;
}

}  // namespace galley::prose
