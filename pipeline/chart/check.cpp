#include "chart/check.h"

#include <fmt/format.h>

#include "chart/table.h"

namespace galley::chart {
namespace {

bool is_year(std::string_view cell) {
  const auto number = cell.size() == 4 ? read_number(cell) : std::nullopt;
  return number && *number >= 1900 && *number < 2100 && cell.find('.') == std::string_view::npos;
}

// Whether every cell of a column that is not empty passes, and there is one.
template <class Test>
bool all_cells(const Table& table, std::string_view column, Test test) {
  std::size_t passed = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& cell = table.text(row, column);
    if (cell.empty()) continue;
    if (!test(cell)) return false;
    ++passed;
  }
  return passed > 0;
}

// The keys of a figure that name its column of values and that of their names.
struct Columns {
  std::string_view values_key, names_key;
  const std::string& values;
  const std::string& names;
};

Columns columns_of(const document::FigureData& data) {
  if (data.kind == "slope") return {"y", "x", data.y, data.x};
  return {"x", "y", data.x, data.y};
}

bool has_lengths(std::string_view kind) {
  return kind == "bar" || kind == "stacked" || kind == "dot" || kind == "slope";
}

bool is_number(std::string_view cell) { return read_number(cell).has_value(); }
bool is_word(std::string_view cell) {
  return !cell.empty() && cell.find_first_of("0123456789") == std::string_view::npos;
}

// The years of a table are numbers too, and would be drawn as lengths without a word.
void check_years(const Table& table, const document::FigureData& data, Diagnostics& diagnostics) {
  const Columns columns = columns_of(data);
  if (data.kind == "dot" || data.kind == "slope" || table.rows() < 2 || !all_cells(table, columns.values, is_year))
    return;
  diagnostics.error(
      "figure.years", data.span,
      fmt::format("figure '{}' draws the years of its column '{}' as if they were amounts", data.id, columns.values),
      fmt::format("`{}` names the column of values, `{}` that of their names", columns.values_key, columns.names_key));
}

void check_numbers(Table& table, std::string_view column) {
  for (std::size_t row = 0; row < table.rows(); ++row) static_cast<void>(table.number(row, column));
}

void check_dates(Table& table, std::string_view column) {
  for (std::size_t row = 0; row < table.rows(); ++row) static_cast<void>(table.date(row, column));
}

}  // namespace

bool is_turned(const document::FigureData& data) {
  Diagnostics unused;
  const Table table(data, unused);
  const Columns columns = columns_of(data);
  if (!has_lengths(data.kind) || !all_cells(table, columns.names, is_number)) return false;
  return all_cells(table, columns.values, is_word) ||
         (all_cells(table, columns.values, is_year) && !all_cells(table, columns.names, is_year));
}

void check_data(const document::FigureData& data, Diagnostics& diagnostics) {
  Table table(data, diagnostics);
  if (has_lengths(data.kind)) {
    check_numbers(table, columns_of(data).values);
    if (data.kind == "dot") check_numbers(table, "extended");
    check_years(table, data, diagnostics);
  } else if (data.kind == "heat") {
    check_numbers(table, table.has("level") ? "level" : "value");
  } else if (data.kind == "timeline") {
    check_dates(table, data.x);
    check_dates(table, "end");
  }
}

}  // namespace galley::chart
