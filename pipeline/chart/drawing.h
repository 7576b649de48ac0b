// Drawing: a figure in plain vector shapes, placed once and used by the PDF, the HTML
// (SVG) and whoever needs a raster. Points; the origin is the top left, y grows downward.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "style/colour.h"

namespace galley::chart {

struct Point { double x = 0, y = 0; };

// A path of straight lines and cubic Béziers.
struct MoveTo { Point to; };
struct LineTo { Point to; };
struct CurveTo { Point first, second, to; };
struct ClosePath {};
using PathStep = std::variant<MoveTo, LineTo, CurveTo, ClosePath>;

struct Shape {
  std::vector<PathStep> path;
  std::optional<style::Colour> fill;
  std::optional<style::Colour> stroke;
  double stroke_width = 0;
};

enum class Anchor : std::uint8_t { start, middle, end };

// One line of text at its baseline. A halo is painted behind it in that colour.
struct Label {
  std::string text;
  Point at;
  Anchor anchor = Anchor::start;
  std::string family;
  int weight = 400;
  double size = 8.5;
  style::Colour colour{};
  std::optional<style::Colour> halo{};
  double halo_width = 0;
};

using Mark = std::variant<Shape, Label>;

struct Drawing {
  double width = 0, height = 0;
  std::vector<Mark> marks;  // painted in order
};

}  // namespace galley::chart
