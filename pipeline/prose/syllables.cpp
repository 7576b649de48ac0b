// Syllables of English words by their spelling: groups of vowels, corrected by endings,
// prefixes and a few words known by heart.
#include <algorithm>
#include <array>
#include <string>

#include "prose/measures.h"
#include "prose/regex.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

struct KnownWord {
  std::string_view word;
  int syllables;
};
constexpr std::array known_words = {  // in the order of the alphabet
    KnownWord{"abalone", 4}, KnownWord{"abare", 3}, KnownWord{"abbruzzese", 4}, KnownWord{"abed", 2},
    KnownWord{"aborigine", 5}, KnownWord{"aborigines", 5}, KnownWord{"abruzzese", 4}, KnownWord{"acreage", 3},
    KnownWord{"adame", 3}, KnownWord{"adieu", 2}, KnownWord{"adobe", 3}, KnownWord{"anemone", 4},
    KnownWord{"apache", 3}, KnownWord{"aphrodite", 4}, KnownWord{"apostrophe", 4}, KnownWord{"ariadne", 4},
    KnownWord{"cafe", 2}, KnownWord{"cafes", 2}, KnownWord{"calliope", 4}, KnownWord{"catastrophe", 4},
    KnownWord{"chile", 2}, KnownWord{"chloe", 2}, KnownWord{"circe", 2}, KnownWord{"coyote", 3},
    KnownWord{"daphne", 2}, KnownWord{"epitome", 4}, KnownWord{"eurydice", 4}, KnownWord{"euterpe", 3},
    KnownWord{"facsimile", 4}, KnownWord{"forever", 3}, KnownWord{"gethsemane", 4}, KnownWord{"guacamole", 4},
    KnownWord{"hermione", 4}, KnownWord{"hyperbole", 4}, KnownWord{"jesse", 2}, KnownWord{"jukebox", 2},
    KnownWord{"karate", 3}, KnownWord{"machete", 3}, KnownWord{"maybe", 2}, KnownWord{"penelope", 4},
    KnownWord{"people", 2}, KnownWord{"persephone", 4}, KnownWord{"phoebe", 2}, KnownWord{"recipe", 3},
    KnownWord{"sesame", 3}, KnownWord{"shoreline", 2}, KnownWord{"simile", 3}, KnownWord{"syncope", 3},
    KnownWord{"tamale", 3}, KnownWord{"yosemite", 4}, KnownWord{"zoe", 2},
};

static_assert(std::ranges::is_sorted(known_words, {}, &KnownWord::word));

// Affixes that add syllables of their own; longer ones first.
using Affixes = std::vector<std::vector<std::string_view>>;
const Affixes& prefixes() {
  static const Affixes lists = {
      {"above", "anti", "ante", "counter", "hyper", "afore", "agri", "infra", "intra", "inter", "over", "semi",
       "ultra", "under", "extra", "dia", "micro", "mega", "kilo", "pico", "nano", "macro"},
      {"un", "fore", "ware", "none", "non", "out", "post", "sub", "pre", "pro", "dis", "side"}};
  return lists;
}
const Affixes& suffixes() {
  static const Affixes lists = {
      {"ology", "ologist", "onomy", "onomist"},
      {"fully", "berry", "woman", "women"},
      {"ly", "less", "some", "ful", "er", "ers", "ness", "cian", "cians", "ment", "ments", "ette", "ettes", "ville",
       "villes", "ships", "ship", "side", "sides", "port", "ports", "shire", "shires", "tion", "tioned"}};
  return lists;
}

struct Correction {
  const char* pattern;
  int syllables;
};
// What counting groups of vowels counts too many and too few.
constexpr std::array corrections = {
    Correction{"cia(?:l|$)|tia|cius|cious|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|"
               ".[^aeiuoycgltdb]{2,}ed$|.ely$|^jua|uai|eau|^busi$|"
               "[aeiouy](?:b|ch?|dg|f|gh?|gn|k|l|lch|ll|lv|mm?|n|nc|ng|nch|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|th|v|y|z)ed$|"
               "[aeiouy](?:b|ch|d|f|gh|gn|k|l|lch|ll|lv|mm?|n|nch|nn|p|r|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y)es$", -1},
    Correction{"[aeiouy](?:b|ch?|dg?|f|gh?|gn|k|ll?|lv|mm?|n|nc|ng|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y|z)e$", -1},
    Correction{"(?:[^aeiouy]ie(?:r|st|t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|gean|oa|ua|eings?|[aeiouy]sh?e[rsd])$", 1},
    Correction{"[^gq]ua[^auieo]|[aeiou]{3}|^(?:ia|mc|coa[dglx].)", 1},
    Correction{"[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]", 1},
    Correction{"[^s]ia", 1},
};

const Regex& pattern(std::size_t number) {
  static thread_local std::array<Regex, corrections.size()> compiled;
  if (compiled[number].empty())
    if (auto regex = Regex::compile(corrections[number].pattern)) compiled[number] = std::move(*regex);
  return compiled[number];
}

int vowel_groups(std::string_view word) {
  constexpr std::string_view vowels = "aeiouy";
  int count = 0;
  for (std::size_t at = word.find_first_of(vowels); at != std::string_view::npos; at = word.find_first_of(vowels, at)) {
    ++count;
    at = word.find_first_not_of(vowels, at);
  }
  return count;
}

template <class Matches>
int strip(std::string_view& word, const Affixes& lists, const Matches& matches, bool at_front) {
  for (std::size_t list = 0; list < lists.size(); ++list)
    for (const std::string_view affix : lists[list]) {
      if (!matches(word, affix)) continue;
      word = at_front ? word.substr(affix.size()) : word.substr(0, word.size() - affix.size());
      return static_cast<int>(lists.size() - list);
    }
  return 0;
}

}  // namespace

int count_syllables(std::string_view word) {
  const std::size_t letters = unicode::graphemes(word).size();
  if (letters < 3) return letters < 1 ? 0 : 1;
  const std::string lower = unicode::to_lower(word);
  const auto* known = std::ranges::lower_bound(known_words, std::string_view(lower), {}, &KnownWord::word);
  if (known != known_words.end() && known->word == lower) return known->syllables;
  std::string_view rest = lower;
  int count = strip(rest, prefixes(), [](std::string_view text, std::string_view affix) { return text.starts_with(affix); }, true);
  count += strip(rest, suffixes(), [](std::string_view text, std::string_view affix) { return text.ends_with(affix); }, false);
  count += vowel_groups(rest);
  for (std::size_t number = 0; number < corrections.size(); ++number)
    count += corrections[number].syllables * static_cast<int>(pattern(number).find_all(rest).size());
  return std::max(count, 1);
}

}  // namespace galley::prose
