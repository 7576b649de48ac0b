// What the parts of the consistency check share: the text of all deliverables in
// pieces, and a way to report each place in sources/ once.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "prose/consistency.h"
#include "prose/text_block.h"
#include "unicode/unicode.h"

namespace galley::prose {

struct ConsistencyWord {
  unicode::Range range;  // of the piece's text; a compound with hyphens is one word
  std::string text;
  std::string lower;
  bool opens_sentence = false;
};

// A block of running text, a heading, a list item or a cell.
struct ConsistencyPiece {
  std::size_t output = 0;  // index of the deliverable
  bool heading = false;
  bool table = false;
  MappedText text;
  std::vector<ConsistencyWord> words;  // outside quotations
  std::vector<unicode::Range> quotations;
};

class ConsistencyReport {
 public:
  ConsistencyReport(const std::vector<ConsistencyText>& texts, const Files& files, std::string link,
                    Diagnostics& diagnostics);

  // The place in sources/, by which a place shown in several deliverables is one.
  [[nodiscard]] Span origin(const Span& span) const { return files_.origin(span); }
  // Whether a rule of house style, or a name or term of consistency.yml, has spoken about
  // these letters: it says what is right, so that they are neither counted nor reported again.
  [[nodiscard]] bool told(const Span& span) const;
  // `replacement` becomes a fix where the span is copied letter by letter.
  void add(Severity severity, std::string_view rule, const Span& span, std::size_t output, std::string message,
           std::string_view words, std::string_view replacement = {});
  [[nodiscard]] const std::vector<ConsistencyText>& texts() const { return texts_; }

 private:
  const std::vector<ConsistencyText>& texts_;
  const Files& files_;
  std::string link_;
  Diagnostics& diagnostics_;
  std::map<std::tuple<std::string, Span, std::string>, std::size_t> reported_;
  std::vector<Span> told_;  // sorted
};

using ConsistencyPieces = std::vector<ConsistencyPiece>;

// The same letters for all spellings of a word in small letters: "organise" and "organize",
// "co-operate" and "cooperate".
[[nodiscard]] std::string spelling_key(std::string word);

// More than three letters a to z and hyphens.
[[nodiscard]] bool is_plain_word(const std::string& word);
// Words before which a compound modifies nothing: "law-enforcement and judicial bodies".
[[nodiscard]] bool joins_words(const std::string& word);

[[nodiscard]] ConsistencyPieces read_pieces(const std::vector<ConsistencyText>& texts);

void check_names(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report);
void check_variants(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report);
void check_compounds(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report);
void check_capitals(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report);
void check_abbreviations(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report);
void check_styles(const ConsistencyPieces& pieces, ConsistencyReport& report);  // numbers, dates, quotation marks
void check_lists_and_headings(const ConsistencyPieces& pieces, const ConsistencyRules& rules,
                              ConsistencyReport& report);

}  // namespace galley::prose
