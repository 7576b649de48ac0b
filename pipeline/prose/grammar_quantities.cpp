// Numbers and quantities with their nouns: two thirds, most students, three people.
#include "prose/grammar_rules.h"

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
  if ((several(sentence.at(place)) || sentence.at(place).is("many")) && part.is("peoples"))
    propose(hits, "Determiner", sentence, place + 1, place + 1, "people", "The plural of “person”");
}

bool countable_singular(const Token& token) {
  return token.tag == "NN" && token.flags.has(F::noun_singular) && token.flags.has(F::countable) &&
         token.flags.has(F::attested_noun) &&
         !token.flags.any(F::noun_plural, F::irregular_plural, F::mass, F::verb_gerund, F::adjective);
}

// "Most student live", "a large number of house remain"
void most_of_one(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool most = token.is("most") && (place == 0 || sentence.before(place).is_one_of({"that", "because", ","}));
  const bool number =
      token.is("of") && sentence.before(place).is_one_of({"number", "majority", "variety"}) &&
      sentence.before(place, 2).is_one_of({"a", "large", "small", "growing", "limited", "great", "significant"});
  if (!most && !number) return;
  const Token& noun = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!countable_singular(noun) || noun.name()) return;
  if (!behind.finite() && !behind.is_one_of({"in", "of", "with", "who", "that"})) return;
  const std::string plural = plural_of(noun.lower);
  if (!plural.empty())
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural, "“" + token.text + "” goes with a plural");
}

// "since three years"
void since_for(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& number = sentence.at(place + 1);
  if (!sentence.at(place).is("since") ||
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
    most_of_one(sentence, place, hits);
    since_for(sentence, place, hits);
    the_more_of_all(sentence, place, hits);
    const Token& token = sentence.at(place);
    if (token.is_one_of({"worser", "bestest", "worstest"}))
      propose(hits, "Comparison", sentence, place, place,
              token.is("worser")    ? "worse"
              : token.is("bestest") ? "best"
                                    : "worst",
              "No such word");
  }
}

}  // namespace galley::prose::grammar
