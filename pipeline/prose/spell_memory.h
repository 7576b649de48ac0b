// What dictionaries said of words in earlier runs. A run whose words are all known from
// before reads no dictionary: that costs more than everything else in spelling.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace galley::prose {

class SpellMemory {
 public:
  using Verdicts = std::map<std::string, bool, std::less<>>;  // by word: whether it is right

  // What text() gave in an earlier run; anything damaged is passed over.
  void remember(std::string_view text);
  [[nodiscard]] std::string text() const;

  // Of one dictionary, by the digest of its files. Empty: it was never read.
  [[nodiscard]] Verdicts& of(const std::string& digest) { return dictionaries_[digest]; }
  void note_change() { changed_ = true; }
  [[nodiscard]] bool changed() const { return changed_; }

 private:
  std::map<std::string, Verdicts, std::less<>> dictionaries_;
  bool changed_ = false;
};

}  // namespace galley::prose
