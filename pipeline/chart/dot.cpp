// Dot plot: a mark at each value, on a line to an open mark where a period can be extended.
#include <algorithm>
#include <cmath>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double label_gap = 5;

struct DotRow {
  std::size_t row = 0;
  std::optional<double> value, extended;
  std::string text;
};

struct Reference { double value = 0; std::string text; };

// Where the label of a mark goes: behind it, else before it, else on the line between its
// ends, where it crosses no reference line; at last wherever it fits, over whatever is there.
struct Place { double x; Anchor anchor; };

Place place_label(const Job& job, const Axis& axis, const DotRow& it, const std::vector<Reference>& references) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double width = job.canvas.text_width(it.text);
  const double first = axis.place(it.value.value_or(0));
  const double last = it.extended ? axis.place(*it.extended) : first;
  const double away = it.value ? theme.dot_plot.radius + label_gap : label_gap;
  const Place behind{std::max(first, last) + away, Anchor::start};
  const Place before{std::min(first, last) - away, Anchor::end};
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
    return {middle, Anchor::middle};
  if (behind.x + width <= job.canvas.width()) return behind;
  if (before.x - width >= axis.x) return before;
  return {std::max(axis.x + 2, job.canvas.width() - width), Anchor::start};
}

void draw_row(Job& job, const Axis& axis, const DotRow& it, double centre, const std::vector<Reference>& references,
              const SeriesLook& look) {
  const style::ChartTheme& theme = job.canvas.theme();
  const Place place = place_label(job, axis, it, references);
  if (it.value && it.extended)
    job.canvas.line({axis.place(*it.value), centre}, {axis.place(*it.extended), centre},
                    {theme.dot_plot.connector, look.colour});
  job.canvas.label({place.x, centre + Canvas::middle(theme.label)}, it.text,
                   {.anchor = place.anchor, .colour = theme.axis_colour, .halo = true});
  if (!it.value) return;
  if (it.extended) job.canvas.mark(look.mark, {axis.place(*it.extended), centre}, theme.dot_plot.radius, look.colour, true);
  job.canvas.mark(look.mark, {axis.place(*it.value), centre}, theme.dot_plot.radius, look.colour);
}

// The words of reference lines, above the axis; the result is the y below them.
double draw_reference_words(Job& job, const Axis& axis, const std::vector<Reference>& references, double y) {
  const style::ChartTheme& theme = job.canvas.theme();
  for (const Reference& it : references) {
    const double width = job.canvas.text_width(it.text, 700, theme.axis);
    const double x = std::min(axis.place(it.value), job.canvas.width() - width);
    y += theme.leading;
    job.canvas.label({x, y - 2}, it.text,
                     {.weight = 700, .size = theme.axis, .colour = theme.reference_line.colour});
    job.canvas.line({axis.place(it.value), y}, {axis.place(it.value), y + 2.5}, theme.reference_line);
  }
  return references.empty() ? y : y + 2;
}

}  // namespace

double draw_dot(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<DotRow> rows;
  std::vector<Reference> references;
  std::vector<std::string> names;
  double greatest = 0;
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const std::optional<double> value = job.table.number(row, job.data.x);
    const std::string& category = job.table.text(row, job.data.y);
    greatest = std::max(greatest, value.value_or(0));
    if (job.table.text(row, "mark") == "reference") {
      if (value) references.push_back({*value, category});
      continue;
    }
    rows.push_back({row, value, job.table.number(row, "extended"), mark_text(job.table, row, job.data.x)});
    greatest = std::max(greatest, rows.back().extended.value_or(0));
    names.push_back(category);
  }
  std::vector<std::string> series;
  if (!job.data.series.empty())
    for (const DotRow& it : rows)
      if (const std::string& name = job.table.text(it.row, job.data.series); std::ranges::find(series, name) == series.end())
        series.push_back(name);
  std::vector<LegendEntry> legend;
  if (series.size() > 1)
    for (std::size_t i = 0; i < series.size(); ++i) {
      const SeriesLook look = series_look(theme, i);
      legend.push_back({series[i], look.colour, look.mark, std::nullopt});
    }
  Axis axis{ticks(greatest, job.data.unit), 0, 0};
  axis.x = name_column(job.canvas, names, 700, theme.dot_plot.label_column, 0.45);
  axis.width = job.canvas.width() - axis.x - 2.5 * theme.dot_plot.radius;
  const double top = draw_reference_words(job, axis, references, job.canvas.legend(0, legend)) + theme.leading + 5;
  const double bottom = top + 4 + theme.dot_plot.row * static_cast<double>(rows.size());
  draw_axis(job, axis, top, bottom + 2);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = top + 4 + theme.dot_plot.row * static_cast<double>(i + 1);
    job.canvas.line({0, y}, {job.canvas.width(), y}, theme.row_rule);
  }
  for (const Reference& it : references)
    job.canvas.line({axis.place(it.value), top}, {axis.place(it.value), bottom + 2}, theme.reference_line);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double centre = top + 4 + theme.dot_plot.row * (static_cast<double>(i) + 0.5);
    const int weight = job.table.text(rows[i].row, "bold") == "yes" ? 700 : 400;
    if (i == 0 || names[i] != names[i - 1])
      job.canvas.lines(0, centre, job.canvas.wrap(names[i], axis.x - label_gap, weight, theme.label), {.weight = weight});
    const auto found = job.data.series.empty() ? series.begin() : std::ranges::find(series, job.table.text(rows[i].row, job.data.series));
    draw_row(job, axis, rows[i], centre, references, series_look(theme, static_cast<std::size_t>(found - series.begin())));
  }
  return bottom + 2;
}

}  // namespace galley::chart
