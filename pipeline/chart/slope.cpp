// Slope: two periods, a line for each series between them, named at its ends.
#include <algorithm>

#include <fmt/format.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

struct End { std::optional<double> value; std::string text; };
struct Line { std::string name; End left, right; };

constexpr double label_gap = 9, head = 18, row = 34, least_height = 96, widest = 300;

std::vector<Line> lines_of(Job& job, const std::vector<std::string>& periods) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < job.table.rows(); ++i) {
    const std::string& name = job.table.text(i, job.data.series);
    auto found = std::ranges::find(lines, name, &Line::name);
    if (found == lines.end()) found = lines.insert(lines.end(), {name, {}, {}});
    End& end = job.table.text(i, job.data.x) == periods.front() ? found->left : found->right;
    end = {job.table.number(i, job.data.y), mark_text(job.table, i, job.data.y)};
  }
  return lines;
}

// A value's place, and its label moved clear of its neighbours.
struct Side { std::vector<double> marks, labels; };

Side arrange(const std::vector<Line>& lines, End Line::*end, double distance, double top, double bottom, double low,
             double high) {
  Side side;
  std::vector<double> known;
  for (const Line& line : lines) {
    const double value = (line.*end).value.value_or(low);
    side.marks.push_back(high > low ? bottom - (value - low) / (high - low) * (bottom - top) : (top + bottom) / 2);
    if ((line.*end).value) known.push_back(side.marks.back());
  }
  const std::vector<double> places = spread(known, distance, top - distance / 4, bottom + distance / 2);
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    side.labels.push_back((lines[i].*end).value ? places[next++] : side.marks[i]);
  return side;
}

// Joins a mark with a label that had to move away from it.
void draw_leader(Canvas& canvas, double mark_x, double mark, double label_x, double label) {
  if (std::abs(mark - label) > 3) canvas.line({mark_x, mark}, {label_x, label}, canvas.theme().gridline);
}

}  // namespace

double draw_slope(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  const std::vector<std::string> periods = job.table.values(job.data.x);
  if (job.data.series.empty() || periods.size() != 2) {
    job.diagnostics.error("figure.series", job.data.span,
                          fmt::format("a slope compares two periods of each series; '{}' has {}", job.data.id, periods.size()),
                          "name the columns of the period under x and of the series under series");
    return 0;
  }
  const std::vector<Line> lines = lines_of(job, periods);
  if (lines.size() > static_cast<std::size_t>(theme.slope.max_series))
    job.diagnostics.warning("figure.series", job.data.span, fmt::format("a slope of {} series is hard to read", lines.size()),
                            fmt::format("show at most {}", theme.slope.max_series));
  double low = 1e300, high = -1e300, left_room = 0, right_room = 0;
  for (const Line& line : lines) {
    for (const End* end : {&line.left, &line.right})
      if (end->value) {
        low = std::min(low, *end->value);
        high = std::max(high, *end->value);
      }
    left_room = std::max(left_room, job.canvas.text_width(line.left.text));
    right_room = std::max({right_room, job.canvas.text_width(line.right.text), job.canvas.text_width(line.name, 700)});
  }
  const double away = theme.slope.radius + label_gap;
  const double left = left_room + away;
  const double right = std::max(left + 40, std::min(left + widest, job.canvas.width() - right_room - away));
  const double top = head + 10;
  const double bottom = top + std::max(least_height, row * static_cast<double>(lines.size()));
  for (const double x : {left, right}) {
    job.canvas.line({x, head}, {x, bottom + 4}, theme.zero_line);
    job.canvas.label({x, head - 6}, periods[x == left ? 0 : 1], {.anchor = Anchor::middle, .weight = 700, .colour = theme.axis_colour});
  }
  const Side starts = arrange(lines, &Line::left, theme.leading, top, bottom, low, high);
  const Side ends = arrange(lines, &Line::right, 2 * theme.leading + 2, top, bottom, low, high);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].left.value && lines[i].right.value)
      job.canvas.line({left, starts.marks[i]}, {right, ends.marks[i]}, {theme.slope.line, series_look(theme, i).colour});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const SeriesLook look = series_look(theme, i);
    if (line.left.value) {
      draw_leader(job.canvas, left - theme.slope.radius, starts.marks[i], left - away + 2, starts.labels[i]);
      job.canvas.mark(look.mark, {left, starts.marks[i]}, theme.slope.radius, look.colour);
      job.canvas.label({left - away, starts.labels[i] + Canvas::middle(theme.label)}, line.left.text, {.anchor = Anchor::end});
    }
    if (!line.right.value) continue;
    draw_leader(job.canvas, right + theme.slope.radius, ends.marks[i], right + away - 2, ends.labels[i]);
    job.canvas.mark(look.mark, {right, ends.marks[i]}, theme.slope.radius, look.colour);
    const double y = ends.labels[i] + Canvas::middle(theme.label) - theme.leading / 2;
    job.canvas.label({right + away, y}, line.name, {.weight = 700});
    job.canvas.label({right + away, y + theme.leading}, line.right.text);
  }
  return bottom + theme.leading + 4;
}

}  // namespace galley::chart
