// The case of pronouns.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

std::string subject_form(const Token& pronoun) {
  return pronoun.is("me") ? "I" : pronoun.is("him") ? "he" : pronoun.is("us") ? "we" : pronoun.is("them") ? "they" : "";
}

std::string object_form(const Token& pronoun) {
  return pronoun.is("i")      ? "me"
         : pronoun.is("he")   ? "him"
         : pronoun.is("she")  ? "her"
         : pronoun.is("we")   ? "us"
         : pronoun.is("they") ? "them"
                              : "";
}

void check_object_as_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is(Role::object_pronoun)) return;
  const Token& before = sentence.before(place);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 1));
  const bool clause = place == 0 || before.is(Role::subordinator) || before.is_one_of({";", "and", "but"});
  if (clause &&
      (verb.tag == "MD" || verb.is(Role::be) || verb.is_one_of({"have", "has", "had", "do", "did"}) ||
       (place == 0 && verb.finite())) &&
      !before.is_one_of({"after", "before", "until", "since"}))
    propose(hits, "PronounCase", sentence, place, place, in_case_of(token, subject_form(token)),
            "“" + token.text + "” cannot be a subject");
  const Token& next = sentence.at(place + 1);
  const bool second_clause = before.is_one_of({"and", "but"}) && sentence.before(place, 2).is(",");
  if (second_clause && (next.tag == "VBD" || next.tag == "VBZ") && next.roles == 0)
    propose(hits, "PronounCase", sentence, place, place, subject_form(token),
            "“" + token.text + "” cannot be a subject");
  if (place == 0 && token.text == "Us" && next.word())
    propose(hits, "PronounCase", sentence, place, place, "We", "“" + token.text + "” cannot be a subject");
}

// "thanked she for", "asked they to": a subject form behind a verb that has its subject.
void check_subject_as_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.before(place);
  const Token& next = sentence.at(place + 1);
  if (!token.is_one_of({"he", "she", "they", "we", "i"}) || token.text == "HE" || place < 2) return;
  if (!verb.tagged("VB") || verb.roles != 0 || !verb.flags.verb() || verb.is_one_of({"be", "been", "being"})) return;
  const std::string base = base_of(verb.lower);
  for (const std::string_view speech :
       {"say", "think", "believe", "hope", "know", "suppose", "come", "go", "see", "mean"})
    if (base == speech) return;
  if (!next.is(Role::preposition) && !next.is(Role::full_stop) && next.tag != "TO" &&
      !next.is_one_of({"whether", "why", "how", "what", "if", "that"}))
    return;
  propose(hits, "PronounCase", sentence, place, place, object_form(token), "As an object");
}

// "Him and his deputy were invited"
void check_joined_subject_pronoun(const Sentence& sentence, Hits& hits) {
  const Token& token = sentence.at(0);
  if (!token.is_one_of({"him", "me", "them", "us", "her"}) || !sentence.at(1).is("and")) return;
  const Phrase* other = sentence.phrase_at(2);
  if (other == nullptr || !sentence.at(sentence.skip_adverbs(other->end)).finite()) return;
  propose(hits, "PronounCase", sentence, 0, 0, in_case_of(token, token.is("her") ? "she" : subject_form(token)),
          "“" + token.text + "” cannot be a subject");
}

// "to my colleague and I"
void check_joined_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("i") || !sentence.before(place).is("and") || place < 3) return;
  const Phrase* other = sentence.phrase_ending(place - 1);
  if (other == nullptr || other->begin == 0 || sentence.at(place + 1).finite() || sentence.at(place + 1).adverb())
    return;
  const Token& outer = sentence.before(other->begin);
  if (outer.is_one_of({"between", "to", "for", "with", "from", "by", "at", "about"}))
    propose(hits, "PronounCase", sentence, place, place, "me", "After a preposition");
}

}  // namespace

void check_pronouns(const Sentence& sentence, Hits& hits) {
  check_joined_subject_pronoun(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const Token& before = sentence.before(place);
    check_object_as_subject(sentence, place, hits);
    check_subject_as_object(sentence, place, hits);
    check_joined_object(sentence, place, hits);
    const std::string object = object_form(token);
    if (!object.empty() &&
        before.is_one_of({"of", "to", "for", "with", "between", "by", "against", "from", "about", "among"}) &&
        before.tag != "WRB" && !sentence.at(place + 1).finite() && !sentence.at(place + 1).is("who") &&
        !sentence.at(place + 1).adverb())
      propose(hits, "PronounCase", sentence, place, place,
              token.is("they") && sentence.at(place + 1).common_noun() ? "their" : object, "After a preposition");
    if (token.is("who") && before.is_one_of({"to", "of", "for", "with", "from", "by", "against", "among"}) &&
        !sentence.at(place + 1).finite() && !sentence.at(place + 1).adverb() && sentence.at(place + 1).word())
      propose(hits, "PronounCase", sentence, place, place, "whom", "After a preposition");
    if (token.is("which") && names_people(before) && !before.is_one_of({"family", "families", "chief"}) &&
        sentence.at(place + 1).finite() && sentence.phrase_ending(place) != nullptr &&
        !sentence.before(place, 2).is(Role::preposition) && !sentence.before(place, 3).is(Role::preposition))
      propose(hits, "PronounCase", sentence, place, place, "who", "For people").severity = Severity::suggestion;
    const Token& verb = sentence.at(place + 1);
    if (token.is("whom") && (verb.tag == "MD" || verb.is(Role::be) || verb.is_one_of({"has", "have", "had"})) &&
        !before.is("of") && !before.is(Role::preposition))
      propose(hits, "PronounCase", sentence, place, place, "who", "“whom” cannot be a subject");
    // "the members whom boards the ferry": a verb with its object follows at once.
    if (token.is("whom") && names_people(before) && verb.roles == 0 && verb.flags.has(WordFlag::verb_third) &&
        word_flags(base_of(verb.lower)).has(WordFlag::attested_verb) && sentence.at(place + 2).is(Role::determiner))
      propose(hits, "PronounCase", sentence, place, place, "who", "“whom” cannot be a subject");
  }
}

}  // namespace galley::prose::grammar
