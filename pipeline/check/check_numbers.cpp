// Which numbers of which texts are held against which facts.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "check/numbers.h"
#include "check/paragraphs.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;

constexpr double near = 0.25;        // two numbers this close may be meant to be one
constexpr double small = 12;         // counts up to this need no fact: "three steps"

// The numbers and dates that a set of facts, figures and tables holds.
struct Truth {
  std::vector<NumberInText> numbers;
  std::vector<DateInText> dates;

  void add(const Truth& other) {
    numbers.insert(numbers.end(), other.numbers.begin(), other.numbers.end());
    dates.insert(dates.end(), other.dates.begin(), other.dates.end());
  }
  void add_text(std::string_view text) {
    for (NumberInText& number : find_numbers(text, true)) numbers.push_back(std::move(number));
    for (const DateInText& date : find_dates(text)) dates.push_back(date);
  }
  void add_number(double value) {
    NumberInText number;
    number.value = value;
    numbers.push_back(number);
  }
  void add_date(const sources::Date& date) {
    if (date) dates.push_back({date.year, date.month, date.day, 0, 0});
  }
};

Truth truth_of(const Fact& fact, const Corpus& corpus) {
  Truth truth;
  for (const sources::FactValue& value : fact.values) {
    const std::size_t before = truth.numbers.size();
    truth.add_text(value.written.text + " " + value.unit.text);
    if (truth.numbers.size() == before) truth.add_number(value.number.value);
    truth.add_text(value.as_of.text);
  }
  for (const MappedText* text : {&fact.statement, &fact.quote, &fact.note, &fact.locator, &fact.absence})
    truth.add_text(text->text);
  if (const sources::Reference* reference = corpus.reference(fact.source.text)) {
    for (const MappedText* text : {&reference->title, &reference->title_note, &reference->note})
      truth.add_text(text->text);
    truth.add_date(reference->issued);
    truth.add_date(reference->accessed);
  }
  return truth;
}

Truth truth_of(const sources::Figure& figure) {
  Truth truth;
  for (const MappedText* text : {&figure.title, &figure.subtitle, &figure.note, &figure.alt, &figure.description})
    truth.add_text(text->text);
  for (const sources::CsvRow& row : figure.data.rows)
    for (const MappedText& cell : row.cells) truth.add_text(cell.text + " " + figure.unit.text);
  return truth;
}

Truth truth_of(const sources::DataTable& table) {
  Truth truth;
  for (const MappedText* text : {&table.caption, &table.note}) truth.add_text(text->text);
  for (const sources::CsvRow& row : table.rows)
    for (const MappedText& cell : row.cells) truth.add_text(cell.text);
  return truth;
}

// What is confidential is not counted in public either.
std::size_t public_facts(const Corpus& corpus) {
  return static_cast<std::size_t>(std::count_if(corpus.facts.begin(), corpus.facts.end(), [&](const auto& entry) {
    return !corpus.is_confidential(entry.second);
  }));
}

// Counts that the publication makes of its own records: "seven of 16 platforms".
Truth own_counts(const Corpus& corpus) {
  Truth truth;
  for (const std::size_t count :
       {corpus.platforms.size(), corpus.states.size(), public_facts(corpus), corpus.findings.size(),
        corpus.recommendations.size(), corpus.references.size(), corpus.figures.size()})
    truth.add_number(static_cast<double>(count));
  const auto known = std::count_if(corpus.facts.begin(), corpus.facts.end(), [](const auto& entry) {
    return entry.second.confidence == sources::Confidence::known;
  });
  truth.add_number(static_cast<double>(known));
  truth.add_number(static_cast<double>(public_facts(corpus)) - static_cast<double>(known));
  truth.add_date(corpus.publication.date);
  truth.add_date(corpus.publication.cut_off);
  truth.add_date(corpus.publication.scope_agreed_date);
  if (!corpus.matrix_rules) return truth;
  truth.add_number(static_cast<double>(corpus.matrix_rules->columns.size()));
  for (const auto& column : sources::derive_matrix(corpus).counts)
    for (const int count : column) truth.add_number(count);
  return truth;
}

std::string written(const NumberInText& number) {
  std::string digits = number.value == std::floor(number.value) ? fmt::format("{:.0f}", number.value)
                                                                : fmt::format("{:g}", number.value);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t at = whole; at > 3; at -= 3) digits.insert(at - 3, ",");
  switch (number.measure) {
    case Measure::percent: return digits + " per cent";
    case Measure::minutes:
      return digits + (number.factor == 1      ? " minutes"
                       : number.factor == 60   ? " hours"
                       : number.factor == 1440 ? " days"
                                               : " weeks");
    case Measure::months:
      return digits + (number.factor == 1 ? " months" : number.factor == 12 ? " years" : " decades");
    default: return digits;
  }
}

// One digit changed, or two neighbours exchanged, in a number of four digits or more.
bool is_slip(double a, double b) {
  const std::string first = fmt::format("{:.0f}", a), second = fmt::format("{:.0f}", b);
  if (first.size() < 4 || first.size() != second.size()) return false;
  std::vector<std::size_t> differ;
  for (std::size_t index = 0; index < first.size(); ++index)
    if (first[index] != second[index]) differ.push_back(index);
  if (differ.size() == 1) return true;
  return differ.size() == 2 && differ[1] == differ[0] + 1 && first[differ[0]] == second[differ[1]] &&
         first[differ[1]] == second[differ[0]];
}

class NumberCheck {
 public:
  NumberCheck(const Corpus& corpus, Diagnostics& diagnostics)
      : corpus_(corpus), diagnostics_(diagnostics), own_(own_counts(corpus)) {
    for (const auto& [id, fact] : corpus.facts)
      everything_.add(of_fact_.try_emplace(id, truth_of(fact, corpus)).first->second);
    for (const auto& [id, figure] : corpus.figures)
      everything_.add(of_figure_.try_emplace(id, truth_of(figure)).first->second);
    for (const auto& [id, table] : corpus.tables)
      everything_.add(of_table_.try_emplace(id, truth_of(table)).first->second);
  }

  // Prose, paragraph by paragraph. `facts`: ids of what the record rests on.
  void prose(const MappedText& text, const std::vector<std::string>& facts) {
    Truth record;
    for (const std::string& id : facts) add_fact(id, record);
    const std::vector<Paragraph> all = paragraphs(text);
    for (const Paragraph& paragraph : all) add_cited(paragraph, record);
    for (const Paragraph& paragraph : all) {
      Truth cited;
      add_cited(paragraph, cited);
      judge(paragraph.text, cited, record, paragraph.cited.empty() && facts.empty());
    }
  }

  // One line without citations, which rests on the facts of its record.
  void line(const MappedText& text, const std::vector<std::string>& facts) {
    if (text.empty()) return;
    Truth record;
    for (const std::string& id : facts) add_fact(id, record);
    judge(text, {}, record, facts.empty());
  }

 private:
  using Truths = std::map<std::string, Truth, std::less<>>;

  static void add(const Truths& truths, std::string_view id, Truth& truth) {
    if (const auto found = truths.find(id); found != truths.end()) truth.add(found->second);
  }
  void add_fact(const std::string& id, Truth& truth) const { add(of_fact_, id, truth); }
  void add_cited(const Paragraph& paragraph, Truth& truth) const {
    for (const auto& [id, span] : paragraph.cited) {
      const std::string_view key = id;
      add(of_fact_, key, truth);
      if (key.starts_with("fig:")) add(of_figure_, key.substr(4), truth);
      if (key.starts_with("tbl:")) add(of_table_, key.substr(4), truth);
    }
  }

  static bool holds(const Truth& truth, const NumberInText& said) {
    return std::any_of(truth.numbers.begin(), truth.numbers.end(),
                       [&](const NumberInText& number) { return agrees(said, number); });
  }

  void judge(const MappedText& text, const Truth& cited, const Truth& record, bool rests_on_all) {
    for (const NumberInText& said : find_numbers(text.text, false))
      judge_number(said, text, cited, record, rests_on_all);
    for (const DateInText& said : find_dates(text.text)) judge_date(said, text, cited, record, rests_on_all);
  }

  void judge_number(const NumberInText& said, const MappedText& text, const Truth& cited, const Truth& record,
                    bool rests_on_all) {
    if (holds(cited, said)) return;
    if (check_total(said, text, record)) return;
    const Span span = text.span(said.begin, said.end);
    const bool counts = said.measure == Measure::none && said.precision == Precision::exact && holds(own_, said);
    if (!counts && contradicts(said, cited, span, text)) return;
    if (counts || holds(record, said)) return;
    if (is_slip_of(said, record, span, text)) return;
    if (rests_on_all && holds(everything_, said)) return;
    // Small numbers in words ("in under two minutes") and small counts are ways of speaking.
    if (said.fraction || (said.value <= small && (said.in_words || said.measure == Measure::none))) return;
    diagnostics_.warning("evidence.number-unsupported", span,
                         fmt::format("no fact {} holds the number {}", rests_on_all ? "of the project" : "cited here",
                                     text_of(text, said)),
                         "Cite the fact it comes from, or take the number out.");
  }

  // Whether the cited facts hold the quantity that is meant, with another number.
  bool contradicts(const NumberInText& said, const Truth& cited, Span span, const MappedText& text) {
    const NumberInText* meant = nullptr;
    for (const NumberInText& number : cited.numbers) {
      if (!is_near(said, number)) continue;
      if (meant == nullptr || std::abs(number.amount() - said.amount()) < std::abs(meant->amount() - said.amount()))
        meant = &number;
    }
    if (meant == nullptr) return false;
    diagnostics_.error(
        "evidence.number-differs", span,
        fmt::format("the text says {}; the fact cited here says {}", text_of(text, said), written(*meant)),
        "Write the number as the fact has it, or say that it is rounded (about, nearly, over).");
    return true;
  }

  bool is_slip_of(const NumberInText& said, const Truth& record, Span span, const MappedText& text) {
    const auto meant = std::find_if(record.numbers.begin(), record.numbers.end(),
                                    [&](const NumberInText& number) { return is_slip(said.value, number.value); });
    if (meant == record.numbers.end()) return false;
    diagnostics_.error(
        "evidence.number-differs", span,
        fmt::format("the text says {}; a fact that it rests on says {}", text_of(text, said), written(*meant)),
        "Write the number as the fact has it.");
    return true;
  }

  static bool is_near(const NumberInText& said, const NumberInText& number) {
    if (is_slip(said.value, number.value)) return true;
    if (said.measure != number.measure || said.factor != number.factor) return false;
    if (said.measure == Measure::none && (number.value <= small || said.value <= small)) return false;
    if (!said.noun.empty() && !number.noun.empty() && said.noun != number.noun) return false;
    return std::abs(number.amount() - said.amount()) <= near * std::abs(number.amount());
  }

  // "all 16 platforms", "seven of 16 platforms", "610 facts": totals of the project's own records.
  bool check_total(const NumberInText& said, const MappedText& text, const Truth& record) {
    struct Total {
      std::string_view noun;
      std::size_t count;
    };
    const std::array<Total, 3> totals = {
        {{"platform", corpus_.platforms.size()}, {"state", corpus_.states.size()}, {"fact", public_facts(corpus_)}}};
    const auto total =
        std::find_if(totals.begin(), totals.end(), [&](const Total& one) { return one.noun == said.noun; });
    if (total == totals.end() || total->count == 0 || said.in_words || said.precision != Precision::exact) return false;
    std::string_view before = std::string_view(text.text).substr(0, said.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    const double count = static_cast<double>(total->count);
    if (said.value == count || holds(record, said)) return false;
    const bool of_all = before.ends_with(" of") || before.ends_with(" all") || before.ends_with("All");
    const bool too_many = said.value > count && !holds(everything_, said);
    const bool no_count = said.noun == "fact" && said.value > small && !holds(own_, said);
    if (!of_all && !too_many && !no_count) return false;
    diagnostics_.warning(
        "evidence.count-differs", text.span(said.begin, said.end),
        fmt::format("the text counts {} {}s; the sources hold {}", text_of(text, said), said.noun, total->count),
        "Write the number of the records, or say which of them are meant.");
    return true;
  }

  void judge_date(const DateInText& said, const MappedText& text, const Truth& cited, const Truth& record,
                  bool rests_on_all) {
    const auto holds_date = [&](const Truth& truth) {
      return std::any_of(truth.dates.begin(), truth.dates.end(), [&](const DateInText& date) {
        return date.year == said.year && date.month == said.month && (said.day == 0 || date.day == said.day);
      });
    };
    if (holds_date(cited) || holds_date(own_)) return;
    const Span span = text.span(said.begin, said.end);
    const std::string words = text.text.substr(said.begin, said.end - said.begin);
    const auto slip = std::find_if(cited.dates.begin(), cited.dates.end(), [&](const DateInText& date) {
      if (said.day == 0 || date.day == 0) return false;
      const int same = (date.year == said.year) + (date.month == said.month) + (date.day == said.day);
      return same == 2;
    });
    if (slip != cited.dates.end() && !holds_date(record)) {
      diagnostics_.error("evidence.date-differs", span,
                         fmt::format("the text says {}; the fact cited here says {}", words,
                                     sources::Date{slip->year, slip->month, slip->day, {}}.written()),
                         "Write the date as the fact has it.");
      return;
    }
    if (holds_date(record) || (rests_on_all && holds_date(everything_))) return;
    diagnostics_.warning(
        "evidence.date-unsupported", span,
        fmt::format("no fact {} holds the date {}", rests_on_all ? "of the project" : "cited here", words),
        "Cite the fact it comes from, or take the date out.");
  }

  static std::string text_of(const MappedText& text, const NumberInText& number) {
    return text.text.substr(number.begin, number.end - number.begin);
  }

  const Corpus& corpus_;
  Diagnostics& diagnostics_;
  Truth own_, everything_;
  Truths of_fact_, of_figure_, of_table_;
};

std::vector<std::string> ids_of(const std::vector<MappedText>& texts) {
  std::vector<std::string> ids;
  for (const MappedText& text : texts) ids.push_back(text.text);
  return ids;
}

}  // namespace

void check_numbers(const Corpus& corpus, Diagnostics& diagnostics) {
  NumberCheck check(corpus, diagnostics);
  for (const auto& [id, finding] : corpus.findings) {
    const std::vector<std::string> facts = ids_of(finding.evidence);
    for (const MappedText* line : {&finding.title, &finding.headline}) check.line(*line, facts);
    const sources::TalkingPoints& points = finding.talking_points;
    for (const MappedText* prose :
         {&finding.brief, &finding.detail, &points.say, &points.question, &points.answer, &points.caveat})
      check.prose(*prose, facts);
  }
  for (const auto& [id, recommendation] : corpus.recommendations) {
    std::vector<std::string> facts = ids_of(recommendation.facts);
    for (const MappedText& finding : recommendation.findings)
      if (const auto found = corpus.findings.find(finding.text); found != corpus.findings.end())
        for (const MappedText& fact : found->second.evidence) facts.push_back(fact.text);
    // What is asked for ("within ten days") is a proposal; what it rests on is not.
    check.prose(recommendation.rationale, facts);
  }
  for (const auto& [id, chapter] : corpus.chapters) {
    for (const MappedText* line : {&chapter.standfirst, &chapter.key_message}) check.line(*line, {});
    check.prose(chapter.body, {});
  }
  for (const auto& [id, platform] : corpus.platforms) {
    check.line(platform.summary, platform.facts);
    check.prose(platform.way_in, platform.facts);
  }
  for (const auto& [id, state] : corpus.states) check.prose(state.summary, state.facts);
}

}  // namespace galley::check
