#include "prose/fix.h"

#include <gmock/gmock.h>

namespace galley::prose {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FixTest : public testing::Test {
 protected:
  Span words(FileId file, std::string_view text, std::size_t from = 0) const {
    const auto at = static_cast<std::uint32_t>(files_.text(file).find(text, from));
    return {file, at, at + static_cast<std::uint32_t>(text.size())};
  }
  void fix(Span span, const std::string& text) {
    diagnostics_.warning("House.X", span, "no").fixes.push_back({span, text});
  }
  Files files_;
  Diagnostics diagnostics_;
};

TEST_F(FixTest, ChangesOnlyTheWordsAndShowsTheDifference) {
  const FileId file = files_.add("sources/a.md", "---\ntitle: on-line\n---\n\nOne on-line form.\n\nTwo.\n");
  fix(words(file, "on-line", 20), "online");
  fix(words(file, "on-line", 20), "online");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "---\ntitle: on-line\n---\n\nOne online form.\n\nTwo.\n");
  EXPECT_EQ(outcome.files[0].applied, 1U);
  EXPECT_EQ(
      outcome.diff,
      "--- a/sources/a.md\n+++ b/sources/a.md\n@@ -2,6 +2,6 @@\n title: on-line\n ---\n \n-One on-line form.\n+One online form.\n \n Two.\n");
}

TEST_F(FixTest, LeavesCodeQuotationsCommentsAndOverlapsAlone) {
  const FileId file =
      files_.add("sources/a.md",
                 "```\ncode aa\n```\n\n> quote bb\n\nSee `code cc` and “words dd”, <!-- note e1 --> then ff gg.\n");
  for (const char* word : {"aa", "bb", "cc", "dd", "e1"}) fix(words(file, word), "x");
  fix(words(file, "ff gg"), "x");
  fix(words(file, "gg"), "y");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_THAT(outcome.files[0].text, HasSubstr("then x."));
  std::vector<std::string> reasons;
  for (const SkippedFix& skipped : outcome.skipped) reasons.push_back(skipped.reason);
  EXPECT_THAT(reasons, ElementsAre("stands in code", "stands in a quotation", "stands in code", "stands in a quotation",
                                   "stands in a comment", "overlaps another fix"));
}

TEST_F(FixTest, MarksInCodeOpenNoQuotation) {
  const FileId file = files_.add("sources/a.md", "The mark `\"` and “words dd”, then <!-- \" --> ee, “ff”, gg.\n");
  for (const char* word : {"dd", "ee", "ff", "gg"}) fix(words(file, word), "x");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "The mark `\"` and “words dd”, then <!-- \" --> x, “ff”, x.\n");
}

TEST_F(FixTest, CodeEndsAtItsFenceWithLineEndsOfWindowsToo) {
  const FileId file = files_.add("sources/a.md", "```\r\naa\r\n```\r\n\r\nThen bb.\r\n");
  fix(words(file, "aa"), "x");
  fix(words(file, "bb"), "y");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "```\r\naa\r\n```\r\n\r\nThen y.\r\n");
}

TEST_F(FixTest, LeavesAddressesAlone) {
  const FileId file = files_.add("sources/a.md", "See https://aa.org/bb?cc=4% (www.dd.org, hh@ff.org). Then gg.\n");
  for (const char* word : {"aa", "bb", "cc", "4%", "dd", "hh", "ff", "gg"}) fix(words(file, word), "x");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "See https://aa.org/bb?cc=4% (www.dd.org, hh@ff.org). Then x.\n");
}

TEST_F(FixTest, LeavesNamesOfSeveralWordsAlone) {
  const FileId file = files_.add("sources/a.md",
                                 "The Illegal Migration Act is law. In South Vietnam, Ms Burma Jones met them.\n"
                                 "In Vietnam it rains. Illegal migrants came. Over to Burma, then.\n");
  for (const char* words_of_name : {"Illegal Migration", "Burma"}) fix(words(file, words_of_name), "x");
  fix(words(file, "Vietnam"), "x");
  fix(words(file, "Vietnam", 80), "Viet Nam");
  fix(words(file, "Illegal migrants"), "Irregular migrants");
  fix(words(file, "Burma", 90), "Myanmar");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text,
            "The Illegal Migration Act is law. In South Vietnam, Ms Burma Jones met them.\n"
            "In Viet Nam it rains. Irregular migrants came. Over to Myanmar, then.\n");
  ASSERT_EQ(outcome.skipped.size(), 3U);
  for (const SkippedFix& skipped : outcome.skipped) EXPECT_EQ(skipped.reason, "may be part of a name");
}

TEST_F(FixTest, LeavesTheFullStopOfASentence) {
  const FileId file = files_.add("sources/a.md", "The U.S. and the U.K. The E.U. too. It is the U.N.\n");
  for (const char* name : {"U.S.", "U.K.", "E.U.", "U.N."}) fix(words(file, name), "X");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "The X and the U.K. The X too. It is the U.N.\n");
}

TEST_F(FixTest, LeavesSingleQuotationMarksAlone) {
  const FileId file = files_.add("sources/a.md",
                                 "She said 'the aa came' and ‘the bb’. It's the workers' cc, the owners' dd.\n");
  for (const char* word : {"aa", "bb", "cc", "dd"}) fix(words(file, word), "x");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "She said 'the aa came' and ‘the bb’. It's the workers' x, the owners' x.\n");
}

TEST_F(FixTest, AFixWithinAFixIsAppliedWhereItsWordsStayed) {
  const FileId file = files_.add("sources/a.md", "Pay **labor** now.\n");
  fix(words(file, "**labor**"), "labor");
  fix(words(file, "labor"), "labour");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "Pay labour now.\n");
  EXPECT_THAT(outcome.skipped, IsEmpty());
}

TEST_F(FixTest, KeepsYamlWhole) {
  const FileId file = files_.add("sources/s.yml", "on-line: an on-line form\n");
  fix(words(file, "on-line", 8), "online");
  fix(words(file, "on-line"), "online");
  fix(words(file, "form"), "form: one");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "on-line: an online form\n");
  EXPECT_EQ(outcome.skipped.size(), 2U);
}

TEST_F(FixTest, LeavesFrontMatterAlone) {
  for (const char* start : {"---\n", "\xEF\xBB\xBF---\r\n"}) {
    Diagnostics diagnostics;
    const FileId file = files_.add("sources/b.md", std::string(start) + "title: on-line\n---\n\nAn on-line form.\n");
    for (const std::size_t from : {std::size_t{0}, files_.text(file).rfind("on-line")}) {
      const Span span = words(file, "on-line", from);
      diagnostics.warning("House.X", span, "no").fixes.push_back({span, "online"});
    }
    const FixOutcome outcome = apply_fixes(diagnostics, files_);
    ASSERT_EQ(outcome.files.size(), 1U);
    EXPECT_EQ(outcome.files[0].text, std::string(start) + "title: on-line\n---\n\nAn online form.\n");
    ASSERT_EQ(outcome.skipped.size(), 1U);
    EXPECT_EQ(outcome.skipped[0].reason, "stands in the front matter");
  }
}

TEST_F(FixTest, LeavesQuotationsOfYamlAlone) {
  const FileId file = files_.add("sources/platforms/p.yml",
                                 "facts:\n  - id: A-1\n    quote: >-\n      an on-line form\n      and on-line help\n"
                                 "    statement: says “on-line first” and on-line later\n    note: on-line\n");
  for (std::size_t at = 0; (at = files_.text(file).find("on-line", at)) != std::string_view::npos; ++at)
    fix(words(file, "on-line", at), "online");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text,
            "facts:\n  - id: A-1\n    quote: >-\n      an on-line form\n      and on-line help\n"
            "    statement: says “on-line first” and online later\n    note: online\n");
  EXPECT_EQ(outcome.skipped.size(), 3U);
}

TEST_F(FixTest, AppliesOnlyWhatWasCopied) {
  const FileId file = files_.add("sources/a.md", "an on-line form");
  MappedText text("# ", Span{file, 0, 0}, Origin::outline);
  text.append("an on-line", Span{file, 0, 10}, Origin::copy);
  text.append(" FORM", Span{file, 10, 15}, Origin::changed);
  const FileId manuscript = files_.add_mapped("m.md", text);
  fix(words(manuscript, "on-line"), "online");
  fix(words(manuscript, "FORM"), "form");
  fix(words(manuscript, "line FORM"), "line");
  const FixOutcome outcome = apply_fixes(diagnostics_, files_);
  ASSERT_EQ(outcome.files.size(), 1U);
  EXPECT_EQ(outcome.files[0].text, "an online form");
  EXPECT_EQ(outcome.skipped.size(), 2U);
  for (Diagnostic& diagnostic : diagnostics_.all()) lead_fixes_to_origin(diagnostic, files_);
  EXPECT_EQ(diagnostics_.all()[0].fixes[0].span, words(file, "on-line"));
  EXPECT_THAT(diagnostics_.all()[1].fixes, IsEmpty());
}

TEST_F(FixTest, WaivedAlertsAndPlacesOutsideTheFileAreLeft) {
  const FileId file = files_.add("sources/a.md", "word");
  fix({file, 0, 4}, "x");
  diagnostics_.all()[0].waiver = Waiver{"r", "AB", ""};
  fix({file, 2, 99}, "x");
  EXPECT_THAT(apply_fixes(diagnostics_, files_).files, IsEmpty());
}

TEST_F(FixTest, FarChangesHaveTheirOwnHunks) {
  std::string text;
  for (int line = 1; line <= 30; ++line) text += "line " + std::to_string(line) + ".\n";
  const FileId file = files_.add("sources/a.md", text);
  fix(words(file, "line 2."), "l2.");
  fix(words(file, "line 29."), "l29.");
  const std::string diff = apply_fixes(diagnostics_, files_).diff;
  EXPECT_THAT(diff, HasSubstr("@@ -1,5 +1,5 @@\n line 1.\n-line 2.\n+l2.\n"));
  EXPECT_THAT(diff, HasSubstr("@@ -26,5 +26,5 @@\n"));
}

TEST_F(FixTest, NewSinceTellsEqualWordsApartByTheirSentence) {
  const FileId file = files_.add("sources/a.md", "New labor.\n\nOld labor.\n");
  fix(words(file, "labor"), "labour");
  fix(words(file, "labor", 12), "labour");
  const auto sentence_of = [&](const Diagnostic& diagnostic) {
    return std::string(diagnostic.span.begin < 11 ? "New labor." : "Old labor.");
  };
  const std::string report =
      R"({"schema":"galley.style-report/1","diagnostics":[{"rule":"House.X","file":"sources/a.md","text":"labor",)"
      R"("sentence":"Old labor."}]})";
  const auto fresh = new_since(diagnostics_, files_, report, sentence_of);
  ASSERT_TRUE(fresh);
  EXPECT_THAT(*fresh, ElementsAre(0U));
}

TEST_F(FixTest, NewSinceComparesByRuleFileAndWords) {
  const FileId file = files_.add("sources/a.md", "one two one three");
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    diagnostics_.warning("House.X", {file, begin, end}, "no");
  };
  add(0, 3);
  add(8, 11);
  add(4, 7);
  const std::string report =
      R"({"schema": "galley.style-report/1", "diagnostics": [{"rule": "House.X", "file": "sources/a.md", "text": "one", "line": 9}]})";
  const auto fresh = new_since(diagnostics_, files_, report);
  ASSERT_TRUE(fresh.has_value());
  EXPECT_THAT(*fresh, ElementsAre(1U, 2U));
  // Long words are cut off in a report, and compared as far as they stand there.
  const FileId long_file = files_.add("sources/l.md", std::string(900, 'x'));
  Diagnostics long_words;
  long_words.warning("House.X", {long_file, 0, 900}, "no");
  const std::string cut =
      R"({"schema": "galley.style-report/1", "diagnostics": [{"rule": "House.X", "file": "sources/l.md", "text": ")" +
      std::string(300, 'x') + "\"}]}";
  EXPECT_THAT(*new_since(long_words, files_, cut), IsEmpty());
  EXPECT_FALSE(new_since(diagnostics_, files_, "{}").has_value());
  EXPECT_FALSE(new_since(diagnostics_, files_, "not json [").has_value());
}

}  // namespace
}  // namespace galley::prose
