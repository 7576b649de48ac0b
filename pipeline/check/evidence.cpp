#include "check/evidence.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"
#include "check/paragraphs.h"

namespace galley::check {
namespace {

using sources::Confidence;
using sources::Corpus;
using sources::Fact;
using sources::Finding;
using sources::Reference;

// What a careful reader should know before relying on a fact; empty if nothing.
std::string caveat_of(const Fact& fact, const Corpus& corpus) {
  if (fact.confidence == Confidence::known) return "its text was not seen";
  if (!fact.absence.empty()) return "it records that something was not found";
  if (!fact.note.empty()) return "it carries a note";
  const Reference* reference = corpus.reference(fact.source.text);
  if (reference == nullptr) return {};
  if (!reference->title_note.empty()) return "its source carries a note";
  if (reference->url_seen && !*reference->url_seen) return "the address of its source was not seen";
  return {};
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    if (!one.empty()) words.emplace_back(one);
  }
  return words;
}

// The first words of a paragraph, about 60 bytes.
std::size_t opening_of(std::string_view text) {
  constexpr std::size_t most = 60;
  const std::size_t space = text.size() <= most ? std::string_view::npos : text.rfind(' ', most);
  return space == std::string_view::npos || space == 0 ? std::min(text.size(), most) : space;
}

void check_paragraphs(const Finding& finding, const MappedText& prose, std::string_view field,
                      Diagnostics& diagnostics) {
  for (const Paragraph& paragraph : paragraphs(prose)) {
    if (paragraph.cited.empty()) {
      diagnostics.error("evidence.uncited", paragraph.text.span(0, opening_of(paragraph.text.text)),
                        fmt::format("this paragraph of the {} of {} cites no fact or source", field, finding.id.text),
                        "Add the fact it rests on, such as [@AU-02], or join it to the paragraph that does.");
    }
  }
}

void check_listed(const Finding& finding, const Corpus& corpus, Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> listed, reported;
  for (const MappedText& id : finding.evidence) listed.insert(id.text);
  for (const MappedText* prose : {&finding.brief, &finding.detail})
    for (const Paragraph& paragraph : paragraphs(*prose))
      for (const auto& [id, span] : paragraph.cited)
        if (corpus.fact(id) != nullptr && !listed.contains(id) && reported.insert(id).second)
          diagnostics.warning("evidence.unlisted", span,
                              fmt::format("the fact {} is cited but is not in the evidence of {}", id, finding.id.text),
                              fmt::format("Add {} to `evidence:`.", id));
}

// A statement of a key finding that rests on nothing but facts whose text was not seen.
void check_known_carriers(const Finding& finding, const MappedText& prose, std::string_view field, const Corpus& corpus,
                          Diagnostics& diagnostics) {
  for (const Paragraph& paragraph : paragraphs(prose)) {
    std::size_t facts = 0, known = 0;
    for (const auto& [id, span] : paragraph.cited) {
      const Fact* fact = corpus.fact(id);
      if (fact == nullptr && corpus.reference(id) == nullptr) continue;
      ++facts;
      if (fact != nullptr && fact->confidence == Confidence::known) ++known;
    }
    if (facts == 0 || known < facts) continue;
    diagnostics.error(
        "evidence.known-in-key", paragraph.text.span(0, opening_of(paragraph.text.text)),
        fmt::format(
            "this paragraph of the {} of the key finding {} rests only on facts whose text was not seen (`known`)",
            field, finding.id.text),
        "Find the source and mark the fact `retrieved`, take the statement out, or lower the finding's rank.");
  }
}

void check_key_finding(const Finding& finding, const Corpus& corpus, Diagnostics& diagnostics) {
  if (!finding.key) return;
  check_known_carriers(finding, finding.brief, "brief", corpus, diagnostics);
  check_known_carriers(finding, finding.detail, "detail", corpus, diagnostics);
  std::vector<std::string> caveats;
  std::size_t sound = 0, known = 0;
  for (const MappedText& id : finding.evidence) {
    const Fact* fact = corpus.fact(id.text);
    if (fact == nullptr) continue;
    const std::string caveat = caveat_of(*fact, corpus);
    if (caveat.empty()) {
      ++sound;
      continue;
    }
    if (fact->confidence == Confidence::known) ++known;
    caveats.push_back(fmt::format("{} ({})", id.text, caveat));
  }
  if (sound > 0 || caveats.empty() || known == caveats.size()) return;  // known alone: an error of its own
  diagnostics.warning("evidence.caveats-only", finding.evidence.front().span(),
                      fmt::format("the key finding {} rests only on facts with caveats: {}", finding.id.text,
                                  fmt::join(caveats, ", ")),
                      "Find a fact without one, lower its rank, or say the caveat in the finding.");
}

// "AU-01, AU-02 and 3 more"
std::string in_words(std::vector<std::string> ids) {
  constexpr std::size_t most = 3;
  const std::size_t count = ids.size();
  ids.resize(std::min(most, count));
  if (count > most) return fmt::format("{} and {} more", fmt::join(ids, ", "), count - most);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::int64_t months_since(const sources::Date& date, std::int64_t now) {
  using namespace std::chrono;
  const year_month_day today{floor<days>(sys_seconds{seconds{now}})};
  const int months_now = static_cast<int>(today.year()) * 12 + static_cast<int>(static_cast<unsigned>(today.month()));
  return months_now - (date.year * 12 + std::max(1, date.month));
}

// A law holds until it is amended, whatever its age.
bool holds_until_amended(const Reference& reference) {
  static const std::set<std::string, std::less<>> types = {"bill", "legal_case", "legislation", "regulation", "treaty"};
  return types.contains(reference.type.text) || reference.source_type.text.find("legislation") != std::string::npos ||
         reference.source_type.text.find("treaty") != std::string::npos;
}

// Whether the fact itself tells its reader from when it is.
bool says_its_date(const Fact& fact, const Reference& reference) {
  return fact.statement.text.find(std::to_string(reference.issued.year)) != std::string::npos ||
         std::any_of(fact.values.begin(), fact.values.end(),
                     [](const sources::FactValue& value) { return !value.as_of.empty(); });
}

// Facts that rest on one source; those of a record are said together.
struct RestingFacts {
  std::vector<std::string> ids;
  const Reference* source = nullptr;
};
using ByRecord = std::map<FileId, std::vector<RestingFacts>>;

// A source stands with the record of the first fact that rests on it.
ByRecord by_record(const std::map<std::string, RestingFacts>& by_source, const Corpus& corpus) {
  ByRecord records;
  for (const auto& [source, resting] : by_source)
    records[corpus.fact(resting.ids.front())->id.span().file].push_back(resting);
  for (auto& [file, resting] : records)
    std::sort(resting.begin(), resting.end(),
              [](const RestingFacts& a, const RestingFacts& b) { return a.ids.front() < b.ids.front(); });
  return records;
}

// "ID-04 (6 July 2022); ID-06, ID-07 (2020); and 3 more"
template <class Note>
std::string listed(const std::vector<RestingFacts>& resting, const Note& note) {
  constexpr std::size_t most = 4;
  std::string text;
  std::size_t left = 0;
  for (std::size_t index = 0; index < resting.size(); ++index)
    if (index < most || resting.size() == most + 1)
      text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", in_words(resting[index].ids),
                          note(*resting[index].source));
    else left += resting[index].ids.size();
  return left == 0 ? text : fmt::format("{}; and {} more", text, left);
}

void report_old(const ByRecord& old, const Corpus& corpus, int months, Diagnostics& diagnostics) {
  for (const auto& [file, resting] : old) {
    const std::vector<std::string>& first = resting.front().ids;
    const std::string said =
        resting.size() == 1
            ? fmt::format("{} {} on a source of {}, more than {} months ago", in_words(first),
                          first.size() == 1 ? "rests" : "rest", resting.front().source->issued.written(), months)
            : fmt::format("facts here rest on sources more than {} months old: {}", months,
                          listed(resting, [](const Reference& source) { return source.issued.written(); }));
    diagnostics.suggestion("evidence.old", corpus.fact(first.front())->id.span(), said,
                           "See whether they still hold, and say the date in the statement.");
  }
}

void report_reposts(const ByRecord& reposts, const Corpus& corpus, Diagnostics& diagnostics) {
  for (const auto& [file, resting] : reposts) {
    const std::string facts = listed(resting, [](const Reference& source) {
      return fmt::format("{}, {}", source.key.text, source.source_type.text);
    });
    diagnostics.suggestion("evidence.primary-wanted", corpus.fact(resting.front().ids.front())->id.span(),
                           fmt::format("primary source wanted for {}", facts),
                           "Cite the document that the source reports on, if you can see it.");
  }
}

// Sources of facts that findings use which are older than the limit, or known by repost only:
// said once for each record, at the first of its facts that rests on such a source.
void check_sources_of_facts(const Corpus& corpus, const style::Limits& limits, std::int64_t now,
                            Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> used;
  for (const auto& [id, finding] : corpus.findings)
    for (const MappedText& fact : finding.evidence) used.insert(fact.text);
  static const std::set<std::string, std::less<>> kinds = {"blog", "press", "reference", "repost", "study notes"};
  std::map<std::string, RestingFacts> old, reposts;  // by source
  for (const std::string& id : used) {
    const Fact* fact = corpus.fact(id);
    const Reference* source = fact == nullptr ? nullptr : corpus.reference(fact->source.text);
    if (source == nullptr) continue;
    const auto add = [&](std::map<std::string, RestingFacts>& resting) {
      resting[fact->source.text].source = source;
      resting[fact->source.text].ids.push_back(id);
    };
    if (limits.max_age_months && source->issued && months_since(source->issued, now) > *limits.max_age_months &&
        !holds_until_amended(*source) && !says_its_date(*fact, *source))
      add(old);
    if (kinds.contains(source->source_type.text)) add(reposts);
  }
  if (limits.max_age_months) report_old(by_record(old, corpus), corpus, *limits.max_age_months, diagnostics);
  report_reposts(by_record(reposts, corpus), corpus, diagnostics);
}

std::optional<std::size_t> column_of(const sources::CsvTable& data, std::string_view name) {
  for (std::size_t index = 0; index < data.columns.size(); ++index)
    if (data.columns[index].text == name) return index;
  return std::nullopt;
}

// Whether a fact gives the number, in its values or its words, whatever separates the thousands.
bool gives_number(const Fact& fact, double number, const std::string& written) {
  for (const sources::FactValue& value : fact.values)
    if (std::abs(value.number.value - number) < 1e-9 * std::max(1.0, std::abs(number))) return true;
  for (const MappedText* text : {&fact.statement, &fact.quote, &fact.note}) {
    std::string digits;
    for (const char c : text->text)
      if (c != ',') digits += c;
    for (std::size_t at = digits.find(written); at != std::string::npos; at = digits.find(written, at + 1)) {
      const bool begins = at == 0 || !ascii::is_digit(digits[at - 1]);
      const std::size_t end = at + written.size();
      if (begins && (end >= digits.size() || !ascii::is_digit(digits[end]))) return true;
    }
  }
  return false;
}

// Whether a fact has a value in the unit, and none that another could be worked out from: ten
// days are 240 hours.
bool is_comparable(const Fact& fact, const std::string& unit) {
  static const std::set<std::string, std::less<>> times = {"seconds", "minutes", "hours", "days",
                                                           "weeks",   "months",  "years"};
  bool found = false;
  for (const sources::FactValue& value : fact.values) {
    if (value.unit.text == unit) found = true;
    else if (times.contains(unit) && times.contains(value.unit.text)) return false;
  }
  return found;
}

// A row that rests on one fact with a value in the figure's unit draws that value: what it
// shows and what is written of the fact elsewhere must be the same.
void check_figure_values(const sources::Figure& figure, const Corpus& corpus, Diagnostics& diagnostics) {
  const bool upright = figure.kind.text == "slope";
  if (!upright && figure.kind.text != "bar" && figure.kind.text != "dot") return;
  const auto values = column_of(figure.data, upright ? figure.y.text : figure.x.text),
             facts = column_of(figure.data, "fact");
  if (!values || !facts) return;
  for (const sources::CsvRow& row : figure.data.rows) {
    const Fact* fact = corpus.fact(row.cells[*facts].text);
    const MappedText& cell = row.cells[*values];
    double number = 0;
    const auto [end, error] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), number);
    if (fact == nullptr || error != std::errc() || end != cell.text.data() + cell.text.size()) continue;
    if (is_comparable(*fact, figure.unit.text) && !gives_number(*fact, number, cell.text))
      diagnostics.warning("figure.value-differs", cell.span(),
                          fmt::format("the figure {} shows {}, and its fact {} has another value", figure.id.text,
                                      cell.text, fact->id.text),
                          "Mend the one that is wrong; a value that is worked out names no single fact.");
  }
}

void check_figure(const sources::Figure& figure, const Corpus& corpus, Diagnostics& diagnostics) {
  check_figure_values(figure, corpus, diagnostics);
  const std::string& id = figure.id.text;
  if (figure.source.empty())
    diagnostics.error("figure.source-missing", figure.span, fmt::format("the figure {} names no source", id),
                      "Add `source:` with what the data rest on.");
  std::set<std::string, std::less<>> facts;
  for (const MappedText& fact : figure.facts) facts.insert(fact.text);
  std::vector<const sources::CsvRow*> bare;
  const auto& columns = figure.data.columns;
  const auto column =
      std::find_if(columns.begin(), columns.end(), [](const MappedText& name) { return name.text == "fact"; });
  for (const sources::CsvRow& row : figure.data.rows) {
    const std::vector<std::string> of_row =
        column == columns.end() ? std::vector<std::string>{}
                                : split_words(row.cells[static_cast<std::size_t>(column - columns.begin())].text);
    facts.insert(of_row.begin(), of_row.end());
    if (of_row.empty()) bare.push_back(&row);
  }
  // Counts of the publication's own records name no facts in any row; one row alone is a slip.
  if (facts.empty() && !figure.data.rows.empty())
    diagnostics.suggestion(
        "figure.facts-missing", figure.span, fmt::format("the figure {} does not say which facts its data are", id),
        "Unless it counts records of this publication, add a column `fact` to its data, or `facts:` to the figure.");
  else if (figure.facts.empty())
    for (const sources::CsvRow* row : bare)
      diagnostics.warning("figure.row-unsupported", row->cells.front().span(),
                          fmt::format("this row of the figure {} names no fact", id),
                          "Write the id of its fact in the column `fact`.");
  for (const std::string& one : facts) {
    const Fact* fact = corpus.fact(one);
    if (fact != nullptr && corpus.is_confidential(*fact))
      diagnostics.error("figure.confidential", figure.span,
                        fmt::format("the figure {} draws the confidential fact {}", id, one),
                        "Take the row out: what is drawn is published.");
  }
}

}  // namespace

void check_evidence(const Corpus& corpus, const style::Limits& limits, std::int64_t now, Diagnostics& diagnostics) {
  for (const auto& [id, finding] : corpus.findings) {
    check_paragraphs(finding, finding.brief, "brief", diagnostics);
    check_paragraphs(finding, finding.detail, "detail", diagnostics);
    check_listed(finding, corpus, diagnostics);
    check_key_finding(finding, corpus, diagnostics);
  }
  for (const auto& [id, recommendation] : corpus.recommendations)
    if (recommendation.facts.empty() && recommendation.findings.empty())
      diagnostics.error("evidence.missing", recommendation.span,
                        fmt::format("the recommendation {} rests on nothing", id),
                        "List the findings or facts it follows from under `findings:` or `facts:`.");
  check_sources_of_facts(corpus, limits, now, diagnostics);
  for (const auto& [id, figure] : corpus.figures) check_figure(figure, corpus, diagnostics);
}

void check_confirmations(const Corpus& corpus, Diagnostics& diagnostics) {
  const bool sample = corpus.publication.kind.text == "sample";
  for (const auto& [id, page] : corpus.front_matter)
    for (const sources::Confirmation& point : page.confirm) {
      const std::string message = fmt::format("{} must confirm: {}", point.who.text, point.field.text);
      const std::string hint = "Put what was confirmed into the text and remove the entry from `confirm:`.";
      if (sample)
        diagnostics.suggestion("front-matter.unconfirmed", point.field.span(), message, hint);
      else
        diagnostics.error("front-matter.unconfirmed", point.field.span(), message, hint);
    }
}

}  // namespace galley::check
