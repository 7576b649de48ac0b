// The commands of the program. Each gives the exit code: 0 clean, 1 errors in the
// sources, 2 wrong use or a broken installation.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace galley::cli {

enum ExitCode : int { clean = 0, errors_in_sources = 1, cannot_run = 2 };

enum class Form { human, short_lines, json, sarif };

// What the command line and the environment say, read once in main.
struct Invocation {
  std::string command;            // build, draft, check, status, fix, new, lint
  std::string project = ".";
  std::string out;
  std::string only;
  Form diagnostics = Form::human;
  bool colour = false;
  bool quiet = false;
  bool times = false;             // say what CPU each step took; one thread
  bool all = false;               // print every suggestion too
  bool terminal = false;          // standard error is one: a progress line that rewrites itself
  unsigned jobs = 1;
  std::int64_t now = 0;           // SOURCE_DATE_EPOCH, else the clock
  std::string kind, id;           // new KIND ID; of a project, `id` is its folder
  std::string harper;             // folder of Node packages with harper.js; empty: Harper is not asked
  std::string since;              // check: an earlier style-report.json
  bool dry_run = false;           // fix: show, write nothing
  std::vector<std::string> files; // lint
  std::string config;             // lint
  std::string lint_output = "human";
  std::string minimum_level;      // lint
  bool grammar = false;           // lint
};

[[nodiscard]] int run_build(const Invocation& invocation);
[[nodiscard]] int run_status(const Invocation& invocation);
[[nodiscard]] int run_new(const Invocation& invocation);
[[nodiscard]] int run_lint(const Invocation& invocation);
[[nodiscard]] int run_fix(const Invocation& invocation);

// An Error on standard error, with its hint.
void print_failure(const std::string& message, const std::string& hint);

}  // namespace galley::cli
