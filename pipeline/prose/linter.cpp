#include "prose/linter.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "prose/sentences.h"

namespace galley::prose {
namespace {

void add_derived(const LintBlock& block, const LoadedRules& rules, std::vector<LintBlock>& blocks) {
  const std::string& text = block.block.text.text;
  if (rules.has_paragraphs) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t blank = text.find("\n\n", at);
      const std::size_t end = blank == std::string::npos ? text.size() : blank + 2;
      blocks.push_back({{"paragraph." + block.block.scope, block.block.text.substr(at, end)}, block.switches, false});
      if (blank == std::string::npos) break;
      at = end;
    }
  }
  if (rules.has_sentences)
    for (const unicode::Range& sentence : split_sentences(text))
      blocks.push_back({{"sentence." + block.block.scope, block.block.text.substr(sentence.begin, sentence.end)},
                        block.switches, false});
}

bool has_kind(const LoadedRules& rules, std::string_view kind) {
  return std::any_of(rules.rules.begin(), rules.rules.end(),
                     [&](const auto& rule) { return rule->definition().extends == kind; });
}

class Runner {
 public:
  Runner(const LoadedRules& rules, const Config& config, const FileRules& file_rules, const BlockSet& blocks,
         const FileSource& source)
      : rules_(rules), blocks_(blocks), source_(source) {
    state_.measures = &blocks.measures;
    for (std::size_t number = 0; number < rules.rules.size(); ++number) {
      const Definition& definition = rules.rules[number]->definition();
      if (definition.level <= config.minimum && file_rules.runs(definition.name)) active_.push_back(number);
    }
  }

  std::vector<Finding> run() {
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_scope;
    std::vector<char> needed;
    for (const LintBlock& block : blocks_.blocks) {
      if (block.switches.everything_off()) continue;
      const auto [place, is_new] = by_scope.emplace(block.block.scope, std::vector<std::size_t>{});
      if (is_new)
        for (const std::size_t number : active_)
          if (rules_.rules[number]->definition().selector.matches(block.block.scope)) place->second.push_back(number);
      if (place->second.empty()) continue;
      needed.assign(rules_.rules.size(), 0);
      rules_.prefilter.scan(block.block.text.text, needed);
      for (const std::size_t number : place->second)
        if (rules_.filtered[number] == 0 || needed[number] != 0) run_rule(*rules_.rules[number], block);
    }
    return std::move(findings_);
  }

 private:
  void run_rule(const Rule& rule, const LintBlock& block) {
    if (block.switches.silences(rule.definition().name)) return;
    hits_.clear();
    rule.run(block.block.text.text, state_, hits_);
    for (Hit& hit : hits_)
      if (!block.switches.silences(rule.definition().name, hit.match)) add(rule, std::move(hit), block.block.text);
  }

  void add(const Rule& rule, Hit hit, const MappedText& text) {
    Finding finding{&rule, std::move(hit), {}};
    if (finding.hit.at_start) {
      finding.span = source_.text().span(0, 0);
      finding.span.begin = finding.span.end = 0;
    } else {
      finding.span = text.span(finding.hit.begin, finding.hit.end);
    }
    if (!seen_.emplace(finding.span.begin, &rule).second) return;
    std::size_t& count = counts_[&rule];
    const std::size_t limit = rule.definition().limit;
    if (limit > 0 && count >= limit) return;
    ++count;
    findings_.push_back(std::move(finding));
  }

  const LoadedRules& rules_;
  const BlockSet& blocks_;
  const FileSource& source_;
  FileState state_;
  std::vector<std::size_t> active_;
  Hits hits_;
  std::vector<Finding> findings_;
  std::set<std::pair<std::uint32_t, const Rule*>> seen_;
  std::map<const Rule*, std::size_t> counts_;
};

}  // namespace

BlockSet complete_blocks(WalkResult walked, const MappedText& raw, const std::string& extension,
                         const LoadedRules& rules) {
  BlockSet result;
  for (LintBlock& block : walked.blocks) {
    if (block.running) add_derived(block, rules, result.blocks);
    result.blocks.push_back(std::move(block));
  }
  if (has_kind(rules, "metric")) {
    result.measures = measure(walked.summary.text);
    result.measures.blocks = std::move(walked.counts);
  }
  walked.switches.reset();
  result.blocks.push_back({{"summary" + extension, std::move(walked.summary)}, walked.switches, false});
  result.blocks.push_back({{"raw" + extension, raw}, walked.switches, false});
  return result;
}

std::vector<Finding> run_rules(const LoadedRules& rules, const Config& config, const FileRules& file_rules,
                               const BlockSet& blocks, const FileSource& source) {
  return Runner(rules, config, file_rules, blocks, source).run();
}

}  // namespace galley::prose
