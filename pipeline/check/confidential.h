// Confidentiality: nothing that is marked so may stand in an output. Beside leaving
// such records out when composing, the finished outputs are searched for their words.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "sources/corpus.h"

namespace galley::check {

// The words of confidential records, as runs of five (shorter texts of two words or more
// whole), in folded case. Runs that also stand in a public fact or reference are no secret.
class ConfidentialText {
 public:
  explicit ConfidentialText(const sources::Corpus& corpus);

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  // The record whose words stand in `text`, if any.
  [[nodiscard]] std::optional<Span> find(std::string_view text) const;

 private:
  std::map<std::string, Span, std::less<>> runs_;
  std::vector<std::size_t> lengths_;  // words of a run, ascending, each once
};

// The text of one finished file, as its reader could extract it.
struct ExtractedText {
  std::string output, path;
  std::string text;
};

// An error at the confidential record for each file that holds its words. Gives the
// paths that must not be written.
[[nodiscard]] std::vector<std::string> check_confidential(const sources::Corpus& corpus,
                                                          const std::vector<ExtractedText>& files,
                                                          Diagnostics& diagnostics);

}  // namespace galley::check
