// Harper, a further grammar checker (harper.js, WebAssembly under Node): asked only by an
// explicit flag, since what it finds depends on what is installed. Its alerts are
// suggestions; where it speaks of the words of a grammar rule, the two become one warning.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "prose/engine.h"

namespace galley::prose {

// The program for Node that answers a HarperEngine. Its first argument is the folder of
// installed packages; it reads one paragraph a line, and writes a line for each fault:
// paragraph, first and last+1 code point, kind, message, replacement, split by tabs.
[[nodiscard]] std::string_view harper_program();

class HarperEngine final : public Engine {
 public:
  // Runs the program: its input → its output.
  using Runner = std::function<Result<std::string>(const std::string& input)>;
  explicit HarperEngine(Runner run) : run_(std::move(run)) {}

  [[nodiscard]] std::string name() const override { return "harper"; }
  [[nodiscard]] std::string version() const override { return "1"; }
  // Adds suggestions "Harper.Agreement" and so on; `prose.harper`, an error, if it cannot be run.
  void check(const TextBlocks& blocks, Diagnostics& diagnostics) const override;

 private:
  Runner run_;
};

// An alert of Harper on words that a grammar rule speaks of confirms that rule's alert,
// which becomes a warning of both engines; Harper's own is taken out.
void join_agreeing(Diagnostics& diagnostics);

}  // namespace galley::prose
