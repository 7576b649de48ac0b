// Horizontal bars from zero; a category's rows stand together. And bars of segments.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double label_gap = 5;

struct BarGroup {
  std::string category;
  std::vector<std::size_t> rows;
};

std::vector<BarGroup> groups_of(const Table& table, const std::string& column) {
  std::vector<BarGroup> groups;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& category = table.text(row, column);
    if (groups.empty() || groups.back().category != category) groups.push_back({category, {}});
    groups.back().rows.push_back(row);
  }
  return groups;
}

// The widest axis that leaves room for the label behind each bar.
double room_for_labels(const Job& job, const std::vector<std::optional<double>>& values, double greatest, double room) {
  double width = room;
  for (std::size_t row = 0; row < values.size(); ++row) {
    const double share = values[row].value_or(0) / greatest;
    const double label = job.canvas.text_width(mark_text(job.table, row, job.data.x)) + label_gap;
    if (share > 0) width = std::min(width, (room - label) / share);
  }
  return std::max(width, room * 0.4);
}

void draw_one(Job& job, const Axis& axis, double y, std::size_t row, std::optional<double> value, bool second) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double end = axis.place(value.value_or(0));
  if (value)
    job.canvas.rectangle(axis.x, y, end - axis.x, theme.bar.height,
                         job.canvas.colour(second ? theme.bar.second_fill : theme.bar.fill),
                         second ? &theme.bar.second_stroke : nullptr);
  job.canvas.label({end + label_gap, y + theme.bar.height / 2 + Canvas::middle(theme.label)},
                   mark_text(job.table, row, job.data.x),
                   {.colour = value ? std::string() : theme.axis_colour, .halo = true});
}

struct Fill { std::string colour; const style::Rule* stroke; std::string text_colour; };

std::optional<Fill> fill_of(const style::ChartTheme& theme, std::string_view state) {
  const std::string white = theme.label_halo.colour;
  if (state == "yes") return Fill{theme.stacked.yes, nullptr, white};
  if (state == "part") return Fill{theme.stacked.part, nullptr, white};
  if (state == "none") return Fill{theme.stacked.none, &theme.stacked.none_stroke, theme.stacked.none_stroke.colour};
  if (state == "na") return Fill{theme.stacked.na, nullptr, theme.axis_colour};
  return std::nullopt;
}

}  // namespace

double draw_bar(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<std::optional<double>> values;
  double greatest = 0;
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    values.push_back(job.table.number(row, job.data.x));
    greatest = std::max(greatest, values.back().value_or(0));
    if (values.back().value_or(0) < 0) {
      job.diagnostics.error("figure.number", job.table.span(row, job.data.x), "a bar cannot be shorter than nothing",
                            "use a dot plot for numbers below zero");
      values.back() = std::nullopt;
    }
  }
  const std::vector<std::string> series = job.data.series.empty() ? std::vector<std::string>{} : job.table.values(job.data.series);
  std::vector<LegendEntry> legend;
  if (series.size() > 1)
    for (std::size_t i = 0; i < series.size(); ++i)
      legend.push_back({series[i], i == 0 ? theme.bar.fill : theme.bar.second_fill, std::nullopt,
                        i == 0 ? std::nullopt : std::optional(theme.bar.second_stroke)});
  const double top = job.canvas.legend(0, legend) + theme.leading + 5;
  const std::vector<BarGroup> groups = groups_of(job.table, job.data.y);
  Axis axis{ticks(greatest, job.data.unit), 0, 0};
  axis.x = name_column(job.canvas, job.table.values(job.data.y), 700, theme.bar.label_column, 0.4);
  axis.width = room_for_labels(job, values, axis.at.back(), job.canvas.width() - axis.x);
  const auto bars_height = [&](const BarGroup& group) {
    const auto count = static_cast<double>(group.rows.size());
    return count * theme.bar.height + (count - 1) * theme.bar.pair_gap;
  };
  double bottom = top;
  for (const BarGroup& group : groups) bottom += std::max(theme.bar.row, bars_height(group) + theme.bar.height);
  draw_axis(job, axis, top, bottom);
  double y = top;
  for (const BarGroup& group : groups) {
    const double height = std::max(theme.bar.row, bars_height(group) + theme.bar.height);
    job.canvas.lines(0, y + height / 2, job.canvas.wrap(group.category, axis.x - label_gap, 700, theme.label), {.weight = 700});
    double bar = y + (height - bars_height(group)) / 2;
    for (const std::size_t row : group.rows) {
      const bool second = series.size() > 1 && job.table.text(row, job.data.series) != series.front();
      draw_one(job, axis, bar, row, values[row], second);
      bar += theme.bar.height + theme.bar.pair_gap;
    }
    y += height;
  }
  return bottom;
}

double draw_stacked(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<LegendEntry> legend;
  std::vector<double> values;
  double total = 0;
  const std::vector<BarGroup> groups = groups_of(job.table, job.data.y);
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    values.push_back(std::max(job.table.number(row, job.data.x).value_or(0), 0.0));
    const std::string& state = job.table.text(row, "state");
    const std::optional<Fill> fill = fill_of(theme, state);
    if (!fill) {
      job.diagnostics.error("figure.state", job.table.span(row, "state"), fmt::format("there is no state '{}'", state),
                            "use yes, part, none or na");
      values.back() = 0;
      continue;
    }
    const std::string& words = job.table.text(row, job.data.series);
    const bool known = std::ranges::any_of(legend, [&](const LegendEntry& it) { return it.text == words; });
    if (!words.empty() && !known)
      legend.push_back({words, fill->colour, std::nullopt, fill->stroke ? std::optional(*fill->stroke) : std::nullopt});
  }
  for (const BarGroup& group : groups) {
    double sum = 0;
    for (const std::size_t row : group.rows) sum += values[row];
    total = std::max(total, sum);
  }
  double y = job.canvas.legend(0, legend);
  const double left = name_column(job.canvas, job.table.values(job.data.y), 400, theme.stacked.label_column, 0.45);
  const double scale = total > 0 ? (job.canvas.width() - left) / total : 0;
  for (const BarGroup& group : groups) {
    const double centre = y + theme.stacked.row / 2;
    job.canvas.lines(0, centre, job.canvas.wrap(group.category, left - label_gap, 400, theme.label));
    double x = left;
    for (const std::size_t row : group.rows) {
      if (values[row] <= 0) continue;
      const Fill fill = *fill_of(theme, job.table.text(row, "state"));
      const double width = values[row] * scale;
      job.canvas.rectangle(x, centre - theme.stacked.bar / 2, std::max(width - theme.stacked.gap, 0.5), theme.stacked.bar,
                           job.canvas.colour(fill.colour), fill.stroke);
      const std::string text = mark_text(job.table, row, job.data.x);
      for (const double size : {theme.label, theme.axis}) {
        if (job.canvas.text_width(text, 700, size) + 2 > width - theme.stacked.gap) continue;
        job.canvas.label({x + (width - theme.stacked.gap) / 2, centre + Canvas::middle(size)}, text,
                         {.anchor = Anchor::middle, .weight = 700, .size = size, .colour = fill.text_colour});
        break;
      }
      x += width;
    }
    y += theme.stacked.row;
  }
  return y;
}

}  // namespace galley::chart
