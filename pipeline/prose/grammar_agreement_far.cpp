// Subject and verb where neither stands in the usual place: clauses and actions as
// subjects, shares, and two verbs of one subject.
#include "prose/grammar_agreement.h"
#include "prose/grammar_predicate.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// "shows": the third person of a verb in common use.
bool third_of_verb(const Token& token) {
  return token.flags.has(F::verb_third) && word_flags(base_of(token.lower)).has(F::attested_verb);
}

// "Most of the complaints concerns late payment": a share of many, then a verb that is a noun too.
void share_of_many(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is_one_of(
          {"most", "some", "many", "all", "several", "few", "both", "half", "two", "three", "four"}) ||
      !sentence.at(1).is("of"))
    return;
  const std::size_t noun = sentence.at(2).is(Role::determiner) ? 3 : 2;
  const Token& head = sentence.at(noun);
  const std::size_t place = sentence.skip_adverbs(noun + 1);
  const Token& verb = sentence.at(place);
  if (head.tag == "NNS" && head.flags.has(F::noun_plural) && verb.is_one_of({"was", "is", "has", "does"}) &&
      !head.is_one_of({"goods", "means", "news", "economics", "politics", "statistics"})) {
    report_number(sentence, place, head, Number::plural, hits);
    return;
  }
  if (!(head.tag == "NNS" || head.is_one_of({"staff", "people"})) || verb.roles != 0 || !third_of_verb(verb)) return;
  for (std::size_t at = place + 1; at < sentence.size(); ++at)
    if (sentence.at(at).finite()) return;
  const std::string base = base_of(verb.lower);
  if (!base.empty())
    propose(hits, "Agreement", sentence, place, place, base,
            "“" + verb.text + "” does not agree with “" + head.text + "”");
}

// "The results of the audit, published on Friday, shows a deficit": the verb behind an insertion.
void behind_insertion(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || subject->number == Number::unknown || joined(sentence, *subject)) return;
  const std::size_t comma = behind_noun(sentence, 0);
  if (!sentence.at(comma).is(",")) return;
  const Token& opening = sentence.at(comma + 1);
  if (opening.tag != "VBN" && opening.tag != "VBD" &&
      !opening.is_one_of({"which", "who", "like", "including", "as", "with", "together", "alongside", "unlike"}))
    return;
  for (std::size_t at = comma + 2; at + 2 < sentence.size() && at < comma + 14; ++at) {
    if (sentence.at(at).is(Role::conjunction)) return;
    if (!sentence.at(at).is(",")) continue;
    const std::size_t place = sentence.skip_adverbs(at + 1);
    const Token& verb = sentence.at(place);
    const Token& object = sentence.at(place + 1);
    const bool base = verb.tag == "VBP" && verb.flags.has(F::verb_base) && verb.flags.has(F::attested_verb);
    const bool lexical = verb.roles == 0 && (third_of_verb(verb) || base) && (opens_noun(object) || object.is("that"));
    if (!lexical) return;
    const Number wanted = verb.flags.has(F::verb_third) ? Number::singular : Number::plural;
    if (wanted != subject->number) report_number(sentence, place, sentence.at(subject->head), subject->number, hits);
    return;
  }
}

// "The cost of water and electricity have": what "of" ties is two things, the subject is one.
void two_behind_of(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || subject->number != Number::singular || !sentence.at(subject->end).is("of")) return;
  const Phrase* first = sentence.phrase_at(subject->end + 1);
  if (first == nullptr || !sentence.at(first->end).is("and")) return;
  const Phrase* second = sentence.phrase_at(first->end + 1);
  if (second == nullptr || sentence.at(second->begin).is(Role::determiner) || second->pronoun) return;
  if (sentence.at(first->begin).is(Role::determiner) && sentence.at(second->head).tag == "NN") return;
  const std::size_t place = sentence.skip_adverbs(second->end);
  if (sentence.at(place).is_one_of({"are", "were", "have"}))
    report_number(sentence, place, sentence.at(subject->head), Number::singular, hits);
}

// "The way in which complaints are handled vary": behind a clause with its own verb.
void way_in_which(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || subject->number != Number::singular || !sentence.at(subject->end).is(Role::preposition) ||
      !sentence.at(subject->end + 1).is("which"))
    return;
  const Phrase* inner = sentence.phrase_at(subject->end + 2);
  if (inner == nullptr || !sentence.at(inner->end).is(Role::be) || sentence.at(inner->end + 1).tag != "VBN") return;
  const std::size_t place = inner->end + 2;
  const Token& verb = sentence.at(place);
  const bool base =
      verb.only_verb_base() && (sentence.at(place + 1).is(Role::preposition) || opens_noun(sentence.at(place + 1)));
  if (base || verb.is_one_of({"are", "were", "have"}))
    report_number(sentence, place, sentence.at(subject->head), Number::singular, hits);
}

// "The majority of the applicants is"
void majority_of_many(const Sentence& sentence, Hits& hits) {
  const std::size_t of = sentence.at(0).is_one_of({"the", "a"}) ? 2 : 1;
  if (!sentence.at(of - 1).is_one_of({"majority", "minority"}) || !sentence.at(of).is("of")) return;
  const Phrase* many = sentence.phrase_at(of + 1);
  if (many == nullptr || sentence.at(many->head).tag != "NNS") return;
  const std::size_t place = sentence.skip_adverbs(many->end);
  if (!sentence.at(place).is_one_of({"is", "was", "has"})) return;
  report_number(sentence, place, sentence.at(many->head), Number::plural, hits);
  if (!hits.empty() && hits.back().first == place) hits.back().severity = Severity::suggestion;
}

// "Either the employer or the agency have"
void either_or(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is("either")) return;
  for (std::size_t at = 1; at < 8; ++at) {
    if (!sentence.at(at).is("or")) continue;
    const Phrase* second = sentence.phrase_at(at + 1);
    if (second == nullptr || second->number != Number::singular) return;
    const std::size_t place = sentence.skip_adverbs(skip_prepositional_phrases(sentence, second->end));
    if (sentence.at(place).is_one_of({"are", "were", "have", "do"}))
      report_number(sentence, place, sentence.at(second->head), Number::singular, hits);
    return;
  }
}

// "What the workers need are a simple way"
void what_clause(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is("what") || sentence.question()) return;
  for (std::size_t at = 2; at + 1 < sentence.size() && at < 9; ++at) {
    const Token& verb = sentence.at(at);
    if (verb.is(Role::stop)) return;
    const Phrase* noun = sentence.phrase_at(at + 1);
    if (verb.is_one_of({"are", "were"}) && sentence.before(at).tagged("VB") &&
        sentence.at(at + 1).is_one_of({"a", "an"}) && noun != nullptr && sentence.at(noun->head).tag == "NN" &&
        !sentence.at(noun->head).is_one_of({"number", "lot", "few", "couple", "series", "variety", "range"})) {
      report_number(sentence, at, sentence.at(noun->head), Number::singular, hits);
      return;
    }
  }
}

// "Two thirds of the budget are spent", "Half of the money were"
void share_of_one(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& share = sentence.at(place);
  if (!share.is_one_of({"third", "thirds", "half", "quarter", "quarters", "percent", "%", "most", "part", "rest"}) ||
      !sentence.at(place + 1).is("of") || !opens_noun(sentence.at(place + 2)))
    return;
  const Phrase* whole = sentence.phrase_at(place + 2);
  if (whole == nullptr || sentence.at(whole->end).is_one_of({"and", "or", ","})) return;
  const Token& head = sentence.at(whole->head);
  if (!listed(
          "budget money territory land land-area income revenue cost price area coast road building time work report "
          "text food water waste energy electricity traffic debt territory space equipment furniture fund damage rent "
          "salary bill grant profit turnover coastline site plan project programme amount sum fee",
          head.lower))
    return;
  const std::size_t verb = sentence.skip_adverbs(skip_prepositional_phrases(sentence, whole->end));
  if (sentence.at(verb).is_one_of({"are", "were", "have"})) report_number(sentence, verb, head, Number::singular, hits);
}

// "Providing the victims with shelter are", "Hiring interpreters take"
void action_as_subject(const Sentence& sentence, Hits& hits) {
  const Token& action = sentence.at(0);
  if (action.tag != "VBG" || !action.flags.has(F::verb_gerund) || sentence.question()) return;
  const bool sure = opens_noun(sentence.at(1)) ||
                    form_of(action,
                            "provide hire pay keep charge check remove send raise reduce give make take publish "
                            "collect protect teach find");
  const std::size_t behind = behind_noun(sentence, 1);
  if (!sure || behind == 1) return;
  const std::size_t at = sentence.skip_adverbs(behind);
  const Token& verb = sentence.at(at);
  const bool plural = verb.is_one_of({"are", "were", "have"}) ||
                      ((verb.tag == "VBP" || verb.tag == "VB") && form_of(verb, "take cost require remain help need") &&
                       sentence.before(at).tag == "NNS" && verb.flags.has(F::verb_base));
  if (plural && !sentence.at(at).is("been")) report_number(sentence, at, action, Number::singular, hits);
}

bool helper_before(const Sentence& sentence, std::size_t place) {
  for (std::size_t at = 0; at < place; ++at) {
    const Token& token = sentence.at(at);
    if (token.tag == "TO" || token.tag == "MD" || token.is(Role::wh_word) || token.is(Role::subordinator) ||
        token.is(Role::do_verb) || form_of(token, "let make help see watch hear have"))
      return true;
  }
  return false;
}

// "The agency collects the data and publish them": two verbs of one subject.
void second_verb(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || subject->number == Number::unknown || joined(sentence, *subject)) return;
  const auto predicate = predicate_of(sentence, subject->end);
  if (!predicate || !predicate->near) return;
  const Token& verb = sentence.at(predicate->verb);
  const Number wanted = verb_number(verb);
  if (wanted == Number::unknown || wanted != subject->number) return;
  for (std::size_t at = predicate->verb + 1; at + 1 < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.is(Role::stop) || (token.finite() && at > predicate->verb)) return;
    if (!token.is("and")) continue;
    const std::size_t place = sentence.skip_adverbs(at + 1);
    const Token& second = sentence.at(place);
    if (helper_before(sentence, place) || second.roles != 0 || second.name()) return;
    const Token& object = sentence.at(place + 1);
    const bool follows = opens_noun(object) || object.is(Role::object_pronoun) || object.is("it");
    const bool base = second.flags.has(F::verb_base) && second.flags.has(F::attested_verb) && follows &&
                      !second.flags.any(F::verb_past, F::adjective);
    const bool third = third_of_verb(second) && follows;
    if (subject->number == Number::singular && base && verb.roles == 0)
      report_number(sentence, place, sentence.at(subject->head), Number::singular, hits);
    if (subject->number == Number::plural && third)
      report_number(sentence, place, sentence.at(subject->head), Number::plural, hits);
    return;
  }
}

}  // namespace

void check_far_agreement(const Sentence& sentence, Hits& hits) {
  what_clause(sentence, hits);
  action_as_subject(sentence, hits);
  second_verb(sentence, hits);
  share_of_many(sentence, hits);
  either_or(sentence, hits);
  majority_of_many(sentence, hits);
  way_in_which(sentence, hits);
  behind_insertion(sentence, hits);
  two_behind_of(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) share_of_one(sentence, place, hits);
}

}  // namespace galley::prose::grammar
