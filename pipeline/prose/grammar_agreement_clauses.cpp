// What the rules on subject and verb share.
#include "prose/grammar_agreement.h"

namespace galley::prose::grammar {

using F = WordFlag;

Number verb_number(const Token& verb) {
  if (verb.is_one_of({"is", "was", "has", "does"}) && verb.tag != "NNS") return Number::singular;
  if (verb.is_one_of({"are", "were", "have", "do"})) return Number::plural;
  if (verb.roles != 0 || verb.is_one_of({"people", "rid"})) return Number::unknown;
  if (verb.tag == "VBZ" && verb.flags.has(F::verb_third)) return Number::singular;
  if ((verb.tag == "VBP" || verb.tag == "VB") && verb.flags.has(F::verb_base) && !verb.flags.has(F::verb_past))
    return Number::plural;
  return Number::unknown;
}

bool subjunctive(const Sentence& sentence, std::size_t place) {
  const Token& form = sentence.at(place);
  if (form.is("are")) return false;
  for (std::size_t at = 0; at < place; ++at) {
    const std::string base = base_of(sentence.at(at).lower);
    for (const std::string_view verb :
         {"recommend",  "propose",  "suggest",        "demand",    "require",   "request",
          "insist",     "ask",      "urge",           "instruct",  "order",     "direct",
          "stipulate",  "prefer",   "recommendation", "essential", "important", "requirement",
          "insistence", "proposal", "suggestion",     "necessary", "vital"})
      if ((base == verb || sentence.at(at).lower == verb) && !form.is("were")) return true;
    if (sentence.at(at).is_one_of({"let", "lets", "make", "makes", "help", "helps", "see", "lest"})) return true;
    if (form.is("were") && sentence.at(at).is_one_of({"if", "unless", "wish", "though"})) return true;
  }
  return false;
}

bool begins_clause(const Sentence& sentence, std::size_t place) {
  if (place == 0) return true;
  const Token& before = sentence.before(place);
  if (before.is(Role::subordinator) &&
      (before.tag == "IN" || before.tag == "WRB" || (before.is("that") && before.tag != "DT")) &&
      !(place > 1 && before.is_one_of({"after", "before", "since", "until"}) &&
        !sentence.at(place).is(Role::subject_pronoun)))
    return true;
  if (before.is_one_of({";", ":", "where", "when", "how", "why", "which", "whom"})) return true;
  if (place == 1 && before.is(Role::conjunction)) return true;
  if (place == 1 && before.lower == sentence.at(place).lower) return true;  // "The the crews has"
  // "In Malaysia the Act …": an article behind a noun begins the subject.
  const Token& start = sentence.at(place);
  if (before.tagged("NN") && sentence.at(0).is(Role::preposition) &&
      (start.is(Role::article) || start.is_one_of({"this", "these", "no"}))) {
    for (std::size_t at = 0; at < place; ++at)
      if (sentence.at(at).finite() || sentence.at(at).is(Role::stop) || sentence.at(at).is(Role::wh_word)) return false;
    return true;
  }
  // "…, and the steps are": behind a whole clause, and no list of nouns.
  // "…, and in Thailand the steps are": over a phrase with its preposition.
  std::size_t start_of_clause = place;
  if (const Phrase* inner = sentence.phrase_ending(place); inner != nullptr && inner->begin > 3 &&
                                                           sentence.before(inner->begin).is(Role::preposition) &&
                                                           start.is(Role::determiner))
    start_of_clause = inner->begin - 1;
  if (sentence.before(start_of_clause).is_one_of({"and", "but"}) && sentence.before(start_of_clause, 2).is(",") &&
      start_of_clause > 4) {
    for (std::size_t at = start_of_clause - 2; at > 0; --at) {
      if (sentence.at(at - 1).is(Role::stop)) return false;
      if (sentence.at(at - 1).finite()) return true;
    }
    return false;
  }
  if (before.is(",") && place >= 2) {
    // After an opening phrase; a list of nouns has a noun before each comma and no verb yet.
    for (std::size_t at = 0; at + 1 < place; ++at) {
      if (sentence.at(at).finite() || sentence.at(at).is("that")) return false;
    }
    const Token& first = sentence.at(0);
    return first.is(Role::preposition) || first.is(Role::subordinator) || first.adverb();
  }
  return false;
}

bool joined(const Sentence& sentence, const Phrase& phrase) {
  if (phrase.begin > 1 && sentence.before(phrase.begin).is(Role::conjunction) &&
      !sentence.before(phrase.begin).is("but"))
    return true;
  for (std::size_t place = phrase.begin; place < phrase.end; ++place)
    if (sentence.at(place).is_one_of({"&", "and", "or"})) return true;
  return sentence.at(phrase.head).name();
}

bool quantity(const Sentence& sentence, const Phrase& phrase) {
  const Token& head = sentence.at(phrase.head);
  return sentence.at(phrase.end).is("of") &&
         head.is_one_of({"variety", "range",    "series",    "handful", "mix",   "mixture", "combination",
                         "set",     "body",     "bulk",      "wealth",  "host",  "network", "cluster",
                         "string",  "sample",   "selection", "pair",    "array", "figure",  "sum",
                         "thirds",  "quarters", "fifths",    "tenths",  "halves"});
}

bool clear_verb(const Token& verb) { return verb.is(Role::be) || verb.is(Role::have) || verb.is(Role::do_verb); }

void report_number(const Sentence& sentence, std::size_t verb, const Token& subject, Number number, Hits& hits) {
  const std::string form = agreeing_form(sentence.at(verb), number);
  if (form.empty() || form == sentence.at(verb).lower) return;
  propose(hits, "Agreement", sentence, verb, verb, form,
          "“" + sentence.at(verb).text + "” does not agree with “" + subject.text + "”");
}

std::string agreeing_form(const Token& verb, Number number) {
  const bool singular = number == Number::singular;
  if (verb.is_one_of({"is", "are"})) return singular ? "is" : "are";
  if (verb.is_one_of({"was", "were"})) return singular ? "was" : "were";
  if (verb.is_one_of({"has", "have"})) return singular ? "has" : "have";
  if (verb.is_one_of({"does", "do"})) return singular ? "does" : "do";
  const std::string base = base_of(verb.lower);
  if (base.empty()) return {};
  return singular ? third_person_of(base) : base;
}

}  // namespace galley::prose::grammar
