// Dot plot: a mark at each value, on a line to an open mark where a period can be extended.
#include <algorithm>
#include <cmath>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double label_gap = 5;


struct Reference { double value = 0; std::string text; };

// Where the label of a mark goes: behind it, else before it, else on the line between its
// ends, where it crosses no reference line; at last over whatever is there, in the lines that
// the wider side of the mark needs.
struct Place { double x = 0; Anchor anchor = Anchor::start; std::vector<std::string> text{}; };

struct DotRow {
  std::size_t row = 0;
  std::optional<double> value, extended;
  std::string text;
  std::vector<std::string> name{};  // empty where it is that of the row above
  Place label{};
  double height = 0;
};

Place place_label(const Job& job, const Axis& axis, const DotRow& it, const std::vector<Reference>& references) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double width = job.canvas.text_width(it.text);
  const double first = axis.place(it.value.value_or(0));
  const double last = it.extended ? axis.place(*it.extended) : first;
  const double away = it.value ? theme.dot_plot.radius + label_gap : label_gap;
  const Place behind{std::max(first, last) + away, Anchor::start, {it.text}};
  const Place before{std::min(first, last) - away, Anchor::end, {it.text}};
  const auto free = [&](double begin, double end) {
    if (begin < axis.x + 2 || end > job.canvas.width()) return false;
    return std::ranges::none_of(references, [&](const Reference& reference) {
      const double x = axis.place(reference.value);
      return x > begin - 2 && x < end + 2;
    });
  };
  if (free(behind.x, behind.x + width)) return behind;
  if (it.value && free(before.x - width, before.x)) return before;
  const double middle = (first + last) / 2;
  if (std::abs(last - first) > width + 4 * away && free(middle - width / 2, middle + width / 2))
    return {middle, Anchor::middle, {it.text}};
  const double room_behind = job.canvas.width() - behind.x, room_before = before.x - axis.x - 2;
  const bool goes_behind = room_behind >= width || room_behind >= room_before;
  Place place = goes_behind ? behind : before;
  place.text = job.canvas.wrap(it.text, std::max(room_behind, room_before), 400, theme.label);
  return place;
}

void draw_row(Job& job, const Axis& axis, const DotRow& it, double centre, const SeriesLook& look) {
  const style::ChartTheme& theme = job.canvas.theme();
  if (it.value && it.extended)
    job.canvas.line({axis.place(*it.value), centre}, {axis.place(*it.extended), centre},
                    {theme.dot_plot.connector, look.colour});
  job.canvas.lines(it.label.x, centre, it.label.text,
                   {.anchor = it.label.anchor, .colour = theme.axis_colour, .halo = true});
  if (!it.value) return;
  if (it.extended)
    job.canvas.mark(look.mark, {axis.place(*it.extended), centre}, theme.dot_plot.radius, look.colour, true);
  job.canvas.mark(look.mark, {axis.place(*it.value), centre}, theme.dot_plot.radius, look.colour);
}

// The words of reference lines, above the axis; the result is the y below them.
double draw_reference_words(Job& job, const Axis& axis, const std::vector<Reference>& references, double y) {
  const style::ChartTheme& theme = job.canvas.theme();
  for (const Reference& it : references) {
    const std::vector<std::string> text = job.canvas.wrap(it.text, job.canvas.width(), 700, theme.axis);
    const double x = std::min(axis.place(it.value), job.canvas.width() - job.canvas.widest(text, 700, theme.axis));
    for (const std::string& line : text) {
      y += theme.leading;
      job.canvas.label({x, y - 2}, line, {.weight = 700, .size = theme.axis, .colour = theme.reference_line.colour});
    }
    job.canvas.line({axis.place(it.value), y}, {axis.place(it.value), y + 2.5}, theme.reference_line);
  }
  return references.empty() ? y : y + 2;
}

// Least and greatest of all that is drawn.
struct Bounds {
  double least = 0, greatest = 0;
  void cover(std::optional<double> value) {
    least = std::min(least, value.value_or(0));
    greatest = std::max(greatest, value.value_or(0));
  }
};

Bounds read_rows(Job& job, std::vector<DotRow>& rows, std::vector<Reference>& references) {
  Bounds bounds;
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const std::optional<double> value = job.table.number(row, job.data.x);
    bounds.cover(value);
    if (job.table.text(row, "mark") == "reference") {
      if (value) references.push_back({*value, job.table.text(row, job.data.y)});
      continue;
    }
    rows.push_back({row, value, job.table.number(row, "extended"), mark_text(job.table, row, job.data.x)});
    bounds.cover(rows.back().extended);
  }
  return bounds;
}

int name_weight(const Job& job, const DotRow& it) { return job.table.text(it.row, "bold") == "yes" ? 700 : 400; }

// Breaks names and labels into lines and gives each row the height they need.
void measure(const Job& job, const Axis& axis, const std::vector<Reference>& references, std::vector<DotRow>& rows) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double row = job.canvas.row_height(rows.size(), theme.dot_plot.row);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    DotRow& it = rows[i];
    const std::string& name = job.table.text(it.row, job.data.y);
    if (i == 0 || name != job.table.text(rows[i - 1].row, job.data.y))
      it.name = job.canvas.wrap(name, axis.x - label_gap, name_weight(job, it), theme.label);
    it.label = place_label(job, axis, it, references);
    const auto lines = static_cast<double>(std::max(it.name.size(), it.label.text.size()));
    it.height = lines > 1 ? std::max(row, theme.leading * lines + 3) : row;
  }
}

}  // namespace

double draw_dot(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<DotRow> rows;
  std::vector<Reference> references;
  const Bounds bounds = read_rows(job, rows, references);
  std::vector<std::string> series, names;
  for (const DotRow& it : rows) {
    names.push_back(job.table.text(it.row, job.data.y));
    const std::string& name = job.table.text(it.row, job.data.series);
    if (!job.data.series.empty() && std::ranges::find(series, name) == series.end()) series.push_back(name);
  }
  check_series(job, series.size());
  std::vector<LegendEntry> legend;
  if (series.size() > 1)
    for (std::size_t i = 0; i < series.size(); ++i) {
      const SeriesLook look = series_look(theme, i);
      legend.push_back({series[i], look.colour, look.mark, std::nullopt});
    }
  Axis axis{ticks(bounds.least, bounds.greatest, job.data.unit), 0, 0};
  axis.x = name_column(job.canvas, names, 700, theme.dot_plot.label_column, 0.45);
  axis.width = job.canvas.width() - axis.x - 2.5 * theme.dot_plot.radius;
  measure(job, axis, references, rows);
  const double top = draw_reference_words(job, axis, references, job.canvas.legend(0, legend)) + axis_head(job, axis);
  double bottom = top + 4;
  for (const DotRow& it : rows) bottom += it.height;
  draw_axis(job, axis, top, bottom + 2);
  double y = top + 4;
  for (const DotRow& it : rows) {
    y += it.height;
    job.canvas.line({0, y}, {job.canvas.width(), y}, theme.row_rule);
  }
  for (const Reference& it : references)
    job.canvas.line({axis.place(it.value), top}, {axis.place(it.value), bottom + 2}, theme.reference_line);
  y = top + 4;
  for (const DotRow& it : rows) {
    const double centre = y + it.height / 2;
    job.canvas.lines(0, centre, it.name, {.weight = name_weight(job, it)});
    const auto found =
        series.empty() ? series.begin() : std::ranges::find(series, job.table.text(it.row, job.data.series));
    draw_row(job, axis, it, centre, series_look(theme, static_cast<std::size_t>(found - series.begin())));
    y += it.height;
  }
  return bottom + 2;
}

}  // namespace galley::chart
