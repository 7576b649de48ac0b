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

constexpr std::string_view usual_order = "An indirect question has the order of a statement: ";

void misplaced_helper(const Sentence& sentence, std::size_t wh, std::size_t helper, std::string_view where,
                      Hits& hits) {
  remark(hits, "Order", wh, helper,
         std::string(usual_order) + "set “" + sentence.at(helper).text + "” " + std::string(where) + ".");
}

// "how old is the bridge", "how much did the work cost": whether it was such a question.
bool question_of_degree(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& degree = sentence.at(place + 1);
  if (!sentence.at(place).is("how")) return false;
  if (degree.is_one_of({"much", "many", "long", "often", "far", "well", "quickly"})) {
    const std::size_t verb = sentence.at(place + 2).tag == "NNS" ? place + 3 : place + 2;
    const Token& helper = sentence.at(verb);
    const Phrase* subject = sentence.phrase_at(verb + 1);
    const bool helps = helper.is(Role::do_verb) || helper.is_one_of({"has", "have", "can", "will", "should"});
    if (helps && subject != nullptr && (subject->pronoun || sentence.at(verb + 1).is(Role::determiner)))
      remark(hits, "Order", place, verb, std::string(usual_order) + "“" + helper.text + "” is misplaced.");
    return true;
  }
  if (!degree.adjective() || !sentence.at(place + 2).is(Role::be)) return false;
  const std::size_t end = behind_noun(sentence, place + 3);
  if (end > place + 3 && sentence.at(end).is(Role::full_stop))
    misplaced_helper(sentence, place, place + 2, "at its end", hits);
  return true;
}

// "asked why did people move away", "explains what are the main risks".
void indirect_question(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (place < 2 || sentence.question()) return;
  const Token& wh = sentence.at(place);
  const Token& helper = sentence.at(place + 1);
  const bool told = sentence.before(place).is(Role::object_pronoun) && place > 2;  // "asked me what was my name"
  const Token& before = told ? sentence.before(place, 2) : sentence.before(place);
  if (!wh.is_one_of({"how", "why", "what", "when", "where"}) || before.is(Role::stop)) return;
  const bool asks = asks_or_tells(before);
  if (asks && question_of_degree(sentence, place, hits)) return;
  const Phrase* subject = sentence.phrase_at(place + 2);
  if (subject == nullptr) return;
  const Token& first = sentence.at(place + 2);
  const Token& last = sentence.at(subject->end - 1);
  const Token& behind = sentence.at(sentence.skip_adverbs(subject->end));
  const bool be = helper.is_one_of({"is", "are", "was", "were"});
  const bool named = subject->pronoun || first.is(Role::determiner);
  if (helper.is(Role::do_verb)) {
    const bool inside = subject->end - subject->begin > 1 && last.flags.has(F::verb_base);
    if (behind.flags.has(F::verb_base) || inside)
      remark(hits, "Order", place, place + 1, std::string(usual_order) + "leave out “" + helper.text + "”.");
  } else if (wh.is("what") && be && asks && first.is_one_of({"the", "their", "its", "our", "his", "my", "her"}) &&
             (behind.is(Role::full_stop) || sentence.at(behind_noun(sentence, place + 2)).is(Role::full_stop))) {
    remark(hits, "Order", place, subject->end - 1, std::string(usual_order) + "set “" + helper.text + "” at its end.");
  } else if (be && asks && !before.is_one_of({"of", "about"}) && !wh.is("what") && named &&
             (behind.tag == "VBN" || behind.tag == "VBD" || behind.tag == "VBG" || behind.adjective() ||
              behind.is(Role::full_stop) || behind.is(","))) {
    misplaced_helper(sentence, place, place + 1, "behind its subject", hits);
  } else if (helper.is_one_of({"can", "will", "should", "would", "could", "has", "have", "had", "may", "must"}) &&
             asks && named &&
             (behind.flags.verb() || behind.is("be") ||
              (subject->end - subject->begin > 2 && last.flags.has(F::verb_base)))) {
    misplaced_helper(sentence, place, place + 1, "behind its subject", hits);
  }
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
  else if ((first.is("hardly") && second.is("ever")) || (first.is("no") && second.is("longer")) ||
           (first.is("not") && second.is_one_of({"once", "often"})))
    subject = 2;
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

}  // namespace

void check_inversion(const Sentence& sentence, Hits& hits) {
  missing_inversion(sentence, hits);
  early_adverb(sentence, hits);
  inversion_behind_phrase(sentence, hits);
  inversion_behind_adverb(sentence, hits);
  never_before(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    indirect_question(sentence, place, hits);
    inverted_behind_that(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
