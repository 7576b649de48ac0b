// Grammar: rules over parts of speech in plain paragraphs and list items. Words are
// tagged, the tags mended by a lexicon, noun phrases found, and each rule looks at one
// sentence. Doubtful hits are reported only where link-grammar finds that the proposed
// words parse better. Same text, same alerts, on every machine.
#pragma once

#include <memory>

#include "prose/engine.h"

namespace galley::prose {

struct GrammarOptions {
  bool link_grammar = true;  // ask link-grammar about doubtful hits
};

class GrammarEngine final : public Engine {
 public:
  explicit GrammarEngine(const GrammarOptions& options = {});
  ~GrammarEngine() override;

  [[nodiscard]] std::string name() const override { return "grammar"; }
  [[nodiscard]] std::string version() const override;
  // Rules "Grammar.Agreement" and so on; spans lead through the blocks' maps. A paragraph
  // seen before in this run is answered from memory. Safe to call from several threads.
  void check(const TextBlocks& blocks, Diagnostics& diagnostics) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::prose
