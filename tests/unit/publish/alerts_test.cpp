// What becomes of the alerts of a run: waivers, engines that agree, what is withheld.
#include "publish/alerts.h"

#include <gmock/gmock.h>

#include "publish/reports.h"
#include "support/golden.h"

namespace galley::publish {
namespace {

using testing::HasSubstr;
using testing::Not;

class AlertsTest : public testing::Test {
 protected:
  Diagnostic& alert(const std::string& rule, const std::string& engine, Severity severity, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(report_.project.files.text(file_).find(words));
    Diagnostic diagnostic;
    diagnostic.rule = rule;
    diagnostic.engine = engine;
    diagnostic.severity = severity;
    diagnostic.message = "Write it otherwise.";
    diagnostic.span = {file_, at, at + static_cast<std::uint32_t>(words.size())};
    return report_.diagnostics.add(std::move(diagnostic));
  }
  void settle() { settle_alerts(report_, {{}, "2026-11-23", true}); }
  // The report in its three forms.
  OutputFiles reports() {
    const std::string root = GALLEY_SOURCE_DIR;
    Files& files = report_.project.files;
    for (const std::string_view path : {style::brand_file, style::theme_file})
      files.add(std::string(path), test::read_text(root + "/tests/support/look/" + std::string(path)));
    files.add("templates/html/style-report.html", test::read_text(root + "/templates/html/style-report.html"));
    Diagnostics ignored;
    const auto brand = style::read_brand(files, ignored);
    return style_reports(report_, brand, style::read_theme(files, *brand, ignored));
  }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return report_.diagnostics.all(); }

  BuildReport report_;
  FileId file_ =
      report_.project.files.add("sources/findings/a.md", "The desk closes every\nFriday at noon sharp, on-line.\n");
};

TEST_F(AlertsTest, OnePlaceInTwoOutputsIsOneAlert) {
  alert("house.X", "house-style", Severity::error, "on-line").outputs = {"policy-mapping"};
  alert("house.X", "house-style", Severity::error, "on-line").outputs = {"policy-brief"};
  settle();
  ASSERT_EQ(all().size(), 1U);
  EXPECT_THAT(all()[0].outputs, testing::ElementsAre("policy-mapping", "policy-brief"));
}

TEST_F(AlertsTest, SpellingIsNotToldWhereAnotherRuleSaysWhatToWrite) {
  alert("house.Spelling", "house-style", Severity::warning, "on-line");
  Diagnostic& second = alert("house.Compounds", "house-style", Severity::error, "on-line");
  second.fixes.push_back({second.span, "online"});
  alert("house.Spelling", "house-style", Severity::warning, "Friday");
  settle();
  ASSERT_EQ(all().size(), 2U);
  EXPECT_EQ(all()[0].rule, "house.Compounds");
  EXPECT_EQ(all()[1].rule, "house.Spelling");
}

TEST_F(AlertsTest, WhatTwoEnginesSayIsMoreThanASuggestionAndNamesBoth) {
  alert("house.X", "house-style", Severity::suggestion, "on-line");
  Diagnostic& second = alert("Consistency.Hyphenation", "consistency", Severity::suggestion, "on-line");
  second.fixes.push_back({second.span, "online"});
  settle();
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].severity, Severity::warning);
  EXPECT_EQ(all()[0].engine, "house-style, consistency");
  EXPECT_THAT(all()[0].hints.at(0), HasSubstr("Consistency.Hyphenation says"));
  EXPECT_EQ(all()[0].fixes.at(0).text, "online");
}

TEST_F(AlertsTest, AgreementNeverBlocksAndOtherPlacesStayApart) {
  alert("house.X", "house-style", Severity::warning, "on-line");
  alert("Grammar.Y", "grammar", Severity::warning, "on-line");
  alert("Grammar.Y", "grammar", Severity::suggestion, "desk");
  alert("house.Z", "house-style", Severity::suggestion, "desk closes");
  settle();
  ASSERT_EQ(all().size(), 3U);
  EXPECT_EQ(all()[0].severity, Severity::warning);
  EXPECT_EQ(all()[1].severity, Severity::suggestion);
}

TEST_F(AlertsTest, WaiversOfTheFileAreApplied) {
  report_.project.files.add("styles/waivers.yml",
                            "- {rule: house.X, file: sources/findings/a.md, quote: on-line, reason: a name, by: AB}\n");
  alert("house.X", "house-style", Severity::error, "on-line");
  settle();
  ASSERT_EQ(all().size(), 1U);
  ASSERT_TRUE(all()[0].waiver);
  ASSERT_EQ(report_.waivers.size(), 1U);
  EXPECT_EQ(report_.waivers[0].used, 1);
  const std::string json = report_json(report_);
  EXPECT_THAT(json, HasSubstr("\"waived\": 1"));
  EXPECT_THAT(json, HasSubstr("\"reason\": \"a name\""));
}

TEST_F(AlertsTest, ASentenceThatGoesOnOverAConfidentialLineIsWithheld) {
  sources::Fact& fact = report_.corpus.facts["S-1"];
  fact.statement = MappedText("the desk closes every Friday at noon", {file_, 0, 4}, Origin::changed);
  fact.confidential = true;
  Diagnostic& found = alert("house.X", "house-style", Severity::error, "on-line");
  found.fixes.push_back({found.span, "online"});
  settle();
  for (const auto& [path, text] : reports()) {
    EXPECT_THAT(text, HasSubstr("house.X")) << path;
    EXPECT_THAT(text, Not(HasSubstr("noon"))) << path;
  }
  // The same without a secret: the sentence is shown.
  report_.corpus.facts.clear();
  EXPECT_THAT(reports()["style-report.html"], HasSubstr("Friday at noon sharp"));
}

TEST_F(AlertsTest, AHintThatRepeatsASecretIsWithheld) {
  sources::Fact& fact = report_.corpus.facts["S-1"];
  fact.statement = MappedText("the chief is paid by a company", {file_, 0, 4}, Origin::changed);
  fact.confidential = true;
  alert("house.X", "house-style", Severity::error, "on-line").hints = {"write as in “The chief is paid by a company”"};
  settle();
  EXPECT_THAT(report_json(report_), Not(HasSubstr("chief")));
}

}  // namespace
}  // namespace galley::publish
