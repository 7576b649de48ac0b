#include "publish/project.h"

#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

class ProjectTest : public ::testing::Test {
 protected:
  ProjectTest() {
    folder.write("sources/publication.yml", "id: x\n");
    folder.write("styles/limits.yml", "outputs: {}\n");
    folder.write("templates/a.md", "# A\n");
  }

  // The messages, with the file each one names.
  std::string messages() {
    const auto project = load_project(folder.path(), diagnostics);
    EXPECT_TRUE(project.has_value());
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.all())
      all += std::string(project->files.path(diagnostic.span.file)) + ": " + diagnostic.message + "\n";
    return all;
  }

  test::TemporaryFolder folder;
  Diagnostics diagnostics;
};

TEST_F(ProjectTest, ReadsTextFilesByPath) {
  const auto project = load_project(folder.path(), diagnostics);
  ASSERT_TRUE(project);
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(project->files.text(*project->files.find("templates/a.md")), "# A\n");
}

TEST_F(ProjectTest, RefusesLinksThatLeadOutside) {
  test::TemporaryFolder elsewhere;
  elsewhere.write("secret.yml", "secret: 1\n");
  fs::create_symlink(elsewhere.path() / "secret.yml", folder.path() / "sources/stolen.yml");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "sources/more");
  const std::string all = messages();
  EXPECT_NE(all.find("sources/stolen.yml: the link leads outside the project"), std::string::npos) << all;
  EXPECT_NE(all.find("sources/more: the link leads outside the project"), std::string::npos) << all;
}

TEST_F(ProjectTest, ReportsDeadLinksPipesAndLargeFilesTogether) {
  fs::create_symlink("nowhere.yml", folder.path() / "sources/dead.yml");
  ASSERT_EQ(::mkfifo((folder.path() / "sources/pipe.yml").c_str(), 0600), 0);
  folder.write("sources/large.csv", std::string(largest_text_file + 1, 'a'));
  const std::string all = messages();
  EXPECT_NE(all.find("sources/dead.yml: the link leads nowhere"), std::string::npos) << all;
  EXPECT_NE(all.find("sources/pipe.yml: this is not a regular file"), std::string::npos) << all;
  EXPECT_NE(all.find("sources/large.csv: the file holds 16.0 MB"), std::string::npos) << all;
}

TEST_F(ProjectTest, ReportsWhatNothingReads) {
  folder.write("sources/findings/notes.docx", "PK");
  folder.write("sources/findings/Other.MD", "# x\n");
  folder.write("sources/findings/~$notes.docx", "");
  folder.write("sources/findings/.notes.md.swp", "");
  folder.write("sources/Thumbs.db", "");
  EXPECT_EQ(messages(), "sources/findings/Other.MD: the ending '.MD' is not known\n"
                        "sources/findings/notes.docx: nothing reads files like 'notes.docx'\n");
  EXPECT_EQ(diagnostics.all()[0].hints[0], "Write it in small letters: .md");
}

TEST_F(ProjectTest, AFolderThatCannotBeReadHidesNoOther) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read anything";
  folder.write("sources/closed/a.md", "x");
  folder.write("sources/open/b.docx", "x");
  fs::permissions(folder.path() / "sources/closed", fs::perms::none);
  const std::string all = messages();
  fs::permissions(folder.path() / "sources/closed", fs::perms::owner_all);
  EXPECT_NE(all.find("sources/closed: the folder cannot be read"), std::string::npos) << all;
  EXPECT_NE(all.find("nothing reads files like 'b.docx'"), std::string::npos) << all;
}

TEST_F(ProjectTest, FoldersInFoldersComeToAnEnd) {
  std::string deep = "sources/images";
  for (int level = 0; level < 30; ++level) deep += "/a";
  folder.write(deep + "/b.md", "x");
  EXPECT_NE(messages().find("more than 16 folders stand in one another"), std::string::npos);
}

TEST_F(ProjectTest, ReportsFoldersWhereFilesAreExpected) {
  folder.write("sources/states/AU.yml/inside.yml", "id: AU\n");
  EXPECT_EQ(messages(), "sources/states/AU.yml: this is a folder; a file is expected here\n");
}

TEST_F(ProjectTest, ANameThatCannotBePrintedIsReportedAtItsFolder) {
  folder.write("sources/findings/a\nb.md", "x");
  folder.write("sources/findings/c\xFF.md", "x");
  const std::string once = "sources/findings: the name of a file in this folder holds letters that cannot be read\n";
  EXPECT_EQ(messages(), once + once);
}

TEST_F(ProjectTest, APictureThatIsNoneIsReported) {
  folder.write("sources/images/a.png", "\x89PNG\r\n\x1A\n broken and short");
  EXPECT_EQ(messages(),
            "sources/images/a.png: this is no PNG, is cut off or damaged, or has more than 40 million pixels\n");
}

TEST_F(ProjectTest, AMissingFolderIsNamed) {
  fs::remove_all(folder.path() / "styles");
  EXPECT_EQ(messages(), "styles: the project has no folder styles/\n");
}

TEST_F(ProjectTest, AFolderWithoutSourcesIsNoProject) {
  fs::remove_all(folder.path() / "sources");
  EXPECT_FALSE(load_project(folder.path(), diagnostics).has_value());
}

TEST_F(ProjectTest, TheHashFollowsContentAndNotDrafts) {
  const auto hash = [&] { return source_hash(*load_project(folder.path(), diagnostics)); };
  const std::string before = hash();
  folder.write("sources/drafts/1/manifest.json", "{}");
  EXPECT_EQ(hash(), before);
  folder.write("sources/publication.yml", "id: y\n");
  EXPECT_NE(hash(), before);
}

}  // namespace
}  // namespace galley::publish
