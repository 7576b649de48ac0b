#include "chart/draw.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "base/files.h"
#include "chart/kinds.h"

namespace galley::chart {
namespace {

struct Kind {
  std::string_view name;
  double (*draw)(Job&);
  std::vector<std::string> columns;  // besides x, y and series
};

const std::array kinds{Kind{"bar", draw_bar, {}},           Kind{"stacked", draw_stacked, {}},
                       Kind{"dot", draw_dot, {}},           Kind{"slope", draw_slope, {}},
                       Kind{"timeline", draw_timeline, {}}, Kind{"heat", draw_heat, {"value"}}};

// The last number with the unit behind it, as it stands on one line.
std::string last_tick(const Job& job, const Axis& axis) {
  return job.data.unit.empty() ? tick_text(axis.at.back()) : tick_text(axis.at.back()) + ' ' + job.data.unit;
}

constexpr double label_gap = 4;
constexpr double most_of_a_page = 0.9;  // the rest is for caption and source
constexpr double longest_unit = 0.3;  // of the width, with its number

// Lines of a unit that is too long to stand behind the last number.
std::vector<std::string> unit_lines(const Job& job, const Axis& axis) {
  const style::ChartTheme& theme = job.canvas.theme();
  if (job.canvas.text_width(last_tick(job, axis), 400, theme.axis) <= job.canvas.width() * longest_unit) return {};
  return job.canvas.wrap(job.data.unit, job.canvas.width() - axis.x, 400, theme.axis);
}

}  // namespace

Drawing draw(const document::FigureData& data, const style::Theme& theme, const style::Brand& brand, double width,
             const TextMeasure& measure, Diagnostics& diagnostics) {
  const auto kind = std::ranges::find(kinds, data.kind, &Kind::name);
  if (kind == kinds.end()) {
    std::vector<std::string> names;
    for (const Kind& it : kinds) names.emplace_back(it.name);
    const auto meant = nearest(data.kind, names);
    diagnostics.error(
        "figure.kind", data.span, fmt::format("there is no kind of figure '{}'", data.kind),
        meant ? fmt::format("did you mean '{}'?", *meant) : "use one of " + fmt::format("{}", fmt::join(names, ", ")));
    return {width, 0, {}};
  }
  Table table(data, diagnostics);
  std::vector<std::string> columns = kind->columns;
  for (const std::string& name : {data.x, data.y}) columns.push_back(name);
  if (!data.series.empty()) columns.push_back(data.series);
  if (!table.require(columns) || table.rows() == 0) return {width, 0, {}};
  Canvas canvas(theme, brand, width, measure);
  Job job{data, table, canvas, diagnostics};
  const double height = kind->draw(job);
  if (height > theme.pdf.text_area.height * most_of_a_page)
    diagnostics.error("figure.height", data.span,
                      fmt::format("figure '{}' has {} rows: it is higher than a page", data.id, table.rows()),
                      "show fewer rows, or make two figures of it");
  return std::move(canvas).finish(height);
}

std::string mark_text(const Table& table, std::size_t row, std::string_view value_column) {
  const std::string& label = table.text(row, "label");
  if (!label.empty()) return label;
  const std::string& value = table.text(row, value_column);
  return read_number(value) ? with_thousands(value) : value;
}

double axis_head(const Job& job, const Axis& axis) {
  const double leading = job.canvas.theme().leading;
  return leading + 5 + leading * static_cast<double>(unit_lines(job, axis).size());
}

void draw_axis(Job& job, const Axis& axis, double top, double bottom) {
  const style::ChartTheme& theme = job.canvas.theme();
  for (const double value : axis.at)
    job.canvas.line({axis.place(value), top}, {axis.place(value), bottom},
                    value == 0 ? theme.zero_line : theme.gridline);
  LabelStyle style{.size = theme.axis, .colour = theme.axis_colour};
  const std::vector<std::string> unit = unit_lines(job, axis);
  for (std::size_t i = 0; i < unit.size(); ++i)
    job.canvas.label({axis.x, top - 5 - theme.leading * static_cast<double>(unit.size() - i)}, unit[i], style);
  struct Number { double left, width; std::string text; };
  std::vector<Number> numbers;
  double free = job.canvas.width();  // where the number behind begins
  for (std::size_t i = axis.at.size(); i-- > 0;) {
    const bool last = i + 1 == axis.at.size();
    const std::string number = tick_text(axis.at[i]);
    const std::string text = last && unit.empty() ? last_tick(job, axis) : number;
    const double width = job.canvas.text_width(text, 400, theme.axis);
    // Its number stands over the line as the others do, unless the text would leave the drawing.
    const double wanted = axis.place(axis.at[i]) - job.canvas.text_width(number, 400, theme.axis) / 2;
    const double left = std::max(last ? std::min(wanted, free - width) : wanted, 0.0);
    if (left + width > free + 0.001) continue;
    numbers.insert(numbers.begin(), {left, width, text});
    free = left - label_gap;
  }
  for (Number& it : numbers) {
    const bool last = &it == &numbers.back();
    style.anchor = last ? Anchor::start : Anchor::middle;
    job.canvas.label({last ? it.left : it.left + it.width / 2, top - 5}, std::move(it.text), style);
  }
}

void check_series(Job& job, std::size_t count) {
  if (count > most_series)
    job.diagnostics.warning("figure.series", job.data.span,
                            fmt::format("{} series are hard to tell apart in figure '{}'", count, job.data.id),
                            fmt::format("show at most {}; further ones are grey", most_series));
}

std::vector<double> spread(const std::vector<double>& places, double distance, double low, double high) {
  struct Group { double sum; std::size_t count; double place; };  // place: of its first member
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
  std::vector<Group> groups;
  const auto settle = [&](Group& group) {
    const auto count = static_cast<double>(group.count);
    const double wanted = group.sum / count - distance * (count - 1) / 2;
    group.place = std::max(low, std::min(wanted, high - distance * (count - 1)));
  };
  for (const std::size_t i : order) {
    groups.push_back({places[i], 1, 0});
    settle(groups.back());
    while (groups.size() > 1) {
      Group& before = groups[groups.size() - 2];
      if (before.place + distance * static_cast<double>(before.count) <= groups.back().place + 1e-9) break;
      before.sum += groups.back().sum;
      before.count += groups.back().count;
      groups.pop_back();
      settle(groups.back());
    }
  }
  std::vector<double> out(places.size());
  std::size_t next = 0;
  for (const Group& group : groups)
    for (std::size_t i = 0; i < group.count; ++i) out[order[next++]] = group.place + distance * static_cast<double>(i);
  return out;
}

}  // namespace galley::chart
