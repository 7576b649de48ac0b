// A Drawing as pixels, for readers that cannot draw: PNG on white, by cairo with fonts
// from memory. Text is set letter by letter, without kerning; scripts that join or reorder
// letters need the vector forms.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "chart/drawing.h"

namespace galley::chart {

// The bytes of a font file; they live at least until rasterize() returns. Empty: no such font.
using RasterFonts = std::function<std::string_view(std::string_view family, int weight)>;

// `pixels_per_inch` up to 1200. The same arguments give the same bytes. Errors: a font that
// is missing, a drawing without area or of more than 100 million pixels.
[[nodiscard]] Result<std::string> rasterize(const Drawing& drawing, double pixels_per_inch, const RasterFonts& fonts);

}  // namespace galley::chart
