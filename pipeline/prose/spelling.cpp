#include "prose/spelling.h"

#include <unordered_map>

#include "prose/message.h"
#include "prose/word_split.h"

namespace galley::prose {
namespace {

class Spelling final : public Rule {
 public:
  Spelling(Definition definition, SpellChecker checker, std::vector<Regex> filters, Regex accepted, Regex phrases)
      : Rule(std::move(definition)), checker_(std::move(checker)), filters_(std::move(filters)),
        accepted_(std::move(accepted)), phrases_(std::move(phrases)) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    const std::string visible = without_phrases(text);
    for (const SpellingWord& word : spelling_words(visible)) {
      if (is_right(word.text)) continue;
      Hit hit = make_hit(text, word.range.begin, word.range.end, {word.text});
      hit.match = word.text;
      hits.push_back(std::move(hit));
    }
  }

  [[nodiscard]] std::vector<std::string> suggest(const std::string& word) const override { return checker_.suggest(word); }

 private:
  // A text has few distinct words: each is looked at once.
  [[nodiscard]] bool is_right(const std::string& word) const {
    const auto [known, is_new] = judged_.try_emplace(word, false);
    if (is_new)
      known->second = is_filtered(word) || checker_.knows(word) || (!accepted_.empty() && accepted_.matches(word));
    return known->second;
  }

  [[nodiscard]] bool is_filtered(const std::string& word) const {
    for (const Regex& filter : filters_)
      if (filter.matches(word)) return true;
    return false;
  }

  // Accepted phrases as spaces, so that no word of theirs is looked at alone.
  [[nodiscard]] std::string without_phrases(std::string_view text) const {
    std::string result(text);
    if (phrases_.empty()) return result;
    for (const Capture& phrase : phrases_.find_all(text))
      for (std::size_t at = phrase.begin; at < phrase.end; ++at) result[at] = ' ';
    return result;
  }

  SpellChecker checker_;
  std::vector<Regex> filters_;
  Regex accepted_;
  Regex phrases_;
  mutable std::unordered_map<std::string, bool> judged_;
};

class Maker {
 public:
  Maker(RuleKeys& keys, const RuleContext& rules, const SpellingContext& spelling)
      : keys_(keys), rules_(rules), spelling_(spelling) {}

  RulePointer make(Definition definition) {
    read_dictionaries(definition.name == "Vale.Spelling");
    read_word_lists(definition.name == "Vale.Spelling");
    read_filters();
    read_vocabulary();
    for (const std::string& name : spelling_.known_names) checker_.add_word(name);
    if (keys_.failed()) return nullptr;
    return std::make_unique<Spelling>(std::move(definition), std::move(checker_), std::move(filters_),
                                      std::move(accepted_), std::move(phrases_));
  }

 private:
  bool try_dictionary(const std::string& base) {
    const auto affixes = spelling_.file_system->read(base + ".aff");
    const auto words = spelling_.file_system->read(base + ".dic");
    if (!affixes || !words) return false;
    if (const auto added = checker_.add_dictionary(*affixes, *words, spelling_.memory); !added)
      keys_.error(keys_.start(), "'" + base + "': " + added.error().message);
    return true;
  }

  std::string styles(const std::string& path) const { return join_path(spelling_.styles_path, path); }

  // Vale.Spelling, whose rule nobody writes, knows every dictionary of the styles folder.
  void read_every_dictionary() {
    for (const std::string& path : spelling_.file_system->list(styles("config/dictionaries")))
      if (path.ends_with(".dic")) try_dictionary(path.substr(0, path.size() - 4));
  }

  void read_dictionaries(bool every) {
    if (every) read_every_dictionary();
    const std::string affixes = keys_.text("aff");
    const std::string words = keys_.text("dic");
    const std::string folder = keys_.text("dicpath");
    const std::vector<std::string> names = keys_.list("dictionaries");
    const bool append = keys_.boolean("append", false);
    if (!affixes.empty() && !words.empty() && read_pair(affixes, words)) return;
    std::vector<std::string> folders = {styles("config/dictionaries")};
    if (!folder.empty()) folders = {styles(folder), join_path(parent_folder(spelling_.config_path), folder), folder};
    for (const std::string& name : names) {
      bool found = false;
      for (const std::string& place : folders) found = found || try_dictionary(join_path(place, name));
      if (!found) keys_.error(keys_.place("dictionaries"), "there is no dictionary '" + name + "' (looked in '" + folders[0] + "')");
    }
    if (!names.empty() && !append) return;
    for (const std::string& base : spelling_.dictionaries)
      if (try_dictionary(base)) return;
    if (names.empty())
      keys_.error(keys_.start(), "no dictionary was found for spelling", "name one with 'dictionaries' or with --dictionary");
  }

  bool read_pair(const std::string& affixes, const std::string& words) {
    for (const std::string& folder : {std::string(), std::string("config/dictionaries/"), std::string("config/vocabularies/")}) {
      const auto affix_text = spelling_.file_system->read(styles(folder + affixes));
      const auto word_text = spelling_.file_system->read(styles(folder + words));
      if (!affix_text || !word_text) continue;
      if (const auto added = checker_.add_dictionary(*affix_text, *word_text, spelling_.memory); !added)
        keys_.error(keys_.place("aff"), added.error().message);
      return true;
    }
    return false;
  }

  void read_word_lists(bool every) {
    const std::vector<std::string> names = keys_.list("ignore");
    if (every) {
      for (const std::string& path : spelling_.file_system->list(styles("config/ignore")))
        if (path.ends_with(".txt"))
          if (const auto text = spelling_.file_system->read(path)) checker_.add_word_list(*text);
      return;
    }
    for (const std::string& name : names)
      for (const std::string& path : {name, styles(name), styles("config/ignore/" + name)})
        if (const auto text = spelling_.file_system->read(path)) checker_.add_word_list(*text);
  }

  void read_filters() {
    std::vector<std::string> patterns = keys_.list("filters");
    if (!keys_.boolean("custom", false))
      patterns.insert(patterns.end(), {"[A-Z]{1}[a-z]+[A-Z]+\\w+", "[A-Z]+$", "[^a-zA-Z_']"});
    for (const std::string& pattern : patterns) {
      Regex filter;
      if (compile_into(filter, pattern, keys_.place("filters"), keys_)) filters_.push_back(std::move(filter));
    }
  }

  void read_vocabulary() {
    std::vector<std::string> words = keys_.list("exceptions");
    std::string phrases;
    for (const std::string& term : *rules_.accepted) {
      words.push_back("\\b" + term + "\\b");
      if (term.find_first_of(" \t") != std::string::npos || term.find("\\s") != std::string::npos)
        phrases += (phrases.empty() ? "" : "|") + term;
    }
    if (rules_.accepted->empty()) return;
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : "|") + word;
    compiled_ = compile_into(accepted_, "(?i)" + joined, keys_.start(), keys_);
    if (!phrases.empty()) compiled_ = compile_into(phrases_, "(?i)\\b(?:" + phrases + ")\\b", keys_.start(), keys_) && compiled_;
  }

  RuleKeys& keys_;
  const RuleContext& rules_;
  const SpellingContext& spelling_;
  SpellChecker checker_;
  std::vector<Regex> filters_;
  Regex accepted_;
  Regex phrases_;
  bool compiled_ = true;
};

}  // namespace

RulePointer make_spelling(Definition definition, RuleKeys& keys, const RuleContext& context,
                          const SpellingContext& spelling) {
  return Maker(keys, context, spelling).make(std::move(definition));
}

}  // namespace galley::prose
