// Subject and verb; relative clauses; there is, there are.
#include "prose/grammar_agreement.h"

#include "prose/grammar_predicate.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// Whether what stands between subject and verb leaves no doubt that they belong together.
bool belongs(const Sentence& sentence, const Phrase& phrase, const Predicate& predicate) {
  const Token& verb = sentence.at(predicate.verb);
  if (predicate.near) return true;
  // "…, which was amended, do not"
  return clear_verb(verb) && !sentence.at(predicate.verb + 1).is(Role::be) && phrase.begin == 0;
}

// Another word could be the verb, or the form a noun: link-grammar decides.
bool unclear(const Sentence& sentence, const Phrase& phrase, std::size_t place) {
  const Token& verb = sentence.at(place);
  const Token& object = sentence.at(place + 1);
  return !clear_verb(verb) && verb_number(verb) == Number::plural && !phrase.pronoun && !object.is(Role::determiner) &&
         !object.is(Role::preposition) && !verb.only_verb_base() && object.tag != "TO";
}

// What looks like a verb that disagrees, and is none or needs no agreement.
bool excused(const Sentence& sentence, const Phrase& phrase, const Predicate& predicate) {
  const Token& verb = sentence.at(predicate.verb);
  const Token& subject = sentence.at(phrase.pronoun ? phrase.begin : phrase.head);
  const Number wanted = verb_number(verb);
  if (wanted == Number::plural && subjunctive(sentence, predicate.verb)) return true;
  if (wanted == Number::singular && verb.flags.has(F::noun_plural) && predicate.behind == phrase.end &&
      subject.flags.has(F::verb_third))
    return true;
  // "such content falls under": the verb, taken for a noun.
  if (wanted == Number::singular && !clear_verb(verb) && phrase.head > phrase.begin &&
      subject.flags.has(F::verb_third) &&
      (sentence.before(phrase.head).tag == "NN" || sentence.before(phrase.head).is("content")))
    return true;
  // "every fact that answers is limited": the verb of a relative clause.
  if (phrase.end == phrase.begin + 1 && subject.flags.has(F::verb_third) && phrase.begin > 1 &&
      sentence.before(phrase.begin).is(Role::wh_word))
    return true;
  // "Raising children does": the subject is what is done.
  if (wanted == Number::singular &&
      (sentence.at(phrase.begin).tag == "VBG" ||
       (sentence.at(phrase.begin).flags.has(F::verb_gerund) && phrase.end > phrase.begin + 1) ||
       sentence.before(phrase.begin).flags.has(F::verb_gerund)))
    return true;
  // "People smuggling is": the two words are one, and that is the subject.
  if (wanted == Number::singular && predicate.behind == phrase.end + 1 && sentence.at(phrase.end).tag == "VBG")
    return true;
  if (sentence.before(predicate.verb, 2).is("need") && sentence.before(predicate.verb).is("not")) return true;
  // "The system works": a verb that can be a noun may still belong to the subject.
  return !clear_verb(verb) && verb.flags.noun() && sentence.at(predicate.verb + 1).is(Role::be);
}

// "Where no list is kept, rescuers does not know": the main clause behind one that leads it in.
bool behind_leading_clause(const Sentence& sentence, const Phrase& phrase) {
  const Token& first = sentence.at(0);
  if (!first.is(Role::subordinator) && !first.is("where")) return false;
  if (!sentence.before(phrase.begin).is(",") || !clear_verb(sentence.at(sentence.skip_adverbs(phrase.end))))
    return false;
  bool finite = false;
  for (std::size_t at = 1; at + 1 < phrase.begin; ++at) {
    if (sentence.at(at).is(Role::stop)) return false;
    finite = finite || sentence.at(at).finite();
  }
  return finite;
}

void check_clause(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  if (!begins_clause(sentence, phrase.begin) && !behind_leading_clause(sentence, phrase)) return;
  if (joined(sentence, phrase) || quantity(sentence, phrase)) return;
  if (phrase.number == Number::unknown || sentence.at(phrase.begin).is_one_of({"that", "neither", "either"})) return;
  if (sentence.at(phrase.begin).is("all") && sentence.at(phrase.head).tag != "NNS") return;
  const auto predicate = predicate_of(sentence, phrase.end);
  if (!predicate || !belongs(sentence, phrase, *predicate)) return;
  const Token& verb = sentence.at(predicate->verb);
  const Number wanted = verb_number(verb);
  if (wanted == Number::unknown || wanted == phrase.number || excused(sentence, phrase, *predicate)) return;
  const bool doubt = unclear(sentence, phrase, predicate->verb);
  if (doubt && (!verb.flags.has(F::attested_verb) || verb.tag != "VBP")) return;
  report_number(sentence, predicate->verb, sentence.at(phrase.pronoun ? phrase.begin : phrase.head), phrase.number,
                hits);
  if (doubt && !hits.empty()) hits.back().doubtful = true;
}

// "Companies and States is", "Google and Meta has".
void check_joined_subject(const Sentence& sentence, const Phrase& first, Hits& hits) {
  if (!sentence.at(first.end).is("and") || !(first.begin <= 1 || begins_clause(sentence, first.begin))) return;
  const Phrase* second = sentence.phrase_at(first.end + 1);
  if (second == nullptr || second->pronoun) return;
  const bool plural = first.number == Number::plural && second->number == Number::plural;
  const bool names = first.end == first.begin + 1 && second->end == second->begin + 1 &&
                     sentence.at(first.begin).tag == "NNP" && sentence.at(second->begin).tag == "NNP" &&
                     !sentence.at(first.begin).is_one_of({"trinidad", "antigua", "bosnia"});
  std::size_t end = second->end;
  // "Rising prices and a shortage of staff has": the first is plural, the second has its own article.
  const bool mixed = first.number == Number::plural && first.begin == 0 && sentence.at(second->begin).is(Role::article);
  if (mixed) end = skip_prepositional_phrases(sentence, end);
  const Token& verb = sentence.at(sentence.skip_adverbs(end));
  // "The president and the treasurer has": two things, each with its article.
  const bool articles = first.begin == 0 && sentence.at(0).is("the") && sentence.at(second->begin).is("the") &&
                        first.end > first.begin + 1 && sentence.at(first.head).tag == "NN" &&
                        !sentence.at(second->end).is("of");
  // "The ministry and its offices shares": each with its own determiner, and a verb that can be no noun here.
  const bool owners = first.begin == 0 && (opens_noun(sentence.at(0)) || sentence.at(0).is("both")) &&
                      opens_noun(sentence.at(second->begin)) && !first.pronoun && first.end > first.begin + 1 &&
                      !sentence.at(second->end).is("of");
  const bool third = verb.tag == "VBZ" && verb.roles == 0 && verb.flags.has(F::verb_third);
  if (((plural || names || articles || mixed || owners) && verb.is_one_of({"is", "was", "has", "does"})) ||
      ((plural || owners) && third))
    propose(hits, "Agreement", sentence, sentence.skip_adverbs(end), sentence.skip_adverbs(end),
            agreeing_form(verb, Number::plural), "Two subjects");
}

}  // namespace

void check_subject_verb(const Sentence& sentence, Hits& hits) {
  for (const Phrase& phrase : sentence.phrases) {
    check_clause(sentence, phrase, hits);
    check_joined_subject(sentence, phrase, hits);
  }
  // A question: "Does the companies".
  const Phrase* subject = sentence.phrase_at(1);
  const Token& first = sentence.at(0);
  if (subject == nullptr || !sentence.question() || subject->number == Number::unknown) return;
  if (!sentence.at(subject->end).flags.verb() && !sentence.at(subject->end).adjective()) return;
  if (joined(sentence, *subject) || sentence.at(subject->end).is_one_of({"and", "or", "of"})) return;
  const Number wanted = verb_number(first);
  if (wanted != Number::unknown && wanted != subject->number)
    report_number(sentence, 0, sentence.at(subject->head), subject->number, hits);
}

}  // namespace galley::prose::grammar
