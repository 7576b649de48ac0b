// Where a word stands for another: see grammar_confusions.cpp for the words.
#include "prose/grammar_confusion_conditions.h"

namespace galley::prose::grammar {
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
         (before.is(Role::preposition) && (!before.is_one_of({"from", "in", "over"}) || s.at(p + 2).is(Role::full_stop))) || before.is("all");
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
  if (next.adjective() && s.at(p + 3).common_noun() && (s.before(p).tagged("VB") || s.before(p).is(Role::preposition)))
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
  if (!(before.tag == "NNS" || before.is_one_of({"they", "we", "who", "people", "there", "staff", "police", "crew"})) ||
      next.tag != "VBN")
    return false;
  for (std::size_t place = 0; place < s.size(); ++place)
    if (s.at(place).finite() && place != p) return before.is_one_of({"they", "we", "who", "there"});
  return true;
}

bool were_for_where(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  // "Were the workers live there is no water."
  const Phrase* opening = s.phrase_at(p + 1);
  if (p == 0 && !s.question() && opening != nullptr && !opening->pronoun && s.at(opening->end).tag == "VBP" &&
      s.at(opening->end).roles == 0)
    return true;
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

bool principle_for_principal(const Sentence& s, std::size_t p) {
  return noun_place(s, p) &&
         s.at(p + 1).is_one_of({"reason", "reasons", "cause", "causes", "aim", "aims", "source", "sources", "author",
                                "authors", "means", "objective", "objectives", "investigator", "donor", "concern",
                                "finding", "findings", "purpose"});
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
  return s.at(p + 1).is_one_of({"many", "much", "late", "slow", "small", "large", "high", "low", "few", "little",
                                "expensive", "often"}) &&
         (s.before(p).is(Role::be) || s.before(p).is_one_of({"far", "been", "be", "came", "come"}));
}

bool weather_behind_doubt(const Sentence& s, std::size_t p) {
  return s.before(p).is_one_of({"unclear", "clear", "sure", "unsure", "certain", "uncertain", "doubtful", "see", "know",
                                "decide", "ask", "asked", "consider", "determine", "matter", "of", "on"}) &&
         s.phrase_at(p + 1) != nullptr && s.at(s.skip_adverbs(s.phrase_at(p + 1)->end)).finite();
}

bool too_for_to(const Sentence& s, std::size_t p) {
  const Token& next = s.at(p + 1);
  const Token& object = s.at(p + 2);
  const bool may_be_verb = next.flags.has(F::attested_verb) && next.flags.has(F::verb_base) && next.roles == 0 &&
                           !next.flags.any(F::adjective, F::adverb, F::verb_participle);
  const bool has_object = object.is(Role::determiner) || object.adjective() || object.tagged("NN");
  const bool asks_for_to = s.before(p).is_one_of(
      {"able", "want", "wants", "need", "needs", "have", "has", "order", "aims", "according", "due"});
  return next.only_verb_base() || (may_be_verb && has_object) ||
         (asks_for_to && !next.adjective() && next.word() && !next.is(Role::stop));
}

bool form_for_from(const Sentence& s, std::size_t p) {
  return (s.before(p).tag == "VBN" || s.before(p).tag == "VBD" ||
          s.before(p).is_one_of({"away", "apart", "different", "far", "suffer", "benefit"})) &&
         (s.at(p + 1).is(Role::determiner) || s.at(p + 1).name());
}

bool whether_for_weather(const Sentence& s, std::size_t p) {
  return s.at(p + 1).is_one_of(
             {"conditions", "forecast", "forecasts", "patterns", "station", "stations", "events", "warnings"}) &&
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

}  // namespace galley::prose::grammar
