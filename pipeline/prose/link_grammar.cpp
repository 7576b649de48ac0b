#include "prose/link_grammar.h"

#include <link-grammar/link-includes.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace galley::prose {
namespace {

constexpr std::size_t most_words = 40;
constexpr std::size_t most_remembered = 4096;
constexpr int most_linkages = 100;
constexpr double better_by = 0.9;

// What the library would print is no message for the author.
void ignore_message(lg_errinfo*, void*) {}

}  // namespace

struct LinkGrammar::State {
  std::mutex mutex;
  bool opened = false;
  Dictionary dictionary = nullptr;
  Parse_Options options = nullptr;
  std::map<std::string, std::optional<Parse>> remembered;

  void open() {
    opened = true;
    lg_error_set_handler(ignore_message, nullptr);
    options = parse_options_create();
    parse_options_set_verbosity(options, 0);
    parse_options_set_linkage_limit(options, most_linkages);
    parse_options_set_min_null_count(options, 0);
    parse_options_set_max_null_count(options, 0);
    parse_options_set_spell_guess(options, 0);
    parse_options_set_islands_ok(options, 0);
    parse_options_set_max_parse_time(options, -1);
    parse_options_set_repeatable_rand(options, 1);
    dictionary = dictionary_create_lang("en");
  }

  std::optional<Parse> ask(const std::string& text) {
    if (!opened) open();
    if (dictionary == nullptr) return std::nullopt;
    Sentence sentence = sentence_create(text.c_str(), dictionary);
    if (sentence == nullptr) return std::nullopt;
    std::optional<Parse> result;
    if (sentence_split(sentence, options) == 0 &&
        static_cast<std::size_t>(sentence_length(sentence)) <= most_words + 2) {
      result = Parse{};
      if (sentence_parse(sentence, options) > 0 && sentence_null_count(sentence) == 0) {
        result->complete = true;
        result->cost = static_cast<double>(sentence_disjunct_cost(sentence, 0));
      }
    }
    sentence_delete(sentence);
    return result;
  }
};

std::string LinkGrammar::version() {
  const std::string_view text = linkgrammar_get_version();  // "link-grammar-5.12.0"
  return std::string(text.substr(text.rfind('-') + 1));
}

LinkGrammar::LinkGrammar() : state_(std::make_unique<State>()) {}

LinkGrammar::~LinkGrammar() {
  if (state_->dictionary != nullptr) dictionary_delete(state_->dictionary);
  if (state_->options != nullptr) parse_options_delete(state_->options);
}

std::optional<LinkGrammar::Parse> LinkGrammar::parse(const std::string& sentence) const {
  if (static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ' ')) > most_words) return std::nullopt;
  const std::lock_guard lock(state_->mutex);
  const auto known = state_->remembered.find(sentence);
  if (known != state_->remembered.end()) return known->second;
  std::optional<Parse> result = state_->ask(sentence);
  if (state_->remembered.size() >= most_remembered) state_->remembered.clear();
  state_->remembered.emplace(sentence, result);
  return result;
}

bool LinkGrammar::prefers(const std::string& changed, const std::string& original) const {
  const std::optional<Parse> after = parse(changed);
  if (!after || !after->complete) return false;
  const std::optional<Parse> before = parse(original);
  return before && (!before->complete || before->cost - after->cost >= better_by);
}

}  // namespace galley::prose
