#include "prose/grammar_sentence.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "prose/sentences.h"
#include "prose/tagger.h"
#include "prose/word_split.h"

namespace galley::prose::grammar {
namespace {

constexpr std::size_t longest_sentence = 200;

constexpr std::uint32_t bit(Role role) { return static_cast<std::uint32_t>(role); }

struct RoleWords {
  Role role;
  std::string_view words;
};

constexpr RoleWords role_words[] = {
    {Role::be, "is are was were am 's 're"},
    {Role::have, "has have had having 've"},
    {Role::do_verb, "do does did"},
    {Role::modal, "can could may might must shall should will would cannot ca wo 'll"},
    {Role::negation, "not n't never"},
    {Role::article, "a an the"},
    {Role::determiner,
     "a an the this that these those each every another any some no my your his her its our their many several few "
     "both all either neither"},
    {Role::preposition,
     "of in on at by for from with without to into onto over under between among through during against about across "
     "after before within behind below above near per via upon towards toward despite beyond outside inside along "
     "around beside besides concerning regarding than as like"},
    {Role::subordinator,
     "because although though whereas unless if when while since until after before whether that once"},
    {Role::conjunction, "and or but nor yet so"},
    {Role::subject_pronoun, "i he she it we they you"},
    {Role::object_pronoun, "me him us them"},
    {Role::possessive, "my your his her its our their whose"},
    {Role::wh_word, "who whom which what how why when where whose that"},
    {Role::stop, ", ; : ( ) [ ] -- - – — … “ ” ‘ \" `` '' /"},
    {Role::full_stop, ". ? !"},
};

const std::unordered_map<std::string_view, std::uint32_t>& roles() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::uint32_t> result;
    for (const RoleWords& entry : role_words) {
      std::size_t begin = 0;
      while (begin < entry.words.size()) {
        const std::size_t end = std::min(entry.words.find(' ', begin), entry.words.size());
        result[entry.words.substr(begin, end - begin)] |= bit(entry.role);
        begin = end + 1;
      }
    }
    return result;
  }();
  return table;
}

// A text whose curly apostrophes inside words are straight, as the splitter of
// contractions knows them, with the way back to the bytes of the original.
class PlainApostrophes {
 public:
  explicit PlainApostrophes(std::string_view text) {
    constexpr std::string_view curly = "’";
    for (std::size_t at = 0; at < text.size();) {
      const bool inside = at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1])) != 0 &&
                          text.compare(at, curly.size(), curly) == 0 && at + curly.size() < text.size() &&
                          std::isalpha(static_cast<unsigned char>(text[at + curly.size()])) != 0;
      places_.push_back(at);
      text_ += inside ? '\'' : text[at];
      at += inside ? curly.size() : 1;
    }
    places_.push_back(text.size());
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] unicode::Range original(const unicode::Range& range) const {
    return {places_[range.begin], places_[std::min(range.end, text_.size())]};
  }

 private:
  std::string text_;
  std::vector<std::size_t> places_;
};

Token make_token(const TaggedWord& word, const unicode::Range& range) {
  Token token;
  token.text = word.text;
  token.lower = unicode::to_lower(word.text);
  token.tag = word.tag;
  token.range = range;
  const auto role = roles().find(token.lower);
  if (role != roles().end()) token.roles = role->second;
  if (std::isalpha(static_cast<unsigned char>(token.lower.front())) != 0) token.flags = word_flags(token.lower);
  if (token.flags.verb()) token.base = base_of(token.lower);
  // The exceptions of WordNet leave these out.
  if (token.lower == "women" || token.lower.ends_with("swomen"))
    token.flags = WordFlags(static_cast<std::uint32_t>(WordFlag::noun_plural) |
                            static_cast<std::uint32_t>(WordFlag::irregular_plural) |
                            static_cast<std::uint32_t>(WordFlag::listed_plural));
  return token;
}

}  // namespace

bool Token::is_one_of(std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool Token::finite() const { return tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "MD" || is(Role::be); }

bool Token::only_verb_base() const {
  return flags.has(WordFlag::verb_base) &&
         !flags.any(WordFlag::noun_singular, WordFlag::noun_plural, WordFlag::adjective, WordFlag::adverb,
                    WordFlag::verb_participle, WordFlag::verb_past, WordFlag::verb_third) &&
         roles == 0;
}

const Token& Sentence::at(std::size_t place) const {
  static const Token nothing;
  return place < tokens.size() ? tokens[place] : nothing;
}

const Token& Sentence::before(std::size_t place, std::size_t steps) const {
  return at(place < steps ? tokens.size() : place - steps);
}

const Phrase* Sentence::phrase_at(std::size_t place) const {
  if (place >= tokens.size() || tokens[place].phrase == 0) return nullptr;
  const Phrase& phrase = phrases[tokens[place].phrase - 1];
  return phrase.begin == place ? &phrase : nullptr;
}

const Phrase* Sentence::phrase_ending(std::size_t end) const {
  if (end == 0 || end > tokens.size() || tokens[end - 1].phrase == 0) return nullptr;
  const Phrase& phrase = phrases[tokens[end - 1].phrase - 1];
  return phrase.end == end ? &phrase : nullptr;
}

std::size_t Sentence::skip_adverbs(std::size_t place) const {
  while (place < tokens.size() && (tokens[place].adverb() || tokens[place].is(Role::negation))) ++place;
  return place;
}

bool Sentence::question() const { return !tokens.empty() && tokens.back().is("?"); }

std::vector<Sentence> read_sentences(std::string_view text, bool in_list) {
  std::vector<Sentence> result;
  for (const unicode::Range& range : split_sentences(text)) {
    const std::string_view part = text.substr(range.begin, range.end - range.begin);
    const PlainApostrophes plain(part);
    const std::vector<TreebankWord> words = treebank_words(plain.text());
    if (words.size() < 2 || words.size() > longest_sentence) continue;
    Sentence sentence;
    sentence.text = text;
    sentence.in_list = in_list;
    for (const TaggedWord& word : tag_words(words))
      if (!word.text.empty()) {
        const unicode::Range place = plain.original(word.range);
        sentence.tokens.push_back(make_token(word, {place.begin + range.begin, place.end + range.begin}));
      }
    if (sentence.tokens.empty()) continue;
    sentence.after_question = !result.empty() && result.back().question();
    mend_tags(sentence);
    find_phrases(sentence);
    result.push_back(std::move(sentence));
  }
  return result;
}

}  // namespace galley::prose::grammar
