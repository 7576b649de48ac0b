#include "prose/tagger.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"
#include "prose/language_data.h"
#include "prose/sentences.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

std::uint32_t number_at(const char* place) {
  std::uint32_t value = 0;
  std::memcpy(&value, place, sizeof value);
  return value;
}

// Sorted words with a record each, as make_language_data lays them out.
class WordTable {
 public:
  explicit WordTable(const char* begin)
      : count_(number_at(begin)), offsets_(begin + 8), records_(begin + 8 + 4 * static_cast<std::size_t>(count_)) {}

  // What stands behind the word; null if it is not there.
  [[nodiscard]] const char* find(std::string_view word) const {
    std::uint32_t low = 0;
    std::uint32_t high = count_;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const std::string_view found(records_ + number_at(offsets_ + 4 * static_cast<std::size_t>(middle)));
      if (found == word) return found.data() + found.size() + 1;
      if (found < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return nullptr;
  }

 private:
  std::uint32_t count_;
  const char* offsets_;
  const char* records_;
};

struct Model {
  std::vector<std::string> tags;
  WordTable words;
  WordTable features;
};

constexpr std::size_t most_tags = 64;

const Model& model() {
  static const Model instance = [] {
    const char* here = tagger_table().data();
    std::vector<std::string> tags(std::min<std::size_t>(number_at(here), most_tags));
    std::size_t at = 4;
    for (std::string& tag : tags) {
      tag = std::string(here + at);
      at += tag.size() + 1;
    }
    at = (at + 3) / 4 * 4;
    const std::uint32_t size = number_at(here + at);
    return Model{std::move(tags), WordTable(here + at + 4), WordTable(here + at + 4 + size)};
  }();
  return instance;
}

// Words that are alike for their neighbours: years, numbers, compounds.
std::string context_form(const std::string& word) {
  if (word.find('-') != std::string::npos && word[0] != '-') return "!HYPHEN";
  if (word.size() == 4 && std::all_of(word.begin(), word.end(), ascii::is_digit)) return "!YEAR";
  if (ascii::is_digit(word[0])) return "!DIGITS";
  return unicode::to_lower(word);
}

std::string_view ending(std::string_view word) {
  return word.substr(word.size() - std::min<std::size_t>(word.size(), 3));
}

class Scores {
 public:
  void add(std::string_view feature) {
    const char* record = model().features.find(feature);
    if (record == nullptr) return;
    const auto count = static_cast<unsigned char>(*record++);
    for (unsigned entry = 0; entry < count; ++entry, record += 9) {
      double weight = 0;
      std::memcpy(&weight, record + 1, sizeof weight);
      values_[static_cast<unsigned char>(*record) % most_tags] += weight;
    }
  }
  [[nodiscard]] std::string best() const {
    double most = 0;
    std::string_view tag;
    for (std::size_t number = 0; number < model().tags.size(); ++number)
      if (values_[number] > most) {
        most = values_[number];
        tag = model().tags[number];
      }
    return std::string(tag);
  }

 private:
  std::array<double, most_tags> values_{};
};

std::string predict(const std::string& word, const std::vector<std::string>& context, std::size_t place,
                    const std::string& before, const std::string& before_that) {
  Scores scores;
  std::string feature;
  const auto add = [&](std::string_view name, std::string_view first, std::string_view second = {}) {
    feature = name;
    feature += ' ';
    feature += first;
    if (!second.empty()) {
      feature += ' ';
      feature += second;
    }
    scores.add(feature);
  };
  scores.add("bias");
  add("i suffix", ending(word));
  add("i pref1", std::string_view(word).substr(0, 1));
  add("i-1 tag", before);
  add("i-2 tag", before_that);
  add("i tag+i-2 tag", before, before_that);
  add("i word", context[place]);
  add("i-1 tag+i word", before, context[place]);
  add("i-1 word", context[place - 1]);
  add("i-1 suffix", ending(context[place - 1]));
  add("i-2 word", context[place - 2]);
  add("i+1 word", context[place + 1]);
  add("i+1 suffix", ending(context[place + 1]));
  add("i+2 word", context[place + 2]);
  return scores.best();
}

// Marks of the Penn Treebank that are no words.
bool is_empty_element(std::string_view word) { return word == "0" || word == "*"; }

}  // namespace

std::vector<TaggedWord> tag_words(const std::vector<TreebankWord>& words) {
  std::vector<std::string> context = {"-START-", "-START2-"};
  for (const TreebankWord& word : words) context.push_back(context_form(word.text));
  context.insert(context.end(), {"-END-", "-END2-"});
  std::vector<TaggedWord> result;
  std::string before = "-START-";
  std::string before_that = "-START2-";
  for (std::size_t number = 0; number < words.size(); ++number) {
    const std::string& word = words[number].text;
    std::string tag;
    if (is_empty_element(word)) {
      tag = "-NONE-";
    } else if (const char* known = model().words.find(word)) {
      tag = model().tags[static_cast<unsigned char>(*known)];
    } else {
      tag = predict(word, context, number + 2, before, before_that);
    }
    before_that = std::move(before);
    before = tag;
    result.push_back({word, std::move(tag), words[number].range});
  }
  return result;
}

std::vector<TaggedWord> tag_text(std::string_view text) {
  std::vector<TreebankWord> words;
  for (const unicode::Range& sentence : split_sentences(text)) {
    for (TreebankWord& word : treebank_words(text.substr(sentence.begin, sentence.end - sentence.begin))) {
      word.range.begin += sentence.begin;
      word.range.end += sentence.begin;
      words.push_back(std::move(word));
    }
  }
  return tag_words(words);
}

}  // namespace galley::prose
