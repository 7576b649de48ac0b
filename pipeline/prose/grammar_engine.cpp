#include "prose/grammar_engine.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "prose/check.h"
#include "prose/grammar_findings.h"

namespace galley::prose {
namespace {

using grammar::Finding;
using grammar::Findings;

constexpr std::size_t most_remembered = 20000;  // paragraphs
constexpr std::size_t longest_block = 100000;   // bytes
constexpr std::size_t most_threads = 16;

bool in_words(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

bool is_prose(const TextBlock& block) {
  if (!block.scope.starts_with("text")) return false;
  for (const std::string_view other :
       {"heading", "blockquote", "table", "cell", "alt", "title", "code", "caption", "raw", "link", "attr", "summary"})
    if (in_words(block.scope, other)) return false;
  return true;
}

bool in_list(const TextBlock& block) { return in_words(block.scope, "list"); }

std::string memory_key(const TextBlock& block) {
  return sha256((in_list(block) ? "l" : "p") + block.text.text).substr(0, 32);
}

// A citation or cross reference between the words was left out of the block's text: the
// words that meet there are no neighbours in the source.
bool stands_together(const Span& span, const unicode::Range& range) {
  constexpr std::size_t marks = 8;  // emphasis inside the range
  return span.end - span.begin <= range.end - range.begin + marks;
}

void report_too_long(const TextBlock& block, Diagnostics& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::warning;
  diagnostic.rule = "Grammar.TooLong";
  diagnostic.message = "the grammar of this paragraph was not looked at: it has more than 100,000 bytes";
  diagnostic.hints = {"divide it"};
  diagnostic.span = block.text.span(0, 1);
  diagnostic.engine = "grammar";
  diagnostics.add(std::move(diagnostic));
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
    diagnostic.engine = finding.confirmed ? "grammar, link-grammar" : "grammar";
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
  grammar::Memory memory;   // of this run
  grammar::Memory earlier;  // of the run before
  std::atomic<std::size_t> looked_at = 0;

  // From memory, or nothing.
  const Findings* recall(const std::string& key) {
    const std::lock_guard lock(mutex);
    const auto known = memory.find(key);
    if (known != memory.end()) return &known->second;
    auto before = earlier.extract(key);
    if (before.empty()) return nullptr;
    return &memory.insert(std::move(before)).position->second;
  }

  const Findings* keep(const std::string& key, Findings findings) {
    const std::lock_guard lock(mutex);
    return &memory.try_emplace(key, std::move(findings)).first->second;
  }

  const Findings* look_at(const TextBlock& block, const std::string& key) {
    ++looked_at;
    return keep(key, grammar::find_faults(block.text.text, in_list(block), options.link_grammar ? &judge : nullptr));
  }
};

GrammarEngine::GrammarEngine(const GrammarOptions& options) : state_(std::make_unique<State>()) {
  state_->options = options;
}
GrammarEngine::~GrammarEngine() = default;

std::string GrammarEngine::version() const {
  return std::string("4") + (state_->options.link_grammar ? " with link-grammar " + LinkGrammar::version() : "");
}

void GrammarEngine::check(const TextBlocks& blocks, Diagnostics& diagnostics) const {
  struct Task {
    const TextBlock* block;
    std::string key;
    const Findings* findings;
  };
  std::vector<Task> tasks;
  for (const TextBlock& block : blocks) {
    if (!is_prose(block)) continue;
    if (block.text.text.size() > longest_block) report_too_long(block, diagnostics);
    else tasks.push_back({&block, memory_key(block), nullptr});
  }
  std::vector<Task*> open;
  for (Task& task : tasks) {
    task.findings = state_->recall(task.key);
    if (task.findings == nullptr) open.push_back(&task);
  }

  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t number = next++; number < open.size(); number = next++)
      open[number]->findings = state_->look_at(*open[number]->block, open[number]->key);
  };
  const std::size_t wanted =
      state_->options.threads > 0 ? state_->options.threads : std::thread::hardware_concurrency();
  std::vector<std::thread> threads;
  for (std::size_t number = 1; number < std::min({wanted, open.size() / 4, most_threads}); ++number)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();

  for (const Task& task : tasks) report(*task.block, *task.findings, diagnostics);
}

void GrammarEngine::remember(std::string_view memory) {
  if (auto read = grammar::read_memory(memory)) state_->earlier = std::move(*read);
}

std::string GrammarEngine::memory() const {
  const std::lock_guard lock(state_->mutex);
  grammar::Memory all = state_->memory;
  for (const auto& [key, findings] : state_->earlier)
    if (all.size() < most_remembered) all.emplace(key, findings);
  return grammar::write_memory(all);
}

std::size_t GrammarEngine::looked_at() const { return state_->looked_at; }

void check_grammar(const document::Document& document, FileId manuscript, const GrammarEngine& engine,
                   Diagnostics& diagnostics) {
  engine.check(text_blocks(document, manuscript), diagnostics);
}

}  // namespace galley::prose
