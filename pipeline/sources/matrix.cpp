#include "sources/matrix.h"

#include <algorithm>

#include "sources/corpus.h"

namespace galley::sources {
namespace {

bool is_limited(const Fact& fact, const MatrixRules& rules) {
  return fact.confidence == Confidence::known ||
         std::any_of(rules.limited.begin(), rules.limited.end(),
                     [&](const MappedText& type) { return !type.empty() && type.text == fact.evidence_type.text; });
}

// What the facts of one cell are, taken together. A fact that records an absence says
// nothing else, however it is supported.
struct Tally {
  std::size_t all = 0;
  std::size_t absent = 0;
  std::size_t limited = 0;
};

bool holds(MatrixCondition condition, const Tally& tally) {
  const std::size_t full = tally.all - tally.absent - tally.limited;
  switch (condition) {
    case MatrixCondition::no_facts: return tally.all == 0;
    case MatrixCondition::only_absences: return tally.all > 0 && tally.absent == tally.all;
    case MatrixCondition::only_limited: return tally.all > 0 && tally.limited == tally.all;
    case MatrixCondition::limited_and_absent: return full == 0 && tally.limited > 0 && tally.absent > 0;
    case MatrixCondition::otherwise: return true;
  }
  return false;
}

MatrixCell derive_cell(const Corpus& corpus, const MatrixRules& rules, const MatrixColumn& column,
                       const Platform& platform) {
  MatrixCell cell;
  Tally tally;
  for (const std::string& id : platform.facts) {
    const Fact* fact = corpus.fact(id);
    if (fact == nullptr || corpus.is_confidential(*fact)) continue;
    const bool counts =
        std::any_of(column.dimensions.begin(), column.dimensions.end(),
                    [&](const MappedText& dimension) { return dimension.text == fact->dimension.text; });
    if (!counts) continue;
    cell.facts.push_back(id);
    ++tally.all;
    if (!fact->absence.empty())
      ++tally.absent;
    else if (is_limited(*fact, rules))
      ++tally.limited;
  }
  const auto rule = std::find_if(rules.rules.begin(), rules.rules.end(),
                                 [&](const MatrixRule& candidate) { return holds(candidate.when, tally); });
  if (rule != rules.rules.end()) cell.answer = rule->answer;
  return cell;
}

}  // namespace

std::string_view name(Answer answer) {
  switch (answer) {
    case Answer::yes: return "yes";
    case Answer::part: return "part";
    case Answer::none: return "none";
    case Answer::na: return "na";
  }
  return "na";
}

Matrix derive_matrix(const Corpus& corpus) {
  Matrix matrix;
  if (!corpus.matrix_rules) return matrix;
  const MatrixRules& rules = *corpus.matrix_rules;
  matrix.counts.resize(rules.columns.size(), {});
  for (const auto& [id, platform] : corpus.platforms) {
    MatrixRow row{id, {}};
    for (std::size_t index = 0; index < rules.columns.size(); ++index) {
      row.cells.push_back(derive_cell(corpus, rules, rules.columns[index], platform));
      ++matrix.counts[index][static_cast<std::size_t>(row.cells.back().answer)];
    }
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

}  // namespace galley::sources
