// What the measure knows of scripts, links and directions; whole decks are held against
// LibreOffice by tests/acceptance/slides.
#include "pptx/fit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "deck_maker.h"

namespace galley::pptx {
namespace {

using test::make_deck;
using testing::ElementsAre;
using testing::HasSubstr;

std::unique_ptr<test::Made> slide(const std::string& body) {
  return make_deck("# Part\n\n## Title {layout=text}\n\n" + body + "\n\n::: notes\nSay.\n:::\n");
}

std::vector<std::string> lines(const test::Made& made) { return made.file->slides[0].texts.back().broken; }

// 54 letters of 16 points stand in 864 points, marks of punctuation included.
TEST(Fit, MeasuresHanAndItsPunctuationInTheFaceOfHan) {
  std::string text;
  for (int count = 0; count < 55; ++count) text += count % 3 == 2 ? "，" : "平";
  const auto broken = lines(*slide(text));
  ASSERT_EQ(broken.size(), 2U);
  EXPECT_EQ(count_code_points(broken[0]), 54U);
}

TEST(Fit, ShapesJoiningLettersTogether) {
  Files files;
  Diagnostics diagnostics;
  galley::test::load_folder(files, GALLEY_SOURCE_DIR, "styles");
  const auto brand = style::read_brand(files, diagnostics);
  const auto theme = style::read_theme(files, *brand, diagnostics);
  const layout::FontLoader fonts = layout::test::load_font_file;
  const ThemeFaces faces{"Noto Sans", "Noto Sans", "Noto Sans"};
  Measurer measurer(*theme, faces, fonts);
  Placeholder box;
  box.frame = {0, 0, 10000000, 1000000};
  const auto width = [&](const std::string& text) {
    return measurer
        .fit({{{{text, false, false, {}, {}, {}}}, level::text, Mark::inherited, 1, {}}}, box, Rules::libreoffice)
        ->lines[0]
        .width;
  };
  EXPECT_LT(width("ببببب"), 5 * width("ب"));
}

TEST(Fit, LetsALinkBeginALine) {
  std::string words;
  for (int count = 0; count < 19; ++count) words += "word ";
  const auto broken = lines(*slide(words + "([a long name of a link](https://example.org/))"));
  EXPECT_THAT(broken, ElementsAre(testing::EndsWith("("), testing::StartsWith("a long name of a link)")));
}

TEST(Fit, TurnsParagraphsOfRightToLeftScripts) {
  EXPECT_THAT(test::part(*slide("مكتب واحد يكفي"), "/ppt/slides/slide1.xml"),
              HasSubstr(R"(<a:pPr algn="r" rtl="1"/>)"));
  EXPECT_THAT(test::part(*slide("An office, مكتب"), "/ppt/slides/slide1.xml"), testing::Not(HasSubstr("rtl=")));
}

TEST(Fit, NamesAFaceForEachScriptInTheTheme) {
  const std::string theme = test::part(*slide("Text."), "/ppt/theme/theme1.xml");
  EXPECT_THAT(theme, HasSubstr(R"(<a:font script="Thai" typeface="Noto Sans Thai"/>)"));
  EXPECT_THAT(theme, HasSubstr(R"(<a:cs typeface="Noto Sans Arabic"/>)"));
}

}  // namespace
}  // namespace galley::pptx
