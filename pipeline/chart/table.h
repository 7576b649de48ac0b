// A figure's rows by column name, with numbers and dates read and mistakes reported.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::chart {

class Table {
 public:
  Table(const document::FigureData& data, Diagnostics& diagnostics) : data_(data), diagnostics_(diagnostics) {}

  // Reports each name that is no column of the CSV; false if there is one.
  [[nodiscard]] bool require(const std::vector<std::string>& columns);
  [[nodiscard]] std::size_t rows() const { return data_.rows.size(); }
  // Empty if there is no such column or cell.
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
  // Nothing for an empty cell; a cell that is no number is `figure.number`.
  [[nodiscard]] std::optional<double> number(std::size_t row, std::string_view column);
  // Days since 1970-01-01; YYYY, YYYY-MM (their first day) or YYYY-MM-DD; else `figure.date`.
  [[nodiscard]] std::optional<double> date(std::size_t row, std::string_view column);
  [[nodiscard]] Span span(std::size_t row, std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const { return index(column).has_value(); }
  // The different texts of a column, in order of first appearance.
  [[nodiscard]] std::vector<std::string> values(std::string_view column) const;

 private:
  [[nodiscard]] std::optional<std::size_t> index(std::string_view column) const;
  const document::FigureData& data_;
  Diagnostics& diagnostics_;
};

// A cell as a number, and as days since 1970-01-01; nothing if it is none.
[[nodiscard]] std::optional<double> read_number(std::string_view cell);
[[nodiscard]] std::optional<double> read_date(std::string_view cell);

// "14,641": as it is written, with a comma between thousands.
[[nodiscard]] std::string with_thousands(std::string_view number);

// Where an axis from zero has its ticks: the last one holds the greatest value. Steps fit
// the unit: days count in months of 30, hours in quarters of a day, all else in 1, 2, 5.
[[nodiscard]] std::vector<double> ticks(double greatest, std::string_view unit);
// The same down to a value below zero.
[[nodiscard]] std::vector<double> ticks(double least, double greatest, std::string_view unit);
[[nodiscard]] std::string tick_text(double value);

}  // namespace galley::chart
