// The sample's outlines compose without an error, and every byte leads to a file.
#include <gtest/gtest.h>

#include "compose/compose.h"
#include "sources/read.h"
#include "support/project.h"

namespace galley::compose {
namespace {

class SampleOutlines : public testing::TestWithParam<const char*> {};

TEST_P(SampleOutlines, Compose) {
  Files files;
  test::load_folder(files, GALLEY_SOURCE_DIR, "sources");
  test::load_folder(files, GALLEY_SOURCE_DIR, "templates");
  Diagnostics reading;
  const sources::Corpus corpus = sources::read_corpus(files, reading);
  const auto outline = files.find(GetParam());
  ASSERT_TRUE(outline);
  Diagnostics of_deck, diagnostics;
  const Manuscript slides = compose_manuscript(corpus, files, *files.find("templates/key-findings.md"), {}, of_deck);
  const Deck deck{read_slides(slides.text), 130};
  const Manuscript manuscript = compose_manuscript(corpus, files, *outline, {deck, {}}, diagnostics);
  EXPECT_EQ(test::describe(diagnostics, files), "");
  EXPECT_EQ(manuscript.text.map.length(), manuscript.text.text.size());
  for (const Segment& segment : manuscript.text.map.segments()) {
    ASSERT_NE(segment.source.file, FileId::none) << manuscript.text.text.substr(segment.begin, 60);
    if (segment.origin != Origin::copy) continue;
    ASSERT_EQ(files.text(segment.source), manuscript.text.text.substr(segment.begin, segment.end - segment.begin));
  }
  EXPECT_EQ(manuscript.text.text.find_first_of("\x01\x02\x03"), std::string::npos);
  if (const char* folder = std::getenv("GALLEY_MANUSCRIPTS")) {
    std::string path = GetParam();
    std::ofstream(std::string(folder) + path.substr(path.rfind('/'))) << manuscript.text.text;
  }
}

INSTANTIATE_TEST_SUITE_P(Sample, SampleOutlines,
                         testing::Values("templates/policy-mapping.md", "templates/policy-brief.md",
                                         "templates/key-findings.md", "templates/briefing-notes.md"));

}  // namespace
}  // namespace galley::compose
