// Compounds that are open in one place and hyphenated or closed in another.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "prose/consistency_text.h"

namespace galley::prose {
namespace {

// "end to end encryption" beside "end-to-end encryption": the same words before the same noun.
void check_before_nouns(const ConsistencyPieces& pieces, const std::set<std::string>& free, ConsistencyReport& report) {
  std::map<std::string, std::string> hyphenated;  // "end to end encryption" → "end-to-end"
  std::unordered_set<std::string> openings;       // "end"
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t number = 0; number + 1 < piece.words.size(); ++number) {
      const std::string& word = piece.words[number].lower;
      if (word.find('-') == std::string::npos || !is_plain_word(word) || free.contains(word)) continue;
      if (joins_words(piece.words[number + 1].lower)) continue;
      std::string open = word;
      std::replace(open.begin(), open.end(), '-', ' ');
      openings.insert(open.substr(0, open.find(' ')));
      hyphenated.emplace(open + " " + piece.words[number + 1].lower, word);
    }
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t first = 0; first < piece.words.size(); ++first) {
      if (!openings.contains(piece.words[first].lower)) continue;
      std::string words = piece.words[first].lower;
      for (std::size_t last = first + 1; last < piece.words.size() && last <= first + 3; ++last) {
        if (piece.words[last].range.begin != piece.words[last - 1].range.end + 1) break;
        const std::size_t compound_end = piece.words[last - 1].range.end;
        words += " " + piece.words[last].lower;
        const auto found = hyphenated.find(words);
        const bool name = last > first + 1 ? piece.words[last - 1].text != piece.words[last - 1].lower
                                           : piece.words[last].text != piece.words[last].lower;
        if (found == hyphenated.end() || name) continue;
        const std::size_t begin = piece.words[first].range.begin;
        const std::string text = piece.text.text.substr(begin, compound_end - begin);
        const Span span = piece.text.span(begin, compound_end);
        if (report.told(span)) continue;
        report.add(Severity::suggestion, "Hyphenation", span, piece.output,
                   "write “" + found->second + "” before “" + piece.words[last].text + "”, as elsewhere, not “" + text + "”",
                   text);
      }
    }
}

// Two words that mean something else than the one they would make, and verbs with what
// follows them ("they pay out", "it set up").
bool differs_when_closed(const std::string& first, const std::string& second) {
  static const std::set<std::string, std::less<>> particles = {"about", "around", "aside", "away", "back", "by",      "down",
                                                               "in",    "off",    "on",    "out",  "over", "through", "to",
                                                               "together", "under", "up",  "with", "upon", "like"};
  static const std::set<std::string, std::less<>> openings = {"all", "any", "every", "may", "more", "no", "some", "what", "who"};
  return particles.contains(second) || openings.contains(first) || joins_words(first) || joins_words(second);
}

// "pay outs" beside "payouts" or "pay-outs".
void check_closed(const ConsistencyPieces& pieces, const std::set<std::string>& free, ConsistencyReport& report) {
  std::unordered_map<std::string, std::string> closed;  // letters → as it is written
  for (const ConsistencyPiece& piece : pieces)
    for (const ConsistencyWord& word : piece.words) {
      if (!is_plain_word(word.lower) || word.lower.size() < 6 || free.contains(word.lower)) continue;
      std::string letters = word.lower;
      letters.erase(std::remove(letters.begin(), letters.end(), '-'), letters.end());
      closed.emplace(std::move(letters), word.lower);
    }
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t number = 0; number + 1 < piece.words.size(); ++number) {
      const ConsistencyWord& first = piece.words[number];
      const ConsistencyWord& second = piece.words[number + 1];
      if (second.range.begin != first.range.end + 1 || second.text != second.lower) continue;
      if (first.lower.size() < 3 || second.lower.size() < 3 || differs_when_closed(first.lower, second.lower)) continue;
      const auto found = closed.find(first.lower + second.lower);
      if (found == closed.end()) continue;
      // "a long-term plan" beside "in the long term" is right.
      if (found->second.find('-') != std::string::npos) continue;
      const std::string text = piece.text.text.substr(first.range.begin, second.range.end - first.range.begin);
      report.add(Severity::suggestion, "Hyphenation", piece.text.span(first.range.begin, second.range.end), piece.output,
                 "write “" + found->second + "”, as elsewhere, not “" + text + "”", text);
    }
}

}  // namespace

bool is_plain_word(const std::string& word) {
  return word.size() > 3 && std::all_of(word.begin(), word.end(),
                                        [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '-'; });
}

bool joins_words(const std::string& word) {
  static const std::set<std::string, std::less<>> joining = {
      "a",     "an",    "and",  "are",  "as", "at",  "be",   "but",  "by",    "can",   "do",   "for",  "from",
      "has",   "have",  "in",   "is",   "it", "may", "not",  "of",   "on",    "or",    "than", "that", "the",
      "their", "these", "they", "this", "to", "was", "were", "when", "where", "which", "who",  "will", "with"};
  return joining.contains(word);
}

void check_compounds(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  const std::set<std::string> free(rules.free_words.begin(), rules.free_words.end());
  check_before_nouns(pieces, free, report);
  check_closed(pieces, free, report);
}

}  // namespace galley::prose
