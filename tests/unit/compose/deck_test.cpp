#include "compose/deck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/compose.h"
#include "sources/read.h"
#include "support/project.h"

namespace galley::compose {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view manuscript =
    "# One section\n\n## First \\*title\\* {layout=chart show=\"A, B\"}\n\nBody [@C-1].\n\n```chart\nperiods\n```\n\n"
    "::: source\nSource: the law.\n:::\n\n::: notes\nSay this.\n\n- and this [@C-1]\n\n"
    "::: {.question title=\"If asked\"}\nWhy?\n\nBecause [@rule].\n:::\n\n::: {.evidence title=\"Evidence\"}\n[@C-1; @rule]\n:::\n\nAnd that.\n:::\n\n"
    "# Another\n\n## Second\n\n:::: columns\n::: column\n## no slide\n:::\n::::\n\n```\n## no slide\n```\n";

std::vector<DeckSlide> read(std::string_view text) {
  return read_slides(
      MappedText(std::string(text), {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}, Origin::copy));
}

TEST(Slides, AreReadFromTheDecksManuscript) {
  const std::vector<DeckSlide> slides = read(manuscript);
  ASSERT_EQ(slides.size(), 2U);
  EXPECT_EQ(slides[0].title.text, "First \\*title\\*");
  EXPECT_EQ(slides[0].section.text, "One section");
  EXPECT_EQ(slides[0].say.text, "Say this.\n\n- and this [@C-1]\n\n\n\nAnd that.");
  EXPECT_EQ(slides[0].question.text, "Why?\n\nBecause [@rule].");
  EXPECT_EQ(slides[0].source.text, "Source: the law.");
  EXPECT_THAT(slides[0].cited, ElementsAre("C-1", "rule"));
  EXPECT_THAT(slides[0].figures, ElementsAre("periods"));
  EXPECT_EQ(slides[1].title.text, "Second");
  EXPECT_EQ(slides[1].section.text, "Another");
  EXPECT_EQ(slides[1].say.text, "");
}

TEST(Slides, LeadBackToWhereTheirWordsCameFrom) {
  const std::vector<DeckSlide> slides = read(manuscript);
  const Span span = slides.front().question.span(0, 4);
  EXPECT_EQ(manuscript.substr(span.begin, span.end - span.begin), "Why?");
}

TEST(Slides, OfATextThatIsNoDeck) {
  EXPECT_THAT(read(""), IsEmpty());
  EXPECT_THAT(read("Words only"), IsEmpty());
  EXPECT_THAT(read(":::\n:::\n### Deep\n"), IsEmpty());
  EXPECT_EQ(read("## \n\n#\n\n##").size(), 2U);
  EXPECT_EQ(read("## {layout=text}").front().title.text, "");
  const auto open = read("## Slide {");
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open.front().title.text, "Slide {");
}

constexpr auto facts =
    "facts:\n  - {id: C-1, dimension: d, statement: It is so., source: law, confidence: retrieved}\n"
    "  - {id: C-2, dimension: d, statement: A secret., source: law, confidence: retrieved, confidential: true}\n";

TEST(Handout, SaysForEachSlideWhatWhyAndHowLong) {
  Files files;
  files.add("sources/publication.yml",
            "id: p\ntitle: T\nlanguage: en\ndate: 2026-11-23\nkind: sample\noutputs:\n  - {id: o, file: o.docx}\n");
  files.add(
      "sources/references.json",
      R"([{"id": "law", "type": "legislation", "title": "A law"}, {"id": "rule", "type": "webpage", "title": "A rule"}])");
  files.add("sources/context.yml", facts);
  const FileId outline = files.add(
      "templates/o.md",
      "{{deck.slides}} slides, {{deck.time}}\n\n{{#slides}}\n## {{number}}. {{title}}\n\n{{section}}, {{begins}}, {{time}}, {{clock}}, {{words}}\n\n{{say}}\n\n"
      "{{question}}\n\n{{#has_evidence}}\nEvidence:\n{{/has_evidence}}\n{{#evidence}}\n- {{statement}} {{citation}}\n{{/evidence}}\n{{/slides}}\n");
  Diagnostics diagnostics;
  const sources::Corpus corpus = sources::read_corpus(files, diagnostics);
  Deck deck{read("## A\n\n::: notes\nWords [@C-1; @C-2].\n\n::: question\nWhy? [@rule]\n:::\n:::\n\n## B\n"), 130};
  deck.slides[0].words = 200;
  deck.slides[0].seconds = 92;
  deck.slides[1].seconds = 1;
  const Manuscript handout = compose_manuscript(corpus, files, outline, {deck, {}}, diagnostics);
  EXPECT_EQ(test::describe(diagnostics, files), "");
  EXPECT_EQ(
      handout.text.text,
      "2 slides, 1 minute 33 seconds\n\n## 1. A\n\n, 0:00, 1 minute 32 seconds, 1:32, 200\n\nWords [@C-1; @C-2].\n\n"
      "Why? [@rule]\n\nEvidence:\n- It is so. [@C-1]\n- A rule [@rule]\n"
      "## 2. B\n\n, 1:32, 1 second, 0:01, 0\n\n\n\n\n\n");
  EXPECT_THAT(handout.used_references, ElementsAre("law", "rule"));
}

}  // namespace
}  // namespace galley::compose
