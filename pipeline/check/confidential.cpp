#include "check/confidential.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include <fmt/format.h>

#include "base/ascii.h"
#include "unicode/compare.h"
#include "unicode/unicode.h"

namespace galley::check {
namespace {

constexpr std::size_t run_length = 5;      // words
constexpr std::size_t telling_letters = 16;  // bytes: a run this long inside other words is no chance
constexpr std::size_t key_length = 8;

// Letters, digits and marks of a text, folded; `boundary` tells before which bytes a gap
// stood, where one word ends and another begins.
struct Letters {
  std::string text;
  std::vector<bool> boundary;
};

Letters letters_of(std::string_view text) {
  const std::string folded = unicode::fold_for_comparison(text);
  Letters letters;
  letters.text.reserve(folded.size());
  letters.boundary.reserve(folded.size() + 1);
  bool after_gap = true;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const auto byte = static_cast<unsigned char>(folded[at]);
    bool is_letter = false;
    if (byte < 0x80) {
      is_letter = ascii::is_lower(byte) || ascii::is_digit(byte);
      ++at;
    } else {
      const char32_t code_point = unicode::next_code_point(folded, at);
      is_letter = unicode::is_letter(code_point) || unicode::is_digit(code_point) || unicode::is_mark(code_point);
    }
    if (!is_letter) {
      after_gap = true;
      continue;
    }
    for (std::size_t index = begin; index < at; ++index) {
      letters.text += folded[index];
      letters.boundary.push_back(after_gap);
      after_gap = false;
    }
  }
  letters.boundary.push_back(true);
  return letters;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (const unicode::Range& range : unicode::words(text)) {
    std::string word = letters_of(text.substr(range.begin, range.end - range.begin)).text;
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string run;
  for (std::size_t index = begin; index < begin + count; ++index) run += words[index];
  return run;
}

// Whether the script puts spaces between words; in others a word's edge cannot be seen.
bool is_spaced(std::string_view text) {
  static const std::set<std::string, std::less<>> unspaced = {"Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Kana"};
  const auto runs = unicode::script_runs(text);
  return std::none_of(runs.begin(), runs.end(),
                      [](const unicode::ScriptRun& run) { return unspaced.contains(run.script); });
}

std::uint64_t key_at(const std::string& letters, std::size_t at) {
  std::uint64_t key = 0;
  std::memcpy(&key, letters.data() + at, key_length);
  return key;
}

std::size_t two_bytes_at(const std::string& letters, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(letters[at])) << 8U |
         static_cast<unsigned char>(letters[at + 1]);
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || ascii::is_alphanumeric(byte);
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]))) return true;
  }
  return false;
}

}  // namespace

void ConfidentialText::add_run(std::string letters, std::size_t words, bool spaced, Span span) {
  if (letters.empty()) return;
  const std::size_t index = runs_.size();
  if (letters.size() < key_length) {
    short_runs_.push_back(index);
  } else {
    by_start_[key_at(letters, 0)].push_back(index);
    starts_.set(two_bytes_at(letters, 0));
  }
  const bool short_run = words < run_length || letters.size() < telling_letters;
  runs_.push_back({std::move(letters), span, spaced && short_run, false});
}

// "Ana B. Example" also as "Example, Ana", "A. Example" and "Ms Example".
void ConfidentialText::guard_person(const std::string& name, Span span) {
  constexpr std::array titles = {"mr",      "mrs",       "ms",      "miss",     "dr",         "prof",
                                 "officer", "inspector", "captain", "sergeant", "prosecutor", "superintendent"};
  const std::vector<std::string> words = folded_words(name);
  const bool spaced = is_spaced(name);
  if (words.size() < 2) {
    names_.push_back({name, span});
    return;
  }
  const std::string& first = words.front();
  const std::string& last = words.back();
  std::size_t initial = 0;
  static_cast<void>(unicode::next_code_point(first, initial));
  std::set<std::string> forms = {join(words, 0, words.size()), first + last, last + first,
                                 first.substr(0, initial) + last};
  for (const char* title : titles) forms.insert(title + last);
  for (const std::string& form : forms) add_run(form, 2, spaced, span);
}

void ConfidentialText::guard(const SecretText& secret) {
  if (secret.kind == SecretKind::person) return guard_person(secret.text, secret.span);
  const std::vector<std::string> words = folded_words(secret.text);
  const bool spaced = is_spaced(secret.text);
  if (secret.kind == SecretKind::whole || words.size() < run_length) {
    const bool guarded = secret.kind == SecretKind::whole || (secret.kind == SecretKind::statement && words.size() > 1);
    if (guarded) add_run(join(words, 0, words.size()), words.size(), spaced, secret.span);
    return;
  }
  for (std::size_t index = 0; index + run_length <= words.size(); ++index)
    add_run(join(words, index, run_length), run_length, spaced, secret.span);
}

template <class Visit>
void ConfidentialText::each_match(std::string_view text, Visit visit) const {
  const Letters letters = letters_of(text);
  const auto consider = [&](std::size_t index, std::size_t at) {
    const Run& run = runs_[index];
    if (run.is_public || letters.text.compare(at, run.letters.size(), run.letters) != 0) return;
    if (!run.whole_words || (letters.boundary[at] && letters.boundary[at + run.letters.size()])) visit(index);
  };
  for (std::size_t at = 0; at + key_length <= letters.text.size(); ++at) {
    if (!starts_.test(two_bytes_at(letters.text, at))) continue;
    const auto found = by_start_.find(key_at(letters.text, at));
    if (found == by_start_.end()) continue;
    for (const std::size_t index : found->second) consider(index, at);
  }
  for (const std::size_t index : short_runs_) {
    const std::string& run = runs_[index].letters;
    for (std::size_t at = letters.text.find(run); at != std::string::npos; at = letters.text.find(run, at + 1))
      consider(index, at);
  }
}

ConfidentialText::ConfidentialText(const sources::Corpus& corpus) {
  for (const SecretText& secret : secret_texts(corpus)) guard(secret);
  if (empty()) return;
  for (const std::string& text : public_texts(corpus)) {
    std::vector<std::size_t> known;
    each_match(text, [&](std::size_t index) { known.push_back(index); });
    for (const std::size_t index : known) runs_[index].is_public = true;
    std::erase_if(names_, [&](const Name& name) { return holds_word(text, name.word); });
  }
}

std::optional<Span> ConfidentialText::find(std::string_view text) const {
  if (empty()) return std::nullopt;
  std::optional<Span> first;
  each_match(text, [&](std::size_t index) {
    if (!first) first = runs_[index].span;
  });
  if (first) return first;
  for (const Name& name : names_)
    if (holds_word(text, name.word)) return name.span;
  return std::nullopt;
}

std::vector<std::string> check_confidential(const ConfidentialText& confidential,
                                            const std::vector<ExtractedText>& files, Diagnostics& diagnostics) {
  std::vector<std::string> leaking;
  if (confidential.empty()) return leaking;
  for (const ExtractedText& file : files) {
    const auto in_name = confidential.find(file.path);
    const auto record = in_name ? in_name : confidential.find(file.text);
    if (!record) continue;
    leaking.push_back(file.path);
    const std::string message = in_name ? "words of this confidential record stand in the name of an output file"
                                        : fmt::format("words of this confidential record stand in {}", file.path);
    Diagnostic& diagnostic = diagnostics.error(
        "confidential.leak", *record, message,
        "Find them in the findings, chapters, figures or tables that repeat them, and say it otherwise or not at all. "
        "Nothing of the publication was written.");
    diagnostic.text = "(withheld)";
    if (!file.output.empty()) diagnostic.outputs = {file.output};
  }
  return leaking;
}

}  // namespace galley::check
