// existence: words that should not stand there; occurrence: how often they may.
#include <algorithm>

#include "prose/alternatives.h"
#include "prose/message.h"
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
  Existence(Definition definition, Regex pattern, Exceptions exceptions)
      : Rule(std::move(definition)), pattern_(std::move(pattern)), exceptions_(std::move(exceptions)) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    for (const Capture& found : pattern_.find_all(text))
      if (found.end > found.begin && !exceptions_.cover(text, found.begin, found.end)) hits.push_back(make_hit(text, found.begin, found.end));
  }
  [[nodiscard]] const Regex* necessary() const override { return &pattern_; }
  [[nodiscard]] std::size_t limits_reached() const override { return pattern_.limits_reached(); }

 private:
  Regex pattern_;
  Exceptions exceptions_;
};

std::string join_tokens(const std::vector<std::string>& tokens) {
  std::vector<std::string> words;
  for (const std::string& token : tokens)
    if (!trim_space(token).empty()) words.push_back(token);
  return join_alternatives(words, "", "").pattern;
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
      const auto shown = std::find_if(found.begin(), found.end(), [&](const Capture& match) { return is_shown(text, match); });
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
  const std::string words = fill_template(join_tokens(tokens), !nonword && !tokens.empty(), false, context);
  const std::string whole = (ignore_case ? "(?i)" : "") + (append ? words + extra : extra + words);
  auto pattern = Regex::compile(whole);
  if (!pattern) {
    report_broken_item(keys.node("tokens"), keys);
    if (!keys.failed())
      keys.error(keys.place(tokens.empty() ? "raw" : "tokens"), pattern.error().message, "the pattern is: " + whole);
    return nullptr;
  }
  return std::make_unique<Existence>(std::move(definition), std::move(*pattern), std::move(exceptions));
}

RulePointer make_vocabulary_avoid(Definition definition, const std::vector<std::string>& rejected,
                                  const RuleContext& context) {
  auto pattern = Regex::compile(fill_template(join_tokens(rejected), true, false, context));
  auto exceptions = Exceptions::make({}, *context.accepted, true);
  if (!pattern || !exceptions) return nullptr;
  return std::make_unique<Existence>(std::move(definition), std::move(*pattern), std::move(*exceptions));
}

RulePointer make_occurrence(Definition definition, RuleKeys& keys, const RuleContext&) {
  const std::string token = keys.text("token");
  const auto least = static_cast<long long>(keys.number("min", 0));
  const auto most = static_cast<long long>(keys.number("max", 0));
  const bool ignore_case = keys.boolean("ignorecase", false);
  keys.finish();
  Regex pattern;
  if (keys.failed() || !compile_into(pattern, (ignore_case ? "(?i)(?:" : "(?:") + token + ")", keys.place("token"), keys))
    return nullptr;
  return std::make_unique<Occurrence>(std::move(definition), std::move(pattern), least, most);
}

}  // namespace galley::prose
