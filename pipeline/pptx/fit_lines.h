// Breaking one paragraph into lines, greedily, as presentation programs do. For fit.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pptx/fit.h"

namespace galley::pptx {

// Letters that stay together: a cluster of glyphs.
struct LinePiece {
  enum class Kind : std::uint8_t { text, line_break, tab } kind = Kind::text;
  std::string_view text;
  double width = 0;              // pixels at 600 dpi, or points
  double size = 0;               // points
  bool bold = false;
  bool link = false;
};

struct ParagraphMeasure {
  int width = 0;                 // of the box without insets
  int margin = 0;                // where its text begins
  double size = 0;               // of the level, for empty lines
  double line_points = 0, line_share = 1;
  Rules rules = Rules::libreoffice;
};

// Appends the lines to `fit` and their height.
void break_paragraph(const std::vector<LinePiece>& pieces, const ParagraphMeasure& measure, std::size_t paragraph,
                     Fit& fit);

}  // namespace galley::pptx
