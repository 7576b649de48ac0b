#include "compose/tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "compose/assemble.h"
#include "unicode/unicode.h"

namespace galley::compose {
namespace {

struct Column {
  MappedText head, group;
  std::string align;
  std::string width;
};

// A table ready to be written: cells hold Markdown.
struct PipeTable {
  std::string id;
  MappedText caption, note, source;
  std::vector<Column> columns;
  std::vector<std::vector<MappedText>> rows;
  std::string classes;
};

PipeTable from_data(const sources::DataTable& data) {
  PipeTable table;
  table.id = data.id.text;
  table.caption = data.caption;
  table.note = data.note;
  table.source = data.source;
  for (const sources::TableColumn& column : data.columns)
    table.columns.push_back({escape_text(column.head, false), column.group, column.align.text, column.width.text});
  for (const sources::CsvRow& row : data.rows) table.rows.push_back(row.cells);
  return table;
}

PipeTable from_matrix(const TableData& data) {
  const auto& [corpus, matrix, words] = data;
  const sources::MatrixRules& rules = *corpus.matrix_rules;
  PipeTable table;
  table.id = "matrix";
  table.classes = " .matrix";
  table.caption = rules.title;
  table.note = rules.note;
  table.source = rules.source;
  table.columns.push_back({MappedText(words.platform, rules.span, Origin::changed), {}, "left", "16"});
  for (const sources::MatrixColumn& column : rules.columns)
    table.columns.push_back({escape_text(column.head, false), column.group, "left", "10"});
  std::vector<std::pair<std::string, const sources::MatrixRow*>> rows;
  for (const sources::MatrixRow& row : matrix.rows)
    rows.emplace_back(unicode::sort_key(corpus.platforms.at(row.platform).name.text), &row);
  std::sort(rows.begin(), rows.end());
  for (const auto& [order, row] : rows) {
    std::vector<MappedText> cells{escape_text(corpus.platforms.at(row->platform).name, false)};
    for (std::size_t index = 0; index < row->cells.size(); ++index) {
      const sources::MatrixColumn& column = rules.columns[index];
      const MappedText& label = column.labels[static_cast<std::size_t>(row->cells[index].answer)];
      MappedText cell("[", label.span(), Origin::changed);
      cell.append(escape_text(label, false));
      cell.append(fmt::format("]{{.{}}}", name(row->cells[index].answer)), label.span(), Origin::changed);
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// A bar inside a cell would end it; one that is escaped already stays.
MappedText escape_bars(const MappedText& cell) {
  MappedText result;
  std::size_t from = 0;
  for (std::size_t at = 0; at < cell.text.size(); ++at) {
    if (cell.text[at] == '\\') {
      ++at;
    } else if (cell.text[at] == '|') {
      result.append(cell.substr(from, at));
      result.append("\\|", cell.span(at, at + 1), Origin::changed);
      from = at + 1;
    }
  }
  result.append(cell.substr(from, cell.text.size()));
  return result;
}

// "Rules for users:4;Routes to evidence:4": the heads above the heads, each with the
// number of columns it spans; an empty name for columns without a group.
std::string groups_of(const std::vector<Column>& columns) {
  if (std::all_of(columns.begin(), columns.end(), [](const Column& column) { return column.group.empty(); })) return {};
  std::string result;
  for (std::size_t from = 0; from < columns.size();) {
    std::size_t to = from + 1;
    while (to < columns.size() && columns[to].group.text == columns[from].group.text) ++to;
    std::string name = columns[from].group.text;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ':' || c == ';' || c == '"' || c == '\\'; }, ' ');
    result += fmt::format("{}{}:{}", result.empty() ? "" : ";", name, to - from);
    from = to;
  }
  return fmt::format(" groups=\"{}\"", result);
}

std::string rule_of(const Column& column) {
  if (column.align == "right") return "---:";
  if (column.align == "centre") return ":---:";
  return column.align == "left" ? ":---" : "---";
}

class TableWriter {
 public:
  TableWriter(MappedText& out, std::string_view prefix, Span block, const Words& words)
      : out_(out), prefix_(prefix), block_(block), words_(words) {}

  void write(const PipeTable& table, std::string_view more_attributes) {
    put("|");
    for (const Column& column : table.columns) cell(column.head);
    end_line();
    put("|");
    for (const Column& column : table.columns) put(rule_of(column) + "|");
    for (const auto& row : table.rows) {
      end_line();
      put("|");
      for (const MappedText& content : row) cell(escape_bars(content));
    }
    end_line();
    end_line();
    put(": ");
    out_.append(escape_text(table.caption, false));
    put(attributes(table, more_attributes));
    if (table.note.empty() && table.source.empty()) return;
    end_line();
    end_line();
    put("::: source");
    paragraph(words_.note + " ", table.note);
    paragraph(words_.source + " ", table.source);
    end_line();
    put(":::");
  }

 private:
  void put(std::string_view text) { out_.append(text, block_, Origin::changed); }
  void end_line() { put(fmt::format("\n{}", prefix_)); }

  void cell(const MappedText& content) {
    put(" ");
    out_.append(content);
    put(" |");
  }

  // Notes and sources are Markdown: they may cite.
  void paragraph(std::string_view word, const MappedText& content) {
    if (content.empty()) return;
    if (out_.text.size() > 10 && !out_.text.ends_with("::: source")) end_line();
    end_line();
    put(word);
    out_.append(content);
  }

  static std::string attributes(const PipeTable& table, std::string_view more) {
    std::string widths;
    for (const Column& column : table.columns)
      if (!column.width.empty()) widths += (widths.empty() ? "" : " ") + column.width;
    return fmt::format(" {{#tbl:{}{}{}{}{}}}", table.id, table.classes, more,
                       widths.empty() ? std::string{} : fmt::format(" widths=\"{}\"", widths),
                       groups_of(table.columns));
  }

  MappedText& out_;
  std::string_view prefix_;
  Span block_;
  const Words& words_;
};

class TableExpansion {
 public:
  TableExpansion(const MappedText& text, const TableData& data, Diagnostics& diagnostics)
      : text_(text), data_(data), diagnostics_(diagnostics) {}

  MappedText run() {
    const std::string_view text = text_.text;
    MappedText result;
    std::size_t copied = 0;
    CodeFence fence;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      const bool opens = !fence.open() && is_table_fence(line);
      static_cast<void>(fence.take(line));
      if (!opens) {
        at = end + 1;
        continue;
      }
      result.append(text_.substr(copied, at));
      const std::size_t close = closing_line(end + 1, fence);
      block(result, at, std::min(end + 1, text.size()), close);
      copied = std::min(text.find('\n', close), text.size());
      at = copied + 1;
    }
    result.append(text_.substr(std::min(copied, text.size()), text.size()));
    return result;
  }

 private:
  static std::string_view bare(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" >"), line.size()));
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return line;
  }

  static bool is_table_fence(std::string_view line) {
    const std::string_view core = bare(line);
    const std::size_t marks = core.find_first_not_of('`');
    if (marks == std::string_view::npos || marks < 3) return false;
    return bare(core.substr(marks)) == "table";
  }

  // Begin of the line that closes the block.
  std::size_t closing_line(std::size_t at, CodeFence& fence) const {
    const std::string_view text = text_.text;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      static_cast<void>(fence.take(text.substr(at, end - at)));
      if (!fence.open()) return at;
      at = end + 1;
    }
    return text.size();
  }

  // The id stands on the first line of the block; attributes for the caption may follow it.
  void block(MappedText& result, std::size_t begin, std::size_t content, std::size_t close) {
    const std::string_view text = text_.text;
    const std::string_view first = text.substr(begin, content - begin);
    const std::string_view prefix = first.substr(0, first.find_first_not_of(" >"));
    const std::string_view words = close > content
                                       ? bare(text.substr(content, std::min(text.find('\n', content), close) - content))
                                       : std::string_view{};
    const std::size_t space = words.find(' ');
    const std::string id(words.substr(0, space));
    const std::string_view more = space == std::string_view::npos ? std::string_view{} : words.substr(space);
    const std::size_t place = words.empty() ? begin : static_cast<std::size_t>(words.data() - text.data());
    const Span span = text_.span(place, place + std::max<std::size_t>(id.size(), 1));
    result.append(text_.substr(begin, begin + prefix.size()));
    TableWriter writer(result, prefix, span, data_.words);
    if (id == "matrix" && data_.corpus.matrix_rules) return writer.write(from_matrix(data_), more);
    const auto found = data_.corpus.tables.find(id);
    if (found != data_.corpus.tables.end()) return writer.write(from_data(found->second), more);
    if (id == "matrix") {
      diagnostics_.error("table.unknown", span, "this project has no matrix",
                         "sources/matrix.yml describes it; see sources/README.md");
      return;
    }
    std::vector<std::string> ids{"matrix"};
    for (const auto& [known, table] : data_.corpus.tables) ids.push_back(known);
    const auto near = nearest(id, ids);
    diagnostics_.error("table.unknown", span, fmt::format("there is no table '{}'", id),
                       near ? fmt::format("did you mean '{}'?", *near) : "tables stand in sources/tables/");
  }

  const MappedText& text_;
  const TableData& data_;
  Diagnostics& diagnostics_;
};

}  // namespace

MappedText expand_tables(const MappedText& text, const TableData& data, Diagnostics& diagnostics) {
  return TableExpansion(text, data, diagnostics).run();
}

}  // namespace galley::compose
