#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/node_process.h"
#include "cli/print.h"
#include "prose/fix.h"
#include "publish/build.h"
#include "publish/disk.h"
#include "publish/reports.h"
#include "publish/skeleton.h"
#include "publish/status.h"

namespace galley::cli {
namespace {

// Rewrites one line on a terminal; elsewhere a line a step.
class ProgressLine {
 public:
  ProgressLine(bool terminal, bool quiet) : terminal_(terminal), quiet_(quiet) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::string_view step) {
    if (quiet_) return;
    if (terminal_) {
      fmt::print(stderr, "\r\033[K{} …", step);
      std::fflush(stderr);
      shown_ = true;
    } else {
      fmt::print(stderr, "{}\n", step);
    }
  }

  void clear() {
    if (shown_) fmt::print(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  bool terminal_, quiet_, shown_ = false;
};

// The processor time of each step, for who wants to make it less.
class StepTimes {
 public:
  void begin(std::string_view step) {
    const double now = processor_seconds();
    if (!steps_.empty()) steps_.back().second = now - begun_;
    steps_.emplace_back(step, 0);
    begun_ = now;
  }
  // After the last step.
  void print() {
    begin("");
    for (std::size_t index = 0; index + 1 < steps_.size(); ++index)
      fmt::print(stderr, "{:9.4f} s  {}\n", steps_[index].second, steps_[index].first);
  }

 private:
  static double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  }

  std::vector<std::pair<std::string, double>> steps_;
  double begun_ = 0;
};

publish::Mode mode_of(const std::string& command) {
  if (command == "draft") return publish::Mode::draft;
  if (command == "check" || command == "status") return publish::Mode::check;
  return publish::Mode::publication;
}

Result<publish::BuildReport> build(const Invocation& invocation) {
  publish::BuildRequest request;
  request.project = invocation.project;
  request.out = invocation.out;
  request.mode = mode_of(invocation.command);
  request.only = invocation.only;
  request.jobs = invocation.times ? 1 : invocation.jobs;
  if (!invocation.harper.empty())
    request.harper = [folder = std::filesystem::absolute(invocation.harper).string()](const std::string& paragraphs) {
      return run_node(prose::harper_program(), folder, paragraphs);
    };
  request.now = invocation.now;
  ProgressLine line(invocation.terminal, invocation.quiet || invocation.command == "status");
  StepTimes times;
  times.begin("starting");
  auto report = publish::build(request, [&](std::string_view step) {
    line.show(step);
    times.begin(step);
  });
  if (invocation.times) times.print();
  return report;
}

// `check --since`: the alerts that the earlier report has are taken out. Gives their number.
Result<std::size_t> keep_new(publish::BuildReport& report, const std::string& earlier) {
  TRY(const std::vector<std::size_t> fresh,
      prose::new_since(report.diagnostics, report.project.files, earlier, publish::sentence_of(report)));
  Diagnostics kept;
  for (const std::size_t index : fresh) kept.add(report.diagnostics.all()[index]);
  const auto waived = std::count_if(report.diagnostics.all().begin(), report.diagnostics.all().end(),
                                    [](const Diagnostic& diagnostic) { return diagnostic.waiver.has_value(); });
  const std::size_t known = report.diagnostics.all().size() - fresh.size() - static_cast<std::size_t>(waived);
  report.diagnostics = std::move(kept);
  return known;
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void print_outputs(const publish::BuildReport& report) {
  for (const publish::FinishedOutput& output : report.outputs) {
    std::string measure;
    if (!output.slides.empty()) measure = plural(output.slides.size(), "slide");
    else if (output.pages) measure = plural(static_cast<std::size_t>(output.pages->pages), "page");
    fmt::print("  {:<32} {:>10} {:>8} KB\n", output.path, measure, (output.bytes.size() + 1023) / 1024);
  }
}

// The last words of a run: what there is now, and what to do next.
void print_verdict(const publish::BuildReport& report, const Invocation& invocation) {
  const std::size_t errors = report.diagnostics.count(Severity::error);
  const std::string counts =
      fmt::format("{}, {}, {}", plural(errors, "error"), plural(report.diagnostics.count(Severity::warning), "warning"),
                  plural(report.diagnostics.count(Severity::suggestion), "suggestion"));
  if (report.replaced) {
    fmt::print("{} written to {}: {}\n", invocation.command == "draft" ? "The draft was" : "The publication was",
               report.out.string(), counts);
    print_outputs(report);
  } else if (report.blocked) {
    fmt::print("Not published: {}. What stood in {} is as it was.\n", counts, report.out.string());
    fmt::print("Put the errors right and run again. To see it as it stands, marked as a draft: {}\n",
               invocation.project != "." ? "galley draft --project " + invocation.project
               : std::filesystem::exists("Makefile") ? std::string("make draft")
                                                     : std::string("galley draft"));
  } else if (!invocation.only.empty() && invocation.command != "check") {
    fmt::print("{} was written to {}, all else is as it was: {}\n", invocation.only, report.out.string(), counts);
    print_outputs(report);
  } else {
    fmt::print("Checked: {}\n", counts);
  }
  // Without a look the report has no page, only its data.
  std::error_code error;
  const bool page = std::filesystem::exists(report.out / "style-report.html", error);
  fmt::print("Style report: {}\n", (report.out / (page ? "style-report.html" : "style-report.json")).string());
}

void print_report(const publish::BuildReport& report, const Invocation& invocation) {
  switch (invocation.diagnostics) {
    case Form::json:
      fmt::print("{}", publish::report_json(report));
      return;
    case Form::sarif:
      fmt::print("{}", publish::report_sarif(report));
      return;
    case Form::human:
    case Form::short_lines:
      break;
  }
  const bool human = invocation.diagnostics == Form::human;
  const PrintOptions options{invocation.colour, human, !invocation.quiet};
  // What is new is little, and is printed whole.
  const auto print = human && !invocation.all && invocation.since.empty() ? print_overview : print_diagnostics;
  std::fputs(print(report.diagnostics, report.project.files, options).c_str(), stderr);
  if (!invocation.quiet && invocation.since.empty()) print_verdict(report, invocation);
}

// What is new since an earlier report: only new errors make the exit code 1.
int print_new(publish::BuildReport& report, const Invocation& invocation, const std::string& earlier) {
  const auto known = keep_new(report, earlier);
  if (!known) {
    print_failure(fmt::format("{}: {}", invocation.since, known.error().message), known.error().hint);
    return cannot_run;
  }
  print_report(report, invocation);
  if (!invocation.quiet && (invocation.diagnostics == Form::human || invocation.diagnostics == Form::short_lines))
    fmt::print("New since {}: {}, {}, {}. {} known before.\n", invocation.since,
               plural(report.diagnostics.count(Severity::error), "error"),
               plural(report.diagnostics.count(Severity::warning), "warning"),
               plural(report.diagnostics.count(Severity::suggestion), "suggestion"), *known);
  return report.diagnostics.has_errors() ? errors_in_sources : clean;
}

}  // namespace

void print_failure(const std::string& message, const std::string& hint) {
  fmt::print(stderr, "galley: {}\n", message);
  if (!hint.empty()) fmt::print(stderr, "  hint: {}\n", hint);
}

int run_build(const Invocation& invocation) {
  // Read before the run, which may write over it.
  const auto earlier = invocation.since.empty() ? std::string() : publish::disk_file_system().read(invocation.since);
  if (!earlier) {
    print_failure(fmt::format("--since: {} cannot be read", invocation.since),
                  "Give the style-report.json of an earlier run.");
    return cannot_run;
  }
  auto report = build(invocation);
  if (!report) {
    print_failure(report.error().message, report.error().hint);
    return cannot_run;
  }
  if (!invocation.since.empty()) return print_new(*report, invocation, *earlier);
  print_report(*report, invocation);
  return report->blocked ? errors_in_sources : clean;
}

int run_status(const Invocation& invocation) {
  const auto report = build(invocation);
  if (!report) {
    print_failure(report.error().message, report.error().hint);
    return cannot_run;
  }
  std::fputs(publish::status_text(*report, invocation.now, invocation.colour).c_str(), stdout);
  return report->blocked ? errors_in_sources : clean;
}

namespace {

int run_new_project(const Invocation& invocation) {
  const auto made = publish::new_project(invocation.project, invocation.id);
  if (!made) {
    print_failure(made.error().message, made.error().hint);
    return cannot_run;
  }
  fmt::print("Written: a project that builds as it stands, in {0}\n"
             "Build it:  make publication PROJECT={0}\n"
             "Then replace what stands in {0}/sources; {0}/sources/README.md explains each file.\n", invocation.id);
  return clean;
}

}  // namespace

int run_new(const Invocation& invocation) {
  if (invocation.kind == "project") return run_new_project(invocation);
  const auto path = publish::new_record(invocation.project, invocation.kind, invocation.id, invocation.now);
  if (!path) {
    print_failure(path.error().message, path.error().hint);
    return cannot_run;
  }
  fmt::print("Written: {}\nOpen it, replace each part, then check the project.\n", *path);
  return clean;
}

}  // namespace galley::cli
