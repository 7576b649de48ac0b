// Names and terms given, spelling and hyphenation variants, capitals of terms.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "prose/consistency_text.h"

namespace galley::prose {
namespace {

bool word_byte(char letter) {
  const auto value = static_cast<unsigned char>(letter);
  return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') ||
         (value >= 'a' && value <= 'z');
}

bool in_quotation(const ConsistencyPiece& piece, std::size_t begin) {
  return std::any_of(piece.quotations.begin(), piece.quotations.end(),
                     [&](const unicode::Range& range) { return range.begin <= begin && begin < range.end; });
}

// "End to end", but not "E2E".
bool opens_with_capital(std::string_view words) {
  return words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' && words[1] >= 'a' && words[1] <= 'z';
}

constexpr std::string_view name_rule = "Name", term_rule = "Term";

// `searched` is the piece's text, or the same in small letters for a term, which may open a sentence.
void find_wrong(const ConsistencyPiece& piece, const std::string& searched, const ConsistencyRules::Name& name,
                const std::string& wrong, std::string_view rule, ConsistencyReport& report) {
  const std::string& text = piece.text.text;
  for (std::size_t at = searched.find(wrong); at != std::string::npos; at = searched.find(wrong, at + 1)) {
    const std::size_t end = at + wrong.size();
    if ((at > 0 && word_byte(text[at - 1])) || (end < text.size() && word_byte(text[end])) || in_quotation(piece, at))
      continue;
    if (text.compare(at, name.preferred.size(), name.preferred) == 0 && name.preferred.size() > wrong.size()) continue;
    const std::string found = text.substr(at, wrong.size());
    std::string right = name.preferred;
    if (rule == term_rule && opens_with_capital(found))
      right = unicode::capitalize(right.substr(0, 1)) + right.substr(1);
    report.add(Severity::warning, rule, piece.text.span(at, end), piece.output,
               "write “" + right + "”, not “" + found + "”", found, right);
  }
}

// ---- Variants ---------------------------------------------------------------------------

struct Occurrence {
  const ConsistencyPiece* piece;
  unicode::Range range;
  std::string text;
};

// One form of a word, and the places in sources/ where it stands.
struct Form {
  std::vector<Occurrence> occurrences;
  std::set<Span> places;
};
using Family = std::map<std::string, Form>;

std::string replaced_ending(const std::string& word, std::string_view ending, std::string_view with) {
  if (word.size() < ending.size() + 3 || word.compare(word.size() - ending.size(), ending.size(), ending) != 0)
    return word;
  return word.substr(0, word.size() - ending.size()) + std::string(with);
}

// The same letters for all spellings of a word.
std::string spelling_key(std::string word) {
  word.erase(std::remove(word.begin(), word.end(), '-'), word.end());
  for (const auto& [from, to] : {std::pair{"behaviour", "behavior"},
                                 {"labour", "labor"},
                                 {"favour", "favor"},
                                 {"colour", "color"},
                                 {"honour", "honor"},
                                 {"amongst", "among"},
                                 {"whilst", "while"},
                                 {"learnt", "learned"},
                                 {"grey", "gray"},
                                 {"adviser", "advisor"}})
    if (word.compare(0, std::string_view(from).size(), from) == 0)
      word = std::string(to) + word.substr(std::string_view(from).size());
  for (const std::string_view ending : {"ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations"}) {
    std::string with(ending);
    with[1] = 'z';
    word = replaced_ending(word, ending, with);
  }
  word = replaced_ending(word, "yse", "yze");
  word = replaced_ending(word, "ysed", "yzed");
  for (const auto& [from, to] : {std::pair{"our", "or"},
                                 {"ours", "ors"},
                                 {"oured", "ored"},
                                 {"tre", "ter"},
                                 {"tres", "ters"},
                                 {"ogue", "og"},
                                 {"dgement", "dgment"},
                                 {"dgements", "dgments"},
                                 {"wards", "ward"},
                                 {"mme", "m"},
                                 {"mmes", "ms"}})
    word = replaced_ending(word, from, to);
  return word;
}

bool plain_word(const std::string& word) {
  return word.size() > 3 && std::all_of(word.begin(), word.end(),
                                        [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '-'; });
}

// The form that most places have; the first in the alphabet if they are equal.
const Family::value_type* commonest(const Family& family) {
  const Family::value_type* best = nullptr;
  for (const auto& form : family)
    if (best == nullptr || form.second.places.size() > best->second.places.size()) best = &form;
  return best;
}

std::string in_case_of(const std::string& like, const std::string& word) {
  const bool capital = !like.empty() && like.front() >= 'A' && like.front() <= 'Z';
  return capital ? unicode::capitalize(word.substr(0, 1)) + word.substr(1) : word;
}

void report_family(const Family& family, std::string_view rule, Severity severity, bool fix,
                   ConsistencyReport& report) {
  const Family::value_type* best = commonest(family);
  for (const auto& form : family) {
    if (&form == best) continue;
    for (const Occurrence& place : form.second.occurrences) {
      const std::string right = in_case_of(place.text, best->first);
      report.add(severity, rule, place.piece->text.span(place.range.begin, place.range.end), place.piece->output,
                 "“" + place.text + "” is written “" + right + "” elsewhere (" +
                     std::to_string(best->second.places.size()) + " to " + std::to_string(form.second.places.size()) +
                     ")",
                 place.text, fix ? right : std::string());
    }
  }
}

void add_occurrence(Form& form, const ConsistencyPiece& piece, const unicode::Range& range, const std::string& text,
                    const ConsistencyReport& report) {
  form.places.insert(report.origin(piece.text.span(range.begin, range.end)));
  form.occurrences.push_back({&piece, range, text});
}

// Words before which a compound modifies nothing: "law-enforcement and judicial bodies".
bool joins_words(const std::string& word) {
  static const std::set<std::string, std::less<>> joining = {
      "a",     "an",    "and",  "are",  "as", "at",  "be",   "but",  "by",    "can",   "do",   "for",  "from",
      "has",   "have",  "in",   "is",   "it", "may", "not",  "of",   "on",    "or",    "than", "that", "the",
      "their", "these", "they", "this", "to", "was", "were", "when", "where", "which", "who",  "will", "with"};
  return joining.contains(word);
}

bool capital(const std::string& word) {
  return word.front() >= 'A' && word.front() <= 'Z' && word.size() > 1 && !(word[1] >= 'A' && word[1] <= 'Z');
}

// A longer name around two words with capitals is another thing.
bool in_longer_name(const std::vector<ConsistencyWord>& words, std::size_t number) {
  const ConsistencyWord& before = words[number - 1];
  if (before.text == "of" || (capital(before.text) && !(before.opens_sentence && joins_words(before.lower)))) return true;
  if (number + 2 >= words.size()) return false;
  const std::string& behind = words[number + 2].text;
  return capital(behind) || behind == "of" || behind == "and" || behind == "on" || behind == "against";
}

// Two words of running text side by side, within a sentence, both with a capital or both without.
template <class Visit>
void each_pair(const ConsistencyPieces& pieces, const Visit& visit) {
  for (const ConsistencyPiece& piece : pieces) {
    if (piece.heading || piece.table) continue;
    const std::vector<ConsistencyWord>& words = piece.words;
    for (std::size_t number = 1; number + 1 < words.size(); ++number) {
      const ConsistencyWord& first = words[number];
      const ConsistencyWord& second = words[number + 1];
      if (second.range.begin != first.range.end + 1 || first.opens_sentence || second.opens_sentence) continue;
      const bool upper = capital(first.text) && capital(second.text);
      const bool lower = first.text == first.lower && second.text == second.lower;
      if (!upper && !lower) continue;
      if (!plain_word(first.lower) || !plain_word(second.lower)) continue;
      if (!upper || !in_longer_name(words, number)) visit(piece, first, second);
    }
  }
}

// "end to end encryption" beside "end-to-end encryption": the same words before the same noun.
void check_open_compounds(const ConsistencyPieces& pieces, const std::set<std::string>& free,
                          ConsistencyReport& report) {
  std::map<std::string, std::string> hyphenated;  // "end to end encryption" → "end-to-end"
  std::unordered_set<std::string> openings;       // "end"
  for (const ConsistencyPiece& piece : pieces)
    for (std::size_t number = 0; number + 1 < piece.words.size(); ++number) {
      const std::string& word = piece.words[number].lower;
      if (word.find('-') == std::string::npos || !plain_word(word) || free.contains(word)) continue;
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
        report.add(
            Severity::suggestion, "Hyphenation", piece.text.span(begin, compound_end), piece.output,
            "“" + text + "” is written “" + found->second + "” before “" + piece.words[last].text + "” elsewhere",
            text);
      }
    }
}

}  // namespace

void check_names(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  std::vector<ConsistencyRules::Name> terms = rules.terms;
  for (ConsistencyRules::Name& term : terms)
    for (std::string& wrong : term.wrong) wrong = unicode::to_lower(wrong);
  for (const ConsistencyPiece& piece : pieces) {
    const std::string& text = piece.text.text;
    for (const ConsistencyRules::Name& name : rules.names)
      for (const std::string& wrong : name.wrong) find_wrong(piece, text, name, wrong, name_rule, report);
    const std::string small = unicode::to_lower(text);
    const std::string& searched = small.size() == text.size() ? small : text;
    for (const ConsistencyRules::Name& term : terms)
      for (const std::string& wrong : term.wrong) find_wrong(piece, searched, term, wrong, term_rule, report);
  }
}

void check_variants(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  const std::set<std::string> free(rules.free_words.begin(), rules.free_words.end());
  // A capital within a sentence belongs to a name: "National Center".
  const auto each_word = [&](const auto& visit) {
    for (const ConsistencyPiece& piece : pieces)
      for (const ConsistencyWord& word : piece.words)
        if (plain_word(word.lower) && (word.text == word.lower || (word.opens_sentence && !piece.heading))) visit(piece, word);
  };
  std::unordered_map<std::string, std::string> keys;   // of each distinct word; empty: none
  std::unordered_map<std::string, std::size_t> forms;  // how many a key has
  each_word([&](const ConsistencyPiece&, const ConsistencyWord& word) {
    const auto [key, is_new] = keys.try_emplace(word.lower);
    if (is_new && !free.contains(word.lower)) ++forms[key->second = spelling_key(word.lower)];
  });
  std::map<std::string, Family> families;  // where a word has several forms, which few have
  each_word([&](const ConsistencyPiece& piece, const ConsistencyWord& word) {
    const std::string& key = keys.find(word.lower)->second;
    if (!key.empty() && forms[key] > 1) add_occurrence(families[key][word.lower], piece, word.range, word.text, report);
  });
  for (const auto& [key, family] : families) {
    Family bare;  // without hyphens, to tell hyphenation from spelling
    for (const auto& [word, form] : family) {
      std::string letters = word;
      letters.erase(std::remove(letters.begin(), letters.end(), '-'), letters.end());
      bare[letters];
    }
    report_family(family, bare.size() > 1 ? "Spelling" : "Hyphenation", Severity::warning, true, report);
  }
  check_open_compounds(pieces, free, report);
}

void check_capitals(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  const std::set<std::string> free(rules.free_words.begin(), rules.free_words.end());
  std::map<std::string, Family> families;  // of the pairs that stand with capitals somewhere
  each_pair(pieces, [&](const ConsistencyPiece&, const ConsistencyWord& first, const ConsistencyWord& second) {
    if (!capital(first.text)) return;
    const std::string key = first.lower + " " + second.lower;
    if (!free.contains(key)) families[key];
  });
  std::unordered_set<std::string> openings;
  for (const auto& [key, family] : families) openings.insert(key.substr(0, key.find(' ')));
  each_pair(pieces, [&](const ConsistencyPiece& piece, const ConsistencyWord& first, const ConsistencyWord& second) {
    if (!openings.contains(first.lower)) return;
    const auto family = families.find(first.lower + " " + second.lower);
    if (family == families.end()) return;
    const std::string text = first.text + " " + second.text;
    add_occurrence(family->second[text], piece, {first.range.begin, second.range.end}, text, report);
  });
  for (const auto& [key, family] : families) {
    if (family.size() < 2) continue;
    const Family::value_type* best = commonest(family);
    for (const auto& form : family) {
      if (&form == best) continue;
      for (const Occurrence& place : form.second.occurrences)
        report.add(Severity::suggestion, "Capitals", place.piece->text.span(place.range.begin, place.range.end),
                   place.piece->output,
                   "“" + place.text + "” is written “" + best->first + "” elsewhere (" +
                       std::to_string(best->second.places.size()) + " to " + std::to_string(form.second.places.size()) +
                       ")",
                   place.text);
    }
  }
}

}  // namespace galley::prose
