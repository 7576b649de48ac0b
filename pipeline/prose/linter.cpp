#include "prose/linter.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "prose/sentences.h"

namespace galley::prose {
namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

// The paragraphs and sentences of a block, where some rule reads them, and then the block.
class Deriver {
 public:
  Deriver(const LoadedRules& rules, std::vector<LintBlock>& blocks) : rules_(rules), blocks_(blocks) {}

  void add(LintBlock block) {
    const std::size_t first = blocks_.size();
    apart_.clear();
    if (block.running && rules_.has_paragraphs) add_paragraphs(block);
    if (block.running && rules_.has_sentences)
      for (const unicode::Range& sentence : split_sentences(block.block.text.text))
        add_part("sentence.", block, sentence);
    for (std::size_t part = 0; part < apart_.size(); ++part)
      if (apart_[part] != 0) blocks_[first + part].whole = blocks_.size();
    blocks_.push_back(std::move(block));
  }

 private:
  void add_paragraphs(const LintBlock& block) {
    const std::string& text = block.block.text.text;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t blank = text.find("\n\n", at);
      const std::size_t end = blank == std::string::npos ? text.size() : blank + 2;
      add_part("paragraph.", block, {at, end});
      if (blank == std::string::npos) break;
      at = end;
    }
  }

  void add_part(const char* kind, const LintBlock& block, unicode::Range part) {
    const std::string& text = block.block.text.text;
    const bool begins = part.begin == 0 || is_blank(text[part.begin - 1]);
    const bool ends = part.end == text.size() || is_blank(text[part.end]) ||
                      (part.end > part.begin && is_blank(text[part.end - 1]));
    TextBlock letters{kind + block.block.scope, block.block.text.substr(part.begin, part.end)};
    blocks_.push_back({std::move(letters), block.switches, false, 0});
    apart_.push_back(begins && ends ? 1 : 0);
  }

  const LoadedRules& rules_;
  std::vector<LintBlock>& blocks_;
  std::vector<char> apart_;  // of the parts added: whether they stand between blanks
};

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
      const auto own = static_cast<std::size_t>(&block - blocks_.blocks.data());
      const std::size_t whole = block.whole != 0 ? block.whole : own;
      for (const std::size_t number : place->second)
        if ((rules_.filtered[number] == 0 || needed[number] != 0) && may_match(number, whole, block.whole != 0))
          run_rule(*rules_.rules[number], block);
    }
    return std::move(findings_);
  }

 private:
  // Whether a rule's pattern can be in a whole block or its parts; each looked for once.
  bool may_match(std::size_t number, std::size_t whole, bool is_part) {
    if (!rules_.parts.knows(number)) return true;
    if (whole != whole_) {
      if (!is_part) return true;
      whole_ = whole;
      in_whole_.assign(rules_.rules.size(), unknown);
    }
    char& known = in_whole_[number];
    if (known == unknown && !is_part) return true;
    if (known == unknown)
      known = rules_.parts.may_match(number, blocks_.blocks[whole].block.text.text) ? present : absent;
    return known == present;
  }

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
  static constexpr char unknown = 0, present = 1, absent = 2;
  std::size_t whole_ = static_cast<std::size_t>(-1);  // the whole block that `in_whole_` is about
  std::vector<char> in_whole_;  // by rule
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
  Deriver deriver(rules, result.blocks);
  for (LintBlock& block : walked.blocks) deriver.add(std::move(block));
  if (has_kind(rules, "metric")) {
    result.measures = measure(walked.summary.text);
    result.measures.blocks = std::move(walked.counts);
  }
  walked.switches.reset();
  result.blocks.push_back({{"summary" + extension, std::move(walked.summary)}, walked.switches, false, 0});
  result.blocks.push_back({{"raw" + extension, raw}, walked.switches, false, 0});
  return result;
}

std::vector<Finding> run_rules(const LoadedRules& rules, const Config& config, const FileRules& file_rules,
                               const BlockSet& blocks, const FileSource& source) {
  return Runner(rules, config, file_rules, blocks, source).run();
}

}  // namespace galley::prose
