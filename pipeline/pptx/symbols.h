// The four answers as DrawingML: disc, half disc, ring, bar. All symbols of one answer in
// a group are one shape with many subpaths, so that a designer recolours them at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opc/xml.h"
#include "style/theme.h"

namespace galley::pptx {

// A symbol of class yes, part, none or na with its centre; points.
struct PlacedSymbol { std::string_view answer; double x = 0, y = 0; };

struct SymbolGroup {
  std::string name, alt;         // alt empty: decorative
  double radius = 6;
  bool dark = false;
  std::vector<PlacedSymbol> symbols;
};
// Ids of shapes count up from `id`.
void write_symbols(opc::XmlWriter& xml, const SymbolGroup& group, int& id, const style::Theme& theme,
                   const style::Brand& brand);

// <p:cNvPr> with alternative text, or marked decorative where there is none.
void shape_name(opc::XmlWriter& xml, int id, std::string_view name, std::string_view alt);

}  // namespace galley::pptx
