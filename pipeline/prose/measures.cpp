#include "prose/measures.h"

#include <cmath>
#include <map>

#include "prose/message.h"
#include "prose/sentences.h"
#include "prose/word_split.h"

namespace galley::prose {
namespace {

double count_letters(std::string_view word) {
  double count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t letter = unicode::next_code_point(word, at);
    if (unicode::is_letter(letter) || unicode::is_digit(letter)) ++count;
  }
  return count;
}

bool is_complex(std::string_view word, int syllables) {
  const auto ends = [&](std::string_view ending) { return word.size() > ending.size() && word.ends_with(ending); };
  if (ends("es") || ends("ed") || ends("ing")) --syllables;
  return syllables > 2;
}

void add_word(Measures& measures, std::string_view word, KnownSyllables& known) {
  const auto [place, is_new] = known.try_emplace(std::string(word), 0);
  if (is_new) place->second = count_syllables(word);
  const int syllables = place->second;
  measures.characters += count_letters(word);
  measures.words += 1;
  measures.syllables += syllables;
  if (word.size() > 6) measures.long_words += 1;
  if (syllables > 2) measures.polysyllabic_words += 1;
  if (is_complex(word, syllables)) measures.complex_words += 1;
}

}  // namespace

Measures measure(std::string_view text) {
  KnownSyllables known;
  return measure(text, known);
}

Measures measure(std::string_view text, KnownSyllables& known) {
  Measures measures;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string_view paragraph = text.substr(at, end - at);
    for (const unicode::Range& sentence : split_sentences(paragraph)) {
      measures.sentences += 1;
      const std::string_view letters = paragraph.substr(sentence.begin, sentence.end - sentence.begin);
      for (const unicode::Range& word : counted_words(letters))
        add_word(measures, letters.substr(word.begin, word.end - word.begin), known);
    }
    measures.paragraphs += 1;
    at = end + 2;
  }
  return measures;
}

std::map<std::string, double, std::less<>> Measures::variables() const {
  std::map<std::string, double, std::less<>> result(blocks.begin(), blocks.end());
  for (const char* name : {"pre", "list", "blockquote", "heading_h1", "heading_h2", "heading_h3", "heading_h4",
                           "heading_h5", "heading_h6"})
    result.emplace(name, 0.0);
  result["characters"] = characters;
  result["complex_words"] = complex_words;
  result["long_words"] = long_words;
  result["paragraphs"] = paragraphs - 1;
  result["polysyllabic_words"] = polysyllabic_words;
  result["sentences"] = sentences;
  result["syllables"] = syllables;
  result["words"] = words;
  return result;
}

double readability_grade(const Measures& of, std::string_view metric) {
  if (of.words == 0 || of.sentences == 0) return 0;
  if (metric == "SMOG") return 1.0430 * std::sqrt(of.polysyllabic_words * 30.0 / of.sentences) + 3.1291;
  if (metric == "Gunning Fog") return 0.4 * (of.words / of.sentences + 100.0 * (of.complex_words / of.words));
  if (metric == "Coleman-Liau")
    return 0.0588 * (of.characters / of.words) * 100 - 0.296 * (of.sentences / of.words) * 100 - 15.8;
  if (metric == "Flesch-Kincaid") return 0.39 * of.words / of.sentences + 11.8 * of.syllables / of.words - 15.59;
  if (metric == "Automated Readability")
    return 4.71 * (of.characters / of.words) + 0.5 * (of.words / of.sentences) - 21.43;
  return 0;
}

const std::vector<std::string>& readability_metrics() {
  static const std::vector<std::string> names = {"Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG",
                                                 "Automated Readability"};
  return names;
}

}  // namespace galley::prose
