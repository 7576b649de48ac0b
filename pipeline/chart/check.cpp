#include "chart/check.h"

#include <fmt/format.h>

#include "chart/table.h"

namespace galley::chart {
namespace {

bool is_year(std::string_view cell) {
  const auto number = cell.size() == 4 ? read_number(cell) : std::nullopt;
  return number && *number >= 1900 && *number < 2100 && cell.find('.') == std::string_view::npos;
}

// Whether every cell of a column passes, and there are enough to say so.
template <class Test>
bool all_cells(const Table& table, std::string_view column, Test test) {
  if (!table.has(column) || table.rows() < 2) return false;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (!test(table.text(row, column))) return false;
  return true;
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

bool has_lengths(std::string_view kind) { return kind == "bar" || kind == "stacked" || kind == "dot" || kind == "slope"; }

bool is_number(std::string_view cell) { return read_number(cell).has_value(); }
bool is_word(std::string_view cell) { return !cell.empty() && cell.find_first_of("0123456789") == std::string_view::npos; }

std::string how_to_swap(const Columns& columns) {
  return fmt::format("write `{0}: {1}` and `{2}: {3}`: {0} names the column of values", columns.values_key, columns.names,
                     columns.names_key, columns.values);
}

// The years of a table are numbers too, and would be drawn as lengths without a word.
void check_years(const Table& table, const document::FigureData& data, Diagnostics& diagnostics) {
  const Columns columns = columns_of(data);
  if (!all_cells(table, columns.values, is_year)) return;
  const bool swapped = all_cells(table, columns.names, is_number) && !all_cells(table, columns.names, is_year);
  const bool from_zero = data.kind == "bar" || data.kind == "stacked";
  if (!swapped && !from_zero) return;
  diagnostics.error("figure.swapped", data.span,
                    fmt::format("figure '{}' draws the years of its column '{}' as if they were amounts", data.id, columns.values),
                    swapped ? how_to_swap(columns)
                            : fmt::format("`{}` names the column of values, `{}` that of their names", columns.values_key, columns.names_key));
}

void check_numbers(Table& table, std::string_view column) {
  for (std::size_t row = 0; row < table.rows(); ++row) static_cast<void>(table.number(row, column));
}

void check_dates(Table& table, std::string_view column) {
  for (std::size_t row = 0; row < table.rows(); ++row) static_cast<void>(table.date(row, column));
}

}  // namespace

bool names_stand_for_values(const document::FigureData& data) {
  Diagnostics unused;
  const Table table(data, unused);
  const Columns columns = columns_of(data);
  return has_lengths(data.kind) && all_cells(table, columns.values, is_word) && all_cells(table, columns.names, is_number);
}

void check_data(const document::FigureData& data, Diagnostics& diagnostics) {
  Table table(data, diagnostics);
  if (names_stand_for_values(data)) {
    diagnostics.error("figure.swapped", data.span,
                      fmt::format("figure '{}' takes its column '{}' for numbers, which holds words", data.id, columns_of(data).values),
                      how_to_swap(columns_of(data)));
  } else if (has_lengths(data.kind)) {
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
