#include "prose/lexicon.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include "prose/lexicon_data.h"

namespace galley::prose {
namespace {

std::uint32_t number_at(const char* place) {
  std::uint32_t value = 0;
  std::memcpy(&value, place, sizeof value);
  return value;
}

// Behind the word's NUL: flags, then irregular forms. Null if the word is not there.
const char* find_record(std::string_view word) {
  const char* table = lexicon_table().data();
  const std::uint32_t count = number_at(table);
  const char* offsets = table + 8;
  const char* records = offsets + 4 * static_cast<std::size_t>(count);
  std::uint32_t low = 0;
  std::uint32_t high = count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view found(records + number_at(offsets + 4 * static_cast<std::size_t>(middle)));
    if (found == word) return found.data() + found.size() + 1;
    if (found < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return nullptr;
}

bool ends(std::string_view word, std::string_view with) {
  return word.size() > with.size() && word.substr(word.size() - with.size()) == with;
}

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

std::string irregular(std::string_view word, char kind) {
  const char* record = find_record(word);
  if (record == nullptr) return {};
  for (record += 4; *record != '\0'; record += std::strlen(record) + 1)
    if (*record == kind) return record + 1;
  return {};
}

bool has(std::string_view word, WordFlag flag) {
  const char* record = find_record(word);
  return record != nullptr && WordFlags(number_at(record)).has(flag);
}

// `word` with an ending replaced, if the result has the flag.
std::string replaced(std::string_view word, std::string_view ending, std::string_view with, WordFlag flag) {
  if (!ends(word, ending)) return {};
  std::string form(word.substr(0, word.size() - ending.size()));
  form += with;
  return has(form, flag) ? form : std::string();
}

std::string first_of(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates)
    if (!candidate.empty()) return candidate;
  return {};
}

std::string undoubled(std::string_view word, std::string_view ending) {
  if (!ends(word, ending)) return {};
  const std::string_view stem = word.substr(0, word.size() - ending.size());
  if (stem.size() < 3 || stem.back() != stem[stem.size() - 2]) return {};
  const std::string form(stem.substr(0, stem.size() - 1));
  return has(form, WordFlag::verb_base) ? form : std::string();
}

bool ends_in_consonant_y(std::string_view word) { return ends(word, "y") && !is_vowel(word[word.size() - 2]); }
bool hisses(std::string_view word) {
  return ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") || ends(word, "sh");
}

}  // namespace

WordFlags word_flags(std::string_view word) {
  if (const char* record = find_record(word)) return WordFlags(number_at(record));
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 >= word.size()) return {};
  const char* record = find_record(word.substr(hyphen + 1));
  return record == nullptr ? WordFlags() : WordFlags(number_at(record));
}

std::string singular_of(std::string_view plural) {
  constexpr WordFlag noun = WordFlag::noun_singular;
  return first_of({irregular(plural, 'n'), replaced(plural, "ies", "y", noun), replaced(plural, "men", "man", noun),
                   hisses(plural.substr(0, plural.size() - std::min<std::size_t>(2, plural.size())))
                       ? replaced(plural, "es", "", noun)
                       : std::string(),
                   replaced(plural, "s", "", noun), replaced(plural, "es", "", noun)});
}

std::string plural_of(std::string_view singular) {
  if (!has(singular, WordFlag::noun_singular)) return {};
  std::string form = irregular(singular, 'p');
  if (!form.empty()) return form;
  form = singular;
  if (hisses(singular)) return form + "es";
  if (ends_in_consonant_y(singular)) return form.substr(0, form.size() - 1) + "ies";
  return form + "s";
}

std::string base_of(std::string_view form) {
  if (has(form, WordFlag::verb_base)) return std::string(form);
  constexpr WordFlag verb = WordFlag::verb_base;
  return first_of({irregular(form, 'v'), replaced(form, "ies", "y", verb), replaced(form, "ied", "y", verb),
                   replaced(form, "s", "", verb), replaced(form, "es", "", verb), undoubled(form, "ed"),
                   undoubled(form, "ing"), replaced(form, "ed", "e", verb), replaced(form, "ing", "e", verb),
                   replaced(form, "ed", "", verb), replaced(form, "ing", "", verb),
                   replaced(form, "ying", "ie", verb)});
}

std::string third_person_of(std::string_view base) {
  std::string form(base);
  if (base == "have") return "has";
  if (hisses(base) || ends(base, "o")) return form + "es";
  if (ends_in_consonant_y(base)) return form.substr(0, form.size() - 1) + "ies";
  return form + "s";
}

std::string past_of(std::string_view base) {
  std::string form = irregular(base, 'd');
  if (!form.empty()) return form;
  form = base;
  if (ends(base, "e")) return form + "d";
  if (ends_in_consonant_y(base)) return form.substr(0, form.size() - 1) + "ied";
  return form + "ed";
}

std::string participle_of(std::string_view base) {
  std::string form = irregular(base, 'e');
  return form.empty() ? past_of(base) : form;
}

std::string gerund_of(std::string_view base) {
  std::string form = irregular(base, 'g');
  if (!form.empty()) return form;
  form = base;
  if (ends(base, "ie")) return form.substr(0, form.size() - 2) + "ying";
  if (ends(base, "e") && !ends(base, "ee") && !ends(base, "oe") && !ends(base, "ye")) form.pop_back();
  return form + "ing";
}

}  // namespace galley::prose
