// Words taken for others: what decides is the tags of their neighbours.
#include <unordered_map>

#include "prose/grammar_confusion_conditions.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

struct Confusion {
  std::string_view word, meant, why;
  bool (*wrong)(const Sentence&, std::size_t);
};

constexpr std::string_view comparison = "After a comparative";

constexpr Confusion confusions[] = {
    {"then", "than", comparison, than_meant_by_then},
    {"than", "then", "In time", than_for_then},
    {"there", "their", "Before a noun", their_meant_by_there},
    {"their", "there", "Before a verb", their_for_there},
    {"its", "it is", "Here “its” owns nothing", its_for_it_is},
    {"affect", "effect", "As a noun", affect_noun},
    {"affects", "effects", "As a noun", affect_noun},
    {"effect", "affect", "As a verb", effect_verb},
    {"effects", "affects", "As a verb", affects_meant_by_effects},
    {"effected", "affected", "Influenced", affected_meant_by_effected},
    {"loose", "lose", "As a verb", lose_place},
    {"adopt", "adapt", "Change to fit", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("to"); }},
    {"adopted", "adapted", "Changed to fit", adapted_meant_by_adopted},
    {"looses", "loses", "As a verb", loses_meant_by_looses},
    {"loosing", "losing", "As a verb", [](const Sentence&, std::size_t) { return true; }},
    {"lead", "led", "Past of “lead”", lead_for_led},
    {"insure", "ensure", "Make certain", insure_place},
    {"insures", "ensures", "Make certain", insure_place},
    {"insured", "ensured", "Make certain", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("that"); }},
    {"insuring", "ensuring", "Make certain", insure_place},
    {"assure", "ensure", "Make certain", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("that"); }},
    {"advise", "advice", "As a noun", advice_meant_by_advise},
    {"advice", "advise", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"practise", "practice", "As a noun", practice_meant_by_practise},
    {"practice", "practise", "As a verb", practise_meant_by_practice},
    {"licence", "license", "As a verb", license_meant_by_licence},
    {"license", "licence", "As a noun", licence_meant_by_license},
    {"devise", "device", "As a noun", [](const Sentence& s, std::size_t p) { return s.before(p).is(Role::article); }},
    {"principle", "principal", "Chief", principle_for_principal},
    {"principal", "principle", "A rule", principal_for_principle},
    {"principals", "principles", "Rules", principles_meant_by_principals},
    {"except", "accept", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"accept", "except", "Save", except_meant_by_accept},
    {"where", "were", "As a verb", where_for_were},
    {"were", "where", "In which place", were_for_where},
    {"weather", "whether", "If", weather_for_whether},
    {"whether", "weather", "Rain and sun", weather_meant_by_whether},
    {"your", "you are", "Here “your” owns nothing", you_are_meant_by_your},
    {"whose", "who is", "Here “whose” owns nothing", who_is_meant_by_whose},
    {"to", "too", "More than enough", to_for_too},
    {"too", "to", "Towards", to_meant_by_too},
    {"lead", "led", "Past of “lead”", [](const Sentence& s, std::size_t p) { return lead_as_verb(s, p); }},
    {"weather", "whether", "If", weather_behind_doubt},
    {"too", "to", "Before a verb", too_for_to},
    {"form", "from", "The preposition", form_for_from},
    {"from", "form", "The noun", form_meant_by_from},
    {"past", "passed", "As a verb", [](const Sentence& s, std::size_t p) { return past_for_passed(s, p); }},
    {"chose", "choose", "After “to” or a modal verb", choose_meant_by_chose},
    {"sites", "cites", "Names as a source", cites_meant_by_sites},
    {"sights", "cites", "Names as a source", cites_meant_by_sights},
    {"council", "counsel", "Advise", counsel_meant_by_council},
    {"new", "knew", "As a verb", knew_meant_by_new},
    {"whether", "weather", "Rain and sun", whether_for_weather},
    {"effect", "affect", "As a verb", effect_for_affect},
    {"to", "too", "More than enough", to_before_an_adjective},
    {"has", "as", "A comparison", as_meant_by_has},
    {"bare", "bear", "As a verb", bear_meant_by_bare},
    {"breath", "breathe", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"everyday", "every day", "As an adverb", every_day_meant_by_everyday},
    {"maybe", "may be", "As a verb", may_be_meant_by_maybe},
    {"personal", "personnel", "Staff", personal_for_personnel},
    {"council", "counsel", "Lawyer", counsel_meant_by_council_too},
    {"compliment", "complement", "Go with", complement_meant_by_compliment},
    {"quiet", "quite", "Rather", quiet_for_quite},
    {"been", "being", "Passive going on", being_meant_by_been},
    {"being", "been", "After “have”", been_meant_by_being},
    {"precede", "proceed", "Go on", proceed_meant_by_precede},
    {"looser", "loser", "Who loses", loser_meant_by_looser},
    {"moral", "morale", "Spirits", morale_meant_by_moral},
    {"averse", "adverse", "Harmful", adverse_meant_by_averse},
    {"adverse", "averse", "Unwilling", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("to"); }},
    {"discrete", "discreet", "With tact", discreet_meant_by_discrete},
    {"sight", "site", "A place", site_meant_by_sight},
    {"cite", "site", "A place", site_meant_by_cite},
};

const std::unordered_multimap<std::string_view, const Confusion*>& confusion_table() {
  static const auto table = [] {
    std::unordered_multimap<std::string_view, const Confusion*> result;
    for (const Confusion& entry : confusions) result.emplace(entry.word, &entry);
    return result;
  }();
  return table;
}

// "of they're boats", "that they're boats are safe"
bool their_is_meant(const Sentence& sentence, std::size_t place) {
  const Token& noun = sentence.at(place + 2);
  if (place == 0 || !sentence.at(place + 1).is("'re") || !noun.common_noun()) return false;
  if (noun.tag == "NNS" && sentence.at(place + 3).is_one_of({"are", "were"})) return true;
  const Token& before = sentence.before(place);
  return (before.tagged("VB") || before.is(Role::preposition)) &&
         !before.is_one_of({"that", "because", "if", "said", "say", "think", "know"});
}

}  // namespace

void check_confusions(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const auto [begin, end] = confusion_table().equal_range(token.lower);
    for (auto entry = begin; entry != end; ++entry) {
      if (!entry->second->wrong(sentence, place)) continue;
      propose(hits, "Confusion", sentence, place, place, in_case_of(token, std::string(entry->second->meant)),
              entry->second->why);
      break;
    }
    if (token.is("who") && sentence.at(place + 1).is("'s") && sentence.at(place + 2).common_noun() && place > 0 &&
        (sentence.before(place).tagged("NN") || sentence.before(place).is(",")))
      propose(hits, "Confusion", sentence, place, place + 1, "whose", "The possessive has no apostrophe");
    if (token.is("they") && their_is_meant(sentence, place))
      propose(hits, "Confusion", sentence, place, place + 1, "their", "Before a noun");
    if (token.is("it") && it_is_for_its(sentence, place))
      propose(hits, "Confusion", sentence, place, place + 1, in_case_of(token, "its"),
              "The possessive has no apostrophe");
    if (token.is("of") && sentence.before(place).is_one_of({"could", "should", "would", "must", "might", "may"}) &&
        !sentence.at(place + 1).is("course") && !sentence.before(place, 2).is(Role::determiner) &&
        sentence.before(place).tag == "MD")
      propose(hits, "Confusion", sentence, place, place, "have", "After a modal verb");
  }
}

}  // namespace galley::prose::grammar
