// Slope: two periods, a line for each series between them, named at its ends.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

struct End {
  std::optional<double> value;
  std::vector<std::string> text;
  double mark = 0, label = 0;    // y of the mark; of the middle of the words, moved clear of their neighbours
};
struct Line { std::string name; End left, right; };

constexpr double label_gap = 9, head = 18, row = 34, least_height = 96, widest = 300;
// Of the width: what words may take at the left end, and names at the right one.
constexpr double left_share = 0.25, right_share = 0.35;

std::vector<Line> lines_of(Job& job, const std::vector<std::string>& periods) {
  const double size = job.canvas.theme().label;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < job.table.rows(); ++i) {
    const std::string& name = job.table.text(i, job.data.series);
    auto found = std::ranges::find(lines, name, &Line::name);
    if (found == lines.end()) found = lines.insert(lines.end(), {name, {}, {}});
    const bool first = job.table.text(i, job.data.x) == periods.front();
    End& end = first ? found->left : found->right;
    end.value = job.table.number(i, job.data.y);
    end.text = job.canvas.wrap(mark_text(job.table, i, job.data.y),
                               job.canvas.width() * (first ? left_share : right_share), 400, size);
  }
  // A series that ends before the second period has its name where its only mark is.
  for (Line& line : lines)
    if (line.left.value && !line.right.value)
      line.left.text = job.canvas.wrap(fmt::format("{} {}", line.name, fmt::join(line.left.text, " ")),
                                       job.canvas.width() * left_share, 400, size);
  return lines;
}

// The name stands above the number at the right end.
std::vector<std::string> name_lines(const Canvas& canvas, const Line& line) {
  return canvas.wrap(line.name, canvas.width() * right_share, 700, canvas.theme().label);
}

// A scale of values, and how far apart words must stand at one end of the lines.
struct Scale {
  double low = 1e300, high = -1e300, top = 0, bottom = 0;
  [[nodiscard]] double place(double value) const {
    return high > low ? bottom - (value - low) / (high - low) * (bottom - top) : (top + bottom) / 2;
  }
};

// Words of height `distance` stand below `heads`; they may reach below the scale.
void arrange(std::vector<Line>& lines, End Line::*end, double distance, double heads, const Scale& scale) {
  std::vector<double> marks;
  for (Line& line : lines)
    if (End& it = line.*end; it.value) marks.push_back(it.mark = scale.place(*it.value));
  const std::vector<double> places = spread(marks, distance, heads + distance / 2, scale.bottom + distance / 2);
  std::size_t next = 0;
  for (Line& line : lines)
    if (End& it = line.*end; it.value) it.label = places[next++];
}

// Joins a mark with a label that had to move away from it.
void draw_leader(Canvas& canvas, double mark_x, double mark, double label_x, double label) {
  if (std::abs(mark - label) > 3) canvas.line({mark_x, mark}, {label_x, label}, canvas.theme().gridline);
}

// The two periods over their lines, each in its half; the result is the y below them.
double draw_heads(Job& job, const std::vector<std::string>& periods, double left, double right) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double middle = (left + right) / 2;
  const std::vector<std::string> first = job.canvas.wrap(periods[0], middle - 3, 700, theme.label);
  const std::vector<std::string> second =
      job.canvas.wrap(periods[1], job.canvas.width() - middle - 3, 700, theme.label);
  const double bottom = head + theme.leading * static_cast<double>(std::max(first.size(), second.size()) - 1);
  const auto draw = [&](const std::vector<std::string>& lines, double x, double low, double high) {
    const double half = job.canvas.widest(lines, 700) / 2;
    const double at = std::max(low + half, std::min(x, high - half));
    for (std::size_t i = 0; i < lines.size(); ++i)
      job.canvas.label({at, bottom - 6 - theme.leading * static_cast<double>(lines.size() - 1 - i)}, lines[i],
                       {.anchor = Anchor::middle, .weight = 700, .colour = theme.axis_colour});
  };
  draw(first, left, 0, middle - 3);
  draw(second, right, middle + 3, job.canvas.width());
  return bottom;
}

void draw_line(Job& job, const Line& line, const SeriesLook& look, double left, double right) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double away = theme.slope.radius + label_gap;
  if (line.left.value) {
    draw_leader(job.canvas, left - theme.slope.radius, line.left.mark, left - away + 2, line.left.label);
    job.canvas.mark(look.mark, {left, line.left.mark}, theme.slope.radius, look.colour);
    job.canvas.lines(left - away, line.left.label, line.left.text, {.anchor = Anchor::end});
  }
  if (!line.right.value) return;
  draw_leader(job.canvas, right + theme.slope.radius, line.right.mark, right + away - 2, line.right.label);
  job.canvas.mark(look.mark, {right, line.right.mark}, theme.slope.radius, look.colour);
  const std::vector<std::string> name = name_lines(job.canvas, line);
  const double half = theme.leading / 2;
  job.canvas.lines(right + away, line.right.label - half * static_cast<double>(line.right.text.size()), name,
                   {.weight = 700});
  job.canvas.lines(right + away, line.right.label + half * static_cast<double>(name.size()), line.right.text);
}

}  // namespace

double draw_slope(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  const std::vector<std::string> periods = job.table.values(job.data.x);
  if (job.data.series.empty() || periods.size() != 2) {
    job.diagnostics.error(
        "figure.series", job.data.span,
        fmt::format("a slope compares two periods of each series; '{}' has {}", job.data.id, periods.size()),
        "name the columns of the period under x and of the series under series");
    return 0;
  }
  std::vector<Line> lines = lines_of(job, periods);
  if (lines.size() > static_cast<std::size_t>(theme.slope.max_series))
    job.diagnostics.warning("figure.series", job.data.span,
                            fmt::format("a slope of {} series is hard to read", lines.size()),
                            fmt::format("show at most {}", theme.slope.max_series));
  Scale scale;
  double left_room = 0, right_room = 0;
  std::size_t left_lines = 1, right_lines = 2;
  for (const Line& line : lines) {
    for (const End* end : {&line.left, &line.right})
      if (end->value) {
        scale.low = std::min(scale.low, *end->value);
        scale.high = std::max(scale.high, *end->value);
      }
    const std::vector<std::string> name = name_lines(job.canvas, line);
    left_room = std::max(left_room, job.canvas.widest(line.left.text));
    right_room = std::max({right_room, job.canvas.widest(line.right.text), job.canvas.widest(name, 700)});
    left_lines = std::max(left_lines, line.left.text.size());
    right_lines = std::max(right_lines, line.right.text.size() + name.size());
  }
  const double away = theme.slope.radius + label_gap;
  const double left = left_room + away;
  const double right = std::max(left + 40, std::min(left + widest, job.canvas.width() - right_room - away));
  const double left_distance = theme.leading * static_cast<double>(left_lines);
  const double distance = theme.leading * static_cast<double>(right_lines) + 2;
  const double heads = draw_heads(job, periods, left, right);
  scale.top = heads + 10;
  scale.bottom =
      scale.top + std::max(least_height, std::max({row, distance, left_distance}) * static_cast<double>(lines.size()));
  for (const double x : {left, right}) job.canvas.line({x, heads}, {x, scale.bottom + 4}, theme.zero_line);
  arrange(lines, &Line::left, left_distance, heads, scale);
  arrange(lines, &Line::right, distance, heads, scale);
  double lowest = scale.bottom + 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lowest = std::max({lowest, lines[i].left.label + left_distance / 2, lines[i].right.label + distance / 2});
    if (lines[i].left.value && lines[i].right.value)
      job.canvas.line({left, lines[i].left.mark}, {right, lines[i].right.mark},
                      {theme.slope.line, series_look(theme, i).colour});
  }
  for (std::size_t i = 0; i < lines.size(); ++i) draw_line(job, lines[i], series_look(theme, i), left, right);
  return std::max(scale.bottom + theme.leading + 4, lowest);
}

}  // namespace galley::chart
