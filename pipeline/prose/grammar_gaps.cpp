// Gaps in clauses: a verb, a subject or a preposition that the words around it ask for.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

Hit& insert(Hits& hits, const Sentence& sentence, std::size_t place, std::string_view word, std::string_view why) {
  return propose(hits, "MissingWord", sentence, place, place, sentence.at(place).text + " " + std::string(word), why);
}

// "wait least three weeks", "provide advice people", "because afraid of"
void other_gaps(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  if (token.is("least") && next.tag == "CD" && !before.is_one_of({"at", "the"}))
    propose(hits, "MissingWord", sentence, place, place, "at least", "The set phrase");
  if (form_of(token, "provide offer give send supply deliver") &&
      next.is_one_of({"advice", "help", "information", "support", "training", "assistance", "shelter", "food",
                      "services", "protection", "loans", "money"}) &&
      sentence.at(place + 2).tag == "NNS" && names_agent(sentence.at(place + 2)))
    insert(hits, sentence, place + 1, "to", "The preposition is missing");
  if (form_of(token, "provide offer give send supply deliver") && next.is("advice") &&
      sentence.at(place + 2).is("people"))
    insert(hits, sentence, place + 1, "to", "The preposition is missing");
  const Token& then = sentence.at(place + 2);
  if (token.is_one_of({"because", "although"}) && only_adjective(next) &&
      (then.is_one_of({"of", "to", "that", "about"})) && token.is("because"))
    remark(hits, "MissingWord", place, place + 1, "The subject and the verb are missing after “" + token.text + "”.");
  // "provides victims food": the thing needs "with".
  const Token& thing = sentence.at(place + 2);
  if (form_of(token, "provide supply") && next.tag == "NNS" && names_agent(next) &&
      (thing.is_one_of({"food", "a", "an", "free", "legal", "information", "advice", "help", "clothing", "shelter"})))
    insert(hits, sentence, place + 1, "with", "The preposition is missing").severity = Severity::suggestion;
}

// "open all victims", "too high many families", "the driver who the bus", "that not been paid"
void gaps_in_clauses(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  const std::size_t be = before.adverb() ? place - 1 : place;
  if (any_be(sentence.before(be)) &&
      token.is_one_of({"open", "available", "similar", "accessible", "vulnerable", "contrary", "grateful"}) &&
      (next.is(Role::article) || next.is_one_of({"all", "any", "every", "each", "everyone"}) ||
       (next.tag == "NNS" && names_agent(next))))
    insert(hits, sentence, place, "to", "The preposition is missing");
  if (token.adjective() && before.is("too") && next.is_one_of({"many", "most", "all", "the", "some", "poor"})) {
    const std::size_t whom = sentence.at(place + 2).adjective() ? place + 3 : place + 2;
    if (names_agent(sentence.at(whom)) && sentence.at(whom + 1).is(Role::full_stop))
      insert(hits, sentence, place, "for", "The preposition is missing");
  }
  const Phrase* object = sentence.phrase_at(place + 1);
  if (token.is("who") && before.common_noun() && object != nullptr && next.is("the") &&
      sentence.at(object->end).is(Role::full_stop))
    remark(hits, "MissingWord", place, object->end - 1, "The verb is missing behind “who”.");
  if (token.is("that") && before.tagged("NN") && next.text == "not" &&
      (sentence.at(place + 2).is("been") || sentence.at(place + 2).tag == "VBN"))
    remark(hits, "MissingWord", place, place + 1, "The subject and its verb are missing behind “that”.");
  if (token.is("responsible") && next.is("to") && sentence.at(place + 2).flags.has(F::verb_base) &&
      !opens_noun(sentence.at(place + 2)) && !gerund_of(sentence.at(place + 2).lower).empty() &&
      !sentence.at(place + 2).flags.has(F::mass))
    propose(hits, "Infinitive", sentence, place + 1, place + 2, "for " + gerund_of(sentence.at(place + 2).lower),
            "After “responsible”");
  if (token.is_one_of({"decided", "agreed", "planned"}) && any_be(before) && next.roles == 0 &&
      next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) && opens_noun(sentence.at(place + 2)))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
}

// "If the fee not paid in time, …": a clause with its subject and no verb.
void clause_without_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is_one_of({"if", "when", "because", "unless", "although", "that", "while", "until"}) || token.tag == "DT")
    return;
  const Phrase* subject = sentence.phrase_at(place + 1);
  if (subject == nullptr || sentence.at(place + 1).is_one_of({"any", "possible"})) return;
  const bool negated = sentence.at(subject->end).text == "not";
  const std::size_t at = subject->end + (negated ? 1 : 0);
  const Token& participle = sentence.at(at);
  const Token& behind = sentence.at(at + 1);
  if ((participle.tag != "VBN" && participle.tag != "VBD") || !participle.flags.has(F::verb_participle)) return;
  const bool sure = negated || !participle.flags.has(F::verb_past);
  if (!sure || !(behind.is(Role::preposition) || behind.is(",") || behind.is(Role::full_stop))) return;
  for (std::size_t later = at + 1; later < sentence.size() && !sentence.at(later).is(","); ++later)
    if (sentence.at(later).finite() || sentence.at(later).is(Role::conjunction)) return;
  propose(hits, "MissingWord", sentence, negated ? at - 1 : at, negated ? at - 1 : at,
          (subject->number == Number::plural ? "are " : "is ") + sentence.at(negated ? at - 1 : at).text,
          "The verb is missing");
}

// "when they in pain", "because the flood.", "consists nine members", "say much it had paid"
// "a safe place for children play", "was sent the minister", "has worked the agency", "looking ways"
void gaps_behind_verbs(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (form_of(token, "look") && token.tagged("VB") && next.tag == "NNS" &&
      listed("ways jobs solutions answers workers partners places means volunteers", next.lower))
    insert(hits, sentence, place, "for", "The preposition is missing");
  const Phrase* noun = sentence.phrase_at(place + 1);
  if (noun == nullptr || noun->pronoun) return;
  const Token& head = sentence.at(noun->head);
  const Token& behind = sentence.at(noun->end);
  // "for children play": the clause has its verb, and "for" wants "to".
  if (token.is("for") && names_agent(head) && (behind.tag == "VBP" || behind.tag == "VB") && behind.roles == 0 &&
      behind.flags.has(F::attested_verb)) {
    std::size_t verbs = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      if (at < place && (sentence.at(at).is(Role::wh_word) || sentence.at(at).is(Role::subordinator))) return;
      if (at < place && sentence.at(at).is(";")) verbs = 0;
      verbs += at < place && sentence.at(at).finite() ? 1 : 0;
    }
    if (verbs > 0 && !sentence.at(noun->end + 1).finite())
      propose(hits, "MissingWord", sentence, noun->end, noun->end, "to " + behind.text, "“for … to”");
  }
  if (form_of(token, "apply") && token.tagged("VB") &&
      listed(
          "grant job permit visa licence loan place refund post benefit scholarship pension passport position course",
          head.lower))
    insert(hits, sentence, place, "for", "The preposition is missing");
  const Token& before = sentence.before(place);
  if (token.is_one_of({"sent", "handed", "submitted", "presented", "returned", "delivered"}) && before.is(Role::be) &&
      place > 1 &&
      listed(
          "report letter form bill request copy document application letters forms reports results files file findings",
          sentence.before(place, 2).lower) &&
      (opens_noun(next) || next.is("all")) && names_agent(sentence.at(place + 2)))
    insert(hits, sentence, place, "to", "The preposition is missing");
  const bool organization = listed(
      "agency company ministry firm hospital school council union factory bank court port "
      "university shelter centre office village capital city region island town house area district street station airport",
      head.lower);
  if (form_of(token, "work live arrive go come") && token.tagged("VB") && token.tag != "VBG" && opens_noun(next) &&
      organization && !behind.tagged("NN"))
    remark(hits, "MissingWord", place, place + 1, "A preposition is missing behind “" + token.text + "”.");
}

// "when they in pain", "because the flood.", "consists nine members", "say much it had paid"
void gap_behind_conjunction(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& third = sentence.at(place + 3);
  if (token.is_one_of({"when", "if", "because", "while", "although", "unless", "where", "that"}) &&
      next.is_one_of({"they", "he", "she", "we"}) &&
      then.is_one_of({"in", "on", "at", "from", "under", "without", "not"}) &&
      !third.is_one_of({"turn", "fact", "general", "particular", "effect", "practice", "time", "addition", "part",
                        "theory", "only", "all", "their", "his", "her", "our", "once"}) &&
      !third.finite() && !then.is("not"))
    propose(hits, "MissingWord", sentence, place + 1, place + 1,
            next.text + (next.is_one_of({"he", "she"}) ? " is" : " are"), "The verb is missing");
  if (token.is("because") && (next.is(Role::article) || next.is(Role::possessive))) {
    const std::size_t end = behind_noun(sentence, place + 1);
    // "Because a guard, a driver and a cook can": a list of subjects.
    const Phrase* behind = sentence.phrase_at(end + 1);
    const bool clause = sentence.at(end).is(",") && behind != nullptr && sentence.at(behind->end).finite();
    // "because the ministry funds clinics": a verb, taken for a noun.
    bool verb = false;
    for (std::size_t at = place + 3; at < end; ++at)
      verb = verb || (sentence.at(at).flags.has(F::verb_third) && sentence.before(at).tag == "NN");
    if (end > place + 1 && !verb && (sentence.at(end).is(Role::full_stop) || (clause && place == 0)))
      insert(hits, sentence, place, "of", "Before a noun");
  }
  if (form_of(token, "consist") && (next.tag == "CD" || next.is_one_of({"several", "many"})))
    insert(hits, sentence, place, "of", "The preposition is missing");
  if (form_of(token, "say know ask tell show") && next.is_one_of({"much", "many", "often"}) &&
      then.is(Role::subject_pronoun))
    insert(hits, sentence, place, "how", "“how” is missing");
}

// "The fee be paid", "criticized for slow to act"
void gap_before_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& third = sentence.at(place + 3);
  const Phrase* subject = sentence.phrase_at(0);
  if (place == 0 && subject != nullptr && !subject->pronoun && sentence.at(subject->end).is("be") &&
      !sentence.at(0).is("so") && sentence.at(subject->end + 1).flags.has(F::verb_participle))
    remark(hits, "MissingWord", subject->end, subject->end, "“will”, “must” or “should” is missing before “be”.");
  // "criticized for slow to act"
  if (token.is_one_of({"for", "of", "from", "without"}) && then.is("to") &&
      (only_adjective(next) || next.is_one_of({"slow", "late", "quick", "ready", "open", "close"})) &&
      third.flags.has(F::verb_base) && !next.is_one_of({"certain", "such"}))
    insert(hits, sentence, place, "being", "The verb is missing");
}

// "The number of cases has in recent years.": a helper without its verb.
void helper_alone(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"has", "have", "had"}) ||
      !sentence.at(place + 1).is_one_of({"in", "over", "since", "during"}))
    return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is(Role::wh_word) || sentence.at(at).is_one_of({"than", "as", "like"})) return;
  const std::size_t end = behind_noun(sentence, place + 2);
  if (end > place + 2 && sentence.at(end).is(Role::full_stop) && length_of_time(sentence.before(end)) &&
      sentence.phrase_ending(place) != nullptr)
    remark(hits, "MissingWord", place, end - 1, "The verb is missing behind “" + sentence.at(place).text + "”.");
}

// "written 3 March", "run by nurses have trained", "and will the next day"
void gap_in_phrase(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& third = sentence.at(place + 3);
  const bool month =
      listed("january february march april may june july august september october november december", then.lower) &&
      then.text != then.lower;
  if (next.tag == "CD" && next.lower.size() < 3 && month && token.tagged("VB") && token.roles == 0 &&
      !token.is("dated") && third.tag != "CD")
    insert(hits, sentence, place, "on", "Before a date").severity = Severity::suggestion;
  const Phrase* agent = sentence.phrase_at(place + 1);
  if (token.is("by") && sentence.before(place).tag == "VBN" && any_be(sentence.before(place, 2)) && agent != nullptr &&
      sentence.at(agent->head).tag == "NNS" &&
      sentence.at(agent->end).is_one_of({"have", "are", "were", "can", "do", "live", "work"}) &&
      names_agent(sentence.at(agent->head)))
    propose(hits, "MissingWord", sentence, agent->end - 1, agent->end - 1, sentence.at(agent->head).text + " who",
            "The clause needs its subject");
  if (token.is_one_of({"and", "but"}) && next.is_one_of({"will", "can", "must", "should", "would"}) &&
      next.tag == "MD" && (then.is(Role::article)) && !sentence.question())
    remark(hits, "MissingWord", place + 1, place + 2, "The verb is missing behind “" + next.text + "”.");
}

// "decided close the market", "able come", "not easy find"
void gap_before_base(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is_one_of({"decided", "agreed", "refused", "promised", "managed", "failed", "hoped"}) && next.roles == 0 &&
      next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) && opens_noun(then) && !next.is("that"))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of({"able", "unable"}) && next.roles == 0 && next.tagged("VB") && next.tag != "VBG" &&
      next.flags.has(F::verb_base))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (sentence.at(0).is("it") && token.is_one_of({"easy", "hard", "difficult", "possible", "important", "necessary"}) &&
      place < 4 && next.roles == 0 && next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) &&
      (next.tag == "VB" || next.tag == "VBP" ||
       (next.tag == "NN" && (then.tagged("NN") || opens_noun(then)) && next.is("find"))))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
}

// "said that did not know", "is planning build", "told wait", "known its high wages"
void gap_behind_participle(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("that") && form_of(sentence.before(place), "say announce claim explain admit state confirm") &&
      next.is_one_of({"did", "does"}) && then.is("not"))
    remark(hits, "MissingWord", place, place + 1, "The subject is missing: who “" + next.text + "”?");
  if (token.is_one_of({"planning", "hoping", "trying", "refusing", "going", "failing", "preparing", "starting"}) &&
      (any_be(sentence.before(place)) || sentence.before(place).adverb()) && next.roles == 0 &&
      next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) && opens_noun(then))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of(
          {"told", "forced", "ordered", "encouraged", "invited", "advised", "urged", "instructed", "taught"}) &&
      any_be(sentence.before(place)) && next.roles == 0 && next.flags.has(F::verb_base) &&
      next.flags.has(F::attested_verb) && !next.flags.any(F::noun_plural, F::adjective) && next.tag != "NNS" &&
      (next.tagged("VB") || next.is_one_of({"wait", "leave", "work", "move", "stop"})))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of({"allowed", "permitted", "required", "expected"}) &&
      any_be(sentence.before(sentence.before(place).is("not") ? place - 1 : place)) && next.roles == 0 &&
      next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) && opens_noun(then))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of({"plans", "hopes", "aims", "wants"}) && place > 1 && sentence.before(place).tag == "NN" &&
      next.roles == 0 && next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) &&
      !next.flags.has(F::noun_plural) && (opens_noun(then) || then.tag == "CD"))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of({"known", "famous"}) && any_be(sentence.before(place)) &&
      next.is_one_of({"its", "their", "his", "her"}))
    insert(hits, sentence, place, "for", "The preposition is missing");
  if (token.is("because") && next.common_noun() && !next.flags.verb() && then.is(Role::full_stop))
    insert(hits, sentence, place, "of", "Before a noun");
  if (token.is("been") && next.is("force")) insert(hits, sentence, place, "in", "The set phrase");
}

// "a house where had to share", "villages where is no work", "how often used the bus"
void gap_behind_relative(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& third = sentence.at(place + 3);
  if (token.is("where") && sentence.before(place).common_noun() &&
      next.is_one_of({"had", "could", "can", "must", "should"}) && (then.is("to") || then.flags.has(F::verb_base)) &&
      !sentence.question())
    remark(hits, "MissingWord", place, place + 1, "The subject is missing behind “where”.");
  if (token.is("there") && sentence.before(place).is_one_of({"but", "and"}) && next.tag == "CD")
    insert(hits, sentence, place, "are", "The verb is missing");
  // "villages where is no work"
  if (token.is("where") && sentence.before(place).common_noun() && next.is(Role::be) &&
      then.is_one_of({"no", "a", "an", "many", "several", "some", "few", "little"}) && !sentence.question())
    insert(hits, sentence, place, "there", "“there” is missing");
  // "asked people how often used the bus"
  if (token.is("how") && next.is_one_of({"often", "long", "far", "quickly", "soon", "many"}) && place > 1 &&
      !sentence.question() && then.roles == 0 && !then.flags.has(F::noun_plural) &&
      (then.tag == "VBD" || (then.tag == "VBN" && opens_noun(third))) && opens_noun(third) && !next.is("many"))
    remark(hits, "MissingWord", place, place + 2, "The subject is missing behind “how " + next.text + "”.");
  // "She not went to the meeting"
  if (token.is(Role::subject_pronoun) && next.text == "not" && then.tag == "VBD" && then.roles == 0 &&
      (place == 0 || sentence.before(place).is(Role::stop) || sentence.before(place).is_one_of({"that", "and", "but"})))
    propose(hits, "MissingWord", sentence, place + 1, place + 2, "did not " + base_of(then.lower),
            "The auxiliary is missing");
}

}  // namespace

void check_gaps(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    other_gaps(sentence, place, hits);
    clause_without_be(sentence, place, hits);
    gaps_in_clauses(sentence, place, hits);
    gap_behind_conjunction(sentence, place, hits);
    gap_before_be(sentence, place, hits);
    helper_alone(sentence, place, hits);
    gap_in_phrase(sentence, place, hits);
    gap_before_base(sentence, place, hits);
    gap_behind_participle(sentence, place, hits);
    gap_behind_relative(sentence, place, hits);
    gaps_behind_verbs(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
