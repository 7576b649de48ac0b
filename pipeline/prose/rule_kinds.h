// Makers of the kinds of rules. Each takes the keys of its kind from the rule file;
// null if the rule is wrong, with diagnostics that say where and what is allowed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "prose/rule.h"
#include "prose/rule_keys.h"

namespace galley::prose {

// What rules are made with.
struct RuleContext {
  const std::vector<std::string>* accepted = nullptr;  // of the vocabularies
  std::string word_template;                           // instead of (?m)\b(?:%s)\b; may be empty
};

using RulePointer = std::unique_ptr<Rule>;

[[nodiscard]] RulePointer make_existence(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_substitution(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_occurrence(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_repetition(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_consistency(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_conditional(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_capitalization(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_metric(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_readability(Definition definition, RuleKeys& keys, const RuleContext& context);
[[nodiscard]] RulePointer make_sequence(Definition definition, RuleKeys& keys, const RuleContext& context);

// Compiles a pattern of a rule; a failure is reported at `place`.
[[nodiscard]] bool compile_into(Regex& regex, const std::string& pattern, Span place, RuleKeys& keys);
[[nodiscard]] bool make_exceptions(Exceptions& exceptions, RuleKeys& keys, const RuleContext& context,
                                   bool with_vocabulary);
// `tokens` in the template of whole words, or of bare matches.
[[nodiscard]] std::string fill_template(const std::string& tokens, bool whole_words, bool ignore_case,
                                        const RuleContext& context);

// Rules that are made of words rather than of a file: the vocabularies' own.
[[nodiscard]] RulePointer make_vocabulary_terms(Definition definition, const std::vector<std::string>& accepted,
                                                const RuleContext& context);
[[nodiscard]] RulePointer make_vocabulary_avoid(Definition definition, const std::vector<std::string>& rejected,
                                                const RuleContext& context);
[[nodiscard]] RulePointer make_word_repetition(Definition definition, const RuleContext& context);

}  // namespace galley::prose
