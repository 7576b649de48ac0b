#include "publish/written_manuscript.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "document/parse.h"
#include "support/minimal_project.h"

namespace galley::publish {
namespace {

using testing::HasSubstr;
using testing::Not;

// What is written of a manuscript, each byte of which must stand at the place its map names.
std::string written(const std::string& manuscript) {
  Files files;
  Diagnostics diagnostics;
  const FileId file = files.add("manuscript.md", manuscript);
  const document::Document document = document::parse_document(files.text(file), file, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << test::describe(diagnostics, files);
  const MappedText result = without_directives(files, file, document.directives);
  EXPECT_EQ(result.map.length(), result.text.size());
  for (std::size_t at = 0; at < result.text.size(); ++at)
    EXPECT_EQ(files.text(result.span(at, at + 1)), result.text.substr(at, 1)) << "byte " << at << " of " << result.text;
  return result.text;
}

TEST(WrittenManuscript, ACommentOnALineOfItsOwnLeavesNoTrace) {
  EXPECT_EQ(written("One.\n\n<!-- vale House.A = NO -->\n\nTwo.\n"), "One.\n\nTwo.\n");
  EXPECT_EQ(written("<!-- waive House.A: why -- AB -->\n\nOne.\n"), "One.\n");
  EXPECT_EQ(written("One.\n\n<!-- vale House.A = YES -->\n"), "One.\n\n");
  EXPECT_EQ(written("One.\n\n<!-- vale A.B = NO -->\n<!-- vale A.C = NO -->\nTwo.\n"), "One.\n\nTwo.\n");
  EXPECT_EQ(written("One.\n\n<!-- waive House.A:\na reason on two lines -- AB -->\nTwo.\n"), "One.\n\nTwo.\n");
}

TEST(WrittenManuscript, WhatACommentKeptApartStaysApart) {
  EXPECT_EQ(written("One.\n<!-- vale House.A = NO -->\nTwo.\n"), "One.\n\nTwo.\n");
  EXPECT_EQ(written("> One.\n> <!-- vale House.A = NO -->\n> Two.\n"), "> One.\n>\n> Two.\n");
  EXPECT_EQ(written("- One.\n\n  <!-- vale House.A = NO -->\n\n  Two.\n"), "- One.\n\n  Two.\n");
  EXPECT_EQ(written("One.\n<!-- vale A.B = NO -->\n<!-- vale A.C = NO -->\nTwo.\n"), "One.\n\nTwo.\n");
}

TEST(WrittenManuscript, ACommentInALineLeavesNoDoubleSpaceAndNoBreak) {
  EXPECT_EQ(written("One <!-- waive House.A: why -- AB --> two.\n"), "One two.\n");
  EXPECT_EQ(written("One  <!-- waive House.A: why -- AB -->\ntwo.\n"), "One\ntwo.\n");
  EXPECT_EQ(written("- <!-- vale House.A = NO -->\n\n  One.\n"), "-\n\n  One.\n");
}

TEST(WrittenManuscript, CodeThatShowsACommentStays) {
  const std::string code = "```\n<!-- vale House.A = NO -->\n```\n\nWrite `<!-- vale A.B = NO -->`.\n";
  EXPECT_EQ(written(code), code);
}

TEST(WrittenManuscript, NoCommentReachesAnyFileAndTheMapStaysTrue) {
  const test::MinimalProject project;
  project.replace("sources/findings/answers.md", "## Brief\n", "## Brief\n\n<!-- waive House.None: a test -- AB -->\n");
  project.append("templates/brief.md", "\n<!-- vale House.None = NO -->\n\nThe end.\n");
  const auto report = project.build();
  ASSERT_TRUE(report);
  ASSERT_TRUE(report->replaced) << test::describe(report->diagnostics, report->project.files);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(project.path() / "out/manuscripts")) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = test::read_text(entry.path());
    EXPECT_THAT(text, Not(HasSubstr("<!--"))) << entry.path();
    const std::string map = test::read_text(std::filesystem::path(entry.path()).replace_extension(".map.json"));
    EXPECT_THAT(map, HasSubstr(", " + std::to_string(text.size()) + ", ")) << "the last span ends where the text does";
  }
}

}  // namespace
}  // namespace galley::publish
