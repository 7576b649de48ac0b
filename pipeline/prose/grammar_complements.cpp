// What follows a verb: "to" with the base form, or the form in -ing.
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool base_is_one_of(const Token& token, std::initializer_list<std::string_view> verbs) {
  if (!token.flags.verb()) return false;
  const std::string base = base_of(token.lower);
  for (const std::string_view verb : verbs)
    if (base == verb) return true;
  return false;
}

bool noun_of_people(const Token& token) {
  if (token.tag != "NNS") return token.is("people");
  const std::string_view word = token.lower;
  for (const std::string_view ending : {"ers", "ors", "ees", "ists", "ants", "ents", "men", "ians"})
    if (word.size() > ending.size() + 2 && word.ends_with(ending))
      return !token.is_one_of(
          {"numbers",     "offers",       "papers",       "orders",      "errors",       "documents",   "agreements",
           "payments",    "statements",   "arrangements", "investments", "matters",      "letters",     "factors",
           "commitments", "improvements", "adjustments",  "amendments",  "appointments", "attachments", "assessments",
           "powers",      "centers",      "computers",    "containers",  "servers",      "pointers",    "headers"});
  return token.is_one_of(
      {"families", "children", "women", "companies", "firms", "users", "tenants", "pupils", "platforms"});
}

// "want improving", "decided closing"
void gerund_for_infinitive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& gerund = sentence.at(place + 1);
  if (!verb.tagged("VB") || verb.tag == "VBN" ||
      !base_is_one_of(
          verb, {"want", "decide", "agree", "refuse", "hope", "manage", "promise", "expect", "wish", "afford", "fail"}))
    return;
  const Token& object = sentence.at(place + 2);
  if (gerund.tag != "VBG" || (gerund.flags.has(F::adjective) && !sentence.at(place + 2).is(Role::determiner)) ||
      base_of(gerund.lower).empty())
    return;
  if (!object.is(Role::determiner) && !object.tagged("NN") && !object.is(Role::object_pronoun) &&
      !object.is(Role::preposition))
    return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + base_of(gerund.lower),
          "After “" + verb.text + "”");
}

// "were asked completing a survey"
void gerund_behind_passive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& gerund = sentence.at(place + 1);
  if (!verb.is_one_of({"asked", "told", "required", "forced", "allowed", "ordered", "encouraged", "expected", "advised",
                       "invited", "permitted", "obliged"}) ||
      verb.tag != "VBN" || gerund.tag != "VBG" || base_of(gerund.lower).empty())
    return;
  const Token& be = sentence.before(place);
  if (!be.is(Role::be) && !be.is_one_of({"be", "been"})) return;
  if (!sentence.at(place + 2).is(Role::determiner) && !sentence.at(place + 2).is(Role::object_pronoun)) return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + base_of(gerund.lower),
          "After “" + verb.text + "”");
}

// "made employers to pay", "let residents to use"
void to_after_let(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const bool let = base_is_one_of(verb, {"let"});
  if (!let && !base_is_one_of(verb, {"make"})) return;
  if (sentence.before(place).is(Role::be) || sentence.before(place).is("been")) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr || sentence.at(object->end).tag != "TO") return;
  const Token& base = sentence.at(object->end + 1);
  if (!base.flags.has(F::verb_base) || base.is(Role::determiner)) return;
  const Token& head = sentence.at(object->head);
  // "lets officers direct services to": the verb stands inside what looks like one noun phrase.
  for (std::size_t inside = object->begin; inside < object->head; ++inside)
    if (sentence.at(inside).tag == "NNS") return;
  const bool person = object->pronoun ? sentence.at(object->begin).is(Role::object_pronoun) : noun_of_people(head);
  if (!person && !(let && base.only_verb_base())) return;
  propose(hits, "Infinitive", sentence, object->end, object->end + 1, base.text,
          "After “" + verb.text + "” without “to”");
}

// "look forward to hear", "is used to work"
void to_with_gerund(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& base = sentence.at(place + 2);
  if (sentence.at(place + 1).tag != "TO" || !base.flags.has(F::verb_base) || base.is(Role::determiner)) return;
  const bool looks = token.is("forward") && base_is_one_of(sentence.before(place), {"look"});
  const bool people = sentence.before(place).is(Role::be) && place >= 2 &&
                      (noun_of_people(sentence.before(place, 2)) || sentence.before(place, 2).is("staff"));
  const bool used = token.is("used") && people && !base.is_one_of({"be", "describe", "refer", "mean"});
  const bool takes_gerund = token.is_one_of({"accustomed", "opposed", "objection", "dedicated"}) && !base.flags.noun();
  if (looks || used || takes_gerund)
    propose(hits, "Infinitive", sentence, place + 2, place + 2, gerund_of(base.lower),
            "After “" + token.text + " to” the form in -ing");
}

// "suggested the council to close", "recommends to use": these verbs take "that" or -ing.
void no_object_infinitive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!base_is_one_of(verb, {"suggest", "propose", "explain"}) || !verb.tagged("VB")) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr || sentence.at(object->end).tag != "TO" ||
      !sentence.at(object->end + 1).flags.has(F::verb_base))
    return;
  if (!object->pronoun && !noun_of_people(sentence.at(object->head))) return;
  remark(hits, "Infinitive", place, object->end + 1, "“" + verb.text + "” takes a clause with “that”.");
}

// "The charity aims help young people": a verb that is no auxiliary, then a base form.
void bare_infinitive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& base = sentence.at(place + 1);
  if (!base_is_one_of(verb, {"aim",   "want",   "hope",     "plan",     "intend", "try",    "seek",
                             "agree", "refuse", "promise",  "threaten", "wish",   "decide", "attempt",
                             "begin", "start",  "continue", "fail",     "offer",  "tend",   "need"}) ||
      verb.tag == "VBG" || verb.flags.has(F::verb_base))
    return;
  const Token& object = sentence.at(place + 2);
  const bool takes = object.tag == "CD" || object.is(Role::determiner) || object.is(Role::object_pronoun) ||
                     object.adjective() || object.tagged("NN");
  if (!base.flags.has(F::verb_base) || !base.flags.has(F::attested_verb) || base.roles != 0 || base.name() || !takes)
    return;
  if (sentence.before(place).is(Role::be) || sentence.before(place).is(Role::determiner)) return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + base.text, "After “" + verb.text + "”").doubtful =
      true;
}

// "Residents want know when": these verbs have nothing but "to" before a verb.
void want_without_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& base = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!verb.is_one_of(
          {"want", "wants", "wanted", "hope", "hopes", "wish", "decided", "refused", "agreed", "managed"}) ||
      !verb.tagged("VB") || base.roles != 0)
    return;
  if (!base.is_one_of({"know",  "go",    "see",   "make", "take", "give",  "find",  "keep",
                       "leave", "build", "buy",   "pay",  "sell", "stop",  "start", "become",
                       "get",   "say",   "speak", "live", "stay", "avoid", "reduce"}))
    return;
  if (!behind.is(Role::determiner) && !behind.is(Role::wh_word) && !behind.tagged("NN") &&
      !behind.is(Role::preposition) && !behind.adjective())
    return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + base.text, "After “" + verb.text + "”");
}

// "unable find the documents": these adjectives have nothing but "to" before a verb.
void able_without_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& base = sentence.at(place + 1);
  const Token& object = sentence.at(place + 2);
  if (!sentence.at(place).is_one_of({"able", "unable", "willing", "unwilling", "eager", "reluctant", "obliged"}) ||
      base.roles != 0 || !base.flags.has(F::verb_base) || !base.flags.has(F::attested_verb) || base.name())
    return;
  if (!object.is(Role::determiner) && !object.is(Role::object_pronoun) && object.tag != "NNS" && !base.only_verb_base())
    return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + base.text,
          "After “" + sentence.at(place).text + "”");
}

// "The purpose is reduce waste": a noun of purpose, then a form of "be", then "to".
void purpose(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& base = sentence.at(place + 2);
  if (!sentence.at(place).is_one_of(
          {"aim", "purpose", "goal", "objective", "task", "role", "duty", "intention", "plan", "idea"}) ||
      !sentence.at(place + 1).is_one_of({"is", "was"}))
    return;
  const Token& object = sentence.at(place + 3);
  if (!base.flags.has(F::verb_base) || !base.flags.has(F::attested_verb) || base.roles != 0 ||
      base.flags.has(F::adjective))
    return;
  if (!object.tagged("NN") && !object.adjective() && !object.is(Role::determiner)) return;
  propose(hits, "Infinitive", sentence, place + 2, place + 2, "to " + base.text,
          "After “" + sentence.at(place).text + "”");
}

}  // namespace

void check_complements(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    gerund_for_infinitive(sentence, place, hits);
    gerund_behind_passive(sentence, place, hits);
    to_after_let(sentence, place, hits);
    to_with_gerund(sentence, place, hits);
    no_object_infinitive(sentence, place, hits);
    bare_infinitive(sentence, place, hits);
    want_without_to(sentence, place, hits);
    able_without_to(sentence, place, hits);
    purpose(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
