// `galley lint` outside a project, with files and rules that exist in memory only.
#include "prose/lint.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

namespace galley::prose {
namespace {

using testing::HasSubstr;
using testing::Not;

class LintTest : public testing::Test {
 protected:
  LintTest() {
    disk_["styles/X/Ize.yml"] =
        "extends: substitution\nmessage: \"Write '%s', not '%s'\"\nlevel: error\naction:\n  name: replace\nswap:\n  organise: organize\n";
    disk_[".vale.ini"] = "StylesPath = styles\n[*]\nBasedOnStyles = X\n";
  }
  std::optional<LintReport> lint(const std::vector<std::string>& paths, bool grammar = false) {
    FileSystem system;
    system.read = [this](const std::string& path) -> std::optional<std::string> {
      const auto found = disk_.find(path);
      return found == disk_.end() ? std::nullopt : std::optional(found->second);
    };
    system.list = [this](const std::string& folder) {
      std::vector<std::string> paths_below;
      for (const auto& [path, text] : disk_)
        if (path.starts_with(folder + "/")) paths_below.push_back(path);
      return paths_below;
    };
    system.is_folder = [this](const std::string& folder) {
      return std::any_of(disk_.begin(), disk_.end(),
                         [&](const auto& entry) { return entry.first.starts_with(folder + "/"); });
    };
    LintOptions options;
    options.config = ".vale.ini";
    options.grammar = grammar;
    return lint_files(options, paths, system, files_, diagnostics_);
  }

  std::map<std::string, std::string> disk_;
  Files files_;
  Diagnostics diagnostics_;
};

TEST_F(LintTest, AnUnknownKeyIsRefusedWithWhatIsAllowed) {
  disk_[".vale.ini"] = "StylePath = styles\n[*]\nBasedOnStyles = X\n";
  EXPECT_FALSE(lint({}));
  ASSERT_FALSE(diagnostics_.all().empty());
  EXPECT_THAT(diagnostics_.all()[0].message, HasSubstr("unknown key 'StylePath'"));
  EXPECT_THAT(diagnostics_.all()[0].hints.at(0), HasSubstr("did you mean 'StylesPath'? allowed: StylesPath, "));
  EXPECT_EQ(files_.place(diagnostics_.all()[0].span).line, 1U);
}

TEST_F(LintTest, AFileThatCannotBeReadTakesNothingFromTheOthers) {
  disk_["broken.md"] = "One.\nTwo \xFF.\n";
  disk_["a.md"] = "We organise.\n";
  const auto report = lint({"missing.md", "broken.md", "a.md"});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->files.size(), 1U);
  EXPECT_EQ(report->files[0].alerts.size(), 1U);
  EXPECT_THAT(report->unread, testing::ElementsAre("'missing.md' cannot be read",
                                                   "'broken.md' is not valid UTF-8 in line 2: save it as UTF-8"));
}

TEST_F(LintTest, ASwitchForNoRuleIsNamedAtItsLine) {
  disk_[".vale.ini"] += "X.Nope = NO\n";
  const auto lines = std::count(disk_[".vale.ini"].begin(), disk_[".vale.ini"].end(), '\n');
  const auto report = lint({"a.md"});
  ASSERT_TRUE(report);
  EXPECT_THAT(report->notes,
              testing::Contains(".vale.ini:" + std::to_string(lines) + ": there is no rule 'X.Nope' to switch"));
}

TEST_F(LintTest, GrammarIsLookedAtWhereItIsAskedFor) {
  disk_["a.md"] = "# The reports is here\n\nWe organise. The *results* of the survey shows little.\n";
  EXPECT_EQ(lint({"a.md"})->files.at(0).alerts.size(), 1U);
  const auto report = lint({"a.md"}, true);
  ASSERT_TRUE(report);
  ASSERT_EQ(report->files.at(0).alerts.size(), 2U);
  const LintAlert& alert = report->files[0].alerts[1];
  EXPECT_EQ(alert.rule, "Grammar.Agreement");
  EXPECT_EQ(alert.line, 3U);
  EXPECT_EQ(alert.match, "shows");
  EXPECT_EQ(alert.first_column, 42U);
}

// Dictionaries are large: one is read only where some file is checked for spelling.
TEST_F(LintTest, ADictionaryIsReadOnlyWhereSpellingIsOn) {
  disk_["styles/X/Spelling.yml"] = "extends: spelling\nmessage: \"Is '%s' right?\"\ndictionaries: [en]\n";
  disk_["a.md"] = "We organise.\n";
  const std::string head = "StylesPath = styles\n", off = "X.Spelling = NO\n", on = "X.Spelling = YES\n";
  for (const std::string& sections : {"[*]\nBasedOnStyles = X\n" + off, "[*.md]\nBasedOnStyles = X\n" + off}) {
    disk_[".vale.ini"] = head + sections;
    const auto report = lint({"a.md"});
    ASSERT_TRUE(report) << sections;
    EXPECT_EQ(report->files.at(0).alerts.size(), 1U);
    EXPECT_TRUE(report->notes.empty());
  }
  for (const std::string& sections : {"[*]\nBasedOnStyles = X\n" + off + "[*.txt]\n" + on, "[*.md]\n" + on,
                                      "[*]\nBasedOnStyles = X\n[*.md]\n" + off}) {
    disk_[".vale.ini"] = head + sections;
    EXPECT_FALSE(lint({"a.md"})) << sections;
  }
}

TEST_F(LintTest, ANameOfAFileOrAMatchIsNoLineOfItsOwn) {
  const std::string name = "evil\nb.md:1:1:X.Y:all is well\x1B[2J\u202E.txt";
  disk_[name] = "We organise.\n";
  const auto report = lint({name});
  ASSERT_TRUE(report);
  for (const std::string& text : {to_lines(*report), to_page(*report)}) {
    EXPECT_THAT(text, Not(HasSubstr("\x1B")));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
    EXPECT_THAT(text, Not(HasSubstr("\nb.md")));
  }
  EXPECT_THAT(to_sarif(*report), HasSubstr("\"uri\":\"evil%0Ab.md%3A1"));
}

TEST_F(LintTest, ColumnsCountCodePointsOnALongLine) {
  std::string text;
  for (int word = 0; word < 3000; ++word) text += "é organise ";
  disk_["a.txt"] = text;
  const auto report = lint({"a.txt"});
  ASSERT_TRUE(report);
  const std::vector<LintAlert>& alerts = report->files.at(0).alerts;
  ASSERT_EQ(alerts.size(), 3000U);
  for (std::size_t number = 0; number < alerts.size(); ++number) {
    ASSERT_EQ(alerts[number].first_column, number * 11 + 3);
    ASSERT_EQ(alerts[number].last_column, number * 11 + 10);
  }
}

// Front matter in any of its three forms: each text is a block of its own, escapes and all.
TEST_F(LintTest, FrontMatterIsReadAsYamlTomlOrJson) {
  disk_["styles/X/Title.yml"] =
      "extends: existence\nmessage: \"Found '%s'\"\nscope: text.frontmatter.title\ntokens:\n  - organise\n";
  disk_[".vale.ini"] = "StylesPath = styles\n[*]\nX.Title = YES\n";
  disk_["yaml.md"] = "---\ntitle: We organise\ndate: organise\n---\n\nText organise.\n";
  disk_["toml.md"] =
      "+++\nlist = [\"organise\",\n  \"x\"]\ntitle = \"We \\\"really\\\" organise\"\n[more]\ntitle = 'organise'\n+++\n\nOrganise.\n";
  disk_["json.md"] = "{\n  \"title\": \"We organise\"\n}\n\nText.\n";
  const auto report = lint({"yaml.md", "toml.md", "json.md"});
  ASSERT_TRUE(report);
  EXPECT_EQ(to_lines(*report),
            "yaml.md:2:11:X.Title:Found 'organise'\ntoml.md:4:24:X.Title:Found 'organise'\n"
            "json.md:2:16:X.Title:Found 'organise'\n");
}

TEST_F(LintTest, CommentsOfMdxAreSwitches) {
  disk_["a.mdx"] = "{/* vale off */}\n\nWe organise.\n\n{/* vale on */}\n\nThey organise.\n";
  disk_[".vale.ini"] += "[formats]\nmdx = md\n";
  const auto report = lint({"a.mdx"});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->files.at(0).alerts.size(), 1U);
  EXPECT_EQ(report->files.at(0).alerts[0].line, 7U);
}

TEST_F(LintTest, AKeyThatStandsTwiceAddsToItsListAndTheFirstOfTwoSwitchesCounts) {
  disk_["styles/Y/Word.yml"] = "extends: existence\nmessage: \"Found '%s'\"\ntokens:\n  - word\n";
  disk_["a.md"] = "A word to organise.\n";
  disk_[".vale.ini"] = "StylesPath = styles\n[*]\nBasedOnStyles = X\nBasedOnStyles = Y\n";
  EXPECT_EQ(lint({"a.md"})->files.at(0).alerts.size(), 2U);
  disk_[".vale.ini"] += "Y.Word = NO\nY.Word = YES\n";
  EXPECT_EQ(lint({"a.md"})->files.at(0).alerts.size(), 1U);
}

TEST_F(LintTest, AFormatThatIsNotUnderstoodIsNamed) {
  disk_["a.rst"] = "We organise.\n";
  disk_["b.md"] = "We organise.\n";
  const auto report = lint({"a.rst", "b.md"});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->notes.size(), 1U);
  EXPECT_THAT(report->notes[0], HasSubstr("files ending in .rst were read as plain lines"));
}

// As in Vale: a compound with a hyphen is one word, and a file without SET is UTF-8.
TEST_F(LintTest, ADictionaryIsReadAsValeReadsIt) {
  disk_["styles/X/Spelling.yml"] =
      "extends: spelling\nmessage: \"Is '%s' right?\"\ncustom: true\ndictionaries: [some]\n";
  disk_["styles/config/dictionaries/some.aff"] = "SFX S Y 1\nSFX S \u0430 0 .\n";
  disk_["styles/config/dictionaries/some.dic"] = "3\nhuman\nfriendly\n\u0441\u043B\u043E\u0432\u0430/S\n";
  disk_["a.md"] = "human friendly human-friendly \u0441\u043B\u043E\u0432\n";
  const auto report = lint({"a.md"});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->files.at(0).alerts.size(), 1U);
  EXPECT_EQ(report->files.at(0).alerts[0].match, "human-friendly");
}

TEST_F(LintTest, ARuleThatCanFindNothingIsNamed) {
  disk_["styles/X/Ize.yml"] = "extends: existence\nmessage: none\nscope: headings\n";
  disk_["a.md"] = "Text.\n";
  const auto report = lint({"a.md"});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->files.at(0).alerts.empty());
  EXPECT_THAT(report->notes, testing::ElementsAre(HasSubstr("no text has the scope 'headings'"),
                                                  HasSubstr("X.Ize looks for nothing")));
}

TEST_F(LintTest, APatternThatDoesNotCompileIsReportedAtItsLine) {
  const std::string head = "extends: existence\nmessage: none\ntokens:\n  - fine\n";
  for (const std::string& rule :
       {head + "  - '(open'\n",
        std::string("extends: substitution\nmessage: none\nswap:\n  fine: good\n  '(open': x\n"),
        std::string("extends: substitution\nmessage: none\nswap:\n  - fine: good\n  - '(open': x\n")}) {
    disk_["styles/X/Ize.yml"] = rule;
    diagnostics_ = {};
    EXPECT_FALSE(lint({})) << rule;
    ASSERT_EQ(diagnostics_.all().size(), 1U) << rule;
    EXPECT_EQ(files_.place(diagnostics_.all()[0].span).line, 5U) << rule;
  }
}

// A list too long for one pattern is cut into several that find what one would: the first
// match, and of those at the same place the longest key.
TEST_F(LintTest, ALongListOfSwapsFindsWhatOnePatternWould) {
  std::string rule = "extends: substitution\nmessage: \"%s for %s\"\nnonword: true\nswap:\n  term: short\n";
  for (int number = 1000; number < 4500; ++number)
    rule += "  term" + std::to_string(number) + ": t" + std::to_string(number) + "\n";
  disk_["styles/X/Ize.yml"] = rule;
  disk_["a.md"] = "A term4400, a term, é term1000 and term12345.\n";
  const auto report = lint({"a.md"});
  ASSERT_TRUE(report);
  EXPECT_EQ(to_lines(*report),
            "a.md:1:3:X.Ize:t4400 for term4400\na.md:1:15:X.Ize:short for term\na.md:1:23:X.Ize:t1000 for term1000\n"
            "a.md:1:36:X.Ize:t1234 for term1234\n");
}

TEST_F(LintTest, CountsInWords) {
  disk_["a.txt"] = "We organise.\n";
  EXPECT_THAT(to_page(*lint({"a.txt"})), HasSubstr("1 error, 0 warnings and 0 suggestions in 1 file.\n"));
}

}  // namespace
}  // namespace galley::prose
