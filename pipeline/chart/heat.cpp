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
  double greatest = 0;           // of the values, for data without steps
  std::vector<double> tops;      // of each row, and the bottom of the last
};

HeatGrid grid_of(Job& job) {
  HeatGrid grid;
  grid.names = job.table.values(job.data.y);
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const std::string& column = job.table.text(row, job.data.x);
    if (job.table.text(row, "role") == "total") {
      grid.total = column;
      grid.total_width = std::max(grid.total_width, job.canvas.text_width(mark_text(job.table, row, "value"), 700));
    } else if (std::ranges::find(grid.columns, column) == grid.columns.end()) grid.columns.push_back(column);
  }
  if (!job.table.has("level"))
    for (std::size_t row = 0; row < job.table.rows(); ++row)
      grid.greatest = std::max(grid.greatest, job.table.number(row, "value").value_or(0));
  const style::ChartTheme& theme = job.canvas.theme();
  grid.left = name_column(job.canvas, grid.names, 400, theme.heat_map.label_column, 0.35);
  if (!grid.total.empty())
    grid.total_width = std::max({grid.total_width, job.canvas.text_width(grid.total, 700), 24.0}) + 10;
  const double room = job.canvas.width() - grid.left - grid.total_width;
  grid.cell = room / static_cast<double>(std::max<std::size_t>(grid.columns.size(), 1));
  return grid;
}

// The step of the ramp, as the data say or by the value; nothing for an empty cell.
std::optional<int> level_of(Job& job, const HeatGrid& grid, std::size_t row) {
  const auto steps = static_cast<double>(job.canvas.theme().heat_map.ramp.size());
  if (!job.table.has("level")) {
    const std::optional<double> value = read_number(job.table.text(row, "value"));
    if (!value) return std::nullopt;
    return *value > 0 ? std::max(1, static_cast<int>(*value / grid.greatest * (steps - 1))) : 0;
  }
  const std::optional<double> level = job.table.number(row, "level");
  if (!level) return std::nullopt;
  if (*level >= 0 && *level < steps && *level == static_cast<int>(*level)) return static_cast<int>(*level);
  job.diagnostics.error("figure.level", job.table.span(row, "level"),
                        fmt::format("there is no step {:g} of the ramp", *level),
                        fmt::format("use a whole number from 0 to {:g}", steps - 1));
  return std::nullopt;
}

// The words of a cell: smaller where they are long, in lines where that is not enough.
struct CellText { std::vector<std::string> lines; double size = 0; };

CellText cell_text(const Job& job, const HeatGrid& grid, std::size_t row) {
  constexpr double least = 5.5;
  const double room = grid.cell - job.canvas.theme().heat_map.gap - 3;
  const std::string text = mark_text(job.table, row, "value");
  CellText cell{{}, job.canvas.theme().label - 0.5};
  while (cell.size > least && job.canvas.text_width(text, 400, cell.size) > room) cell.size -= 0.25;
  cell.lines = job.canvas.wrap(text, room, 400, cell.size);
  return cell;
}

std::size_t name_of(const Job& job, const HeatGrid& grid, std::size_t row) {
  return static_cast<std::size_t>(std::ranges::find(grid.names, job.table.text(row, job.data.y)) - grid.names.begin());
}

// Rows as high as their name and cells need.
void measure(const Job& job, HeatGrid& grid, double top) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double usual = job.canvas.row_height(grid.names.size(), theme.heat_map.row);
  std::vector<double> heights;
  for (const std::string& name : grid.names) {
    const auto lines = static_cast<double>(job.canvas.wrap(name, grid.left - head_gap, 400, theme.label).size());
    heights.push_back(usual + (lines - 1) * theme.leading);
  }
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    if (job.table.text(row, "role") == "total") continue;
    const auto lines = static_cast<double>(cell_text(job, grid, row).lines.size());
    double& height = heights[name_of(job, grid, row)];
    height = std::max(height, usual + (lines - 1) * theme.leading);
  }
  grid.tops = {top};
  for (const double height : heights) grid.tops.push_back(grid.tops.back() + height);
}

void draw_cell(Job& job, const HeatGrid& grid, std::size_t row, std::size_t column, std::size_t name) {
  const style::ChartHeatMap& heat = job.canvas.theme().heat_map;
  const std::optional<int> level = level_of(job, grid, row);
  const double x = grid.left + grid.cell * static_cast<double>(column), y = grid.tops[name];
  const double width = grid.cell - heat.gap, height = grid.tops[name + 1] - y - heat.gap;
  const std::string& colour = heat.ramp[static_cast<std::size_t>(level.value_or(0))];
  const bool pale = level.value_or(0) == 0;  // white: only the outline shows it
  job.canvas.rectangle(x, y, width, height, job.canvas.colour(colour), pale ? &job.canvas.theme().row_rule : nullptr);
  const CellText text = cell_text(job, grid, row);
  const bool dark = level && *level >= heat.white_text_from;
  job.canvas.lines(x + width / 2, y + height / 2, text.lines,
                   {.anchor = Anchor::middle, .size = text.size,
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
    job.diagnostics.warning(
        "figure.width", job.data.span,
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
    job.canvas.label({job.canvas.width(), bottom - 5}, grid.total,
                     {.anchor = Anchor::end, .weight = 700, .size = theme.axis});
  return bottom;
}

}  // namespace

double draw_heat(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  HeatGrid grid = grid_of(job);
  measure(job, grid, draw_heads(job, grid));
  const auto centre = [&](std::size_t name) {
    return (grid.tops[name] + grid.tops[name + 1] - theme.heat_map.gap) / 2;
  };
  for (std::size_t i = 0; i < grid.names.size(); ++i)
    job.canvas.lines(0, centre(i), job.canvas.wrap(grid.names[i], grid.left - head_gap, 400, theme.label));
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    const std::size_t name = name_of(job, grid, row);
    if (job.table.text(row, "role") == "total") {
      job.canvas.lines(job.canvas.width(), centre(name), {mark_text(job.table, row, "value")},
                       {.anchor = Anchor::end, .weight = 700});
      continue;
    }
    const auto column = std::ranges::find(grid.columns, job.table.text(row, job.data.x)) - grid.columns.begin();
    draw_cell(job, grid, row, static_cast<std::size_t>(column), name);
  }
  return grid.tops.back();
}

}  // namespace galley::chart
