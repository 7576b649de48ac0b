#include "docx/docx.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "../layout/fonts_for_tests.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "opc/package.h"
#include "support/project.h"

namespace galley::docx {
namespace {

struct Made {
  Files files;
  Diagnostics diagnostics;
  document::Document document;
  Result<DocxFile> file = failure("not made");
};

document::FigureData bar_figure() {
  document::FigureData figure;
  figure.id = "deadlines";
  figure.kind = "bar";
  figure.title = "Deadlines run from hours to days";
  figure.subtitle = "Hours to act on an order";
  figure.source = "national laws.";
  figure.unit = "hours";
  figure.x = "value";
  figure.y = "state";
  figure.alt = "Bar chart of deadlines.";
  figure.columns = {"state", "value"};
  figure.rows = {{{"India", "3"}, {}}, {{"Indonesia", "4"}, {}}};
  return figure;
}

// A brief from Markdown with the template of the project and the look frozen for tests.
template <class Edit>
std::unique_ptr<Made> make(const std::string& markdown, Edit edit) {
  auto made = std::make_unique<Made>();
  const std::filesystem::path root(GALLEY_SOURCE_DIR);
  galley::test::load_folder(made->files, root / "tests" / "support" / "look", "styles");
  const auto brand = style::read_brand(made->files, made->diagnostics);
  const auto theme = style::read_theme(made->files, *brand, made->diagnostics);
  const FileId id = made->files.add("brief.md", markdown);
  made->document = document::parse_document(made->files.text(id), id, made->diagnostics);
  made->document.metadata = {"sample",     "A brief",      "Its subtitle", "en-GB", "2026-11-23",
                             "The office", "policy-brief", {"The team"},   "1",     "sample/1/0123456789ab"};
  auto resources = std::make_shared<document::Resources>();
  resources->figures["deadlines"] = bar_figure();
  resources->images["picture.png"] = {"bytes", 200, 100};
  made->document.resources = resources;
  document::resolve_document(made->document, made->diagnostics);
  DocxOptions options;
  for (const char* part : {"word/styles.xml", "word/settings.xml"})
    options.template_parts[part] = galley::test::read_text(root / "templates" / "docx" / part);
  options.theme = &*theme;
  options.brand = &*brand;
  options.fonts = layout::test::load_font_file;
  options.embed = false;
  options.trace = true;
  options.files = &made->files;
  options.chart_picture = [](const document::FigureData&, double width) -> Result<ChartPicture> {
    return ChartPicture{"a picture", width, 100};
  };
  edit(options);
  made->file = write_docx(made->document, options, made->diagnostics);
  return made;
}

std::unique_ptr<Made> make(const std::string& markdown) {
  return make(markdown, [](DocxOptions&) {});
}

// With the style sheet changed as a designer would.
std::unique_ptr<Made> make_restyled(const std::string& markdown, const std::string& from, const std::string& to) {
  return make(markdown, [&](DocxOptions& options) {
    auto& styles = options.template_parts["word/styles.xml"];
    ASSERT_NE(styles.find(from), std::string::npos);
    styles.replace(styles.find(from), from.size(), to);
  });
}

std::string messages(const Made& made) { return galley::test::describe(made.diagnostics, made.files); }

std::string part(const Made& made, const std::string& name) {
  const auto package = opc::read_package(made.file->bytes);
  const opc::Part* found = package ? package->find(name) : nullptr;
  return found == nullptr ? std::string() : found->bytes;
}

// One element a line, so that a difference can be read.
std::string lined(std::string xml) {
  for (std::size_t at = xml.find("><"); at != std::string::npos; at = xml.find("><", at + 1)) xml.insert(at + 1, "\n");
  return xml + "\n";
}

bool has_rule(const Made& made, std::string_view rule) {
  return std::any_of(made.diagnostics.all().begin(), made.diagnostics.all().end(),
                     [&](const Diagnostic& found) { return found.rule == rule; });
}

constexpr const char* brief = R"(::: contents
:::

## What the law requires {#sec:law}

Deadlines are short.[^a] See [@tbl:states] and [the law](https://example.org/).

::: {.callout .caution title="Safeguard"}
Speed needs a *legal* test.

- one
- two
:::

Text below the box.

| State | Hours |
|:--|--:|
| India | 3 |
| Viet Nam | [Named]{.yes} |

: Two States set a clock {#tbl:states}

::: source
National laws.
:::

```chart
deadlines
```

:::: {.recommendation #R-01 number=1}
### Publish one page

Name both crimes.

::: meta
**Who** Platforms

**When** 6 months
:::
::::

[^a]: Rules of 2021.
)";

TEST(WriteDocx, GivesThePartsOfASmallBrief) {
  const auto made = make(brief);
  ASSERT_TRUE(made->file) << made->file.error().message;
  EXPECT_FALSE(made->diagnostics.has_errors()) << galley::test::describe(made->diagnostics, made->files);
  for (const char* name : {"document", "footnotes", "numbering", "header1", "footer1"})
    galley::test::expect_golden(std::string("cases/docx/brief/") + name + ".xml",
                                lined(part(*made, std::string("/word/") + name + ".xml")));
  galley::test::expect_golden("cases/docx/brief/blocks.xml", lined(part(*made, "/customXml/item1.xml")));
  galley::test::expect_golden("cases/docx/brief/custom.xml", lined(part(*made, "/docProps/custom.xml")));
}

TEST(WriteDocx, GivesTheSameBytesTwice) { EXPECT_EQ(make(brief)->file->bytes, make(brief)->file->bytes); }

TEST(WriteDocx, PutsTheRowsOfTheThemeIntoTheStyles) {
  const auto made = make(brief);
  const auto styles = part(*made, "/word/styles.xml");
  EXPECT_NE(styles.find("w:styleId=\"Heading1\""), std::string::npos);
  EXPECT_EQ(styles.find("w:lineRule=\"auto\"", styles.find("w:lineRule=\"auto\"") + 1), std::string::npos)
      << "only Figure has an automatic height";
}

std::string paragraphs(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text +=
        "Removal is fast, and preservation is not paired with it, so that the only trace of a recruiter goes with the post that an investigator would need.\n\n";
  return text;
}

TEST(Pages, CountsPagesAndFreeLines) {
  const auto one = make("## A\n\n" + paragraphs(3));
  EXPECT_EQ(one->file->pagination.pages, 1);
  const auto many = make("## A\n\n" + paragraphs(60));
  EXPECT_EQ(many->file->pagination.pages, 4);
  EXPECT_GT(one->file->pagination.free_lines, make("## A\n\n" + paragraphs(6))->file->pagination.free_lines);
}

TEST(Pages, KeepsAHeadingWithTwoLinesOfItsText) {
  for (int count = 15; count < 21; ++count) {
    const auto made = make("## A\n\n" + paragraphs(count) + "## Last heading\n\n" + paragraphs(2));
    const auto& lines = made->file->pagination.lines;
    const auto heading =
        std::find_if(lines.begin(), lines.end(), [](const PlacedLine& line) { return line.text == "Last heading"; });
    ASSERT_NE(heading, lines.end());
    EXPECT_EQ(heading->page, (heading + 1)->page);
    EXPECT_EQ(heading->page, (heading + 2)->page);
  }
}

TEST(Pages, BeginsAHeadingOnANewPageWhereTheAuthorAsks) {
  const auto made = make("## A\n\nText.\n\n## B {.new-page}\n\nText.\n");
  ASSERT_EQ(made->file->pagination.sections.size(), 2U);
  EXPECT_EQ(made->file->pagination.sections[1].page, 2);
}

TEST(Pages, FillsTheContents) {
  const auto made = make("::: contents\n:::\n\n## A\n\n" + paragraphs(40) + "## B\n\nText.\n");
  const auto text = part(*made, "/word/document.xml");
  EXPECT_NE(text.find("PAGEREF"), std::string::npos);
  EXPECT_NE(text.find("<w:t>" + std::to_string(made->file->pagination.sections[1].page) + "</w:t>"), std::string::npos);
}

// A page number is as wide as it is: "1" has room on a line where "11" has none.
TEST(Pages, MeasureThePageNumbersOfTheContents) {
  std::string before;
  for (int i = 0; i < 10; ++i) before += "## Part " + std::to_string(i) + " {.new-page}\n\nText.\n\n";
  const auto lines_of_last_entry = [](const std::string& text) {
    const auto made = make("::: contents\n:::\n\n" + text);
    int lines = 0;
    for (const auto& line : made->file->pagination.lines) {
      if (line.block > 0) break;
      lines = line.text.starts_with("Final") ? 1 : lines + 1;
    }
    return lines;
  };
  bool wider = false;
  for (std::string title = "Final neilveti ffiilulortrail quomyulor tiponwewe gralowemy velobafi neomm moon";
       !wider && title.size() < 130; title += "i")
    wider = lines_of_last_entry("## " + title + "\n\nText.\n") <
            lines_of_last_entry(before + "## " + title + " {.new-page}\n\nText.\n");
  EXPECT_TRUE(wider);
}

TEST(Pages, KeepTwoLinesOfANotesParagraphTogether) {
  for (int count = 10; count < 60; ++count) {
    std::string text = "## A\n\n";
    for (int i = 0; i < count; ++i) text += "Line.\n\n";
    const auto made = make(text + "A reference.[^a]\n\n[^a]: First.\n\n    Second " + std::string(45, 'm') + " " +
                           std::string(90, 'n') + " third " + std::string(90, 'm') + " fourth.\n");
    std::vector<int> pages;
    for (const auto& line : made->file->pagination.lines)
      if (line.note) pages.push_back(line.page);
    ASSERT_GE(pages.size(), 4U);
    EXPECT_EQ(pages[1], pages[2]) << count;
  }
}

// A figure keeps with its source line only: a chain of figures taller than a page would part
// a figure from its caption.
TEST(Pages, PartARowOfFigures) {
  const auto text = part(
      *make(
          "## A\n\n![One](picture.png){#fig:a title=\"One\"}\n\n![Two](picture.png){#fig:b title=\"Two\"}\n\n::: source\nSource: us.\n:::\n"),
      "/word/document.xml");
  const auto first = text.find("<w:pStyle w:val=\"FigureAlone\"/>"), second = text.find("<w:pStyle w:val=\"Figure\"/>");
  EXPECT_NE(first, std::string::npos);
  EXPECT_NE(second, std::string::npos);
  EXPECT_LT(first, second);
}

TEST(Pages, KeepTheLineBelowAHeadingWithWhatFollows) {
  for (int count = 20; count < 36; ++count) {
    std::string text = "## A\n\n";
    for (int i = 0; i < count; ++i) text += "Line.\n\n";
    const auto made = make(text + "## Slide\n\n::: meta\n**Time** 12 seconds\n:::\n\nSay this.\n");
    const auto& lines = made->file->pagination.lines;
    ASSERT_GE(lines.size(), 3U);
    EXPECT_EQ(lines[lines.size() - 3].page, lines.back().page) << count;
  }
}

// A content control's edge stands in the line of a figure with an id, with its descent.
TEST(Pages, GiveAPictureItsHeightAndADescentInAControl) {
  const auto height_of = [](const std::string& attributes) {
    const auto made = make("## A\n\nAbove.\n\n![A picture](picture.png)" + attributes + "\n\nEnd.\n");
    const auto& lines = made->file->pagination.lines;
    const auto picture =
        std::find_if(lines.rbegin(), lines.rend(), [](const PlacedLine& line) { return line.text.empty(); });
    return picture == lines.rend() ? 0 : (picture - 1)->top - picture->top;
  };
  const int picture = 100 * 15, descent = 59;  // 100 pixels; of ten points of Noto Sans
  EXPECT_EQ(height_of(""), picture);
  EXPECT_EQ(height_of("{#fig:p}"), picture + descent);
}

TEST(Refuses, WhatCannotBeLaidOut) {
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\nText.[^a]\n:::\n\n[^a]: Note.\n"), "docx.note-in-table"));
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\nOne.\n:::\n\n::: callout\nTwo.\n:::\n"), "docx.adjacent-tables"));
  EXPECT_TRUE(has_rule(*make("## A\n\n::: callout\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n"), "docx.nested-table"));
}

TEST(Warns, OfScriptsThatWordProcessorsBreakDifferently) {
  EXPECT_TRUE(has_rule(*make("## A\n\n[ภาษาไทย]{lang=th} and text.\n"), "docx.scripts"));
  EXPECT_FALSE(has_rule(*make("## A\n\nCafé – “text”.\n"), "docx.scripts"));
}

TEST(Controls, NameFindingsRecommendationsTablesAndFiguresAndHideNoWord) {
  const auto made = make(std::string("## A\n\n::: {.finding #F-01}\n### One\n\nDo platforms answer?\n:::\n\n") + brief);
  const auto text = part(*made, "/word/document.xml");
  for (const char* tag : {"F-01", "R-01", "tbl:states", "deadlines"})
    EXPECT_NE(text.find("<w:tag w:val=\"" + std::string(tag) + "\"/>"), std::string::npos) << tag;
  for (auto at = text.find("<w:sdtContent>"); at != std::string::npos; at = text.find("<w:sdtContent>", at + 1)) {
    const auto content = text.substr(at, text.find("</w:sdtContent>", at) - at);
    EXPECT_EQ(content.find("fldChar"), std::string::npos) << content;
    // All of a figure stands in its control; of text, a mark or a label.
    const bool figure = content.find("<w:drawing>") != std::string::npos;
    EXPECT_EQ(content.find("<w:p>") != std::string::npos, figure) << content;
    const auto words = content.find("<w:t"), begin = content.find('>', words) + 1;
    EXPECT_TRUE(words == std::string::npos ||
                content.find("</w:t>", begin) - begin <= std::string_view("Figure").size())
        << content;
  }
}

constexpr const char* quote_name = R"(<w:name w:val="Quote"/>)";

TEST(Restyled, NamesAStyleThatIsMissing) {
  const auto made = make_restyled("## A\n\n> Words.\n", R"(w:styleId="Quote")", R"(w:styleId="Zitat")");
  ASSERT_FALSE(made->file);
  EXPECT_EQ(made->file.error().message, "templates/docx/word/styles.xml has no paragraph style 'Quote'");
  const auto bare = make_restyled("## A\n\nText.\n\n::: callout\nOne.\n:::\n\nText.\n", R"(w:styleId="AfterBox")",
                                  R"(w:styleId="After")");
  ASSERT_FALSE(bare->file);
  EXPECT_EQ(bare->file.error().message, "templates/docx/word/styles.xml has no style 'AfterBox', which the text uses");
}

TEST(Restyled, SaysWhatThePagesAreCountedWithout) {
  const auto made = make_restyled("## A\n\nText.\n\n::: callout\nOne.\n:::\n\nText.\n", R"(w:styleId="AfterBox">)",
                                  R"(w:styleId="AfterBox"><w:rPr><w:smallCaps/></w:rPr>)");
  ASSERT_TRUE(made->file);
  EXPECT_NE(messages(*made).find(
                "warning[docx.style-unmeasured] templates/docx/word/styles.xml: the style 'AfterBox' sets w:smallCaps"),
            std::string::npos)
      << messages(*made);
  EXPECT_EQ(messages(*make(brief)).find("docx.style-unmeasured"), std::string::npos);
}

// Lines of the first quotation.
int quoted_lines(const std::string& from, const std::string& to) {
  const auto made = make_restyled(
      "## A\n\n> neilveti ffiilulortrail quomyulor tiponwewe gralowemy velobafi ulkave ilxq finetraco raffi one\n",
      from, to);
  return made->file->pagination.blocks.back().lines;
}

TEST(Restyled, MeasuresIndentsAndCapitals) {
  EXPECT_EQ(quoted_lines(quote_name, quote_name), 1);
  const std::string pr = std::string(quote_name) + "<w:pPr>", run = std::string(quote_name);
  EXPECT_EQ(quoted_lines(quote_name, run + R"(<w:rPr><w:caps/></w:rPr>)"), 2);
  EXPECT_EQ(quoted_lines(quote_name, pr + R"(<w:ind w:firstLine="1400"/></w:pPr>)"), 2);
}

TEST(Pages, LeaveTheSpaceBelowEachNote) {
  const auto free_lines = [](double after) {
    const auto made =
        make("## A\n\nOne.[^a] Two.[^b] Three.[^c] Four.[^d]\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n\n[^d]: D.\n",
             [&](DocxOptions& options) {
               static style::Theme theme;
               theme = *options.theme;
               theme.docx.paragraph.find("FootnoteText")->second.after = after;
               options.theme = &theme;
             });
    return made->file->pagination.free_lines;
  };
  // Three gaps of 560 twips are six lines of 280.
  EXPECT_EQ(free_lines(0) - free_lines(560), 6);
}

TEST(EmbeddedFont, StaysOutWhereTheFontForbidsIt) {
  for (const auto& [rights, embedded] :
       {std::pair{0x0000, true}, {0x0002, false}, {0x0004, false}, {0x0008, true}, {0x0200, false}}) {
    const auto made = make("## A\n\nText.\n", [rights = rights](DocxOptions& options) {
      options.embed = true;
      options.fonts = [rights](const layout::FontRequest& request) -> Result<layout::FontFile> {
        TRY(const layout::FontFile file, layout::test::load_font_file(request));
        auto bytes = std::make_shared<std::string>(file.bytes);
        const auto record = bytes->find("OS/2");
        std::size_t table = 0;
        for (std::size_t i = 0; i < 4; ++i) table = table << 8 | static_cast<unsigned char>((*bytes)[record + 8 + i]);
        (*bytes)[table + 8] = static_cast<char>(rights >> 8);
        (*bytes)[table + 9] = static_cast<char>(rights & 0xFF);
        return layout::FontFile{file.name, *bytes, bytes};
      };
    });
    ASSERT_TRUE(made->file) << made->file.error().message;
    EXPECT_EQ(part(*made, "/word/fontTable.xml").find("w:embedRegular") != std::string::npos, embedded) << rights;
    EXPECT_EQ(messages(*made).find("docx.font-rights") == std::string::npos, embedded) << messages(*made);
  }
}

// A risk is named, not modelled: see word_layout.cpp.
TEST(Pages, NameABoxThatNotesMayPush) {
  std::string note = "\n\n[^a]:";
  for (int i = 0; i < 12; ++i) note += " " + std::string(90, 'n');
  int without = 0, with = 0;
  std::string text = "## A\n\n";
  for (int i = 0; i < 26; ++i) {
    text += "Line.\n\n";
    const std::string above = text + "::: {.callout title=\"Box\"}\nOne.\n\nTwo.\n\nThree.\n:::\n\n" +
                              std::string(80, 'a') + " " + std::string(80, 'b');
    const std::string below =
        " " + std::string(80, 'c') + " " + std::string(80, 'd') + " " + std::string(80, 'e') + "\n";
    without += make(above + below)->file->pagination.boxes_at_risk;
    with += make(above + "[^a]" + below + note + "\n")->file->pagination.boxes_at_risk;
  }
  EXPECT_EQ(without, 0);
  EXPECT_GT(with, 0);
}

TEST(Lists, BeginAnewEachAtTheirOwnNumber) {
  const auto made = make("## A\n\n1. one\n2. two\n\nText.\n\n5. five\n\n- a\n    1. b\n- c\n    1. d\n");
  const auto text = part(*made, "/word/document.xml");
  for (const char* number : {"5", "6", "7", "8"})
    EXPECT_NE(text.find("<w:numId w:val=\"" + std::string(number) + "\"/>"), std::string::npos) << number;
  EXPECT_NE(part(*made, "/word/numbering.xml").find("<w:startOverride w:val=\"5\"/>"), std::string::npos);
}

TEST(Scripts, KeepTheirWeightLanguageAndDirection) {
  const auto made = make("## A\n\n**ภาษาไทย** and الدول and 法律.\n");
  const auto text = part(*made, "/word/document.xml");
  EXPECT_NE(text.find("<w:rStyle w:val=\"ScriptThaiStrong\"/><w:cs/><w:lang w:bidi=\"th\"/>"), std::string::npos);
  EXPECT_NE(text.find("<w:rtl/><w:lang w:bidi=\"ar\"/>"), std::string::npos);
  EXPECT_NE(text.find("<w:rStyle w:val=\"ScriptHan\"/><w:lang w:eastAsia=\"zh\"/>"), std::string::npos);
}

// The rules of word_lines.cpp, each on a line that would end elsewhere without it.
std::vector<std::string> lines_of(const Made& made, std::string_view first_word) {
  std::vector<std::string> texts;
  for (const auto& line : made.file->pagination.lines)
    if (!texts.empty() || line.text.starts_with(first_word)) texts.push_back(line.text);
  return texts;
}

TEST(Lines, MoveAWordWithASlashAsAWhole) {
  const auto made = make(
      "## A\n\nSignatories of the Convention are listed in the treaty collection, where each of them has a row/declaration/reservation of its own.\n");
  const auto lines = lines_of(*made, "Signatories");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].starts_with("row/declaration/reservation")) << lines[1];
}

// LibreOffice leaves room behind a no-break space in italics, as at the end of a line.
TEST(Lines, LeaveRoomBehindANoBreakSpaceInItalics) {
  const auto lines_of = [](std::string text, const std::string& mark, bool unbroken) {
    if (unbroken) text.replace(text.find(' '), 1, "\u00A0");
    const auto made = make("## A\n\n" + mark + text + mark + "\n");
    return made->file->pagination.blocks.back().lines;
  };
  int upright = 0, italic = 0;
  for (const char* end : {"i", "f", "n"}) {
    std::string text = "neilveti ffiilulortrail quomyulor tiponwewe gralowemy velobafi ulkave ilxq finetraco";
    while (lines_of(text + end, "*", false) == 1) text += end;
    italic += lines_of(text, "*", true) - lines_of(text, "*", false);
    while (lines_of(text + end, "", false) == 1) text += end;
    upright += lines_of(text, "", true) - lines_of(text, "", false);
  }
  EXPECT_GT(italic, 0);
  EXPECT_EQ(upright, 0);
}

TEST(Lines, PutTwoNotesOfOneLineOnItsPage) {
  std::string text = "## A\n\n" + paragraphs(18) + "Last.[^a][^b]\n\n[^a]: ";
  for (int i = 0; i < 300; ++i) text += "words ";
  const auto made = make(text + "\n\n[^b]: Short.\n");
  const auto& lines = made->file->pagination.lines;
  const auto reference =
      std::find_if(lines.begin(), lines.end(), [](const PlacedLine& line) { return line.text.starts_with("Last."); });
  ASSERT_NE(reference, lines.end());
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(),
                          [&](const PlacedLine& line) { return line.note && line.page == reference->page; }));
}

TEST(EmbeddedFont, ComesBackFromTheCache) {
  const layout::FontRequest request{"Noto Sans", 400, false};
  const auto file = layout::test::load_font_file(request);
  ASSERT_TRUE(file);
  const auto font = embed_font(*file, request);
  ASSERT_TRUE(font);
  const auto back = from_cache(to_cache(*font));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->guid, font->guid);
  EXPECT_EQ(back->data->stream, font->data->stream);
  EXPECT_EQ(back->data->crc, font->data->crc);
  EXPECT_FALSE(from_cache("something else"));
}

}  // namespace
}  // namespace galley::docx
