#include "check/confidential.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "unicode/unicode.h"

namespace galley::check {
namespace {

using sources::Corpus;

constexpr std::size_t run_length = 5;
constexpr std::size_t shortest_run = 2;

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (const unicode::Range& range : unicode::words(text))
    words.push_back(unicode::fold_case(text.substr(range.begin, range.end - range.begin)));
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string run;
  for (std::size_t index = begin; index < begin + count; ++index) run += words[index] + " ";
  return run;
}

template <class Visit>
void each_run(std::string_view text, Visit visit) {
  const std::vector<std::string> words = folded_words(text);
  if (words.size() < run_length) {
    if (words.size() >= shortest_run) visit(join(words, 0, words.size()), words.size());
    return;
  }
  for (std::size_t index = 0; index + run_length <= words.size(); ++index) visit(join(words, index, run_length), run_length);
}

std::vector<const MappedText*> texts_of(const sources::Fact& fact) {
  std::vector<const MappedText*> texts = {&fact.statement, &fact.quote, &fact.note, &fact.locator};
  return texts;
}

std::vector<const MappedText*> texts_of(const sources::Reference& reference) {
  return {&reference.title, &reference.container_title, &reference.title_note, &reference.note};
}

// How a person or body is to be named decides which words of a consultation are secret.
std::vector<const MappedText*> secret_texts_of(const sources::Consultation& consultation) {
  using sources::Attribution;
  std::vector<const MappedText*> texts;
  if (consultation.confidential || consultation.attribution != Attribution::name) texts.push_back(&consultation.person);
  if (consultation.confidential || consultation.attribution == Attribution::organization) texts.push_back(&consultation.role);
  if (consultation.confidential) texts.push_back(&consultation.organization);
  return texts;
}

}  // namespace

namespace {

bool holds_secrets(const Corpus& corpus) {
  const auto is_secret = [&](const auto& entry) { return corpus.is_confidential(entry.second); };
  return !corpus.consultations.empty() || std::any_of(corpus.facts.begin(), corpus.facts.end(), is_secret) ||
         std::any_of(corpus.references.begin(), corpus.references.end(),
                     [](const auto& entry) { return entry.second.confidential; });
}

}  // namespace

ConfidentialText::ConfidentialText(const Corpus& corpus) {
  if (!holds_secrets(corpus)) return;
  std::set<std::string, std::less<>> is_public;
  const auto publish = [&](const std::vector<const MappedText*>& texts) {
    for (const MappedText* text : texts)
      each_run(text->text, [&](std::string run, std::size_t) { is_public.insert(std::move(run)); });
  };
  std::set<std::size_t> lengths;
  const auto guard = [&](const std::vector<const MappedText*>& texts) {
    for (const MappedText* text : texts)
      each_run(text->text, [&](std::string run, std::size_t length) {
        if (is_public.contains(run)) return;
        runs_.try_emplace(std::move(run), text->span());
        lengths.insert(length);
      });
  };
  for (const auto& [id, fact] : corpus.facts)
    if (!corpus.is_confidential(fact)) publish(texts_of(fact));
  for (const auto& [key, reference] : corpus.references)
    if (!reference.confidential) publish(texts_of(reference));
  for (const auto& [id, fact] : corpus.facts)
    if (corpus.is_confidential(fact)) guard(texts_of(fact));
  for (const auto& [key, reference] : corpus.references)
    if (reference.confidential) guard(texts_of(reference));
  for (const auto& [id, consultation] : corpus.consultations) guard(secret_texts_of(consultation));
  lengths_.assign(lengths.begin(), lengths.end());
}

std::optional<Span> ConfidentialText::find(std::string_view text) const {
  if (runs_.empty()) return std::nullopt;
  const std::vector<std::string> words = folded_words(text);
  for (std::size_t index = 0; index < words.size(); ++index)
    for (const std::size_t length : lengths_) {
      if (index + length > words.size()) break;
      if (const auto found = runs_.find(join(words, index, length)); found != runs_.end()) return found->second;
    }
  return std::nullopt;
}

std::vector<std::string> check_confidential(const Corpus& corpus, const std::vector<ExtractedText>& files,
                                            Diagnostics& diagnostics) {
  std::vector<std::string> leaking;
  const ConfidentialText confidential(corpus);
  if (confidential.empty()) return leaking;
  for (const ExtractedText& file : files) {
    const auto record = confidential.find(file.text);
    if (!record) continue;
    leaking.push_back(file.path);
    Diagnostic& diagnostic = diagnostics.error(
        "confidential.leak", *record, fmt::format("words of this confidential record stand in {}", file.path),
        "Find them in the findings, chapters or tables that repeat them, and say it otherwise or not at all. "
        "The file was not written.");
    diagnostic.text = "(withheld)";
    if (!file.output.empty()) diagnostic.outputs = {file.output};
  }
  return leaking;
}

}  // namespace galley::check
