// substitution: what to write instead.
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "prose/alternatives.h"
#include "prose/message.h"
#include "prose/pattern_list.h"
#include "prose/rule_kinds.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

struct Swap {
  std::string key;
  std::string value;
  bool expands = false;   // the value names groups of the key
  Regex key_regex;        // then: the key alone
  bool is_phrase = true;  // letters, digits, spaces and hyphens only
  Regex value_regex;      // else: ^(?:value)$
};

// Groups of a key must not shift the numbers of the keys behind it.
std::string without_captures(std::string_view key) {
  std::string result;
  bool in_class = false;
  for (std::size_t at = 0; at < key.size(); ++at) {
    result += key[at];
    if (key[at] == '\\' && at + 1 < key.size()) {
      result += key[++at];
    } else if (in_class) {
      in_class = key[at] != ']';
    } else if (key[at] == '[') {
      in_class = true;
      if (at + 1 < key.size() && key[at + 1] == '^') result += key[++at];
      if (at + 1 < key.size() && key[at + 1] == ']') result += key[++at];
    } else if (key[at] == '(' && (at + 1 >= key.size() || key[at + 1] != '?')) {
      result += "?:";
    }
  }
  return result;
}

bool is_phrase(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = unicode::next_code_point(text, at);
    if (letter != U' ' && letter != U'-' && !unicode::is_letter(letter) && !unicode::is_digit(letter)) return false;
  }
  return true;
}

// The choices of "a|b"; `\|` is a bar.
std::vector<std::string> choices(std::string_view value) {
  std::vector<std::string> result(1);
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == '|') {
      result.back() += '|';
      ++at;
    } else if (value[at] == '|') {
      result.emplace_back();
    } else {
      result.back() += value[at];
    }
  }
  result.erase(std::remove(result.begin(), result.end(), std::string()), result.end());
  return result;
}

// The plain letters of a pattern; empty if it is more than letters with optional ones.
std::string plain_letters(std::string_view pattern) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\') {
      if (++at >= pattern.size()) return {};
      result += pattern[at];
    } else if (std::string_view("[](){}|.*+^$").find(pattern[at]) != std::string_view::npos) {
      return {};
    } else if (pattern[at] != '?') {
      result += pattern[at];
    }
  }
  return result;
}

// A term that is a pattern is shown as the letters it stands for.
std::string shown_term(const std::string& term, std::string_view observed) {
  const std::string letters = plain_letters(term);
  return !letters.empty() && unicode::fold_case(letters) == unicode::fold_case(observed) ? letters : term;
}

// A message that quotes '%s' itself gets the choices without their quotation marks.
std::string without_double_quotes(std::string message) {
  for (const std::string_view mark : {"'%s'", "\"%s\""}) {
    const std::size_t first = message.find(mark);
    if (first == std::string::npos) continue;
    const std::size_t second = message.find(mark, first + mark.size());
    if (second != std::string::npos && message.find(mark, second + mark.size()) == std::string::npos)
      message.replace(first, mark.size(), "%s");
  }
  return message;
}

// The swaps: some of them as one pattern, a group each.
struct SwapParts {
  PatternList patterns;
  std::vector<std::vector<Swap>> swaps;  // of each pattern, in the order of its groups
};

class Substitution final : public Rule {
 public:
  struct Options {
    bool capitalize = false;
  };
  Substitution(Definition definition, SwapParts parts, Exceptions exceptions, Options options)
      : Rule(std::move(definition)),
        parts_(std::move(parts)),
        exceptions_(std::move(exceptions)),
        options_(options),
        replaces_(definition_.action.name == "replace"),
        replace_message_(without_double_quotes(definition_.message)) {}

  void run(std::string_view text, FileState&, Hits& hits) const override {
    parts_.patterns.each_match(text, [&](const Captures& captures, std::size_t part) {
      const std::vector<Swap>& swaps = parts_.swaps[part];
      for (std::size_t group = 1; group < captures.size() && group <= swaps.size(); ++group)
        if (captures[group].took_part()) judge(text, captures[group], swaps[group - 1], hits);
    });
  }
  [[nodiscard]] const Regex* necessary() const override { return parts_.patterns.only(); }
  [[nodiscard]] std::size_t limits_reached() const override { return parts_.patterns.limits_reached(); }

 private:
  void judge(std::string_view text, const Capture& found, const Swap& swap, Hits& hits) const {
    const std::string observed(text.substr(found.begin, found.end - found.begin));
    const bool begins_large = observed == capitalized(observed);
    std::string expected = options_.capitalize && begins_large ? capitalized(swap.value) : swap.value;
    if (swap.expands) expected = swap.key_regex.replace_all(observed, expected);
    if (conforms(swap, expected, observed) || exceptions_.cover(text, found.begin, found.end)) return;
    Action action = definition_.action;
    std::string message = definition_.message;
    if (replaces_ && action.params.empty()) {
      action.params = choices(expected);
      if (options_.capitalize && begins_large)
        for (std::string& choice : action.params) choice = capitalized(choice);
      expected = one_of(action.params);
      message = replace_message_;
    } else if (!replaces_) {
      expected = shown_term(expected, observed);
    }
    Hit hit = make_hit(text, found.begin, found.end, {expected, observed});
    hit.message = format_message(message, {expected, observed});
    hit.replacements = apply_action(action, observed);
    hit.action = std::move(action);
    hits.push_back(std::move(hit));
  }

  [[nodiscard]] bool conforms(const Swap& swap, const std::string& expected, const std::string& observed) const {
    if (replaces_) {
      const auto allowed = choices(expected);
      return std::find(allowed.begin(), allowed.end(), observed) != allowed.end();
    }
    if (expected != swap.value) {
      if (is_phrase(expected)) return expected == observed;
      const auto regex = Regex::compile("^(?:" + expected + ")$");
      return regex ? regex->matches(observed) : expected == observed;
    }
    return swap.is_phrase || swap.value_regex.empty() ? expected == observed : swap.value_regex.matches(observed);
  }

  SwapParts parts_;
  Exceptions exceptions_;
  Options options_;
  bool replaces_;
  std::string replace_message_;
};

bool names_groups(std::string_view value) {
  for (std::size_t at = value.find('$'); at != std::string_view::npos; at = value.find('$', at + 1))
    if (at + 1 < value.size() && ascii::is_digit(value[at + 1])) return true;
  return false;
}

Swap make_swap(std::string key, std::string value, bool ignore_case) {
  Swap swap;
  swap.expands = names_groups(value);
  if (swap.expands) {
    if (auto regex = Regex::compile((ignore_case ? "(?i)" : "") + key)) swap.key_regex = std::move(*regex);
  }
  swap.is_phrase = is_phrase(value);
  if (!swap.is_phrase) {
    if (auto regex = Regex::compile("^(?:" + value + ")$")) swap.value_regex = std::move(*regex);
  }
  swap.key = std::move(key);
  swap.value = std::move(value);
  return swap;
}

// The keys as one pattern, a group each; the swaps come into the order of the groups.
std::string join_keys(std::vector<Swap>& swaps) {
  std::vector<std::string> keys;
  for (const Swap& swap : swaps) keys.push_back(without_captures(swap.key));
  Alternatives joined = join_alternatives(keys, "(", ")");
  std::vector<Swap> ordered;
  for (const std::size_t place : joined.order) ordered.push_back(std::move(swaps[place]));
  swaps = std::move(ordered);
  return std::move(joined.pattern);
}

// A key that does not compile is reported at its own line.
void report_broken_key(const yaml::Node* swap, RuleKeys& keys) {
  if (swap == nullptr) return;
  for (const yaml::Node& item : swap->items) report_broken_key(&item, keys);
  for (const yaml::Entry& entry : swap->entries) {
    Regex alone;
    if (!compile_into(alone, without_captures(entry.key), entry.key_span, keys)) return;
  }
}

std::vector<Swap> make_swaps(std::vector<std::pair<std::string, std::string>> pairs, bool ignore_case) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& first, const auto& second) { return first.first.size() > second.first.size(); });
  std::vector<Swap> swaps;
  for (auto& [key, value] : pairs) swaps.push_back(make_swap(std::move(key), std::move(value), ignore_case));
  return swaps;
}

Result<SwapParts> make_parts(std::vector<Swap> swaps, bool whole_words, bool ignore_case, const RuleContext& context) {
  SwapParts parts;
  for (std::size_t begin = 0; begin < swaps.size() || parts.swaps.empty(); begin += most_in_pattern) {
    const auto first = swaps.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = swaps.begin() + static_cast<std::ptrdiff_t>(std::min(swaps.size(), begin + most_in_pattern));
    std::vector<Swap> some(std::make_move_iterator(first), std::make_move_iterator(last));
    Regex pattern;
    TRY(pattern, Regex::compile(fill_template(join_keys(some), whole_words, ignore_case, context)));
    parts.patterns.add(std::move(pattern));
    parts.swaps.push_back(std::move(some));
  }
  return parts;
}

}  // namespace

RulePointer make_substitution(Definition definition, RuleKeys& keys, const RuleContext& context) {
  const bool ignore_case = keys.boolean("ignorecase", false);
  const bool nonword = keys.boolean("nonword", false);
  const bool vocabulary = keys.boolean("vocab", true);
  const bool capitalize = keys.boolean("capitalize", false);
  keys.text("pos");
  auto pairs = keys.pairs("swap");
  Exceptions exceptions;
  const bool fine = make_exceptions(exceptions, keys, context, vocabulary);
  keys.finish();
  if (!fine || keys.failed()) return nullptr;
  auto parts = make_parts(make_swaps(std::move(pairs), ignore_case), !nonword, ignore_case, context);
  if (!parts) {
    report_broken_key(keys.node("swap"), keys);
    if (!keys.failed()) keys.error(keys.place("swap"), parts.error().message);
    return nullptr;
  }
  return std::make_unique<Substitution>(std::move(definition), std::move(*parts), std::move(exceptions),
                                        Substitution::Options{capitalize});
}

RulePointer make_vocabulary_terms(Definition definition, const std::vector<std::string>& accepted,
                                  const RuleContext& context) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::map<std::string, std::size_t> places;
  for (const std::string& term : accepted) {
    const std::string key = unicode::to_lower(term);
    const auto [place, is_new] = places.emplace(key, pairs.size());
    if (is_new) {
      pairs.emplace_back(key, term);
    } else {
      pairs[place->second].second = term;
    }
  }
  auto parts = make_parts(make_swaps(std::move(pairs), true), true, true, context);
  if (!parts) return nullptr;
  return std::make_unique<Substitution>(std::move(definition), std::move(*parts), Exceptions(),
                                        Substitution::Options{});
}

}  // namespace galley::prose
