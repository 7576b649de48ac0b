// Spelling by Hunspell dictionaries through Nuspell, with word lists on top. Answers
// are kept by word; suggestions are asked for by distinct word and counted.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "prose/spell_memory.h"

namespace galley::prose {

class SpellChecker {
 public:
  SpellChecker();
  SpellChecker(SpellChecker&&) noexcept;
  SpellChecker& operator=(SpellChecker&&) noexcept;
  ~SpellChecker();

  // The texts of an affix file and a dictionary. A word is right if one of the
  // dictionaries knows it. With a memory that knows the dictionary it is read only when
  // a word is not known from before; the memory must outlive the checker.
  Result<void> add_dictionary(const std::string& affixes, const std::string& words, SpellMemory* memory = nullptr);
  // One word a line, in any case.
  void add_word_list(std::string_view text);
  void add_word(std::string_view word);

  [[nodiscard]] bool knows(const std::string& word) const;
  // At most 20 distinct words a run are looked up: it takes a hundred times as long as knows().
  [[nodiscard]] std::vector<std::string> suggest(const std::string& word) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::prose
