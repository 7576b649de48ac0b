#include "check/limits.h"

#include <gtest/gtest.h>

#include "check_corpus.h"

namespace galley::check {
namespace {

using document::Block;
using document::Heading;
using document::Inline;
using document::Paragraph;

style::OutputLimits pages(std::optional<int> min, std::optional<int> max) {
  style::OutputLimits limits;
  limits.pages = style::Range{min, max, "", {}};
  return limits;
}

PageMeasure mapping() {
  PageMeasure measure;
  measure.output = "policy-mapping";
  measure.pages = 26;
  measure.lines_per_page = 50;
  measure.free_lines = 36;
  measure.parts = {{"chapters/context", "", {}, 1, 2.9, 130, 0, 45}, {"chapters/legal", "", {}, 4, 6.28, 290, 1, 14},
                   {"chapters/gaps", "", {}, 10, 0.5, 20, 1, 14}, {"chapters/method", "", {}, 11, 1.18, 55, 2, 9}};
  return measure;
}

TEST(Pages, OverTheLimitSaysByHowMuchAndWhatToCut) {
  Diagnostics diagnostics;
  check_pages(mapping(), pages({}, 25), diagnostics);
  ASSERT_EQ(rules(diagnostics), "limit.pages");
  const Diagnostic& diagnostic = diagnostics.all()[0];
  EXPECT_EQ(diagnostic.message, "policy-mapping has 26 pages; at most 25 are allowed: 14 lines over");
  ASSERT_EQ(diagnostic.hints.size(), 2U);
  EXPECT_EQ(diagnostic.hints[0],
            "Cutting 9 lines in chapters/method is enough; so is cutting 14 lines in chapters/legal.");
  EXPECT_EQ(diagnostic.hints[1],
            "Of 26 pages: chapters/legal takes 6.3, chapters/context takes 2.9, chapters/method takes 1.2, "
            "chapters/gaps takes 0.5.");
}

TEST(Pages, AChapterWithoutAnIdGoesByItsTitle) {
  PageMeasure measure = mapping();
  measure.parts[3].id = "block-259";
  measure.parts[3].title = "How it was made";
  Diagnostics diagnostics;
  check_pages(measure, pages({}, 25), diagnostics);
  EXPECT_EQ(diagnostics.all()[0].hints[0],
            "Cutting 9 lines in 'How it was made' is enough; so is cutting 14 lines in chapters/legal.");
}

TEST(Pages, WithinTheLimitIsSilentAndNearItWarns) {
  Diagnostics diagnostics;
  PageMeasure measure = mapping();
  measure.pages = 25;
  style::OutputLimits limits = pages({}, 25);
  limits.warn_pages = 0.2;
  check_pages(measure, limits, diagnostics);
  EXPECT_EQ(rules(diagnostics), "");
  measure.free_lines = 9;
  check_pages(measure, limits, diagnostics);
  EXPECT_EQ(rules(diagnostics), "limit.pages-near");
}

TEST(Pages, UnderTheMinimumSaysWhatIsMissing) {
  Diagnostics diagnostics;
  PageMeasure measure = mapping();
  measure.pages = 7;
  measure.free_lines = 10;
  check_pages(measure, pages(8, 10), diagnostics);
  ASSERT_EQ(rules(diagnostics), "limit.pages");
  EXPECT_EQ(diagnostics.all()[0].message, "policy-mapping has 7 pages; at least 8 are asked for: 11 lines short");
}

Block heading(int level, const std::string& text) {
  return {Heading{level, {Inline{document::Text{text}, {}}}, {}, ""}, {}, 0};
}
Block paragraph(const std::string& text) { return {Paragraph{{Inline{document::Text{text}, {}}}}, {}, 0}; }

TEST(Slides, CountBodyAndNotesApart) {
  document::Document deck;
  deck.blocks = {heading(1, "Section"), heading(2, "One idea"), paragraph("four words of body")};
  document::Div notes{
      "notes", {}, {paragraph("one two three four five six seven eight nine ten eleven twelve thirteen")}};
  deck.blocks.push_back({notes, {}, 0});
  deck.blocks.push_back({document::Div{"source", {}, {paragraph("Source: many words that nobody counts")}}, {}, 0});
  const auto slides = measure_slides(deck, 130);
  ASSERT_EQ(slides.size(), 1U);
  EXPECT_EQ(slides[0].title, "One idea");
  EXPECT_EQ(slides[0].body_words, 4);
  EXPECT_EQ(slides[0].notes_words, 13);
  EXPECT_EQ(slides[0].seconds, 6);
}

TEST(Slides, EachLimitSpeaksForItself) {
  std::vector<SlideMeasure> slides(2);
  slides[0] = {"First", {}, 95, 44, 14, 300, 138};
  slides[1] = {"Second", {}, 20, 10, 0, 10, 5};
  style::OutputLimits limits;
  limits.slides = style::Range{3, 18, "", {}};
  limits.body_words = 40;
  limits.title_characters = 90;
  limits.table_rows = 12;
  limits.notes_seconds = 120;
  limits.total_minutes = 2;
  Diagnostics diagnostics;
  check_slides("key-findings", slides, {}, limits, diagnostics);
  EXPECT_EQ(rules(diagnostics),
            "limit.slides limit.slide-title limit.slide-words limit.slide-rows limit.slide-time limit.time");
}

TEST(Fields, CountWordsAsReadersDo) {
  CheckCorpus corpus;
  corpus.finding("one", {}, "").headline = corpus.text("Only five words, not six [@F-1; @F-2]");
  style::Limits limits;
  limits.fields["finding.headline"] = {5, {}, {}};
  Diagnostics within, over, unknown;
  check_fields(corpus.corpus, limits, within);
  EXPECT_EQ(rules(within), "");
  limits.fields["finding.headline"].words = 4;
  check_fields(corpus.corpus, limits, over);
  EXPECT_EQ(rules(over), "limit.words");
  limits.fields.clear();
  limits.fields["finding.headlin"] = {5, {}, {}};
  check_fields(corpus.corpus, limits, unknown);
  ASSERT_EQ(rules(unknown), "limits.field-unknown");
  EXPECT_EQ(unknown.all()[0].hints[0], "did you mean 'finding.headline'?");
}

}  // namespace
}  // namespace galley::check
