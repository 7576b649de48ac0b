#include "layout/hyphenation.h"

#include <cstdio>
#include <cstdlib>

#include <hyphen.h>

#include "unicode/unicode.h"

namespace galley::layout {

struct Hyphenator::Dictionary {
  std::unique_ptr<HyphenDict, void (*)(HyphenDict*)> patterns{nullptr, hnj_hyphen_free};
};

Hyphenator::Hyphenator(HyphenationLoader loader, int left, int right)
    : loader_(std::move(loader)), left_(left), right_(right) {}
Hyphenator::~Hyphenator() = default;

const Hyphenator::Dictionary* Hyphenator::find(std::string_view language) {
  const auto known = dictionaries_.find(language);
  if (known != dictionaries_.end()) return known->second.get();
  auto dictionary = std::make_unique<Dictionary>();
  if (loader_) {
    if (const auto file = loader_(language); file && !file->bytes.empty()) {
      // The library reads from a stream only; it keeps nothing of it.
      std::string bytes(file->bytes);
      if (std::FILE* stream = fmemopen(bytes.data(), bytes.size(), "r")) {
        dictionary->patterns.reset(hnj_hyphen_load_file(stream));
        std::fclose(stream);
      }
    }
  }
  return dictionaries_.emplace(std::string(language), std::move(dictionary)).first->second.get();
}

std::vector<std::uint32_t> Hyphenator::points(std::string_view word, std::string_view language) {
  std::vector<std::uint32_t> result;
  const Dictionary* dictionary = find(language);
  if (!dictionary->patterns || word.size() > 200) return result;
  const std::string lower = unicode::to_lower(word, language);
  if (lower.size() != word.size()) return result;
  std::vector<char> hyphens(lower.size() + 5);
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate3(dictionary->patterns.get(), lower.data(), static_cast<int>(lower.size()),
                                           hyphens.data(), nullptr, &replacements, &positions, &cuts, left_, right_,
                                           left_, right_);
  // The library counts in code points; a break that respells the word is not used.
  std::size_t offset = 0, letter = 0;
  while (failed == 0 && offset < word.size()) {
    (void)unicode::next_code_point(word, offset);
    const bool respells = replacements != nullptr && replacements[letter] != nullptr;
    if ((hyphens[letter] & 1) != 0 && offset < word.size() && !respells)
      result.push_back(static_cast<std::uint32_t>(offset));
    ++letter;
  }
  for (std::size_t i = 0; replacements != nullptr && i < lower.size(); ++i) std::free(replacements[i]);
  std::free(replacements);
  std::free(positions);
  std::free(cuts);
  return result;
}

}  // namespace galley::layout
