// Whole runs over the minimal project: the same bytes, numbers that follow their
// sources, and a disk that refuses.
#include "publish/build.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/extract.h"
#include "publish/skeleton.h"
#include "support/minimal_project.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using test::MinimalProject;

std::map<std::string, std::string> all_files(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = test::read_text(entry.path());
  return files;
}

void expect_same(const std::map<std::string, std::string>& first, const std::map<std::string, std::string>& second) {
  ASSERT_EQ(first.size(), second.size());
  for (const auto& [path, bytes] : first) EXPECT_TRUE(second.contains(path) && second.at(path) == bytes) << path;
}

std::string text_of(const BuildReport& report, const std::string& path) {
  for (const FinishedOutput& output : report.outputs)
    if (output.path == path) return output.text.empty() ? text_of_package(output.bytes).value() : output.text;
  return {};
}

TEST(Build, GivesTheSameBytesInAnyFolderWithAnyThreadsAndCache) {
  const MinimalProject first, second;
  ASSERT_TRUE(first.build());
  const auto once = all_files(first.path() / "out");
  EXPECT_TRUE(once.contains("report.pdf") && once.contains("brief.docx") && once.contains("slides.pptx"));
  BuildRequest request = second.request();
  request.jobs = 7;
  ASSERT_TRUE(build(request, [](std::string_view) {}));
  expect_same(once, all_files(second.path() / "out"));
  fs::remove_all(second.path() / ".galley");
  request.jobs = 2;
  ASSERT_TRUE(build(request, [](std::string_view) {}));
  expect_same(once, all_files(second.path() / "out"));
  ASSERT_TRUE(build(request, [](std::string_view) {}));  // with a warm cache
  expect_same(once, all_files(second.path() / "out"));
}

TEST(Build, ANumberOfTheSourcesFollowsIntoEveryOutput) {
  const MinimalProject project;
  const auto before = project.build();
  ASSERT_TRUE(before);
  project.replace("sources/findings/answers.md", "answered 71 requests", "answered 8642 requests");
  const auto after = project.build();
  ASSERT_TRUE(after);
  for (const char* path : {"report.pdf", "brief.docx", "slides.pptx"}) {
    EXPECT_THAT(text_of(*before, path), HasSubstr("71")) << path;
    EXPECT_THAT(text_of(*after, path), HasSubstr("8642")) << path;
    EXPECT_THAT(text_of(*after, path), Not(HasSubstr("answered 71"))) << path;
  }
}

TEST(Build, ANewProjectIsPublishedAsItStands) {
  const MinimalProject place;
  const fs::path folder = place.path() / "mine";
  ASSERT_TRUE(new_project(GALLEY_SOURCE_DIR, folder));
  BuildRequest request = place.request();
  request.project = folder;
  const auto report = build(request, [](std::string_view) {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->replaced);
  for (const Diagnostic& diagnostic : report->diagnostics.all())
    EXPECT_TRUE(diagnostic.severity == Severity::suggestion || diagnostic.rule == "starter.text")
        << diagnostic.rule << ": " << diagnostic.message;
  EXPECT_FALSE(new_project(GALLEY_SOURCE_DIR, folder)) << "it is not empty any more";
}

TEST(Build, ANewRecordPasses) {
  const MinimalProject project;
  for (const std::string& kind : record_kinds())
    ASSERT_TRUE(new_record(project.path(), kind, "fresh-" + kind, project.request().now)) << kind;
  const auto report = project.build(Mode::check);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->diagnostics.has_errors()) << test::describe(report->diagnostics, report->project.files);
}

TEST(Build, ANewFindingOfTheSamplePasses) {
  const MinimalProject project;
  const fs::path sample = GALLEY_SOURCE_DIR;
  for (const char* folder : {"sources", "styles", "templates"}) {
    project.remove(folder);
    fs::copy(sample / folder, project.path() / folder, fs::copy_options::recursive);
  }
  ASSERT_TRUE(new_record(project.path(), "finding", "fresh-finding", project.request().now));
  BuildRequest request = project.request(Mode::check);
  request.only = "policy-brief";
  const auto report = build(request, [](std::string_view) {});
  ASSERT_TRUE(report);
  for (const Diagnostic& diagnostic : report->diagnostics.all())
    EXPECT_FALSE(diagnostic.severity == Severity::error &&
                 report->project.files.place(diagnostic.span).path == "sources/findings/fresh-finding.md")
        << diagnostic.message;
}

TEST(Build, OnlyNamesTheOutputsThereAre) {
  const MinimalProject project;
  BuildRequest request = project.request();
  request.only = "reprot";
  const auto report = build(request, [](std::string_view) {});
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().hint, HasSubstr("Did you mean 'report'? The outputs are report, brief, slides."));
}

// What stands in a folder that is not Galley's must not be lost to a slip in --out.
TEST(Build, RefusesToReplaceWhatIsNotItsOwn) {
  const MinimalProject project;
  project.write("mine/diary.txt", "diary");
  const auto before = all_files(project.path());
  for (const char* out : {".", "..", "sources", "sources/findings", "styles/new", "mine", "sources/publication.yml"}) {
    BuildRequest request = project.request();
    request.out = project.path() / out;
    EXPECT_FALSE(build(request, [](std::string_view) {})) << out;
  }
  expect_same(before, all_files(project.path()));
}

TEST(Build, RefusesWhatIsNoProject) {
  const MinimalProject project;
  for (const char* folder : {"sources/publication.yml", "nowhere/deep", "styles"}) {
    BuildRequest request = project.request();
    request.project = project.path() / folder;
    EXPECT_FALSE(build(request, [](std::string_view) {})) << folder;
  }
  EXPECT_FALSE(fs::exists(project.path() / "nowhere"));
}

TEST(Build, AFolderThatCannotBeWrittenIsNamed) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  const MinimalProject project;
  project.write("closed/keep", "");
  fs::permissions(project.path() / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  BuildRequest request = project.request();
  request.out = project.path() / "closed/out";
  const auto report = build(request, [](std::string_view) {});
  fs::permissions(project.path() / "closed", fs::perms::owner_all);
  ASSERT_FALSE(report);
  EXPECT_THAT(report.error().message, HasSubstr("closed"));
}

// Runs in a process of its own: a limit on the size of files stands for a full disk.
TEST(Build, AFullDiskLosesNothing) {
  const MinimalProject project;
  ASSERT_TRUE(project.build());
  const auto before = all_files(project.path() / "out");
  project.replace("sources/findings/answers.md", "answered 71 requests", "answered 8642 requests");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{16384, 16384};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(project.build() ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 2) << status;
  expect_same(before, all_files(project.path() / "out"));
  EXPECT_FALSE(fs::exists(project.path() / ".out.galley-new"));
}

TEST(Build, TwoAtOnceGiveOneWholePublication) {
  const MinimalProject project;
  ASSERT_TRUE(project.build());
  const auto alone = all_files(project.path() / "out");
  std::thread other([&] { EXPECT_TRUE(project.build()); });
  EXPECT_TRUE(project.build());
  other.join();
  expect_same(alone, all_files(project.path() / "out"));
}

TEST(Build, AKillLeavesAWholePublication) {
  const MinimalProject project;
  ASSERT_TRUE(project.build());
  const auto whole = all_files(project.path() / "out");
  for (useconds_t moment = 5000; moment <= 245000; moment += 40000) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(project.build() ? 0 : 2);
    ::usleep(moment);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    expect_same(whole, all_files(project.path() / "out"));
  }
  ASSERT_TRUE(project.build());
  expect_same(whole, all_files(project.path() / "out"));
}

}  // namespace
}  // namespace galley::publish
