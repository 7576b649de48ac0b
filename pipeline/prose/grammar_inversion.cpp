// Word order: inversion after negative openings, none in indirect questions.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// "Rarely the agency has", "Not only the plan is", "Only then the board agreed".
void missing_inversion(const Sentence& sentence, Hits& hits) {
  std::size_t subject_place = 0;
  const Token& first = sentence.at(0);
  if (first.is_one_of({"rarely", "seldom", "hardly", "scarcely", "never"}) && !sentence.at(1).is(Role::stop) &&
      !sentence.at(1).lower.starts_with("any"))
    subject_place = 1;
  else if ((first.is("not") && sentence.at(1).is("only")) ||
           (first.is("only") && sentence.at(1).is_one_of({"then", "now"})) ||
           (first.is("under") && sentence.at(1).is("no") && sentence.at(2).is("circumstances")))
    subject_place = first.is("under") ? 3 : 2;
  if (subject_place == 0) return;
  const Token& opening = sentence.at(subject_place);
  if (opening.is_one_of({"the", "these", "this", "they", "it", "he", "she", "we"}) && !sentence.question() &&
      first.is_one_of({"rarely", "seldom", "never"})) {
    remark(hits, "Order", 0, subject_place, "After “" + first.text + "” the verb stands before the subject.");
    return;
  }
  const Phrase* subject = sentence.phrase_at(subject_place);
  if (subject == nullptr || sentence.question()) return;
  const Token& verb = sentence.at(sentence.skip_adverbs(subject->end));
  if (verb.finite() && !verb.is(Role::stop))
    remark(hits, "Order", 0, sentence.skip_adverbs(subject->end),
           "After “" + first.text + (subject_place > 1 ? " " + sentence.at(1).text : "") +
               "” the verb stands before the subject.");
}

// "Always the council must publish": the adverb belongs to the verb.
void early_adverb(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is_one_of({"always", "already", "also"}) || sentence.question()) return;
  const Phrase* subject = sentence.phrase_at(1);
  if (subject == nullptr || subject->end > 6) return;
  if (sentence.at(subject->end).finite() && (sentence.at(1).is(Role::determiner) || subject->pronoun) &&
      sentence.at(0).is("always"))
    remark(hits, "Order", 0, 0, "“" + sentence.at(0).text + "” stands before the main verb.");
}

bool asks_or_tells(const Token& token) {
  const std::string base = base_of(token.lower);
  for (const std::string_view verb :
       {"ask", "explain", "know", "describe", "show", "understand", "tell", "say", "state", "wonder", "decide",
        "examine", "consider", "see", "discuss", "report", "set"})
    if (base == verb) return true;
  return token.is_one_of({"about", "clear", "out", "of"});
}

// "asked why did people move away", "explains what are the main risks".
void indirect_question(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (place < 2 || sentence.question()) return;
  const Token& wh = sentence.at(place);
  const Token& helper = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  if (!wh.is_one_of({"how", "why", "what", "when", "where"}) || before.is(Role::stop)) return;
  // "how much did the work cost"
  if (wh.is("how") && helper.is_one_of({"much", "many", "long", "often", "far", "well", "quickly"}) &&
      asks_or_tells(before)) {
    const std::size_t verb = sentence.at(place + 2).tag == "NNS" ? place + 3 : place + 2;
    const Phrase* subject = sentence.phrase_at(verb + 1);
    if ((sentence.at(verb).is(Role::do_verb) ||
         sentence.at(verb).is_one_of({"has", "have", "can", "will", "should"})) &&
        subject != nullptr && (subject->pronoun || sentence.at(verb + 1).is(Role::determiner)))
      remark(hits, "Order", place, verb,
             "An indirect question has the order of a statement: “" + sentence.at(verb).text + "” is misplaced.");
    return;
  }
  const Phrase* subject = sentence.phrase_at(place + 2);
  if (subject == nullptr) return;
  const Token& last = sentence.at(subject->end - 1);
  const Token& behind = sentence.at(sentence.skip_adverbs(subject->end));
  if (helper.is(Role::do_verb)) {
    const bool inside = subject->end - subject->begin > 1 && last.flags.has(F::verb_base);
    if (!behind.flags.has(F::verb_base) && !inside) return;
    remark(hits, "Order", place, place + 1,
           "An indirect question has the order of a statement: leave out “" + helper.text + "”.");
  } else if (wh.is("what") && helper.is_one_of({"is", "are", "was", "were"}) && asks_or_tells(before) &&
             sentence.at(place + 2).is_one_of({"the", "their", "its", "our", "his"}) &&
             (behind.is(Role::full_stop) || sentence.at(behind_noun(sentence, place + 2)).is(Role::full_stop))) {
    remark(hits, "Order", place, subject->end - 1,
           "An indirect question has the order of a statement: set “" + helper.text + "” at its end.");
  } else if (helper.is_one_of({"is", "are", "was", "were"}) && asks_or_tells(before) &&
             !before.is_one_of({"of", "about"}) && wh.is_one_of({"how", "why", "when", "where"}) && !subject->pronoun &&
             sentence.at(place + 2).is(Role::determiner) &&
             (behind.tag == "VBN" || behind.tag == "VBG" || behind.adjective() || behind.is(Role::full_stop) ||
              behind.is(","))) {
    remark(hits, "Order", place, place + 1,
           "An indirect question has the order of a statement: set “" + helper.text + "” behind its subject.");
  } else if (helper.is_one_of({"can", "will", "should", "would", "could", "has", "have"}) && asks_or_tells(before) &&
             wh.is_one_of({"how", "why", "when", "where", "what"}) &&
             (subject->pronoun || sentence.at(place + 2).is(Role::determiner)) &&
             (behind.flags.verb() || behind.is("be") ||
              (subject->end - subject->begin > 2 && last.flags.has(F::verb_base)))) {
    remark(hits, "Order", place, place + 1,
           "An indirect question has the order of a statement: set “" + helper.text + "” behind its subject.");
  }
}

// "has approved not the plan"
void late_negation(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& negation = sentence.at(place + 1);
  const Token& object = sentence.at(place + 2);
  if (negation.text != "not" || !verb.flags.has(F::verb_participle) || !sentence.before(place).is(Role::have)) return;
  if (!object.is(Role::article) && !object.is(Role::possessive) && !object.is_one_of({"any", "this", "these"})) return;
  for (std::size_t at = place + 2; at < sentence.size(); ++at)
    if (sentence.at(at).is("but")) return;
  propose(hits, "Order", sentence, place, place + 1, "not " + verb.text, "The negation stands before the verb");
}

// "yet have not identified", "the two first chapters", "a such rule", "the both sides"
void misplaced_word(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("yet") && place > 0 && (next.is(Role::have) || next.is("do") || next.is("does")) && then.is("not") &&
      sentence.phrase_ending(place) != nullptr)
    propose(hits, "Order", sentence, place, place + 2, next.text + " not yet", "“yet” stands behind “not”");
  if (token.tag == "CD" && !token.is("one") && next.is_one_of({"first", "last"}) && then.tag == "NNS" &&
      sentence.before(place).is_one_of({"the", "these", "those"}))
    propose(hits, "Order", sentence, place, place + 1, next.text + " " + token.text, "The number stands behind");
  if (token.is_one_of({"a", "an"}) && next.is("such") && then.tagged("NN"))
    propose(hits, "Order", sentence, place, place + 1, next.text + " " + token.text, "The article stands behind");
  if (token.is_one_of({"the", "these", "their", "its"}) && next.is_one_of({"both", "all"}) && then.tag == "NNS")
    propose(hits, "Order", sentence, place, place + 1, next.lower + " " + token.lower, "The article stands behind");
  if (token.is(Role::modal) && token.tag == "MD" && next.is("be") && then.is("not") &&
      (sentence.at(place + 3).adjective() || sentence.at(place + 3).tag == "VBN" ||
       sentence.at(place + 3).is("able")) &&
      !sentence.at(place + 3).is("only"))
    propose(hits, "Order", sentence, place, place + 2, token.text + " not be", "The negation stands before “be”");
  const bool manner = token.is_one_of({"quickly", "slowly", "carefully", "immediately", "often", "sometimes", "always",
                                       "never", "usually", "regularly", "easily", "properly", "correctly", "well"});
  const Token& verb = sentence.before(place);
  const Phrase* object = sentence.phrase_at(place + 1);
  if (manner && place > 1 && verb.tagged("VB") && verb.roles == 0 && verb.tag != "VBN" && verb.flags.verb() &&
      object != nullptr && next.is(Role::determiner) && !next.is("that") && !verb.is_one_of({"be", "been", "being"}) &&
      sentence.phrase_ending(place - 1) != nullptr && sentence.at(object->end).is(Role::full_stop))
    remark(hits, "Order", place, place, "“" + token.text + "” does not stand between a verb and its object.").severity =
        Severity::suggestion;
  // "was by the council approved"
  if (token.is("by") && sentence.before(place).is(Role::be) && object != nullptr && next.is(Role::article) &&
      sentence.at(object->end).flags.has(F::verb_participle) && sentence.at(object->end).tag == "VBN" &&
      (sentence.at(object->end + 1).is(Role::full_stop) ||
       sentence.at(object->end + 1).is_one_of({"in", "on", "last"})))
    propose(hits, "Order", sentence, place, object->end,
            sentence.at(object->end).text + " by " + text_of(sentence, object->begin, object->end),
            "The agent stands behind the verb");
}

// "Only after the hearing the documents were", "Not until June the board has"
void inversion_behind_phrase(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  const bool only = first.is("only") && second.is_one_of({"after", "by", "through", "with", "in"});
  const bool until = first.is("not") && second.is("until");
  const bool no_time = first.is_one_of({"at", "in", "on", "under"}) && second.is("no") &&
                       sentence.at(2).is_one_of({"time", "point", "case", "account", "circumstances", "way"});
  if ((!only && !until && !no_time) || sentence.question()) return;
  std::size_t opening = 3;
  if (!no_time) {
    const Phrase* time = sentence.phrase_at(2);
    opening = time == nullptr ? 0 : skip_prepositional_phrases(sentence, time->end);
  }
  const std::size_t place = until && sentence.at(2).tag == "CD" ? 3 : opening;
  const Phrase* subject = sentence.phrase_at(place);
  if (subject == nullptr || place < 3) return;
  const std::size_t verb = sentence.skip_adverbs(subject->end);
  if (sentence.at(verb).finite())
    remark(hits, "Order", 0, verb, "After this opening the verb stands before the subject.");
}

// "Only rarely the platforms publish", "Nor the ministry has", "So severe the floods were"
void inversion_behind_adverb(const Sentence& sentence, Hits& hits) {
  if (sentence.question()) return;
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  std::size_t subject = 0;
  if (first.is("only") && (second.is_one_of({"rarely", "seldom", "recently", "once", "later", "gradually", "slowly"})))
    subject = 2;
  else if (first.is("nor") || (first.is("little") && sentence.phrase_at(1) != nullptr && opens_noun(second)) ||
           first.is("nowhere"))
    subject = 1;
  else if (first.is("no") && second.is("sooner")) subject = 2;
  else if (first.is("so") && only_adjective(second) && opens_noun(sentence.at(2))) subject = 2;
  if (subject == 0) return;
  const Phrase* phrase = sentence.phrase_at(subject);
  if (phrase == nullptr ||
      (!opens_noun(sentence.at(subject)) && !phrase->pronoun && sentence.at(phrase->head).tag != "NNS"))
    return;
  const std::size_t verb = sentence.skip_adverbs(phrase->end);
  if (sentence.at(verb).finite())
    remark(hits, "Order", 0, verb, "After “" + text_of(sentence, 0, subject) + "” the verb stands before the subject.");
}

// "The council will next year open": a time between an auxiliary and its verb.
void time_behind_helper(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& helper = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (!(helper.is(Role::modal) && helper.tag == "MD") && !helper.is(Role::have)) return;
  std::size_t end = 0;
  if (next.is_one_of({"next", "last", "this", "every"}) && length_of_time(sentence.at(place + 2))) end = place + 3;
  if (next.is_one_of({"in", "on", "by"}) && sentence.at(place + 2).name() && !sentence.at(place + 3).is(",")) {
    end = place + 3;
    if (sentence.at(end).tag == "CD") ++end;
    if (!listed("january february march april may june july august september october november december monday tuesday "
                "wednesday thursday friday saturday sunday",
                sentence.at(place + 2).lower))
      end = 0;
  }
  if (end == 0 || !sentence.at(end).flags.verb() || !sentence.at(end).tagged("VB")) return;
  remark(hits, "Order", place + 1, end - 1, "A time stands at the beginning or the end, not between the verbs.")
      .severity = Severity::suggestion;
}

// "the number of people did apply", "know what were the reasons for"
void did_in_statement(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& wh = sentence.at(place);
  if (wh.is("who") && place > 1 && sentence.at(place + 1).is_one_of({"did", "does"}) && !sentence.question() &&
      sentence.at(place + 2).flags.has(F::verb_base) && !sentence.at(place + 2).is(Role::negation) &&
      !sentence.before(place).common_noun() && !sentence.before(place).is_one_of({",", "those", "all", "people"}))
    remark(hits, "Order", place + 1, place + 2, "Leave out “" + sentence.at(place + 1).text + "”.").severity =
        Severity::suggestion;
  if (!wh.is_one_of({"how", "which", "what"}) || place == 0 || sentence.question()) return;
  const std::size_t noun = wh.is("how") ? place + 2 : place + 1;
  if (wh.is("how") && !sentence.at(place + 1).is_one_of({"many", "much"})) return;
  const Phrase* subject = sentence.phrase_at(noun);
  const Token* head = nullptr;
  std::size_t end = noun + 1;
  if (subject != nullptr) end = subject->end;
  head = &sentence.at(end - 1);
  if (!head->common_noun() || !sentence.at(end).is(Role::do_verb) || !sentence.at(end + 1).flags.has(F::verb_base) ||
      sentence.at(end + 1).is(Role::determiner))
    return;
  remark(hits, "Order", end, end + 1,
         "An indirect question has the order of a statement: leave out “" + sentence.at(end).text + "”.")
      .severity = Severity::suggestion;
}

// "The clinic every day opens", "speaks very well English"
void time_before_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.at(place + 2);
  if (token.is_one_of({"every", "each"}) && place > 1 && length_of_time(sentence.at(place + 1)) &&
      sentence.before(place).common_noun() && verb.finite() && opens_noun(sentence.at(0)) && place < 5)
    remark(hits, "Order", place, place + 1, "A time stands at the beginning or the end, not before the verb.")
        .severity = Severity::suggestion;
  const Token& object = sentence.at(place + 2);
  if (token.is("very") && sentence.at(place + 1).is("well") && sentence.before(place).tagged("VB") &&
      sentence.before(place).roles == 0 && (object.name() || opens_noun(object)))
    remark(hits, "Order", place, place + 1, "“very well” stands behind the object.");
}

// "a report very long about", "has been yet not published"
void degree_behind_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("yet") && next.is("not") && (then.tag == "VBN" || then.is("been")))
    propose(hits, "Order", sentence, place, place + 1, "not yet", "“yet” stands behind “not”");
  const Phrase* noun = sentence.phrase_ending(place);
  if (!token.is_one_of({"very", "quite"}) || next.tag != "JJ" || noun == nullptr || noun->pronoun || noun->begin < 2)
    return;
  const Token& verb = sentence.before(noun->begin);
  if (!sentence.at(noun->begin).is_one_of({"a", "an"}) || !verb.tagged("VB") ||
      form_of(verb, "find make keep consider call leave hold think believe get deem"))
    return;
  if (then.is(Role::preposition) || then.is(Role::full_stop))
    remark(hits, "Order", place, place + 1, "The adjective stands before its noun.").severity = Severity::suggestion;
}

// "Never before the region had seen"
void never_before(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is("never") || !sentence.at(1).is("before")) return;
  const Phrase* subject = sentence.phrase_at(2);
  if (subject != nullptr && sentence.at(subject->end).finite())
    remark(hits, "Order", 0, subject->end, "After “Never before” the verb stands before the subject.");
}

// "told that could they leave", "asked whether is the law"
void inverted_behind_that(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& helper = sentence.at(place + 1);
  if (place == 0 || sentence.question() || !(token.is("that") || token.is("whether") || token.is("if"))) return;
  const Token& before = sentence.before(place);
  const Phrase* subject = sentence.phrase_at(place + 2);
  if (subject == nullptr || (token.is("that") && !before.tagged("VB"))) return;
  const bool modal = (helper.is(Role::modal) && helper.tag == "MD") || helper.is_one_of({"do", "does", "did"});
  const bool other = helper.is(Role::be) || helper.is_one_of({"has", "have", "had"});
  const Token& behind = sentence.at(subject->end);
  const bool pronoun = sentence.at(place + 2).is_one_of({"they", "he", "she", "we", "i", "it"});
  const bool sure = (modal && pronoun && behind.flags.verb()) ||
                    (token.is("whether") && (modal || other) && (pronoun || opens_noun(sentence.at(place + 2))));
  if (sure)
    remark(hits, "Order", place, place + 1,
           "An indirect statement has the usual order: set “" + helper.text + "” behind its subject.");
}

// "ago two years", "enough large", "a so high fee", "other many"
void numbers_and_degrees(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("ago") && (next.tag == "CD" || next.is("several")) && length_of_time(then))
    propose(hits, "Order", sentence, place, place + 2, next.text + " " + then.text + " ago",
            "“ago” stands behind the time");
  if (token.is_one_of({"a", "an"}) && next.is_one_of({"so", "too"}) && then.adjective() &&
      sentence.at(place + 3).tag == "NN")
    propose(hits, "Order", sentence, place, place + 2, next.text + " " + then.text + " a", "The article stands behind");
  if (token.is("all") && next.is("both"))
    propose(hits, "Order", sentence, place, place + 1, "both", "Two words for the same");
  if (token.is("other") && next.is_one_of({"many", "several"}) && then.tag == "NNS")
    propose(hits, "Order", sentence, place, place + 1, next.text + " other", "“other” stands behind");
  if (token.is("almost") && next.is("the") && then.is_one_of({"all", "half"}))
    propose(hits, "Order", sentence, place, place + 2, "almost " + then.text + " the", "The article stands behind");
  // "the years three"
  if (token.tag == "NNS" && opens_noun(sentence.before(place)) && next.tag == "CD" && !names_year(next) &&
      std::string_view("0123456789").find(next.lower.front()) == std::string_view::npos && then.finite() &&
      !next.is("one"))
    propose(hits, "Order", sentence, place, place + 1, next.text + " " + token.text,
            "The number stands before its noun");
}

// "The ministry has the report published."
void object_before_participle(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"has", "have", "had"}) || sentence.question()) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr || object->pronoun || !opens_noun(sentence.at(place + 1))) return;
  const std::size_t at = sentence.skip_adverbs(object->end);
  const Token& participle = sentence.at(at);
  if (at > object->end && sentence.before(at).is_one_of({"already", "never", "just", "recently"}) &&
      participle.flags.has(F::verb_participle) && sentence.at(at + 1).is(Role::full_stop)) {
    remark(hits, "Order", place + 1, at, "The participle stands before its object.");
    return;
  }
  if (!listed("published adopted approved signed completed closed opened rejected received written",
              participle.lower) ||
      !sentence.at(object->end + 1).is(Role::full_stop) || sentence.before(place).is("to"))
    return;
  remark(hits, "Order", place + 1, object->end, "The participle stands before its object.").severity =
      Severity::suggestion;
}

}  // namespace

void check_inversion(const Sentence& sentence, Hits& hits) {
  missing_inversion(sentence, hits);
  early_adverb(sentence, hits);
  inversion_behind_phrase(sentence, hits);
  inversion_behind_adverb(sentence, hits);
  never_before(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    indirect_question(sentence, place, hits);
    late_negation(sentence, place, hits);
    misplaced_word(sentence, place, hits);
    inverted_behind_that(sentence, place, hits);
    time_behind_helper(sentence, place, hits);
    did_in_statement(sentence, place, hits);
    degree_behind_noun(sentence, place, hits);
    time_before_verb(sentence, place, hits);
    numbers_and_degrees(sentence, place, hits);
    object_before_participle(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
