// Measuring text without setting it: what the Office writers need to know where a word
// processor will break. Advances are in font units (Font::units_per_em()), before any
// rounding; each caller rounds as its own consumer does.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/font.h"

namespace galley::layout {

enum class Kerning : std::uint8_t { off, on };     // GPOS kern
enum class Ligatures : std::uint8_t { off, on };   // GSUB liga, clig

// The letters that one or more glyphs show together, and their width.
struct ClusterAdvance {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::int32_t advance = 0;          // font units
  bool missing = false;              // the font has no glyph for it
};

// Clusters of `text` in logical order, shaped as one run of the font. Right-to-left and
// complex scripts are recognized from the text.
[[nodiscard]] std::vector<ClusterAdvance> advances(std::string_view text, const Font& font,
                                                   Kerning kerning = Kerning::on,
                                                   Ligatures ligatures = Ligatures::on);

// Sum of the advances, in font units.
[[nodiscard]] std::int64_t width(std::string_view text, const Font& font, Kerning kerning = Kerning::on,
                                 Ligatures ligatures = Ligatures::on);

}  // namespace galley::layout
