// Abbreviations: introduced once in each deliverable, at first use, and used after.
#include <algorithm>
#include <cctype>
#include <map>

#include "prose/consistency_text.h"

namespace galley::prose {
namespace {

struct Use {
  const ConsistencyPiece* piece;
  unicode::Range range;
  bool introduction = false;
};

bool is_abbreviation(const std::string& word) {
  std::size_t capitals = 0;
  for (const char letter : word) {
    if (letter >= 'A' && letter <= 'Z')
      ++capitals;
    else if (letter < '0' || letter > '9')
      return false;
  }
  return capitals >= 2 && word.size() <= 8;
}

bool is_roman(const std::string& word) { return word.find_first_not_of("IVXLC") == std::string::npos; }

// "the United Nations Office on Drugs and Crime (UNODC)": in brackets behind words, some
// of which begin with its letters.
bool introduces(const ConsistencyPiece& piece, std::size_t number) {
  const ConsistencyWord& word = piece.words[number];
  const std::string& text = piece.text.text;
  if (word.range.begin == 0 || text[word.range.begin - 1] != '(' || word.range.end >= text.size()) return false;
  if (text[word.range.end] != ')' && text[word.range.end] != ',' && text[word.range.end] != ';') return false;
  std::size_t found = 0;
  for (std::size_t before = number; before > 0 && number - before < 12; --before) {
    const char first =
        static_cast<char>(std::toupper(static_cast<unsigned char>(piece.words[before - 1].text.front())));
    if (word.text.find(first) != std::string::npos) ++found;
  }
  return found * 2 >= word.text.size();
}

void check_uses(const std::string& abbreviation, const std::vector<Use>& uses,
                const ConsistencyRules::Abbreviation* listed, ConsistencyReport& report) {
  const auto first = std::find_if(uses.begin(), uses.end(), [](const Use& use) { return use.introduction; });
  const auto span = [](const Use& use) { return use.piece->text.span(use.range.begin, use.range.end); };
  const std::string in_full = listed != nullptr && !listed->long_form.empty()
                                  ? listed->long_form + " (" + abbreviation + ")"
                                  : std::string("the name in full, then (") + abbreviation + ")";
  if (first == uses.end()) {
    const auto prose =
        std::find_if(uses.begin(), uses.end(), [](const Use& use) { return !use.piece->heading && !use.piece->table; });
    if (prose != uses.end())
      report.add(listed != nullptr ? Severity::warning : Severity::suggestion, "Abbreviation", span(*prose),
                 prose->piece->output, "“" + abbreviation + "” is not introduced: write " + in_full + " at first use",
                 abbreviation);
    return;
  }
  for (auto use = uses.begin(); use != first; ++use)
    if (!use->piece->heading && !use->piece->table) {
      report.add(Severity::warning, "Abbreviation", span(*use), use->piece->output,
                 "“" + abbreviation + "” is used before it is introduced", abbreviation);
      break;
    }
  for (auto use = first + 1; use != uses.end(); ++use)
    if (use->introduction && !use->piece->table)
      report.add(Severity::suggestion, "Abbreviation", span(*use), use->piece->output,
                 "“" + abbreviation + "” has been introduced before: write the abbreviation alone", abbreviation);
  if (uses.size() == 1)
    report.add(Severity::suggestion, "Abbreviation", span(*first), first->piece->output,
               "“" + abbreviation + "” is introduced and never used: leave it out", abbreviation);
}

}  // namespace

void check_abbreviations(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  std::map<std::string, const ConsistencyRules::Abbreviation*> listed;
  for (const ConsistencyRules::Abbreviation& abbreviation : rules.abbreviations)
    listed[abbreviation.short_form] = &abbreviation;
  std::map<std::pair<std::size_t, std::string>, std::vector<Use>> uses;  // by deliverable
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t number = 0; number < piece.words.size(); ++number) {
      const ConsistencyWord& word = piece.words[number];
      if (!is_abbreviation(word.text) || is_roman(word.text)) continue;
      // "NZ$ 40,000": a currency; "AT&T": half a name.
      const std::string_view text = piece.text.text;
      const std::string_view behind = text.substr(word.range.end, 1);
      if (behind == "$" || behind == "&" || text.substr(0, word.range.begin).ends_with('&')) continue;
      const auto known = listed.find(word.text);
      if (known != listed.end() && known->second->known) continue;
      uses[{piece.output, word.text}].push_back({&piece, word.range, introduces(piece, number)});
    }
  for (const auto& [key, places] : uses) {
    const auto known = listed.find(key.second);
    check_uses(key.second, places, known == listed.end() ? nullptr : known->second, report);
  }
}

}  // namespace galley::prose
