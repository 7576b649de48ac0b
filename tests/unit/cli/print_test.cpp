#include "cli/print.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace galley::cli {
namespace {

struct Fixture {
  Files files;
  Diagnostics diagnostics;
  FileId file = files.add("sources/a.md", "# Title\nsee [@meta-2042] é there\n");
};

TEST(Print, ShowsPlaceLineCaretAndHint) {
  Fixture fixture;
  fixture.diagnostics.error("citation.unknown", {fixture.file, 13, 22}, "no source has the key 'meta-2042'",
                            "did you mean 'meta-2024'?");
  EXPECT_EQ(print_diagnostics(fixture.diagnostics, fixture.files, {}),
            "sources/a.md:2:6: error[citation.unknown]: no source has the key 'meta-2042'\n"
            "    2 | see [@meta-2042] é there\n"
            "      |      ^^^^^^^^^\n"
            "  hint: did you mean 'meta-2024'?\n");
}

TEST(Print, TheShortFormIsOneLine) {
  Fixture fixture;
  fixture.diagnostics.warning("a.b", {fixture.file, 8, 11}, "too long", "cut");
  EXPECT_EQ(print_diagnostics(fixture.diagnostics, fixture.files, {.colour = false, .lines = false}),
            "sources/a.md:2:1: warning[a.b]: too long\n");
}

TEST(Print, SortsByPlaceAndLeavesOutTheWaived) {
  Fixture fixture;
  fixture.diagnostics.error("second", {fixture.file, 8, 9}, "m");
  fixture.diagnostics.error("first", {fixture.file, 0, 1}, "m");
  fixture.diagnostics.error("waived", {fixture.file, 0, 1}, "m").waiver = Waiver{"quoted", "AB", ""};
  const std::string all = print_diagnostics(fixture.diagnostics, fixture.files, {.colour = false, .lines = false});
  EXPECT_LT(all.find("first"), all.find("second"));
  EXPECT_EQ(all.find("waived"), std::string::npos);
}

TEST(Print, TextCannotSteerTheTerminal) {
  Files files;
  const FileId file = files.add("a.md", "x\033[2Jy\n");
  Diagnostics diagnostics;
  diagnostics.error("r", {file, 0, 1}, "has \033[31m");
  EXPECT_EQ(print_diagnostics(diagnostics, files, {}).find('\033'), std::string::npos);
}

TEST(Print, CutsLongLinesAroundTheWords) {
  Files files;
  const FileId file = files.add("a.md", std::string(5000, 'a') + "B" + std::string(5000, 'c'));
  Diagnostics diagnostics;
  diagnostics.error("r", {file, 5000, 5001}, "m");
  const std::string all = print_diagnostics(diagnostics, files, {});
  EXPECT_LT(all.size(), 600U);
  EXPECT_NE(all.find("aB"), std::string::npos);
}

TEST(Print, AFileNameCannotSteerTheTerminal) {
  Files files;
  const FileId file = files.add("a\033[2J.md", "x\n");
  Diagnostics diagnostics;
  diagnostics.error("r", {file, 0, 1}, "m");
  EXPECT_EQ(print_diagnostics(diagnostics, files, {}).find('\033'), std::string::npos);
}

TEST(Print, TheOverviewSumsUpSuggestionsAndEndsWithTheErrors) {
  Fixture fixture;
  fixture.diagnostics.error("citation.unknown", {fixture.file, 0, 1}, "wrong");
  for (int count = 0; count < 3; ++count) fixture.diagnostics.suggestion("House.Terms", {fixture.file, 8, 9}, "better");
  fixture.diagnostics.suggestion("spelling.unknown", {fixture.file, 8, 9}, "doubtful");
  fixture.diagnostics.warning("heading.skipped", {fixture.file, 8, 9}, "doubtful");
  EXPECT_EQ(print_overview(fixture.diagnostics, fixture.files, {.colour = false, .lines = false}),
            "4 suggestions: 3 House.Terms, 1 spelling.unknown\n"
            "  each with its line in the style report; --all prints them here\n"
            "sources/a.md:2:1: warning[heading.skipped]: doubtful\n"
            "sources/a.md:1:1: error[citation.unknown]: wrong\n");
}

TEST(Print, TheOverviewSumsUpWhatNoScreenHolds) {
  Fixture fixture;
  for (int count = 0; count < 80; ++count) fixture.diagnostics.error("citation.unknown", {fixture.file, 0, 1}, "wrong");
  const std::string overview = print_overview(fixture.diagnostics, fixture.files, {.colour = false, .lines = false});
  EXPECT_EQ(std::count(overview.begin(), overview.end(), '\n'), 52);
  EXPECT_NE(overview.find("30 more errors: 30 citation.unknown"), std::string::npos);
}

}  // namespace
}  // namespace galley::cli
