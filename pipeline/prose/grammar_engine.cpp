#include "prose/grammar_engine.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "prose/grammar_rules.h"
#include "prose/link_grammar.h"

namespace galley::prose {
namespace grammar {

std::string in_case_of(const Token& like, std::string word) {
  const bool capital = !like.text.empty() && like.text.front() >= 'A' && like.text.front() <= 'Z';
  if (capital && !word.empty() && word.front() >= 'a' && word.front() <= 'z')
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

Hit& propose(Hits& hits, std::string_view rule, const Sentence& sentence, std::size_t first, std::size_t last,
             std::string replacement, std::string_view why) {
  std::string message(why);
  std::string text = sentence.at(first).text;
  for (std::size_t place = first + 1; place <= last; ++place) text += " " + sentence.at(place).text;
  if (!replacement.empty()) message += ": write “" + replacement + "”, not “" + text + "”";
  message += ".";
  hits.push_back({rule, first, last, std::move(message), std::move(replacement)});
  return hits.back();
}

Hit& remark(Hits& hits, std::string_view rule, std::size_t first, std::size_t last, std::string message) {
  hits.push_back({rule, first, last, std::move(message), std::nullopt});
  return hits.back();
}

}  // namespace grammar

namespace {

using grammar::Hit;
using grammar::Hits;
using grammar::Sentence;

// An alert in the bytes of a block's text.
struct Finding {
  unicode::Range range;
  Severity severity = Severity::warning;
  std::string rule, message;
  std::optional<std::string> replacement;
  bool safe = false;
};
using Findings = std::vector<Finding>;

constexpr std::size_t most_remembered = 20000;  // paragraphs
constexpr std::size_t longest_block = 100000;   // bytes

bool in_words(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

bool is_prose(const std::string& scope) {
  if (scope.compare(0, 4, "text") != 0) return false;
  for (const std::string_view other :
       {"heading", "blockquote", "table", "cell", "alt", "title", "code", "caption", "raw", "link", "attr", "summary"})
    if (in_words(scope, other)) return false;
  return true;
}

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

Findings check_text(std::string_view text, bool in_list, const LinkGrammar* judge) {
  Findings findings;
  const std::vector<unicode::Range> quoted = quotations(text);
  for (const Sentence& sentence : grammar::read_sentences(text, in_list)) {
    Hits hits;
    for (const grammar::Rule rule : grammar::all_rules) rule(sentence, hits);
    const unicode::Range whole{sentence.tokens.front().range.begin, sentence.tokens.back().range.end};
    for (Hit& hit : hits) {
      Finding finding{range_of(sentence, hit, text),      hit.severity,
                      "Grammar." + std::string(hit.rule), std::move(hit.message),
                      std::move(hit.replacement),         hit.safe};
      if (finding.range.end > text.size() || finding.range.begin >= finding.range.end ||
          overlaps(findings, finding.range))
        continue;
      const bool quote = std::any_of(quoted.begin(), quoted.end(), [&](const unicode::Range& range) {
        return range.begin <= finding.range.begin && finding.range.end <= range.end;
      });
      if (quote) continue;
      if (hit.doubtful && (judge == nullptr || !finding.replacement ||
                           !judge->prefers(changed_sentence(text, whole, finding),
                                           std::string(text.substr(whole.begin, whole.end - whole.begin)))))
        continue;
      findings.push_back(std::move(finding));
    }
  }
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.range.begin < b.range.begin; });
  return findings;
}

// A citation or cross reference between the words was left out of the block's text: the
// words that meet there are no neighbours in the source.
bool stands_together(const Span& span, const unicode::Range& range) {
  constexpr std::size_t marks = 8;  // emphasis inside the range
  return span.end - span.begin <= range.end - range.begin + marks;
}

void report(const TextBlock& block, const Findings& findings, Diagnostics& diagnostics) {
  for (const Finding& finding : findings) {
    const Span span = block.text.span(finding.range.begin, finding.range.end);
    if (!stands_together(span, finding.range)) continue;
    Diagnostic diagnostic;
    diagnostic.severity = finding.severity;
    diagnostic.rule = finding.rule;
    diagnostic.message = finding.message;
    diagnostic.span = span;
    diagnostic.text = block.text.text.substr(finding.range.begin, finding.range.end - finding.range.begin);
    diagnostic.engine = "grammar";
    if (finding.safe && finding.replacement && span.end - span.begin == finding.range.end - finding.range.begin)
      diagnostic.fixes.push_back({span, *finding.replacement});
    else if (finding.replacement && !finding.replacement->empty())
      diagnostic.hints.push_back("write “" + *finding.replacement + "”");
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace

struct GrammarEngine::State {
  GrammarOptions options;
  LinkGrammar judge;
  std::mutex mutex;
  std::map<std::string, Findings> remembered;  // by kind of block and text
};

GrammarEngine::GrammarEngine(const GrammarOptions& options) : state_(std::make_unique<State>()) {
  state_->options = options;
}
GrammarEngine::~GrammarEngine() = default;

std::string GrammarEngine::version() const {
  return std::string("grammar 1") + (state_->options.link_grammar ? "+link-grammar" : "");
}

void GrammarEngine::check(const TextBlocks& blocks, Diagnostics& diagnostics) const {
  const LinkGrammar* judge = state_->options.link_grammar ? &state_->judge : nullptr;
  for (const TextBlock& block : blocks) {
    if (!is_prose(block.scope) || block.text.text.size() > longest_block) continue;
    const bool in_list = in_words(block.scope, "list");
    const std::string key = (in_list ? "l" : "p") + block.text.text;
    {
      const std::lock_guard lock(state_->mutex);
      const auto known = state_->remembered.find(key);
      if (known != state_->remembered.end()) {
        report(block, known->second, diagnostics);
        continue;
      }
    }
    Findings findings = check_text(block.text.text, in_list, judge);
    report(block, findings, diagnostics);
    const std::lock_guard lock(state_->mutex);
    if (state_->remembered.size() >= most_remembered) state_->remembered.clear();
    state_->remembered.emplace(key, std::move(findings));
  }
}

}  // namespace galley::prose
