#include "prose/spell_memory.h"

#include <algorithm>
#include <cstddef>

#include "base/hash.h"

namespace galley::prose {
namespace {

constexpr std::size_t most_words = 50000;  // of a dictionary; then its words are gathered anew

}  // namespace

// The first line is the digest of the rest: a line "= dictionary", then "+word" or "-word".
void SpellMemory::remember(std::string_view text) {
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || sha256(text.substr(first + 1)) != text.substr(0, first)) return;
  Verdicts* verdicts = nullptr;
  for (std::size_t at = first + 1; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("= "))
      verdicts = &dictionaries_[std::string(line.substr(2))];
    else if (verdicts != nullptr && line.size() > 1)
      verdicts->emplace_hint(verdicts->end(), std::string(line.substr(1)), line.front() == '+');
  }
}

std::string SpellMemory::text() const {
  std::string lines;
  for (const auto& [digest, verdicts] : dictionaries_) {
    if (verdicts.empty() || verdicts.size() > most_words) continue;
    lines += "= " + digest + "\n";
    for (const auto& [word, right] : verdicts) lines += (right ? "+" : "-") + word + "\n";
  }
  return sha256(lines) + "\n" + lines;
}

}  // namespace galley::prose
