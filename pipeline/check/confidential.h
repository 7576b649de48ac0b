// Confidentiality: nothing that is marked so may stand in an output. Beside leaving
// such records out when composing, the finished outputs are searched for their words.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "check/secret_texts.h"
#include "sources/corpus.h"

namespace galley::check {

// The words of confidential records, as runs of five (shorter texts of two words or more
// whole, names of persons in several forms). Two texts are the same here if their letters
// and digits are: case, punctuation, spaces, ligatures, hyphens at the end of a line and
// the tags between two runs of letters do not tell. Runs that also stand in what is public
// in any case (another fact, a title, a platform's name) are no secret.
class ConfidentialText {
 public:
  explicit ConfidentialText(const sources::Corpus& corpus);

  [[nodiscard]] bool empty() const { return runs_.empty() && names_.empty(); }
  // The record whose words stand in `text`, if any.
  [[nodiscard]] std::optional<Span> find(std::string_view text) const;

 private:
  struct Run {
    std::string letters;
    Span span;
    bool whole_words = false;  // too short to be told from chance inside other words
    bool is_public = false;
  };
  struct Name {                // of one word, which only its capital letter tells from others
    std::string word;
    Span span;
  };

  void guard(const SecretText& secret);
  void guard_person(const std::string& name, Span span);
  void add_run(std::string letters, std::size_t words, bool spaced, Span span);
  template <class Visit>
  void each_match(std::string_view text, Visit visit) const;

  std::vector<Run> runs_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_start_;  // first eight bytes → runs
  std::vector<std::size_t> short_runs_;                                   // of fewer bytes
  std::bitset<65536> starts_;                                             // first two bytes of any in by_start_
  std::vector<Name> names_;
};

// The text of one finished file, as its reader could extract it.
struct ExtractedText {
  std::string output, path;
  std::string text;
};

// An error at the confidential record for each file that holds its words, or whose name
// does. Gives the paths that must not be written.
[[nodiscard]] std::vector<std::string> check_confidential(const ConfidentialText& confidential,
                                                          const std::vector<ExtractedText>& files,
                                                          Diagnostics& diagnostics);

}  // namespace galley::check
