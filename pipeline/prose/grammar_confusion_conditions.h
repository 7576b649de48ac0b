// Conditions under which one word was taken for another: each looks at the word at a place
// and its neighbours. "than_for_then": "than" stands where "then" is meant.
#pragma once

#include <cstddef>

#include "prose/grammar_sentence.h"

namespace galley::prose::grammar {

[[nodiscard]] bool verb_place(const Sentence& s, std::size_t place);
[[nodiscard]] bool noun_place(const Sentence& s, std::size_t place);
[[nodiscard]] bool comparative_before(const Sentence& s, std::size_t place);
[[nodiscard]] bool than_for_then(const Sentence& s, std::size_t place);
[[nodiscard]] bool there_for_their(const Sentence& s, std::size_t place);
[[nodiscard]] bool starts_with_there(const Sentence& s, std::size_t place);
[[nodiscard]] bool effected_object(const Sentence& s, std::size_t place);
[[nodiscard]] bool their_for_there(const Sentence& s, std::size_t place);
[[nodiscard]] bool its_for_it_is(const Sentence& s, std::size_t place);
[[nodiscard]] bool it_is_for_its(const Sentence& s, std::size_t place);
[[nodiscard]] bool affect_noun(const Sentence& s, std::size_t place);
[[nodiscard]] bool effect_verb(const Sentence& s, std::size_t place);
[[nodiscard]] bool lose_place(const Sentence& s, std::size_t place);
[[nodiscard]] bool lead_for_led(const Sentence& s, std::size_t place);
[[nodiscard]] bool insure_place(const Sentence& s, std::size_t place);
[[nodiscard]] bool where_for_were(const Sentence& s, std::size_t place);
[[nodiscard]] bool were_for_where(const Sentence& s, std::size_t place);
[[nodiscard]] bool past_for_passed(const Sentence& s, std::size_t place);
[[nodiscard]] bool lead_as_verb(const Sentence& s, std::size_t place);
[[nodiscard]] bool principle_for_principal(const Sentence& s, std::size_t place);
[[nodiscard]] bool principal_for_principle(const Sentence& s, std::size_t place);
[[nodiscard]] bool weather_for_whether(const Sentence& s, std::size_t place);
[[nodiscard]] bool to_for_too(const Sentence& s, std::size_t place);
[[nodiscard]] bool weather_behind_doubt(const Sentence& s, std::size_t place);
[[nodiscard]] bool too_for_to(const Sentence& s, std::size_t place);
[[nodiscard]] bool form_for_from(const Sentence& s, std::size_t place);
[[nodiscard]] bool whether_for_weather(const Sentence& s, std::size_t place);
[[nodiscard]] bool effect_for_affect(const Sentence& s, std::size_t place);
[[nodiscard]] bool to_before_an_adjective(const Sentence& s, std::size_t place);
[[nodiscard]] bool personal_for_personnel(const Sentence& s, std::size_t place);
[[nodiscard]] bool quiet_for_quite(const Sentence& s, std::size_t place);
[[nodiscard]] bool than_meant_by_then(const Sentence& s, std::size_t place);
[[nodiscard]] bool their_meant_by_there(const Sentence& s, std::size_t place);
[[nodiscard]] bool affects_meant_by_effects(const Sentence& s, std::size_t place);
[[nodiscard]] bool affected_meant_by_effected(const Sentence& s, std::size_t place);
[[nodiscard]] bool adapted_meant_by_adopted(const Sentence& s, std::size_t place);
[[nodiscard]] bool loses_meant_by_looses(const Sentence& s, std::size_t place);
[[nodiscard]] bool advice_meant_by_advise(const Sentence& s, std::size_t place);
[[nodiscard]] bool practice_meant_by_practise(const Sentence& s, std::size_t place);
[[nodiscard]] bool practise_meant_by_practice(const Sentence& s, std::size_t place);
[[nodiscard]] bool license_meant_by_licence(const Sentence& s, std::size_t place);
[[nodiscard]] bool licence_meant_by_license(const Sentence& s, std::size_t place);
[[nodiscard]] bool principles_meant_by_principals(const Sentence& s, std::size_t place);
[[nodiscard]] bool except_meant_by_accept(const Sentence& s, std::size_t place);
[[nodiscard]] bool weather_meant_by_whether(const Sentence& s, std::size_t place);
[[nodiscard]] bool you_are_meant_by_your(const Sentence& s, std::size_t place);
[[nodiscard]] bool who_is_meant_by_whose(const Sentence& s, std::size_t place);
[[nodiscard]] bool to_meant_by_too(const Sentence& s, std::size_t place);
[[nodiscard]] bool form_meant_by_from(const Sentence& s, std::size_t place);
[[nodiscard]] bool choose_meant_by_chose(const Sentence& s, std::size_t place);
[[nodiscard]] bool cites_meant_by_sites(const Sentence& s, std::size_t place);
[[nodiscard]] bool cites_meant_by_sights(const Sentence& s, std::size_t place);
[[nodiscard]] bool counsel_meant_by_council(const Sentence& s, std::size_t place);
[[nodiscard]] bool knew_meant_by_new(const Sentence& s, std::size_t place);
[[nodiscard]] bool as_meant_by_has(const Sentence& s, std::size_t place);
[[nodiscard]] bool bear_meant_by_bare(const Sentence& s, std::size_t place);
[[nodiscard]] bool every_day_meant_by_everyday(const Sentence& s, std::size_t place);
[[nodiscard]] bool may_be_meant_by_maybe(const Sentence& s, std::size_t place);
[[nodiscard]] bool counsel_meant_by_council_too(const Sentence& s, std::size_t place);
[[nodiscard]] bool complement_meant_by_compliment(const Sentence& s, std::size_t place);
[[nodiscard]] bool being_meant_by_been(const Sentence& s, std::size_t place);
[[nodiscard]] bool been_meant_by_being(const Sentence& s, std::size_t place);
[[nodiscard]] bool proceed_meant_by_precede(const Sentence& s, std::size_t place);
[[nodiscard]] bool loser_meant_by_looser(const Sentence& s, std::size_t place);
[[nodiscard]] bool morale_meant_by_moral(const Sentence& s, std::size_t place);
[[nodiscard]] bool adverse_meant_by_averse(const Sentence& s, std::size_t place);
[[nodiscard]] bool discreet_meant_by_discrete(const Sentence& s, std::size_t place);
[[nodiscard]] bool site_meant_by_sight(const Sentence& s, std::size_t place);
[[nodiscard]] bool site_meant_by_cite(const Sentence& s, std::size_t place);

}  // namespace galley::prose::grammar
