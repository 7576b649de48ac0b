// Horizontal bars from zero; a category's rows stand together. And bars of segments.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double label_gap = 5;
constexpr double most_of_row = 0.72;  // a bar in rows that are close together
constexpr double rounding = 0.1;  // points: a label that just fits does not break for it

struct Bar {
  std::size_t row = 0;
  std::optional<double> value;
  std::vector<std::string> text;
  double height = 0;             // of the bar and its words
  double thickness = 0;
};

// The rows of one category, beside its name.
struct BarGroup {
  std::string category;
  std::vector<std::string> name;
  std::vector<Bar> bars;
  double height = 0;
};

std::vector<BarGroup> groups_of(const Table& table, const std::string& column) {
  std::vector<BarGroup> groups;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& category = table.text(row, column);
    if (groups.empty() || groups.back().category != category) groups.push_back({category, {}, {}, 0});
    groups.back().bars.push_back({row, std::nullopt, {}});
  }
  return groups;
}

// Reads the values; the result is the greatest.
double read_values(Job& job, std::vector<BarGroup>& groups) {
  double greatest = 0;
  for (BarGroup& group : groups)
    for (Bar& bar : group.bars) {
      bar.value = job.table.number(bar.row, job.data.x);
      if (bar.value.value_or(0) < 0) {
        job.diagnostics.error("figure.number", job.table.span(bar.row, job.data.x),
                              "a bar cannot be shorter than nothing", "use a dot plot for numbers below zero");
        bar.value = std::nullopt;
      }
      greatest = std::max(greatest, bar.value.value_or(0));
    }
  return greatest;
}

// The widest axis that leaves room for the label behind each bar.
double room_for_labels(const Job& job, const std::vector<BarGroup>& groups, double greatest, double room) {
  double width = room;
  for (const BarGroup& group : groups)
    for (const Bar& bar : group.bars) {
      const double share = bar.value.value_or(0) / greatest;
      const double label = job.canvas.text_width(mark_text(job.table, bar.row, job.data.x)) + label_gap + rounding;
      if (share > 0) width = std::min(width, (room - label) / share);
    }
  return std::max(width, room * 0.4);
}

// Breaks names and labels into lines, and gives each bar and group the height that they need.
void measure(const Job& job, const Axis& axis, std::vector<BarGroup>& groups) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double row = job.canvas.row_height(groups.size(), theme.bar.row);
  const double thickness = std::min(theme.bar.height, most_of_row * row);
  for (BarGroup& group : groups) {
    group.name = job.canvas.wrap(group.category, axis.x - label_gap, 700, theme.label);
    double bars = 0;
    for (Bar& bar : group.bars) {
      const double room = job.canvas.width() - axis.place(bar.value.value_or(0)) - label_gap;
      bar.text = job.canvas.wrap(mark_text(job.table, bar.row, job.data.x), room, 400, theme.label);
      bar.thickness = thickness;
      bar.height = theme.leading * static_cast<double>(bar.text.size() - 1) + thickness;
      bars += bar.height + (bars > 0 ? theme.bar.pair_gap : 0);
    }
    const double name =
        group.name.size() > 1 ? theme.leading * static_cast<double>(group.name.size()) + theme.bar.pair_gap : 0;
    group.height = std::max({row, name, bars + std::min(thickness, row - thickness)});
  }
}

// The first two series look as the theme says, further ones as those of other charts.
struct BarLook { std::string fill; const style::Rule* stroke = nullptr; };

BarLook bar_look(const style::ChartTheme& theme, std::size_t series) {
  if (series == 0) return {theme.bar.fill, nullptr};
  if (series == 1) return {theme.bar.second_fill, &theme.bar.second_stroke};
  constexpr std::array further{1U, 3U};  // the others resemble the first two
  return {series_look(theme, series - 2 < further.size() ? further[series - 2] : most_series).colour, nullptr};
}

void draw_one(Job& job, const Axis& axis, double y, const Bar& bar, const BarLook& look) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double end = axis.place(bar.value.value_or(0));
  const double centre = y + bar.height / 2;
  if (bar.value)
    job.canvas.rectangle(axis.x, centre - bar.thickness / 2, end - axis.x, bar.thickness, job.canvas.colour(look.fill),
                         look.stroke);
  job.canvas.lines(end + label_gap, centre, bar.text,
                   {.colour = bar.value ? std::string() : theme.axis_colour, .halo = true});
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

// Segments go by their state, or by the order of the series where the data have no states.
Fill fill_of_row(Job& job, std::size_t row, const std::vector<std::string>& series) {
  const style::ChartTheme& theme = job.canvas.theme();
  constexpr std::array<std::string_view, most_series> states{"yes", "part", "none", "na"};
  const Fill grey{theme.context, nullptr, theme.label_halo.colour};
  if (job.table.has("state")) return fill_of(theme, job.table.text(row, "state")).value_or(grey);
  const auto found = std::ranges::find(series, job.table.text(row, job.data.series));
  const auto index = static_cast<std::size_t>(found - series.begin());
  return index < states.size() ? *fill_of(theme, states[index]) : grey;
}

// Reads the lengths of the segments; the result is the longest bar.
double read_segments(Job& job, std::vector<BarGroup>& groups) {
  double longest = 0;
  for (BarGroup& group : groups) {
    double sum = 0;
    for (Bar& bar : group.bars) {
      bar.value = std::max(job.table.number(bar.row, job.data.x).value_or(0), 0.0);
      const std::string& state = job.table.text(bar.row, "state");
      if (job.table.has("state") && !fill_of(job.canvas.theme(), state)) {
        job.diagnostics.error("figure.state", job.table.span(bar.row, "state"),
                              fmt::format("there is no state '{}'", state), "use yes, part, none or na");
        bar.value = 0;
      }
      sum += *bar.value;
    }
    longest = std::max(longest, sum);
  }
  return longest;
}

std::vector<LegendEntry> stacked_legend(Job& job, const std::vector<BarGroup>& groups,
                                        const std::vector<std::string>& series) {
  std::vector<LegendEntry> legend;
  for (const BarGroup& group : groups)
    for (const Bar& bar : group.bars) {
      const std::string& words = job.table.text(bar.row, job.data.series);
      const bool known = std::ranges::any_of(legend, [&](const LegendEntry& it) { return it.text == words; });
      if (words.empty() || known) continue;
      const Fill fill = fill_of_row(job, bar.row, series);
      legend.push_back({words, fill.colour, std::nullopt, fill.stroke ? std::optional(*fill.stroke) : std::nullopt});
    }
  return legend;
}

// False where the number has no room in the segment.
bool draw_segment(Job& job, double x, double centre, double width, double height, const Bar& bar, const Fill& fill) {
  const style::ChartTheme& theme = job.canvas.theme();
  job.canvas.rectangle(x, centre - height / 2, std::max(width - theme.stacked.gap, 0.5), height,
                       job.canvas.colour(fill.colour), fill.stroke);
  const std::string text = mark_text(job.table, bar.row, job.data.x);
  for (const double size : {theme.label, theme.axis}) {
    if (job.canvas.text_width(text, 700, size) + 2 > width - theme.stacked.gap) continue;
    job.canvas.label({x + (width - theme.stacked.gap) / 2, centre + Canvas::middle(size)}, text,
                     {.anchor = Anchor::middle, .weight = 700, .size = size, .colour = fill.text_colour});
    return true;
  }
  return false;
}

// Numbers that no segment had room for stand behind the bar, in the order of the segments.
void draw_behind(Job& job, double x, double centre, const std::vector<std::string>& numbers) {
  const std::string text = fmt::format("{}", fmt::join(numbers, ", "));
  const double size = job.canvas.theme().axis;
  if (numbers.empty() || x + label_gap + job.canvas.text_width(text, 400, size) > job.canvas.width()) return;
  job.canvas.label({x + label_gap, centre + Canvas::middle(size)}, text, {.size = size});
}

}  // namespace

double draw_bar(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<BarGroup> groups = groups_of(job.table, job.data.y);
  const double greatest = read_values(job, groups);
  const std::vector<std::string> series =
      job.data.series.empty() ? std::vector<std::string>{} : job.table.values(job.data.series);
  std::vector<LegendEntry> legend;
  if (series.size() > 1)
    for (std::size_t i = 0; i < series.size(); ++i) {
      const BarLook look = bar_look(theme, i);
      legend.push_back({series[i], look.fill, std::nullopt, look.stroke ? std::optional(*look.stroke) : std::nullopt});
    }
  check_series(job, series.size());
  Axis axis{ticks(greatest, job.data.unit), 0, 0};
  axis.x = name_column(job.canvas, job.table.values(job.data.y), 700, theme.bar.label_column, 0.4);
  axis.width = room_for_labels(job, groups, axis.at.back(), job.canvas.width() - axis.x);
  measure(job, axis, groups);
  const double top = job.canvas.legend(0, legend) + axis_head(job, axis);
  double bottom = top;
  for (const BarGroup& group : groups) bottom += group.height;
  draw_axis(job, axis, top, bottom);
  double y = top;
  for (const BarGroup& group : groups) {
    job.canvas.lines(0, y + group.height / 2, group.name, {.weight = 700});
    double bars = -theme.bar.pair_gap;
    for (const Bar& bar : group.bars) bars += bar.height + theme.bar.pair_gap;
    double at = y + (group.height - bars) / 2;
    for (const Bar& bar : group.bars) {
      const auto found =
          series.empty() ? series.begin() : std::ranges::find(series, job.table.text(bar.row, job.data.series));
      draw_one(job, axis, at, bar, bar_look(theme, static_cast<std::size_t>(found - series.begin())));
      at += bar.height + theme.bar.pair_gap;
    }
    y += group.height;
  }
  return bottom;
}

double draw_stacked(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<BarGroup> groups = groups_of(job.table, job.data.y);
  const double longest = read_segments(job, groups);
  const std::vector<std::string> series = job.table.values(job.data.series);
  if (!job.table.has("state")) check_series(job, series.size());
  double y = job.canvas.legend(0, stacked_legend(job, groups, series));
  const double left = name_column(job.canvas, job.table.values(job.data.y), 400, theme.stacked.label_column, 0.45);
  const double scale = longest > 0 ? (job.canvas.width() - left) / longest : 0;
  const double row = job.canvas.row_height(groups.size(), theme.stacked.row);
  for (const BarGroup& group : groups) {
    const std::vector<std::string> name = job.canvas.wrap(group.category, left - label_gap, 400, theme.label);
    const double height = name.size() > 1 ? std::max(row, theme.leading * static_cast<double>(name.size()) + 2) : row;
    const double centre = y + height / 2;
    job.canvas.lines(0, centre, name);
    double x = left;
    std::vector<std::string> behind;
    for (const Bar& bar : group.bars) {
      if (*bar.value <= 0) continue;
      const bool fitted = draw_segment(job, x, centre, *bar.value * scale, std::min(theme.stacked.bar, 0.86 * row), bar,
                                       fill_of_row(job, bar.row, series));
      if (!fitted) behind.push_back(mark_text(job.table, bar.row, job.data.x));
      x += *bar.value * scale;
    }
    draw_behind(job, x, centre, behind);
    y += height;
  }
  return y;
}

}  // namespace galley::chart
