// sequence: words and parts of speech that follow each other.
#include <algorithm>

#include "prose/message.h"
#include "prose/rule_kinds.h"
#include "prose/tagger.h"

namespace galley::prose {
namespace {

struct Step {
  std::string pattern;
  std::string tag;
  Regex pattern_regex;
  Regex tag_regex;
  bool negate = false;
  long long skip = 0;
  bool optional = false;
  bool start = false;
  bool end = false;
};

bool step_matches(const Step& step, const TaggedWord& word) {
  const bool tag_failed = (step.tag.empty() || step.tag_regex.matches(word.tag)) == step.negate;
  const bool word_failed = !step.pattern.empty() && step.pattern_regex.matches(word.text) == step.negate;
  if (step.pattern.empty()) return !tag_failed;
  if (step.tag.empty()) return !word_failed;
  return !tag_failed && !word_failed;
}

class Sequence final : public Rule {
 public:
  Sequence(Definition definition, std::vector<Step> steps) : Rule(std::move(definition)), steps_(std::move(steps)) {
    const auto found = std::find_if(steps_.begin(), steps_.end(),
                                    [](const Step& step) { return !step.negate && !step.pattern.empty(); });
    anchor_ = static_cast<std::size_t>(found - steps_.begin());
  }

  void run(std::string_view text, FileState&, Hits& hits) const override {
    if (anchor_ >= steps_.size()) return;
    const std::vector<Capture> anchors = steps_[anchor_].pattern_regex.find_all(text);
    if (anchors.empty()) return;
    const std::vector<TaggedWord> words = tag_text(text);
    // As many words as the pattern was found in the text: the two can differ.
    std::size_t left = anchors.size();
    for (std::size_t place = 0; place < words.size() && left > 0; ++place) {
      if (!step_matches(steps_[anchor_], words[place])) continue;
      --left;
      std::size_t first = place;
      std::size_t last = place;
      if (match_before(words, place, first) && match_behind(words, place, last)) report(text, words, first, last, hits);
    }
  }
  [[nodiscard]] const Regex* necessary() const override {
    return anchor_ < steps_.size() ? &steps_[anchor_].pattern_regex : nullptr;
  }

 private:
  bool match_before(const std::vector<TaggedWord>& words, std::size_t place, std::size_t& first) const {
    for (std::size_t back = 1; back <= anchor_; ++back) {
      if (back > place) return false;
      const Step& step = steps_[anchor_ - back];
      const bool optional = step.skip > 0 ? (step.optional || step.end) && !step.start : step.optional;
      first = place - back;
      const bool matches = step_matches(step, words[first]);
      if (!matches && !optional) return false;
      if (matches && optional) break;
    }
    return true;
  }

  bool match_behind(const std::vector<TaggedWord>& words, std::size_t place, std::size_t& last) const {
    for (std::size_t ahead = 0; anchor_ + ahead < steps_.size(); ++ahead) {
      if (place + ahead >= words.size()) return false;
      last = place + ahead;
      const Step& step = steps_[anchor_ + ahead];
      const bool matches = step_matches(step, words[last]);
      if (!matches && !step.optional) return false;
      if (matches && step.optional) break;
    }
    return true;
  }

  void report(std::string_view text, const std::vector<TaggedWord>& words, std::size_t first, std::size_t last,
              Hits& hits) const {
    std::vector<std::string> arguments;
    for (std::size_t place = first; place <= last; ++place) arguments.push_back(words[place].text);
    const std::size_t begin = words[first].range.begin;
    const std::size_t end = words[last].range.end;
    Hit hit = make_hit(text, begin, end, arguments);
    hits.push_back(std::move(hit));
  }

  std::vector<Step> steps_;
  std::size_t anchor_ = 0;
};

bool read_step(const yaml::Node& node, Diagnostics& diagnostics, RuleKeys& rule, bool ignore_case,
               std::vector<Step>& steps) {
  if (!node.is_mapping()) {
    rule.error(node.span, "an item of 'tokens' must have the keys 'pattern' or 'tag'");
    return false;
  }
  RuleKeys keys(node, diagnostics);
  const auto make = [&]() -> Step {
    Step step;
    step.pattern = keys.text("pattern");
    step.tag = keys.text("tag");
    step.negate = keys.boolean("negate", false);
    step.skip = static_cast<long long>(keys.number("skip", 0));
    return step;
  };
  const auto add = [&](Step step) {
    const std::string pattern = (ignore_case ? "(?i)(?m)(?:" : "(?m)(?:") + step.pattern + ")";
    if (!step.pattern.empty() && !compile_into(step.pattern_regex, pattern, keys.place("pattern"), rule)) return false;
    if (!step.tag.empty() && !compile_into(step.tag_regex, step.tag, keys.place("tag"), rule)) return false;
    steps.push_back(std::move(step));
    return true;
  };
  const Step whole = make();
  for (long long left = std::min<long long>(whole.skip, 50); left > 0; --left) {
    Step step = make();
    step.optional = true;
    step.start = left == whole.skip;
    if (!add(std::move(step))) return false;
  }
  if (whole.pattern.empty() && whole.tag.empty()) return true;
  Step step = make();
  step.end = true;
  step.start = whole.skip == 1;
  return add(std::move(step));
}

}  // namespace

RulePointer make_sequence(Definition definition, RuleKeys& keys, const RuleContext&) {
  const bool ignore_case = keys.boolean("ignorecase", false);
  const yaml::Node* tokens = keys.node("tokens");
  if (tokens == nullptr || !tokens->is_sequence()) {
    keys.error(keys.place("tokens"), "'tokens' must be a list of patterns and tags");
    return nullptr;
  }
  Diagnostics problems;
  std::vector<Step> steps;
  bool fine = true;
  for (const yaml::Node& node : tokens->items) fine = read_step(node, problems, keys, ignore_case, steps) && fine;
  keys.finish();
  if (!fine || keys.failed()) return nullptr;
  definition.scopes = {"sentence"};
  definition.selector = Selector(definition.scopes);
  return std::make_unique<Sequence>(std::move(definition), std::move(steps));
}

}  // namespace galley::prose
