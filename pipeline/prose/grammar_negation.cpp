// Two negations in a clause.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

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
      if (negated && (token.is_one_of({"hardly", "never"}) || !sentence.before(place).is("to")) && place - first <= 2 &&
          !(token.is("not") && sentence.before(first).is_one_of({"or", "if"})))
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
  if (sentence.at(place + (one ? 2 : 1)).is("never")) {
    remark(hits, "DoubleNegation", place, place + (one ? 2 : 1),
           "Two negations: leave out “never”, or write another subject.");
    return;
  }
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
    if (!token.is_one_of({"not", "n't", "never", "cannot", "no"})) continue;
    propose(hits, "DoubleNegation", sentence, place, place, nor ? "either" : "any", "Two negations");
    return;
  }
}

// "The workers not were paid", "The ministry no has published"
void negation_before_helper(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& negation = sentence.at(place);
  const Token& helper = sentence.at(place + 1);
  const Phrase* subject = sentence.phrase_ending(place);
  if ((negation.text != "not" && negation.text != "no") || subject == nullptr || sentence.question()) return;
  if (subject->begin > 0 && !sentence.before(subject->begin).is_one_of({"that", "because", "but", "and", "if", ","}))
    return;
  const bool finite = helper.is_one_of({"was", "were", "is", "are", "has", "have", "had", "can", "could", "will",
                                        "would", "should", "must", "does", "do", "did"});
  const bool third = negation.is("no") && helper.tag == "VBZ" && helper.roles == 0;
  if (!finite && !third) return;
  propose(hits, "Order", sentence, place, place + 1, helper.text + " not", "The negation stands behind the auxiliary");
}

// "does no have", "is no allowed", "can no be"
void no_for_not(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& helper = sentence.before(place);
  const Token& verb = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (sentence.at(place).text != "no") return;
  const bool ends = behind.is(Role::preposition) || behind.is(Role::full_stop) || behind.tag == "TO" || behind.is(",");
  const bool base = (helper.is(Role::do_verb) || (helper.is(Role::modal) && helper.tag == "MD")) &&
                    (verb.is_one_of({"be", "have", "do"}) || base_with_object(sentence, place + 1));
  const bool participle = (any_be(helper) || helper.is(Role::have)) &&
                          (verb.is("been") || (verb.tag == "VBN" && verb.flags.has(WordFlag::verb_participle) && ends &&
                                               !verb.flags.noun()));
  const bool adjective = any_be(helper) && ends &&
                         verb.is_one_of({"available", "possible", "clear", "able", "necessary", "sure", "aware",
                                         "responsible", "allowed", "enough", "sufficient", "easy"});
  if (base || participle || adjective)
    propose(hits, "DoubleNegation", sentence, place, place, "not", "Before a verb or an adjective");
}

// "is not longer available", "no any evidence", "without no notice"
void negated_phrases(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is(Role::do_verb) && next.is("never") && then.flags.has(WordFlag::verb_base))
    remark(hits, "Order", place, place + 2, "“never” takes no auxiliary: write “never” and the verb.");
  if (token.is(Role::negation) && next.is("no") && then.is("longer"))
    propose(hits, "DoubleNegation", sentence, place, place + 1, "no", "Two negations");
  if (token.text == "not" && next.is("longer") && !then.is("than") &&
      (then.tagged("VB") || then.adjective() || then.is(Role::article) || then.is("in")))
    propose(hits, "Phrase", sentence, place, place + 1, "no longer", "The set phrase");
  if (token.is("nor") && next.is("no"))
    propose(hits, "DoubleNegation", sentence, place, place + 1, "nor any", "Two negations");
  if (token.is("no") && next.is_one_of({"any", "a", "an"}) && !then.is(Role::stop) && then.tagged("NN"))
    propose(hits, "DoubleNegation", sentence, place, place + 1, token.text, "Two determiners");
  if (token.is("without") && (next.is_one_of({"no", "nobody", "nothing"}) || (then.is("no") && next.tag == "VBG")))
    remark(hits, "DoubleNegation", place, then.is("no") ? place + 2 : place + 1, "Two negations: write “any”.");
  if (token.is_one_of({"scarcely", "barely", "hardly", "rarely", "seldom"}) &&
      (next.is_one_of({"not", "never", "no", "nobody", "nothing"}) ||
       (then.is_one_of({"no", "nothing", "nobody", "none"}) && next.flags.verb())))
    remark(hits, "DoubleNegation", place, next.is(Role::negation) ? place + 1 : place + 2,
           "Two negations: leave one out.");
  // "Anyone did not report"
  if (place == 0 && token.is_one_of({"anyone", "anybody", "anything"}) &&
      (next.is(Role::do_verb) || next.is(Role::be) || next.is(Role::have) || next.tag == "MD") &&
      then.is_one_of({"not", "n't", "never"}))
    remark(hits, "DoubleNegation", 0, 2,
           "“" + token.text + "” is no subject of a negation: write “no one” or “nothing”.");
}

// "Nobody had no complaint", "None of the workers received no pay"
void negated_subject_and_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool one = token.is("no") && sentence.at(place + 1).is("one");
  if (place > 0 || (!one && !token.is_one_of({"none", "nobody", "nothing"}))) return;
  const auto predicate = predicate_of(sentence, place + (one ? 2 : 1));
  if (!predicate || !sentence.at(predicate->verb).finite()) return;
  for (std::size_t at = predicate->verb + 1; at < predicate->verb + 4; ++at) {
    const Token& second = sentence.at(at);
    if (second.is(Role::stop) || second.is(Role::subordinator) || second.is(Role::conjunction)) return;
    if (second.is_one_of({"no", "nothing", "nobody"})) {
      propose(hits, "DoubleNegation", sentence, at, at,
              second.is("no")        ? "any"
              : second.is("nothing") ? "anything"
                                     : "anybody",
              "Two negations");
      return;
    }
  }
}

// "The council not replied to the letter"
void not_without_helper(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || sentence.at(subject->end).text != "not" || sentence.in_list || sentence.question()) return;
  const Token& verb = sentence.at(subject->end + 1);
  if ((verb.tag != "VBD" && verb.tag != "VBN") || verb.roles != 0 || !verb.flags.has(WordFlag::verb_past)) return;
  for (std::size_t at = subject->end + 2; at < sentence.size(); ++at)
    if (sentence.at(at).finite() || sentence.at(at).is(Role::have)) return;
  propose(hits, "MissingWord", sentence, subject->end, subject->end + 1, "did not " + base_of(verb.lower),
          "The auxiliary is missing");
}

// "Neither the owner nor the manager did not answer"
void neither_nor_not(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is("neither")) return;
  bool nor = false;
  for (std::size_t at = 1; at < 10 && at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    nor = nor || token.is_one_of({"nor", "of"});
    if (token.is(Role::stop) || token.is(Role::subordinator) || token.is_one_of({"as", "than"})) return;
    if (!token.finite()) continue;
    if (nor && sentence.at(at + 1).is_one_of({"not", "n't", "never"}))
      remark(hits, "DoubleNegation", 0, at + 1, "Two negations: leave out “" + sentence.at(at + 1).text + "”.");
    return;
  }
}

// "The agency not publishes its data": a full verb needs "do".
void not_before_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place + 1);
  const Phrase* subject = sentence.phrase_ending(place);
  if (sentence.at(place).text != "not" || subject == nullptr || subject->begin != 0 || subject->pronoun ||
      verb.roles != 0 || !verb.flags.has(WordFlag::verb_third) || !sentence.at(subject->head).common_noun())
    return;
  const Token& object = sentence.at(place + 2);
  if (verb.flags.has(WordFlag::noun_plural) && !opens_noun(object) && object.tag != "NNS" &&
      !object.is(Role::object_pronoun) && !object.adjective())
    return;
  propose(hits, "MissingWord", sentence, place, place + 1, "does not " + base_of(verb.lower),
          "The auxiliary is missing");
}

}  // namespace

void check_negation(const Sentence& sentence, Hits& hits) {
  negated_twice(sentence, hits);
  no_with_not(sentence, hits);
  neither_nor_not(sentence, hits);
  not_without_helper(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    negated_subject(sentence, place, hits);
    neither_behind_not(sentence, place, hits);
    negation_before_helper(sentence, place, hits);
    no_for_not(sentence, place, hits);
    negated_phrases(sentence, place, hits);
    negated_subject_and_object(sentence, place, hits);
    not_before_verb(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
