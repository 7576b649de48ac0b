#include "publish/starter_text.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/skeleton.h"
#include "support/minimal_project.h"

namespace galley::publish {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string alerts(const std::string& path, const std::string& text) {
  Files files;
  Diagnostics diagnostics;
  files.add(path, text);
  check_starter_text(files, diagnostics);
  return test::describe(diagnostics, files);
}

TEST(StarterText, IsNamedOnceAFile) {
  EXPECT_THAT(
      alerts(
          "sources/findings/a.md",
          "## Headline\n\nState the finding in one short line\n\n## Brief\n\nSay in one paragraph what was found and where. Each paragraph cites a fact [@A].\n"),
      HasSubstr(
          "sources/findings/a.md:3:1: warning[starter.text] these words are still the starter's, and so are others of this file, 2 in all"));
}

TEST(StarterText, WordsThatAnybodyWritesPass) {
  EXPECT_THAT(
      alerts("sources/chapters/a.md",
             "Your name is asked for, and the words of the source are kept. The answer, in two sentences or three.\n"),
      IsEmpty());
  EXPECT_THAT(alerts("templates/a.md", "Your name\n"), IsEmpty());
}

// Each paragraph that is written for the author must be one that is recognized: what is
// added to the starter or to a skeleton is added to the list as well.
void expect_each_paragraph(const std::string& name, const std::string& text) {
  std::istringstream lines(text.substr(text.find("\n---\n") + 5));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    EXPECT_THAT(alerts("sources/a.md", line + "\n"), HasSubstr("starter.text")) << name << ": " << line;
  }
}

TEST(StarterText, KnowsTheStarterAndEverySkeleton) {
  const std::filesystem::path starter = std::filesystem::path(GALLEY_SOURCE_DIR) / "templates/starter/sources";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(starter)) {
    if (!entry.is_regular_file()) continue;
    const std::string text = test::read_text(entry.path());
    EXPECT_THAT(alerts("sources/" + entry.path().filename().string(), text), HasSubstr("starter.text")) << entry.path();
    if (entry.path().extension() == ".md") expect_each_paragraph(entry.path(), text);
  }
  const test::MinimalProject project;
  for (const std::string& kind : record_kinds()) {
    const auto path = new_record(project.path(), kind, "fresh-" + kind, project.request().now);
    ASSERT_TRUE(path) << kind;
    EXPECT_THAT(alerts(*path, project.read(*path)), HasSubstr("starter.text")) << kind;
    if (path->ends_with(".md")) expect_each_paragraph(kind, project.read(*path));
  }
}

}  // namespace
}  // namespace galley::publish
