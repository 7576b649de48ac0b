// Times and tenses that exclude each other; conditions with "will"; lists that change form.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

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
  if (!perfect(sentence, place) || sentence.before(place).tag == "MD" || sentence.before(place, 2).tag == "MD") return;
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
  if (first.is("yesterday")) subject = 1;
  else if (first.is("last") && sentence.at(1).is_one_of({"year", "month", "week"})) subject = 2;
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

bool past_year(const Token& token) { return names_year(token) && token.lower < "2025"; }

bool lexical_present(const Token& verb) {
  return (verb.tag == "VBZ" || verb.tag == "VBP") && verb.roles == 0 && !verb.flags.any(F::verb_past, F::noun_plural);
}

// "Since 2019 the agency publishes", "Last year the ministry opens"
void present_with_past_opening(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const bool since = first.is("since") && past_year(sentence.at(1));
  const bool last = first.is("last") && sentence.at(1).is_one_of({"year", "month", "week"});
  const bool ago = sentence.at(2).is("ago") && sentence.at(1).is_one_of({"years", "months", "weeks", "days"});
  if (!since && !last && !ago && !first.is("yesterday")) return;
  std::size_t subject = first.is("yesterday") ? 1 : ago ? 3 : 2;
  if (sentence.at(subject).is(",")) ++subject;
  const Phrase* phrase = sentence.phrase_at(subject);
  if (phrase == nullptr) return;
  const auto predicate = predicate_of(sentence, phrase->end);
  if (!predicate || !predicate->near) return;
  const Token& verb = sentence.at(predicate->verb);
  const bool be = verb.is_one_of({"is", "are"}) && !sentence.at(predicate->verb + 1).is("about");
  if (!lexical_present(verb) && !be) return;
  remark(hits, "Tense", predicate->verb, predicate->verb,
         since ? "With “since” the present perfect: “has” or “have” and the participle."
               : "A finished time goes with the simple past.");
}

// "The agency publishes the data since 2015", "is in force since 2010"
void present_with_since(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || sentence.at(0).is("it")) return;
  const auto predicate = predicate_of(sentence, subject->end);
  if (!predicate || !predicate->near) return;
  const Token& verb = sentence.at(predicate->verb);
  const bool be = verb.is_one_of({"is", "are"});
  if (!lexical_present(verb) && !be) return;
  for (std::size_t at = predicate->verb + 1; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.finite() || token.is(Role::stop) || token.is(Role::wh_word) || token.is(Role::conjunction)) return;
    if (token.flags.has(F::superlative) || token.is_one_of({"first", "up", "down", "most", "only"})) return;
    if (!token.is("since")) continue;
    if (!past_year(sentence.at(at + 1)) && !sentence.at(at + 1).is("last")) return;
    if (be ? sentence.at(sentence.skip_adverbs(predicate->verb + 1)).tag == "VBN" : sentence.before(at).tag == "VBN")
      return;
    remark(hits, "Tense", predicate->verb, predicate->verb,
           "With “since” the present perfect: “has” or “have” and the participle.");
    return;
  }
}

// "The law has been adopted in 2015"
void perfect_with_year(const Sentence& sentence, std::size_t place, Hits& hits) {
  std::size_t helper = place;
  while (helper > 0 && (sentence.before(helper).adverb() || sentence.before(helper).is(Role::negation))) --helper;
  if (!perfect(sentence, place) || sentence.before(helper).tag == "MD" || sentence.before(helper).is("to")) return;
  for (std::size_t at = place + 2; at < sentence.size() && at < place + 9; ++at) {
    const Token& token = sentence.at(at);
    if (token.is(Role::stop) || token.is(Role::conjunction) || token.is(Role::subordinator) ||
        token.is(Role::wh_word) || token.finite() || token.tag == "TO" || token.tag == "VBG")
      return;
    const Token& before = sentence.before(at);
    const bool verb_near = before.tag == "VBN" || (before.common_noun() && sentence.at(place + 1).tag == "VBN");
    if (token.is("in") && past_year(sentence.at(at + 1)) && sentence.at(at + 2).is(Role::full_stop) && verb_near) {
      remark(hits, "Tense", place, at + 1,
             "A finished time goes with the simple past: leave out “" + sentence.at(place).text + "”.")
          .severity = Severity::suggestion;
      return;
    }
  }
}

// "Next year the agency opened", "will publish the report last year"
void future_and_past(const Sentence& sentence, Hits& hits) {
  if (sentence.at(0).is("next") && sentence.at(1).is_one_of({"year", "month", "week"})) {
    const Phrase* subject = sentence.phrase_at(sentence.at(2).is(",") ? 3 : 2);
    const std::size_t verb = subject == nullptr ? 0 : sentence.skip_adverbs(subject->end);
    if (verb != 0 && (sentence.at(verb).tag == "VBD" || sentence.at(verb).is_one_of({"was", "were"})))
      remark(hits, "Tense", 0, verb, "A time to come does not go with the past.");
  }
  std::size_t will = 0;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.is("will") && token.tag == "MD") will = at + 1;
    if (token.is(Role::stop) || token.is(Role::wh_word) || token.is(Role::subordinator)) will = 0;
    const bool last = token.is("last") && sentence.at(at + 1).is_one_of({"year", "month", "week"}) &&
                      !sentence.before(at).is_one_of({"the", "until", "of", "in", "from", "than"});
    if (will == 0 || (!last && !token.is("yesterday")) || !sentence.at(at + (last ? 2 : 1)).is(Role::full_stop))
      continue;
    if (sentence.at(at + (last ? 2 : 1)).is_one_of({"'s", "’s"}) ||
        sentence.before(at).is_one_of({"from", "of", "than"}))
      continue;
    remark(hits, "Tense", will - 1, at, "A finished time does not go with “will”.");
    return;
  }
}

// "until the law will enter into force", "If the firm would have paid"
void will_behind_conjunction(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool time =
      token.is_one_of({"until", "unless", "once"}) || (token.is("as") && sentence.before(place).is("soon"));
  if (!time && !token.is("if")) return;
  const Phrase* subject = sentence.phrase_at(place + 1);
  if (subject == nullptr) return;
  const Token& modal = sentence.at(subject->end);
  const Token& behind = sentence.at(subject->end + 1);
  if (time && place > 0 && modal.is("will") && modal.tag == "MD" && behind.flags.has(F::verb_base))
    remark(hits, "Tense", subject->end, subject->end,
           "After “" + token.text + "” the present tense: leave out “will”.");
  if (token.is("if") && modal.is("would") && behind.is("have") && sentence.at(subject->end + 2).flags.verb())
    propose(hits, "Tense", sentence, subject->end, subject->end + 1, "had", "After “if”");
}

}  // namespace

void check_tense(const Sentence& sentence, Hits& hits) {
  finished_time_in_front(sentence, hits);
  will_in_condition(sentence, hits);
  present_with_finished_time(sentence, hits);
  present_with_past_opening(sentence, hits);
  present_with_since(sentence, hits);
  future_and_past(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    finished_time_behind(sentence, place, hits);
    broken_list(sentence, place, hits);
    perfect_with_year(sentence, place, hits);
    will_behind_conjunction(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
