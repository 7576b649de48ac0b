// Words taken for others: what decides is the tags of their neighbours.
#include <unordered_map>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool verb_place(const Sentence& s, std::size_t place) {
  const Token& before = s.before(place);
  return before.tag == "TO" || before.tag == "MD" || before.is_one_of({"they", "we", "i", "you", "n't"}) ||
         (before.is(Role::negation) &&
          s.before(place, 2).is_one_of({"do", "does", "did", "can", "could", "will", "must", "should"}));
}

bool noun_place(const Sentence& s, std::size_t place) {
  const Token& before = s.before(place);
  return (before.is(Role::article) || before.is(Role::possessive) || before.adjective()) && before.tag != "PRP";
}

struct Confusion {
  std::string_view word, meant, why;
  bool (*wrong)(const Sentence&, std::size_t);
};

bool comparative_before(const Sentence& s, std::size_t place) {
  for (std::size_t steps = 1; steps <= 3 && steps <= place; ++steps) {
    const Token& token = s.before(place, steps);
    const bool comparative =
        (token.flags.has(F::comparative) &&
         !token.is_one_of({"better", "later", "latter", "former", "number", "order", "after", "over", "under"})) ||
        token.is_one_of({"more", "less", "rather", "other", "fewer", "better", "worse", "later", "sooner", "higher"});
    if (comparative &&
        (steps == 1 || token.is_one_of({"more", "less", "fewer", "other", "better", "easier", "harder"})))
      return true;
    if (token.is(Role::stop) || token.is(Role::conjunction)) return false;
  }
  return false;
}

bool than_for_then(const Sentence& s, std::size_t p) {
  const Token& before = s.before(p);
  return (p == 0 && s.at(p + 1).is_one_of({"the", "a", "they", "it", "he", "she", "we"})) ||
         before.is_one_of({"and", "until", "since"}) || (before.is(",") && s.at(0).is_one_of({"if", "when"}));
}

bool there_for_their(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  const Token& before = s.before(p);
  const bool behind_verb = before.tag == "VB" && before.roles == 0 && before.flags.has(F::attested_verb) &&
                           next.tag == "NNS" &&
                           !before.is_one_of({"go", "live", "get", "come", "stay", "work", "travel"});
  const bool behind_preposition = before.is(Role::preposition) && next.tag == "NNS";
  const bool noun = next.common_noun() && (!next.flags.any(F::verb_third) || behind_verb || behind_preposition) &&
                    !next.is_one_of({"right", "today", "tomorrow", "once", "home"});
  const bool adjective_noun = next.tag == "JJ" && s.at(p + 2).common_noun() && s.at(p + 2).tag == "NNS";
  if (!noun && !adjective_noun) return false;
  if (next.is("own")) return true;
  if (before.is(Role::be) || before.is(Role::modal) || before.is_one_of({"be", "exist", "exists"})) return false;
  return before.is("that") || before.tagged("VB") ||
         (before.is(Role::preposition) && !before.is_one_of({"from", "in", "over"})) || before.is("all");
}

bool starts_with_there(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  return p == 0 && next.common_noun() && !next.flags.any(F::adverb, F::adjective) && s.at(p + 2).finite() &&
         !s.question();
}

bool effected_object(const Sentence& s, std::size_t p) {
  if (!s.at(p + 1).is("the") && !s.at(p + 1).is("a") && !s.at(p + 1).is(Role::possessive)) return false;
  for (std::size_t at = p + 2; at < p + 5; ++at)
    if (s.at(at).is_one_of({"change", "changes", "transfer", "payment", "transition", "repair", "repairs", "sale",
                            "rescue", "reform", "reforms", "release", "escape", "entry", "cure"}))
      return false;
  return true;
}

bool their_for_there(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"is", "are", "was", "were", "has", "have", "exists", "remain", "remains"}) ||
         (s.at(p + 1).tag == "MD" && !s.at(p + 1).is_one_of({"might", "will", "can"}));
}

bool its_for_it_is(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  return next.is_one_of({"a", "an", "the", "not", "been", "because", "also", "clear", "important", "likely", "possible",
                         "necessary", "impossible", "unlikely", "essential", "difficult"}) &&
         (next.tag != "JJ" || s.at(p + 2).is_one_of({"that", "to", "for", "whether"})) &&
         (p == 0 || !s.before(p).is(Role::preposition));
}

bool it_is_for_its(const Sentence& s, std::size_t p) {
  // Tokens "it" and "'s".
  const Token& next = s.at(p + 2);
  if (!s.at(p + 1).is("'s") || s.at(p + 1).range.begin != s.at(p).range.end) return false;
  if (next.adjective() && s.at(p + 3).common_noun() && (s.before(p).tag == "VB" || s.before(p).is(Role::preposition)))
    return true;
  return next.common_noun() && (s.before(p).is(Role::preposition) || s.before(p).tagged("VB") || s.at(p + 3).finite() ||
                                s.at(p + 3).is(Role::preposition));
}

bool affect_noun(const Sentence& s, std::size_t p) {
  const Token& before = s.before(p);
  return (before.is(Role::article) || before.is_one_of({"no", "its", "their", "any", "this", "side"}) ||
          (before.adjective() && !s.at(p + 1).is(Role::determiner) && !s.at(p + 1).is(Role::wh_word))) &&
         !s.at(p + 1).is_one_of({"the", "their", "its"});
}

bool effect_verb(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  const Token& before = s.before(p);
  if (next.is_one_of({"change", "changes"}) ||
      s.at(p + 2).is_one_of({"change", "changes", "transfer", "payment", "transition"}))
    return false;
  if (before.tag == "MD" || before.tag == "TO" || (before.is(Role::negation)))
    return next.is(Role::determiner) || next.common_noun() || next.adjective() ||
           next.is_one_of({"how", "them", "it", "us"});
  return (before.tag == "NNS" || before.tag == "NN" ||
          before.is_one_of({"it", "they", "which", "that", "also", "directly"})) &&
         (next.is(Role::article) || next.is(Role::possessive) || next.is(Role::object_pronoun));
}

bool lose_place(const Sentence& s, std::size_t p) {
  // "Survivors often loose contact"
  const Token& before = s.before(p);
  if ((before.adverb() || before.tag == "NNS") && p > 0 && s.phrase_ending(before.adverb() ? p - 1 : p) != nullptr &&
      (s.at(p + 1).common_noun() || s.at(p + 1).is(Role::determiner)) && !before.is(Role::be))
    return true;
  return (verb_place(s, p) && s.at(p + 1).tag != "VBN") && !s.at(p + 1).is("up");
}

bool lead_for_led(const Sentence& s, std::size_t p) {
  const Token& before = s.before(s.before(p).adverb() ? p - 1 : p);
  return (before.is_one_of({"has", "have", "had"}) && (s.at(p + 1).is("to") || s.at(p + 1).is(Role::article))) ||
         ((before.is(Role::be) || before.is_one_of({"been", "being"})) && s.at(p + 1).is("by"));
}

bool insure_place(const Sentence& s, std::size_t p) {
  for (const Token& token : s.tokens)
    if (token.is_one_of({"insurance", "premium", "premiums", "insurer", "insurers", "policyholder", "policyholders"}))
      return false;
  return s.at(p + 1).is("that") || s.at(p + 1).is(Role::determiner) || s.at(p + 1).common_noun() ||
         s.at(p + 1).adjective();
}

bool where_for_were(const Sentence& s, std::size_t p) {
  const Token& before = s.before(p);
  const Token& next = s.at(p + 1);
  const Token& behind = s.at(p + 2);
  if (before.is_one_of({"they", "we"}) && (next.tag == "VBN" || next.is("not"))) return true;
  if ((before.tag == "NNS" && next.tag == "VBN" && !behind.tagged("NN") && !behind.adjective()) ||
      (before.common_noun() && next.is("not") && behind.tag == "VBN"))
    return true;
  if (!(before.tag == "NNS" || before.is_one_of({"they", "we", "who", "people", "there"})) || next.tag != "VBN")
    return false;
  for (std::size_t place = 0; place < s.size(); ++place)
    if (s.at(place).finite() && place != p) return before.is_one_of({"they", "we", "who", "there"});
  return true;
}

bool were_for_where(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  if (p > 0 && (next.tag == "VBG" || next.tag == "NN") && s.at(p + 2).is_one_of({"is", "was"}) &&
      s.before(p).common_noun())
    return true;
  const Phrase* clause = s.phrase_at(p + 1);
  if (p > 0 && clause != nullptr && !clause->pronoun && s.before(p).common_noun() &&
      s.at(clause->end).is_one_of({"is", "are", "were", "was", "has", "may", "can", "must", "works", "applies"}) &&
      !s.at(clause->begin).is("what"))
    return true;
  if (!next.is(Role::article) && !next.is_one_of({"they", "it", "he", "she", "we"})) return false;
  const bool pronoun = !next.is(Role::article);
  if (pronoun && p > 0 && s.before(p).tag == "NNS") return true;
  const Phrase* subject = s.phrase_at(p + 1);
  return p > 0 && subject != nullptr &&
         s.before(p).is_one_of(
             {"place", "places", "country", "countries", "areas", "cases", "regions", "sites", "situations"}) &&
         s.at(s.skip_adverbs(subject->end)).finite();
}

// "The bill past its final stage": no other verb carries the sentence.
bool past_for_passed(const Sentence& s, std::size_t p) {
  if (p == 0 || !s.before(p).tagged("NN") || (!s.at(p + 1).is(Role::article) && !s.at(p + 1).is(Role::possessive)))
    return false;
  for (std::size_t place = 0; place < s.size(); ++place)
    if (place != p && (s.at(place).finite() || s.at(place).tagged("VB")) && !s.at(place).flags.has(F::noun_plural))
      return false;
  return true;
}

// "The grant lead to an increase": a subject of one, and no other verb.
bool lead_as_verb(const Sentence& s, std::size_t p) {
  if (p == 0 || !s.before(p).flags.has(F::noun_singular) || !(s.before(p).tag == "NN" || s.before(p).adjective()) ||
      !s.at(p + 1).is("to") || s.at(0).is("the") == s.at(p - 1).is("the"))
    return false;
  for (std::size_t place = 0; place < s.size(); ++place)
    if (place != p && (s.at(place).finite() || s.at(place).is(Role::wh_word))) return false;
  const Token& behind = s.at(p + 2);
  return behind.is(Role::determiner) || behind.common_noun() || behind.adjective();
}

constexpr std::string_view comparison = "After a comparative";

bool principle_for_principal(const Sentence& s, std::size_t p) {
  return noun_place(s, p) &&
         s.at(p + 1).is_one_of({"reason", "reasons", "cause", "causes", "aim", "aims", "source", "sources", "author", "authors", "means", "objective", "objectives", "investigator", "donor", "concern", "finding", "findings", "purpose"});
}

bool principal_for_principle(const Sentence& s, std::size_t p) {
  return (s.before(p).is("in") && !s.at(p + 1).common_noun()) ||
         (s.at(p + 1).is_one_of({"of", "that"}) && noun_place(s, p) && s.at(p + 2).tagged("NN") && !s.at(p + 2).name());
}

bool weather_for_whether(const Sentence& s, std::size_t p) {
  if ((s.before(p).tagged("VB") || s.before(p).is(Role::stop)) && s.at(p + 1).tagged("NN")) return true;
  const bool clause = s.at(p + 1).is(Role::determiner) || s.at(p + 1).is(Role::subject_pronoun) || s.at(p + 1).is("or");
  return clause && !s.before(p).is(Role::article) && !s.before(p).adjective();
}

bool to_for_too(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"many", "much", "late", "slow", "small", "large", "high", "low", "few", "little", "expensive", "often"}) &&
         (s.before(p).is(Role::be) || s.before(p).is_one_of({"far", "been", "be", "came", "come"}));
}

bool weather_behind_doubt(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"unclear", "clear", "sure", "unsure", "certain", "uncertain", "doubtful", "see", "know", "decide", "ask", "asked", "consider", "determine", "matter", "of", "on"}) &&
         s.phrase_at(p + 1) != nullptr && s.at(s.skip_adverbs(s.phrase_at(p + 1)->end)).finite();
}

bool too_for_to(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  const Token& object = s.at(p + 2);
  const bool may_be_verb = next.flags.has(F::attested_verb) && next.flags.has(F::verb_base) && next.roles == 0 &&
                           !next.flags.any(F::adjective, F::adverb, F::verb_participle);
  const bool has_object = object.is(Role::determiner) || object.adjective() || object.tagged("NN");
  const bool asks_for_to = s.before(p).is_one_of({"able", "want", "wants", "need", "needs", "have", "has", "order", "aims", "according", "due"});
  return next.only_verb_base() || (may_be_verb && has_object) ||
         (asks_for_to && !next.adjective() && next.word() && !next.is(Role::stop));
}

bool form_for_from(const Sentence& s, std::size_t p) {
  return (s.before(p).tag == "VBN" || s.before(p).tag == "VBD" ||
         s.before(p).is_one_of({"away", "apart", "different", "far", "suffer", "benefit"})) &&
         (s.at(p + 1).is(Role::determiner) || s.at(p + 1).name());
}

bool whether_for_weather(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of({"conditions", "forecast", "forecasts", "patterns", "station", "stations", "events", "warnings"}) &&
         s.at(p + 2).finite() && (p == 0 || s.before(p).is(Role::preposition));
}

bool effect_for_affect(const Sentence& s, std::size_t p) {
  const bool has_object = s.at(p + 1).is(Role::determiner) || s.at(p + 1).is_one_of({"all", "most", "only"}) ||
                          (s.at(p + 1).adjective() && s.at(p + 2).tag == "NNS");
  return p > 0 && s.before(p).tag == "NNS" && s.phrase_ending(p) != nullptr && has_object &&
         !s.at(p + 2).is_one_of({"change", "changes"});
}

bool to_before_an_adjective(const Sentence& s, std::size_t p) {
  return s.at(p + 1).tag == "JJ" && !s.at(p + 1).flags.any(F::verb_base, F::noun_singular, F::noun_plural) &&
         s.at(p + 1).flags.known() && (s.before(p).is(Role::be) || s.before(p).is_one_of({"been", "be", "far"})) &&
         (s.at(p + 2).is(Role::full_stop) || s.at(p + 2).is_one_of({",", "for", "to", "and"}));
}

bool personal_for_personnel(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"military", "medical", "police", "trained", "qualified", "security", "enforcement"}) &&
         !s.at(p + 1).common_noun() && !s.at(p + 1).adjective();
}

bool quiet_for_quite(const Sentence& s, std::size_t p) {
  return (s.at(p + 1).adjective() || (s.at(p + 1).flags.has(F::adjective) && s.at(p + 1).roles == 0)) &&
         (s.before(p).is(Role::be) || s.before(p).is_one_of({"be", "been"}));
}

constexpr Confusion confusions[] = {
    {"then", "than", comparison, [](const Sentence& s, std::size_t p) { return comparative_before(s, p) && s.at(p + 1).word(); }},
    {"than", "then", "In time", than_for_then},
    {"there", "their", "Before a noun", [](const Sentence& s, std::size_t p) { return there_for_their(s, p) || starts_with_there(s, p); }},
    {"their", "there", "Before a verb", their_for_there},
    {"its", "it is", "Here “its” owns nothing", its_for_it_is},
    {"affect", "effect", "As a noun", affect_noun},
    {"affects", "effects", "As a noun", affect_noun},
    {"effect", "affect", "As a verb", effect_verb},
    {"effects", "affects", "As a verb", [](const Sentence& s, std::size_t p) { return effect_verb(s, p) && !s.before(p).is("that"); }},
    {"effected", "affected", "Influenced", [](const Sentence& s, std::size_t p) { return effected_object(s, p) || s.at(p + 1).is("by") || s.before(p).is_one_of({"most", "badly", "adversely", "directly", "not"}); }},
    {"loose", "lose", "As a verb", lose_place},
    {"adopt", "adapt", "Change to fit", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("to"); }},
    {"adopted", "adapted", "Changed to fit", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("to") && !s.at(p + 2).flags.has(F::verb_base); }},
    {"looses", "loses", "As a verb", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is(Role::determiner); }},
    {"loosing", "losing", "As a verb", [](const Sentence&, std::size_t) { return true; }},
    {"lead", "led", "Past of “lead”", lead_for_led},
    {"insure", "ensure", "Make certain", insure_place},
    {"insures", "ensures", "Make certain", insure_place},
    {"insured", "ensured", "Make certain", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("that"); }},
    {"insuring", "ensuring", "Make certain", insure_place},
    {"assure", "ensure", "Make certain", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("that"); }},
    {"advise", "advice", "As a noun", [](const Sentence& s, std::size_t p) { return noun_place(s, p) && !s.at(p + 1).is(Role::object_pronoun); }},
    {"advice", "advise", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"practise", "practice", "As a noun", [](const Sentence& s, std::size_t p) { return noun_place(s, p) || s.before(p).is("in"); }},
    {"practice", "practise", "As a verb", [](const Sentence& s, std::size_t p) { return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).is(Role::determiner)); }},
    {"licence", "license", "As a verb", [](const Sentence& s, std::size_t p) { return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).is(Role::determiner)); }},
    {"license", "licence", "As a noun", [](const Sentence& s, std::size_t p) { return s.before(p).is(Role::article); }},
    {"devise", "device", "As a noun", [](const Sentence& s, std::size_t p) { return s.before(p).is(Role::article); }},
    {"principle", "principal", "Chief", principle_for_principal},
    {"principal", "principle", "A rule", principal_for_principle},
    {"principals", "principles", "Rules", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"of", "that"}); }},
    {"except", "accept", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"accept", "except", "Save", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("for") && !verb_place(s, p) && s.before(p).common_noun(); }},
    {"where", "were", "As a verb", where_for_were},
    {"were", "where", "In which place", were_for_where},
    {"weather", "whether", "If", weather_for_whether},
    {"whether", "weather", "Rain and sun", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"bad", "severe", "extreme", "the", "hot", "cold", "poor"}) && !s.at(p + 1).is(Role::determiner); }},
    {"your", "you are", "Here “your” owns nothing", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"not", "a", "the", "welcome", "going", "being", "required", "likely"}); }},
    {"whose", "who is", "Here “whose” owns nothing", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"not", "a", "the", "been", "responsible", "going", "able", "likely"}); }},
    {"to", "too", "More than enough", to_for_too},
    {"too", "to", "Towards", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is(Role::article) || s.at(p + 1).is(Role::possessive); }},
    {"lead", "led", "Past of “lead”", [](const Sentence& s, std::size_t p) { return lead_as_verb(s, p); }},
    {"weather", "whether", "If", weather_behind_doubt},
    {"too", "to", "Before a verb", too_for_to},
    {"form", "from", "The preposition", form_for_from},
    {"from", "form", "The noun", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"the", "a", "this", "consent", "complaint", "web", "application"}) && !s.at(p + 1).is(Role::determiner); }},
    {"past", "passed", "As a verb", [](const Sentence& s, std::size_t p) { return past_for_passed(s, p); }},
    {"chose", "choose", "After “to” or a modal verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"sites", "cites", "Names as a source", [](const Sentence& s, std::size_t p) { return p > 0 && s.before(p).common_noun() && s.before(p).tag == "NN" && (s.at(p + 1).tag == "CD" || s.at(p + 1).is(Role::article) || s.at(p + 1).is("several")); }},
    {"sights", "cites", "Names as a source", [](const Sentence& s, std::size_t p) { return p > 0 && s.before(p).tag == "NN" && (s.at(p + 1).tag == "CD" || s.at(p + 1).is(Role::article)); }},
    {"council", "counsel", "Advise", [](const Sentence& s, std::size_t p) { return s.before(p).tag == "MD" || (s.before(p).tag == "TO" && s.at(p + 1).tag == "NNS"); }},
    {"new", "knew", "As a verb", [](const Sentence& s, std::size_t p) { return p > 0 && s.before(p).common_noun() && s.at(p + 1).is_one_of({"that", "nothing", "how", "about"}); }},
    {"whether", "weather", "Rain and sun", whether_for_weather},
    {"effect", "affect", "As a verb", effect_for_affect},
    {"to", "too", "More than enough", to_before_an_adjective},
    {"has", "as", "A comparison", [](const Sentence& s, std::size_t p) { return s.at(p + 1).adjective() && s.at(p + 2).is("as"); }},
    {"bare", "bear", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p) || s.at(p + 1).is("in"); }},
    {"breath", "breathe", "As a verb", [](const Sentence& s, std::size_t p) { return verb_place(s, p); }},
    {"everyday", "every day", "As an adverb", [](const Sentence& s, std::size_t p) { return !s.at(p + 1).common_noun() && !s.at(p + 1).adjective() && !s.before(p).is(Role::article); }},
    {"maybe", "may be", "As a verb", [](const Sentence& s, std::size_t p) { return s.at(p + 1).tag == "VBN" && p > 0 && s.before(p).tagged("NN"); }},
    {"personal", "personnel", "Staff", personal_for_personnel},
    {"council", "counsel", "Lawyer", [](const Sentence& s, std::size_t p) { return s.at(p).text == "council" && s.before(p).is_one_of({"legal", "defence", "defense"}) && !s.before(p, 2).is("the"); }},
    {"compliment", "complement", "Go with", [](const Sentence& s, std::size_t p) { return verb_place(s, p) && s.at(p + 1).is(Role::determiner); }},
    {"quiet", "quite", "Rather", quiet_for_quite},
    {"been", "being", "Passive going on", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"is", "are", "was", "were"}); }},
    {"being", "been", "After “have”", [](const Sentence& s, std::size_t p) { return s.before(p).is(Role::have) && !s.before(p).is("having") && s.at(p + 1).tag != "JJ"; }},
    {"precede", "proceed", "Go on", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"to", "with"}); }},
    {"looser", "loser", "Who loses", [](const Sentence& s, std::size_t p) { return s.before(p).is("the") && !s.at(p + 1).common_noun(); }},
    {"moral", "morale", "Spirits", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"staff", "low", "high"}) && !s.at(p + 1).common_noun(); }},
    {"averse", "adverse", "Harmful", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is_one_of({"effect", "effects", "impact", "impacts", "weather", "conditions", "event", "events"}); }},
    {"adverse", "averse", "Unwilling", [](const Sentence& s, std::size_t p) { return s.at(p + 1).is("to"); }},
    {"discrete", "discreet", "With tact", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"be", "very", "remain"}) && !s.at(p + 1).common_noun(); }},
    {"sight", "site", "A place", [](const Sentence& s, std::size_t p) { return s.before(p).is_one_of({"web", "construction", "building"}); }},
    {"cite", "site", "A place", [](const Sentence& s, std::size_t p) { return s.before(p).is(Role::article) || s.before(p).is_one_of({"on", "web"}); }},
};

const std::unordered_multimap<std::string_view, const Confusion*>& confusion_table() {
  static const auto table = [] {
    std::unordered_multimap<std::string_view, const Confusion*> result;
    for (const Confusion& entry : confusions) result.emplace(entry.word, &entry);
    return result;
  }();
  return table;
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
    if (token.is("they") && sentence.at(place + 1).is("'re") && place > 0 && sentence.at(place + 2).common_noun() &&
        (sentence.before(place).tagged("VB") || sentence.before(place).is(Role::preposition)) &&
        !sentence.before(place).is_one_of({"that", "because", "if", "said", "say", "think", "know"}))
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
