#include "html/style_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/golden.h"

namespace galley::html {
namespace {

using galley::test::read_text;
const std::string root = GALLEY_SOURCE_DIR;

class StyleReport : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const std::string_view path : {style::brand_file, style::theme_file})
      files_.add(std::string(path), read_text(root + "/" + std::string(path)));
    page_ = read_text(root + "/templates/html/style-report.html");
    brand_ = style::read_brand(files_, diagnostics_);
    theme_ = style::read_theme(files_, *brand_, diagnostics_);
    ASSERT_TRUE(theme_);
    source_ = files_.add(
        "sources/chapters/03-rules.md",
        "TikTok bars requests as well as offers.\nor about illegal migrants may also remove information, é in Vietnam\n");
  }

  Diagnostic diagnostic(Severity severity, std::string rule, std::string message, std::string_view words) {
    Diagnostic d;
    d.severity = severity;
    d.rule = std::move(rule);
    d.message = std::move(message);
    const std::size_t at = files_.text(source_).find(words);
    d.span = {source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    d.outputs = {"policy-mapping", "policy-brief"};
    return d;
  }

  ReportModel model() {
    ReportModel m;
    m.publication = "platform-mapping";
    m.title = "Online platforms and transnational crime";
    m.draft = "3";
    m.date = "23 November 2026";
    m.source_hash = "4f6c";
    m.status = "blocked";
    m.engines = {{"galley", "0.1.0", "limits, citations"}, {"house-style", "1-3f2a", "rules and spelling"}};
    m.outputs = {
        {"policy-mapping", "Policy mapping"}, {"policy-brief", "Policy brief"}, {"key-findings", "Key findings"}};
    m.rules_checked = 119;
    m.limits = {{"policy-mapping", "pages", 25, {}, 25, "pages",
                 {{"rules", "What platform rules say", 6.4}, {"law", "What the law requires", 3.2}}},
                {"policy-brief", "pages", 7, 8, 10, "pages", {}},
                {"key-findings", "body_words", 44, {}, 40, "words", {}}};
    m.readability = {{"policy-mapping", "Summary", 420, 17.25, 12.3}, {"policy-mapping", "Rules", 1830, 21, 15.04}};
    Diagnostic error = diagnostic(Severity::error, "House.Terms", "Names people by an offence: “illegal migrants”",
                                  "illegal migrants");
    error.hints = {"write 'migrants in an irregular situation'"};
    error.link = "https://publications.example/glossary";
    error.fixes = {{error.span, "migrants in an irregular situation"}};
    m.alerts.push_back(make_alert(error, files_));
    m.alerts.push_back(
        make_alert(diagnostic(Severity::warning, "House.Countries", "“Vietnam”: write “Viet Nam”", "Vietnam"), files_));
    m.alerts.push_back(make_alert(
        diagnostic(Severity::suggestion, "Plain.Passive", "Passive without an actor", "TikTok bars"), files_));
    Diagnostic waived = diagnostic(Severity::error, "House.Quotes", "Straight quotation mark", "offers");
    waived.waiver = Waiver{"Quoted from the statute", "AB", "2027-01-01"};
    m.alerts.push_back(make_alert(waived, files_));
    m.waivers = {
        {"House.Quotes", "sources/chapters/03-rules.md", "offers", "Quoted from the statute", "AB", "2027-01-01", 1}};
    m.review = {{2, "R. Reader", 3}};
    return m;
  }

  std::string html(const ReportModel& m) { return style_report_html(m, page_, *brand_, *theme_); }

  Files files_;
  Diagnostics diagnostics_;
  std::string page_;
  std::optional<style::Brand> brand_;
  std::optional<style::Theme> theme_;
  FileId source_ = FileId::none;
};

TEST_F(StyleReport, MarksTheWords) {
  const ReportAlert alert = make_alert(diagnostic(Severity::error, "r", "m", "Vietnam"), files_);
  EXPECT_EQ(alert.place.line, 2U);
  EXPECT_EQ(alert.place.column, 61U);
  EXPECT_EQ(alert.line_text.substr(alert.mark_begin, alert.mark_end - alert.mark_begin), "Vietnam");
  const ReportAlert withheld = make_alert(diagnostic(Severity::error, "r", "m", "Vietnam"), files_, true);
  EXPECT_TRUE(withheld.text.empty() && withheld.line_text.empty());
  EXPECT_EQ(withheld.place.line, 2U);
}

TEST_F(StyleReport, GivesAPage) {
  const std::string page = html(model());
  EXPECT_NE(page.find("<h1>One error blocks publication</h1>"), std::string::npos);
  EXPECT_NE(page.find("<mark>illegal migrants</mark>"), std::string::npos);
  EXPECT_NE(page.find("Policy brief, pages"), std::string::npos);
  EXPECT_EQ(page.find("{{"), std::string::npos);
  EXPECT_LT(page.size(), 40'000U);
  galley::test::expect_golden("cases/html/style-report.html", page);
}

TEST_F(StyleReport, SaysSoWhenNothingWasFound) {
  ReportModel m;
  m.publication = "p";
  m.status = "complete";
  m.engines = {{"galley", "0.1.0", "limits, citations"}};
  const std::string page = html(m);
  EXPECT_NE(page.find("<h1>No rule gave an alert</h1>"), std::string::npos);
  EXPECT_EQ(page.find("<form"), std::string::npos);
  EXPECT_NE(page.find("Grammar, not checked"), std::string::npos);
  galley::test::expect_golden("cases/html/style-report-empty.html", page);
}

TEST_F(StyleReport, LetsNoMarkupThrough) {
  ReportModel m = model();
  const std::string hostile = "\"><script>alert(1)</script>'{{title}}{{{title}}}</textarea>&amp;";
  ReportAlert& a = m.alerts[0];
  a.message = a.rule = a.place.file = a.text = a.line_text = a.engine = hostile;
  a.mark_begin = 2;
  a.mark_end = 9;
  a.hints = {hostile};
  a.fixes[0].text = hostile;
  a.outputs = {hostile};
  a.link = "javascript:alert(1)";
  m.title = m.draft = m.source_hash = m.publication = m.status = hostile;
  m.waivers[0].reason = m.waivers[0].quote = hostile;
  m.readability[0].section = m.readability[0].output = m.engines[0].name = m.engines[0].version = hostile;
  m.limits[0].parts[0].title = m.limits[0].limit = m.limits[0].output = hostile;
  const std::string page = html(m);
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
  std::size_t scripts = 0;
  for (std::size_t at = page.find("<script"); at != std::string::npos; at = page.find("<script", at + 1)) ++scripts;
  EXPECT_EQ(scripts, 1U);
  EXPECT_TRUE(nlohmann::json::accept(style_report_json(m)));
  EXPECT_TRUE(nlohmann::json::accept(style_report_sarif(m)));
}

TEST_F(StyleReport, StaysSmall) {
  ReportModel m = model();
  for (int i = 0; i < 5000; ++i) m.alerts.push_back(m.alerts[static_cast<std::size_t>(i) % 3]);
  const std::string page = html(m);
  EXPECT_LT(page.size(), 500'000U);
  EXPECT_NE(page.find("are given by their place alone"), std::string::npos);
  // Each of the 5,004 alerts stands on the page, in full or by its place.
  std::size_t in_full = 0, by_place = 0;
  for (std::size_t at = page.find("<li id=\"a"); at != std::string::npos; at = page.find("<li id=\"a", at + 1))
    ++in_full;
  for (std::size_t at = page.find("data-n=\""); at != std::string::npos; at = page.find("data-n=\"", at + 1))
    by_place += std::stoul(page.substr(at + 8, 8));
  EXPECT_GT(in_full, 300U);
  EXPECT_EQ(in_full + by_place, 5004U);
}

TEST_F(StyleReport, StaysSmallWithThousandsOfWaivers) {
  ReportModel m = model();
  m.waivers.resize(20'000, m.waivers.front());
  m.waivers.back().expired = true;
  m.waivers.back().reason = "Only until the printer has the new glossary";
  const std::string page = html(m);
  EXPECT_LT(page.size(), 500'000U);
  EXPECT_NE(page.find("waivers more: <code>style-report.json</code>"), std::string::npos);
  EXPECT_NE(page.find("Only until the printer"), std::string::npos) << "an expired waiver is not among those left out";
  EXPECT_NE(style_report_json(m).find("Only until the printer"), std::string::npos);
}

TEST_F(StyleReport, GivesJsonAndSarif) {
  const ReportModel m = model();
  galley::test::expect_golden("cases/html/style-report.json", style_report_json(m));
  galley::test::expect_golden("cases/html/style-report.sarif", style_report_sarif(m));
}

TEST(StyleReportPage, AMistakeInItsTagsIsNamedAtItsPlace) {
  EXPECT_FALSE(find_page_mistake("<h1>{{title}}</h1>\n<p>plain</p>\n{{#rules}}{{name}}{{/rules}}\n"));
  const std::string open = "<p>plain</p>\n<p>plain too</p>\n{{#rules}}{{name}}\n";
  const auto mistake = find_page_mistake(open);
  ASSERT_TRUE(mistake);
  EXPECT_EQ(mistake->at, open.find("{{#rules}}"));
  EXPECT_EQ(mistake->message, "Unclosed section \"rules\"");
  EXPECT_TRUE(find_page_mistake("{{title\n"));
  EXPECT_TRUE(find_page_mistake("{{/rules}}\n"));
}

}  // namespace
}  // namespace galley::html
