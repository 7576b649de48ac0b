#include "publish/reports.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "html/style_report.h"
#include "publish/secrecy.h"

namespace galley::publish {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view report_page = "templates/html/style-report.html";

std::string_view status_of(const BuildReport& report) {
  return report.diagnostics.has_errors() ? "blocked" : "complete";
}

// What was checked, by what, and what the checks measured.
void add_checks(const BuildReport& report, html::ReportModel& model) {
  model.engines = {{"galley", GALLEY_VERSION, "limits, citations, evidence, structure, confidentiality"}};
  for (const LanguageEngine& engine : report.language.engines)
    model.engines.push_back({engine.name, engine.version, engine.about});
  for (const SectionFigures& section : report.language.readability)
    model.readability.push_back({section.output, section.figures.title, section.figures.words,
                                 section.figures.words_per_sentence, section.figures.grade});
  for (const auto& [rule, note] : report.language.notes) model.rules[rule] = {note.title, note.usages, note.authority};
  for (const prose::WaiverUse& waiver : report.waivers) {
    const std::uint32_t line = waiver.quote.empty() ? report.project.files.place(waiver.span).line : 0;
    model.waivers.push_back({waiver.rule, waiver.file, waiver.quote, waiver.reason, waiver.by, waiver.until,
                             waiver.used, line, waiver.expired});
  }
}

html::ReportModel report_model(const BuildReport& report) {
  const sources::Publication& publication = report.corpus.publication;
  html::ReportModel model;
  model.publication = publication.id.text;
  model.title = publication.title.text;
  model.draft = std::to_string(publication.draft.value);
  model.date = publication.date.written();
  model.source_hash = report.source_hash;
  model.status = status_of(report);
  model.is_draft = report.mode == Mode::draft;
  add_checks(report, model);
  model.rules_checked = static_cast<int>(report.language.rules.size());
  for (const sources::Output& output : publication.outputs)
    model.outputs.emplace_back(output.id.text, sources::title_of_id(output.id.text));
  for (const check::LimitUse& use : report.limits) {
    html::ReportLimit limit{use.output, use.limit, use.used, use.min, use.max, use.unit, {}};
    for (const check::PartUse& part : use.parts) limit.parts.push_back({part.id, part.title, part.used});
    model.limits.push_back(std::move(limit));
  }
  const check::ConfidentialText secrets(report.corpus);
  for (const Diagnostic& diagnostic : report.diagnostics.all()) {
    bool withhold = is_withheld(diagnostic) || must_withhold(diagnostic, report.project.files, secrets);
    html::ReportAlert alert = html::make_alert(diagnostic, report.project.files, withhold);
    // The sentence shown may go on over lines that the alert itself does not touch.
    if (!withhold && secrets.find(alert.line_text)) {
      withhold = true;
      alert = html::make_alert(diagnostic, report.project.files, withhold);
    }
    if (withhold && secrets.find(alert.message)) alert.message = "(withheld: the message repeats confidential text)";
    if (withhold) alert.hints.clear();
    model.alerts.push_back(std::move(alert));
  }
  return model;
}

double rounded(double value) { return std::round(value * 100.0) / 100.0; }

Json file_entry(const std::string& path, const std::string& bytes) {
  return {{"path", path}, {"sha256", sha256(bytes)}, {"bytes", bytes.size()}};
}

Json output_entry(const FinishedOutput& output, const Files& files) {
  Json entry = file_entry(output.path, output.bytes);
  entry["output"] = output.id;
  entry["words"] = output.words;
  if (output.pages) {
    entry["pages"] = output.pages->pages;
    entry["free_lines"] = output.pages->free_lines;
    Json sections = Json::array();
    for (const check::Part& part : output.pages->parts)
      sections.push_back({{"id", part.id}, {"title", part.title},
                          {"source", std::string(files.path(files.origin(part.source).file))},
                          {"page", part.first_page}, {"pages", rounded(part.pages)}});
    entry["sections"] = std::move(sections);
  }
  if (!output.slides.empty()) {
    entry["slides"] = output.slides.size();
    int seconds = 0, number = 0;
    Json sections = Json::array();
    for (const check::SlideMeasure& slide : output.slides) {
      seconds += slide.seconds;
      sections.push_back({{"id", fmt::format("slide-{}", ++number)}, {"title", slide.title},
                          {"source", std::string(files.path(files.origin(slide.span).file))},
                          {"page", number}, {"words", slide.notes_words}, {"seconds", slide.seconds}});
    }
    entry["seconds"] = seconds;
    entry["sections"] = std::move(sections);
  }
  return entry;
}

// The rules behind the diagnostics, each with what it found.
Json checks_of(const BuildReport& report) {
  std::map<std::string, std::pair<int, int>> found;  // errors, warnings by group ("limit", "House")
  for (const std::string group : {"citation", "evidence", "figure", "heading", "limit", "table"}) found[group] = {0, 0};
  for (const Diagnostic& diagnostic : report.diagnostics.all()) {
    auto& [errors, warnings] = found[diagnostic.rule.substr(0, diagnostic.rule.find('.'))];
    if (diagnostic.waiver) continue;
    if (diagnostic.severity == Severity::error) ++errors;
    if (diagnostic.severity == Severity::warning) ++warnings;
  }
  Json checks = Json::array();
  for (const auto& [group, counts] : found)
    checks.push_back({{"id", group}, {"result", counts.first > 0 ? "failed" : "passed"},
                      {"errors", counts.first}, {"warnings", counts.second}});
  return checks;
}

Json deliverables_of(const sources::Publication& publication, const BuildReport& report) {
  Json deliverables = Json::array();
  for (const sources::Deliverable& deliverable : publication.deliverables) {
    Json entry = {{"id", deliverable.id.text}};
    if (deliverable.due) entry["due"] = deliverable.due.iso();
    if (deliverable.days) entry["days"] = deliverable.days->value;
    Json paths = Json::array();
    for (const MappedText& id : deliverable.outputs)
      for (const FinishedOutput& output : report.outputs)
        if (output.id == id.text) paths.push_back(output.path);
    entry["files"] = std::move(paths);
    deliverables.push_back(std::move(entry));
  }
  return deliverables;
}

}  // namespace

std::int64_t publication_time(const sources::Publication& publication) {
  using namespace std::chrono;
  if (!publication.date) return 0;
  const year_month_day day{year{publication.date.year},
                           month{static_cast<unsigned>(std::max(1, publication.date.month))},
                           std::chrono::day{static_cast<unsigned>(std::max(1, publication.date.day))}};
  return day.ok() ? duration_cast<seconds>(sys_days{day}.time_since_epoch()).count() : 0;
}

void check_report_page(const Files& files, Diagnostics& diagnostics) {
  const auto page = files.find(report_page);
  if (!page) return;
  const auto mistake = html::find_page_mistake(files.text(*page));
  if (!mistake) return;
  const auto at = static_cast<std::uint32_t>(mistake->at);
  diagnostics.error("report.template", {*page, at, at},
                    fmt::format("the tags of the style report's page cannot be read: {}", mistake->message),
                    "Each {{#name}} is ended by {{/name}}, and each {{ by }}.");
}

OutputFiles style_reports(const BuildReport& report, const std::optional<style::Brand>& brand,
                          const std::optional<style::Theme>& theme) {
  const html::ReportModel model = report_model(report);
  OutputFiles files;
  files["style-report.json"] = html::style_report_json(model);
  files["style-report.sarif"] = html::style_report_sarif(model);
  const auto page = report.project.files.find(report_page);
  if (brand && theme && page && !html::find_page_mistake(report.project.files.text(*page)))
    files["style-report.html"] = html::style_report_html(model, report.project.files.text(*page), *brand, *theme);
  return files;
}

prose::SentenceOf sentence_of(const BuildReport& report) {
  return
      [&report](const Diagnostic& diagnostic) { return html::make_alert(diagnostic, report.project.files).line_text; };
}

std::string report_json(const BuildReport& report) { return html::style_report_json(report_model(report)); }
std::string report_sarif(const BuildReport& report) { return html::style_report_sarif(report_model(report)); }

std::string manifest_json(const BuildReport& report, const OutputFiles& files) {
  const sources::Publication& publication = report.corpus.publication;
  Json manifest;
  manifest["schema"] = "galley.manifest/1";
  manifest["publication"] = {{"id", publication.id.text}, {"title", publication.title.text},
                             {"draft", publication.draft.value}, {"date", publication.date.iso()}};
  manifest["status"] = status_of(report);
  manifest["source_hash"] = report.source_hash;
  manifest["generator"] = "galley " GALLEY_VERSION;
  manifest["checks"] = checks_of(report);
  Json entries = Json::array();
  for (const auto& [path, bytes] : files) {
    const auto output = std::find_if(report.outputs.begin(), report.outputs.end(),
                                     [&](const FinishedOutput& finished) { return finished.path == path; });
    entries.push_back(output == report.outputs.end() ? file_entry(path, bytes)
                                                     : output_entry(*output, report.project.files));
  }
  manifest["files"] = std::move(entries);
  manifest["deliverables"] = deliverables_of(publication, report);
  return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace galley::publish
