#include <functional>
#include <map>

#include <fmt/format.h>

#include "base/files.h"
#include "check/limits.h"
#include "unicode/unicode.h"

namespace galley::check {
namespace {

using sources::Corpus;

// A field of a record, with the record's id for the message.
using Visit = std::function<void(const std::string& id, const MappedText& text)>;
using Walk = std::function<void(const Corpus&, const Visit&)>;

template <class T>
Walk field(sources::Records<T> Corpus::*records, MappedText T::*member) {
  return [=](const Corpus& corpus, const Visit& visit) {
    for (const auto& [id, record] : corpus.*records) visit(id, record.*member);
  };
}

Walk talking_point(MappedText sources::TalkingPoints::*member) {
  return [=](const Corpus& corpus, const Visit& visit) {
    for (const auto& [id, finding] : corpus.findings) visit(id, finding.talking_points.*member);
  };
}

// Every field that limits.yml may name.
const std::map<std::string, Walk, std::less<>>& limited_fields() {
  using namespace sources;
  static const std::map<std::string, Walk, std::less<>> fields = {
      {"finding.title", field(&Corpus::findings, &Finding::title)},
      {"finding.headline", field(&Corpus::findings, &Finding::headline)},
      {"finding.brief", field(&Corpus::findings, &Finding::brief)},
      {"finding.detail", field(&Corpus::findings, &Finding::detail)},
      {"finding.say", talking_point(&TalkingPoints::say)},
      {"finding.question", talking_point(&TalkingPoints::question)},
      {"finding.answer", talking_point(&TalkingPoints::answer)},
      {"finding.caveat", talking_point(&TalkingPoints::caveat)},
      {"recommendation.title", field(&Corpus::recommendations, &Recommendation::title)},
      {"recommendation.action", field(&Corpus::recommendations, &Recommendation::action)},
      {"recommendation.rationale", field(&Corpus::recommendations, &Recommendation::rationale)},
      {"chapter.title", field(&Corpus::chapters, &Chapter::title)},
      {"chapter.standfirst", field(&Corpus::chapters, &Chapter::standfirst)},
      {"chapter.toc", field(&Corpus::chapters, &Chapter::toc)},
      {"chapter.key_message", field(&Corpus::chapters, &Chapter::key_message)},
      {"platform.summary", field(&Corpus::platforms, &Platform::summary)},
      {"platform.way_in", field(&Corpus::platforms, &Platform::way_in)},
      {"state.summary", field(&Corpus::states, &State::summary)},
      {"fact.statement", field(&Corpus::facts, &Fact::statement)},
      {"fact.quote", field(&Corpus::facts, &Fact::quote)},
      {"figure.title", field(&Corpus::figures, &Figure::title)},
      {"figure.alt", field(&Corpus::figures, &Figure::alt)},
      {"table.caption", field(&Corpus::tables, &DataTable::caption)},
  };
  return fields;
}

std::string without(std::string_view text, std::string_view opening, std::string_view closing) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find(opening, at);
    const std::size_t close = open == std::string_view::npos ? open : text.find(closing, open);
    if (close == std::string_view::npos) break;
    result += text.substr(at, open - at);
    at = close + closing.size();
  }
  return result.append(text.substr(at));
}

// The words a reader sees: citations are marks, and waivers reach no output.
std::string as_printed(std::string_view text) { return without(without(text, "<!--", "-->"), "[@", "]"); }

void check_field(const std::string& name, const std::string& id, const MappedText& text, const style::FieldLimit& limit,
                 Diagnostics& diagnostics) {
  if (text.empty()) return;
  const std::string visible = as_printed(text.text);
  if (limit.words) {
    const int words = static_cast<int>(unicode::count_words(visible));
    if (words > *limit.words)
      diagnostics.error("limit.words", text.span(),
                        fmt::format("{} of {} has {} words; at most {} are allowed", name, id, words, *limit.words),
                        fmt::format("Cut {} words.", words - *limit.words));
  }
  if (limit.characters) {
    const int characters = static_cast<int>(count_code_points(visible));
    if (characters > *limit.characters)
      diagnostics.error("limit.characters", text.span(),
                        fmt::format("{} of {} has {} characters; at most {} are allowed", name, id, characters,
                                    *limit.characters),
                        fmt::format("Cut {} characters.", characters - *limit.characters));
  }
}

}  // namespace

void check_fields(const Corpus& corpus, const style::Limits& limits, Diagnostics& diagnostics) {
  for (const auto& [name, limit] : limits.fields) {
    const auto found = limited_fields().find(name);
    if (found == limited_fields().end()) {
      std::vector<std::string> names;
      for (const auto& [known, walk] : limited_fields()) names.push_back(known);
      const auto near = nearest(name, names);
      diagnostics.error("limits.field-unknown", limit.span, fmt::format("no record has a field '{}'", name),
                        near ? fmt::format("did you mean '{}'?", *near) : "Fields are listed in styles/README.md.");
      continue;
    }
    found->second(corpus, [&](const std::string& id, const MappedText& text) {
      check_field(name, id, text, limit, diagnostics);
    });
  }
}

}  // namespace galley::check
