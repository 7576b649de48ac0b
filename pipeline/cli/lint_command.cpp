#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/print.h"
#include "prose/lint.h"
#include "publish/disk.h"

namespace galley::cli {
namespace {

constexpr const char* dictionary = "/usr/share/hunspell/en_GB";

// Folders given on the command line stand for the text files below them.
std::vector<std::string> expand(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (auto at = fs::recursive_directory_iterator(path, error); !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (name == "node_modules" || name == ".git") at.disable_recursion_pending();
      const std::string ending = at->path().extension().string();
      if (at->is_regular_file() && (ending == ".md" || ending == ".txt" || ending == ".html"))
        found.push_back(at->path().string());
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::string print(const prose::LintReport& report, const std::string& form) {
  if (form == "json") return prose::to_json(report);
  if (form == "line") return prose::to_lines(report);
  if (form == "sarif") return prose::to_sarif(report);
  return prose::to_page(report);
}

}  // namespace

int run_lint(const Invocation& invocation) {
  prose::LintOptions options;
  options.config = invocation.config;
  options.minimum_level = invocation.minimum_level;
  options.grammar = invocation.grammar;
  options.dictionary = dictionary;
  Files files;
  Diagnostics diagnostics;
  const auto report =
      prose::lint_files(options, expand(invocation.files), publish::disk_file_system(), files, diagnostics);
  if (!report) {
    std::fputs(print_diagnostics(diagnostics, files, {invocation.colour, true}).c_str(), stderr);
    return cannot_run;
  }
  std::fputs(print(*report, invocation.lint_output).c_str(), stdout);
  for (const std::string& note : report->notes) fmt::print(stderr, "{}\n", note);
  for (const std::string& file : report->unread) fmt::print(stderr, "error: {}\n", file);
  if (!report->unread.empty()) return cannot_run;
  return report->count(Severity::error) > 0 ? errors_in_sources : clean;
}

}  // namespace galley::cli
