// Rules about pairs: repetition, consistency, conditional.
#include <algorithm>

#include "prose/message.h"
#include "prose/rule_kinds.h"
#include "prose/sentences.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

bool all_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!unicode::is_letter(unicode::next_code_point(text, at))) return false;
  return true;
}

class Repetition final : public Rule {
 public:
  struct Options {
    std::size_t most = 0;
    bool ignore_case = false;
    bool alpha = false;
  };
  Repetition(Definition definition, Regex pattern, Exceptions exceptions, Options options)
      : Rule(std::move(definition)), pattern_(std::move(pattern)), exceptions_(std::move(exceptions)),
        options_(options) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    std::string_view before;
    Capture before_place;
    std::size_t count = 0;
    for (const Capture& found : pattern_.find_all(text)) {
      const std::string_view word = trim_space(text.substr(found.begin, found.end - found.begin));
      const bool hit = is_same(word, before);
      if (hit && ++count > options_.most && report(text, before_place.begin, found.end, word, hits)) count = 0;
      before_place = found;
      before = word;
    }
  }
  [[nodiscard]] const Regex* necessary() const override { return &pattern_; }
  [[nodiscard]] std::size_t limits_reached() const override { return pattern_.limits_reached(); }

 private:
  [[nodiscard]] bool is_same(std::string_view word, std::string_view before) const {
    if (word.empty() || before.empty()) return false;
    const bool same = word == before || (options_.ignore_case && word.size() <= 3 * before.size() &&
                                         unicode::fold_case(word) == unicode::fold_case(before));
    return same && (!options_.alpha || all_letters(word));
  }

  bool report(std::string_view text, std::size_t begin, std::size_t end, std::string_view word, Hits& hits) const {
    const std::string_view pair = text.substr(begin, end - begin);
    if (split_sentences(pair).size() != 1) return false;
    if (exceptions_.match(pair) || exceptions_.cover(text, begin, end)) return false;
    Hit hit = make_hit(text, begin, end);
    hit.message = format_message(definition_.message, {std::string(word)});
    hit.description = format_message(definition_.description, {std::string(word)});
    hits.push_back(std::move(hit));
    return true;
  }

  Regex pattern_;
  Exceptions exceptions_;
  Options options_;
};

class Consistency final : public Rule {
 public:
  struct Pair {
    Regex pattern;
    std::string first, second;  // names of the two groups, unique to the rule
  };
  Consistency(Definition definition, std::vector<Pair> pairs) : Rule(std::move(definition)), pairs_(std::move(pairs)) {}

  void run(std::string_view text, FileState& state, Hits& hits) const override {
    for (const Pair& pair : pairs_) {
      const std::size_t first = pair.pattern.group(pair.first);
      const std::size_t second = pair.pattern.group(pair.second);
      Capture last;
      pair.pattern.each_match(text, [&](const Captures& captures) {
        for (const auto& [group, name] : {std::pair(first, &pair.first), std::pair(second, &pair.second)}) {
          if (group >= captures.size() || !captures[group].took_part()) continue;
          state.seen.insert(definition_.name + "/" + *name);
          last = captures[group];
        }
      });
      if (last.took_part() && state.seen.contains(definition_.name + "/" + pair.first) &&
          state.seen.contains(definition_.name + "/" + pair.second))
        hits.push_back(make_hit(text, last.begin, last.end));
    }
  }

 private:
  std::vector<Pair> pairs_;
};

class Conditional final : public Rule {
 public:
  Conditional(Definition definition, Regex first, Regex second, bool second_captures, Exceptions exceptions)
      : Rule(std::move(definition)), first_(std::move(first)), second_(std::move(second)),
        second_captures_(second_captures), exceptions_(std::move(exceptions)) {}

  void run(std::string_view text, FileState& state, Hits& hits) const override {
    if (!second_captures_ && second_.matches(text)) return;
    if (second_captures_)
      second_.each_match(text, [&](const Captures& captures) {
        for (std::size_t group = 1; group < captures.size(); ++group)
          if (captures[group].took_part() && captures[group].end > captures[group].begin)
            state.seen.emplace(text.substr(captures[group].begin, captures[group].end - captures[group].begin));
      });
    for (const Capture& found : first_.find_all(text)) {
      const std::string_view words = text.substr(found.begin, found.end - found.begin);
      if (second_captures_ && state.seen.contains(words)) continue;
      if (exceptions_.match(words) || exceptions_.cover(text, found.begin, found.end)) continue;
      hits.push_back(make_hit(text, found.begin, found.end));
    }
  }
  [[nodiscard]] std::size_t limits_reached() const override {
    return first_.limits_reached() + second_.limits_reached();
  }

 private:
  Regex first_;
  Regex second_;
  bool second_captures_;
  Exceptions exceptions_;
};

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

RulePointer make_repetition(Definition definition, RuleKeys& keys, const RuleContext& context) {
  Repetition::Options options;
  options.most = static_cast<std::size_t>(std::max(0.0, keys.number("max", 0)));
  options.ignore_case = keys.boolean("ignorecase", false);
  options.alpha = keys.boolean("alpha", false);
  const bool vocabulary = keys.boolean("vocab", true);
  std::string tokens;
  for (const std::string& token : keys.list("tokens")) tokens += (tokens.empty() ? "" : "|") + token;
  Exceptions exceptions;
  const bool fine = make_exceptions(exceptions, keys, context, vocabulary);
  keys.finish();
  Regex pattern;
  if (!fine || keys.failed() ||
      !compile_into(pattern, (options.ignore_case ? "(?i)(" : "(") + tokens + ")", keys.place("tokens"), keys))
    return nullptr;
  return std::make_unique<Repetition>(std::move(definition), std::move(pattern), std::move(exceptions), options);
}

RulePointer make_word_repetition(Definition definition, const RuleContext& context) {
  auto pattern = Regex::compile("(?i)([^\\s.!?]+)");
  auto exceptions = Exceptions::make({}, *context.accepted, true);
  if (!pattern || !exceptions) return nullptr;
  return std::make_unique<Repetition>(std::move(definition), std::move(*pattern), std::move(*exceptions),
                                      Repetition::Options{0, true, true});
}

RulePointer make_consistency(Definition definition, RuleKeys& keys, const RuleContext& context) {
  const bool ignore_case = keys.boolean("ignorecase", false);
  const bool nonword = keys.boolean("nonword", false);
  std::vector<Consistency::Pair> pairs;
  const yaml::Node* either = keys.node("either");
  for (const auto& [one, other] : keys.pairs("either")) {
    Consistency::Pair pair;
    pair.first = "variant" + std::to_string(2 * pairs.size() + 1);
    pair.second = "variant" + std::to_string(2 * pairs.size() + 2);
    const std::string tokens = "(?P<" + pair.first + ">" + one + ")|(?P<" + pair.second + ">" + other + ")";
    const Span place = either->is_mapping() ? either->entries[pairs.size()].key_span : either->span;
    if (!compile_into(pair.pattern, fill_template(tokens, !nonword, ignore_case, context), place, keys)) return nullptr;
    pairs.push_back(std::move(pair));
  }
  if (keys.failed()) return nullptr;
  return std::make_unique<Consistency>(std::move(definition), std::move(pairs));
}

RulePointer make_conditional(Definition definition, RuleKeys& keys, const RuleContext& context) {
  const std::string first = keys.text("first");
  const std::string second = keys.text("second");
  keys.boolean("ignorecase", false);
  const bool vocabulary = keys.boolean("vocab", true);
  Exceptions exceptions;
  const bool fine = make_exceptions(exceptions, keys, context, vocabulary);
  keys.finish();
  Regex first_regex;
  Regex second_regex;
  if (!fine || keys.failed() || !compile_into(second_regex, second, keys.place("second"), keys) ||
      !compile_into(first_regex, first, keys.place("first"), keys))
    return nullptr;
  const bool captures = count_of(second, "(") > count_of(second, "(?") + count_of(second, "\\(");
  return std::make_unique<Conditional>(std::move(definition), std::move(first_regex), std::move(second_regex), captures,
                                       std::move(exceptions));
}

}  // namespace galley::prose
