#include "chart/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/files.h"

namespace galley::chart {
namespace {

const std::string nothing;

template <class Number>
std::optional<Number> parse(std::string_view text) {
  Number value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// "41,200" and "37 500" as a program writes them; a comma before two digits is a decimal mark.
std::string without_separators(std::string_view cell) {
  constexpr std::array<std::string_view, 6> separators{",", " ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  std::string plain;
  for (std::size_t at = 0; at < cell.size();) {
    const auto* const found =
        std::ranges::find_if(separators, [&](std::string_view mark) { return cell.substr(at).starts_with(mark); });
    const std::size_t length = found == separators.end() ? 1 : found->size();
    const bool thousands = std::min(cell.find_first_not_of("0123456789", at + length), cell.size()) == at + length + 3;
    if (found == separators.end() || !thousands) plain += cell.substr(at, length);
    at += length;
  }
  return plain;
}

double step_for(double greatest, std::string_view unit) {
  constexpr double intervals = 5;
  constexpr std::array days{1, 2, 5, 10, 15, 30, 60, 90, 180, 365};
  constexpr std::array hours{1, 2, 3, 6, 12, 24, 48, 72, 120, 240};
  const auto fits = [&](double step) { return std::ceil(greatest / step - 1e-9) <= intervals; };
  if (unit == "days" || unit == "hours")
    for (const int step : unit == "days" ? days : hours)
      if (fits(step)) return step;
  double power = std::pow(10, std::floor(std::log10(greatest)) - 1);
  for (;; power *= 10)
    for (const int factor : {1, 2, 5})
      if (fits(factor * power)) return factor * power;
}

}  // namespace

std::optional<double> read_number(std::string_view cell) {
  const auto value = parse<double>(cell);
  return value && std::isfinite(*value) && std::abs(*value) < 1e15 ? value : std::nullopt;
}

std::optional<double> read_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = parse<int>(text.substr(0, 4));
  const auto month = text.size() > 4 ? parse<unsigned>(text.substr(5, 2)) : 1U;
  const auto day = text.size() > 7 ? parse<unsigned>(text.substr(8, 2)) : 1U;
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<std::size_t> Table::index(std::string_view column) const {
  const auto found = std::ranges::find(data_.columns, column);
  if (column.empty() || found == data_.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - data_.columns.begin());
}

bool Table::require(const std::vector<std::string>& columns) {
  if (data_.columns.empty()) return false;  // the data file was reported where it was read
  bool all = true;
  for (const std::string& column : columns) {
    if (index(column)) continue;
    const auto meant = nearest(column, data_.columns);
    diagnostics_.error("figure.column", data_.span,
                       fmt::format("figure '{}' has no column '{}' in its data", data_.id, column),
                       meant ? fmt::format("did you mean '{}'?", *meant) : "name a column of the CSV");
    all = false;
  }
  return all;
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
  const auto at = index(column);
  return at && *at < data_.rows[row].cells.size() ? data_.rows[row].cells[*at] : nothing;
}

Span Table::span(std::size_t row, std::string_view column) const {
  const auto at = index(column);
  const document::FigureRow& it = data_.rows[row];
  return at && *at < it.cell_spans.size() ? it.cell_spans[*at] : it.span;
}

std::optional<double> Table::number(std::size_t row, std::string_view column) {
  const std::string& cell = text(row, column);
  if (cell.empty()) return std::nullopt;
  if (const auto value = read_number(cell)) return value;
  const std::string plain = without_separators(cell);
  diagnostics_.error("figure.number", span(row, column), fmt::format("'{}' is not a number", cell),
                     read_number(plain) ? fmt::format("write {}: thousands are set apart when it is drawn", plain)
                                        : "write digits and a point, without a comma or a unit");
  return std::nullopt;
}

std::optional<double> Table::date(std::size_t row, std::string_view column) {
  const std::string& cell = text(row, column);
  if (cell.empty()) return std::nullopt;
  const auto value = read_date(cell);
  if (!value)
    diagnostics_.error("figure.date", span(row, column), fmt::format("'{}' is not a date", cell),
                       "write 2026, 2026-11 or 2026-11-23");
  return value;
}

std::vector<std::string> Table::values(std::string_view column) const {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < rows(); ++row)
    if (const std::string& it = text(row, column); std::ranges::find(out, it) == out.end()) out.push_back(it);
  return out;
}

std::string with_thousands(std::string_view number) {
  const std::size_t begin = number.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string out(number.substr(0, begin));
  for (std::size_t i = begin; i < point; ++i) {
    if (i > begin && (point - i) % 3 == 0) out += ',';
    out += number[i];
  }
  return out + std::string(number.substr(point));
}

std::vector<double> ticks(double greatest, std::string_view unit) {
  if (!(greatest > 0)) return {0, 1};
  const double step = step_for(greatest, unit);
  std::vector<double> out;
  const auto last = static_cast<int>(std::ceil(greatest / step - 1e-9));
  for (int i = 0; i <= last; ++i) out.push_back(i * step);
  // A year is not a whole number of quarters of 90 days.
  if (unit == "days" && step == 90 && greatest > 360 && greatest <= 366) out = {0, 90, 180, 270, greatest};
  return out;
}

std::vector<double> ticks(double least, double greatest, std::string_view unit) {
  if (!(least < 0)) return ticks(greatest, unit);
  const double most = std::max(greatest, 0.0);
  const double step = step_for(most - least, unit);
  std::vector<double> out;
  const auto first = static_cast<int>(std::floor(least / step + 1e-9));
  const auto last = std::max(static_cast<int>(std::ceil(most / step - 1e-9)), 0);
  for (int i = first; i <= last; ++i) out.push_back(i * step);
  return out;
}

std::string tick_text(double value) {
  if (std::abs(value) >= 1e5) return with_thousands(fmt::format("{:.0f}", value));
  std::string text = fmt::format("{:.8f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return with_thousands(text == "-0" ? "0" : text);
}

}  // namespace galley::chart
