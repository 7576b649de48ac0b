// Names and terms given, spelling and hyphenation variants of words, capitals of terms.
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

constexpr std::string_view name_rule = "Name", term_rule = "Term", capitals_rule = "Capitals";

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

// ---- Names as they are borne ---------------------------------------------------------------

// The letters alone, in small letters: of "FishTrack", "Fish Track" and "Fish-track".
std::string letters_of_name(std::string_view text) {
  std::string letters = unicode::to_lower(text);
  std::erase_if(letters, [](char letter) { return letter == ' ' || letter == '-'; });
  return letters;
}

std::size_t without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"})
    if (word.ends_with(ending)) return word.size() - ending.size();
  return word.size();
}

class Bearers {
 public:
  explicit Bearers(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      spelled_.insert(name);
      // Shorter ones are also words and abbreviations of other things.
      if (name.size() > 3) by_letters_.emplace(letters_of_name(name), name);
    }
  }

  void check(const ConsistencyPiece& piece, ConsistencyReport& report) const {
    for (std::size_t first = 0; first < piece.words.size(); ++first) {
      const std::string& word = piece.words[first].text;
      if (word[0] < 'A' || word[0] > 'Z') continue;  // "line" is no name
      std::string letters;
      for (std::size_t last = first; last < std::min(piece.words.size(), first + most_words); ++last) {
        if (last > first && piece.words[last].range.begin != piece.words[last - 1].range.end + 1) break;
        const std::string& part = piece.words[last].text;
        letters += letters_of_name(std::string_view(part).substr(0, without_possessive(part)));
        const auto found = by_letters_.find(letters);
        if (found == by_letters_.end()) continue;
        const unicode::Range range{piece.words[first].range.begin,
                                   piece.words[last].range.begin + without_possessive(part)};
        report_found(piece, range, found->second, piece.words[first].opens_sentence, report);
        break;
      }
    }
  }

 private:
  void report_found(const ConsistencyPiece& piece, const unicode::Range& range, const std::string& name, bool opens,
                    ConsistencyReport& report) const {
    const std::string text = piece.text.text.substr(range.begin, range.end - range.begin);
    // "Line fishing" at the start of a sentence is not LINE.
    const bool plain_word = opens && text.substr(1) == unicode::to_lower(text.substr(1));
    const Span span = piece.text.span(range.begin, range.end);
    if (plain_word || spelled_.contains(text) || report.told(span)) return;
    report.add(Severity::warning, name_rule, span, piece.output, "write “" + name + "”, not “" + text + "”", text,
               name);
  }

  static constexpr std::size_t most_words = 4;
  std::set<std::string> spelled_;
  std::unordered_map<std::string, std::string> by_letters_;
};

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

std::string one_form(const std::string& right, const std::string& found, std::size_t often, std::size_t seldom) {
  const std::string counts = " (" + std::to_string(often) + " to " + std::to_string(seldom) + ")";
  return often == seldom ? "write “" + right + "” or “" + found + "” throughout, not both" + counts
                         : "write “" + right + "”, as elsewhere, not “" + found + "”" + counts;
}

void report_family(const Family& family, std::string_view rule, Severity severity, bool fix,
                   ConsistencyReport& report) {
  const Family::value_type* best = commonest(family);
  for (const auto& form : family) {
    if (&form == best) continue;
    // Where both stand as often, a person chooses.
    const bool decided = best->second.places.size() > form.second.places.size();
    for (const Occurrence& place : form.second.occurrences) {
      const std::string right = rule == capitals_rule ? best->first : in_case_of(place.text, best->first);
      report.add(severity, rule, place.piece->text.span(place.range.begin, place.range.end), place.piece->output,
                 one_form(right, place.text, best->second.places.size(), form.second.places.size()), place.text,
                 fix && decided ? right : std::string());
    }
  }
}

// The rarer forms are slips rather than another meaning: four times as rare, or seen twice.
bool is_slip(const Family& family) {
  const std::size_t often = commonest(family)->second.places.size();
  return std::all_of(family.begin(), family.end(), [&](const auto& form) {
    const std::size_t places = form.second.places.size();
    return places > 1 || often >= 4 * places;
  });
}

void add_occurrence(Family& family, const std::string& form, const ConsistencyPiece& piece, const unicode::Range& range,
                    const std::string& text, const ConsistencyReport& report) {
  const Span span = piece.text.span(range.begin, range.end);
  if (report.told(span)) return;
  family[form].places.insert(report.origin(span));
  family[form].occurrences.push_back({&piece, range, text});
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

// "the Internet": neither part of a name nor before a noun, and nothing says which one is meant.
bool stands_alone(const std::vector<ConsistencyWord>& words, std::size_t number) {
  if (words[number - 1].lower != "the") return false;
  if (number + 1 == words.size()) return true;
  const ConsistencyWord& behind = words[number + 1];
  if (behind.range.begin != words[number].range.end + 1) return true;
  return joins_words(behind.text) && behind.text != "of" && behind.text != "in" && behind.text != "on" && behind.text != "to" &&
         behind.text != "and" && behind.text != "for";
}

bool is_article(const std::string& word) { return word == "the" || word == "a" || word == "an" || word == "each" || word == "this"; }

// Two words of running text side by side, within a sentence: both with a capital, both
// without, or "the Flood pool". After "the", one word alone: "the Internet".
template <class Visit>
void each_term(const ConsistencyPieces& pieces, const Visit& visit) {
  for (const ConsistencyPiece& piece : pieces) {
    if (piece.heading || piece.table) continue;
    const std::vector<ConsistencyWord>& words = piece.words;
    for (std::size_t number = 1; number < words.size(); ++number) {
      const ConsistencyWord& first = words[number];
      if (first.opens_sentence || !is_plain_word(first.lower) || !(capital(first.text) || first.text == first.lower)) continue;
      if (stands_alone(words, number)) visit(piece, first, first);
      if (number + 1 == words.size()) continue;
      const ConsistencyWord& second = words[number + 1];
      if (second.range.begin != first.range.end + 1 || second.opens_sentence || !is_plain_word(second.lower)) continue;
      if (joins_words(second.lower)) continue;
      const bool upper = capital(first.text) && capital(second.text);
      if (!upper && second.text != second.lower) continue;
      if (!upper && capital(first.text) && !is_article(words[number - 1].lower)) continue;
      if (!upper || !in_longer_name(words, number)) visit(piece, first, second);
    }
  }
}

}  // namespace

void check_names(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  std::vector<ConsistencyRules::Name> terms = rules.terms;
  for (ConsistencyRules::Name& term : terms)
    for (std::string& wrong : term.wrong) wrong = unicode::to_lower(wrong);
  const Bearers bearers(rules.bearers);
  for (const ConsistencyPiece& piece : pieces) {
    const std::string& text = piece.text.text;
    for (const ConsistencyRules::Name& name : rules.names)
      for (const std::string& wrong : name.wrong) find_wrong(piece, text, name, wrong, name_rule, report);
    bearers.check(piece, report);
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
        if (is_plain_word(word.lower) && (word.text == word.lower || (word.opens_sentence && !piece.heading))) visit(piece, word);
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
    if (!key.empty() && forms[key] > 1) add_occurrence(families[key], word.lower, piece, word.range, word.text, report);
  });
  for (const auto& [key, family] : families) {
    Family bare;  // without hyphens, to tell hyphenation from spelling
    for (const auto& [word, form] : family) {
      std::string letters = word;
      letters.erase(std::remove(letters.begin(), letters.end(), '-'), letters.end());
      bare[letters];
    }
    // A hyphen may depend on what follows ("health-care reform"): a person decides.
    report_family(family, bare.size() > 1 ? "Spelling" : "Hyphenation", Severity::warning, bare.size() > 1, report);
  }
}

void check_capitals(const ConsistencyPieces& pieces, const ConsistencyRules& rules, ConsistencyReport& report) {
  const std::set<std::string> free(rules.free_words.begin(), rules.free_words.end());
  const auto key_of = [](const ConsistencyWord& first, const ConsistencyWord& second) {
    return &first == &second ? first.lower : first.lower + " " + second.lower;
  };
  std::map<std::string, Family> families;  // of the terms that stand with capitals somewhere
  each_term(pieces, [&](const ConsistencyPiece&, const ConsistencyWord& first, const ConsistencyWord& second) {
    if (!capital(first.text)) return;
    std::string key = key_of(first, second);
    if (!free.contains(key)) families[std::move(key)];
  });
  std::unordered_set<std::string> openings;
  for (const auto& [key, family] : families) openings.insert(key.substr(0, key.find(' ')));
  each_term(pieces, [&](const ConsistencyPiece& piece, const ConsistencyWord& first, const ConsistencyWord& second) {
    if (!openings.contains(first.lower)) return;
    const auto family = families.find(key_of(first, second));
    if (family == families.end()) return;
    const unicode::Range range{first.range.begin, second.range.end};
    const std::string text = piece.text.text.substr(range.begin, range.end - range.begin);
    add_occurrence(family->second, text, piece, range, text, report);
  });
  for (const auto& [key, family] : families)
    // A term that never stands in small letters is a name. One word alone may now and then be meant otherwise.
    if (family.size() > 1 && family.contains(key) && (key.find(' ') != std::string::npos || is_slip(family)))
      report_family(family, capitals_rule, Severity::suggestion, false, report);
}

}  // namespace galley::prose
