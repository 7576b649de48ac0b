#include "prose/spell_checker.h"

#include <exception>
#include <map>
#include <set>
#include <sstream>

#include <nuspell/dictionary.hxx>

#include "base/files.h"
#include "unicode/unicode.h"

namespace galley::prose {

struct SpellChecker::State {
  std::vector<nuspell::Dictionary> dictionaries;
  std::set<std::string, std::less<>> words;  // case-folded
  std::map<std::string, bool> known;
  std::map<std::string, std::vector<std::string>> suggestions;
};

namespace {
constexpr std::size_t most_suggested_words = 20;
constexpr std::size_t most_suggestions = 5;

// Vale takes a file that names no encoding for UTF-8, and looks a compound with a hyphen
// up as a whole: "human-friendly" is not two words.
std::string as_vale_reads(const std::string& affixes) {
  const bool encoding = affixes.starts_with("SET ") || affixes.find("\nSET ") != std::string::npos ||
                        find_invalid_utf8(affixes).has_value();
  const bool breaks = affixes.starts_with("BREAK ") || affixes.find("\nBREAK ") != std::string::npos;
  return (encoding ? "" : "SET UTF-8\n") + affixes + (breaks ? "" : "\nBREAK 0\n");
}
}  // namespace

SpellChecker::SpellChecker() : state_(std::make_unique<State>()) {}
SpellChecker::SpellChecker(SpellChecker&&) noexcept = default;
SpellChecker& SpellChecker::operator=(SpellChecker&&) noexcept = default;
SpellChecker::~SpellChecker() = default;

Result<void> SpellChecker::add_dictionary(const std::string& affixes, const std::string& words) {
  try {
    std::istringstream affix_stream(as_vale_reads(affixes));
    std::istringstream word_stream(words);
    nuspell::Dictionary dictionary;
    dictionary.load_aff_dic(affix_stream, word_stream);
    state_->dictionaries.push_back(std::move(dictionary));
    return {};
  } catch (const std::exception& problem) {
    return failure(std::string("the dictionary cannot be read: ") + problem.what());
  }
}

void SpellChecker::add_word(std::string_view word) {
  if (!word.empty()) state_->words.insert(unicode::fold_case(word));
}

void SpellChecker::add_word_list(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.starts_with("#")) add_word(line);
    at = end + 1;
  }
}

bool SpellChecker::has_dictionary() const { return !state_->dictionaries.empty(); }

bool SpellChecker::knows(const std::string& word) const {
  const auto [place, is_new] = state_->known.emplace(word, false);
  if (!is_new) return place->second;
  place->second = state_->words.contains(unicode::fold_case(word));
  for (const nuspell::Dictionary& dictionary : state_->dictionaries)
    place->second = place->second || dictionary.spell(word);
  return place->second;
}

std::vector<std::string> SpellChecker::suggest(const std::string& word) const {
  const auto found = state_->suggestions.find(word);
  if (found != state_->suggestions.end()) return found->second;
  std::vector<std::string> result;
  if (state_->dictionaries.empty() || state_->suggestions.size() >= most_suggested_words) return result;
  state_->dictionaries.front().suggest(word, result);
  if (result.size() > most_suggestions) result.resize(most_suggestions);
  state_->suggestions.emplace(word, result);
  return result;
}

}  // namespace galley::prose
