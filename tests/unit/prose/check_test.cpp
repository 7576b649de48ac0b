// House style over a parsed document: places in the manuscript, fixes, switches.
#include "prose/check.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "document/parse.h"

namespace galley::prose {
namespace {

FileSystem memory(std::map<std::string, std::string> files) {
  FileSystem result;
  result.read = [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(found->second);
  };
  result.list = [files](const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : files)
      if (path.starts_with(folder + "/")) paths.push_back(path);
    return paths;
  };
  result.is_folder = [files](const std::string& folder) {
    return std::any_of(files.begin(), files.end(),
                       [&](const auto& file) { return file.first.starts_with(folder + "/"); });
  };
  return result;
}

const std::map<std::string, std::string> style = {
    {"styles/.vale.ini", "StylesPath = .\n[*.md]\nBasedOnStyles = house\n"},
    {"styles/house/Names.yml",
     "extends: substitution\nmessage: \"Write %s instead of '%s'.\"\nlevel: error\nlink: https://example.org\n"
     "action:\n  name: replace\nswap:\n  Vietnam: Viet Nam\n  East Timor: Timor-Leste\n"},
    {"styles/house/Space.yml",
     "extends: existence\nmessage: \"Space before '%s'.\"\nnonword: true\ntokens:\n  - ' [.,]'\n"}};

struct Checked {
  Files files;
  Diagnostics diagnostics;
  FileId manuscript{};
  explicit Checked(const std::string& text, std::vector<std::string> source_names = {}) {
    RuleSetOptions options;
    options.source_names = std::move(source_names);
    auto rules = load_rules(options, memory(style), files, diagnostics);
    EXPECT_TRUE(rules);
    manuscript = files.add("out.md", text);
    const document::Document parsed = document::parse_document(files.text(manuscript), manuscript, diagnostics);
    check_prose(parsed, manuscript, "out.md", files, *rules, diagnostics);
  }
};

TEST(CheckProse, SaysWhereAndWhatToWrite) {
  const Checked run("# In Vietnam\n\nThe law of *Vietnam* and of Vietnam.\n");
  ASSERT_EQ(run.diagnostics.all().size(), 3U);
  for (const Diagnostic& alert : run.diagnostics.all()) {
    EXPECT_EQ(alert.rule, "house.Names");
    EXPECT_EQ(alert.message, "Write 'Viet Nam' instead of 'Vietnam'.");
    EXPECT_EQ(alert.engine, "house-style");
    EXPECT_EQ(alert.link, "https://example.org");
    EXPECT_EQ(run.files.text(alert.span), "Vietnam");
    ASSERT_EQ(alert.fixes.size(), 1U);
    EXPECT_EQ(alert.fixes[0].text, "Viet Nam");
  }
  EXPECT_EQ(run.files.place(run.diagnostics.all()[2].span).column, 29U);
}

TEST(CheckProse, LeavesOutCodeOtherLanguagesAndCitations) {
  EXPECT_TRUE(Checked("See `Vietnam` and [Vietnam]{lang=vi} [@key].\n").diagnostics.all().empty());
}

TEST(CheckProse, AnothersWordsAreNeverWrong) {
  for (const char* text : {"They say “the law of Vietnam”.\n", "They say \"the law of Vietnam\".\n", "They say ‘it isn’t the law of Vietnam’.\n", "> The law of Vietnam.\n",
                           "In *The Law of Vietnam* it stands.\n"}) {
    const Checked run(text);
    ASSERT_EQ(run.diagnostics.all().size(), 1U) << text;
    EXPECT_EQ(run.diagnostics.all()[0].severity, Severity::suggestion) << text;
    EXPECT_TRUE(run.diagnostics.all()[0].fixes.empty()) << text;
    EXPECT_FALSE(run.diagnostics.all()[0].hints.empty()) << text;
  }
  const Checked apart("He says “yes” in Vietnam, and “no”.\n");
  ASSERT_EQ(apart.diagnostics.all().size(), 1U);
  EXPECT_EQ(apart.diagnostics.all()[0].severity, Severity::error) << "between two quotations";
}

TEST(CheckProse, ATermGoesOnOverTheEndOfALine) {
  const Checked run("Crews of East\nTimor stay.\n");
  ASSERT_EQ(run.diagnostics.all().size(), 1U);
  EXPECT_EQ(run.files.text(run.diagnostics.all()[0].span), "East\nTimor");
  EXPECT_TRUE(run.diagnostics.all()[0].fixes.empty()) << "the line end would be lost";
}

TEST(CheckProse, LeavesAddressesAlone) {
  const Checked run("See https://Vietnam.org/Vietnam?of=Vietnam (www.Vietnam.org) and Vietnam@un.org, or Vietnam.\n");
  ASSERT_EQ(run.diagnostics.all().size(), 1U);
  EXPECT_EQ(run.diagnostics.all()[0].span.begin, 84U);
}

TEST(CheckProse, LeavesTitlesAndNamesOfSourcesAlone) {
  const Checked run("The Vietnam Labour Report of the Bank of Vietnam is of Vietnam.\n",
                    {"Vietnam Labour Report", "State Bank of Vietnam"});
  ASSERT_EQ(run.diagnostics.all().size(), 2U) << "the whole name, not a part of it";
  EXPECT_EQ(run.diagnostics.all()[0].span.begin, 41U);
}

TEST(CheckProse, ObeysSwitches) {
  const Checked run(
      "<!-- vale house.Names = NO -->\n\nVietnam here.\n\n<!-- vale house.Names = YES -->\n\nVietnam there.\n");
  std::size_t alerts = 0;
  for (const Diagnostic& alert : run.diagnostics.all())
    if (alert.rule == "house.Names") ++alerts;
  EXPECT_EQ(alerts, 1U);
}

TEST(CheckProse, RefusesBrokenRules) {
  auto broken = style;
  broken["styles/house/Bad.yml"] = "extends: existence\nmessage: x\ntokns:\n  - a\n";
  Files files;
  Diagnostics diagnostics;
  EXPECT_FALSE(load_rules({}, memory(broken), files, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].rule, "prose.rule");
  EXPECT_EQ(files.place(diagnostics.all()[0].span).line, 3U);
  EXPECT_NE(diagnostics.all()[0].hints[0].find("did you mean 'tokens'?"), std::string::npos);
}

}  // namespace
}  // namespace galley::prose
