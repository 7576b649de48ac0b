// Every rule of styles/house and styles/plain against tests/prose/<style>.<rule>.good.md,
// where it must be silent, and .wrong.md, where it must find exactly the words that the
// comments <!-- expect: words --> name, in order.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/files.h"
#include "prose/lint.h"
#include "prose/rule_note.h"
#include "support/golden.h"

namespace galley::prose {
namespace {

namespace fs = std::filesystem;

FileSystem disk() {
  FileSystem result;
  result.read = [](const std::string& path) -> std::optional<std::string> {
    if (!fs::is_regular_file(path)) return std::nullopt;
    return test::read_text(path);
  };
  result.list = [](const std::string& folder) {
    std::vector<std::string> paths;
    if (!fs::is_directory(folder)) return paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) paths.push_back(entry.path().generic_string());
    std::sort(paths.begin(), paths.end());
    return paths;
  };
  result.is_folder = [](const std::string& path) { return fs::is_directory(path); };
  return result;
}

std::vector<std::string> expected_words(const std::string& text) {
  static const std::string mark = "<!-- expect: ";
  std::vector<std::string> words;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const std::size_t end = text.find(" -->", at);
    words.push_back(text.substr(at + mark.size(), end > at + mark.size() ? end - at - mark.size() : 0));
  }
  return words;
}

TEST(HouseRules, SpeakWhereTheyShouldAndOnlyThere) {
  const fs::path root = GALLEY_SOURCE_DIR;
  std::vector<std::string> paths;
  std::vector<std::string> rules;
  for (const char* style : {"house", "plain"})
    for (const auto& entry : fs::directory_iterator(root / "styles" / style)) {
      if (entry.path().extension() != ".yml") continue;
      rules.push_back(std::string(style) + "." + entry.path().stem().string());
      for (const char* kind : {".good.md", ".wrong.md"}) {
        const fs::path path = root / "tests/prose" / (rules.back() + kind);
        EXPECT_TRUE(fs::exists(path)) << path << " is missing";
        paths.push_back(path.generic_string());
      }
    }
  LintOptions options;
  options.config = (root / "styles/.vale.ini").generic_string();
  Files files;
  Diagnostics diagnostics;
  const auto report = lint_files(options, paths, disk(), files, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Place place = files.place(diagnostic.span);
    ADD_FAILURE() << place.path << ":" << place.line << ": " << diagnostic.message << " "
                  << (diagnostic.hints.empty() ? "" : diagnostic.hints[0]);
  }
  ASSERT_TRUE(report);
  for (const LintedFile& file : report->files) {
    const std::string name = fs::path(file.path).filename().string();
    const bool wrong = name.ends_with(".wrong.md");
    const std::string rule = name.substr(0, name.size() - (wrong ? 9 : 8));
    std::vector<std::string> found;
    for (const LintAlert& alert : file.alerts)
      if (alert.rule == rule && !files.line(alert.span.file, alert.line).starts_with("<!-- expect"))
        found.push_back(alert.match);
    EXPECT_EQ(found, wrong ? expected_words(test::read_text(file.path)) : std::vector<std::string>{}) << name;
  }
}

// "HS-07" → the rules whose first lines name it.
std::map<std::string, std::set<std::string>> usages_of_rules(const fs::path& root) {
  std::map<std::string, std::set<std::string>> usages;
  for (const char* style : {"house", "plain"})
    for (const auto& entry : fs::directory_iterator(root / "styles" / style)) {
      if (entry.path().extension() != ".yml") continue;
      const std::string text = test::read_text(entry.path());
      const std::string remarks = text.substr(0, text.find("\nextends:"));
      // "HS-36 to HS-41" is not written: each usage has its own number.
      for (std::size_t at = remarks.find("HS-"); at != std::string::npos; at = remarks.find("HS-", at + 1))
        usages[remarks.substr(at, 5)].insert(std::string(style) + "." + entry.path().stem().string());
    }
  return usages;
}

// The rows of styles/house/README.md: usage → the rules it names, none for what is no rule.
std::map<std::string, std::set<std::string>> usages_of_guide(const fs::path& root, std::size_t& rows) {
  std::map<std::string, std::set<std::string>> usages;
  const std::string text = test::read_text(root / "styles/house/README.md");
  for (std::size_t at = text.find("\n| HS-"); at != std::string::npos; at = text.find("\n| HS-", at + 1)) {
    const std::string row = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    std::set<std::string>& rules = usages[row.substr(2, 5)];
    ++rows;
    for (std::size_t tick = row.find('`'); tick != std::string::npos;
         tick = row.find('`', row.find('`', tick + 1) + 1)) {
      const std::string name = row.substr(tick + 1, row.find('`', tick + 1) - tick - 1);
      if (name.starts_with("house.") || name.starts_with("plain.")) rules.insert(name);
    }
  }
  return usages;
}

TEST(HouseRules, TheGuideListsTheNinetyUsages) {
  const fs::path root = GALLEY_SOURCE_DIR;
  std::size_t rows = 0;
  const auto guide = usages_of_guide(root, rows);
  const auto rules = usages_of_rules(root);
  EXPECT_EQ(rows, 90U);
  for (int number = 1; number <= 90; ++number) {
    const std::string usage = std::string("HS-") + (number < 10 ? "0" : "") + std::to_string(number);
    ASSERT_TRUE(guide.contains(usage)) << usage;
    const auto found = rules.find(usage);
    EXPECT_EQ(guide.at(usage), found == rules.end() ? std::set<std::string>{} : found->second) << usage;
  }
}

TEST(HouseRules, EachNamesItsAuthorityAndSaysWhatToWrite) {
  for (const char* style : {"house", "plain"})
    for (const auto& entry : fs::directory_iterator(fs::path(GALLEY_SOURCE_DIR) / "styles" / style)) {
      if (entry.path().extension() != ".yml") continue;
      const std::string text = test::read_text(entry.path());
      EXPECT_NE(text.find("\nlink: http"), std::string::npos) << entry.path();
      EXPECT_NE(text.find("\nmessage: "), std::string::npos) << entry.path();
      const RuleNote note = read_rule_note(text);
      EXPECT_FALSE(note.title.empty() || note.authority.empty()) << entry.path();
    }
}

}  // namespace
}  // namespace galley::prose
