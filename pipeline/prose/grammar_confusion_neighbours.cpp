// Conditions of confusions that look at the next words only.
#include "prose/grammar_confusion_conditions.h"

namespace galley::prose::grammar {

using F = WordFlag;

bool than_meant_by_then(const Sentence& s, std::size_t p) { return comparative_before(s, p) && s.at(p + 1).word(); }

bool their_meant_by_there(const Sentence& s, std::size_t p) { return there_for_their(s, p) || starts_with_there(s, p); }

bool affects_meant_by_effects(const Sentence& s, std::size_t p) { return effect_verb(s, p) && !s.before(p).is("that"); }

bool affected_meant_by_effected(const Sentence& s, std::size_t p) {
  return effected_object(s, p) || s.at(p + 1).is("by") ||
         s.before(p).is_one_of({"most", "badly", "adversely", "directly", "not"});
}

bool adapted_meant_by_adopted(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is("to") && !s.at(p + 2).flags.has(F::verb_base);
}

bool loses_meant_by_looses(const Sentence& s, std::size_t p) { return s.at(p + 1).is(Role::determiner); }

bool advice_meant_by_advise(const Sentence& s, std::size_t p) {
  return noun_place(s, p) && !s.at(p + 1).is(Role::object_pronoun);
}

bool practice_meant_by_practise(const Sentence& s, std::size_t p) { return noun_place(s, p) || s.before(p).is("in"); }

bool practise_meant_by_practice(const Sentence& s, std::size_t p) {
  return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).is(Role::determiner));
}

bool license_meant_by_licence(const Sentence& s, std::size_t p) {
  return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).is(Role::determiner));
}

bool licence_meant_by_license(const Sentence& s, std::size_t p) { return s.before(p).is(Role::article); }

bool principles_meant_by_principals(const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"of", "that"}); }

bool except_meant_by_accept(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is("for") && !verb_place(s, p) && s.before(p).common_noun();
}

bool weather_meant_by_whether(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"bad", "severe", "extreme", "the", "hot", "cold", "poor"}) &&
         !s.at(p + 1).is(Role::determiner);
}

bool you_are_meant_by_your(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"not", "a", "the", "welcome", "going", "being", "required", "likely"});
}

bool who_is_meant_by_whose(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"not", "a", "the", "been", "responsible", "going", "able", "likely"});
}

bool to_meant_by_too(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is(Role::article) || s.at(p + 1).is(Role::possessive);
}

bool form_meant_by_from(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"the", "a", "this", "consent", "complaint", "web", "application"}) &&
         !s.at(p + 1).is(Role::determiner);
}

bool choose_meant_by_chose(const Sentence& s, std::size_t p) { return verb_place(s, p); }

bool cites_meant_by_sites(const Sentence& s, std::size_t p) {
  return p > 0 && s.before(p).common_noun() && s.before(p).tag == "NN" &&
         (s.at(p + 1).tag == "CD" || s.at(p + 1).is(Role::article) || s.at(p + 1).is("several"));
}

bool cites_meant_by_sights(const Sentence& s, std::size_t p) {
  return p > 0 && s.before(p).tag == "NN" && (s.at(p + 1).tag == "CD" || s.at(p + 1).is(Role::article));
}

bool counsel_meant_by_council(const Sentence& s, std::size_t p) {
  return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).tag == "NNS");
}

bool knew_meant_by_new(const Sentence& s, std::size_t p) {
  return p > 0 && s.before(p).common_noun() && s.at(p + 1).is_one_of({"that", "nothing", "how", "about"});
}

bool as_meant_by_has(const Sentence& s, std::size_t p) { return s.at(p + 1).adjective() && s.at(p + 2).is("as"); }

bool bear_meant_by_bare(const Sentence& s, std::size_t p) { return verb_place(s, p) || s.at(p + 1).is("in"); }

bool every_day_meant_by_everyday(const Sentence& s, std::size_t p) {
  return !s.at(p + 1).common_noun() && !s.at(p + 1).adjective() && !s.before(p).is(Role::article);
}

bool may_be_meant_by_maybe(const Sentence& s, std::size_t p) {
  return s.at(p + 1).tag == "VBN" && p > 0 && s.before(p).tagged("NN");
}

bool counsel_meant_by_council_too(const Sentence& s, std::size_t p) {
  return s.at(p).text == "council" && s.before(p).is_one_of({"legal", "defence", "defense"}) &&
         !s.before(p, 2).is("the");
}

bool complement_meant_by_compliment(const Sentence& s, std::size_t p) {
  return verb_place(s, p) && s.at(p + 1).is(Role::determiner);
}

bool being_meant_by_been(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"is", "are", "was", "were"});
}

bool been_meant_by_being(const Sentence& s, std::size_t p) {
  return s.before(p).is(Role::have) && !s.before(p).is("having") && s.at(p + 1).tag != "JJ";
}

bool proceed_meant_by_precede(const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"to", "with"}); }

bool loser_meant_by_looser(const Sentence& s, std::size_t p) {
  return s.before(p).is("the") && !s.at(p + 1).common_noun();
}

bool morale_meant_by_moral(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"staff", "low", "high"}) && !s.at(p + 1).common_noun();
}

bool adverse_meant_by_averse(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"effect", "effects", "impact", "impacts", "weather", "conditions", "event", "events"});
}

bool discreet_meant_by_discrete(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"be", "very", "remain"}) && !s.at(p + 1).common_noun();
}

bool site_meant_by_sight(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"web", "construction", "building"});
}

bool site_meant_by_cite(const Sentence& s, std::size_t p) {
  return s.before(p).is(Role::article) || s.before(p).is_one_of({"on", "web"});
}

}  // namespace galley::prose::grammar
