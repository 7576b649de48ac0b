// Times and tenses that exclude each other; conditions with "will"; lists that change form.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool perfect(const Sentence& sentence, std::size_t place) {
  if (!sentence.at(place).is_one_of({"has", "have"})) return false;
  return sentence.at(sentence.skip_adverbs(place + 1)).flags.has(F::verb_participle) ||
         sentence.at(place + 1).is("been");
}

// "has been adopted two years ago"
void finished_time_behind(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!perfect(sentence, place)) return;
  for (std::size_t at = place + 2; at < sentence.size(); ++at) {
    const Token& time = sentence.at(at);
    if (time.is(Role::stop) || time.is(Role::conjunction) || time.is(Role::subordinator) ||
        time.is_one_of({"over", "within", "for", "during", "since", "which", "who"}))
      return;
    const bool last = time.is("last") && sentence.at(at + 1).is_one_of({"year", "month", "week", "monday", "friday"}) &&
                      !sentence.before(at).is_one_of({"the", "in"});
    if (!last && !time.is_one_of({"yesterday", "ago"})) continue;
    remark(hits, "Tense", place, at,
           "A finished time goes with the simple past: leave out “" + sentence.at(place).text + "”.");
    return;
  }
}

// "Last year the court has convicted", "In 2019, the ministry has banned"
void finished_time_in_front(const Sentence& sentence, Hits& hits) {
  std::size_t subject = 0;
  const Token& first = sentence.at(0);
  if (first.is("yesterday"))
    subject = 1;
  else if (first.is("last") && sentence.at(1).is_one_of({"year", "month", "week"}))
    subject = 2;
  else if (first.is("in") && sentence.at(1).tag == "CD" && sentence.at(1).lower.size() == 4 &&
           sentence.at(1).lower < "2026")
    subject = 2;
  if (subject == 0) return;
  if (sentence.at(subject).is(",")) ++subject;
  const Phrase* phrase = sentence.phrase_at(subject);
  if (phrase == nullptr) return;
  const auto predicate = predicate_of(sentence, phrase->end);
  if (!predicate || !predicate->near || !perfect(sentence, predicate->verb)) return;
  remark(hits, "Tense", predicate->verb, predicate->verb,
         "A finished time goes with the simple past: leave out “" + sentence.at(predicate->verb).text + "”.");
}

// "Officials choose a site last year"
void present_with_finished_time(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr) return;
  const auto predicate = predicate_of(sentence, subject->end);
  if (!predicate || !predicate->near) return;
  const Token& verb = sentence.at(predicate->verb);
  if ((verb.tag != "VBZ" && verb.tag != "VBP") || verb.roles != 0 || verb.flags.any(F::verb_past, F::noun_plural))
    return;
  for (std::size_t at = predicate->verb + 1; at < sentence.size(); ++at) {
    const Token& time = sentence.at(at);
    if (time.finite() || time.tagged("VB") || time.is(Role::stop) || time.is(Role::wh_word)) return;
    const bool last =
        time.is("last") && sentence.at(at + 1).is_one_of({"year", "month", "week"}) && sentence.before(at).tagged("NN");
    if (!last && !time.is("yesterday") &&
        !(time.is("ago") && sentence.before(at).is_one_of({"years", "months", "weeks", "days"})))
      continue;
    if (sentence.at(at + (last ? 2 : 1)).is_one_of({"'s", "’s"})) return;
    propose(hits, "Tense", sentence, predicate->verb, predicate->verb, past_of(base_of(verb.lower)),
            "With a finished time");
    return;
  }
}

// "If the warning will be given, …", "When the law will enter into force, …"
void will_in_condition(const Sentence& sentence, Hits& hits) {
  if (!sentence.at(0).is_one_of({"if", "when", "unless", "until", "once"}) || sentence.question()) return;
  const Phrase* phrase = sentence.phrase_at(1);
  if (phrase == nullptr) return;
  const auto predicate = predicate_of(sentence, phrase->end);
  if (!predicate || !predicate->near || !sentence.at(predicate->verb).is("will")) return;
  const Token& behind = sentence.at(predicate->verb + 1);
  if (behind.is(Role::negation) || sentence.at(predicate->verb).tag != "MD") return;
  bool comma = false;
  for (std::size_t at = predicate->verb; at < sentence.size(); ++at) comma = comma || sentence.at(at).is(",");
  if (!comma) return;
  remark(hits, "Tense", predicate->verb, predicate->verb,
         "After “" + sentence.at(0).text + "” the present tense: leave out “will”.")
      .severity = Severity::suggestion;
}

// A noun phrase that ends at `end` and stands behind a comma.
bool listed_noun(const Sentence& sentence, std::size_t end) {
  const Phrase* phrase = sentence.phrase_ending(end);
  return phrase != nullptr && phrase->begin > 1 && sentence.before(phrase->begin).is(",");
}

// "counselling, legal advice and to find a job": the last of a list has another form.
void broken_list(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"and", "or"}) || sentence.at(place + 1).tag != "TO" ||
      !(sentence.at(place + 2).flags.has(F::verb_base) || sentence.at(place + 2).is("be")))
    return;
  const std::size_t end = sentence.before(place).is(",") ? place - 1 : place;
  bool comma = false;
  for (std::size_t at = 0; at < place; ++at) {
    if (sentence.at(at).tag == "TO" && sentence.at(at + 1).flags.has(F::verb_base)) return;
    if (sentence.at(at).is(Role::wh_word) || sentence.at(at).is(Role::subordinator)) return;
    comma = comma || (sentence.at(at).is(",") && at + 1 < end && at > 1);
  }
  const bool participles = end > 2 && sentence.before(end).flags.has(F::verb_participle) &&
                           sentence.at(place + 2).is("be") && sentence.before(end, 2).is(",");
  if (!comma || (!listed_noun(sentence, end) && !participles)) return;
  remark(hits, "Parallel", place, place + 2, "The list changes its form here: give each part the same.").severity =
      Severity::suggestion;
}

}  // namespace

void check_tense(const Sentence& sentence, Hits& hits) {
  finished_time_in_front(sentence, hits);
  will_in_condition(sentence, hits);
  present_with_finished_time(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    finished_time_behind(sentence, place, hits);
    broken_list(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
