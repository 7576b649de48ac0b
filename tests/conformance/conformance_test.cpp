// Runs every case of a folder of Vale cases (GALLEY_CONFORMANCE, else
// ../shared/conformance/vale beside the project) and compares rows as multisets.
// Only rows whose position Vale has from the text itself ("exact") are scored.
// Rows that differ for a reason stand in known_differences.tsv and are counted apart.
// GALLEY_CONFORMANCE_DETAILS=1 prints every row that differs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/files.h"
#include "prose/lint.h"
#include "support/golden.h"

namespace galley::prose {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char letter : text) {
    if (letter == separator) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

struct Row {
  std::string file, line, first, last, severity, rule, message, match;
  friend auto operator<=>(const Row&, const Row&) = default;
};

std::string shown(const Row& row) {
  return row.file + ":" + row.line + ":" + row.first + "-" + row.last + " " + row.severity + " " + row.rule + " | " +
         row.message + " | " + row.match;
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '\n') {
      result += "\\n";
    } else if (letter == '\t') {
      result += "\\t";
    } else if (letter == '\\') {
      result += "\\\\";
    } else {
      result += letter;
    }
  }
  return result;
}

FileSystem folder_file_system(const fs::path& root) {
  FileSystem result;
  result.read = [root](const std::string& path) -> std::optional<std::string> {
    const fs::path full = root / path;
    if (!fs::is_regular_file(full)) return std::nullopt;
    return test::read_text(full);
  };
  result.list = [root](const std::string& folder) {
    std::vector<std::string> paths;
    if (!fs::is_directory(root / folder)) return paths;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
      if (entry.is_regular_file())
        paths.push_back(folder + "/" + fs::relative(entry.path(), root / folder).generic_string());
    std::sort(paths.begin(), paths.end());
    return paths;
  };
  result.is_folder = [root](const std::string& path) { return fs::is_directory(root / path); };
  return result;
}

struct Case {
  std::string name;
  std::vector<std::string> files;
  std::vector<Row> expected;
  std::vector<std::string> classes;  // of the expected rows
  bool wrong = false;                // the configuration is wrong
};

Case read_case(const fs::path& folder) {
  Case result{folder.filename().string(), {}, {}, {}, fs::exists(folder / "expected_error.txt")};
  static const std::set<std::string> own = {".vale.ini", "_vale", "vale.ini", "expected.tsv", "expected.json",
                                            "position_class.txt", "upstream_expected.txt", "expected_error.txt"};
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && !own.contains(entry.path().filename().string()))
      result.files.push_back(entry.path().filename().string());
  std::sort(result.files.begin(), result.files.end());
  std::vector<std::string> lines = split(test::read_text(folder / "expected.tsv"), '\n');
  for (std::size_t number = 1; number < lines.size(); ++number) {
    const auto cells = split(lines[number], '\t');
    if (cells.size() >= 8)
      result.expected.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
  }
  for (const std::string& line : split(test::read_text(folder / "position_class.txt"), '\n'))
    if (!line.empty()) result.classes.push_back(line);
  return result;
}

std::vector<Row> run_case(const fs::path& root, const Case& test_case, std::string& problems) {
  Files files;
  Diagnostics diagnostics;
  LintOptions options;
  options.folder = "cases/" + test_case.name;
  options.dictionary = "/usr/share/hunspell/en_US";
  // Paths are as Vale was given them, relative to the case.
  FileSystem file_system = folder_file_system(root);
  std::vector<std::string> paths;
  const auto read = file_system.read;
  file_system.read = [=](const std::string& path) {
    if (path.starts_with('/') || path.find('/') != std::string::npos) return read(path);
    return read("cases/" + test_case.name + "/" + path);
  };
  const auto report = lint_files(options, test_case.files, file_system, files, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all())
    problems += diagnostic.rule + ": " + diagnostic.message +
                (diagnostic.hints.empty() ? "" : " (" + diagnostic.hints[0] + ")") + "\n";
  std::vector<Row> rows;
  if (!report) return rows;
  for (const LintedFile& file : report->files)
    for (const LintAlert& alert : file.alerts)
      rows.push_back({file.path, std::to_string(alert.line), std::to_string(alert.first_column),
                      std::to_string(alert.last_column), std::string(name(alert.severity)), alert.rule,
                      escaped(alert.message), escaped(alert.match)});
  return rows;
}

// The type of a rule ("existence"), for the table: what its file says it extends.
class RuleTypes {
 public:
  explicit RuleTypes(fs::path root) : root_(std::move(root)) {}

  const std::string& of(const Case& test_case, const std::string& rule) {
    const auto [place, is_new] = known_.emplace(test_case.name + "/" + rule, "");
    if (is_new) place->second = read(test_case, rule);
    return place->second;
  }

 private:
  [[nodiscard]] std::string read(const Case& test_case, const std::string& rule) const {
    static const std::map<std::string, std::string> built_in = {{"Vale.Spelling", "spelling"},
                                                                {"Vale.Terms", "substitution"},
                                                                {"Vale.Avoid", "existence"},
                                                                {"Vale.Repetition", "repetition"}};
    if (const auto found = built_in.find(rule); found != built_in.end()) return found->second;
    const std::size_t dot = rule.find('.');
    const std::string path = rule.substr(0, dot) + "/" + rule.substr(dot + 1) + ".yml";
    for (const fs::path& styles : {root_ / "cases" / test_case.name / "styles", root_ / "styles"}) {
      if (!fs::is_regular_file(styles / path)) continue;
      for (const std::string& line : split(test::read_text(styles / path), '\n'))
        if (line.starts_with("extends:"))
          return line.substr(line.find_first_not_of(" ", 8), line.find_last_not_of(" \r") - 7);
    }
    return "other";
  }

  fs::path root_;
  std::map<std::string, std::string> known_;
};

struct Score {
  int exact = 0, right = 0, explained = 0, extra = 0;
};

// Rows that are known to differ, with the reason: "case TAB row".
std::set<std::string> known_differences() {
  std::set<std::string> known;
  for (const std::string& line :
       split(test::read_text(fs::path(GALLEY_SOURCE_DIR) / "tests/conformance/known_differences.tsv"), '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() == 3) known.insert(cells[0] + "\t" + cells[1]);
  }
  return known;
}

TEST(Conformance, AnswersAsValeDoes) {
  const char* given = std::getenv("GALLEY_CONFORMANCE");
  const fs::path root = given != nullptr ? fs::path(given) : fs::path(GALLEY_SOURCE_DIR) / "../shared/conformance/vale";
  if (!fs::is_directory(root / "cases")) GTEST_SKIP() << "no conformance cases at " << root;
  const bool details = std::getenv("GALLEY_CONFORMANCE_DETAILS") != nullptr;
  const std::set<std::string> known = known_differences();
  RuleTypes types(root);
  std::map<std::string, Score> table;  // by type of rule
  Score all;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(root / "cases"))
    if (fs::exists(entry.path() / "expected.tsv") || fs::exists(entry.path() / "expected_error.txt"))
      folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    const Case test_case = read_case(folder);
    std::string problems;
    std::vector<Row> rows = run_case(root, test_case, problems);
    if (test_case.wrong) {
      EXPECT_FALSE(problems.empty()) << test_case.name << " should have been refused";
      continue;
    }
    if (details && !problems.empty()) std::cout << test_case.name << ": " << problems;
    for (std::size_t number = 0; number < test_case.expected.size(); ++number) {
      const Row& wanted = test_case.expected[number];
      Score& score = table[types.of(test_case, wanted.rule)];
      const bool exact = number >= test_case.classes.size() || test_case.classes[number] == "exact";
      const auto found = std::find(rows.begin(), rows.end(), wanted);
      const bool agrees = found != rows.end();
      if (agrees) rows.erase(found);
      if (!agrees && details)
        std::cout << test_case.name << (exact ? ": - " : ": ~ ") << shown(wanted) << "\n";
      if (!exact) continue;
      ++score.exact;
      if (agrees) ++score.right;
      if (!agrees && known.contains(test_case.name + "\t" + shown(wanted))) ++score.explained;
    }
    for (const Row& row : rows) ++table[types.of(test_case, row.rule)].extra;
    if (details)
      for (const Row& row : rows) std::cout << test_case.name << ": + " << shown(row) << "\n";
  }
  std::cout << "type                exact rows  agree  explained  further alerts\n";
  for (const auto& [kind, score] : table) {
    std::printf("%-20s%10d%7d%11d%16d\n", kind.c_str(), score.exact, score.right, score.explained, score.extra);
    all.exact += score.exact;
    all.right += score.right;
    all.explained += score.explained;
    all.extra += score.extra;
  }
  std::printf("%-20s%10d%7d%11d%16d  %.1f%% agree\n", "all", all.exact, all.right, all.explained, all.extra,
              100.0 * all.right / std::max(1, all.exact));
  EXPECT_GE(all.right, (all.exact - all.explained) * 0.99);
}

}  // namespace
}  // namespace galley::prose
