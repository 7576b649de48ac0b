// Grammar over the project's own sentences: how many of the faults put into them are
// found, and how many of the unchanged ones are flagged. The table is printed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "document/parse.h"
#include "prose/grammar_engine.h"
#include "support/golden.h"

namespace galley::prose {
namespace {

const std::filesystem::path sets = std::filesystem::path(GALLEY_SOURCE_DIR) / "tests/prose/grammar";

std::vector<std::string> lines_of(const std::string& name) {
  const std::string text = test::read_text(sets / name);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

TextBlock paragraph(std::string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {"text.md", MappedText(std::move(text), Span{FileId{0}, 0, size})};
}

Diagnostics check(const GrammarEngine& engine, const std::vector<std::string>& texts) {
  TextBlocks blocks;
  for (const std::string& text : texts) blocks.push_back(paragraph(text));
  Diagnostics diagnostics;
  engine.check(blocks, diagnostics);
  return diagnostics;
}

std::string shown(const Diagnostics& diagnostics) {
  std::string result;
  for (const Diagnostic& one : diagnostics.all())
    result += one.engine + " " + std::string(name(one.severity)) + " " + one.rule + " " + one.message + "\n";
  return result;
}

bool alarms(const GrammarEngine& engine, const std::string& sentence, bool warnings_only) {
  const Diagnostics found = check(engine, {sentence});
  return std::any_of(found.all().begin(), found.all().end(),
                     [&](const Diagnostic& one) { return !warnings_only || one.severity != Severity::suggestion; });
}

TEST(Grammar, FindsMostOfTheFaultsPutIntoOurSentences) {
  const GrammarEngine engine;
  struct Count {
    int found = 0, all = 0;
  };
  std::map<std::string, Count> kinds;
  Count total;
  for (const std::string& line : lines_of("faults.tsv")) {
    const std::string kind = line.substr(0, line.find('\t'));
    const std::string faulty = line.substr(kind.size() + 1, line.rfind('\t') - kind.size() - 1);
    const bool found = alarms(engine, faulty, false);
    for (Count* count : {&kinds[kind], &total}) {
      ++count->all;
      count->found += found ? 1 : 0;
    }
    if (!found && std::getenv("GALLEY_GRAMMAR_DETAILS") != nullptr)
      std::printf("missed %s: %s\n", kind.c_str(), faulty.c_str());
  }
  for (const auto& [kind, count] : kinds) std::printf("%-24s%4d of %4d\n", kind.c_str(), count.found, count.all);
  std::printf("%-24s%4d of %4d: %.1f%%\n", "faults found", total.found, total.all, 100.0 * total.found / total.all);
  EXPECT_GE(total.found, total.all * 0.76);
}

// How many faults of a set of "kind, sentence" are found; the table is printed.
double share_found(const std::string& set) {
  const GrammarEngine engine;
  std::map<std::string, std::pair<int, int>> kinds;  // found, all
  std::pair<int, int> total;
  for (const std::string& line : lines_of(set)) {
    if (line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    const int found = alarms(engine, line.substr(tab + 1), false) ? 1 : 0;
    for (auto* count : {&kinds[line.substr(0, tab)], &total}) {
      count->first += found;
      ++count->second;
    }
  }
  for (const auto& [kind, count] : kinds) std::printf("%-24s%4d of %4d\n", kind.c_str(), count.first, count.second);
  const double share = 1.0 * total.first / total.second;
  std::printf("%-24s%4d of %4d: %.1f%%\n", set.c_str(), total.first, total.second, 100.0 * share);
  return share;
}

// Each file says how much of it was found before the rules were mended by what it missed:
// that is the figure for new text.
TEST(Grammar, FindsMostOfTheFaultsWrittenByHand) {
  EXPECT_GE(share_found("hand_written.tsv"), 0.87);
  EXPECT_GE(share_found("batch_1.tsv"), 0.9);
  EXPECT_GE(share_found("batch_2.tsv"), 0.9);
  EXPECT_GE(share_found("batch_3.tsv"), 0.85);
  EXPECT_GE(share_found("batch_4.tsv"), 0.85);
  EXPECT_GE(share_found("batch_5.tsv"), 0.85);
  EXPECT_GE(share_found("batch_6.tsv"), 0.85);
  EXPECT_GE(share_found("batch_7.tsv"), 0.9);
  EXPECT_GE(share_found("batch_8.tsv"), 0.9);
  EXPECT_GE(share_found("batch_9.tsv"), 0.9);
  EXPECT_GE(share_found("batch_10.tsv"), 0.9);
  EXPECT_GE(share_found("batch_11.tsv"), 0.88);
  EXPECT_GE(share_found("batch_12.tsv"), 0.9);
  EXPECT_GE(share_found("batch_13.tsv"), 0.9);
  EXPECT_GE(share_found("batch_14.tsv"), 0.85);
  EXPECT_GE(share_found("batch_15.tsv"), 0.95);
  EXPECT_GE(share_found("batch_16.tsv"), 0.93);
  EXPECT_GE(share_found("batch_17.tsv"), 0.8);
}

TEST(Grammar, LeavesSentencesLikeFaultyOnesAlone) {
  const GrammarEngine engine;
  for (const char* set : {"correct_by_hand.txt", "correct_rich.txt"})
    for (const std::string& sentence : lines_of(set))
      EXPECT_FALSE(alarms(engine, sentence, false)) << sentence << "\n" << shown(check(engine, {sentence}));
}

TEST(Grammar, LeavesCorrectSentencesAlone) {
  const GrammarEngine engine;
  const std::vector<std::string> sentences = lines_of("correct.txt");
  std::size_t flagged = 0, warned = 0, words = 0;
  for (const std::string& sentence : sentences) {
    words += static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' ')) + 1;
    if (!alarms(engine, sentence, false)) continue;
    ++flagged;
    warned += alarms(engine, sentence, true) ? 1 : 0;
    std::printf("%s\n  %s", sentence.c_str(), shown(check(engine, {sentence})).c_str());
  }
  std::printf("%zu of %zu correct sentences flagged; %.2f warnings in 1,000 words\n", flagged, sentences.size(),
              1000.0 * static_cast<double>(warned) / static_cast<double>(words));
  EXPECT_LE(flagged, sentences.size() / 100);
  EXPECT_LE(warned * 2000, words);
}

TEST(Grammar, SaysWhereInTheManuscriptAndWhatToWrite) {
  Files files;
  Diagnostics problems, found;
  const FileId manuscript =
      files.add("out.md", "# The law is are\n\nThe laws *was* adopted [@source], and the the text is short.\n");
  check_grammar(document::parse_document(files.text(manuscript), manuscript, problems), manuscript, GrammarEngine(),
                found);
  ASSERT_EQ(found.all().size(), 2U) << shown(found);
  EXPECT_EQ(found.all()[0].rule, "Grammar.Agreement");
  EXPECT_EQ(files.text(found.all()[0].span), "was");
  EXPECT_EQ(found.all()[1].rule, "Grammar.Doubled");
  EXPECT_EQ(files.text(found.all()[1].span), "the the");
  ASSERT_EQ(found.all()[1].fixes.size(), 1U);
  EXPECT_EQ(found.all()[1].fixes[0].text, "the");
}

TEST(Grammar, SaysWhichParagraphsAreTooLong) {
  std::string longest = "It is the the end.";
  while (longest.size() <= 100'000) longest += " It is in force.";
  const std::string alerts = shown(check(GrammarEngine(), {longest, "The the text is short."}));
  EXPECT_NE(alerts.find("Grammar.TooLong"), std::string::npos) << alerts;
  EXPECT_NE(alerts.find("Grammar.Doubled"), std::string::npos) << alerts;
}

TEST(Grammar, QuotesTheWordsAsTheyStand) {
  const GrammarEngine engine;
  const auto quotes = [&](const std::string& sentence, const std::string& words) {
    return shown(check(engine, {sentence})).find("not “" + words + "”") != std::string::npos;
  };
  EXPECT_TRUE(quotes("It's effects are not yet known.", "It's"));
  EXPECT_TRUE(quotes("It’s effects are not yet known.", "It’s"));
  EXPECT_TRUE(quotes("The owners say that they're boats are safe.", "they're"));
}

TEST(Grammar, ReportsAFaultOnce) {
  const Diagnostics found = check(GrammarEngine(), {"The children were taken from they parents."});
  ASSERT_EQ(found.all().size(), 1U) << shown(found);
  EXPECT_EQ(found.all()[0].text, "they");
}

TEST(Grammar, LooksBehindADoubledWord) {
  const Diagnostics found = check(GrammarEngine(), {"The the crews has no list of passengers."});
  ASSERT_EQ(found.all().size(), 2U) << shown(found);
  EXPECT_EQ(found.all()[1].text, "has");
}

TEST(Grammar, GivesTheSameAlertsInAnyNumberOfThreads) {
  std::vector<std::string> texts;
  for (const std::string& line : lines_of("faults.tsv"))
    if (texts.size() < 60) texts.push_back(line.substr(line.find('\t') + 1, line.rfind('\t') - line.find('\t') - 1));
  const std::string alone = shown(check(GrammarEngine({true, 1}), texts));
  EXPECT_FALSE(alone.empty());
  EXPECT_EQ(shown(check(GrammarEngine({true, 4}), texts)), alone);
}

TEST(Grammar, LooksOnlyAtParagraphsThatChanged) {
  const std::vector<std::string> texts = {"The law were adopted.", "It is in force.", "The the text is short."};
  const GrammarEngine first;
  const std::string alerts = shown(check(first, texts));
  EXPECT_EQ(first.looked_at(), 3U);
  EXPECT_EQ(shown(check(first, texts)), alerts);
  EXPECT_EQ(first.looked_at(), 3U) << "in the same run";

  GrammarEngine second;
  second.remember(first.memory());
  EXPECT_EQ(shown(check(second, texts)), alerts);
  EXPECT_EQ(second.looked_at(), 0U);
  check(second, {texts[0], "It is no longer in force.", texts[2]});
  EXPECT_EQ(second.looked_at(), 1U);

  GrammarEngine damaged;
  damaged.remember(first.memory().substr(0, first.memory().size() - 5));
  damaged.remember("nonsense");
  EXPECT_EQ(shown(check(damaged, texts)), alerts);
  EXPECT_EQ(damaged.looked_at(), 3U);
}

TEST(Grammar, PrintsNothing) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  check(GrammarEngine(), {"The report use several method.", "It was use in the court.", "They has been find."});
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace galley::prose
