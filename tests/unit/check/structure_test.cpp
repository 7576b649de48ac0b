#include "check/structure.h"

#include <gtest/gtest.h>

#include "check_corpus.h"
#include "document/parse.h"

namespace galley::check {
namespace {

std::string rules_of(const std::string& markdown) {
  Files files;
  Diagnostics diagnostics;
  const FileId id = files.add("text.md", markdown);
  const document::Document document = document::parse_document(files.text(id), id, diagnostics);
  check_structure(document, diagnostics);
  return rules(diagnostics);
}

TEST(Structure, RowsWithoutAHeaderRowAreNoTable) {
  EXPECT_EQ(rules_of("Landings fell.\n\n| 2019 | 40 |\n| 2020 | 38 |\n"), "table.header-missing");
  EXPECT_EQ(rules_of("| Year | Tonnes |\n|---|---|\n| 2019 | 40 |\n"), "");
  EXPECT_EQ(rules_of("A pipe | within a sentence is a pipe.\n"), "");
}

TEST(Structure, LevelsOfHeadingsAreNotSkipped) {
  EXPECT_EQ(rules_of("## One\n\n#### Three\n"), "heading.skipped");
  EXPECT_EQ(rules_of("## One\n\n### Two\n\n## One\n"), "");
}

}  // namespace
}  // namespace galley::check
