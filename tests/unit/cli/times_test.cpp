// `galley build --times`: a line for each step of a run, with the processor time it took. Times
// themselves are never a test.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "support/minimal_project.h"

namespace galley::cli {
namespace {

using testing::Contains;
using testing::MatchesRegex;

// What a quiet run says on standard error, by line.
std::vector<std::string> lines_of_run(const test::MinimalProject& project, bool times) {
  Invocation invocation;
  invocation.command = "build";
  invocation.project = project.path().string();
  invocation.quiet = true;
  invocation.times = times;
  invocation.now = 1795392000;  // 2026-11-23
  testing::internal::CaptureStderr();
  const int code = run_build(invocation);
  std::istringstream in(testing::internal::GetCapturedStderr());
  EXPECT_EQ(code, clean);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Times, AreSaidOfEachStepInItsOrder) {
  const test::MinimalProject project;
  const std::vector<std::string> lines = lines_of_run(project, true);
  std::vector<std::string> steps;
  for (const std::string& line : lines) {
    ASSERT_THAT(line, MatchesRegex(" *[0-9]+\\.[0-9][0-9][0-9][0-9] s  [a-z].*"));
    steps.push_back(line.substr(line.find(" s  ") + 4));
  }
  ASSERT_GT(steps.size(), 4U);
  EXPECT_EQ(steps.front(), "starting");
  EXPECT_EQ(steps[1], "reading the project");
  EXPECT_EQ(steps.back(), "reporting");
  const auto place_of = [&](const std::string& step) { return std::find(steps.begin(), steps.end(), step); };
  for (const auto& [first, second] : {std::pair{"checking", "reporting"}, {"composing report", "checking"},
                                      {"checking", "writing report.pdf"}}) {
    EXPECT_THAT(steps, Contains(first));
    EXPECT_LT(place_of(first), place_of(second)) << first << ", " << second;
  }
}

TEST(Times, AreSaidOnlyWhereTheyAreAskedFor) {
  const test::MinimalProject project;
  EXPECT_THAT(lines_of_run(project, false), testing::IsEmpty());
}

}  // namespace
}  // namespace galley::cli
