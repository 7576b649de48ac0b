#include "check/numbers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include <fmt/format.h>

#include "check/paragraphs.h"
#include "unicode/unicode.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;

constexpr std::array units = {"zero", "one",    "two",    "three",    "four",     "five",    "six",
                              "seven", "eight", "nine",   "ten",      "eleven",   "twelve",  "thirteen",
                              "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

struct Word {
  std::string text;  // lower case
  std::size_t begin = 0, end = 0;
};

// Words and numbers; "39,863", "99.7" and "ninety-nine" are one each. Citations are left out.
std::vector<Word> split(std::string_view text) {
  std::vector<Word> words;
  const auto is_part = [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80 || c == '\''; };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '[' && at + 1 < text.size() && text[at + 1] == '@') {
      const std::size_t close = text.find(']', at);
      at = close == std::string_view::npos ? text.size() : close + 1;
      continue;
    }
    if (!is_part(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size()) {
      const auto here = static_cast<unsigned char>(text[at]);
      const bool joins = (here == ',' || here == '.') && at > begin && at + 1 < text.size() &&
                         std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0 &&
                         std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0;
      if (!is_part(here) && !joins && !(here == '-' && at > begin)) break;
      ++at;
    }
    std::string word(text.substr(begin, at - begin));
    while (!word.empty() && word.back() == '-') word.pop_back();
    for (char& letter : word) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    words.push_back({word, begin, begin + word.size()});
  }
  return words;
}

std::optional<double> digits_value(const std::string& word) {
  std::string digits;
  for (const char letter : word)
    if (letter != ',') digits += letter;
  if (digits.empty() || std::isdigit(static_cast<unsigned char>(digits.front())) == 0) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (*end != '\0') return std::nullopt;
  return value;
}

std::optional<double> word_value(const std::string& word) {
  const auto unit = std::find(units.begin(), units.end(), word);
  if (unit != units.end()) return static_cast<double>(unit - units.begin());
  for (std::size_t index = 0; index < tens.size(); ++index) {
    const std::string ten = tens[index];
    const double base = 20.0 + 10.0 * static_cast<double>(index);
    if (word == ten) return base;
    if (!word.starts_with(ten + "-")) continue;
    const auto rest = std::find(units.begin() + 1, units.begin() + 10, word.substr(ten.size() + 1));
    if (rest != units.begin() + 10) return base + static_cast<double>(rest - units.begin());
  }
  return std::nullopt;
}

double multiplier(const std::string& word) {
  if (word == "hundred") return 1e2;
  if (word == "thousand") return 1e3;
  if (word == "million") return 1e6;
  if (word == "billion") return 1e9;
  if (word == "trillion") return 1e12;
  return 1;
}

bool is_month(const std::string& word) {
  static const std::set<std::string> months = {"january", "february", "march",     "april",   "may",      "june",
                                               "july",    "august",   "september", "october", "november", "december"};
  return months.contains(word);
}

bool names_a_place(const std::string& word) {
  static const std::set<std::string> words = {"section", "sections", "article", "articles", "chapter", "part",  "act",
                                              "rule",    "no",       "number",  "page",     "table",   "figure", "class",
                                              "schedule", "regulation", "decree", "order", "recommendation", "version",
                                              "law", "resolution", "paragraph", "annex", "appendix", "title", "item"};
  return words.contains(word);
}

Precision precision_before(const std::vector<Word>& words, std::size_t index) {
  static const std::set<std::string> about = {"about", "around", "some", "roughly", "approximately", "circa"};
  static const std::set<std::string> below = {"nearly", "almost", "under"};
  static const std::set<std::string> above = {"over", "above", "exceeding"};
  const std::string last = index > 0 ? words[index - 1].text : "";
  const std::string before = index > 1 ? words[index - 2].text : "";
  if (about.contains(last)) return Precision::about;
  if (below.contains(last) || (before == "less" && last == "than") || (before == "up" && last == "to")) return Precision::below;
  if (above.contains(last) || (before == "more" && last == "than") || (before == "at" && last == "least")) return Precision::above;
  return Precision::exact;
}

// A year, a day of a month, the number of a law: not a quantity.
bool is_label(const std::vector<Word>& words, std::size_t index, double value) {
  const std::string last = index > 0 ? words[index - 1].text : "";
  const std::string next = index + 1 < words.size() ? words[index + 1].text : "";
  if (value >= 1900 && value <= 2100 && value == std::floor(value) && words[index].text.size() == 4) return true;
  if (value <= 31 && (is_month(next) || is_month(last))) return true;
  return names_a_place(last);
}

// The numbers a fact holds: in its values, statement, quote and note.
std::vector<double> numbers_of(const Fact& fact) {
  std::vector<double> numbers;
  for (const sources::FactValue& value : fact.values) numbers.push_back(value.number.value);
  for (const MappedText* text : {&fact.statement, &fact.quote, &fact.note, &fact.locator})
    for (const NumberInText& number : find_numbers(text->text, true)) numbers.push_back(number.value);
  return numbers;
}

// Counts the publication makes of its own records: "seven of 16 platforms".
std::vector<double> own_counts(const Corpus& corpus) {
  std::vector<double> counts = {static_cast<double>(corpus.platforms.size()), static_cast<double>(corpus.states.size()),
                                static_cast<double>(corpus.facts.size()), static_cast<double>(corpus.findings.size()),
                                static_cast<double>(corpus.recommendations.size())};
  if (!corpus.matrix_rules) return counts;
  counts.push_back(static_cast<double>(corpus.matrix_rules->columns.size()));
  for (const auto& column : sources::derive_matrix(corpus).counts)
    for (const int count : column) counts.push_back(count);
  return counts;
}

class NumberCheck {
 public:
  NumberCheck(const Corpus& corpus, Diagnostics& diagnostics)
      : corpus_(corpus), diagnostics_(diagnostics), counts_(own_counts(corpus)) {}

  void check(const sources::Finding& finding, const MappedText& prose) {
    listed_.clear();
    for (const MappedText& id : finding.evidence) add(id.text, listed_);
    for (const Paragraph& paragraph : paragraphs(prose)) {
      std::vector<double> numbers;
      for (const std::string& id : paragraph.cited) add(id, numbers);
      for (const NumberInText& said : find_numbers(paragraph.text.text, false)) judge(said, paragraph, numbers);
    }
  }

 private:
  void add(const std::string& id, std::vector<double>& numbers) {
    const Fact* fact = corpus_.fact(id);
    if (fact == nullptr) return;
    const auto [known, is_new] = of_fact_.try_emplace(id);
    if (is_new) known->second = numbers_of(*fact);
    numbers.insert(numbers.end(), known->second.begin(), known->second.end());
  }

  void judge(const NumberInText& said, const Paragraph& paragraph, const std::vector<double>& numbers) {
    const auto bears_out = [&](double truth) { return agrees(said, truth); };
    if (std::any_of(numbers.begin(), numbers.end(), bears_out)) return;
    if (std::any_of(counts_.begin(), counts_.end(), bears_out)) return;
    const Span span = paragraph.text.span(said.begin, said.end);
    const std::string written = paragraph.text.text.substr(said.begin, said.end - said.begin);
    const auto near = std::min_element(numbers.begin(), numbers.end(), [&](double a, double b) {
      return std::abs(a - said.value) < std::abs(b - said.value);
    });
    if (near != numbers.end() && *near > 12 && std::abs(*near - said.value) <= 0.25 * *near) {
      diagnostics_.error("evidence.number-differs", span,
                         fmt::format("the text says {}; the fact cited here says {}", written, format_number(*near)),
                         "Write the number as the fact has it, or say that it is rounded (about, nearly, over).");
    } else if (!std::any_of(listed_.begin(), listed_.end(), bears_out)) {
      diagnostics_.warning("evidence.number-unsupported", span,
                           fmt::format("no fact cited in this paragraph holds the number {}", written),
                           "Cite the fact it comes from, or take the number out.");
    }
  }

  static std::string format_number(double value) {
    std::string digits = value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:g}", value);
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    for (std::size_t at = whole; at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
  }

  const Corpus& corpus_;
  Diagnostics& diagnostics_;
  std::vector<double> counts_;
  std::map<std::string, std::vector<double>> of_fact_;
  std::vector<double> listed_;  // numbers of all the finding's evidence
};

}  // namespace

std::vector<NumberInText> find_numbers(std::string_view text, bool with_words) {
  std::vector<NumberInText> found;
  const std::vector<Word> words = split(text);
  for (std::size_t index = 0; index < words.size(); ++index) {
    std::optional<double> value = digits_value(words[index].text);
    if (!value && with_words) value = word_value(words[index].text);
    if (!value || is_label(words, index, *value)) continue;
    NumberInText number{*value, precision_before(words, index), words[index].begin, words[index].end};
    while (index + 1 < words.size() && multiplier(words[index + 1].text) > 1) {
      ++index;
      number.value *= multiplier(words[index].text);
      number.end = words[index].end;
    }
    found.push_back(number);
  }
  return found;
}

bool agrees(const NumberInText& said, double truth) {
  constexpr double loose = 0.1;
  const double allowed = loose * std::abs(truth);
  switch (said.precision) {
    case Precision::exact: return std::abs(said.value - truth) <= 1e-9 * std::max(1.0, std::abs(truth));
    case Precision::about: return std::abs(said.value - truth) <= allowed;
    case Precision::below: return said.value >= truth && said.value - truth <= allowed;
    case Precision::above: return said.value <= truth && truth - said.value <= allowed;
  }
  return false;
}

void check_numbers(const Corpus& corpus, Diagnostics& diagnostics) {
  NumberCheck check(corpus, diagnostics);
  for (const auto& [id, finding] : corpus.findings) {
    check.check(finding, finding.brief);
    check.check(finding, finding.detail);
  }
}

}  // namespace galley::check
