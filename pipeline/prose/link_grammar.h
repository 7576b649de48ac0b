// link-grammar in process: how well a sentence parses. Deterministic: limits count
// linkages and words, never time; nothing is printed. Safe to call from several threads.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace galley::prose {

class LinkGrammar {
 public:
  LinkGrammar();  // the dictionary is opened at the first question
  ~LinkGrammar();

  [[nodiscard]] static std::string version();  // of the library

  struct Parse {
    bool complete = false;  // every word has a place
    double cost = 0;        // of the best linkage; meaningful if complete
  };
  // Nothing if the dictionary is missing or the sentence has more than 40 words.
  [[nodiscard]] std::optional<Parse> parse(const std::string& sentence) const;
  // Whether `changed` parses where `original` does not, or costs at least 0.9 less.
  [[nodiscard]] bool prefers(const std::string& changed, const std::string& original) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::prose
