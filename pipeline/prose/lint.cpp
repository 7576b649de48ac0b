#include "prose/lint.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <set>
#include <tuple>

#include "prose/file_blocks.h"
#include "prose/grammar_engine.h"
#include "prose/linter.h"

namespace galley::prose {
namespace {

LintAlert to_alert(const Finding& finding, const FileSource& source) {
  const Definition& definition = finding.rule->definition();
  LintAlert alert;
  alert.severity = definition.level;
  alert.rule = definition.name;
  alert.message = finding.hit.message;
  alert.description = finding.hit.description;
  alert.link = definition.link;
  alert.match = finding.hit.match;
  alert.action = finding.hit.action;
  alert.span = finding.span;
  if (!finding.hit.at_start) {
    const FileSource::Position position = source.position(finding.span);
    alert.line = position.line;
    alert.first_column = position.first_column;
    alert.last_column = position.last_column;
  }
  return alert;
}

LintAlert to_alert(const Diagnostic& fault, const Files& files, const FileSource& source) {
  LintAlert alert;
  alert.severity = fault.severity;
  alert.rule = fault.rule;
  alert.message = fault.message;
  alert.link = fault.link;
  alert.match = std::string(files.text(fault.span));
  if (!fault.fixes.empty()) alert.action = {"replace", {fault.fixes.front().text}};
  alert.span = fault.span;
  const FileSource::Position position = source.position(fault.span);
  alert.line = position.line;
  alert.first_column = position.first_column;
  alert.last_column = position.last_column;
  return alert;
}

bool comes_first(const LintAlert& first, const LintAlert& second) {
  return std::tie(first.line, first.first_column, first.rule, first.last_column) <
         std::tie(second.line, second.first_column, second.rule, second.last_column);
}

// The numbers are sorted, not the alerts: there may be a million.
void sort_by_place(std::vector<LintAlert>& alerts) {
  std::vector<std::size_t> order(alerts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t first, std::size_t second) { return comes_first(alerts[first], alerts[second]); });
  std::vector<LintAlert> sorted;
  sorted.reserve(alerts.size());
  for (const std::size_t number : order) sorted.push_back(std::move(alerts[number]));
  alerts = std::move(sorted);
}

class Run {
 public:
  // Without a grammar engine, grammar is not looked at.
  Run(const Config& config, const LoadedRules& rules, const GrammarEngine* grammar, const FileSystem& file_system, Files& files,
      Diagnostics& diagnostics)
      : config_(config), rules_(rules), grammar_(grammar), file_system_(file_system), files_(files), diagnostics_(diagnostics) {}

  void lint(const std::string& path, LintReport& report) {
    LintedFile linted;
    linted.path = path;
    const FileRules file_rules = rules_for(config_, path);
    const auto text = file_system_.read(path);
    if (!text) {
      report.unread.push_back("'" + path + "' cannot be read");
      return;
    }
    if (const auto broken = find_invalid_utf8(*text)) {
      const auto lines = std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(*broken), '\n');
      report.unread.push_back("'" + path + "' is not valid UTF-8 in line " + std::to_string(lines + 1) +
                              ": save it as UTF-8");
      return;
    }
    const FileId file = files_.add(path, *text);
    if (file_rules.any || grammar_ != nullptr) lint_text(file, path, file_rules, linted);
    report.files.push_back(std::move(linted));
  }

 private:
  void lint_text(FileId file, const std::string& path, const FileRules& file_rules, LintedFile& linted) {
    const FileSource source(file, files_.text(file));
    WalkResult walked = file_blocks(source, file, path, config_, file_rules, diagnostics_);
    if (grammar_ != nullptr) check_grammar(walked, source, linted);
    const BlockSet blocks = complete_blocks(std::move(walked), source.text(), extension_of(path), rules_);
    for (const Finding& finding : run_rules(rules_, config_, file_rules, blocks, source))
      linted.alerts.push_back(to_alert(finding, source));
    sort_by_place(linted.alerts);
  }

  void check_grammar(const WalkResult& walked, const FileSource& source, LintedFile& linted) const {
    TextBlocks blocks;
    for (const LintBlock& block : walked.blocks) blocks.push_back(block.block);
    Diagnostics faults;
    grammar_->check(blocks, faults);
    for (const Diagnostic& fault : faults.all())
      if (fault.severity <= config_.minimum) linted.alerts.push_back(to_alert(fault, files_, source));
  }

  const Config& config_;
  const LoadedRules& rules_;
  const GrammarEngine* grammar_;
  const FileSystem& file_system_;
  Files& files_;
  Diagnostics& diagnostics_;
};

void add_limits(const LoadedRules& rules, LintReport& report) {
  for (const auto& rule : rules.rules)
    if (const std::size_t times = rule->limits_reached(); times > 0)
      report.notes.push_back("rule " + rule->definition().name + " gave up " +
                             (times == 1 ? "once" : std::to_string(times) + " times") +
                             ": matching took too many steps; simplify its pattern");
}

// What stops nothing is said beside the alerts.
void add_warnings(const Diagnostics& diagnostics, const Files& files, LintReport& report) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Place place = files.place(diagnostic.span);
    report.notes.push_back(std::string(place.path) + ":" + std::to_string(place.line) + ": " + diagnostic.message);
  }
}

// Which files were not understood as what they are.
void add_formats(const Config& config, LintReport& report) {
  std::set<std::string> extensions;
  for (const LintedFile& file : report.files)
    if (const std::string extension = extension_of(file.path); format_of(extension, config) == Format::lines)
      extensions.insert(extension.empty() ? "without an extension" : "ending in " + extension);
  for (const std::string& extension : extensions)
    report.notes.push_back("files " + extension +
                           " were read as plain lines, markup and all: only Markdown, HTML and .txt are understood; "
                           "map the ending in [formats] if it is one of these");
}

std::vector<std::string> dictionaries_for(const LintOptions& options, const Config& config) {
  std::vector<std::string> result;
  for (const char* name : {"en_US", "en_US-web", "en-US"})
    result.push_back(join_path(config.styles_path, std::string("config/dictionaries/") + name));
  if (!options.dictionary.empty()) result.push_back(options.dictionary);
  result.insert(result.end(), options.fallback_dictionaries.begin(), options.fallback_dictionaries.end());
  return result;
}

}  // namespace

std::size_t LintReport::count(Severity severity) const {
  std::size_t result = 0;
  for (const LintedFile& file : files)
    for (const LintAlert& alert : file.alerts)
      if (alert.severity == severity) ++result;
  return result;
}

std::optional<LintReport> lint_files(const LintOptions& options, const std::vector<std::string>& paths,
                                     const FileSystem& file_system, Files& files, Diagnostics& diagnostics) {
  const std::string path = options.config.empty() ? find_config(options.folder, file_system) : options.config;
  if (path.empty()) {
    diagnostics.error("prose.config", {}, "no .vale.ini was found in '" + options.folder + "' or above it",
                      "name one with --config");
    return std::nullopt;
  }
  auto config = read_config(path, file_system, files, diagnostics);
  if (!config) return std::nullopt;
  if (!options.minimum_level.empty()) {
    const auto level = severity_from(options.minimum_level);
    if (!level) {
      diagnostics.error("prose.config", {}, "there is no level '" + options.minimum_level + "'", "levels: suggestion, warning, error");
      return std::nullopt;
    }
    config->minimum = *level;
  }
  const SpellingContext spelling{&file_system, config->styles_path, config->path, dictionaries_for(options, *config), {}};
  const auto rules = load_rule_files(*config, spelling, files, diagnostics);
  if (!rules) return std::nullopt;
  LintReport report;
  report.notes = rules->notes;
  std::optional<GrammarEngine> grammar;
  if (options.grammar) grammar.emplace();
  Run run(*config, *rules, grammar ? &*grammar : nullptr, file_system, files, diagnostics);
  std::set<std::string> done;
  for (const std::string& file : paths)
    if (done.insert(file).second) run.lint(file, report);
  add_formats(*config, report);
  add_limits(*rules, report);
  if (diagnostics.has_errors()) return std::nullopt;
  add_warnings(diagnostics, files, report);
  return report;
}

}  // namespace galley::prose
