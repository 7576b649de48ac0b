// existence: words that should not stand there; occurrence: how often they may.
#include <algorithm>

#include "prose/alternatives.h"
#include "prose/message.h"
#include "prose/pattern_list.h"
#include "prose/rule_kinds.h"

namespace galley::prose {

bool compile_into(Regex& regex, const std::string& pattern, Span place, RuleKeys& keys) {
  auto compiled = Regex::compile(pattern);
  if (!compiled) {
    keys.error(place, compiled.error().message, "the pattern is: " + pattern.substr(0, 200));
    return false;
  }
  regex = std::move(*compiled);
  return true;
}

bool make_exceptions(Exceptions& exceptions, RuleKeys& keys, const RuleContext& context, bool with_vocabulary) {
  auto made = Exceptions::make(keys.list("exceptions"), *context.accepted, with_vocabulary);
  if (!made) {
    keys.error(keys.place("exceptions"), "exceptions and vocabulary: " + made.error().message);
    return false;
  }
  exceptions = std::move(*made);
  return true;
}

std::string fill_template(const std::string& tokens, bool whole_words, bool ignore_case, const RuleContext& context) {
  std::string frame = whole_words ? "(?m)\\b(?:%s)\\b" : "(?m)(?:%s)";
  if (whole_words && !context.word_template.empty()) frame = context.word_template;
  const std::size_t place = frame.find("%s");
  if (place != std::string::npos) frame.replace(place, 2, tokens);
  return (ignore_case ? "(?i)" : "") + frame;
}

namespace {

class Existence final : public Rule {
 public:
  Existence(Definition definition, PatternList patterns, Exceptions exceptions)
      : Rule(std::move(definition)), patterns_(std::move(patterns)), exceptions_(std::move(exceptions)) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    patterns_.each_match(text, [&](const Captures& captures, std::size_t) {
      const Capture& found = captures[0];
      if (found.end > found.begin && !exceptions_.cover(text, found.begin, found.end))
        hits.push_back(make_hit(text, found.begin, found.end));
    });
  }
  [[nodiscard]] const Regex* necessary() const override { return patterns_.only(); }
  [[nodiscard]] std::size_t limits_reached() const override { return patterns_.limits_reached(); }

 private:
  PatternList patterns_;
  Exceptions exceptions_;
};

std::vector<std::string> without_blank(const std::vector<std::string>& tokens) {
  std::vector<std::string> words;
  for (const std::string& token : tokens)
    if (!trim_space(token).empty()) words.push_back(token);
  return words;
}

// What surrounds the tokens of an `existence` rule.
struct TokenFrame {
  bool whole_words = true;
  bool ignore_case = false;
  std::string before, behind;  // raw patterns
};

// The tokens as one pattern, or as several where there are very many.
Result<PatternList> join_tokens(const std::vector<std::string>& tokens, const TokenFrame& frame,
                                const RuleContext& context) {
  const bool cut = tokens.size() > most_in_pattern && frame.before.empty() && frame.behind.empty() &&
                   std::none_of(tokens.begin(), tokens.end(), depends_on_place);
  const std::size_t step = cut ? most_in_pattern : std::max<std::size_t>(tokens.size(), 1);
  PatternList patterns;
  for (std::size_t begin = 0; begin < tokens.size() || patterns.size() == 0; begin += step) {
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), begin + step));
    const std::string words =
        fill_template(join_alternatives({first, last}, "", "").pattern, frame.whole_words, false, context);
    Regex pattern;
    TRY(pattern, Regex::compile((frame.ignore_case ? "(?i)" : "") + frame.before + words + frame.behind));
    patterns.add(std::move(pattern));
  }
  return patterns;
}

// An item of a list that does not compile by itself is reported at its own line.
void report_broken_item(const yaml::Node* list, RuleKeys& keys) {
  if (list == nullptr) return;
  for (const yaml::Node& item : list->items) {
    Regex alone;
    if (item.is_scalar() && !compile_into(alone, item.value.text, item.span, keys)) return;
  }
}

class Occurrence final : public Rule {
 public:
  Occurrence(Definition definition, Regex token, long long least, long long most)
      : Rule(std::move(definition)), token_(std::move(token)), least_(least), most_(most) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    const std::vector<Capture> found = token_.find_all(text);
    const auto count = static_cast<long long>(found.size());
    if (!(most_ > 0 && count > most_) && !(least_ > 0 && count < least_)) return;
    Hit hit;
    if (count == 0) {
      hit.at_start = true;
    } else {
      const auto shown =
          std::find_if(found.begin(), found.end(), [&](const Capture& match) { return is_shown(text, match); });
      if (shown == found.end()) return;
      hit = make_hit(text, shown->begin, shown->end);
    }
    hit.message = format_count(definition_.message, count);
    hit.description = format_count(definition_.description, count);
    hits.push_back(std::move(hit));
  }
  [[nodiscard]] const Regex* necessary() const override { return least_ > 0 ? nullptr : &token_; }
  [[nodiscard]] std::size_t limits_reached() const override { return token_.limits_reached(); }

 private:
  // Not blank, and no masked code.
  static bool is_shown(std::string_view text, const Capture& match) {
    const std::string_view letters = text.substr(match.begin, match.end - match.begin);
    return !trim_space(letters).empty() && letters.find_first_not_of("*@") != std::string_view::npos;
  }

  Regex token_;
  long long least_;
  long long most_;
};

}  // namespace

RulePointer make_existence(Definition definition, RuleKeys& keys, const RuleContext& context) {
  const std::vector<std::string> raw = keys.list("raw");
  const std::vector<std::string> tokens = keys.list("tokens");
  const bool ignore_case = keys.boolean("ignorecase", false);
  const bool nonword = keys.boolean("nonword", false);
  const bool append = keys.boolean("append", false);
  const bool vocabulary = keys.boolean("vocab", true);
  Exceptions exceptions;
  const bool fine = make_exceptions(exceptions, keys, context, vocabulary && !nonword);
  keys.finish();
  if (!fine || keys.failed()) return nullptr;
  std::string extra;
  for (const std::string& part : raw) extra += part;
  const TokenFrame frame{!nonword && !tokens.empty(), ignore_case, append ? "" : extra, append ? extra : ""};
  auto patterns = join_tokens(without_blank(tokens), frame, context);
  if (!patterns) {
    report_broken_item(keys.node("tokens"), keys);
    if (!keys.failed())
      keys.error(keys.place(tokens.empty() ? "raw" : "tokens"), patterns.error().message,
                 extra.empty() ? std::string() : "the raw pattern is: " + extra.substr(0, 200));
    return nullptr;
  }
  return std::make_unique<Existence>(std::move(definition), std::move(*patterns), std::move(exceptions));
}

RulePointer make_vocabulary_avoid(Definition definition, const std::vector<std::string>& rejected,
                                  const RuleContext& context) {
  auto patterns = join_tokens(without_blank(rejected), {}, context);
  auto exceptions = Exceptions::make({}, *context.accepted, true);
  if (!patterns || !exceptions) return nullptr;
  return std::make_unique<Existence>(std::move(definition), std::move(*patterns), std::move(*exceptions));
}

RulePointer make_occurrence(Definition definition, RuleKeys& keys, const RuleContext&) {
  const std::string token = keys.text("token");
  const auto least = static_cast<long long>(keys.number("min", 0));
  const auto most = static_cast<long long>(keys.number("max", 0));
  const bool ignore_case = keys.boolean("ignorecase", false);
  keys.finish();
  Regex pattern;
  if (keys.failed() ||
      !compile_into(pattern, (ignore_case ? "(?i)(?:" : "(?:") + token + ")", keys.place("token"), keys))
    return nullptr;
  return std::make_unique<Occurrence>(std::move(definition), std::move(pattern), least, most);
}

}  // namespace galley::prose
