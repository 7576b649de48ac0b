#include "publish/build.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/hash.h"
#include "chart/check.h"
#include "check/citations.h"
#include "check/evidence.h"
#include "check/numbers.h"
#include "check/structure.h"
#include "compose/compose.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "document/walk.h"
#include "publish/alerts.h"
#include "publish/consequences.h"
#include "publish/dates.h"
#include "publish/extract.h"
#include "publish/fonts.h"
#include "publish/language.h"
#include "publish/output_folder.h"
#include "publish/render.h"
#include "publish/reports.h"
#include "publish/resources.h"
#include "publish/secrecy.h"
#include "publish/starter_text.h"
#include "publish/system_files.h"
#include "publish/written_manuscript.h"
#include "sources/read.h"
#include "style/limits.h"
#include "style/words.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

struct Styles {
  std::optional<style::Brand> brand;
  std::optional<style::Theme> theme;
  style::Limits limits;
  Words words;
};

// One output on its way: composed, parsed, then rendered.
struct Draft {
  const sources::Output* output = nullptr;
  FileId outline = FileId::none;
  FileId manuscript = FileId::none;
  document::Document document;
  std::vector<compose::DeckSlide> slides;  // of a deck
  Diagnostics diagnostics;
  std::optional<FinishedOutput> finished;
};

Styles read_styles(const Files& files, Diagnostics& diagnostics) {
  Styles styles;
  const std::size_t before = diagnostics.count(Severity::error);
  styles.brand = style::read_brand(files, diagnostics);
  if (styles.brand) styles.theme = style::read_theme(files, *styles.brand, diagnostics);
  // A page set in half a look would say nothing true, and writers rely on a whole one.
  if (diagnostics.count(Severity::error) > before) styles.theme.reset();
  if (auto limits = style::read_limits(files, diagnostics)) styles.limits = std::move(*limits);
  styles.words = style::read_words(files, diagnostics);
  return styles;
}

document::Metadata metadata_of(const sources::Publication& publication, const sources::Output& output, Mode mode,
                               const std::string& source_hash, const Words& words) {
  document::Metadata metadata;
  metadata.id = publication.id.text;
  metadata.title = publication.title.text;
  metadata.subtitle = publication.subtitle.text;
  metadata.language = publication.language.text;
  metadata.date = publication.date.iso();
  metadata.publisher = publication.client_name.text;
  metadata.output = output.id.text;
  for (const sources::Author& author : publication.authors)
    metadata.authors.push_back(author.name.empty() ? author.role.text : author.name.text);
  const std::string draft = std::to_string(publication.draft.value);
  if (mode == Mode::draft) metadata.draft_mark = draft;
  metadata.draft_id = fmt::format("{}/{}/{}", publication.id.text, draft, source_hash.substr(0, 12));
  metadata.words = words;
  return metadata;
}

const style::OutputLimits& limits_of(const sources::Output& output, const style::Limits& limits) {
  static const style::OutputLimits none;
  const std::string& key = output.limits.empty() ? output.id.text : output.limits.text;
  const auto found = limits.outputs.find(key);
  return found == limits.outputs.end() ? none : found->second;
}

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

bool is_deck(const sources::Output& output) { return output.file.text.ends_with(".pptx"); }

// Nothing where the outline is missing, which is said.
std::optional<Draft> compose_draft(BuildReport& report, const BuildRequest& request, const sources::Output& output,
                                   const compose::ComposeOptions& options) {
  Files& files = report.project.files;
  const auto outline = files.find(output.template_path.text);
  if (!outline) {
    std::vector<std::string> names;
    for (const FileId id : files.below("templates/")) names.emplace_back(files.path(id));
    const std::string in_folder = "templates/" + output.template_path.text;
    const auto near = files.find(in_folder) ? std::optional(in_folder) : nearest(output.template_path.text, names);
    report.diagnostics.error("output.template-missing", output.template_path.span(),
                             fmt::format("there is no template '{}'", output.template_path.text),
                             near ? fmt::format("did you mean '{}'?", *near) : std::string{});
    return std::nullopt;
  }
  Draft draft;
  draft.output = &output;
  draft.outline = *outline;
  compose::Manuscript manuscript = compose::compose_manuscript(report.corpus, files, *outline, options, draft.diagnostics);
  auto resources = gather_resources(report.project, report.corpus, manuscript);
  if (is_deck(output)) draft.slides = compose::read_slides(manuscript.text);
  draft.manuscript = files.add_mapped(fmt::format("out/manuscripts/{}.md", output.id.text), std::move(manuscript.text));
  draft.document = document::parse_document(files.text(draft.manuscript), draft.manuscript, draft.diagnostics);
  draft.document.resources = std::move(resources);
  draft.document.metadata = metadata_of(report.corpus.publication, output, request.mode, report.source_hash, options.words);
  document::resolve_document(draft.document, draft.diagnostics);
  return draft;
}

// The slides of a deck, with the time that their notes take.
compose::Deck timed_deck(const Draft& draft, const style::OutputLimits& limits) {
  compose::Deck deck{draft.slides, limits.words_per_minute};
  for (const check::SlideMeasure& measure : check::measure_slides(draft.document, limits.words_per_minute))
    for (compose::DeckSlide& slide : deck.slides)
      if (slide.begin == measure.span.begin) {
        slide.words = measure.notes_words;
        slide.seconds = measure.seconds;
      }
  return deck;
}

// The deck comes first: what goes with it is composed from its slides.
std::vector<Draft> compose_drafts(BuildReport& report, const BuildRequest& request, const Styles& styles,
                                  const Progress& progress) {
  std::vector<const sources::Output*> outputs;
  for (const sources::Output& output : report.corpus.publication.outputs) outputs.push_back(&output);
  std::stable_partition(outputs.begin(), outputs.end(), [](const sources::Output* output) { return is_deck(*output); });
  std::vector<Draft> drafts;
  compose::ComposeOptions options{{}, styles.words};
  for (const sources::Output* output : outputs) {
    const bool wanted = request.only.empty() || output->id.text == request.only;
    if (!wanted && !(is_deck(*output) && options.deck.slides.empty())) continue;
    progress(fmt::format("composing {}", output->id.text));
    auto draft = compose_draft(report, request, *output, options);
    if (!draft) continue;
    if (options.deck.slides.empty()) options.deck = timed_deck(*draft, limits_of(*output, styles.limits));
    if (wanted) drafts.push_back(std::move(*draft));
  }
  // Back into the order of publication.yml.
  std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.output < b.output; });
  return drafts;
}

void check_drafts(BuildReport& report, std::vector<Draft>& drafts, const Styles& styles, const BuildRequest& request,
                  const Cache& cache) {
  check::check_fields(report.corpus, styles.limits, report.diagnostics);
  check_limits_used(styles.limits, report.corpus.publication, report.diagnostics);
  check_starter_text(report.project.files, report.diagnostics);
  for (const auto& [id, figure] : report.corpus.figures) chart::check_data(figure_data(figure), report.diagnostics);
  std::vector<const document::Document*> documents;
  for (Draft& draft : drafts) {
    check::check_structure(draft.document, draft.diagnostics);
    check::check_citations(draft.document, report.corpus, draft.diagnostics);
    documents.push_back(&draft.document);
  }
  check::check_cited_in_records(report.corpus, report.diagnostics);
  check::check_use_of_sources(documents, report.corpus, report.diagnostics);
  check::check_evidence(report.corpus, styles.limits, request.now, report.diagnostics);
  check::check_numbers(report.corpus, report.diagnostics);
  check::check_confirmations(report.corpus, report.diagnostics);
  check::check_coverage(report.corpus, report.diagnostics);
  std::vector<LanguageText> texts;
  for (const Draft& draft : drafts) texts.push_back({&draft.document, draft.manuscript, draft.output->id.text});
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

void render_draft(Draft& draft, const Workshop& workshop, const style::Limits& all_limits,
                  const sources::Corpus& corpus) {
  if (draft.output->file.empty()) return;  // its name was refused where it was read
  const style::OutputLimits& limits = limits_of(*draft.output, all_limits);
  const Job job{draft.document, *draft.output, limits, draft.manuscript};
  draft.finished = render(job, workshop, draft.diagnostics);
  if (!draft.finished) return;
  draft.finished->id = draft.output->id.text;
  draft.finished->path = draft.output->file.text;
  draft.finished->words = count_words(draft.document);
  draft.finished->text += text_of_document(draft.document);
  if (draft.finished->pages) name_parts(*draft.finished->pages, corpus);
  if (draft.finished->pages) check::check_pages(*draft.finished->pages, limits, draft.diagnostics);
  if (is_deck(*draft.output)) {
    draft.finished->slides = check::measure_slides(draft.document, limits.words_per_minute);
    check::check_slides(draft.output->id.text, draft.finished->slides, draft.output->file.span(), limits,
                        draft.diagnostics);
  }
}

// Each output on its own thread, at most `jobs` at a time. Each writes only to its own
// draft, so the order of threads changes nothing.
void render_drafts(std::vector<Draft>& drafts, const Workshop& workshop, const style::Limits& limits,
                   const sources::Corpus& corpus, unsigned jobs, const Progress& progress) {
  std::atomic<std::size_t> next = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t index = next++; index < drafts.size(); index = next++) {
      {
        const std::lock_guard guard(telling);
        progress(fmt::format("writing {}", drafts[index].output->file.text));
      }
      render_draft(drafts[index], workshop, limits, corpus);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned index = 1; index < std::min<std::size_t>(std::max(jobs, 1U), drafts.size()); ++index)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

void collect(BuildReport& report, std::vector<Draft>& drafts, const style::Limits& limits) {
  for (Draft& draft : drafts) {
    for (Diagnostic& diagnostic : draft.diagnostics.all())
      if (diagnostic.outputs.empty()) diagnostic.outputs = {draft.output->id.text};
    report.diagnostics.append(std::move(draft.diagnostics));
    if (!draft.finished) continue;
    const style::OutputLimits& of_output = limits_of(*draft.output, limits);
    std::vector<check::LimitUse> uses;
    if (draft.finished->pages) uses = check::page_limits(*draft.finished->pages, of_output);
    if (!draft.finished->slides.empty())
      uses = check::slide_limits(draft.finished->id, draft.finished->slides, of_output);
    report.limits.insert(report.limits.end(), uses.begin(), uses.end());
    report.outputs.push_back(std::move(*draft.finished));
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

void settle(BuildReport& report, const std::vector<Draft>& drafts, const BuildRequest& request) {
  prose::WaiverContext context;
  for (const Draft& draft : drafts) context.documents.push_back({&draft.document, draft.manuscript});
  context.today = iso_date(request.now);
  context.complete = request.only.empty();
  context.rules = report.language.rules;
  settle_alerts(report, std::move(context));
}

OutputFiles publication_files(const BuildReport& report, const std::vector<Draft>& drafts) {
  OutputFiles files;
  for (const Draft& draft : drafts) {
    const std::string name = "manuscripts/" + draft.output->id.text;
    MappedText written = without_directives(report.project.files, draft.manuscript, draft.document.directives);
    files[name + ".map.json"] = compose::source_map_json(written.map, report.project.files);
    files[name + ".md"] = std::move(written.text);
  }
  for (const FinishedOutput& output : report.outputs) files[output.path] = output.bytes;
  files["evidence-register.csv"] = check::evidence_register_csv(report.corpus);
  return files;
}

Result<void> write_out(BuildReport& report, const std::vector<Draft>& drafts, const BuildRequest& request,
                       const Styles& styles) {
  OutputFiles publication = publication_files(report, drafts);
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
  TRY(report.project, load_project(request.project, report.diagnostics));
  report.source_hash = source_hash(report.project);
  const Styles styles = read_styles(report.project.files, report.diagnostics);
  check_report_page(report.project.files, report.diagnostics);
  report.corpus = sources::read_corpus(report.project.files, report.diagnostics);

  TRY_VOID(check_only(request.only, report.corpus.publication));
  std::vector<Draft> drafts = compose_drafts(report, request, styles, progress);
  progress("checking");
  const Cache cache(report.project.root / ".galley");
  check_drafts(report, drafts, styles, request, cache);

  if (styles.brand && styles.theme && request.mode != Mode::inspect) {
    TRY(const SystemFiles system, SystemFiles::open());
    const layout::FontLoader fonts = make_font_loader(system_font_folders());
    const layout::HyphenationLoader hyphenation = make_hyphenation_loader();
    const Workshop workshop{report.project.files, *styles.brand, *styles.theme, fonts, hyphenation, cache,
                            system.icc_profile(), publication_time(report.corpus.publication), report.source_hash};
    render_drafts(drafts, workshop, styles.limits, report.corpus, request.jobs, progress);
  }
  progress("reporting");
  collect(report, drafts, styles.limits);
  settle(report, drafts, request);
  drop_consequences(report.diagnostics, report.project.files, report.corpus);
  cap_repeated(report.diagnostics, report.project.files);
  report.blocked = report.diagnostics.has_errors();
  if (request.mode == Mode::inspect) withhold_secrets(report);
  else TRY_VOID(write_out(report, drafts, request, styles));
  return report;
}

}  // namespace galley::publish
