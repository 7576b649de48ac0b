#include "layout/measure.h"

#include <gmock/gmock.h>

#include "fonts_for_tests.h"

namespace galley::layout {
namespace {

TEST(Font, GivesTheMetricsOfTheFile) {
  const auto font = test::font();
  EXPECT_EQ(font->units_per_em(), 1000);
  EXPECT_EQ(font->ascent(), 1069);
  EXPECT_EQ(font->descent(), -293);
  EXPECT_EQ(font->cap_height(), 714);
  EXPECT_EQ(font->x_height(), 536);
  EXPECT_NE(font->glyph(U'a'), 0u);
  EXPECT_EQ(font->glyph(U'ก'), 0u);
}

TEST(Font, RefusesBytesThatAreNoFont) {
  const auto font = Font::load({"x.ttf", "not a font", nullptr}, {"X", 400, false});
  ASSERT_FALSE(font);
  EXPECT_THAT(font.error().message, testing::HasSubstr("x.ttf"));
}

TEST(Measure, AdvancesCoverTheTextInOrder) {
  const auto font = test::font();
  const auto clusters = advances("Việt", *font);
  ASSERT_EQ(clusters.size(), 4u);
  EXPECT_EQ(clusters[2].begin, 2u);
  EXPECT_EQ(clusters[2].end, 5u);  // ệ takes three bytes
  EXPECT_EQ(clusters.back().end, 6u);
}

TEST(Measure, KerningNarrowsWhatTheFontKerns) {
  const auto font = test::font();
  EXPECT_LT(width("AV", *font, Kerning::on), width("AV", *font, Kerning::off));
}

TEST(Measure, SaysWhichLettersTheFontLacks) {
  const auto clusters = advances("aก", *test::font());
  ASSERT_EQ(clusters.size(), 2u);
  EXPECT_FALSE(clusters[0].missing);
  EXPECT_TRUE(clusters[1].missing);
}

TEST(Measure, RightToLeftTextStaysInLogicalOrder) {
  const auto clusters = advances("سلام", *test::font("Noto Sans Arabic"));
  ASSERT_FALSE(clusters.empty());
  EXPECT_EQ(clusters.front().begin, 0u);
  EXPECT_EQ(clusters.back().end, 8u);
}

}  // namespace
}  // namespace galley::layout
