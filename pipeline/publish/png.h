// What a PNG says of itself before it is decoded (ISO/IEC 15948).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace galley::publish {

struct PngSize {
  int width = 0;  // pixels
  int height = 0;
};

// Pixels on a side that a picture may have.
inline constexpr int largest_picture_side = 20000;

// Decoded, more would take over 160 MB; a page of A4 at 600 pixels an inch has 35 million.
inline constexpr std::int64_t most_picture_pixels = 40'000'000;

// The size in the IHDR chunk (11.2.2). Nothing for what is no PNG, cut off, damaged, or too large to be used.
[[nodiscard]] std::optional<PngSize> png_size(std::string_view bytes);

}  // namespace galley::publish
