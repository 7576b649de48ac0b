#include "chart/order.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/diagnostic.h"
#include "chart/table.h"

namespace galley::chart {
namespace {

// The rows in the order of their keys; equal ones as they were.
void reorder(document::FigureData& data, const std::vector<double>& keys) {
  std::vector<std::size_t> order(data.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
  std::vector<document::FigureRow> rows;
  for (const std::size_t i : order) rows.push_back(std::move(data.rows[i]));
  data.rows = std::move(rows);
}

// Whether the author's order of categories is one to keep.
bool is_ordered(const document::FigureData& data, const Table& table, const std::vector<double>& keys) {
  if (std::ranges::is_sorted(keys) || std::ranges::is_sorted(keys, std::greater<>{})) return true;
  std::set<std::string> categories;
  bool dated = true;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& category = table.text(row, data.y);
    if (!categories.insert(category).second || table.text(row, "mark") == "reference") return true;
    dated = dated && (read_number(category) || read_date(category));
  }
  return dated || (!data.series.empty() && table.values(data.series).size() > 1);
}

}  // namespace

void sort_rows(document::FigureData& data) {
  constexpr double last = std::numeric_limits<double>::infinity();  // rows without a value
  Diagnostics unused;
  const Table table(data, unused);
  std::vector<double> keys;
  if (data.kind == "timeline") {
    for (std::size_t row = 0; row < table.rows(); ++row)
      keys.push_back(read_date(table.text(row, data.x)).value_or(last));
    reorder(data, keys);
  } else if (data.kind == "bar" || data.kind == "dot") {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto value = read_number(table.text(row, data.x));
      keys.push_back(value ? -*value : last);
    }
    if (!is_ordered(data, table, keys)) reorder(data, keys);
  }
}

}  // namespace galley::chart
