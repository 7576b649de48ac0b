// Heat map: a cell for each row and column, in the step of the ramp that the data give.
#include <algorithm>

#include <fmt/format.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double head_gap = 3;

struct HeatGrid {
  std::vector<std::string> names, columns;
  std::string total;             // head of the column of totals, if there is one
  double left = 0, cell = 0, total_width = 0;
};

HeatGrid grid_of(const Job& job) {
  HeatGrid grid;
  grid.names = job.table.values(job.data.y);
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const std::string& column = job.table.text(row, job.data.x);
    if (job.table.text(row, "role") == "total") grid.total = column;
    else if (std::ranges::find(grid.columns, column) == grid.columns.end()) grid.columns.push_back(column);
  }
  const style::ChartTheme& theme = job.canvas.theme();
  grid.left = name_column(job.canvas, grid.names, 400, theme.heat_map.label_column, 0.35);
  if (!grid.total.empty()) grid.total_width = std::max(job.canvas.text_width(grid.total, 700), 24.0) + 10;
  const double room = job.canvas.width() - grid.left - grid.total_width;
  grid.cell = room / static_cast<double>(std::max<std::size_t>(grid.columns.size(), 1));
  return grid;
}

// The step of the ramp; nothing for an empty cell of the data.
std::optional<int> level_of(Job& job, std::size_t row) {
  const std::optional<double> level = job.table.number(row, "level");
  if (!level) return std::nullopt;
  const auto steps = static_cast<double>(job.canvas.theme().heat_map.ramp.size());
  if (*level >= 0 && *level < steps && *level == static_cast<int>(*level)) return static_cast<int>(*level);
  job.diagnostics.error("figure.level", job.table.span(row, "level"), fmt::format("there is no step {:g} of the ramp", *level),
                        fmt::format("use a whole number from 0 to {:g}", steps - 1));
  return std::nullopt;
}

void draw_cell(Job& job, const HeatGrid& grid, std::size_t row, std::size_t column, double y) {
  const style::ChartHeatMap& heat = job.canvas.theme().heat_map;
  const std::optional<int> level = level_of(job, row);
  const double x = grid.left + grid.cell * static_cast<double>(column);
  const double width = grid.cell - heat.gap, height = heat.row - heat.gap;
  const std::string& colour = heat.ramp[static_cast<std::size_t>(level.value_or(0))];
  const bool pale = level.value_or(0) == 0;  // white: only the outline shows it
  job.canvas.rectangle(x, y, width, height, job.canvas.colour(colour), pale ? &job.canvas.theme().row_rule : nullptr);
  const std::string text = mark_text(job.table, row, "value");
  const bool dark = level && *level >= heat.white_text_from;
  const double most = job.canvas.theme().label - 0.5;
  double size = most;
  while (size > 5.5 && job.canvas.text_width(text, 400, size) > width - 3) size -= 0.25;
  job.canvas.label({x + width / 2, y + height / 2 + Canvas::middle(size)}, text,
                   {.anchor = Anchor::middle, .size = size,
                    .colour = dark ? job.canvas.theme().label_halo.colour : std::string()});
}

// The size at which the longest word of the heads fits its column.
double head_size(Job& job, const HeatGrid& grid) {
  constexpr double least = 5;
  double size = job.canvas.theme().axis;
  const auto fits = [&] {
    return std::ranges::all_of(grid.columns, [&](const std::string& column) {
      return std::ranges::all_of(job.canvas.wrap(column, 0, 700, size), [&](const std::string& word) {
        return job.canvas.text_width(word, 700, size) <= grid.cell - head_gap;
      });
    });
  };
  while (size > least && !fits()) size -= 0.25;
  if (!fits())
    job.diagnostics.warning("figure.width", job.data.span,
                            fmt::format("{} columns do not fit the width of figure '{}'", grid.columns.size(), job.data.id),
                            "show it over the whole width, or shorten the heads");
  return size;
}

// Heads stand on one line above the cells; the result is the y of the first row.
double draw_heads(Job& job, const HeatGrid& grid) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double size = head_size(job, grid);
  std::vector<std::vector<std::string>> heads;
  std::size_t most = 1;
  for (const std::string& column : grid.columns) {
    heads.push_back(job.canvas.wrap(column, grid.cell - head_gap, 700, size));
    most = std::max(most, heads.back().size());
  }
  const double leading = size * 1.25;
  const double bottom = std::max(leading * static_cast<double>(most), theme.axis * 1.25) + 3;
  const LabelStyle style{.anchor = Anchor::middle, .weight = 700, .size = size};
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::size_t line = 0; line < heads[i].size(); ++line)
      job.canvas.label({grid.left + grid.cell * (static_cast<double>(i) + 0.5) - theme.heat_map.gap / 2,
                        bottom - 5 - leading * static_cast<double>(heads[i].size() - 1 - line)},
                       heads[i][line], style);
  if (!grid.total.empty())
    job.canvas.label({job.canvas.width(), bottom - 5}, grid.total, {.anchor = Anchor::end, .weight = 700, .size = theme.axis});
  return bottom;
}

}  // namespace

double draw_heat(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  const HeatGrid grid = grid_of(job);
  const double top = draw_heads(job, grid);
  const double height = theme.heat_map.row;
  const auto y_of = [&](std::size_t index) { return top + height * static_cast<double>(index); };
  for (std::size_t i = 0; i < grid.names.size(); ++i) {
    const double centre = y_of(i) + (height - theme.heat_map.gap) / 2;
    job.canvas.label({0, centre + Canvas::middle(theme.label)}, grid.names[i]);
  }
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const auto name = std::ranges::find(grid.names, job.table.text(row, job.data.y)) - grid.names.begin();
    const double y = y_of(static_cast<std::size_t>(name));
    if (job.table.text(row, "role") == "total") {
      job.canvas.label({job.canvas.width(), y + (height - theme.heat_map.gap) / 2 + Canvas::middle(theme.label)},
                       mark_text(job.table, row, "value"), {.anchor = Anchor::end, .weight = 700});
      continue;
    }
    const auto column = std::ranges::find(grid.columns, job.table.text(row, job.data.x)) - grid.columns.begin();
    draw_cell(job, grid, row, static_cast<std::size_t>(column), y);
  }
  return y_of(grid.names.size());
}

}  // namespace galley::chart
