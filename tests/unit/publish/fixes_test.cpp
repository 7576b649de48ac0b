#include "publish/fixes.h"

#include <sys/stat.h>

#include <gmock/gmock.h>

#include "support/golden.h"
#include "support/minimal_project.h"
#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

using testing::HasSubstr;

class FixesTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"styles/a.yml", "templates/a.md"}) folder_.write(name, "on-line: an on-line form\n");
    folder_.write("sources/references.json", "[\"on-line\"]");
  }
  void load() {
    Diagnostics ignored;
    auto project = load_project(folder_.path(), ignored);
    ASSERT_TRUE(project);
    report_.project = std::move(*project);
  }
  // A fix of the last "on-line" of a file.
  void fix(const std::string& path) {
    const FileId file = *report_.project.files.find(path);
    const auto at = static_cast<std::uint32_t>(report_.project.files.text(file).rfind("on-line"));
    const Span span{file, at, at + 7};
    report_.diagnostics.warning("House.X", span, "no").fixes.push_back({span, "online"});
  }
  std::string on_disk(const std::string& path) { return test::read_text(folder_.path() / path); }

  test::TemporaryFolder folder_;
  BuildReport report_;
};

TEST_F(FixesTest, ChangesSourcesOnlyAndKeepsTheirLineEnds) {
  folder_.write("sources/a.md", "\xEF\xBB\xBFOne.\r\n\r\nAn on-line form.\r\n");
  ::chmod((folder_.path() / "sources/a.md").c_str(), 0640);
  load();
  for (const char* path : {"sources/a.md", "templates/a.md", "styles/a.yml", "sources/references.json"}) fix(path);
  const prose::FixOutcome outcome = safe_fixes(report_);
  EXPECT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.skipped.size(), 3U);
  EXPECT_THAT(outcome.diff, HasSubstr("+An online form."));
  ASSERT_TRUE(write_fixes(report_.project, outcome));
  EXPECT_EQ(on_disk("sources/a.md"), "\xEF\xBB\xBFOne.\r\n\r\nAn online form.\r\n");
  EXPECT_EQ(on_disk("templates/a.md"), "on-line: an on-line form\n");
  struct stat status {};
  ASSERT_EQ(::stat((folder_.path() / "sources/a.md").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640U);
}

TEST_F(FixesTest, WritesNothingIfAFileChangedMeanwhile) {
  folder_.write("sources/a.md", "An on-line form.\n");
  folder_.write("sources/b.md", "An on-line form.\n");
  load();
  fix("sources/a.md");
  fix("sources/b.md");
  folder_.write("sources/b.md", "An on-line form, edited.\n");
  const auto written = write_fixes(report_.project, safe_fixes(report_));
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().message, HasSubstr("sources/b.md changed"));
  EXPECT_EQ(on_disk("sources/a.md"), "An on-line form.\n");
  EXPECT_EQ(on_disk("sources/b.md"), "An on-line form, edited.\n");
}

TEST(FindFixes, FixesWhatAFixHasLeftToFixAndThenNothing) {
  const test::MinimalProject project;
  project.write("styles/.vale.ini", "StylesPath = .\n[*.md]\nBasedOnStyles = mine\n");
  const std::string head =
      "extends: substitution\nmessage: \"Write '%s'.\"\nlevel: error\nnonword: true\naction:\n  name: replace\nswap:\n";
  project.write("styles/mine/Stops.yml", head + "  'F\\.S\\.O\\.': FSO\n");
  project.write("styles/mine/Article.yml", head + "  'the FSO': FSO\n");
  const std::string path = "sources/findings/answers.md";
  const std::string before = test::read_text(project.path() / path);
  std::string text = before;
  text.insert(text.find("Most forums answered the requests"), "By the F.S.O. it is said: ");
  project.write(path, text);
  const auto run = find_fixes(project.request());
  ASSERT_TRUE(run);
  ASSERT_EQ(run->outcome.files.size(), 1U);
  EXPECT_THAT(run->outcome.files[0].text, HasSubstr("By FSO it is said: Most forums"));
  EXPECT_EQ(run->outcome.files[0].applied, 2U);
  EXPECT_THAT(run->outcome.diff, HasSubstr("-By the F.S.O. it"));
  EXPECT_THAT(run->outcome.diff, testing::Not(HasSubstr("the FSO")));
  ASSERT_TRUE(write_fixes(run->project, run->outcome));
  const auto again = find_fixes(project.request());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->outcome.files.empty());
  EXPECT_EQ(again->outcome.diff, "");
}

}  // namespace
}  // namespace galley::publish
