// How the publication looks: styles/brand.yml (colours, fonts) and styles/theme.yml
// (sizes, spaces, tables, charts). Nothing of this stands in C++: every colour, font
// and length is read from there.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "style/colour.h"

namespace galley::style {

// A style row of theme.yml. pdf, pptx: points; docx: twips (size in half-points); html: pixels.
struct ParagraphStyle {
  std::string family;
  int weight = 400;
  double size = 0, leading = 0, before = 0, after = 0;
  std::string colour;            // a name of the brand's palette
  bool keep_with_next = false, keep_lines = false, widow_control = false;
};

using ParagraphStyles = std::map<std::string, ParagraphStyle, std::less<>>;

}  // namespace galley::style
