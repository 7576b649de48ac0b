#include "chart/svg.h"

#include <cmath>

#include <fmt/format.h>

namespace galley::chart {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

// Hundredths of a point, without needless zeros.
std::string number(double value) {
  const double rounded = std::round(value * 100) / 100;
  return fmt::format("{:g}", rounded == 0 ? 0 : rounded);
}

std::string colour(style::Colour it) { return fmt::format("#{:02x}{:02x}{:02x}", it.red, it.green, it.blue); }

std::string point(Point it) { return number(it.x) + ' ' + number(it.y); }

std::string path(const std::vector<PathStep>& steps) {
  std::string out;
  for (const PathStep& step : steps) {
    if (const auto* move = std::get_if<MoveTo>(&step)) out += 'M' + point(move->to);
    else if (const auto* line = std::get_if<LineTo>(&step)) out += 'L' + point(line->to);
    else if (const auto* curve = std::get_if<CurveTo>(&step))
      out += 'C' + point(curve->first) + ' ' + point(curve->second) + ' ' + point(curve->to);
    else out += 'Z';
  }
  return out;
}

std::string element(const Shape& shape) {
  std::string out = "<path d=\"" + path(shape.path) + "\" fill=\"" + (shape.fill ? colour(*shape.fill) : "none") + '"';
  if (shape.stroke)
    out += " stroke=\"" + colour(*shape.stroke) + "\" stroke-width=\"" + number(shape.stroke_width) + '"';
  return out + "/>\n";
}

std::string element(const Label& label) {
  std::string out = fmt::format("<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\"", number(label.at.x),
                                number(label.at.y), escaped(label.family), number(label.size));
  if (label.weight != 400) out += fmt::format(" font-weight=\"{}\"", label.weight);
  if (label.anchor != Anchor::start)
    out += label.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  out += " fill=\"" + colour(label.colour) + '"';
  if (label.halo)
    out += " stroke=\"" + colour(*label.halo) + "\" stroke-width=\"" + number(label.halo_width) +
           "\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
  return out + '>' + escaped(label.text) + "</text>\n";
}

}  // namespace

std::string to_svg(const Drawing& drawing, std::string_view id, std::string_view title, std::string_view description) {
  std::string out =
      fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\"",
                  number(drawing.width), number(drawing.height));
  if (title.empty()) {
    out += " aria-hidden=\"true\">\n";
  } else {
    out += fmt::format(" role=\"img\" aria-labelledby=\"{0}-title{1}\">\n<title id=\"{0}-title\">{2}</title>\n",
                       escaped(id), description.empty() ? "" : ' ' + escaped(id) + "-desc", escaped(title));
    if (!description.empty()) out += fmt::format("<desc id=\"{}-desc\">{}</desc>\n", escaped(id), escaped(description));
  }
  for (const Mark& mark : drawing.marks) out += std::visit([](const auto& it) { return element(it); }, mark);
  return out + "</svg>\n";
}

}  // namespace galley::chart
