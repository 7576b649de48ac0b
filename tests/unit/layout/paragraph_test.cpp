#include "layout/paragraph.h"

#include <gmock/gmock.h>

#include "look.h"

namespace galley::layout {
namespace {

class Paragraph : public testing::Test {
 protected:
  Piece piece(std::string text, const std::string& family = "Noto Sans") {
    Piece result;
    result.text = std::move(text);
    result.style.font = fonts_.find({family, 400, false});
    result.style.size = 9.5;
    result.source = {FileId{0}, 0, static_cast<std::uint32_t>(result.text.size())};
    return result;
  }
  std::vector<SetLine> set(const std::string& text, LineBreaking breaking) { return setter_.set({piece(text)}, {}, breaking); }
  static std::string text_of(const SetLine& line) {
    std::string text;
    for (const Item& item : line.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) text += run->text;
    return text;
  }

  Diagnostics diagnostics_;
  FontSet fonts_{test::load_font_file, test::look().theme.fallback};
  Shaper shaper_{fonts_};
  ParagraphSetter setter_{shaper_, test::look().theme, test::look().brand, "en-GB", diagnostics_};
};

const std::string prose =
    "TikTok defines smuggling by its profit motive: earning money by helping a person to enter another country "
    "illegally, including transport, consultation and document fraud. It bars requests as well as offers.";

TEST_F(Paragraph, LinesHoldTheTextInOrderAndFit) {
  const auto lines = set(prose, {.measure = 200});
  std::string text;
  for (const SetLine& line : lines) {
    EXPECT_LE(line.width, 200.01);
    EXPECT_FALSE(line.overfull);
    text += text_of(line);
  }
  EXPECT_EQ(text, prose);
}

TEST_F(Paragraph, BalancedLinesAreEvenAndNoMore) {
  const std::string heading = "Smuggling is named by six, and seldom defined";
  const auto plain = set(heading, {.measure = 140});
  const auto balanced = set(heading, {.measure = 140, .balance = true});
  ASSERT_EQ(plain.size(), balanced.size());
  const auto spread = [](const std::vector<SetLine>& lines) {
    double least = 1e9, most = 0;
    for (const SetLine& line : lines) { least = std::min(least, line.width); most = std::max(most, line.width); }
    return most - least;
  };
  EXPECT_LE(spread(balanced), spread(plain));
}

TEST_F(Paragraph, JustifiedLinesFillTheMeasureSaveTheLast) {
  const auto lines = set(prose, {.measure = 240, .justify = true});
  ASSERT_GT(lines.size(), 2u);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) EXPECT_NEAR(lines[i].width, 240, 0.1) << i;
}

TEST_F(Paragraph, ANumberStaysWithItsUnit) {
  // Of equally many lines, the one that ends in "90" is not chosen.
  for (double measure = 120; measure < 320; measure += 10)
    for (const SetLine& line : set("Thirteen platforms publish a guide for authorities; six state a preservation period, and all six say 90 days at most.", {.measure = measure}))
      EXPECT_THAT(text_of(line), testing::Not(testing::EndsWith("say a "))) << measure;
}

TEST_F(Paragraph, AWordLongerThanTheLineIsBrokenRatherThanOverfull) {
  const auto lines = set("transparency.meta.com/policies/community-standards/human-exploitation/and-more-of-it", {.measure = 80});
  EXPECT_GT(lines.size(), 3u);
  for (const SetLine& line : lines) EXPECT_LE(line.width, 80.01);
}

TEST_F(Paragraph, ArabicInAnEnglishSentenceRunsRightToLeft) {
  const auto lines = set("The word سلام عليكم means peace.", {.measure = 400});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(text_of(lines[0]), "The word سلام عليكم means peace.");
  double first = 0, second = 0;
  for (const Item& item : lines[0].items) {
    const auto& run = std::get<GlyphRun>(item);
    if (run.text == "سلام") { first = run.x; EXPECT_TRUE(run.right_to_left); }
    if (run.text == "عليكم") second = run.x;
  }
  EXPECT_GT(first, second);  // the first word stands to the right
}

TEST_F(Paragraph, EveryScriptOfTheRegionFindsItsFont) {
  const char* texts[] = {"ภาษาไทย", "မြန်မာဘာသာ", "ភាសាខ្មែរ", "ພາສາລາວ", "العربية", "हिन्दी", "বাংলা", "සිංහල", "தமிழ்", "tiếng Việt", "中文", "日本語の文", "한국어"};
  for (const char* text : texts) (void)set(text, {.measure = 300});
  EXPECT_TRUE(diagnostics_.all().empty()) << diagnostics_.all().front().message;
}

TEST_F(Paragraph, ThaiBreaksBetweenWords) {
  const auto lines = set("ภาษาไทยเป็นภาษาที่ใช้ในประเทศไทยและเขียนโดยไม่เว้นวรรค", {.measure = 90});
  ASSERT_GT(lines.size(), 1u);
  for (const SetLine& line : lines) EXPECT_LE(line.width, 90.01);
  EXPECT_THAT(text_of(lines[0]), testing::EndsWith("ที่ใช้"));  // "that is used": a whole word
}

TEST_F(Paragraph, ACharacterWithoutAGlyphIsAnErrorAtItsPlace) {
  (void)set("ab \U00012000 c", {.measure = 300});
  ASSERT_EQ(diagnostics_.all().size(), 1u);
  EXPECT_EQ(diagnostics_.all()[0].rule, "layout.missing-glyph");
  EXPECT_EQ(diagnostics_.all()[0].span.begin, 3u);
}

TEST_F(Paragraph, ADraftShowsThatACharacterIsMissing) {
  const auto lines = set("a \U00012000 c", {.measure = 300});
  for (const Item& item : lines[0].items)
    for (const Glyph& glyph : std::get<GlyphRun>(item).glyphs) EXPECT_NE(glyph.id, 0u);
  EXPECT_EQ(text_of(lines[0]), "a \U00012000 c");
}

TEST_F(Paragraph, ASignOfNoScriptIsFoundInTheFontOfOne) {
  (void)set("฿ ៛ ₭ ₫ ₩ ₹ ¥ €", {.measure = 300});
  EXPECT_TRUE(diagnostics_.all().empty()) << diagnostics_.all().front().message;
}

TEST_F(Paragraph, APassageOfRightToLeftLettersRunsFromTheRight) {
  // The stop ends the sentence, so it stands at its left; a quotation inside English keeps the order of English.
  const auto left_of_stop = [&](const std::string& text) {
    const auto lines = set(text, {.measure = 400});
    double stop = 0, word = 0;
    for (const Item& item : lines[0].items) {
      const auto& run = std::get<GlyphRun>(item);
      if (run.text.find('.') != std::string::npos) stop = run.x;
      else if (word == 0) word = run.x;
    }
    return stop < word;
  };
  EXPECT_TRUE(left_of_stop("الاتجار بالأشخاص لعام 2000 Protocol جريمة ."));
  EXPECT_FALSE(left_of_stop("The text says الاتجار بالأشخاص in Arabic, and means trafficking ."));
}

TEST_F(Paragraph, HyphensGoWhereThePatternsAllow) {
  // Two patterns are enough: a break before "tion" and after "ex".
  const std::string patterns = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n1tion\nex1\n";
  Hyphenator hyphenator([&](std::string_view) { return Result<HyphenationFile>(HyphenationFile{patterns, nullptr}); }, 2, 3);
  EXPECT_THAT(hyphenator.points("exploitation", "en"), testing::ElementsAre(2u, 8u));
}

}  // namespace
}  // namespace galley::layout
