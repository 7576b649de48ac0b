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

const std::array kinds{Kind{"bar", draw_bar, {"label"}},
                       Kind{"stacked", draw_stacked, {"state"}},
                       Kind{"dot", draw_dot, {"label"}},
                       Kind{"slope", draw_slope, {"label"}},
                       Kind{"timeline", draw_timeline, {"event", "state", "label"}},
                       Kind{"heat", draw_heat, {"value", "level"}}};

}  // namespace

Drawing draw(const document::FigureData& data, const style::Theme& theme, const style::Brand& brand, double width,
             const TextMeasure& measure, Diagnostics& diagnostics) {
  const auto kind = std::ranges::find(kinds, data.kind, &Kind::name);
  if (kind == kinds.end()) {
    std::vector<std::string> names;
    for (const Kind& it : kinds) names.emplace_back(it.name);
    const auto meant = nearest(data.kind, names);
    diagnostics.error("figure.kind", data.span, fmt::format("there is no kind of figure '{}'", data.kind),
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
  return std::move(canvas).finish(height);
}

std::string mark_text(const Table& table, std::size_t row, std::string_view value_column) {
  const std::string& label = table.text(row, "label");
  return label.empty() ? with_thousands(table.text(row, value_column)) : label;
}

void draw_axis(Job& job, const Axis& axis, double top, double bottom) {
  const style::ChartTheme& theme = job.canvas.theme();
  for (std::size_t i = 0; i < axis.at.size(); ++i) {
    const double x = axis.place(axis.at[i]);
    const bool last = i + 1 == axis.at.size();
    job.canvas.line({x, top}, {x, bottom}, i == 0 ? theme.zero_line : theme.gridline);
    std::string text = tick_text(axis.at[i]);
    LabelStyle style{.anchor = Anchor::middle, .size = theme.axis, .colour = theme.axis_colour};
    double at = x;
    if (last && !job.data.unit.empty()) {
      // Its number stands over the line as the others do, unless the unit would leave the drawing.
      const double half = job.canvas.text_width(text, 400, theme.axis) / 2;
      text += ' ' + job.data.unit;
      const double whole = job.canvas.text_width(text, 400, theme.axis);
      style.anchor = Anchor::start;
      at = std::min(x - half, job.canvas.width() - whole);
    }
    job.canvas.label({at, top - 5}, std::move(text), style);
  }
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
