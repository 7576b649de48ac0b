// The sample publication itself: it must read without a single diagnostic.
#include <gtest/gtest.h>

#include "sources/read.h"
#include "support/project.h"

namespace galley::sources {
namespace {

TEST(Sample, ReadsWithoutDiagnostics) {
  Files files;
  test::load_folder(files, GALLEY_SOURCE_DIR, "sources");
  Diagnostics diagnostics;
  const Corpus corpus = read_corpus(files, diagnostics);
  EXPECT_EQ(test::describe(diagnostics, files), "");
  EXPECT_EQ(corpus.platforms.size(), 16U);
  EXPECT_EQ(corpus.states.size(), 13U);
  EXPECT_GE(corpus.facts.size(), 600U);
  EXPECT_GE(corpus.findings.size(), 45U);
  EXPECT_EQ(corpus.recommendations.size(), 19U);
}

// The chart of the crimes named counts over the matrix: the two may not part.
TEST(Sample, MatrixAgreesWithTheFigureDrawnFromIt) {
  Files files;
  test::load_folder(files, GALLEY_SOURCE_DIR, "sources");
  Diagnostics diagnostics;
  const Corpus corpus = read_corpus(files, diagnostics);
  const Matrix matrix = derive_matrix(corpus);
  ASSERT_EQ(matrix.rows.size(), 16U);
  const Figure& figure = corpus.figures.at("crimes-named");
  ASSERT_GE(figure.data.rows.size(), 4U);
  for (const CsvRow& row : figure.data.rows) {
    for (std::size_t column = 0; column < corpus.matrix_rules->columns.size(); ++column) {
      if (corpus.matrix_rules->columns[column].head.text != row.cells[0].text) continue;
      for (const Answer answer : all_answers) {
        if (row.cells[2].text != name(answer)) continue;
        EXPECT_EQ(row.cells[3].text, std::to_string(matrix.counts[column][static_cast<std::size_t>(answer)]))
            << row.cells[0].text << " " << name(answer);
      }
    }
  }
}

// Every text leads back to its bytes: where it is copied, letter for letter.
TEST(Sample, CopiedSegmentsEqualTheirSource) {
  Files files;
  test::load_folder(files, GALLEY_SOURCE_DIR, "sources");
  Diagnostics diagnostics;
  const Corpus corpus = read_corpus(files, diagnostics);
  const auto check = [&](const MappedText& text) {
    for (const Segment& segment : text.map.segments()) {
      if (segment.origin != Origin::copy) continue;
      ASSERT_EQ(files.text(segment.source), text.text.substr(segment.begin, segment.end - segment.begin));
    }
    ASSERT_EQ(text.map.length(), text.text.size());
  };
  for (const auto& [id, fact] : corpus.facts) {
    check(fact.statement);
    check(fact.quote);
    check(fact.note);
  }
  for (const auto& [id, finding] : corpus.findings) check(finding.detail);
  for (const auto& [key, reference] : corpus.references) check(reference.title);
}

}  // namespace
}  // namespace galley::sources
