// Words in the wrong place: times and phrases between verbs, negation, degrees, numbers.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

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
  if (!wh.is("how") || place == 0 || sentence.question()) return;
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

// "was in 1990 built", "always not are", "sell on the market their rice"
void phrase_in_the_way(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (token.is(Role::be) && next.is("in") && names_year(sentence.at(place + 2)) &&
      sentence.at(place + 3).tag == "VBN" &&
      (sentence.at(place + 4).is(Role::full_stop) || sentence.at(place + 4).is("by")))
    remark(hits, "Order", place + 1, place + 3, "A time stands at the beginning or the end, not between the verbs.");
  const Phrase* goal = sentence.phrase_at(place + 2);
  if (token.is(Role::be) && next.is("to") && goal != nullptr && opens_noun(sentence.at(place + 2)) &&
      sentence.at(goal->end).tag == "VBN" &&
      (sentence.before(place).common_noun() || sentence.before(place).is(Role::subject_pronoun)) &&
      (sentence.at(goal->end + 1).is(Role::full_stop) || sentence.at(goal->end + 1).is("by")))
    remark(hits, "Order", place + 1, goal->end, "The place stands behind the verb.").severity = Severity::suggestion;
  if (token.is_one_of({"always", "often", "usually", "sometimes"}) && next.is("not") &&
      sentence.at(place + 2).is(Role::be) && sentence.phrase_ending(place) != nullptr)
    remark(hits, "Order", place, place + 2,
           "The adverb and the negation stand behind “" + sentence.at(place + 2).text + "”.");
  const Phrase* where = sentence.phrase_at(place + 2);
  if (!(token.tag == "VBZ" || token.tag == "VBP" || token.tag == "VBD") || token.roles != 0 ||
      !next.is_one_of({"on", "in", "at", "to", "from"}) || where == nullptr)
    return;
  const Phrase* object = sentence.phrase_at(where->end);
  if (object != nullptr && sentence.at(where->end).is_one_of({"their", "its", "his", "our"}) &&
      sentence.at(object->end).is(Role::full_stop) && opens_noun(sentence.at(place + 2)))
    remark(hits, "Order", place + 1, object->end - 1, "The object stands behind its verb.").severity =
        Severity::suggestion;
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
    propose(hits, "Order", sentence, place, place + 2, next.text + " " + then.text + " a", "The article stands behind")
        .severity = Severity::suggestion;
  if (token.is_one_of({"each", "every"}) && next.is(Role::article) && then.tagged("NN") && next.text != "A" &&
      sentence.before(place).tagged("VB"))
    propose(hits, "Article", sentence, place, place + 1, token.text, "Two determiners");
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
  if (token.is_one_of({"a", "an"}) && next.is("such") && (then.tagged("NN") || then.adjective()))
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
  // "was by the council approved", "has been widely by farmers criticized"
  const bool passive =
      any_be(sentence.before(place)) || (sentence.before(place).adverb() && any_be(sentence.before(place, 2)));
  if (token.is("by") && passive && object != nullptr && (next.is(Role::article) || next.tag == "NNS") &&
      sentence.at(object->end).flags.has(F::verb_participle) &&
      (sentence.at(object->end).tag == "VBN" || sentence.at(object->end).tag == "VBD") &&
      (sentence.at(object->end + 1).is(Role::full_stop) ||
       sentence.at(object->end + 1).is_one_of({"in", "on", "last"})))
    propose(hits, "Order", sentence, place, object->end,
            sentence.at(object->end).text + " by " + text_of(sentence, object->begin, object->end),
            "The agent stands behind the verb");
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

// "Can be appealed the decision.", "Because of the rain was the match put off.", "will tomorrow decide", "speaks fluently Thai"
void verb_too_early(const Sentence& sentence, Hits& hits) {
  if (sentence.question() || sentence.in_list || sentence.tokens.empty() || !sentence.tokens.back().is(".")) return;
  const Token& first = sentence.at(0);
  if (first.tag == "MD" && first.is(Role::modal) && sentence.at(1).is("be") && sentence.at(2).tag == "VBN" &&
      opens_noun(sentence.at(3)))
    remark(hits, "Order", 0, 3, "The subject stands before its verb.");
  if (first.is("had") && sentence.at(1).is("been") && opens_noun(sentence.at(2)))
    remark(hits, "Order", 0, 2, "The subject stands behind “Had”: “Had it been …”.");
  const bool opening = (first.is("because") && sentence.at(1).is("of")) ||
                       (first.is("due") && sentence.at(1).is("to")) ||
                       first.is_one_of({"after", "during", "before", "despite"});
  const std::size_t from = first.is_one_of({"because", "due"}) ? 2 : 1;
  const std::size_t verb = opening ? behind_noun(sentence, from) : 0;
  const Phrase* subject = verb > from ? sentence.phrase_at(verb + 1) : nullptr;
  if (subject != nullptr && sentence.at(verb).is_one_of({"is", "was", "were", "are", "has", "have"}) &&
      opens_noun(sentence.at(verb + 1)) && sentence.at(subject->end).tag == "VBN")
    remark(hits, "Order", verb, subject->end, "The subject stands before its verb.");
  for (std::size_t at = 1; at + 2 < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    const Token& next = sentence.at(at + 1);
    if (token.is(Role::modal) && token.tag == "MD" && next.is_one_of({"tomorrow", "yesterday"}) &&
        sentence.at(at + 2).flags.has(F::verb_base))
      remark(hits, "Order", at + 1, at + 1, "A time stands at the beginning or the end, not between the verbs.")
          .severity = Severity::suggestion;
    if (form_of(token, "speak learn know read write understand") &&
        next.is_one_of({"fluently", "well", "badly", "perfectly"}) &&
        listed("english french thai malay chinese japanese spanish arabic khmer burmese vietnamese lao",
               sentence.at(at + 2).lower))
      remark(hits, "Order", at + 1, at + 1, "“" + next.text + "” stands behind the object.");
  }
}

}  // namespace

void check_word_order(const Sentence& sentence, Hits& hits) {
  verb_too_early(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    time_behind_helper(sentence, place, hits);
    did_in_statement(sentence, place, hits);
    degree_behind_noun(sentence, place, hits);
    time_before_verb(sentence, place, hits);
    phrase_in_the_way(sentence, place, hits);
    numbers_and_degrees(sentence, place, hits);
    object_before_participle(sentence, place, hits);
    misplaced_word(sentence, place, hits);
    late_negation(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
