// Two negations in a clause.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

// "did not find no fault": a negation, and another in the same clause.
void negated_twice(const Sentence& sentence, Hits& hits) {
  bool negated = false;
  std::size_t first = 0;
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (token.is(Role::stop) || token.is(Role::full_stop) || token.is(Role::subordinator) || token.is(Role::wh_word) ||
        token.is_one_of({"and", "or", "but", "nor", "than", "as"})) {
      negated = false;
      continue;
    }
    if (token.is_one_of({"not", "n't", "never", "cannot", "hardly", "neither"}) &&
        !sentence.at(place + 1).is_one_of({"only", "just"})) {
      if (negated && token.is_one_of({"hardly", "never"}) && place - first <= 2)
        remark(hits, "DoubleNegation", first, place, "Two negations: leave one out.");
      if (!negated) first = place;
      negated = !token.is("neither");
      continue;
    }
    if (negated && place > first + 2 && token.finite()) negated = false;
    const bool second =
        (token.is_one_of({"nothing", "nobody", "none", "nowhere"}) && !sentence.before(place).is("from")) ||
        (token.is("no") &&
         !sentence.at(place + 1).is_one_of({"longer", "later", "more", "less", "fewer", "matter", "doubt", "."}) &&
         token.text != "No" && sentence.at(place + 1).tag != "CD");
    if (!negated || !second || place - first > 6) continue;
    const std::string_view meant = token.is("no")        ? "any"
                                   : token.is("nothing") ? "anything"
                                   : token.is("nobody")  ? "anybody"
                                   : token.is("none")    ? "any"
                                                         : "anywhere";
    propose(hits, "DoubleNegation", sentence, place, place, std::string(meant), "Two negations");
    negated = false;
  }
}

// "None of the victims did not receive", "Nobody has never asked".
void negated_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool one = token.is("no") && sentence.at(place + 1).is("one");
  if (!one && !token.is_one_of({"none", "nobody", "nothing", "neither"})) return;
  if (place > 0 && !sentence.before(place).is_one_of({"that", "because", "although", ",", ";", "but", "and"})) return;
  const auto predicate = predicate_of(sentence, place + (one ? 2 : 1));
  if (!predicate || !predicate->near) return;
  std::size_t verb = predicate->behind;
  if (!sentence.at(verb).finite() && !sentence.at(verb).is(Role::have)) return;
  const Token& negation = sentence.at(verb + 1);
  if (!negation.is_one_of({"not", "n't", "never"})) return;
  remark(hits, "DoubleNegation", place, verb + 1,
         "Two negations: leave out “" + negation.text + "”, or write another subject.");
}

// "No evidence was not found"
void no_with_not(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || !sentence.at(0).is("no")) return;
  const Token& verb = sentence.at(subject->end);
  const Token& negation = sentence.at(subject->end + 1);
  if (!verb.is(Role::be) || !negation.is_one_of({"not", "n't"}) || sentence.at(subject->end + 2).is("only")) return;
  remark(hits, "DoubleNegation", 0, subject->end + 1, "Two negations: leave out “" + negation.text + "”.").severity =
      Severity::suggestion;
}

// "were not given neither food nor water"
void neither_behind_not(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("neither") || place < 2) return;
  bool nor = false;
  for (std::size_t at = place + 1; at < sentence.size() && at < place + 8; ++at) nor = nor || sentence.at(at).is("nor");
  for (std::size_t at = place; at > 0 && at + 5 > place; --at) {
    const Token& token = sentence.at(at - 1);
    if (token.is(Role::stop) || token.is(Role::conjunction) || token.is(Role::subordinator)) return;
    if (token.finite() && at < place) return;
    if (!token.is_one_of({"not", "n't", "never", "cannot"})) continue;
    propose(hits, "DoubleNegation", sentence, place, place, nor ? "either" : "any", "Two negations");
    return;
  }
}

}  // namespace

void check_negation(const Sentence& sentence, Hits& hits) {
  negated_twice(sentence, hits);
  no_with_not(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    negated_subject(sentence, place, hits);
    neither_behind_not(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
