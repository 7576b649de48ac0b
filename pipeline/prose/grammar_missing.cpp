// Words left out that the words around them ask for.
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool clause_begins(const Sentence& sentence, std::size_t place) {
  const Token& before = sentence.before(place);
  return place == 0 || before.is_one_of({"that", "because", "although", "but", ";", "if", "when", "where"}) ||
         (before.is(",") && place > 1);
}

// "said that would review"
void missing_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("that") || place == 0) return;
  const std::string base = base_of(sentence.before(place).lower);
  bool says = false;
  for (const std::string_view verb : {"say", "announce", "argue", "claim", "state", "confirm", "explain", "admit",
                                      "agree", "decide", "warn", "promise"})
    says = says || base == verb;
  const Token& verb = sentence.at(place + 1);
  if (says && sentence.before(place).tagged("VB") && verb.tag == "MD")
    remark(hits, "MissingWord", place, place + 1, "The subject is missing: who “" + verb.text + "”?");
}

// "It important to keep", "many patients able to book"
void missing_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (!clause_begins(sentence, place)) return;
  if (token.is_one_of({"it", "this"}) && next.tag == "JJ" && !next.flags.noun() && !next.flags.verb() &&
      sentence.at(place + 2).is_one_of({"to", "that", "for"}))
    propose(hits, "MissingWord", sentence, place, place, token.text + " is", "The verb is missing");
  if (token.is_one_of({"they", "we", "he", "she", "it"}) &&
      next.is_one_of({"able", "unable", "likely", "unlikely", "willing", "aware", "responsible", "entitled"}))
    propose(hits, "MissingWord", sentence, place, place,
            token.text + (token.is_one_of({"they", "we"}) ? " are" : " is"), "The verb is missing");
}

// "There no evidence", "the and", "is member of"
void missing_between(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (place == 0 && token.is("there") && next.is_one_of({"no", "many", "several", "some", "few"}) &&
      sentence.phrase_at(place + 1) != nullptr && !sentence.at(sentence.phrase_at(place + 1)->end).finite()) {
    const Phrase* phrase = sentence.phrase_at(place + 1);
    propose(hits, "MissingWord", sentence, place, place,
            token.text + (phrase->number == Number::plural ? " are" : " is"), "The verb is missing");
  }
  if ((token.text == "the" || token.text == "an") &&
      (next.is_one_of({"and", "or", "of", "is", "are", "was", "were", "by", "from", "with", "has", "have"}) ||
       next.is(Role::full_stop)) &&
      next.text == next.lower && !next.is(Role::full_stop))
    remark(hits, "MissingWord", place, place + 1, "A noun is missing after “" + token.text + "”.");
  if (token.is("because") && next.common_noun() && sentence.at(place + 2).is("of") &&
      next.is_one_of({"lack", "shortage", "fear", "fears", "lots", "loss", "changes"}))
    propose(hits, "MissingWord", sentence, place, place, token.text + " of", "Before a noun");
  if (token.is_one_of({"is", "was", "became", "become", "becomes"}) && sentence.at(place + 2).is("of") &&
      next.is_one_of({"member", "citizen", "resident", "victim", "sign", "example", "symptom", "supporter", "owner"}))
    propose(hits, "Article", sentence, place + 1, place + 1,
            (next.is_one_of({"example", "owner"}) ? "an " : "a ") + next.text, "The article is missing");
}

// "We not know"
void missing_do(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.at(place + 2);
  if (!token.is(Role::subject_pronoun) || sentence.at(place + 1).text != "not" || !clause_begins(sentence, place))
    return;
  if (verb.roles != 0 || !verb.flags.any(F::verb_base, F::verb_third) || !verb.tagged("VB")) return;
  const bool third = token.is_one_of({"he", "she", "it"});
  propose(hits, "MissingWord", sentence, place + 1, place + 2, (third ? "does not " : "do not ") + base_of(verb.lower),
          "The auxiliary is missing");
}

// "will paid", "would been": a passive or perfect without its auxiliary.
void missing_auxiliary(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& modal = sentence.at(place);
  if (!modal.is(Role::modal) || modal.tag != "MD") return;
  const std::size_t next = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(next);
  if (verb.is("been"))
    propose(hits, "VerbForm", sentence, next, next, "have been", "After “" + modal.text + "”");
  else if (next == place + 1 && verb.is(Role::modal) && verb.tag == "MD" && !verb.is_one_of({"might", "need", "'ll"}))
    remark(hits, "VerbForm", place, next, "Two modal verbs: leave one out.");
  else if (next == place + 1 &&
           verb.is_one_of({"going", "supposed", "based", "located", "aware", "responsible", "available"}))
    propose(hits, "VerbForm", sentence, next, next, "be " + verb.text, "The verb is missing");
}

bool profession(const Token& token) {
  return token.is_one_of({"teacher",    "nurse",     "doctor",      "lawyer",     "engineer",   "driver",
                          "consultant", "manager",   "journalist",  "translator", "accountant", "cleaner",
                          "waiter",     "secretary", "interpreter", "volunteer",  "farmer",     "judge",
                          "moderator",  "recruiter", "researcher",  "analyst",    "adviser",    "mediator"});
}

// "works as teacher", "in a last decade"
void missing_article(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("as") && profession(next) && !then.is_one_of({"and", "or", "of", "-"}) && !then.tagged("NN") &&
      base_of(sentence.before(place).lower) == "work")
    propose(hits, "Article", sentence, place, place, token.text + " a", "The article is missing");
  if (token.is("a") && next.is("same")) propose(hits, "Article", sentence, place, place, "the", "Before “same”");
  if (token.is("a") && sentence.before(place).is("in") && next.is_one_of({"last", "past", "next"}) &&
      then.is_one_of({"decade", "year", "years", "month", "week", "century"}))
    propose(hits, "Article", sentence, place, place, "the", "Before “" + next.text + "”");
  if (token.is_one_of({"most", "some", "many", "all"}) && next.is("of") && then.tag == "NNS" && !then.name() &&
      token.is("most") && !then.is(Role::determiner))
    propose(hits, "Article", sentence, place + 1, place + 1, "of the", "The article is missing").doubtful = true;
}

}  // namespace

void check_missing_words(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    missing_subject(sentence, place, hits);
    missing_be(sentence, place, hits);
    missing_do(sentence, place, hits);
    missing_between(sentence, place, hits);
    missing_auxiliary(sentence, place, hits);
    missing_article(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
