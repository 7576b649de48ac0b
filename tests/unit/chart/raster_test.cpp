#include "chart/raster.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "support/golden.h"

namespace galley::chart {
namespace {

constexpr style::Colour petrol{0x0E, 0x4A, 0x56}, white{255, 255, 255};

std::string_view noto(std::string_view, int weight) {
  static const std::string regular = test::read_text("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
  static const std::string bold = test::read_text("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf");
  return weight >= 600 ? bold : regular;
}

Drawing sample() {
  Drawing drawing{100, 40, {}};
  Shape line;
  line.path = {MoveTo{{0, 20}}, LineTo{{100, 20}}};
  line.stroke = petrol;
  line.stroke_width = 2;
  Shape disc;
  disc.path = {MoveTo{{20, 20}}, CurveTo{{20, 30}, {10, 30}, {10, 20}}, CurveTo{{10, 10}, {20, 10}, {20, 20}},
               ClosePath{}};
  disc.fill = petrol;
  Label label;
  label.text = "90 days";
  label.at = {50, 23};
  label.anchor = Anchor::middle;
  label.weight = 700;
  label.halo = white;
  label.halo_width = 3;
  drawing.marks = {line, disc, label};
  return drawing;
}

TEST(ChartRaster, GivesTheSamePngTwice) {
  const Result<std::string> once = rasterize(sample(), 300, noto);
  ASSERT_TRUE(once) << once.error().message;
  EXPECT_EQ(*once, rasterize(sample(), 300, noto).value());
  EXPECT_EQ(once->substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(once->substr(16, 8), std::string("\0\0\x01\xA1\0\0\0\xA7", 8));  // 417 × 167 pixels
  if (const char* path = std::getenv("GALLEY_KEEP_PNG")) std::ofstream(path, std::ios::binary) << *once;
}

TEST(ChartRaster, RefusesWhatItCannotDraw) {
  EXPECT_FALSE(rasterize(sample(), 300, [](std::string_view, int) { return std::string_view(); }));
  EXPECT_FALSE(rasterize(sample(), 300, [](std::string_view, int) { return std::string_view("no font"); }));
  EXPECT_FALSE(rasterize({0, 40, {}}, 300, noto));
  EXPECT_FALSE(rasterize({1e9, 1e9, {}}, 300, noto));
}

}  // namespace
}  // namespace galley::chart
