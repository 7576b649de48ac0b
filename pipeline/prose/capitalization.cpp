// capitalization: headings and the like in one case.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "prose/message.h"
#include "prose/rule_kinds.h"
#include "prose/tagger.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

constexpr std::array<std::string_view, 22> small_words = {"a",  "an",  "and", "as",  "at",  "but", "by", "en",
                                                          "for", "if", "in",  "nor", "of",  "on",  "or", "per",
                                                          "the", "to", "vs",  "vs.", "via", "v"};
constexpr std::array<std::string_view, 30> prepositions = {
    "with", "from", "into", "during", "including", "until", "against", "among", "throughout", "despite",
    "towards", "upon", "concerning", "about", "over", "through", "before", "between", "after", "since",
    "without", "under", "within", "along", "following", "across", "beyond", "around", "down", "near"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The first letter large; the rest as it is, or small.
std::string title_word(std::string_view word, bool lower_rest) {
  if (word.empty()) return {};
  std::size_t first = 0;
  static_cast<void>(unicode::next_code_point(word, first));
  const std::string rest(word.substr(first));
  return unicode::to_upper(word.substr(0, first)) + (lower_rest ? unicode::to_lower(rest) : rest);
}

// Each run of letters, digits and underscores with its first letter large, the rest small:
// "e-mail" → "E-Mail", as Go's strings.Title has it.
std::string title_parts(std::string_view word) {
  std::string result;
  char32_t before = U' ';
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t letter = unicode::next_code_point(word, at);
    const bool ascii_mark =
        before < 0x80 && before != U'_' && !unicode::is_letter(before) && !unicode::is_digit(before);
    const std::string_view one = word.substr(begin, at - begin);
    result += ascii_mark || unicode::is_space(before) ? unicode::to_upper(one) : unicode::to_lower(one);
    before = letter;
  }
  return result;
}

// A word or phrase of the vocabulary, which may be a pattern.
struct Term {
  std::string text;
  std::string folded;
  Regex pattern;
};

struct Style {
  enum class Kind : std::uint8_t { title, sentence, lower, upper, pattern };
  Kind kind = Kind::pattern;
  bool chicago = false;
  Regex pattern;
  std::vector<Term> vocabulary;          // longest first
  std::vector<std::string> indicators;
  Regex prefix;
  Regex vocabulary_words;                // sentence: words and phrases first, then any word
};

// A word that the vocabulary knows, as it writes it; empty if it does not.
std::string known_word(const Style& style, std::string_view word) {
  const std::string folded = unicode::fold_case(word);
  for (const Term& term : style.vocabulary) {
    if (term.folded == folded) return term.text;
    if (term.pattern.matches(word)) return std::string(word);
  }
  return {};
}

std::string take_prefix(const Style& style, std::string_view& text) {
  Captures captures;
  if (style.prefix.empty() || !style.prefix.find(text, 0, captures)) return {};
  const std::string prefix(text.substr(captures[0].begin, captures[0].end - captures[0].begin));
  if (captures[0].begin == 0) text.remove_prefix(prefix.size());
  return prefix;
}

bool is_list_number(std::string_view word) {
  for (std::size_t at = 0; at + 1 < word.size(); ++at)
    if (ascii::is_digit(word[at]) && word[at + 1] == '.') return true;
  return false;
}

std::string sentence_case(const Style& style, std::string_view text) {
  std::string result = take_prefix(style, text);
  std::string_view before;
  bool first = true;
  bool second = false;
  for (const Capture& found : style.vocabulary_words.find_all(text)) {
    const std::string_view word = text.substr(found.begin, found.end - found.begin);
    const bool indicated = std::any_of(
        style.indicators.begin(), style.indicators.end(),
        [&](const std::string& ending) { return before.size() > ending.size() && before.ends_with(ending); });
    const bool behind_number = second && is_list_number(before);
    if (!first) result += ' ';
    if (const std::string known = known_word(style, word); !known.empty()) {
      result += known;
    } else if (first || indicated || behind_number) {
      result += title_word(word, true);
    } else {
      result += unicode::to_lower(word);
    }
    before = word;
    second = first;
    first = false;
  }
  return result;
}

class TitleCase {
 public:
  TitleCase(const Style& style, std::string_view text)
      : style_(style), prefix_(take_prefix(style, text)), text_(text) {}

  std::string run() {
    std::string result = prefix_;
    std::size_t done = 0;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = word_end(at);
      if (end == at) {
        static_cast<void>(unicode::next_code_point(text_, at));
        continue;
      }
      result += text_.substr(done, at - done);
      result += convert(at, end, number++);
      done = at = end;
    }
    return result + std::string(text_.substr(done));
  }

 private:
  // A word begins with a letter or digit, and ends before a space, a hyphen or a slash.
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    std::size_t next = at;
    const char32_t first = unicode::next_code_point(text_, next);
    if (!unicode::is_letter(first) && !unicode::is_digit(first)) return at;
    while (next < text_.size()) {
      std::size_t after = next;
      const char32_t letter = unicode::next_code_point(text_, after);
      if (unicode::is_space(letter) || letter == U'-' || letter == U'/') break;
      next = after;
    }
    return next;
  }

  // The mark that ends before `place`; dashes count as hyphens. `place` moves before it.
  // At the start it is the first letter itself, as in Vale.
  [[nodiscard]] char mark_before(std::size_t& place) const {
    if (place == 0) return text_.starts_with("–") || text_.starts_with("—") ? '-' : text_[0];
    const std::string_view before = text_.substr(0, place);
    const bool dash = before.ends_with("–") || before.ends_with("—");
    place -= dash ? 3 : 1;
    return dash ? '-' : text_[place];
  }

  [[nodiscard]] bool stays_small(const std::string& word, std::size_t number, bool at_edge) {
    if (word == "to" && !style_.chicago) {
      if (tags_.empty()) tag();
      if (number + 1 < tags_.size()) return tags_[number + 1].tag.starts_with("NN");
    }
    if (at_edge) return false;
    return is_one_of(small_words, word) || word == "v." ||
           (style_.chicago && (is_one_of(prepositions, word) || word == "above"));
  }

  void tag() {
    std::string text(text_);
    if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?')) text += '.';
    tags_ = tag_words(treebank_words(text));
  }

  std::string convert(std::size_t begin, std::size_t end, std::size_t number) {
    const std::string_view word = text_.substr(begin, end - begin);
    if (std::string known = known_word(style_, word); !known.empty()) return known;
    const std::string small = unicode::to_lower(word);
    std::size_t place = begin;
    const char before = mark_before(place);
    const char before_that = mark_before(place);
    const bool joined = end < text_.size() && text_[end] == '-' && before != '-';
    if (stays_small(small, number, begin == 0 || end == text_.size()) &&
        (before == ' ' || before == '-' || before == '/') && before_that != ':' && before_that != '-' && !joined)
      return small;
    return title_word(word, false);
  }

  const Style& style_;
  std::string prefix_;
  std::string_view text_;
  std::vector<TaggedWord> tags_;
};

class Capitalization final : public Rule {
 public:
  Capitalization(Definition definition, Style style, Exceptions exceptions, Regex words, double threshold,
                 std::string shown)
      : Rule(std::move(definition)), style_(std::move(style)), exceptions_(std::move(exceptions)),
        words_(std::move(words)), threshold_(threshold), shown_(std::move(shown)) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    const std::string expected = convert(text);
    if (conforms(text, expected)) return;
    Hit hit = make_hit(text, 0, text.size(), {std::string(text), expected});
    if (hit.action.name == "replace" && hit.action.params.empty() &&
        (style_.kind == Style::Kind::title || style_.kind == Style::Kind::sentence)) {
      hit.action.params = {expected};
      hit.replacements = {expected};
    }
    hits.push_back(std::move(hit));
  }

 private:
  [[nodiscard]] std::string convert(std::string_view text) const {
    switch (style_.kind) {
      case Style::Kind::lower: return unicode::to_lower(text);
      case Style::Kind::upper: return unicode::to_upper(text);
      case Style::Kind::sentence: return sentence_case(style_, text);
      case Style::Kind::title: return TitleCase(style_, text).run();
      case Style::Kind::pattern: break;
    }
    return shown_;
  }

  [[nodiscard]] bool conforms(std::string_view text, const std::string& expected) const {
    switch (style_.kind) {
      case Style::Kind::lower: case Style::Kind::upper: return text == expected || exceptions_.match(text);
      case Style::Kind::pattern: return style_.pattern.matches(text) || exceptions_.match(text);
      default: return words_conform(text, expected);
    }
  }

  [[nodiscard]] bool words_conform(std::string_view text, const std::string& expected) const {
    const std::vector<Capture> wanted = words_.find_all(expected);
    const bool title = style_.kind == Style::Kind::title;
    double right = 0;
    double all = 0;
    std::size_t number = 0;
    for (const Capture& found : words_.find_all(text)) {
      const std::string_view word = text.substr(found.begin, found.end - found.begin);
      const bool same =
          number >= wanted.size() ||
          word == std::string_view(expected).substr(wanted[number].begin, wanted[number].end - wanted[number].begin);
      if (same || exceptions_.match(word) || (title && word == unicode::to_upper(word))) {
        ++right;
      } else if (!title && number == 0 && word != title_parts(word)) {
        return false;
      }
      ++all;
      ++number;
    }
    return !(right / all < threshold_);
  }

  Style style_;
  Exceptions exceptions_;
  Regex words_;
  double threshold_;
  std::string shown_;
};

Style::Kind kind_from(const std::string& match) {
  if (match == "$title") return Style::Kind::title;
  if (match == "$sentence") return Style::Kind::sentence;
  if (match == "$lower") return Style::Kind::lower;
  if (match == "$upper") return Style::Kind::upper;
  return Style::Kind::pattern;
}

void add_vocabulary(Style& style, std::vector<std::string> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& first, const std::string& second) { return first.size() > second.size(); });
  std::string joined;
  for (std::string& word : words) {
    joined += (joined.empty() ? "" : "|") + word;
    auto pattern = Regex::compile(word);
    std::string folded = unicode::fold_case(word);
    style.vocabulary.push_back({std::move(word), std::move(folded), pattern ? std::move(*pattern) : Regex()});
  }
  const std::string any = "[\\p{N}\\p{L}*]+[^\\s]*";
  auto all = Regex::compile("(?i)" + (joined.empty() ? any : "\\b(?:" + joined + ")\\b|" + any));
  if (!all) all = Regex::compile("(?i)" + any);
  if (all) style.vocabulary_words = std::move(*all);
}

}  // namespace

RulePointer make_capitalization(Definition definition, RuleKeys& keys, const RuleContext& context) {
  Style style;
  const std::string match = keys.text("match");
  style.kind = kind_from(match);
  style.chicago = keys.text("style") == "Chicago";
  style.indicators = keys.list("indicators");
  const double threshold = keys.number("threshold", 0);
  const bool vocabulary = keys.boolean("vocab", true);
  const std::string prefix = keys.text("prefix");
  std::vector<std::string> words = keys.list("exceptions");
  Exceptions exceptions;
  bool fine = make_exceptions(exceptions, keys, context, vocabulary);
  keys.finish();
  if (!prefix.empty()) fine = compile_into(style.prefix, prefix, keys.place("prefix"), keys) && fine;
  if (style.kind == Style::Kind::pattern) fine = compile_into(style.pattern, match, keys.place("match"), keys) && fine;
  Regex word_pattern;
  const std::string any = "[\\p{N}\\p{L}*]+[^\\s]*";
  fine = fine && compile_into(word_pattern, exceptions.words().empty() ? any : exceptions.words().pattern() + "|" + any,
                              keys.place("exceptions"), keys);
  if (!fine || keys.failed()) return nullptr;
  if (vocabulary) words.insert(words.end(), context.accepted->begin(), context.accepted->end());
  add_vocabulary(style, std::move(words));
  return std::make_unique<Capitalization>(std::move(definition), std::move(style), std::move(exceptions),
                                          std::move(word_pattern), threshold == 0 ? 0.8 : threshold, match);
}

}  // namespace galley::prose
