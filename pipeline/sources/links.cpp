// References from record to record that lead nowhere, each with the nearest id as hint.
#include <algorithm>

#include <fmt/format.h>

#include "sources/reading.h"
#include "unicode/unicode.h"

namespace galley::sources {
namespace {

std::string title_of(const Fact&) { return {}; }
std::string title_of(const Reference& reference) { return reference.title.text; }
std::string title_of(const Finding& finding) { return finding.title.text; }
template <class Named>
std::string title_of(const Named& record) { return record.name.text; }

// A renamed record keeps words of its id: "portals-and-email" may have become "email-portals".
std::optional<std::string> akin(std::string_view id, const std::vector<std::string>& candidates) {
  constexpr std::size_t shortest_word = 4;
  std::optional<std::string> best;
  std::size_t most = 0;
  for (const std::string& candidate : candidates) {
    const std::string parts = "-" + candidate + "-";
    std::size_t shared = 0;
    for (std::size_t at = 0; at < id.size();) {
      const std::size_t end = std::min(id.find('-', at), id.size());
      const std::string word = fmt::format("-{}-", id.substr(at, end - at));
      if (end - at >= shortest_word && parts.find(word) != std::string::npos) shared += end - at;
      at = end + 1;
    }
    if (shared > most) best = candidate;
    most = std::max(most, shared);
  }
  return best;
}

// "[A B]": a comma is missing between two ids.
bool is_list_without_commas(std::string_view id, const std::vector<std::string>& candidates) {
  if (id.find(' ') == std::string_view::npos) return false;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t end = std::min(id.find(' ', at), id.size());
    if (end > at && std::find(candidates.begin(), candidates.end(), id.substr(at, end - at)) == candidates.end())
      return false;
    at = end + 1;
  }
  return true;
}

// The ids that can stand at a place, with the names people know them by.
struct Candidates {
  std::vector<std::string> ids, titles;  // titles: as many, or none

  void add(std::string id, std::string title = {}) {
    ids.push_back(std::move(id));
    titles.push_back(std::move(title));
  }
};

// What to do about an id that leads nowhere: the nearest there is, else where to look.
std::string where_to_look(std::string_view id, const Candidates& candidates, std::string_view kind,
                          std::string_view place) {
  constexpr std::size_t most_listed = 8;
  const std::vector<std::string>& ids = candidates.ids;
  const std::string folded = unicode::fold_case(id);
  for (std::size_t index = 0; index < ids.size(); ++index)
    if (unicode::fold_case(candidates.titles[index]) == folded)
      return fmt::format("did you mean its id, '{}'?", ids[index]);
  if (is_list_without_commas(id, ids)) return "put a comma between two ids";
  if (const auto near = nearest(id, ids)) return fmt::format("did you mean '{}'?", *near);
  if (const auto renamed = akin(id, ids)) return fmt::format("did you mean '{}'?", *renamed);
  if (ids.empty()) return fmt::format("there is none yet in {}", place);
  if (ids.size() > most_listed) return fmt::format("look for the {} in {}", kind, place);
  return fmt::format("those there are: {}", fmt::join(ids, ", "));
}

constexpr std::string_view fact_places =
    "sources/platforms/, sources/states/, frameworks.yml, context.yml or consultations/";

class LinkCheck {
 public:
  LinkCheck(const Corpus& corpus, bool references_lost, Diagnostics& diagnostics)
      : corpus_(corpus), references_lost_(references_lost), diagnostics_(diagnostics) {}

  void run() {
    if (!references_lost_)
      for (const auto& [id, fact] : corpus_.facts)
        if (!fact.source.empty()) link(fact.source, corpus_.references, "reference", "sources/references.json");
    for (const auto& [id, finding] : corpus_.findings) {
      fact_links(finding.evidence);
      links(finding.platforms, corpus_.platforms, "platform", "sources/platforms/");
      links(finding.states, corpus_.states, "State", "sources/states/");
      name(finding.topic, corpus_.publication.topics, "topic");
      for (const MappedText& audience : finding.audience) name(audience, corpus_.publication.audiences, "audience");
    }
    for (const auto& [id, recommendation] : corpus_.recommendations) {
      fact_links(recommendation.facts);
      links(recommendation.findings, corpus_.findings, "finding", "sources/findings/");
      name(recommendation.addressed_to, corpus_.publication.audiences, "audience");
    }
    for (const auto& [id, figure] : corpus_.figures) figure_facts(figure);
    publication();
    key_ranks();
  }

 private:
  template <class T>
  void link(const MappedText& id, const Records<T>& records, std::string_view kind, std::string_view place) {
    if (records.find(id.text) != records.end()) return;
    Candidates candidates;
    if (++hints_ <= most_hints)
      for (const auto& [known, record] : records) candidates.add(known, title_of(record));
    diagnostics_.error("record.unknown", id.span(), fmt::format("there is no {} '{}'", kind, id.text),
                       hints_ <= most_hints ? where_to_look(id.text, candidates, kind, place) : std::string());
  }

  template <class T>
  void links(const std::vector<MappedText>& ids, const Records<T>& records, std::string_view kind,
             std::string_view place) {
    for (const MappedText& id : ids) link(id, records, kind, place);
  }

  void fact_links(const std::vector<MappedText>& ids) { links(ids, corpus_.facts, "fact", fact_places); }

  // One of the names that publication.yml lists under `topics` or `audiences`. Where it lists
  // none, any will do.
  void name(const MappedText& id, const std::vector<Name>& listed, std::string_view kind) {
    if (listed.empty() || id.empty()) return;
    Candidates candidates;
    for (const Name& name : listed) candidates.add(name.id.text, name.title.text);
    if (std::find(candidates.ids.begin(), candidates.ids.end(), id.text) != candidates.ids.end()) return;
    diagnostics_.error("record.unknown", id.span(), fmt::format("there is no {} '{}'", kind, id.text),
                       where_to_look(id.text, candidates, kind, "sources/publication.yml"));
  }

  void figure_facts(const Figure& figure) {
    fact_links(figure.facts);
    const auto& columns = figure.data.columns;
    const auto column =
        std::find_if(columns.begin(), columns.end(), [](const MappedText& name) { return name.text == "fact"; });
    if (column == columns.end()) return;
    const auto index = static_cast<std::size_t>(column - columns.begin());
    for (const CsvRow& row : figure.data.rows) {
      const MappedText& cell = row.cells[index];
      for (std::size_t at = 0; at < cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(' ', at), cell.text.size());
        if (end > at) link(cell.substr(at, end), corpus_.facts, "fact", fact_places);
        at = end + 1;
      }
    }
  }

  void publication() {
    const Publication& publication = corpus_.publication;
    links(publication.scope_states, corpus_.states, "State", "sources/states/");
    links(publication.scope_platforms, corpus_.platforms, "platform", "sources/platforms/");
    Candidates outputs;
    for (const Output& output : publication.outputs) outputs.add(output.id.text);
    for (const Deliverable& deliverable : publication.deliverables)
      for (const MappedText& id : deliverable.outputs) {
        if (std::find(outputs.ids.begin(), outputs.ids.end(), id.text) != outputs.ids.end()) continue;
        diagnostics_.error("record.unknown", id.span(), fmt::format("there is no output '{}'", id.text),
                           where_to_look(id.text, outputs, "output", "publication.yml"));
      }
  }

  void key_ranks() {
    std::map<int, std::string> taken;
    for (const auto& [id, finding] : corpus_.findings) {
      if (!finding.key) continue;
      if (finding.key->value < 1)
        diagnostics_.error("finding.key", finding.key->span, "the rank of a key finding is a number from 1",
                           "the first one is `key: 1`");
      const auto [found, added] = taken.emplace(finding.key->value, id);
      if (!added)
        diagnostics_.error("finding.key", finding.key->span,
                           fmt::format("the finding '{}' is key finding {} already", found->second, finding.key->value),
                           "give each key finding a rank of its own");
    }
  }

  static constexpr int most_hints = 200;  // each looks at every record

  const Corpus& corpus_;
  int hints_ = 0;
  const bool references_lost_;
  Diagnostics& diagnostics_;
};

// Whether the whole library is missing: that is one mistake, not one a fact.
bool references_lost(const Reading& reading) {
  constexpr std::string_view path = "sources/references.json";
  if (!reading.corpus.references.empty()) return false;
  const auto file = reading.files.find(path);
  if (file && std::any_of(reading.diagnostics.all().begin(), reading.diagnostics.all().end(),
                          [&](const Diagnostic& diagnostic) { return diagnostic.span.file == *file; }))
    return true;
  const auto& facts = reading.corpus.facts;
  const auto sourced =
      std::count_if(facts.begin(), facts.end(), [](const auto& entry) { return !entry.second.source.empty(); });
  if (sourced == 0) return false;
  reading.diagnostics.error(
      "source.missing-file", file ? Span{*file, 0, 0} : Span{},
      file ? fmt::format("{} lists no reference, and {} facts name one as their source", path, sourced)
           : fmt::format("the project has no {}, which {} of its facts name as their source", path, sourced),
      "export the library from Zotero as CSL JSON");
  return true;
}

}  // namespace

void check_links(const Reading& reading) {
  LinkCheck(reading.corpus, references_lost(reading), reading.diagnostics).run();
}

}  // namespace galley::sources
