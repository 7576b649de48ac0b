#include "prose/section_readability.h"

#include <array>
#include <optional>

#include "prose/document_blocks.h"
#include "prose/measures.h"
#include "prose/message.h"

namespace galley::prose {
namespace {

constexpr std::string_view heading_scope = "text.heading.h";

// 1 to 6; 0 for what is no heading.
std::size_t heading_level(const std::string& scope) {
  return scope.starts_with(heading_scope) ? static_cast<std::size_t>(scope[heading_scope.size()] - '0') : 0;
}

bool is_running(const std::string& scope) {
  return scope == "text.md" || scope == "text.list.md" || scope == "text.blockquote.md";
}

std::size_t section_level(const TextBlocks& blocks) {
  std::array<int, 7> count{};
  for (const TextBlock& block : blocks)
    if (const std::size_t level = heading_level(block.scope); level < count.size()) ++count[level];
  for (std::size_t level = 1; level < count.size(); ++level)
    if (count[level] > 1) return level;
  return 1;
}

std::optional<SectionReadability> measure_section(std::string title, const std::string& text, std::size_t least_words,
                                                  KnownSyllables& known) {
  const Measures measures = measure(text, known);
  if (measures.words < static_cast<double>(least_words) || measures.sentences == 0) return std::nullopt;
  SectionReadability section;
  section.title = std::move(title);
  section.words = static_cast<std::size_t>(measures.words);
  section.words_per_sentence = measures.words / measures.sentences;
  section.grade = (readability_grade(measures, "Gunning Fog") + readability_grade(measures, "Flesch-Kincaid")) / 2;
  return section;
}

}  // namespace

std::vector<SectionReadability> section_readability(const document::Document& document, std::size_t least_words) {
  const TextBlocks blocks = document_blocks(document).blocks;
  const std::size_t sections = section_level(blocks);
  std::vector<SectionReadability> result;
  std::string title, text;
  KnownSyllables known;
  const auto finish = [&] {
    if (title.empty()) title = "Opening";
    if (auto section = measure_section(std::move(title), text, least_words, known))
      result.push_back(std::move(*section));
    title.clear();
    text.clear();
  };
  for (const TextBlock& block : blocks) {
    const std::size_t level = heading_level(block.scope);
    if (level > 0 && level <= sections) {
      finish();
      title = std::string(trim_space(block.text.text));
    } else if (is_running(block.scope)) {
      text += block.text.text + "\n\n";
    }
  }
  finish();
  return result;
}

}  // namespace galley::prose
