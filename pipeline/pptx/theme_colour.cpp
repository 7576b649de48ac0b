#include "pptx/theme_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ooxml/theme.h"

namespace galley::pptx {
namespace {

struct Hsl { double hue = 0, saturation = 0, luminance = 0; };  // degrees, 0 to 1, 0 to 1

Hsl to_hsl(style::Colour colour) {
  const double r = colour.red / 255.0, g = colour.green / 255.0, b = colour.blue / 255.0;
  const double high = std::max({r, g, b}), low = std::min({r, g, b}), range = high - low;
  Hsl hsl{0, 0, (high + low) / 2};
  if (range <= 0) return hsl;
  hsl.saturation = range / (1 - std::abs(2 * hsl.luminance - 1));
  if (high == r) hsl.hue = 60 * std::fmod((g - b) / range + 6, 6);
  else if (high == g) hsl.hue = 60 * ((b - r) / range + 2);
  else hsl.hue = 60 * ((r - g) / range + 4);
  return hsl;
}

struct Base { std::string_view reference, role; };
constexpr std::array<Base, 8> bases{{{"tx1", "foreground"}, {"accent1", "primary"}, {"accent2", "secondary"},
                                     {"accent3", "tertiary"}, {"accent4", "warning"}, {"accent5", "info"},
                                     {"accent6", "success"}, {"tx2", "dark"}}};

double hue_distance(double a, double b) {
  const double distance = std::abs(a - b);
  return std::min(distance, 360 - distance);
}

const Base& nearest_base(const style::Brand& brand, const Hsl& wanted) {
  const Base* best = bases.data();
  double least = std::numeric_limits<double>::max();
  for (const Base& base : bases) {
    const Hsl hsl = to_hsl(brand.colour(base.role));
    const double distance = hue_distance(hsl.hue, wanted.hue) / 90 + std::abs(hsl.saturation - wanted.saturation);
    if (distance >= least) continue;
    least = distance;
    best = &base;
  }
  return *best;
}

std::string_view mapped(std::string_view slot) {
  if (slot == "dk1") return "tx1";
  if (slot == "lt1") return "bg1";
  if (slot == "dk2") return "tx2";
  return slot == "lt2" ? "bg2" : slot;
}

}  // namespace

void colour_reference(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour, bool transparent) {
  const auto end = [&] {
    if (transparent) xml.empty("a:alpha", "val", 0);
    xml.end();
  };
  if (const auto slot = mapped(ooxml::theme_slot(brand, colour)); !slot.empty()) {
    xml.begin("a:schemeClr").attribute("val", slot);
    return end();
  }
  const Hsl wanted = to_hsl(brand.colour(colour));
  const Base& base = nearest_base(brand, wanted);
  const Hsl from = to_hsl(brand.colour(base.role));
  const auto offset = [&](std::string_view name, double value, double unit) {
    if (const auto units = std::llround(value * unit); units != 0) xml.empty(name, "val", units);
  };
  xml.begin("a:schemeClr").attribute("val", base.reference);
  offset("a:hueOff", wanted.hue - from.hue, 60000);
  offset("a:satOff", wanted.saturation - from.saturation, 100000);
  offset("a:lumOff", wanted.luminance - from.luminance, 100000);
  end();
}

void solid_fill(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour, bool transparent) {
  xml.begin("a:solidFill");
  colour_reference(xml, brand, colour, transparent);
  xml.end();
}

}  // namespace galley::pptx
