// Grammar: rules over parts of speech in plain paragraphs and list items. Words are
// tagged, the tags mended by a lexicon, noun phrases found, and each rule looks at one
// sentence. Doubtful hits are reported only where link-grammar finds that the proposed
// words parse better; where it agrees with a suggestion, that becomes a warning. Same
// text, same alerts, on every machine.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "document/document.h"
#include "prose/engine.h"

namespace galley::prose {

struct GrammarOptions {
  bool link_grammar = true;  // ask link-grammar about doubtful hits
  unsigned threads = 0;      // paragraphs looked at at once; 0: as many as the machine has
};

class GrammarEngine final : public Engine {
 public:
  explicit GrammarEngine(const GrammarOptions& options = {});
  ~GrammarEngine() override;

  [[nodiscard]] std::string name() const override { return "grammar"; }
  [[nodiscard]] std::string version() const override;
  // Rules "Grammar.Agreement" and so on; spans lead through the blocks' maps. The engine
  // of a diagnostic is "grammar", or "grammar, link-grammar" where both said so.
  // Paragraphs are looked at in parallel and each once; safe to call from several threads.
  void check(const TextBlocks& blocks, Diagnostics& diagnostics) const override;

  // What was found in each paragraph, for the next run: keep `memory()` under the
  // engine's `version()` and give it back before the first check. A text that is no
  // memory of this version is ignored. Only paragraphs of this run and, up to a bound,
  // those given are kept.
  void remember(std::string_view memory);
  [[nodiscard]] std::string memory() const;
  // Paragraphs that had to be looked at since the engine was made.
  [[nodiscard]] std::size_t looked_at() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Grammar of one document: spans lie in the manuscript.
void check_grammar(const document::Document& document, FileId manuscript, const GrammarEngine& engine,
                   Diagnostics& diagnostics);

}  // namespace galley::prose
