// Questions about single words that several rules ask.
#pragma once

#include <string>
#include <string_view>

#include "prose/grammar_sentence.h"

namespace galley::prose::grammar {

// Whether `list`, words with one space between them, has `word`.
[[nodiscard]] bool listed(std::string_view list, std::string_view word);
// Any form of one of the verbs, given by their base.
[[nodiscard]] bool form_of(const Token& token, std::string_view verbs);
// "year", "weeks": a length of time.
[[nodiscard]] bool length_of_time(const Token& token);
// "2019": a year from 1900 to 2099 in digits.
[[nodiscard]] bool names_year(const Token& token);
// Who can act: people by their noun, and bodies such as firms and ministries.
[[nodiscard]] bool names_agent(const Token& token);
// An adjective that is no noun, verb or adverb as well.
[[nodiscard]] bool only_adjective(const Token& token);
// "is", "has been", "being": any form of "be".
[[nodiscard]] bool any_be(const Token& token);
// Article, possessive, this or these: a noun follows, sooner or later.
[[nodiscard]] bool opens_noun(const Token& token);
// A base form of a verb: sure by itself, or because an object follows it.
[[nodiscard]] bool base_with_object(const Sentence& sentence, std::size_t place);
// A common noun in the singular that is counted and does not stand without a determiner.
[[nodiscard]] bool counted_singular(const Token& token);
// The same, and found in edited prose only behind a determiner: "recruiter", "website".
[[nodiscard]] bool counted_person(const Token& token);
[[nodiscard]] bool counted_thing(const Token& token);
// The adverb of an adjective, "quickly" of "quick"; empty if the lexicon has none.
[[nodiscard]] std::string adverb_of(std::string_view adjective);
// The adjective of an adverb in -ly; empty if the lexicon has none.
[[nodiscard]] std::string adjective_of(std::string_view adverb);
// A noun phrase with what prepositions tie to it: the end of both, or `place` if none begins there.
[[nodiscard]] std::size_t behind_noun(const Sentence& sentence, std::size_t place);

}  // namespace galley::prose::grammar
