#include "sources/csv.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "sources/fields.h"

namespace galley::sources {
namespace {

constexpr std::size_t most_rows = 2000, longest_cell = 5000;

class CsvReader {
 public:
  CsvReader(const MappedText& text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  CsvTable run() {
    CsvTable table;
    table.span = text_.span();
    if (at_end()) {
      diagnostics_.error("csv.empty", table.span, "this table is empty", "the first row names the columns");
      return table;
    }
    table.columns = row().cells;
    if (has_other_separator(table)) return {{}, {}, table.span};
    name_columns_once(table);
    while (!rest_is_empty() && !failed_) {
      if (table.rows.size() == most_rows) {
        diagnostics_.error("csv.rows", text_.span(at_, at_ + 1), fmt::format("a table has at most {} rows", most_rows),
                           "no page holds more: keep raw data elsewhere, and sum them up here");
        break;
      }
      CsvRow next = row();
      if (!failed_) add(table, std::move(next));  // how many cells a broken row has, nobody knows
    }
    return table;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.text.size(); }
  [[nodiscard]] char here() const { return at_end() ? '\n' : text_.text[at_]; }

  // Spreadsheets leave empty lines, and lines of commas, below a table.
  [[nodiscard]] bool rest_is_empty() const { return text_.text.find_first_not_of(", \t\n", at_) == std::string::npos; }

  CsvRow row() {
    CsvRow result;
    const std::size_t begin = at_;
    result.cells.push_back(short_cell());
    while (!at_end() && here() == ',') {
      ++at_;
      result.cells.push_back(short_cell());
    }
    result.span = text_.span(begin, at_);
    if (!at_end()) ++at_;  // the end of the line
    return result;
  }

  MappedText short_cell() {
    MappedText result = cell();
    if (result.text.size() <= longest_cell) return result;
    diagnostics_.error("csv.cell", result.span(0, 1),
                       fmt::format("this cell has {} bytes; at most {} are read", result.text.size(), longest_cell),
                       "see whether a quotation mark is missing above");
    return {};
  }

  MappedText cell() {
    if (!at_end() && here() == '"') return quoted();
    const std::size_t begin = at_;
    while (!at_end() && here() != ',' && here() != '\n') ++at_;
    return trimmed(text_.substr(begin, at_));
  }

  MappedText quoted() {
    const std::size_t open = at_++;
    MappedText result;
    std::size_t from = at_;
    while (!at_end()) {
      if (here() != '"') {
        ++at_;
        continue;
      }
      result.append(text_.substr(from, at_));
      ++at_;
      if (at_end() || here() != '"') return behind_quote(std::move(result));
      result.append("\"", text_.span(at_ - 1, at_ + 1), Origin::changed);
      from = ++at_;
    }
    failed_ = true;
    diagnostics_.error("csv.quote", text_.span(open, open + 1), "this quotation mark is never closed",
                       "a quotation mark inside a quoted cell is written twice");
    return result;
  }

  MappedText behind_quote(MappedText result) {
    const std::size_t begin = at_;
    while (!at_end() && here() != ',' && here() != '\n') ++at_;
    if (at_ > begin)
      diagnostics_.error("csv.quote", text_.span(begin, at_), "there is text behind the closing quotation mark",
                         "a quotation mark inside a quoted cell is written twice");
    return result;
  }

  // Where the comma is the decimal mark, spreadsheets save a CSV with semicolons; copied cells have tabs.
  bool has_other_separator(const CsvTable& table) {
    if (table.columns.size() != 1) return false;
    const MappedText& header = table.columns[0];
    const bool semicolons = header.text.find(';') != std::string::npos;
    if (!semicolons && header.text.find('\t') == std::string::npos) return false;
    diagnostics_.error("csv.separator", header.span(),
                       fmt::format("the columns of this file are separated by {}", semicolons ? "semicolons" : "tabs"),
                       "save it as CSV with commas between the columns, and a point in decimal numbers");
    return true;
  }

  void name_columns_once(const CsvTable& table) {
    std::set<std::string> seen;
    for (const MappedText& column : table.columns)
      if (!seen.insert(column.text).second)
        diagnostics_.error("csv.column", column.span(), fmt::format("two columns are named '{}'", column.text));
  }

  void add(CsvTable& table, CsvRow row) {
    if (row.cells.size() == 1 && row.cells[0].empty() && table.columns.size() > 1) {
      diagnostics_.error("csv.row", row.span, "an empty line stands in the table", "delete it");
      return;
    }
    if (row.cells.size() != table.columns.size()) {
      diagnostics_.error("csv.row", row.span,
                         fmt::format("this row has {} cell{}, the header has {}", row.cells.size(),
                                     row.cells.size() == 1 ? "" : "s", table.columns.size()),
                         "a cell that holds a comma is put in quotation marks");
      row.cells.resize(table.columns.size());
    }
    table.rows.push_back(std::move(row));
  }

  const MappedText& text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

CsvTable parse_csv(const MappedText& text, Diagnostics& diagnostics) { return CsvReader(text, diagnostics).run(); }

}  // namespace galley::sources
