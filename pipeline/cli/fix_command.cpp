#include <algorithm>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/print.h"
#include "publish/build.h"
#include "publish/fixes.h"

namespace galley::cli {
namespace {

std::string colour_diff(const std::string& diff) {
  std::string result;
  for (std::size_t begin = 0; begin < diff.size();) {
    const std::size_t end = std::min(diff.find('\n', begin), diff.size());
    const std::string line = diff.substr(begin, end - begin);
    const bool head = line.starts_with("--- ") || line.starts_with("+++ ");
    const char* colour = "";
    if (!head && line.starts_with('-')) colour = "\033[31m";
    if (!head && line.starts_with('+')) colour = "\033[32m";
    result += *colour == '\0' ? line + "\n" : fmt::format("{}{}\033[0m\n", colour, line);
    begin = end + 1;
  }
  return result;
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "es");
}

// Why fixes were left out, by reason, with the places.
std::string skipped_text(const prose::FixOutcome& outcome, const Files& files) {
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const prose::SkippedFix& skipped : outcome.skipped) {
    const Place place = files.place(skipped.span);
    by_reason[skipped.reason].push_back(
        place.path.empty() ? skipped.rule
                           : fmt::format("{}:{}:{} {}", place.path, place.line, place.column, skipped.rule));
  }
  std::string text;
  for (const auto& [reason, places] : by_reason) {
    text += fmt::format("Left alone, since it {}:\n", reason);
    for (const std::string& place : places) text += fmt::format("  {}\n", place);
  }
  return text;
}

}  // namespace

int run_fix(const Invocation& invocation) {
  publish::BuildRequest request;
  request.project = invocation.project;
  request.jobs = invocation.jobs;
  request.now = invocation.now;
  const auto run = publish::find_fixes(request);
  if (!run) {
    print_failure(run.error().message, run.error().hint);
    return cannot_run;
  }
  const prose::FixOutcome& outcome = run->outcome;
  std::size_t applied = 0;
  for (const prose::FixedFile& file : outcome.files) applied += file.applied;
  const std::string diff = harmless_lines(outcome.diff);
  std::fputs((invocation.colour ? colour_diff(diff) : diff).c_str(), stdout);
  std::fputs(harmless_lines(skipped_text(outcome, run->project.files)).c_str(), stderr);
  if (applied == 0) {
    fmt::print(stderr, "There is nothing that can be put right safely. `galley check` shows what needs a person.\n");
    return clean;
  }
  if (!invocation.dry_run) {
    if (const auto written = publish::write_fixes(run->project, outcome); !written) {
      print_failure(written.error().message, written.error().hint);
      return cannot_run;
    }
  }
  fmt::print(stderr, "{} in {} of sources/ {}. Read the difference, then run `galley check`.\n", plural(applied, "fix"),
             outcome.files.size() == 1 ? "1 file" : fmt::format("{} files", outcome.files.size()),
             invocation.dry_run ? "would be applied; nothing was written"
             : applied == 1     ? "was applied"
                                : "were applied");
  return clean;
}

}  // namespace galley::cli
