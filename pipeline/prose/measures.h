// Counts of running text and the readability grades made of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace galley::prose {

struct Measures {
  double characters = 0;       // letters and digits
  double complex_words = 0;    // of more than two syllables, a common ending not counted
  double long_words = 0;       // of more than six bytes
  double paragraphs = 0;       // parts between blank lines
  double polysyllabic_words = 0;  // of more than two syllables
  double sentences = 0;
  double syllables = 0;
  double words = 0;
  std::map<std::string, double> blocks;  // "list", "heading_h2", "pre" …

  // By the names that formulas use; paragraphs is one less, as in Vale.
  [[nodiscard]] std::map<std::string, double, std::less<>> variables() const;
};

// Syllables of words that were counted before: sections of one text share most of them.
using KnownSyllables = std::unordered_map<std::string, int>;

[[nodiscard]] Measures measure(std::string_view text, KnownSyllables& known);
[[nodiscard]] Measures measure(std::string_view text);
[[nodiscard]] int count_syllables(std::string_view word);

// "Gunning Fog" (1952), "Coleman-Liau" (1975), "Flesch-Kincaid" (1975), "SMOG" (1969),
// "Automated Readability" (1967); zero for other names.
[[nodiscard]] double readability_grade(const Measures& measures, std::string_view metric);
[[nodiscard]] const std::vector<std::string>& readability_metrics();

}  // namespace galley::prose
