#include "prose/spell_checker.h"

#include <exception>
#include <map>
#include <nuspell/dictionary.hxx>
#include <optional>
#include <set>
#include <sstream>

#include "base/files.h"
#include "base/hash.h"
#include "unicode/unicode.h"

namespace galley::prose {

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
Result<nuspell::Dictionary> read_dictionary(const std::string& affixes, const std::string& words) {
  try {
    std::istringstream affix_stream(as_vale_reads(affixes));
    std::istringstream word_stream(words);
    nuspell::Dictionary dictionary;
    dictionary.load_aff_dic(affix_stream, word_stream);
    return dictionary;
  } catch (const std::exception& problem) {
    return failure(std::string("the dictionary cannot be read: ") + problem.what());
  }
}

// A dictionary with what is known of its words; read when first needed.
class Entry {
 public:
  Entry(std::string affixes, std::string words, SpellMemory* memory)
      : affixes_(std::move(affixes)), words_(std::move(words)), memory_(memory) {
    if (memory_ != nullptr) verdicts_ = &memory_->of(sha256(affixes_ + '\n' + words_));
  }
  [[nodiscard]] bool read_before() const { return verdicts_ != nullptr && !verdicts_->empty(); }

  Result<void> read() {
    TRY(dictionary_, read_dictionary(affixes_, words_));
    return {};
  }
  bool knows(const std::string& word) {
    if (verdicts_ == nullptr) return dictionary().spell(word);
    const auto found = verdicts_->find(word);
    if (found != verdicts_->end()) return found->second;
    memory_->note_change();
    return verdicts_->emplace(word, dictionary().spell(word)).first->second;
  }
  const nuspell::Dictionary& dictionary() {
    // It was read in an earlier run, so it can be read.
    if (!dictionary_) static_cast<void>(read());
    if (!dictionary_) dictionary_.emplace();
    return *dictionary_;
  }

 private:
  std::string affixes_;
  std::string words_;
  SpellMemory* memory_;
  SpellMemory::Verdicts* verdicts_ = nullptr;
  std::optional<nuspell::Dictionary> dictionary_;
};

}  // namespace

struct SpellChecker::State {
  std::vector<Entry> dictionaries;
  std::set<std::string, std::less<>> words;  // case-folded
  std::map<std::string, bool> known;
  std::map<std::string, std::vector<std::string>> suggestions;
};

SpellChecker::SpellChecker() : state_(std::make_unique<State>()) {}
SpellChecker::SpellChecker(SpellChecker&&) noexcept = default;
SpellChecker& SpellChecker::operator=(SpellChecker&&) noexcept = default;
SpellChecker::~SpellChecker() = default;

Result<void> SpellChecker::add_dictionary(const std::string& affixes, const std::string& words, SpellMemory* memory) {
  Entry entry(affixes, words, memory);
  if (!entry.read_before()) {
    TRY_VOID(entry.read());
  }
  state_->dictionaries.push_back(std::move(entry));
  return {};
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

bool SpellChecker::knows(const std::string& word) const {
  const auto [place, is_new] = state_->known.emplace(word, false);
  if (!is_new) return place->second;
  place->second = state_->words.contains(unicode::fold_case(word));
  for (Entry& dictionary : state_->dictionaries) place->second = place->second || dictionary.knows(word);
  return place->second;
}

std::vector<std::string> SpellChecker::suggest(const std::string& word) const {
  const auto found = state_->suggestions.find(word);
  if (found != state_->suggestions.end()) return found->second;
  std::vector<std::string> result;
  if (state_->dictionaries.empty() || state_->suggestions.size() >= most_suggested_words) return result;
  state_->dictionaries.front().dictionary().suggest(word, result);
  if (result.size() > most_suggestions) result.resize(most_suggestions);
  state_->suggestions.emplace(word, result);
  return result;
}

}  // namespace galley::prose
