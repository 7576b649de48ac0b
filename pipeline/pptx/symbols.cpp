#include "pptx/symbols.h"

#include <algorithm>
#include <array>

#include "base/length.h"
#include "pptx/theme_colour.h"

namespace galley::pptx {
namespace {

constexpr std::array<std::string_view, 4> answers{"yes", "part", "none", "na"};
constexpr int quarter_turn = 5400000;  // 60,000ths of a degree

struct Extent { double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9; };

void point(opc::XmlWriter& xml, double x, double y) {
  xml.begin("a:pt").attribute("x", to_emu(x)).attribute("y", to_emu(y)).end();
}

void move_to(opc::XmlWriter& xml, double x, double y) {
  xml.begin("a:moveTo");
  point(xml, x, y);
  xml.end();
}

void line_to(opc::XmlWriter& xml, double x, double y) {
  xml.begin("a:lnTo");
  point(xml, x, y);
  xml.end();
}

void arc(opc::XmlWriter& xml, double radius, int start, int sweep) {
  xml.begin("a:arcTo").attribute("wR", to_emu(radius)).attribute("hR", to_emu(radius)).attribute("stAng", start)
      .attribute("swAng", sweep).end();
}

class Painter {
 public:
  Painter(opc::XmlWriter& xml, const SymbolGroup& group, const style::Theme& theme, const style::Brand& brand)
      : xml_(xml), group_(group), symbols_(theme.symbols), brand_(brand),
        stroke_(std::max(theme.symbols.stroke * group.radius, theme.symbols.stroke_min)) {}

  Extent extent(std::string_view answer) const {
    Extent extent;
    for (const PlacedSymbol& symbol : group_.symbols) {
      if (symbol.answer != answer) continue;
      extent.left = std::min(extent.left, symbol.x - group_.radius);
      extent.right = std::max(extent.right, symbol.x + group_.radius);
      extent.top = std::min(extent.top, symbol.y - group_.radius);
      extent.bottom = std::max(extent.bottom, symbol.y + group_.radius);
    }
    return extent;
  }

  void shape(std::string_view answer, const Extent& extent, int& id) {
    const style::Symbol& symbol = *symbols_.find(answer);
    const std::string_view colour = group_.dark ? symbol.on_dark : symbol.colour;
    xml_.begin("p:sp").begin("p:nvSpPr");
    shape_name(xml_, id++, symbol.label, {});
    xml_.empty("p:cNvSpPr").empty("p:nvPr").end().begin("p:spPr");
    const double width = extent.right - extent.left, height = extent.bottom - extent.top;
    xml_.begin("a:xfrm").begin("a:off").attribute("x", to_emu(extent.left)).attribute("y", to_emu(extent.top)).end();
    xml_.begin("a:ext").attribute("cx", to_emu(width)).attribute("cy", to_emu(height)).end().end();
    xml_.begin("a:custGeom").empty("a:avLst").empty("a:gdLst").empty("a:ahLst").empty("a:cxnLst");
    xml_.begin("a:rect").attribute("l", "0").attribute("t", "0").attribute("r", "r").attribute("b", "b").end().begin(
        "a:pathLst");
    using enum style::SymbolShape;
    const bool outlined = symbol.shape == half_disc || symbol.shape == ring;
    if (outlined) path(answer, extent, true, [&](double x, double y) { circle(x, y, group_.radius - stroke_ / 2); });
    if (symbol.shape == half_disc) path(answer, extent, false, [&](double x, double y) { half(x, y); });
    if (symbol.shape == disc) path(answer, extent, false, [&](double x, double y) { circle(x, y, group_.radius); });
    if (symbol.shape == bar) path(answer, extent, false, [&](double x, double y) { dash(x, y); });
    xml_.end().end();
    if (symbol.shape == ring) xml_.empty("a:noFill");
    else solid_fill(xml_, brand_, colour);
    xml_.begin("a:ln");
    if (outlined) {
      xml_.attribute("w", to_emu(stroke_));
      solid_fill(xml_, brand_, colour);
    } else {
      xml_.empty("a:noFill");
    }
    xml_.end().end().end();
  }

 private:
  // All symbols of the answer as subpaths of one path: stroked only, or filled only.
  template <class Draw>
  void path(std::string_view answer, const Extent& extent, bool stroked, Draw draw) {
    xml_.begin("a:path")
        .attribute("w", to_emu(extent.right - extent.left))
        .attribute("h", to_emu(extent.bottom - extent.top));
    if (stroked) xml_.attribute("fill", "none");
    else xml_.attribute("stroke", "0");
    for (const PlacedSymbol& symbol : group_.symbols)
      if (symbol.answer == answer) draw(symbol.x - extent.left, symbol.y - extent.top);
    xml_.end();
  }

  void circle(double x, double y, double radius) {
    move_to(xml_, x - radius, y);
    arc(xml_, radius, 2 * quarter_turn, 4 * quarter_turn);
    xml_.empty("a:close");
  }

  void half(double x, double y) {
    const double radius = group_.radius - stroke_ / 2;
    move_to(xml_, x, y + radius);
    arc(xml_, radius, quarter_turn, 2 * quarter_turn);
    xml_.empty("a:close");
  }

  void dash(double x, double y) {
    const double width = symbols_.bar_width * group_.radius / 2, height = symbols_.bar_height * stroke_ / 2;
    move_to(xml_, x - width, y - height);
    line_to(xml_, x + width, y - height);
    line_to(xml_, x + width, y + height);
    line_to(xml_, x - width, y + height);
    xml_.empty("a:close");
  }

  opc::XmlWriter& xml_;
  const SymbolGroup& group_;
  const style::Symbols& symbols_;
  const style::Brand& brand_;
  double stroke_;
};

void group_frame(opc::XmlWriter& xml, const Extent& extent) {
  xml.begin("p:grpSpPr").begin("a:xfrm");
  for (const auto& [offset, size] : {std::pair{"a:off", "a:ext"}, {"a:chOff", "a:chExt"}}) {
    xml.begin(offset).attribute("x", to_emu(extent.left)).attribute("y", to_emu(extent.top)).end();
    xml.begin(size).attribute("cx", to_emu(extent.right - extent.left))
        .attribute("cy", to_emu(extent.bottom - extent.top)).end();
  }
  xml.end().end();
}

}  // namespace

void shape_name(opc::XmlWriter& xml, int id, std::string_view name, std::string_view alt) {
  xml.begin("p:cNvPr").attribute("id", id).attribute("name", name);
  if (!alt.empty()) xml.attribute("descr", alt);
  else
    xml.begin("a:extLst").begin("a:ext").attribute("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
        .begin("adec:decorative")
        .attribute("xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative").attribute("val", "1")
        .end().end().end();
  xml.end();
}

void write_symbols(opc::XmlWriter& xml, const SymbolGroup& group, int& id, const style::Theme& theme,
                   const style::Brand& brand) {
  Painter painter(xml, group, theme, brand);
  Extent all;
  for (const auto answer : answers) {
    const Extent extent = painter.extent(answer);
    all = {std::min(all.left, extent.left), std::min(all.top, extent.top), std::max(all.right, extent.right),
           std::max(all.bottom, extent.bottom)};
  }
  if (all.right < all.left) return;
  xml.begin("p:grpSp").begin("p:nvGrpSpPr");
  shape_name(xml, id++, group.name, group.alt);
  xml.empty("p:cNvGrpSpPr").empty("p:nvPr").end();
  group_frame(xml, all);
  for (const auto answer : answers)
    if (const Extent extent = painter.extent(answer); extent.right > extent.left) painter.shape(answer, extent, id);
  xml.end();
}

}  // namespace galley::pptx
