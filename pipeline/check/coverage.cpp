// What the evidence covers, against what was asked and what was agreed.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "check/evidence.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;

// A question for one platform or State, and the facts that answer it.
struct Answer {
  std::string question;
  std::vector<std::string> facts;
};

bool is_limited(const Fact& fact) {
  return fact.confidence == sources::Confidence::known || !fact.evidence_type.empty() || !fact.absence.empty();
}

void report_gaps(const std::string& name, Span place, const std::vector<Answer>& answers, const Corpus& corpus,
                 Diagnostics& diagnostics) {
  std::vector<std::string> empty, limited;
  for (const Answer& answer : answers) {
    if (answer.facts.empty()) empty.push_back(answer.question);
    const bool all_limited = std::all_of(answer.facts.begin(), answer.facts.end(), [&](const std::string& id) {
      const Fact* fact = corpus.fact(id);
      return fact == nullptr || is_limited(*fact);
    });
    if (!answer.facts.empty() && all_limited) limited.push_back(answer.question);
  }
  if (empty.empty()) return;
  std::string message = fmt::format("no evidence for {} on: {}", name, fmt::join(empty, ", "));
  if (!limited.empty()) message += fmt::format("; limited evidence alone on: {}", fmt::join(limited, ", "));
  diagnostics.suggestion("coverage.gap", place, message,
                         "Look for a text, or let the publication say that none was retrieved.");
}

void check_platforms(const Corpus& corpus, Diagnostics& diagnostics) {
  if (!corpus.matrix_rules) return;
  for (const sources::MatrixRow& row : sources::derive_matrix(corpus).rows) {
    const auto platform = corpus.platforms.find(row.platform);
    if (platform == corpus.platforms.end()) continue;
    std::vector<Answer> answers;
    for (std::size_t index = 0; index < row.cells.size(); ++index)
      answers.push_back({corpus.matrix_rules->columns[index].head.text, row.cells[index].facts});
    report_gaps(platform->second.name.text, platform->second.id.span(), answers, corpus, diagnostics);
  }
}

// States have no matrix: a question is a dimension that facts of at least half of them have.
void check_states(const Corpus& corpus, Diagnostics& diagnostics) {
  std::map<std::string, std::map<std::string, std::vector<std::string>>> by_dimension;  // dimension → State → facts
  for (const auto& [id, state] : corpus.states)
    for (const std::string& fact_id : state.facts)
      if (const Fact* fact = corpus.fact(fact_id); fact != nullptr && !corpus.is_confidential(*fact))
        by_dimension[fact->dimension.text][id].push_back(fact_id);
  for (const auto& [id, state] : corpus.states) {
    std::vector<Answer> answers;
    for (auto& [dimension, of_state] : by_dimension)
      if (2 * of_state.size() >= corpus.states.size())
        answers.push_back({dimension, of_state.contains(id) ? of_state[id] : std::vector<std::string>{}});
    report_gaps(state.name.text, state.id.span(), answers, corpus, diagnostics);
  }
}

template <class T>
void check_scope_of(const std::vector<MappedText>& scope, const sources::Records<T>& records, std::string_view kind,
                    Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> agreed;
  for (const MappedText& id : scope) {
    agreed.insert(id.text);
    const auto found = records.find(id.text);
    if (found != records.end() && found->second.facts.empty())
      diagnostics.warning("scope.uncovered", id.span(),
                          fmt::format("the {} {} is in the scope, and no fact covers it", kind, id.text),
                          "Collect facts, or say in the method that none was found.");
  }
  if (scope.empty()) return;
  for (const auto& [id, record] : records)
    if (!agreed.contains(id))
      diagnostics.suggestion("scope.beyond", record.id.span(),
                             fmt::format("the {} {} is covered and not in the scope", kind, id),
                             "Add it to `scope` in publication.yml once it is agreed.");
}

}  // namespace

void check_coverage(const Corpus& corpus, Diagnostics& diagnostics) {
  check_platforms(corpus, diagnostics);
  check_states(corpus, diagnostics);
  const sources::Publication& publication = corpus.publication;
  check_scope_of(publication.scope_platforms, corpus.platforms, "platform", diagnostics);
  check_scope_of(publication.scope_states, corpus.states, "State", diagnostics);
  const bool has_scope = !publication.scope_platforms.empty() || !publication.scope_states.empty();
  if (has_scope && publication.kind.text != "sample" &&
      (publication.scope_agreed_by.empty() || !publication.scope_agreed_date))
    diagnostics.warning("scope.not-agreed", publication.span,
                        "publication.yml does not say who agreed the scope, and when",
                        "Add `agreed: {by: …, date: …}` to `scope`.");
}

}  // namespace galley::check
