// One function a kind of chart, and what they share; draw() chooses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/canvas.h"
#include "chart/table.h"

namespace galley::chart {

// What a chart works with.
struct Job {
  const document::FigureData& data;
  Table& table;
  Canvas& canvas;
  Diagnostics& diagnostics;
};

// Each draws on the canvas and gives the height.
double draw_bar(Job& job);
double draw_stacked(Job& job);
double draw_dot(Job& job);
double draw_slope(Job& job);
double draw_timeline(Job& job);
double draw_heat(Job& job);

// The words at a mark: the label, else the number.
[[nodiscard]] std::string mark_text(const Table& table, std::size_t row, std::string_view value_column);

// A scale with its ticks, zero among them.
struct Axis {
  std::vector<double> at;
  double x = 0, width = 0;       // of the drawing
  [[nodiscard]] double place(double value) const { return x + (value - at.front()) / (at.back() - at.front()) * width; }
};

// Room above the gridlines for the numbers, and for a unit too long to stand behind one.
[[nodiscard]] double axis_head(const Job& job, const Axis& axis);
// Gridlines from `top` to `bottom` with numbers above; the unit stands at the last one. A
// number that would touch its neighbour is left out.
void draw_axis(Job& job, const Axis& axis, double top, double bottom);

// Says so where there are more series than the eye tells apart.
void check_series(Job& job, std::size_t count);

// Moves places apart so that neighbours keep `distance`, as little as possible, within
// [low, high] where they fit. `places` in any order.
[[nodiscard]] std::vector<double> spread(const std::vector<double>& places, double distance, double low, double high);

}  // namespace galley::chart
