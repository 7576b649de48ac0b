// Hyphenation by the Hyphen library (F. M. Liang's patterns) in the language of the text.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace galley::layout {

// A hyphenation dictionary in the format of the Hyphen library. `bytes` stays valid as
// long as `owner` lives.
struct HyphenationFile {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

// Finds the dictionary of a language ("en-GB"). Asked only when the theme hyphenates; a
// language without one is set without hyphens.
using HyphenationLoader = std::function<Result<HyphenationFile>(std::string_view language)>;

class Hyphenator {
 public:
  // At least `left` letters stay before a hyphen and `right` go after it.
  explicit Hyphenator(HyphenationLoader loader, int left = 3, int right = 3);
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  // Byte offsets in `word` (letters only) where a hyphen may go.
  [[nodiscard]] std::vector<std::uint32_t> points(std::string_view word, std::string_view language);

 private:
  struct Dictionary;
  const Dictionary* find(std::string_view language);

  HyphenationLoader loader_;
  int left_, right_;
  std::map<std::string, std::unique_ptr<Dictionary>, std::less<>> dictionaries_;
};

}  // namespace galley::layout
