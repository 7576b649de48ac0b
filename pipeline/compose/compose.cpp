#include "compose/compose.h"

#include <fmt/format.h>

#include "compose/assemble.h"
#include "compose/context.h"
#include "compose/outline.h"
#include "compose/references.h"
#include "compose/tables.h"
#include "sources/text.h"

namespace galley::compose {
namespace {

// One pass with a given list of references.
MappedText compose_pass(const Outline& outline, const Value& context, const TableData& tables,
                        Diagnostics& diagnostics) {
  std::vector<const Value*> values;
  const std::string marked = render_marked(outline, context, values);
  return expand_tables(assemble(marked, outline, values, diagnostics), tables, diagnostics);
}

// Whether a chart block of the text names the figure; attributes may follow the id.
bool draws(std::string_view text, std::string_view id) {
  const std::string block = fmt::format("```chart\n{}", id);
  for (std::size_t at = text.find(block); at != std::string_view::npos; at = text.find(block, at + 1)) {
    const std::string_view behind = text.substr(at + block.size());
    if (behind.empty() || behind.front() == '\n' || behind.front() == ' ') return true;
  }
  return false;
}

// What a drawing cites in its source line stands in the figure, not in the text.
std::vector<std::string> cited_by_charts(const MappedText& text, const sources::Corpus& corpus) {
  std::vector<std::string> ids;
  for (const auto& [id, figure] : corpus.figures) {
    if (!draws(text.text, id)) continue;
    for (std::string& cited : cited_ids(figure.source.text)) ids.push_back(std::move(cited));
  }
  return ids;
}

}  // namespace

Manuscript compose_manuscript(const sources::Corpus& corpus, const Files& files, FileId outline_file,
                              const ComposeOptions& options, Diagnostics& diagnostics) {
  Manuscript manuscript;
  auto text = sources::clean_text(files, outline_file, diagnostics);
  if (!text) return manuscript;
  const std::size_t before = diagnostics.all().size();
  Outline outline{std::move(*text), {}};
  outline.tags = find_tags(outline.text, diagnostics);
  if (diagnostics.all().size() > before) return manuscript;

  const sources::Matrix matrix = sources::derive_matrix(corpus);
  const TableData tables{corpus, matrix, options.words};
  Value context = build_context(corpus, matrix, options);
  if (!check_outline(outline, context, diagnostics)) return manuscript;

  // The list of references holds what the text cites, so the text is composed once to
  // learn that, and once more with the list.
  Diagnostics first_diagnostics;
  const MappedText first = compose_pass(outline, context, tables, first_diagnostics);
  std::vector<std::string> cited = cited_ids(first.text);
  for (std::string& id : cited_by_charts(first, corpus)) cited.push_back(std::move(id));
  const ReferenceList references = list_references(corpus, cited);
  set_references(context, corpus, references);
  if (!check_outline(outline, context, diagnostics)) return manuscript;
  warn_of_empty_loops(outline, context, diagnostics);
  manuscript.text = compose_pass(outline, context, tables, diagnostics);
  manuscript.references = citation_map(corpus, references);
  for (const UsedReference& used : references.used) manuscript.used_references.push_back(used.key);
  return manuscript;
}

}  // namespace galley::compose
