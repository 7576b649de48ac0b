// Adjectives for adverbs, adverbs for adjectives, and adverbs in the wrong place.
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// Adjectives that are adverbs as they stand, or make compounds with a participle.
bool stands_as_adverb(const Token& token) {
  return listed(
      "new native foreign free ready late early hard fast long high low deep wide clean sure straight well "
      "ill due half full-time part-time first last next clear strong rich short flat full tight slow loud "
      "wrong right dead blind single cross double self more less most best better only such same other",
      token.lower);
}

bool adjective_with_adverb(const Token& token) {
  return token.tagged("JJ") && token.roles == 0 && token.flags.has(F::adjective) &&
         !token.flags.any(F::adverb, F::verb_participle, F::verb_gerund, F::comparative, F::superlative) &&
         !stands_as_adverb(token) && !adverb_of(token.lower).empty();
}

bool ends_group(const Token& token) {
  return token.is(Role::full_stop) || token.is(Role::stop) || token.is(Role::preposition) || token.tag == "TO" ||
         token.is(Role::conjunction);
}

bool participle_here(const Token& token) {
  return (token.tag == "VBN" || token.tag == "VBD") && token.flags.has(F::verb_participle) && token.roles == 0;
}

// "was careful checked", "has significant increased", "should quick become", "wide used"
void adjective_before_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  const Token& behind = sentence.at(place + 2);
  const bool wide = token.is("wide") && verb.is_one_of({"used", "known", "available", "accepted"});
  if (!wide && !adjective_with_adverb(token)) return;
  const std::string adverb = wide ? "widely" : adverb_of(token.lower);
  const bool passive = any_be(before) && participle_here(verb) && ends_group(behind) && !behind.is("and") &&
                       !verb.is_one_of({"compared", "based", "given", "supposed"});
  const bool perfect = before.is(Role::have) && participle_here(verb) && !verb.flags.has(F::adjective) &&
                       (ends_group(behind) || opens_noun(behind)) && !token.flags.noun();
  const bool modal = before.is(Role::modal) && before.tag == "MD" && verb.roles == 0 && verb.flags.has(F::verb_base) &&
                     verb.flags.has(F::attested_verb) && !token.flags.noun() &&
                     (verb.only_verb_base() || opens_noun(behind));
  if (passive || perfect || modal || (wide && any_be(before)))
    propose(hits, "Adverb", sentence, place, place, adverb, "Before a verb the adverb");
}

constexpr std::string_view verbs_of_change =
    "increase decrease fall rise grow improve decline drop change act react respond operate function behave speak vary "
    "differ drive move develop expand perform shrink recover work treat";

// Adjectives of manner and degree: a verb that says how something becomes takes others.
constexpr std::string_view of_manner =
    "significant rapid quick sharp steady considerable gradual dramatic substantial slight drastic fair equal proper "
    "correct efficient effective careful responsible independent regular legal illegal immediate constant continuous "
    "smooth different fast-paced professional direct";

// "increased significant", "work close together", "were treated fair"
void adjective_behind_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& token = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!form_of(verb, verbs_of_change) || !verb.tagged("VB")) return;
  if (token.is("close") && form_of(verb, "work operate cooperate") && behind.is_one_of({"together", "with"})) {
    propose(hits, "Adverb", sentence, place + 1, place + 1, "closely", "With a verb the adverb");
    return;
  }
  if (!adjective_with_adverb(token) || !listed(of_manner, token.lower) || !ends_group(behind) || behind.is("and"))
    return;
  if (behind.is_one_of({"to", "of", "with", "than", ","})) return;  // "grow dependent on", "fall silent, …"
  propose(hits, "Adverb", sentence, place + 1, place + 1, adverb_of(token.lower), "With a verb the adverb");
}

// "a clearly answer", "the currently rules"
void adverb_before_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adverb = sentence.at(place);
  const Token& noun = sentence.at(place + 1);
  if (adverb.tag != "RB" || adverb.flags.any(F::adjective, F::noun_singular, F::verb_base) ||
      !opens_noun(sentence.before(place)) || !noun.common_noun() || noun.roles != 0 ||
      noun.flags.any(F::adjective, F::verb_participle, F::verb_gerund, F::adverb) ||
      !noun.flags.has(F::attested_noun) || sentence.before(place).is_one_of({"this", "these", "those"}))
    return;
  const Token& behind = sentence.at(place + 2);
  if (behind.is("-") || behind.tagged("NN") || behind.adjective() || behind.tag == "VBN" || behind.tag == "VBG") return;
  const std::string adjective = adjective_of(adverb.lower);
  if (!adjective.empty()) propose(hits, "Adverb", sentence, place, place, adjective, "Before a noun the adjective");
}

// "very higher"
void very_with_comparative(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& next = sentence.at(place + 1);
  if (!sentence.at(place).is_one_of({"very", "too"}) || next.tag != "JJR" || !next.flags.has(F::comparative) ||
      next.flags.any(F::noun_singular, F::verb_base) || next.is_one_of({"upper", "lower", "former", "latter", "eager"}))
    return;
  propose(hits, "Comparison", sentence, place, place, "much", "Before a comparative");
}

constexpr std::string_view of_frequency =
    "always usually often never sometimes rarely seldom frequently already generally regularly normally";

bool transitive_here(const Token& verb) {
  return (verb.tag == "VBZ" || verb.tag == "VBP" || verb.tag == "VBD" || verb.tag == "VBN") && verb.roles == 0 &&
         verb.flags.finite_verb() &&
         !form_of(verb,
                  "work go come happen occur arrive live travel sleep say seem appear become remain feel look "
                  "last cost stay mean play");
}

// "published never the results", "removes usually such posts", "discussed yesterday the draft"
void adverb_before_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adverb = sentence.at(place);
  const bool time = adverb.is_one_of({"yesterday", "today", "tomorrow"});
  const std::size_t verb = place - 1;
  if (place < 2 || (!listed(of_frequency, adverb.lower) && !time) || !transitive_here(sentence.at(verb))) return;
  const Token& subject = sentence.before(verb);
  if (!subject.tagged("NN") && !subject.is(Role::subject_pronoun) && !subject.adverb() && !subject.is(Role::have))
    return;
  const Token& next = sentence.at(place + 1);
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr && adverb.phrase != 0) object = &sentence.phrases[adverb.phrase - 1];
  if (object == nullptr || object->pronoun || length_of_time(sentence.at(object->head))) return;
  if (!opens_noun(next) && !next.is_one_of({"such", "all", "any", "many"}) && next.tag != "NNS" && next.tag != "CD")
    return;
  const Token& behind = sentence.at(sentence.skip_adverbs(object->end));
  if (behind.finite() || behind.is(Role::have) || next.is("that")) return;
  propose(hits, "Order", sentence, verb, place,
          time ? sentence.at(verb).text : adverb.text + " " + sentence.at(verb).text,
          "“" + adverb.text + "” does not stand between a verb and its object");
  if (time) hits.back().replacement.reset();
}

// "provides also training": "also" stands before the verb.
void also_behind_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.before(place);
  const Token& next = sentence.at(place + 1);
  if (!sentence.at(place).is("also") || place < 2 || !transitive_here(verb) || verb.tag == "VBN") return;
  const Phrase* subject = sentence.phrase_ending(place - 1);
  if (subject == nullptr || subject->begin != 0) return;
  if (!opens_noun(next) && !next.common_noun() && next.tag != "VBG" && next.tag != "JJ") return;
  propose(hits, "Order", sentence, place - 1, place, "also " + verb.text, "“also” stands before the verb").severity =
      Severity::suggestion;
}

// "has always not paid"
void always_not(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& helper = sentence.before(place);
  if (!sentence.at(place).is_one_of({"always", "already", "ever"}) || !sentence.at(place + 1).is("not")) return;
  if (!helper.is(Role::have) && !any_be(helper) && helper.tag != "MD" && !helper.is(Role::do_verb)) return;
  remark(hits, "Order", place, place + 1,
         "The negation stands before “" + sentence.at(place).text + "”; if it never is, write “never”.");
}

// "carry out it": a pronoun stands between the verb and its particle.
void pronoun_behind_particle(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& particle = sentence.at(place + 1);
  const Token& pronoun = sentence.at(place + 2);
  const Token& behind = sentence.at(place + 3);
  if (!form_of(verb, "carry set fill pick turn hand find take give point put bring send call write shut cut hold") ||
      !particle.is_one_of({"out", "up", "off", "down", "over", "back"}) || !pronoun.is_one_of({"it", "them"}))
    return;
  if (!behind.is(Role::full_stop) && !behind.is_one_of({"in", "by", "for", "at", "within", "to", "and", ","})) return;
  if (pronoun.is("it") && particle.is_one_of({"over", "down", "up"}) && form_of(verb, "take hand turn find")) return;
  propose(hits, "Order", sentence, place + 1, place + 2, pronoun.text + " " + particle.text,
          "A pronoun stands before the particle");
}

// "workers foreign are", "a contract new": an adjective that does not follow its noun.
void adjective_behind_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adjective = sentence.at(place);
  if (!adjective.is_one_of({"new", "national", "foreign", "local", "main", "annual", "public", "legal", "social",
                            "final", "recent", "rural", "official", "important", "temporary", "regional", "monthly"}) ||
      !adjective.adjective() || place < 2)
    return;
  const Token& noun = sentence.before(place);
  const Phrase* phrase = sentence.phrase_ending(place);
  if (phrase == nullptr || phrase->pronoun || !noun.common_noun() || noun.flags.any(F::verb_base, F::verb_third))
    return;
  const Token& behind = sentence.at(place + 1);
  const bool verb = behind.is(Role::be) || behind.is(Role::have) || behind.tag == "MD" || behind.is(Role::full_stop);
  if (!verb || (noun.tag == "NN" && !opens_noun(sentence.at(phrase->begin)))) return;
  for (std::size_t at = phrase->begin; at > 0 && at + 5 > phrase->begin; --at)
    if (sentence.before(at).finite() && sentence.before(at).is_one_of({"make", "makes", "made", "keep", "considered"}))
      return;
  propose(hits, "Order", sentence, place - 1, place, adjective.text + " " + noun.text,
          "The adjective stands before its noun")
      .severity = Severity::suggestion;
}

}  // namespace

void check_adverbs(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    adjective_before_verb(sentence, place, hits);
    adjective_behind_verb(sentence, place, hits);
    adverb_before_noun(sentence, place, hits);
    very_with_comparative(sentence, place, hits);
    adverb_before_object(sentence, place, hits);
    also_behind_verb(sentence, place, hits);
    always_not(sentence, place, hits);
    pronoun_behind_particle(sentence, place, hits);
    adjective_behind_noun(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
