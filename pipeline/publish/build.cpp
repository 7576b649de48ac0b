#include "publish/build.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "chart/check.h"
#include "check/citations.h"
#include "check/evidence.h"
#include "check/numbers.h"
#include "check/structure.h"
#include "compose/compose.h"
#include "document/walk.h"
#include "publish/alerts.h"
#include "publish/consequences.h"
#include "publish/dates.h"
#include "publish/extract.h"
#include "publish/fonts.h"
#include "publish/language.h"
#include "publish/output_folder.h"
#include "publish/pending_output.h"
#include "publish/render.h"
#include "publish/reports.h"
#include "publish/resources.h"
#include "publish/secrecy.h"
#include "publish/starter_text.h"
#include "publish/system_files.h"
#include "publish/written_manuscript.h"
#include "sources/read.h"
#include "style/limits.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// Limits that no output goes by would be thought to hold.
void check_limits_used(const style::Limits& limits, const sources::Publication& publication, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const sources::Output& output : publication.outputs)
    names.push_back(output.limits.empty() ? output.id.text : output.limits.text);
  for (const auto& [name, of_output] : limits.outputs) {
    if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto near = nearest(name, names);
    diagnostics.warning(
        "limits.unused", of_output.span,
        fmt::format("these limits are those of '{}', and no output is called so", name),
        near ? fmt::format("did you mean '{}'?", *near) : fmt::format("the outputs are {}", fmt::join(names, ", ")));
  }
}

void check_outputs(BuildReport& report, std::vector<PendingOutput>& pending, const Styles& styles,
                   const BuildRequest& request, const Cache& cache) {
  check::check_fields(report.corpus, styles.limits, report.diagnostics);
  check_limits_used(styles.limits, report.corpus.publication, report.diagnostics);
  check_starter_text(report.project.files, report.diagnostics);
  for (const auto& [id, figure] : report.corpus.figures) chart::check_data(figure_data(figure), report.diagnostics);
  std::vector<const document::Document*> documents;
  for (PendingOutput& output : pending) {
    check::check_structure(output.document, output.diagnostics);
    check::check_citations(output.document, report.corpus, output.diagnostics);
    documents.push_back(&output.document);
  }
  check::check_cited_in_records(report.corpus, report.diagnostics);
  check::check_use_of_sources(documents, report.corpus, report.diagnostics);
  check::check_evidence(report.corpus, styles.limits, request.now, report.diagnostics);
  check::check_numbers(report.corpus, report.diagnostics);
  check::check_confirmations(report.corpus, report.diagnostics);
  check::check_coverage(report.corpus, report.diagnostics);
  std::vector<LanguageText> texts;
  for (const PendingOutput& output : pending)
    texts.push_back({&output.document, output.manuscript, output.definition->id.text});
  report.language =
      check_language(texts, report.corpus, report.project, {&cache, request.jobs, request.harper}, report.diagnostics);
}

std::size_t count_words(const document::Document& document) {
  std::size_t words = 0;
  document::walk_all_inlines(document, [&](const document::Inline& node) {
    if (const auto* text = std::get_if<document::Text>(&node.node)) words += unicode::count_words(text->text);
    return true;
  });
  return words;
}

// A chapter goes by the name of its file, which is what an author looks for.
void name_parts(check::PageMeasure& measure, const sources::Corpus& corpus) {
  constexpr std::string_view section = "sec:";
  for (check::Part& part : measure.parts) {
    if (!part.id.starts_with(section)) continue;
    const std::string id = part.id.substr(section.size());
    part.id = corpus.chapters.contains(id) ? "chapters/" + id : part.title;
  }
}

void render_output(PendingOutput& output, const Workshop& workshop, const style::Limits& all_limits,
                   const sources::Corpus& corpus) {
  if (output.definition->file.empty()) return;  // its name was refused where it was read
  const style::OutputLimits& limits = limits_of(*output.definition, all_limits);
  const Job job{output.document, *output.definition, limits, output.manuscript};
  output.finished = render(job, workshop, output.diagnostics);
  if (!output.finished) return;
  output.finished->id = output.definition->id.text;
  output.finished->path = output.definition->file.text;
  output.finished->words = count_words(output.document);
  output.finished->text += text_of_document(output.document);
  if (output.finished->pages) name_parts(*output.finished->pages, corpus);
  if (output.finished->pages) check::check_pages(*output.finished->pages, limits, output.diagnostics);
  if (is_deck(*output.definition)) {
    output.finished->slides = check::measure_slides(output.document, limits.words_per_minute);
    check::check_slides(output.definition->id.text, output.finished->slides, output.definition->file.span(), limits,
                        output.diagnostics);
  }
}

// Each output on its own thread, at most `jobs` at a time. Each writes only to its own
// output, so the order of threads changes nothing.
void render_outputs(std::vector<PendingOutput>& pending, const Workshop& workshop, const style::Limits& limits,
                    const sources::Corpus& corpus, unsigned jobs, const Progress& progress) {
  std::atomic<std::size_t> next = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t index = next++; index < pending.size(); index = next++) {
      {
        const std::lock_guard guard(telling);
        progress(fmt::format("writing {}", pending[index].definition->file.text));
      }
      render_output(pending[index], workshop, limits, corpus);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned index = 1; index < std::min<std::size_t>(std::max(jobs, 1U), pending.size()); ++index)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

void collect(BuildReport& report, std::vector<PendingOutput>& pending, const style::Limits& limits) {
  for (PendingOutput& output : pending) {
    for (Diagnostic& diagnostic : output.diagnostics.all())
      if (diagnostic.outputs.empty()) diagnostic.outputs = {output.definition->id.text};
    report.diagnostics.append(std::move(output.diagnostics));
    if (!output.finished) continue;
    const style::OutputLimits& of_output = limits_of(*output.definition, limits);
    std::vector<check::LimitUse> uses;
    if (output.finished->pages) uses = check::page_limits(*output.finished->pages, of_output);
    if (!output.finished->slides.empty())
      uses = check::slide_limits(output.finished->id, output.finished->slides, of_output);
    report.limits.insert(report.limits.end(), uses.begin(), uses.end());
    report.outputs.push_back(std::move(*output.finished));
  }
}

// An id that `--only` does not find is wrong use: the answer names what there is.
Result<void> check_only(const std::string& only, const sources::Publication& publication) {
  std::vector<std::string> ids;
  for (const sources::Output& output : publication.outputs) ids.push_back(output.id.text);
  if (only.empty() || ids.empty() || std::find(ids.begin(), ids.end(), only) != ids.end()) return {};
  const auto near = nearest(only, ids);
  return failure(fmt::format("--only: there is no output '{}'", only),
                 near ? fmt::format("Did you mean '{}'? The outputs are {}.", *near, fmt::join(ids, ", "))
                      : fmt::format("The outputs are {}.", fmt::join(ids, ", ")));
}

void settle(BuildReport& report, const std::vector<PendingOutput>& pending, const BuildRequest& request) {
  prose::WaiverContext context;
  for (const PendingOutput& output : pending) context.documents.push_back({&output.document, output.manuscript});
  context.today = iso_date(request.now);
  context.complete = request.only.empty();
  context.rules = report.language.rules;
  settle_alerts(report, std::move(context));
}

OutputFiles publication_files(const BuildReport& report, const std::vector<PendingOutput>& pending) {
  OutputFiles files;
  for (const PendingOutput& output : pending) {
    const std::string name = "manuscripts/" + output.definition->id.text;
    MappedText written = without_directives(report.project.files, output.manuscript, output.document.directives);
    files[name + ".map.json"] = compose::source_map_json(written.map, report.project.files);
    files[name + ".md"] = std::move(written.text);
  }
  for (const FinishedOutput& output : report.outputs) files[output.path] = output.bytes;
  files["evidence-register.csv"] = check::evidence_register_csv(report.corpus);
  return files;
}

Result<void> write_out(BuildReport& report, const std::vector<PendingOutput>& pending, const BuildRequest& request,
                       const Styles& styles) {
  OutputFiles publication = publication_files(report, pending);
  bool leaks = hold_back_secrets(report, publication);
  withhold_secrets(report);
  OutputFiles files = style_reports(report, styles.brand, styles.theme);
  leaks = hold_back_secrets(report, files) || leaks;
  report.blocked = report.diagnostics.has_errors();
  // A draft may show mistakes, but never a secret.
  const bool publish =
      !leaks && (request.mode == Mode::draft || (request.mode == Mode::publication && !report.blocked));
  if (!publish) {
    std::error_code error;  // a page of an earlier run would speak of another state
    if (!files.contains("style-report.html")) fs::remove(report.out / "style-report.html", error);
    return update_output(report.out, files);
  }
  files.merge(publication);
  if (!request.only.empty()) return update_output(report.out, files);
  OutputFiles manifest = {{"manifest.json", manifest_json(report, files)}};
  if (hold_back_secrets(report, manifest)) {
    withhold_secrets(report);
    report.blocked = true;
    return {};
  }
  files.merge(manifest);
  TRY_VOID(replace_output(report.out, files));
  report.replaced = true;
  return {};
}

}  // namespace

Result<BuildReport> build(const BuildRequest& request, const Progress& progress) {
  BuildReport report;
  report.mode = request.mode;
  report.out = request.out.empty() ? request.project / "out" : request.out;
  TRY_VOID(check_project_folder(request.project));
  TRY_VOID(check_output_folder(report.out, request.project));
  report.out = resolve_output_folder(report.out);
  TRY(const OutputLock lock,
      OutputLock::take(report.out, [&] { progress("waiting for another build of this folder to end"); }));

  progress("reading the project");
  TRY(report.project, load_project(request.project, report.diagnostics, request.texts));
  report.source_hash = source_hash(report.project);
  const Styles styles = read_styles(report.project.files, report.diagnostics);
  check_report_page(report.project.files, report.diagnostics);
  report.corpus = sources::read_corpus(report.project.files, report.diagnostics);

  TRY_VOID(check_only(request.only, report.corpus.publication));
  std::vector<PendingOutput> pending = compose_outputs(report, request, styles, progress);
  progress("checking");
  const Cache cache(report.project.root / ".galley");
  check_outputs(report, pending, styles, request, cache);

  if (styles.brand && styles.theme && request.mode != Mode::inspect) {
    TRY(const SystemFiles system, SystemFiles::open());
    const layout::FontLoader fonts = make_font_loader(system_font_folders());
    const layout::HyphenationLoader hyphenation = make_hyphenation_loader();
    const Workshop workshop{report.project.files, *styles.brand, *styles.theme, fonts, hyphenation, cache,
                            system.icc_profile(), publication_time(report.corpus.publication), report.source_hash};
    render_outputs(pending, workshop, styles.limits, report.corpus, request.jobs, progress);
  }
  progress("reporting");
  collect(report, pending, styles.limits);
  settle(report, pending, request);
  drop_consequences(report.diagnostics, report.project.files, report.corpus);
  cap_repeated(report.diagnostics, report.project.files);
  report.blocked = report.diagnostics.has_errors();
  if (request.mode == Mode::inspect) withhold_secrets(report);
  else TRY_VOID(write_out(report, pending, request, styles));
  return report;
}

}  // namespace galley::publish
