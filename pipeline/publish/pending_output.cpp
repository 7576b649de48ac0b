#include "publish/pending_output.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/structure.h"
#include "compose/compose.h"
#include "document/parse.h"
#include "document/resolve.h"
#include "publish/resources.h"
#include "style/words.h"

namespace galley::publish {
namespace {

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

// Nothing where the outline is missing, which is said.
std::optional<PendingOutput> compose_output(BuildReport& report, const BuildRequest& request,
                                            const sources::Output& output, const compose::ComposeOptions& options) {
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
  PendingOutput pending;
  pending.definition = &output;
  pending.outline = *outline;
  compose::Manuscript manuscript =
      compose::compose_manuscript(report.corpus, files, *outline, options, pending.diagnostics);
  auto resources = gather_resources(report.project, report.corpus, manuscript);
  if (is_deck(output)) pending.slides = compose::read_slides(manuscript.text);
  pending.manuscript =
      files.add_mapped(fmt::format("out/manuscripts/{}.md", output.id.text), std::move(manuscript.text));
  pending.document = document::parse_document(files.text(pending.manuscript), pending.manuscript, pending.diagnostics);
  pending.document.resources = std::move(resources);
  pending.document.metadata =
      metadata_of(report.corpus.publication, output, request.mode, report.source_hash, options.words);
  document::resolve_document(pending.document, pending.diagnostics);
  return pending;
}

// The slides of a deck, with the time that their notes take.
compose::Deck timed_deck(const PendingOutput& output, const style::OutputLimits& limits) {
  compose::Deck deck{output.slides, limits.words_per_minute};
  for (const check::SlideMeasure& measure : check::measure_slides(output.document, limits.words_per_minute))
    for (compose::DeckSlide& slide : deck.slides)
      if (slide.begin == measure.span.begin) {
        slide.words = measure.notes_words;
        slide.seconds = measure.seconds;
      }
  return deck;
}

}  // namespace

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

const style::OutputLimits& limits_of(const sources::Output& output, const style::Limits& limits) {
  static const style::OutputLimits none;
  const std::string& key = output.limits.empty() ? output.id.text : output.limits.text;
  const auto found = limits.outputs.find(key);
  return found == limits.outputs.end() ? none : found->second;
}

bool is_deck(const sources::Output& output) { return output.file.text.ends_with(".pptx"); }

// The deck comes first: what goes with it is composed from its slides.
std::vector<PendingOutput> compose_outputs(BuildReport& report, const BuildRequest& request, const Styles& styles,
                                           const Progress& progress) {
  std::vector<const sources::Output*> outputs;
  for (const sources::Output& output : report.corpus.publication.outputs) outputs.push_back(&output);
  std::stable_partition(outputs.begin(), outputs.end(), [](const sources::Output* output) { return is_deck(*output); });
  std::vector<PendingOutput> pending;
  compose::ComposeOptions options{{}, styles.words};
  for (const sources::Output* output : outputs) {
    const bool wanted = request.only.empty() || output->id.text == request.only;
    if (!wanted && !(is_deck(*output) && options.deck.slides.empty())) continue;
    progress(fmt::format("composing {}", output->id.text));
    auto composed = compose_output(report, request, *output, options);
    if (!composed) continue;
    if (options.deck.slides.empty()) options.deck = timed_deck(*composed, limits_of(*output, styles.limits));
    if (wanted) pending.push_back(std::move(*composed));
  }
  // Back into the order of publication.yml.
  std::sort(pending.begin(), pending.end(),
            [](const PendingOutput& a, const PendingOutput& b) { return a.definition < b.definition; });
  return pending;
}

}  // namespace galley::publish
