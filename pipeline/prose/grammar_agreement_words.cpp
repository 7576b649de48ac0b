// Subject and verb where a word sets the number: there is, each of, everyone who, they.
#include "prose/grammar_agreement.h"
#include "prose/grammar_predicate.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// "it are", "she have": at the start of a clause.
void check_singular_pronoun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& pronoun = sentence.at(place);
  if (!pronoun.is_one_of({"it", "he", "she"}) || sentence.question()) return;
  const Token& before = sentence.before(place);
  if (place > 0 && !before.is_one_of({"and", "but", ",", ";", "that", "because", "although", "while", "since", "when"}))
    return;
  const Token& verb = sentence.at(place + 1);
  if (verb.is_one_of({"are", "have", "do", "were"}) && !subjunctive(sentence, place + 1))
    report_number(sentence, place + 1, pronoun, Number::singular, hits);
}

// "The number of applicants have": the number itself is one.
void check_the_number(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("the") || !sentence.at(place + 1).is_one_of({"number", "list", "range", "variety", "proportion", "percentage", "share"}) ||
      !sentence.at(place + 2).is("of") || !begins_clause(sentence, place))
    return;
  const auto predicate = predicate_of(sentence, place + 2);
  if (predicate && sentence.at(predicate->verb).is_one_of({"are", "have", "were", "do"}))
    report_number(sentence, predicate->verb, sentence.at(place + 1), Number::singular, hits);
}

// "The minister, together with her advisers, were"; "Every school and college are".
void check_joined_singular(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  if (phrase.begin != 0 || phrase.number != Number::singular) return;
  const Token& comma = sentence.at(phrase.end);
  const Token& link = sentence.at(phrase.end + 1);
  std::size_t verb = 0;
  if (comma.is(",") && (link.is_one_of({"together", "along", "accompanied"}) ||
                        (link.is("as") && sentence.at(phrase.end + 2).is("well")))) {
    for (std::size_t at = phrase.end + 2; at < sentence.size() && verb == 0; ++at)
      if (sentence.at(at).is(",")) verb = sentence.skip_adverbs(at + 1);
  } else if (sentence.at(0).is_one_of({"every", "each"}) && comma.is("and")) {
    const Phrase* second = sentence.phrase_at(phrase.end + 1);
    if (second != nullptr) verb = sentence.skip_adverbs(skip_prepositional_phrases(sentence, second->end));
  }
  if (verb != 0 && sentence.at(verb).is_one_of({"are", "have", "were", "do"}))
    report_number(sentence, verb, sentence.at(phrase.head), Number::singular, hits);
}

// "Neither the council nor the contractor accept".
void check_neither_nor(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("neither") || !(place == 0 || begins_clause(sentence, place))) return;
  for (std::size_t at = place + 1; at < place + 7; ++at) {
    if (!sentence.at(at).is("nor")) continue;
    const Phrase* second = sentence.phrase_at(at + 1);
    if (second == nullptr) return;
    const std::size_t behind = sentence.skip_adverbs(second->end);
    // "nor its contractors was": the verb goes with the nearer subject.
    if (second->number == Number::plural && sentence.at(behind).is_one_of({"is", "was", "has"}))
      report_number(sentence, behind, sentence.at(second->head), Number::plural, hits);
    if (second->number != Number::singular || sentence.at(second->head).flags.has(F::verb_base)) return;
    const std::size_t verb = sentence.skip_adverbs(second->end);
    const Token& form = sentence.at(verb);
    const bool base = (form.tag == "VBP" || form.tag == "VB") && form.flags.has(F::attested_verb) && form.roles == 0;
    if (base || form.is_one_of({"are", "have", "were", "do"}))
      report_number(sentence, verb, sentence.at(second->head), Number::singular, hits);
    return;
  }
}

// "Those who fails", "everyone who apply".
void check_who(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("who") || place == 0) return;
  const Token& before = sentence.before(place);
  const Token& verb = sentence.at(place + 1);
  if (before.is("those") &&
      (verb.is_one_of({"is", "was", "has", "does"}) || (verb.tag == "VBZ" && verb.flags.has(F::verb_third))))
    report_number(sentence, place + 1, before, Number::plural, hits);
  if (before.is_one_of({"everyone", "anyone", "someone", "everybody", "anybody", "somebody"}) &&
      (verb.is_one_of({"are", "have", "were", "do"}) ||
       ((verb.tag == "VBP" || verb.tag == "VB") && verb.flags.has(F::verb_base) && !verb.flags.has(F::verb_past) &&
        verb.roles == 0)))
    report_number(sentence, place + 1, before, Number::singular, hits);
}

// "They names", "we has": these pronouns are subjects wherever they stand.
void check_pronoun_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& pronoun = sentence.at(place);
  if (!pronoun.is_one_of({"they", "we"})) return;
  // "from they parents": the fault is the pronoun, and a noun follows.
  const Token& before = sentence.before(place);
  if (before.is(Role::preposition) && !before.is(Role::subordinator) && !before.is_one_of({"than", "as", "like"}))
    return;
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const bool third =
      verb.is_one_of({"is", "was", "has", "does"}) ||
      (verb.roles == 0 && verb.flags.has(F::verb_third) && !verb.flags.has(F::verb_base) && !verb.name());
  if (third && at <= place + 2) report_number(sentence, at, pronoun, Number::plural, hits);
}

// "Meta have", "Telegram say that": a single name at the start of a sentence.
void check_name_subject(const Sentence& sentence, Hits& hits) {
  const Token& name = sentence.at(0);
  const Token& verb = sentence.at(1);
  if (name.is_one_of({"there", "here", "both", "none", "neither", "either", "nor", "only", "so", "half", "please"}))
    return;
  const bool unknown_name = !name.flags.known() && name.tag != "CD" && name.roles == 0 && !name.text.empty() &&
                            name.text.front() >= 'A' && name.text.front() <= 'Z';
  if ((!name.name() && !unknown_name) || name.tag == "NNPS" || name.lower.back() == 's' ||
      name.flags.has(F::noun_plural))
    return;
  const Token& next = sentence.at(2);
  const bool clear = verb.is_one_of({"are", "have", "were"}) && !sentence.question();
  const bool base =
      verb.roles == 0 && verb.flags.has(F::verb_base) && verb.flags.has(F::attested_verb) && !verb.name() &&
      !verb.flags.any(F::verb_past, F::adjective, F::noun_plural) &&
      (next.is("that") || next.is(Role::article) || next.is(Role::possessive) || next.is_one_of({"it", "them"}));
  if (clear || base) report_number(sentence, 1, name, Number::singular, hits);
}

bool group_of_people(const Token& token) {
  return token.is_one_of({"community", "class", "organization", "company", "union", "generation", "electorate",
                          "couple", "workforce", "organisation", "crew", "opposition", "council", "club", "firm"});
}

void check_relative(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"who", "that", "which"}) || place == 0) return;
  const Phrase* nearest = sentence.phrase_ending(place);
  if (nearest == nullptr || nearest->number == Number::unknown || nearest->pronoun || joined(sentence, *nearest))
    return;
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const Number wanted = verb_number(verb);
  if (wanted == Number::unknown || wanted == nearest->number || (wanted == Number::plural && subjunctive(sentence, at)))
    return;
  const Token& outer = sentence.before(nearest->begin);
  if (outer.is(Role::conjunction) || outer.is(",")) return;
  if (nearest->end > nearest->begin + 1 && sentence.at(nearest->head).flags.has(F::verb_third) &&
      !names_agent(sentence.at(nearest->head)))
    return;  // "the text tells who"
  if (sentence.at(place).is("who") && wanted == Number::plural && group_of_people(sentence.at(nearest->head))) return;
  if (outer.is(Role::preposition) && nearest->begin >= 2) {
    // "the list of persons that is": either noun may be meant.
    const Phrase* head = sentence.phrase_ending(nearest->begin - 1);
    if (head != nullptr && head->number != nearest->number) return;
    if (head == nullptr && sentence.before(nearest->begin, 2).is_one_of({"one", "each", "either", "neither", "none"}))
      return;
  }
  const bool clear = verb.is(Role::be) || verb.is(Role::have) || verb.is(Role::do_verb);
  if (!clear && wanted == Number::plural && verb.flags.noun() && !sentence.at(place).is("who") &&
      !sentence.at(at + 1).is(Role::article))
    return;
  report_number(sentence, at, sentence.at(nearest->head), nearest->number, hits);
}

void check_there(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("there") || sentence.before(place).is_one_of({"than", "those", "what"})) return;
  if (sentence.before(place).is("and") && sentence.before(place, 2).is("here")) return;
  const std::size_t verb = sentence.skip_adverbs(place + 1);
  const Token& form = sentence.at(verb);
  if (!form.is_one_of({"is", "are", "was", "were", "has", "have"})) return;
  std::size_t next = sentence.skip_adverbs(verb + 1);
  if (sentence.at(next).is("been")) next = sentence.skip_adverbs(next + 1);
  const Phrase* phrase = sentence.phrase_at(next);
  if (phrase == nullptr) {
    if (sentence.at(next).is_one_of({"many", "several"}) && verb_number(form) == Number::singular)
      report_number(sentence, verb, sentence.at(next), Number::plural, hits);
    return;
  }
  Number number = phrase->number;
  if ((sentence.at(next).is_one_of({"many", "several", "various", "numerous"}) ||
       (sentence.at(next).tag == "CD" && !sentence.at(next).is_one_of({"one", "1"}))) &&
      sentence.at(phrase->head).tag == "NNS")
    number = Number::plural;
  if (sentence.at(next).is_one_of({"a", "an"}))
    number = sentence.at(phrase->head).tag == "NN" && number != Number::unknown ? Number::singular : Number::unknown;
  if (number == Number::unknown || number == verb_number(form) || joined(sentence, *phrase)) return;
  if (quantity(sentence, *phrase)) return;  // "There are a host of reasons"
  if (number == Number::singular && !sentence.at(next).is("no") &&
      (sentence.at(phrase->end).is(",") || sentence.at(phrase->end).is("and")))
    return;
  report_number(sentence, verb, sentence.at(phrase->head), number, hits);
}

// "Each of the applicants have", "one of the reasons are".
void check_each_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of(
          {"each", "one", "neither", "either", "two", "three", "several", "many", "few", "both"}) ||
      !sentence.at(place + 1).is("of"))
    return;
  if (place > 0 && !begins_clause(sentence, place)) return;
  if (!sentence.at(place + 2).is(Role::determiner) && sentence.at(place + 2).tag != "CD") return;
  const Phrase* phrase = sentence.phrase_at(place + 2);
  if (phrase == nullptr || sentence.at(phrase->end).is_one_of({"and", "or", ",", "of"})) return;
  const auto predicate = predicate_of(sentence, place + 1);
  if (!predicate) return;
  const Token& verb = sentence.at(predicate->verb);
  const bool sure = predicate->near && (clear_verb(verb) || (verb.tag == "VBP" && verb.flags.has(F::attested_verb)));
  if (sure && verb_number(verb) == Number::plural && sentence.at(place).is_one_of({"each", "one", "neither", "either"}))
    report_number(sentence, predicate->verb, sentence.at(place), Number::singular, hits);
  if (sure && sentence.at(place).is_one_of({"two", "three", "several", "many", "few", "both"}) &&
      phrase->number == Number::plural && verb.is_one_of({"is", "was", "has"}))
    report_number(sentence, predicate->verb, sentence.at(place), Number::plural, hits);
}

}  // namespace

void check_agreement_by_words(const Sentence& sentence, Hits& hits) {
  check_name_subject(sentence, hits);
  for (const Phrase& phrase : sentence.phrases) check_joined_singular(sentence, phrase, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    check_pronoun_subject(sentence, place, hits);
    check_singular_pronoun(sentence, place, hits);
    check_the_number(sentence, place, hits);
    check_who(sentence, place, hits);
    check_neither_nor(sentence, place, hits);
    check_relative(sentence, place, hits);
    check_there(sentence, place, hits);
    check_each_of(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
