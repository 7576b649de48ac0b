// Rules and texts that mean harm: every run ends, and what was given up is said.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "document/parse.h"
#include "prose/grammar_engine.h"
#include "prose/lint.h"

namespace galley::prose {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string result;
  result.reserve(part.size() * times);
  for (std::size_t time = 0; time < times; ++time) result += part;
  return result;
}

std::string rule(std::string_view kind, std::string_view keys) {
  return "extends: " + std::string(kind) + "\nmessage: \"said '%s'\"\n" + std::string(keys);
}

// One rule of each kind whose pattern takes exponential or quadratic time.
const std::map<std::string, std::string> hostile_rules = {
    {"styles/X/Nested.yml", rule("existence", "nonword: true\ntokens: ['(a+)+$']\n")},
    {"styles/X/Far.yml", rule("existence", "nonword: true\nscope: raw\ntokens: ['x[^y]*\\d']\n")},
    {"styles/X/Behind.yml", rule("existence", "nonword: true\nscope: raw\ntokens: ['(?<!q+)x[^y]*\\d']\n")},
    {"styles/X/Count.yml", rule("occurrence", "max: 3\nscope: raw\ntoken: '(\\w+\\s?)*!'\n")},
    {"styles/X/Swap.yml", rule("substitution", "swap:\n  '(\\w+)* foo': bar\n")},
    {"styles/X/Either.yml", rule("consistency", "either:\n  '(a|a)*b': '(\\w*)*c'\n")},
    {"styles/X/Twice.yml", rule("repetition", "alpha: true\ntokens: ['[^\\s]+']\nlimit: 10\n")},
    {"styles/X/If.yml", rule("conditional", "first: '(x+x+)+y'\nsecond: '(\\w+)*q'\n")},
    {"styles/X/Case.yml", rule("capitalization", "match: '(a*)*b'\nscope: text\n")},
    {"styles/X/Title.yml", rule("capitalization", "match: $title\nscope: text\n")},
    {"styles/X/Row.yml", rule("sequence", "tokens:\n  - pattern: '(a+)+c'\n  - tag: NN\n")},
};

LintReport lint(const std::string& text) {
  std::map<std::string, std::string> all = hostile_rules;
  all[".vale.ini"] = "StylesPath = styles\n[*]\nBasedOnStyles = X\n";
  all["text.md"] = text;
  FileSystem file_system;
  file_system.read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = all.find(path);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  };
  file_system.list = [&](const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& [path, content] : all)
      if (path.starts_with(folder + "/")) paths.push_back(path);
    return paths;
  };
  file_system.is_folder = [&](const std::string& folder) {
    return std::any_of(all.begin(), all.end(), [&](const auto& file) { return file.first.starts_with(folder + "/"); });
  };
  Files files;
  Diagnostics diagnostics;
  LintOptions options;
  options.config = ".vale.ini";
  auto report = lint_files(options, {"text.md"}, file_system, files, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) ADD_FAILURE() << diagnostic.message;
  return report ? std::move(*report) : LintReport();
}

bool gave_up(const LintReport& report, const std::string& rule) {
  return std::any_of(report.notes.begin(), report.notes.end(),
                     [&](const std::string& note) { return note.starts_with("rule " + rule + " gave up"); });
}

std::ptrdiff_t count_alerts(const LintReport& report, const std::string& rule) {
  const std::vector<LintAlert>& alerts = report.files.at(0).alerts;
  return std::count_if(alerts.begin(), alerts.end(), [&](const LintAlert& alert) { return alert.rule == rule; });
}

TEST(Hostile, CatastrophicPatternsEndAndAreNamed) {
  const LintReport report = lint(repeated(repeated("a", 40) + "b! \n\n", 500) + "\n" + repeated("x", 3'000'000) + "\n");
  for (const char* name : {"X.Nested", "X.Far", "X.Behind"}) EXPECT_TRUE(gave_up(report, name)) << name;
}

TEST(Hostile, LongLinesEnd) {
  lint(repeated("a", 10'000'000));
  EXPECT_EQ(count_alerts(lint(repeated("word ", 200'000)), "X.Twice"), 10);
}

TEST(Hostile, DeepNestingEnds) {
  const LintReport text =
      lint(repeated("> ", 20'000) + "deep\n\n" + repeated("- ", 5'000) + "x\n\n" + repeated("*", 100'000) + "a\n\n" +
           repeated("[", 100'000) + "\n\n" + repeated("<div>", 20'000) + "\n\n" + repeated("<!--", 50'000));
  const LintReport table =
      lint(repeated("|a", 20'000) + "|\n" + repeated("|-", 20'000) + "|\n" + repeated("|x", 20'000) + "|\n");
  EXPECT_EQ(text.files.size() + table.files.size(), 2U);
}

// Each block once held a copy of all switches before it: memory ran out.
TEST(Hostile, ManySwitchesEnd) {
  std::string text, words = "<!-- vale X.Twice[";
  for (int number = 0; number < 50'000; ++number) {
    text += "<!-- vale X.R" + std::to_string(number) + " = NO -->\n\nthe the\n\n";
    words += "\"w" + std::to_string(number) + "\", ";
  }
  EXPECT_EQ(count_alerts(lint(text), "X.Twice"), 10);
  EXPECT_EQ(count_alerts(lint(words + "\"the the\"] = NO -->\n\nthe the\n"), "X.Twice"), 0);
}

TEST(Hostile, NulBytesAreText) {
  const LintReport report = lint(std::string("the\0the a\0 a\n\n\0\n# \0h\n", 22));
  EXPECT_EQ(report.files.size(), 1U);
}

TEST(Hostile, GrammarEndsOnAnyText) {
  Files files;
  Diagnostics problems, found;
  const GrammarEngine engine;
  for (const std::string& text :
       {repeated("the ", 20'000), repeated("He said that ", 30) + "x.", repeated("a, ", 150) + "b is.",
        repeated("(", 5'000) + ".", std::string("The\0law were \0.", 15), repeated("’s ", 400) + ".",
        repeated("buffalo ", 39) + "buffalo were."}) {
    const FileId manuscript = files.add("text.md", text);
    check_grammar(document::parse_document(files.text(manuscript), manuscript, problems), manuscript, engine, found);
  }
  for (const Diagnostic& diagnostic : found.all())
    EXPECT_LE(diagnostic.span.end, files.text(diagnostic.span.file).size()) << diagnostic.message;
}

}  // namespace
}  // namespace galley::prose
