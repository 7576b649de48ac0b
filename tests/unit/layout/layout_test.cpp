#include "layout/layout.h"

#include <cmath>
#include <map>

#include <gmock/gmock.h>

#include "document/walk.h"
#include "layout/trace.h"
#include "look.h"

namespace galley::layout {
namespace {

const std::string small_document = R"(# What platform rules say {#sec:rules band toc="Seven of 16"}

::: standfirst
A rule that names a crime gives all the same text.
:::

## Two crimes, one policy page {#sec:two}

### Trafficking is named by seven

Meta has a dedicated standard on human exploitation.[^a] It lists nine forms of trafficking, as [@sec:two] says.

- One item of a list.
- Another with **strong** words.

| State | Hours |
|---|---:|
| India | 3 |
| Viet Nam | 24.5 |

: Deadlines {#tbl:t}

[^a]: Meta, Community Standards, August 2026.
)";

std::string words(std::string text) {
  std::string result;
  for (const char c : text) {
    if (c != '\n' && c != ' ') result += c;
    else if (!result.empty() && result.back() != ' ') result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

// Every word of running text, so that none is lost or set twice.
std::string prose(int paragraphs, unsigned seed) {
  static const char* vocabulary[] = {"platform", "rules",    "name",    "the",  "crime", "of",       "smuggling",
                                     "and",      "evidence", "is",      "kept", "for",   "ninety",   "days",
                                     "after",    "a",        "request", "by",   "an",    "authority"};
  std::string text;
  unsigned word = 0;
  for (int i = 0; i < paragraphs; ++i) {
    if (i % 7 == 3) text += "### Side heading number " + std::to_string(i) + "\n\n";
    if (i % 11 == 5) text += "## Section number " + std::to_string(i) + "\n\n";
    const unsigned count = 20 + (seed = seed * 1664525u + 1013904223u, seed >> 16) % 120;
    for (unsigned k = 0; k < count; ++k) {
      seed = seed * 1664525u + 1013904223u;
      text += std::string(vocabulary[(seed >> 16) % 20]) + std::to_string(++word) + (k + 1 == count ? "." : " ");
    }
    if (i % 5 == 2)
      text += "[^n" + std::to_string(i) + "]\n\n[^n" + std::to_string(i) + "]: A note to it, numbered " +
              std::to_string(i) + ".";
    text += "\n\n";
  }
  return text;
}

TEST(LayOut, TraceOfASmallDocument) {
  galley::test::expect_golden("cases/layout/small.trace", trace(test::lay_out(small_document)));
}

// Each document of tests/cases/layout, and the pages it must give.
TEST(LayOut, TracesOfTheCases) {
  const std::filesystem::path folder = std::filesystem::path(GALLEY_SOURCE_DIR) / "tests/cases/layout";
  for (const char* name : {"notes", "pages", "scripts", "side", "table"}) {
    const Pages pages = test::lay_out(galley::test::read_text(folder / (std::string(name) + ".md")));
    galley::test::expect_golden("cases/layout/" + std::string(name) + ".trace", trace(pages));
  }
}

TEST(LayOut, GivesTheSameTwice) {
  EXPECT_EQ(trace(test::lay_out(small_document)), trace(test::lay_out(small_document)));
}

TEST(LayOut, PutsTheWordsOfASmallDocumentInReadingOrder) {
  const Pages pages = test::lay_out(small_document);
  ASSERT_EQ(pages.pages.size(), 1u);
  EXPECT_EQ(
      words(text_of(pages.pages[0])),
      "1 What platform rules say A rule that names a crime gives all the same text. 1.1 Two crimes, one policy page Trafficking is "
      "named by seven Meta has a dedicated standard on human exploitation.1 It lists nine forms of trafficking, as section 1.1 says. "
      "One item of a list. Another with strong words. Table 1 Deadlines State Hours India 3 Viet Nam 24.5 1 Meta, Community Standards, August 2026.");
}

TEST(LayOut, SetsEveryWordOnceInsideTheTypeAreaOnTheGrid) {
  const style::PdfTheme& pdf = test::look().theme.pdf;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const std::string text = "# Chapter {band}\n\n" + prose(40, seed);
    const Pages pages = test::lay_out(text);
    std::string all;
    for (const Page& page : pages.pages) {
      double last = 0;
      for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->element == artifact) continue;
        double right = run->x;
        for (const Glyph& glyph : run->glyphs) right += static_cast<double>(glyph.advance);
        if (run->text.ends_with(' ')) right -= static_cast<double>(run->glyphs.back().advance);
        EXPECT_GE(run->x, pdf.text_area.x - 3);
        EXPECT_LE(right, pdf.text_area.x + pdf.text_area.width + 0.1) << run->text;
        EXPECT_LE(run->baseline, pdf.text_area.y + pdf.text_area.height + 0.1) << run->text;
        last = std::max(last, run->baseline);
      }
      all += text_of(page) + "\n";
    }
    // Words carry numbers: each stands once, in order within its paragraph.
    for (unsigned word = 1; word < 60; ++word) {
      const std::string tail = std::to_string(word) + " ";
      EXPECT_NE(all.find(tail), std::string::npos) << word;
    }
  }
}

TEST(LayOut, LinesOfAColumnNeverOverlap) {
  const Pages pages = test::lay_out("# Chapter {band}\n\n" + prose(60, 3));
  for (const Page& page : pages.pages) {
    std::vector<double> baselines;
    for (const Item& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item);
          run != nullptr && run->element != artifact && run->rise == 0 && run->x > 215 && run->x < 222)
        baselines.push_back(run->baseline);
    std::sort(baselines.begin(), baselines.end());
    for (std::size_t i = 1; i < baselines.size(); ++i) {
      const double pitch = baselines[i] - baselines[i - 1];
      EXPECT_TRUE(pitch < 0.01 || pitch > 10) << page.label << " " << baselines[i];
    }
  }
}

TEST(LayOut, ContentsNameThePagesThatChaptersStandOn) {
  const Pages pages = test::lay_out("::: contents\n:::\n\n# One {#a band toc=\"first\"}\n\n" + prose(20, 1) +
                                    "\n\n# Two {#b band toc=\"second\"}\n\nText.\n");
  int page_of_b = -1;
  for (const Destination& destination : pages.destinations)
    if (destination.name == "b") page_of_b = destination.page;
  ASSERT_GT(page_of_b, 1);
  EXPECT_THAT(words(text_of(pages.pages[0])), testing::EndsWith("2 Two second " + std::to_string(page_of_b + 1)));
}

TEST(LayOut, AReferenceNamesThePageOfWhatIsFarAway) {
  const Pages pages = test::lay_out("# One {#sec:a band}\n\nSee [@sec:b] and [@sec:a].\n\n" + prose(60, 1) +
                                    "\n\n# Two {#sec:b band}\n\nText after [@sec:a].\n");
  int page_of_b = 0;
  for (const Destination& destination : pages.destinations)
    if (destination.name == "sec:b") page_of_b = destination.page + 1;
  ASSERT_GT(page_of_b, 2);
  EXPECT_THAT(words(text_of(pages.pages[0])),
              testing::HasSubstr("See chapter 2 on page " + std::to_string(page_of_b) + " and chapter 1."));
  EXPECT_THAT(words(text_of(pages.pages.back())), testing::HasSubstr("Text after chapter 1 on page 1."));
}

// A paragraph that names page 9 has three lines, which stay whole and move to the next page,
// and push what they name to page 10; naming page 10 takes a fourth line, which lets the
// paragraph be divided, and what it names is back on page 9. No pass can be right: this is
// said, and the build does not go on for ever.
TEST(LayOut, SaysWhenPageNumbersDoNotSettle) {
  style::Theme theme = test::look().theme;
  theme.pdf.page_references = 1;
  bool found = false;
  theme.pdf.text_area.height = 105;
  for (int words = 34; words < 44 && !found; ++words)
    for (int letters = 1; letters < 16 && !found; letters += 2) {  // finer than words
      std::string text;
      for (int i = 0; i < 7; ++i) text += "# A {.unnumbered}\n\nText.\n\n";
      text += "# B {.unnumbered}\n\nOne.\\\nTwo.\n\nThis paragraph";
      for (int i = 0; i < words; ++i) text += i % 3 == 0 ? " of" : " words";
      text += " " + std::string(static_cast<std::size_t>(letters), 'i') +
              " leads to [@sec:end].\n\nOne.\\\nTwo.\\\nThree.\n\n### End {#sec:end}\n\nText.\n";
      Diagnostics diagnostics;
      const document::Document document = test::parse(text, diagnostics);
      const auto pages =
          layout::lay_out(document, theme, test::look().brand, test::load_font_file, nullptr, diagnostics);
      ASSERT_TRUE(pages);
      for (const Diagnostic& each : diagnostics.all())
        if (each.rule == "layout.page-references") {
          found = true;
          EXPECT_EQ(each.severity, Severity::error);
        }
    }
  EXPECT_TRUE(found);
}

TEST(LayOut, WordsOfThePagesAreThoseOfTheLanguage) {
  Diagnostics diagnostics;
  document::Document document = document::parse_document(
      "::: contents\n:::\n\n# Un {band}\n\nVoir [@tbl:t].\n\n| A | B |\n|---|---|\n| c | d |\n\n: Titre {#tbl:t}\n",
      FileId{0}, diagnostics);
  document.metadata.language = "fr";
  document.metadata.words.contents = "Sommaire";
  document.metadata.words.figure_list = "Figures et tableaux";
  document.metadata.words.table = "tableau {}";
  document.metadata.words.table_label = "Tableau {}";
  document.resources = std::make_shared<document::Resources>();
  document::resolve_document(document, diagnostics);
  const Pages pages = test::lay_out(document, diagnostics);
  std::string all;
  for (const Page& page : pages.pages) all += text_of(page) + "\n";
  for (const char* words : {"Sommaire", "Figures et tableaux", "Voir tableau 1.", "Tableau 1"})
    EXPECT_THAT(all, testing::HasSubstr(words));
  for (const char* words : {"Contents", "Table 1", "table 1"})
    EXPECT_THAT(all, testing::Not(testing::HasSubstr(words)));
}

// The text grows by a word; what stands in other chapters, and before it, stays as it was.
TEST(LayOut, ASmallEditChangesThePagesAroundIt) {
  const auto pages_of = [](const std::string& word) {
    return test::lay_out("# One {band}\n\n" + prose(40, 1) + "\n\n# Two {band}\n\n" + prose(25, 2) + "\n\nHere is " +
                         word + " a word.\n\n" + prose(25, 3) + "\n\n# Three {band}\n\n" + prose(40, 4));
  };
  const Pages before = pages_of(""), after = pages_of("inserted");
  ASSERT_EQ(before.pages.size(), after.pages.size());
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before.pages.size(); ++i)
    changed += text_of(before.pages[i]) != text_of(after.pages[i]) ? 1 : 0;
  EXPECT_EQ(changed, 1u);
}

TEST(LayOut, StructureIsInDocumentOrderWithoutGaps) {
  const Pages pages = test::lay_out(small_document);
  int last = 0;
  for (std::size_t i = 0; i < pages.structure.size(); ++i) {
    const Element& element = pages.structure[i];
    EXPECT_LT(element.parent, static_cast<ElementId>(i));
    if (element.role.size() == 2 && element.role[0] == 'H') {
      const int level = element.role[1] - '0';
      EXPECT_LE(level, last + 1) << element.role;
      last = level;
    }
  }
}

// In a publication in Arabic the side column stands at the right, bullets before their text,
// the first column of a table at the right, decimals under each other; the words are the same.
TEST(LayOut, PagesOfAnArabicPublicationAreMirrored) {
  const std::string text =
      "# الفصل {band}\n\n### عنوان\n\nالاتجار بالأشخاص جريمة خطيرة.[^a]\n\n- بند قصير\n\n"
      "| الاسم | العدد |\n|---|---:|\n| مصر | 3.25 |\n| المغرب | 112.5 |\n\n: جدول {#tbl:t}\n\n[^a]: ملاحظة.\n";
  Diagnostics diagnostics;
  document::Document document = test::parse(text, diagnostics);
  const std::string plain = text_of(test::lay_out(document, diagnostics).pages[0]);
  document.metadata.language = "ar";
  const Pages pages = test::lay_out(document, diagnostics);
  ASSERT_TRUE(pages.right_to_left);
  ASSERT_EQ(pages.pages.size(), 1u);
  EXPECT_EQ(text_of(pages.pages[0]), plain);
  struct Place { double left = 0, right = 0; };
  std::map<std::string, Place> at;
  double bullet = 0;
  for (const Item& item : pages.pages[0].items) {
    if (const auto* path = std::get_if<PathItem>(&item); path != nullptr && path->element != artifact)
      bullet = std::get<chart::MoveTo>(path->shape.path.front()).to.x;
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    double right = run->x;
    for (const Glyph& glyph : run->glyphs) right += static_cast<double>(glyph.advance);
    if (run->text.ends_with(' ')) right -= static_cast<double>(run->glyphs.back().advance);
    EXPECT_GT(run->x, 40) << run->text;
    EXPECT_LT(right, pages.pages[0].width - 40) << run->text;
    at[run->text] = {run->x, right};
  }
  const double main_right = pages.pages[0].width - test::look().theme.pdf.frames.main.x;
  EXPECT_GT(at["عنوان"].left, main_right);
  EXPECT_NEAR(at["بند"].right, main_right - test::look().theme.pdf.list.indent, 0.5);
  EXPECT_GT(bullet, at["بند"].right);
  EXPECT_GT(at["مصر"].left, at["3.25"].right);
  const double digit = (at["3.25"].right - at["3.25"].left) / 3.4;  // four signs, the point half as wide
  EXPECT_NEAR(at["3.25"].right - at["112.5"].right, digit, 1.0);
}

TEST(LayOut, SectionsAddUpToTheirChapters) {
  const Pages pages = test::lay_out("# One {#a band}\n\n## A\n\n" + prose(10, 1) + "\n\n## B\n\n" + prose(10, 2));
  ASSERT_EQ(pages.sections.front().level, 1);
  EXPECT_EQ(pages.sections.front().first_page, 1);
  EXPECT_DOUBLE_EQ(pages.sections.front().pages, static_cast<double>(pages.pages.size()));
}

TEST(LayOut, MarksADraftOnEveryPage) {
  Diagnostics diagnostics;
  document::Document document = test::parse("# One {band}\n\n" + prose(20, 1), diagnostics);
  document.metadata.draft_mark = "3";
  const Pages pages = test::lay_out(document, diagnostics);
  for (const Page& page : pages.pages) {
    bool marked = false;
    for (const Item& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) marked = marked || run->text == "Draft 3";
    EXPECT_TRUE(marked) << page.label;
  }
}

TEST(LayOut, AFontThatIsMissingIsAnError) {
  Diagnostics diagnostics;
  const document::Document document = test::parse("Text.", diagnostics);
  const auto none = [](const FontRequest& request) -> Result<FontFile> { return failure("no font " + request.family); };
  const auto pages = lay_out(document, test::look().theme, test::look().brand, none, nullptr, diagnostics);
  ASSERT_FALSE(pages);
  EXPECT_THAT(pages.error().message, testing::HasSubstr("Noto Sans"));
}

}  // namespace
}  // namespace galley::layout
