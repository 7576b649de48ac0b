#include "html/report_groups.h"

#include "html/report_text.h"

#include <gtest/gtest.h>

namespace galley::html {
namespace {

ReportAlert alert(Severity severity, const std::string& rule, std::uint32_t place, const std::string& engine = {}) {
  ReportAlert result;
  result.severity = severity;
  result.rule = rule;
  result.engine = engine;
  result.message = "Write it otherwise.";
  result.place.file = "sources/a.md";
  result.place.begin = place;
  return result;
}

TEST(ReportText, ARuleInWords) {
  EXPECT_EQ(rule_in_words("evidence.number-unsupported"), "Evidence: number unsupported");
  EXPECT_EQ(rule_in_words("Grammar.SubjectVerb"), "Grammar: subject verb");
  EXPECT_EQ(rule_in_words("docx.scripts"), "Word: scripts");
  EXPECT_EQ(rule_in_words("front-matter.unconfirmed"), "Front matter: unconfirmed");
  EXPECT_EQ(rule_in_words("x"), "X");
  EXPECT_EQ(rule_in_words(""), "");
}

TEST(ReportGroups, SevereFirstThenTheRulesThatSpeakSeldom) {
  std::vector<ReportAlert> alerts;
  for (std::uint32_t place = 5; place > 0; --place)
    alerts.push_back(alert(Severity::suggestion, "evidence.old", place));
  alerts.push_back(alert(Severity::suggestion, "plain.Passive", 1));
  alerts.push_back(alert(Severity::error, "limit.pages", 1));
  ReportAlert waived = alert(Severity::error, "house.X", 1);
  waived.waiver = Waiver{"r", "AB", ""};
  alerts.push_back(waived);
  const auto groups = group_alerts(alerts);
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[0].rule, "limit.pages");
  EXPECT_EQ(groups[1].rule, "plain.Passive");
  EXPECT_EQ(groups[2].rule, "evidence.old");
  EXPECT_EQ(groups[2].alerts[0]->place.begin, 1U);
  EXPECT_EQ(groups[3].rule, "house.X");
}

TEST(ReportGroups, TheRoomGoesToTheMostSevere) {
  std::vector<ReportAlert> alerts;
  for (std::uint32_t place = 0; place < 50; ++place) {
    alerts.push_back(alert(Severity::suggestion, "plain.Passive", place));
    alerts.push_back(alert(Severity::error, "house.X", place));
  }
  auto groups = group_alerts(alerts);
  share_out(groups, 30'000);
  EXPECT_EQ(groups[0].in_full, 50U);
  EXPECT_GT(groups[1].in_full, 0U);
  EXPECT_LT(groups[1].in_full, 50U);
  share_out(groups, 0);
  EXPECT_EQ(groups[0].in_full, 0U);
}

TEST(ReportGroups, CountsByWhatWasLookedAt) {
  const auto areas =
      areas_of({alert(Severity::error, "house.SpellingIze", 1, "house-style"),
                alert(Severity::warning, "Grammar.Agreement", 1, "grammar, link-grammar"),
                alert(Severity::suggestion, "evidence.old", 1), alert(Severity::error, "limit.pages", 1),
                alert(Severity::error, "Other.Rule", 1, "house-style"), alert(Severity::error, "yaml.syntax", 1)});
  std::string all;
  for (const Area& area : areas)
    for (std::size_t level = 0; level < level_count; ++level)
      if (area.count[level] > 0) all += area.title + " " + std::to_string(level) + "; ";
  EXPECT_EQ(
      all,
      "Spelling 0; Grammar 1; House style 0; Evidence and references 2; Limits and layout 0; Records and files 0; ");
}

}  // namespace
}  // namespace galley::html
