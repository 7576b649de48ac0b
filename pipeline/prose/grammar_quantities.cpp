// Numbers and quantities with their nouns: two thirds, most students, three people.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool several(const Token& token) {
  return token.is_one_of({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});
}

void fractions(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& part = sentence.at(place + 1);
  if (several(sentence.at(place)) && part.is_one_of({"third", "quarter", "fifth", "half", "tenth"}) &&
      sentence.at(place + 2).is("of"))
    propose(hits, "Determiner", sentence, place + 1, place + 1, part.is("half") ? "halves" : part.text + "s",
            "“" + sentence.at(place).text + "” goes with a plural");
  if ((sentence.at(place).tag == "CD" || sentence.at(place).is("many")) && part.is("peoples"))
    propose(hits, "Determiner", sentence, place + 1, place + 1, "people", "The plural of “person”");
}

// "three building": nouns in -ing that are counted.
void counted_in_ing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& noun = sentence.at(place + 1);
  if (!several(sentence.at(place)) ||
      !noun.is_one_of({"building", "meeting", "hearing", "finding", "ruling", "warning", "painting"}))
    return;
  const Token& behind = sentence.at(place + 2);
  if (behind.is(Role::preposition) || behind.is(Role::full_stop) || behind.finite())
    propose(hits, "Determiner", sentence, place + 1, place + 1, noun.text + "s",
            "“" + sentence.at(place).text + "” goes with a plural");
}

// "A number of complaints was received"
void a_number_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const std::size_t number = sentence.at(place + 1).is("number") ? place + 1 : place + 2;
  if (!sentence.at(place).is("a") || !sentence.at(number).is("number") || !sentence.at(number + 1).is("of")) return;
  const Phrase* many = sentence.phrase_at(number + 2);
  if (many == nullptr) return;
  const std::size_t at = sentence.skip_adverbs(many->end);
  const Token& noun = sentence.at(many->head);
  const Token& verb = sentence.at(at);
  if ((noun.is("people") || (noun.tag == "NNS" && noun.flags.has(F::noun_plural))) &&
      verb.is_one_of({"is", "was", "has", "does"}))
    propose(hits, "Agreement", sentence, at, at, agreeing_form(verb, Number::plural),
            "“A number of” goes with a plural");
}

// "more slow than", "lower as in"
void comparisons(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (token.is("more") &&
      next.is_one_of({"slow", "fast", "cheap", "strong", "weak", "long", "short", "small", "large", "high", "low",
                      "easy", "old", "young", "rich", "poor"}) &&
      sentence.at(place + 2).is("than")) {
    const std::string& word = next.lower;
    const std::string comparative = word.ends_with('y')   ? word.substr(0, word.size() - 1) + "ier"
                                    : word.ends_with('e') ? word + "r"
                                                          : word + "er";
    propose(hits, "Comparison", sentence, place, place + 1, in_case_of(token, comparative),
            "A short adjective takes “-er”");
  }
  if (token.tag == "JJR" && token.flags.has(F::comparative) && next.is("as") && place > 0 &&
      sentence.before(place).is(Role::be) &&
      sentence.at(place + 2).is_one_of({"in", "those", "that", "before", "last"}))
    propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “" + token.text + "”");
}

bool countable_singular(const Token& token) {
  return token.tag == "NN" && token.flags.has(F::noun_singular) && token.flags.has(F::attested_noun) &&
         !token.flags.any(F::noun_plural, F::irregular_plural, F::mass, F::verb_gerund, F::adjective);
}

bool group(const Token& token) {
  return token.is_one_of({"team", "group", "family", "committee", "population", "public", "party", "staff", "board",
                          "panel", "community", "council", "audience", "crew", "jury", "class", "sample", "couple"});
}

// "Most student live", "a large number of house remain"
void most_of_one(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool most =
      token.is_one_of({"most", "all"}) && (place == 0 || sentence.before(place).is_one_of({"that", "because", ","}));
  const bool number =
      token.is("of") && sentence.before(place).is_one_of({"number", "majority", "variety"}) &&
      sentence.before(place, 2).is_one_of({"a", "large", "small", "growing", "limited", "great", "significant"});
  if (!most && !number) return;
  const Token& noun = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!(countable_singular(noun) || noun.is_one_of({"school", "hospital", "house", "church", "market"})) || noun.name())
    return;
  if (!behind.finite() && !behind.is_one_of({"in", "of", "with", "who", "that"})) return;
  const std::string plural = plural_of(noun.lower);
  if (!plural.empty())
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural, "“" + token.text + "” goes with a plural");
}

// "Most of the victim were", "Much of the advertisements", "hundreds of victim"
void part_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!sentence.at(place + 1).is("of")) return;
  const Phrase* phrase = sentence.phrase_at(place + 2);
  if (phrase == nullptr) return;
  const Token& head = sentence.at(phrase->head);
  const Token& verb = sentence.at(sentence.skip_adverbs(skip_prepositional_phrases(sentence, phrase->end)));
  const bool determined = sentence.at(place + 2).is(Role::determiner);
  if (token.is("much") && determined && head.tag == "NNS" && head.flags.has(F::noun_plural) &&
      !head.flags.has(F::noun_singular) && verb.is_one_of({"are", "were", "have"}))
    propose(hits, "Countability", sentence, place, place, in_case_of(token, "many"),
            "“" + head.text + "” can be counted");
  if (token.is_one_of({"most", "some", "much", "all", "half", "part"}) && determined && head.tag == "NN" &&
      head.flags.has(F::mass) && !head.flags.any(F::noun_plural, F::countable) && !group(head) && !head.is("rest") &&
      (place == 0 || sentence.before(place).is_one_of({"that", ",", "and", "but", "because"})) &&
      (verb.is_one_of({"are", "were", "have"}) || (verb.tag == "VBP" && verb.only_verb_base()) ||
       (verb.tag == "VBP" && verb.is("come")))) {
    const std::size_t at = sentence.skip_adverbs(phrase->end);
    propose(hits, "Agreement", sentence, at, at, agreeing_form(verb, Number::singular),
            "“" + head.text + "” is a singular");
    return;
  }
  const bool part = token.is_one_of({"most", "some", "half", "all", "many", "several", "few", "both", "none", "any"}) &&
                    determined && verb.is_one_of({"are", "were", "have"});
  const bool crowd = token.is_one_of({"hundreds", "thousands", "dozens", "lots", "millions", "scores", "kinds"}) &&
                     !determined && !token.is("kinds") &&
                     (verb.finite() || verb.is(Role::full_stop) || verb.is(Role::preposition) || verb.is(","));
  if ((!part && !crowd) || !(countable_singular(head) || counted_person(head)) || group(head)) return;
  const std::string plural = plural_of(head.lower);
  if (!plural.empty())
    propose(hits, "Determiner", sentence, phrase->head, phrase->head, plural,
            "“" + token.text + " of” goes with a plural");
}

// "in recent year", "for three month", "other country have"
void time_or_other(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("all") && next.is("the") && countable_singular(then) && !group(then) &&
      sentence.at(place + 3).finite() &&
      !then.is_one_of({"time", "day", "year", "way", "world", "country", "night", "week", "money", "house", "city"}))
    propose(hits, "Determiner", sentence, place + 2, place + 2, plural_of(then.lower), "“all the” goes with a plural")
        .severity = Severity::suggestion;
  const bool ends = !then.word() || then.is(Role::preposition) ||
                    then.is_one_of({"ago", "later", "earlier", "and", "a", "per", "every"}) || then.finite();
  if (next.is_one_of({"year", "month", "week", "day", "decade", "hour"}) && ends &&
      (several(token) || token.is_one_of({"eleven", "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty"}) ||
       token.is_one_of({"recent", "several", "many", "few"})) &&
      !(token.is("few") && sentence.before(place).is("every")) &&
      !(token.is("recent") && sentence.before(place).is(Role::article)))
    propose(hits, "Determiner", sentence, place + 1, place + 1, next.text + "s",
            "“" + token.text + "” goes with a plural");
  if (token.is("other") && !sentence.before(place).is(Role::determiner) && sentence.before(place).tag != "CD" &&
      !sentence.before(place).is_one_of({"one", "no", "some", "any", "the", "each", "every", "or", "and"}) &&
      countable_singular(next) && then.is_one_of({"are", "were", "have"}))
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural_of(next.lower), "“other” goes with a plural");
}

// "since three years"
void since_for(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& number = sentence.at(place + 1);
  if (!sentence.at(place).is_one_of({"since", "during"}) ||
      !(several(number) || number.is("many") || (number.tag == "CD" && number.lower.size() < 3)))
    return;
  if (sentence.at(place + 2).is_one_of({"years", "months", "weeks", "days", "decades", "hours"}) &&
      !sentence.at(place + 3).is("ago"))
    propose(hits, "Preposition", sentence, place, place, in_case_of(sentence.at(place), "for"),
            "Before a length of time");
}

// "the more important issue of all"
void the_more_of_all(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("the") || !sentence.at(place + 1).is("more") || !sentence.at(place + 2).adjective())
    return;
  for (std::size_t at = place + 3; at < place + 6; ++at)
    if (sentence.at(at).is("of") && sentence.at(at + 1).is("all"))
      propose(hits, "Comparison", sentence, place + 1, place + 1, "most", "Among more than two");
}

}  // namespace

void check_quantities(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    fractions(sentence, place, hits);
    counted_in_ing(sentence, place, hits);
    a_number_of(sentence, place, hits);
    comparisons(sentence, place, hits);
    most_of_one(sentence, place, hits);
    since_for(sentence, place, hits);
    part_of(sentence, place, hits);
    time_or_other(sentence, place, hits);
    the_more_of_all(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
