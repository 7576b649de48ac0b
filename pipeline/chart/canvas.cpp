#include "chart/canvas.h"

#include <algorithm>
#include <utility>

#include "unicode/unicode.h"

namespace galley::chart {
namespace {

// The distance of control points that makes four Béziers a circle.
constexpr double kappa = 0.5522847498;

std::vector<PathStep> circle(Point c, double r) {
  const double k = r * kappa;
  return {MoveTo{{c.x + r, c.y}},
          CurveTo{{c.x + r, c.y + k}, {c.x + k, c.y + r}, {c.x, c.y + r}},
          CurveTo{{c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y}},
          CurveTo{{c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r}},
          CurveTo{{c.x + k, c.y - r}, {c.x + r, c.y - k}, {c.x + r, c.y}},
          ClosePath{}};
}

std::vector<PathStep> box(double x, double y, double width, double height) {
  return {MoveTo{{x, y}}, LineTo{{x + width, y}}, LineTo{{x + width, y + height}}, LineTo{{x, y + height}},
          ClosePath{}};
}

std::vector<PathStep> outline(MarkShape shape, Point c, double r) {
  if (shape == MarkShape::square) {
    const double half = r * 0.9;  // looks as large as the disc
    return box(c.x - half, c.y - half, 2 * half, 2 * half);
  }
  if (shape == MarkShape::diamond) {
    const double half = r * 1.15;
    return {MoveTo{{c.x, c.y - half}}, LineTo{{c.x + half, c.y}}, LineTo{{c.x, c.y + half}}, LineTo{{c.x - half, c.y}},
            ClosePath{}};
  }
  return circle(c, r);
}

std::string_view trimmed(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

constexpr double legend_swatch = 14, legend_gap = 5, legend_space = 16;

}  // namespace

double Canvas::text_width(std::string_view text, int weight, double size) const {
  return measure_(text, theme_.family, weight, size > 0 ? size : theme_.label);
}

std::vector<std::string> Canvas::wrap(std::string_view text, double room, int weight, double size) const {
  const auto fits = [&](std::string_view line) { return text_width(trimmed(line), weight, size) <= room; };
  std::vector<std::string> lines;
  std::string line;
  std::size_t begin = 0;
  for (const unicode::LineBreak& at : unicode::line_breaks(text)) {
    const std::string part(text.substr(begin, at.offset - begin));
    begin = at.offset;
    if (!line.empty() && !fits(line + part)) lines.emplace_back(trimmed(std::exchange(line, {})));
    line += part;
    while (room > 0 && !fits(line)) {
      std::size_t cut = 0;
      for (const unicode::Range& character : unicode::graphemes(line)) {
        if (cut > 0 && !fits(std::string_view(line).substr(0, character.end))) break;
        cut = character.end;
      }
      if (cut == line.size()) break;  // a single character
      lines.push_back(line.substr(0, cut));
      line.erase(0, cut);
    }
  }
  lines.emplace_back(trimmed(line));
  return lines;
}

double Canvas::row_height(std::size_t count, double wanted) const {
  constexpr double share_of_page = 0.7;  // the rest is for caption, axis and source
  constexpr double closest = 1.15;       // of a label's size
  return std::max(closest * theme_.label,
                  std::min(wanted, page_ * share_of_page / static_cast<double>(std::max<std::size_t>(count, 1))));
}

double Canvas::widest(const std::vector<std::string>& lines, int weight, double size) const {
  double width = 0;
  for (const std::string& it : lines) width = std::max(width, text_width(it, weight, size));
  return width;
}

void Canvas::line(Point from, Point to, const style::Rule& rule) {
  Shape shape;
  shape.path = {MoveTo{from}, LineTo{to}};
  shape.stroke = colour(rule.colour);
  shape.stroke_width = rule.width;
  marks_.emplace_back(std::move(shape));
}

void Canvas::rectangle(double x, double y, double width, double height, std::optional<style::Colour> fill,
                       const style::Rule* stroke) {
  Shape shape;
  const double inset = stroke != nullptr ? stroke->width / 2 : 0;  // the stroke stays inside the edge
  shape.path = box(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
  shape.fill = fill;
  if (stroke != nullptr) {
    shape.stroke = colour(stroke->colour);
    shape.stroke_width = stroke->width;
  }
  marks_.emplace_back(std::move(shape));
}

void Canvas::mark(MarkShape kind, Point centre, double radius, std::string_view name, bool open) {
  const bool hollow = open || kind == MarkShape::ring;
  const double stroke = std::max(0.3 * radius, 0.9);
  Shape shape;
  shape.path = outline(kind, centre, hollow ? radius - stroke / 2 : radius);
  shape.fill = colour(hollow ? std::string_view(theme_.label_halo.colour) : name);
  if (hollow) {
    shape.stroke = colour(name);
    shape.stroke_width = stroke;
  }
  marks_.emplace_back(std::move(shape));
}

void Canvas::label(Point at, std::string text, const LabelStyle& style) {
  Label label;
  label.text = std::move(text);
  label.at = at;
  label.anchor = style.anchor;
  label.family = theme_.family;
  label.weight = style.weight;
  label.size = style.size > 0 ? style.size : theme_.label;
  label.colour = colour(style.colour.empty() ? theme_.text_colour : style.colour);
  if (style.halo) {
    label.halo = colour(theme_.label_halo.colour);
    label.halo_width = theme_.label_halo.width;
  }
  marks_.emplace_back(std::move(label));
}

void Canvas::lines(double x, double centre, const std::vector<std::string>& text, const LabelStyle& style) {
  const double size = style.size > 0 ? style.size : theme_.label;
  double y = centre + middle(size) - theme_.leading * (static_cast<double>(text.size()) - 1) / 2;
  for (const std::string& it : text) {
    label({x, y}, it, style);
    y += theme_.leading;
  }
}

double Canvas::legend(double y, const std::vector<LegendEntry>& entries) {
  double x = 0;
  for (const LegendEntry& entry : entries) {
    const double symbol = entry.mark ? 2 * theme_.dot_plot.radius : legend_swatch;
    const std::vector<std::string> text = wrap(entry.text, width_ - symbol - legend_gap, 400, theme_.label);
    const double width = symbol + legend_gap + widest(text);
    if (x > 0 && x + width > width_) {
      x = 0;
      y += theme_.leading * 1.25;
    }
    const double centre = y + theme_.leading / 2;
    if (entry.mark) mark(*entry.mark, {x + symbol / 2, centre}, symbol / 2 * 0.9, entry.colour);
    else rectangle(x, centre - 3.5, symbol, 7, colour(entry.colour), entry.stroke ? &*entry.stroke : nullptr);
    const double below = theme_.leading * static_cast<double>(text.size() - 1);
    lines(x + symbol + legend_gap, centre + below / 2, text);
    y += below;
    x += width + legend_space;
  }
  return entries.empty() ? y : y + theme_.leading * 1.5;
}

Drawing Canvas::finish(double height) && { return {width_, height, std::move(marks_)}; }

SeriesLook series_look(const style::ChartTheme& theme, std::size_t index) {
  if (index >= theme.series.size()) return {theme.context, MarkShape::disc};
  const style::ChartSeries& it = theme.series[index];
  const MarkShape mark = it.mark == "square"    ? MarkShape::square
                         : it.mark == "ring"    ? MarkShape::ring
                         : it.mark == "diamond" ? MarkShape::diamond
                                                : MarkShape::disc;
  return {it.colour, mark};
}

double name_column(const Canvas& canvas, const std::vector<std::string>& names, int weight, double wanted,
                   double most) {
  constexpr double gap = 10;
  constexpr double full_width = 400;  // the theme's column is meant for the whole measure
  double widest = canvas.width() >= full_width ? wanted : 0;
  for (const std::string& name : names) widest = std::max(widest, canvas.text_width(name, weight) + gap);
  return std::min(widest, canvas.width() * most);
}

}  // namespace galley::chart
