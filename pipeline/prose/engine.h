// Engine: one checker among several (house-style rules, grammar, consistency). Each
// reads the same blocks and gives diagnostics that carry its name, so that a report
// can say who said what, and raise the level where two agree.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "prose/text_block.h"

namespace galley::prose {

class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  [[nodiscard]] virtual std::string name() const = 0;     // "house-style", "grammar"
  [[nodiscard]] virtual std::string version() const = 0;  // changes whenever results may
  // Adds what is wrong in the blocks of one document. Must not depend on anything but
  // its arguments and what the engine was made with.
  virtual void check(const TextBlocks& blocks, Diagnostics& diagnostics) const = 0;
};

}  // namespace galley::prose
