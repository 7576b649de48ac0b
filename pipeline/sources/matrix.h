// The platform × dimension matrix, derived from the facts by the rules in
// sources/matrix.yml and never written by hand.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::sources {

enum class Answer : std::uint8_t { yes, part, none, na };
inline constexpr std::array all_answers{Answer::yes, Answer::part, Answer::none, Answer::na};
[[nodiscard]] std::string_view name(Answer answer);  // yes, part, none, na

enum class MatrixCondition : std::uint8_t { no_facts, only_absences, only_limited, limited_and_absent, otherwise };

struct MatrixColumn {
  MappedText id, head, group;
  std::vector<MappedText> dimensions;   // facts of any of these count
  std::array<MappedText, 4> labels;     // the word for each answer, by Answer
  Span span;
};

struct MatrixRule {
  Answer answer = Answer::na;
  MatrixCondition when = MatrixCondition::otherwise;
  Span span;
};

struct MatrixRules {
  MappedText title, note, source;
  std::vector<MatrixColumn> columns;
  std::vector<MappedText> limited;      // evidence types that count as limited
  std::vector<MatrixRule> rules;        // the first that holds decides
  Span span;
};

struct MatrixCell {
  Answer answer = Answer::na;
  std::vector<std::string> facts;       // ids the answer rests on, in the order of the file
};

struct MatrixRow {
  std::string platform;                 // id
  std::vector<MatrixCell> cells;        // one a column
};

struct Matrix {
  std::vector<MatrixRow> rows;          // by platform id
  std::vector<std::array<int, 4>> counts;  // for each column, how many platforms have each answer
};

struct Corpus;
// Empty if the corpus has no rules. Confidential facts are left out.
[[nodiscard]] Matrix derive_matrix(const Corpus& corpus);

}  // namespace galley::sources
