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
  std::vector<SetLine> set(const std::string& text, LineBreaking breaking) {
    return setter_.set({piece(text)}, {}, breaking);
  }
  static std::string text_of(const SetLine& line) {
    std::string text;
    for (const Item& item : line.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) text += run->text;
    return text;
  }

  Diagnostics diagnostics_;
  FontSet fonts_{test::load_font_file, test::look().theme.fallback};
  Shaper shaper_{fonts_};
  document::Metadata metadata_ = [] {
    document::Metadata metadata;
    metadata.language = "en-GB";
    return metadata;
  }();
  ParagraphSetter setter_{shaper_, test::look().theme, test::look().brand, metadata_, diagnostics_};
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

// The space between words of a line, at its widest, in widths of a space.
double widest_space(const SetLine& line) {
  double widest = 0, usual = 0;
  for (const Item& item : line.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    usual = 0.26 * run->size;
    for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
      const Glyph& glyph = run->glyphs[i];
      const bool trailing = &item == &line.items.back() && i + 1 == run->glyphs.size();
      if (run->text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin) == " " && !trailing)
        widest = std::max(widest, static_cast<double>(glyph.advance));
    }
  }
  return usual > 0 ? widest / usual : 0;
}

// Words of any length, in any measure: no line is overfull, those that can be filled are, a
// space never grows beyond the tolerance, and the last line keeps its own.
TEST_F(Paragraph, JustifiedTextHasNeitherOverfullLinesNorHoles) {
  unsigned state = 7;
  const auto below = [&](unsigned end) { return (state = state * 1664525u + 1013904223u, (state >> 16) % end); };
  const double tolerance = test::look().theme.breaking.tolerance;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const unsigned count = 4 + below(120);
    for (unsigned i = 0; i < count; ++i) {
      const unsigned letters = 1 + below(below(9) == 0 ? 22 : 9);
      for (unsigned k = 0; k < letters; ++k) text += static_cast<char>('a' + below(26));
      if (below(7) == 0) text += below(2) == 0 ? "," : ".";
      if (i + 1 < count) text += ' ';
    }
    const double measure = 90 + below(320);
    const auto lines = set(text, {.measure = measure, .justify = true, .hang = round % 2 == 0});
    std::string again;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      again += text_of(lines[i]);
      EXPECT_FALSE(lines[i].overfull) << text;
      EXPECT_LE(lines[i].width, measure + 0.05) << text;
      EXPECT_LE(widest_space(lines[i]), 1 + 0.5 * tolerance + 0.05) << text_of(lines[i]);
      if (i + 1 == lines.size()) {
        EXPECT_LE(widest_space(lines[i]), 1.05) << "the last line is not stretched";
        continue;
      }
      const bool filled = std::abs(lines[i].width - measure) < 0.1;
      EXPECT_TRUE(filled || widest_space(lines[i]) == 0 || widest_space(lines[i]) > 1 + 0.5 * tolerance - 0.05)
          << text_of(lines[i]);
    }
    EXPECT_EQ(again, text);
  }
}

// Real words, divided by the patterns of their language.
class JustifiedProse : public Paragraph {
 protected:
  static Result<HyphenationFile> patterns(std::string_view) {
    static const std::string bytes = galley::test::read_text("/usr/share/hyphen/hyph_en_GB.dic");
    return HyphenationFile{bytes, nullptr};
  }
  std::vector<SetLine> justified(const std::string& text, double measure) {
    return hyphenating_.set({piece(text)}, {}, {.measure = measure, .justify = true, .hang = true});
  }

  Hyphenator hyphenator_{patterns, 3, 3};
  Shaper shaper_with_hyphens_{fonts_, &hyphenator_};
  ParagraphSetter hyphenating_{shaper_with_hyphens_, test::look().theme, test::look().brand, metadata_, diagnostics_};
};

TEST_F(JustifiedProse, FillsTheMeasureSaveTheLastLine) {
  int seen = 0, filled = 0;
  for (double measure = 180; measure <= 420; measure += 5) {
    const auto lines = justified(prose + " " + prose, measure);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      ++seen;
      filled += std::abs(lines[i].width - measure) < 0.1 ? 1 : 0;
    }
    EXPECT_LE(lines.back().width, measure);
  }
  EXPECT_GE(filled, seen * 98 / 100) << seen;
}

TEST_F(JustifiedProse, IsEvenAtReadingWidth) {
  const auto lines = justified(prose + " " + prose + " " + prose, 372);
  int hyphens = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_NEAR(lines[i].width, 372, 0.1);
    EXPECT_LE(widest_space(lines[i]), 1.75) << text_of(lines[i]);
    const bool hyphen = std::get<GlyphRun>(lines[i].items.back()).soft_hyphen;
    hyphens = hyphen ? hyphens + 1 : 0;
    EXPECT_LT(hyphens, 2) << "two hyphens in a row";
  }
}

TEST_F(Paragraph, PunctuationHangsAtBothSides) {
  const std::string text =
      "\u201CMoney by helping,\u201D it says, \u201Ca person to enter\u201D; \u201Cand by bringing,\u201D or \u201Cby keeping,\u201D those who pay.";
  bool left = false, right = false;
  for (double measure = 70; measure < 200; measure += 3)
    for (const SetLine& line : set(text, {.measure = measure, .justify = true, .hang = true})) {
      const auto& first = std::get<GlyphRun>(line.items.front());
      const auto& last = std::get<GlyphRun>(line.items.back());
      double end = last.x;
      for (const Glyph& glyph : last.glyphs) end += static_cast<double>(glyph.advance);
      if (last.text.ends_with(' ')) end -= static_cast<double>(last.glyphs.back().advance);
      if (first.text.starts_with("\u201C")) { EXPECT_LT(first.x, -1.5); left = true; }
      else EXPECT_NEAR(first.x, 0, 0.01);
      if (end > measure + 0.5) right = true;
      EXPECT_LT(end, measure + 4);
    }
  EXPECT_TRUE(left && right);
}

TEST_F(Paragraph, ANumberStaysWithItsUnit) {
  // Of equally many lines, the one that ends in "90" is not chosen.
  for (double measure = 120; measure < 320; measure += 10)
    for (
        const SetLine& line :
        set("Thirteen platforms publish a guide for authorities; six state a preservation period, and all six say 90 days at most.",
            {.measure = measure}))
      EXPECT_THAT(text_of(line), testing::Not(testing::EndsWith("say a "))) << measure;
}

TEST_F(Paragraph, AWordLongerThanTheLineIsBrokenRatherThanOverfull) {
  const auto lines =
      set("transparency.meta.com/policies/community-standards/human-exploitation/and-more-of-it", {.measure = 80});
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
  const char* texts[] = {"ภาษาไทย", "မြန်မာဘာသာ", "ភាសាខ្មែរ",   "ພາສາລາວ", "العربية",    "हिन्दी", "বাংলা",
                         "සිංහල",    "தமிழ்",      "tiếng Việt", "中文",    "日本語の文", "한국어"};
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
  Hyphenator hyphenator([&](std::string_view) { return Result<HyphenationFile>(HyphenationFile{patterns, nullptr}); },
                        2, 3);
  EXPECT_THAT(hyphenator.points("exploitation", "en"), testing::ElementsAre(2u, 8u));
}

}  // namespace
}  // namespace galley::layout
