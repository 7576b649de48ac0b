// Rules in Vale's format, case by case: tests/cases/prose/*.txt. A case begins with
// "=== what it shows"; "-- path" begins a file of it, the last is the text that is linted.
// What must be found stands under "-- found": line:columns, level, rule, message, match,
// action; or, where the configuration is wrong, place and message of each error. The
// answers were derived from Vale's source. UPDATE_GOLDEN=1 rewrites them.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "prose/lint.h"
#include "support/golden.h"

namespace galley::prose {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> files;  // in the order they stand
  std::string found;
};

// Letters that cannot be seen stand in a case in braces.
std::string unescaped(std::string_view text) {
  static const std::vector<std::pair<std::string, std::string>> escapes = {
      {"{TAB}", "\t"}, {"{CR}", "\r"}, {"{BOM}", "\xEF\xBB\xBF"}, {"{NBSP}", "\xC2\xA0"}, {"{SP}", " "}};
  std::string result(text);
  for (const auto& [escape, meant] : escapes)
    for (std::size_t at = result.find(escape); at != std::string::npos; at = result.find(escape, at + meant.size()))
      result.replace(at, escape.size(), meant);
  return result;
}

std::vector<Case> read_cases(const std::string& text) {
  std::vector<Case> cases;
  std::string* into = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    at = end;
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4, line.size() - 5), {}, {}});
      into = nullptr;
    } else if (line == "-- found\n" && !cases.empty()) {
      into = &cases.back().found;
    } else if (line.starts_with("-- ") && !cases.empty()) {
      cases.back().files.emplace_back(line.substr(3, line.size() - 4), std::string());
      into = &cases.back().files.back().second;
    } else if (into != nullptr) {
      *into += line;
    }
  }
  for (Case& one : cases)
    if (one.found.ends_with('\n')) one.found.pop_back();  // the empty line before the next case
  return cases;
}

FileSystem in_memory(const std::map<std::string, std::string>& disk) {
  FileSystem system;
  system.read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = disk.find(path);
    return found == disk.end() ? std::nullopt : std::optional(found->second);
  };
  system.list = [&](const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : disk)
      if (path.starts_with(folder + "/")) paths.push_back(path);
    return paths;
  };
  system.is_folder = [&](const std::string& folder) {
    const auto is_below = [&](const auto& file) { return file.first.starts_with(folder + "/"); };
    return std::any_of(disk.begin(), disk.end(), is_below);
  };
  return system;
}

std::string shown(const LintAlert& alert) {
  std::string action = alert.action.name;
  for (const std::string& param : alert.action.params) action += " ‹" + param + "›";
  std::string match = alert.match;
  std::replace(match.begin(), match.end(), '\n', '/');
  const bool error = alert.severity == Severity::error, warning = alert.severity == Severity::warning;
  return fmt::format("{}:{}-{} {} {} | {} | {}{}\n", alert.line, alert.first_column, alert.last_column,
                     error ? "error" : warning ? "warning" : "suggestion", alert.rule, alert.message, match,
                     action.empty() ? "" : " | " + action);
}

std::string answer(const Case& one) {
  std::map<std::string, std::string> disk;
  disk["styles/S/readme.txt"] = "a folder";
  disk[".vale.ini"] = "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = S\n";
  for (const auto& [path, text] : one.files) disk[path] = unescaped(text);
  Files files;
  Diagnostics diagnostics;
  LintOptions options;
  options.config = ".vale.ini";
  const auto report = lint_files(options, {one.files.back().first}, in_memory(disk), files, diagnostics);
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Place place = files.place(diagnostic.span);
    result += fmt::format("{}:{}:{} {}\n", place.path, place.line, place.column, diagnostic.message);
    if (!diagnostic.hints.empty()) result += "  " + diagnostic.hints[0] + "\n";
  }
  if (!report) return result;
  for (const LintAlert& alert : report->files.at(0).alerts) result += shown(alert);
  return result;
}

std::string written(const std::vector<Case>& cases, const std::string& before) {
  std::string result = before;
  for (const Case& one : cases) {
    result += "=== " + one.name + "\n";
    for (const auto& [path, text] : one.files) result += "-- " + path + "\n" + text;
    result += "-- found\n" + answer(one) + "\n";
  }
  return result;
}

TEST(RuleCases, FindWhatValesSourceSays) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(GALLEY_SOURCE_DIR) / "tests/cases/prose")) {
    const std::string text = test::read_text(entry.path());
    const std::vector<Case> cases = read_cases(text);
    count += cases.size();
    const std::string before = text.substr(0, text.find("=== "));
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream(entry.path(), std::ios::binary) << written(cases, before);
      continue;
    }
    for (const Case& one : cases) EXPECT_EQ(one.found, answer(one)) << entry.path().filename() << ": " << one.name;
  }
  EXPECT_GT(count, 100U);
}

}  // namespace
}  // namespace galley::prose
