// What the grammar rules find in one block of text.
#include "prose/grammar_findings.h"

#include <algorithm>
#include <utility>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {

std::string in_case_of(const Token& like, std::string word) {
  const bool capital = !like.text.empty() && like.text.front() >= 'A' && like.text.front() <= 'Z';
  if (capital && !word.empty() && word.front() >= 'a' && word.front() <= 'z')
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string text_of(const Sentence& sentence, std::size_t begin, std::size_t end) {
  if (begin >= end || end > sentence.size()) return {};
  const std::size_t start = std::min(sentence.at(begin).range.begin, sentence.text.size());
  return std::string(sentence.text.substr(start, sentence.at(end - 1).range.end - start));
}

Hit& propose(Hits& hits, std::string_view rule, const Sentence& sentence, std::size_t first, std::size_t last,
             std::string replacement, std::string_view why) {
  std::string message(why);
  const std::string text = text_of(sentence, first, last + 1);
  if (!replacement.empty()) message += ": write “" + replacement + "”, not “" + text + "”";
  message += ".";
  hits.push_back({rule, first, last, std::move(message), std::move(replacement)});
  return hits.back();
}

Hit& remark(Hits& hits, std::string_view rule, std::size_t first, std::size_t last, std::string message) {
  hits.push_back({rule, first, last, std::move(message), std::nullopt});
  return hits.back();
}

namespace {

// Ranges between double quotation marks: others' words.
std::vector<unicode::Range> quotations(std::string_view text) {
  std::vector<unicode::Range> result;
  std::size_t open = std::string_view::npos;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const bool straight = text[place] == '"';
    const bool opening = text.compare(place, 3, "“") == 0;
    const bool closing = text.compare(place, 3, "”") == 0;
    if (opening || (straight && open == std::string_view::npos)) {
      open = place;
    } else if ((closing || straight) && open != std::string_view::npos) {
      result.push_back({open, place});
      open = std::string_view::npos;
    }
  }
  return result;
}

unicode::Range range_of(const Sentence& sentence, const Hit& hit, std::string_view text) {
  unicode::Range range{sentence.at(hit.first).range.begin, sentence.at(hit.last).range.end};
  if (hit.replacement && hit.replacement->empty() && range.end < text.size() && text[range.end] == ' ') ++range.end;
  return range;
}

std::string changed_sentence(std::string_view text, const unicode::Range& sentence, const Finding& finding) {
  std::string result(text.substr(sentence.begin, finding.range.begin - sentence.begin));
  result += finding.replacement.value_or("");
  result += text.substr(finding.range.end, sentence.end - finding.range.end);
  return result;
}

// The first of several hits on the same words is kept.
bool overlaps(const Findings& findings, const unicode::Range& range) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
    return other.range.begin < range.end && range.begin < other.range.end;
  });
}

bool inside_any(const unicode::Range& range, const std::vector<unicode::Range>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const unicode::Range& other) { return other.begin <= range.begin && range.end <= other.end; });
}

// Asks the second engine about a finding with a replacement.
bool confirms(const LinkGrammar* judge, std::string_view text, const unicode::Range& sentence, const Finding& finding) {
  if (judge == nullptr || !finding.replacement) return false;
  return judge->prefers(changed_sentence(text, sentence, finding),
                        std::string(text.substr(sentence.begin, sentence.end - sentence.begin)));
}

// Of the second engine, which takes up to 20 ms for each: a paragraph that is one fault
// after another is no prose.
constexpr int most_questions = 40;

}  // namespace

Findings find_faults(std::string_view text, bool in_list, const LinkGrammar* judge) {
  Findings findings;
  int questions = 0;
  const std::vector<unicode::Range> quoted = quotations(text);
  for (const Sentence& sentence : read_sentences(text, in_list)) {
    Hits hits;
    for (const Rule rule : all_rules) rule(sentence, hits);
    const unicode::Range whole{sentence.tokens.front().range.begin, sentence.tokens.back().range.end};
    for (Hit& hit : hits) {
      Finding finding{range_of(sentence, hit, text),      hit.severity,
                      "Grammar." + std::string(hit.rule), std::move(hit.message),
                      std::move(hit.replacement),         hit.safe};
      if (finding.range.end > text.size() || finding.range.begin >= finding.range.end ||
          overlaps(findings, finding.range) || inside_any(finding.range, quoted))
        continue;
      finding.confirmed = questions < most_questions && confirms(judge, text, whole, finding);
      ++questions;
      if (hit.doubtful && !finding.confirmed) continue;
      if (finding.confirmed && !(hit.doubtful && hit.severity == Severity::suggestion))
        finding.severity = Severity::warning;
      findings.push_back(std::move(finding));
    }
  }
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.range.begin < b.range.begin; });
  return findings;
}

}  // namespace galley::prose::grammar
