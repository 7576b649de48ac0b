// Colours on slides, all as references to the theme: a colour that no slot holds is the
// slot nearest to it with its hue, saturation and luminance moved (ECMA-376 part 1,
// 20.1.2.3), so that a designer who changes the theme moves the tints along.
#pragma once

#include <string_view>

#include "opc/xml.h"
#include "style/brand.h"

namespace galley::pptx {

// <a:schemeClr>
void colour_reference(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour,
                      bool transparent = false);
// <a:solidFill>
void solid_fill(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour, bool transparent = false);

}  // namespace galley::pptx
