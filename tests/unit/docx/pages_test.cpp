// The pages of a brief are known before a word processor opens it: docx/word_layout.h, docx/word_lines.h.
#include <algorithm>
#include <string>
#include <vector>
#include <gtest/gtest.h>

#include "brief_maker.h"

namespace galley::docx {
namespace {

using namespace test;

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

}  // namespace
}  // namespace galley::docx
