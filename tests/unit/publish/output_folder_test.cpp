#include "publish/output_folder.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

TEST(OutputFolder, ReplacesAllAndCarriesOverWhatReviewKeeps) {
  test::TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  folder.write("out/old.pdf", "old");
  folder.write("out/review/1.yml", "kept");
  folder.write("out/README.md", "note");
  ASSERT_TRUE(replace_output(out, {{"new.pdf", "new"}, {"manuscripts/a.md", "a"}}));
  EXPECT_FALSE(fs::exists(out / "old.pdf"));
  EXPECT_EQ(test::read_text(out / "new.pdf"), "new");
  EXPECT_EQ(test::read_text(out / "manuscripts/a.md"), "a");
  EXPECT_EQ(test::read_text(out / "review/1.yml"), "kept");
  EXPECT_EQ(test::read_text(out / "README.md"), "note");
  EXPECT_FALSE(fs::exists(folder.path() / ".out.galley-new"));
}

TEST(OutputFolder, WhatAKilledRunLeftBehindGoesHome) {
  test::TemporaryFolder folder;
  folder.write("out/new.pdf", "new");
  folder.write(".out.galley-new/review/1.yml", "kept");  // killed between swap and carrying over
  ASSERT_TRUE(replace_output(folder.path() / "out", {{"newer.pdf", "newer"}}));
  EXPECT_EQ(test::read_text(folder.path() / "out/review/1.yml"), "kept");
}

TEST(OutputFolder, ALinkStaysAndWhatItLeadsToIsReplaced) {
  test::TemporaryFolder folder;
  folder.write("disk/out/old.pdf", "old");
  folder.write("disk/out/style-report.json", "{}");
  fs::create_directory_symlink(folder.path() / "disk/out", folder.path() / "out");
  const fs::path out = resolve_output_folder(folder.path() / "out");
  ASSERT_TRUE(replace_output(out, {{"new.pdf", "new"}}));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "out"));
  EXPECT_EQ(test::read_text(folder.path() / "out/new.pdf"), "new");
  EXPECT_FALSE(fs::exists(folder.path() / "disk/out/old.pdf"));
}

TEST(OutputFolder, APublicationSetAsideByAKilledRunComesHome) {
  test::TemporaryFolder folder;
  folder.write(".out.galley-old/policy.pdf", "old");  // between the two steps, on a disk that cannot exchange folders
  ASSERT_TRUE(update_output(folder.path() / "out", {{"style-report.html", "report"}}));
  EXPECT_EQ(test::read_text(folder.path() / "out/policy.pdf"), "old");
}

TEST(OutputFolder, UpdateLeavesThePublicationAlone) {
  test::TemporaryFolder folder;
  folder.write("out/policy.pdf", "old");
  ASSERT_TRUE(update_output(folder.path() / "out", {{"style-report.html", "report"}}));
  EXPECT_EQ(test::read_text(folder.path() / "out/policy.pdf"), "old");
  EXPECT_EQ(test::read_text(folder.path() / "out/style-report.html"), "report");
}

TEST(OutputFolder, AFailedWriteLeavesTheOldPublication) {
  test::TemporaryFolder folder;
  folder.write("out/policy.pdf", "old");
  // A name that no file system takes stands for a full disk: writing fails half way.
  const std::string impossible(300, 'x');
  const auto written = replace_output(folder.path() / "out", {{"a.pdf", "new"}, {impossible, "new"}});
  ASSERT_FALSE(written);
  EXPECT_EQ(test::read_text(folder.path() / "out/policy.pdf"), "old");
  EXPECT_FALSE(fs::exists(folder.path() / "out/a.pdf"));
}

// Kills a writer at many moments: the folder must always hold one whole publication.
TEST(OutputFolder, AKillLeavesTheOldOrTheNewNeverAMixture) {
  test::TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  const auto publication = [](const std::string& content) {
    std::map<std::string, std::string> files;
    for (int number = 0; number < 20; ++number) files[std::to_string(number) + ".pdf"] = content;
    return files;
  };
  ASSERT_TRUE(replace_output(out, publication("0")));
  for (int round = 1; round <= 30; ++round) {
    const pid_t writer = ::fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) {
      for (int turn = 0;; ++turn) (void)replace_output(out, publication(std::to_string(turn)));
    }
    ::usleep(static_cast<useconds_t>(1000 + round * 137));
    ::kill(writer, SIGKILL);
    ::waitpid(writer, nullptr, 0);
    const std::string content = test::read_text(out / "0.pdf");
    for (int number = 1; number < 20; ++number)
      EXPECT_EQ(test::read_text(out / (std::to_string(number) + ".pdf")), content);
  }
}

TEST(OutputLock, ASecondBuildWaitsForTheFirst) {
  test::TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  std::atomic<bool> waited = false;
  std::atomic<bool> released = false;
  std::optional<Result<OutputLock>> first = OutputLock::take(out, [] {});
  ASSERT_TRUE(*first);
  std::thread second([&] {
    const auto lock = OutputLock::take(out, [&] { waited = true; });
    EXPECT_TRUE(lock.has_value());
    EXPECT_TRUE(released);
  });
  while (!waited) std::this_thread::yield();
  released = true;
  first.reset();
  second.join();
}

}  // namespace
}  // namespace galley::publish
