// Abbreviations: introduced once in each deliverable, at first use, and used after.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "prose/consistency_text.h"

namespace galley::prose {
namespace {

struct Use {
  const ConsistencyPiece* piece;
  unicode::Range range;
  bool introduction = false;
  std::string in_full;  // of an introduction: "united nations office on drugs and crime"
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

bool is_small_word(const std::string& word) {
  return word == "of" || word == "on" || word == "and" || word == "the" || word == "for" || word == "in" || word == "to" ||
         word == "against";
}

// The words before the bracket whose first letters are the abbreviation, in small letters;
// empty where they are not plain to tell.
std::string words_in_full(const ConsistencyPiece& piece, std::size_t number) {
  const std::string letters = unicode::to_lower(piece.words[number].text);
  std::size_t left = letters.size(), first = number;
  while (left > 0 && first > 0) {
    const std::string& word = piece.words[first - 1].lower;
    if (word.front() == letters[left - 1])
      --left;
    else if (!is_small_word(word))
      return {};
    --first;
  }
  if (left > 0 || number - first < 2) return {};
  std::string result;
  for (std::size_t at = first; at < number; ++at) result += (result.empty() ? "" : " ") + piece.words[at].lower;
  return result;
}

// Once introduced, the abbreviation is used: one alert, at the first place that spells it out.
void check_spelled_out(const std::string& abbreviation, const Use& introduction, const ConsistencyPieces& pieces,
                       ConsistencyReport& report) {
  const std::string& in_full = introduction.in_full;
  if (in_full.empty()) return;
  const ConsistencyPiece* first = nullptr;
  unicode::Range range;
  std::size_t count = 0;
  for (const ConsistencyPiece* piece = introduction.piece; piece <= &pieces.back(); ++piece) {
    if (piece->output != introduction.piece->output || piece->heading || piece->table) continue;
    const std::string text = unicode::to_lower(piece->text.text);
    if (text.size() != piece->text.text.size()) continue;
    const std::size_t from = piece == introduction.piece ? introduction.range.end : 0;
    for (std::size_t at = text.find(in_full, from); at != std::string::npos; at = text.find(in_full, at + 1)) {
      const std::size_t end = at + in_full.size();
      const bool quoted = std::any_of(piece->quotations.begin(), piece->quotations.end(), [&](const unicode::Range& words) {
        return words.begin < at && at < words.end;
      });
      const auto is_letter = [&](std::size_t place) { return place < text.size() && text[place] >= 'a' && text[place] <= 'z'; };
      // "… (UNODC)" introduces it again, which is said elsewhere.
      if (quoted || is_letter(end) || (at > 0 && is_letter(at - 1)) || text.compare(end, 2, " (") == 0) continue;
      if (count++ == 0) first = piece, range = {at, end};
    }
  }
  if (first == nullptr) return;
  std::string again = count > 1 ? " here, and " + std::to_string(count - 1) + (count == 2 ? " time" : " times") + " below" : "";
  report.add(Severity::suggestion, "Abbreviation", first->text.span(range.begin, range.end), first->output,
             "“" + abbreviation + "” has been introduced: write it instead of the full name" + again,
             first->text.text.substr(range.begin, range.end - range.begin));
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
                 "“" + abbreviation + "” is used before it is introduced: write " + in_full + " here", abbreviation);
      break;
    }
  for (auto use = first + 1; use != uses.end(); ++use)
    if (use->introduction && !use->piece->table)
      report.add(Severity::suggestion, "Abbreviation", span(*use), use->piece->output,
                 "“" + abbreviation + "” has been introduced before: write the abbreviation alone", abbreviation);
  if (uses.size() == 1)
    report.add(Severity::suggestion, "Abbreviation", span(*first), first->piece->output,
               "“" + abbreviation + "” is introduced and never used: leave out (" + abbreviation + ")", abbreviation);
}

// "WHEREAS THE SEA" and "NOW": words in capitals. A word of three letters may be both ("WHO").
bool is_shouted(const std::vector<ConsistencyWord>& words, std::size_t number,
                const std::set<std::string_view>& small) {
  const auto beside = [&](std::size_t other) {
    const ConsistencyWord& first = words[std::min(number, other)];
    const ConsistencyWord& second = words[std::max(number, other)];
    return second.range.begin == first.range.end + 1 && is_abbreviation(words[other].text) &&
           small.contains(words[other].lower);
  };
  const ConsistencyWord& word = words[number];
  if (!small.contains(word.lower)) return false;
  return word.text.size() > 3 || (number > 0 && beside(number - 1)) ||
         (number + 1 < words.size() && beside(number + 1));
}

// The words that stand in small letters somewhere.
std::set<std::string_view> small_words(const ConsistencyPieces& pieces) {
  std::set<std::string_view> small;
  for (const ConsistencyPiece& piece : pieces)
    for (const ConsistencyWord& word : piece.words)
      if (word.text == word.lower) small.insert(word.lower);
  return small;
}

}  // namespace

void check_abbreviations(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  std::map<std::string, const ConsistencyRules::Abbreviation*> listed;
  for (const ConsistencyRules::Abbreviation& abbreviation : rules.abbreviations)
    listed[abbreviation.short_form] = &abbreviation;
  const std::set<std::string_view> small = small_words(pieces);
  std::map<std::pair<std::size_t, std::string>, std::vector<Use>> uses;  // by deliverable
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t number = 0; number < piece.words.size(); ++number) {
      const ConsistencyWord& word = piece.words[number];
      if (!is_abbreviation(word.text) || is_roman(word.text)) continue;
      // "NZ$ 40,000" and "USD 5": currencies; "AT&T": half a name.
      const std::string_view text = piece.text.text;
      const std::string_view behind = text.substr(word.range.end, 1);
      if (behind == "$" || behind == "&" || text.substr(0, word.range.begin).ends_with('&')) continue;
      const std::string_view figure = text.substr(word.range.end, 2);
      if (word.text.size() <= 3 && figure.size() == 2 && figure[0] == ' ' && figure[1] >= '0' && figure[1] <= '9') continue;
      if (report.told(piece.text.span(word.range.begin, word.range.end))) continue;
      const auto known = listed.find(word.text);
      if (known != listed.end() && known->second->known) continue;
      const bool introduction = introduces(piece, number);
      if (!introduction && is_shouted(piece.words, number, small)) continue;
      uses[{piece.output, word.text}].push_back(
          {&piece, word.range, introduction, introduction ? words_in_full(piece, number) : std::string()});
    }
  for (const auto& [key, places] : uses) {
    const auto known = listed.find(key.second);
    check_uses(key.second, places, known == listed.end() ? nullptr : known->second, report);
    const auto first = std::find_if(places.begin(), places.end(), [](const Use& use) { return use.introduction; });
    if (first != places.end() && places.size() > 1) check_spelled_out(key.second, *first, pieces, report);
  }
}

}  // namespace galley::prose
