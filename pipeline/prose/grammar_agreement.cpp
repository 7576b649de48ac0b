// Subject and verb; relative clauses; there is, there are.
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// The number that a finite verb's form asks for; unknown if it goes with both.
Number verb_number(const Token& verb) {
  if (verb.is_one_of({"is", "was", "has", "does"}) && verb.tag != "NNS") return Number::singular;
  if (verb.is_one_of({"are", "were", "have", "do"})) return Number::plural;
  if (verb.roles != 0 || verb.is("people")) return Number::unknown;
  if (verb.tag == "VBZ" && verb.flags.has(F::verb_third)) return Number::singular;
  if ((verb.tag == "VBP" || verb.tag == "VB") && verb.flags.has(F::verb_base) && !verb.flags.has(F::verb_past))
    return Number::plural;
  return Number::unknown;
}

// "recommends that it name", "if it were": no indicative, and no mistake.
bool subjunctive(const Sentence& sentence, std::size_t place) {
  const Token& form = sentence.at(place);
  if (form.is("are")) return false;
  for (std::size_t at = 0; at < place; ++at) {
    const std::string base = base_of(sentence.at(at).lower);
    for (const std::string_view verb :
         {"recommend", "propose", "suggest", "demand", "require", "request", "insist", "ask", "urge", "recommendation",
          "essential", "important", "requirement", "insistence", "proposal", "suggestion", "necessary", "vital"})
      if ((base == verb || sentence.at(at).lower == verb) && !form.is("were")) return true;
    if (sentence.at(at).is_one_of({"let", "lets", "make", "makes", "help", "helps", "see", "lest"})) return true;
    if (form.is("were") && sentence.at(at).is_one_of({"if", "unless", "wish", "though"})) return true;
  }
  return false;
}

bool begins_clause(const Sentence& sentence, std::size_t place) {
  if (place == 0) return true;
  const Token& before = sentence.before(place);
  if (before.is(Role::subordinator) && (before.tag == "IN" || before.tag == "WRB" || before.is("that")) &&
      !(place > 1 && before.is_one_of({"after", "before", "since", "until"}) &&
        !sentence.at(place).is(Role::subject_pronoun)))
    return true;
  if (before.is_one_of({";", ":", "where", "when", "how", "why", "which", "whom"})) return true;
  if (place == 1 && before.is(Role::conjunction)) return true;
  // "In Malaysia the Act …": an article behind a noun begins the subject.
  const Token& start = sentence.at(place);
  if (before.tagged("NN") && sentence.at(0).is(Role::preposition) &&
      (start.is(Role::article) || start.is_one_of({"this", "these", "no"}))) {
    for (std::size_t at = 0; at < place; ++at)
      if (sentence.at(at).finite() || sentence.at(at).is(Role::stop) || sentence.at(at).is(Role::wh_word)) return false;
    return true;
  }
  // "…, and the steps are": behind a whole clause, and no list of nouns.
  if (before.is_one_of({"and", "but"}) && sentence.before(place, 2).is(",") && place > 4) {
    for (std::size_t at = place - 2; at > 0; --at) {
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

// Behind [of the survey], [for victims in States].
std::size_t skip_attached(const Sentence& sentence, std::size_t place) {
  for (int count = 0; count < 3; ++count) {
    std::size_t at = place;
    if (sentence.at(at).tag == "VBN" && sentence.at(at + 1).is(Role::preposition)) ++at;  // "imposed over"
    if (!sentence.at(at).is_one_of({"of",   "in",   "for",     "on",      "from",   "between", "with",   "to",
                                    "by",   "at",   "under",   "about",   "within", "among",   "inside", "outside",
                                    "into", "over", "against", "through", "across", "during",  "beyond"}))
      break;
    const Phrase* phrase = sentence.phrase_at(at + 1);
    if (phrase == nullptr) break;
    place = phrase->end;
  }
  return place;
}

bool joined(const Sentence& sentence, const Phrase& phrase) {
  if (phrase.begin > 1 && sentence.before(phrase.begin).is(Role::conjunction) &&
      !sentence.before(phrase.begin).is("but"))
    return true;
  for (std::size_t place = phrase.begin; place < phrase.end; ++place)
    if (sentence.at(place).is_one_of({"&", "and", "or"})) return true;
  return sentence.at(phrase.head).name();
}

// "A number of victims", "most of the reports": the number comes from what follows.
bool quantity(const Sentence& sentence, const Phrase& phrase) {
  const Token& head = sentence.at(phrase.head);
  return sentence.at(phrase.end).is("of") &&
         head.is_one_of({"variety", "range",  "series",    "handful", "mix",   "mixture", "combination",
                         "set",     "body",   "bulk",      "wealth",  "host",  "network", "cluster",
                         "string",  "sample", "selection", "pair",    "array", "figure",  "sum"});
}

void report(const Sentence& sentence, std::size_t verb, const Token& subject, Number number, Hits& hits) {
  const std::string form = agreeing_form(sentence.at(verb), number);
  if (form.empty() || form == sentence.at(verb).lower) return;
  propose(hits, "Agreement", sentence, verb, verb, form,
          "“" + sentence.at(verb).text + "” does not agree with “" + subject.text + "”");
}

void check_clause(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  if (!begins_clause(sentence, phrase.begin) || joined(sentence, phrase) || quantity(sentence, phrase)) return;
  if (phrase.number == Number::unknown || sentence.at(phrase.begin).is_one_of({"that", "neither", "either"})) return;
  if (sentence.at(phrase.begin).is("all") && sentence.at(phrase.head).tag != "NNS") return;
  const std::size_t attached = skip_attached(sentence, phrase.end);
  const std::size_t place = sentence.skip_adverbs(attached);
  const Token& verb = sentence.at(place);
  const Number wanted = verb_number(verb);
  if (wanted == Number::unknown || wanted == phrase.number) return;
  if (wanted == Number::singular && verb.flags.has(F::noun_plural) && attached == phrase.end &&
      sentence.at(phrase.head).flags.has(F::verb_third))
    return;
  if (sentence.at(attached).is(",") || (wanted == Number::plural && subjunctive(sentence, place))) return;
  const Token& subject = sentence.at(phrase.pronoun ? phrase.begin : phrase.head);
  // "every fact that answers is limited": the verb of a relative clause.
  if (phrase.end == phrase.begin + 1 && subject.flags.has(F::verb_third) && phrase.begin > 1 &&
      sentence.before(phrase.begin).is(Role::wh_word))
    return;
  // "Raising children does": the subject is what is done.
  if (wanted == Number::singular &&
      (sentence.at(phrase.begin).flags.has(F::verb_gerund) || sentence.before(phrase.begin).flags.has(F::verb_gerund)))
    return;
  if (sentence.before(place, 2).is("need") && sentence.before(place).is("not")) return;
  const bool clear = verb.is(Role::be) || verb.is(Role::have) || verb.is(Role::do_verb);
  // "The system works": a verb that can be a noun may still belong to the subject.
  if (!clear && verb.flags.noun() && sentence.at(place + 1).is(Role::be)) return;
  const Token& object = sentence.at(place + 1);
  const bool unclear = !clear && wanted == Number::plural && !phrase.pronoun && !object.is(Role::determiner) &&
                       !object.is(Role::preposition) && !verb.only_verb_base() && object.tag != "TO";
  if (unclear &&
      !(verb.flags.has(F::attested_verb) && (object.is("that") || (object.adjective() && attached > phrase.end))))
    return;
  report(sentence, place, subject, phrase.number, hits);
  if (unclear && !hits.empty()) hits.back().doubtful = true;
}

// "it are", "she have": at the start of a clause.
void check_singular_pronoun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& pronoun = sentence.at(place);
  if (!pronoun.is_one_of({"it", "he", "she"}) || sentence.question()) return;
  const Token& before = sentence.before(place);
  if (place > 0 && !before.is_one_of({"and", "but", ",", ";", "that", "because", "although", "while", "since", "when"}))
    return;
  const Token& verb = sentence.at(place + 1);
  if (verb.is_one_of({"are", "have", "do", "were"}) && !subjunctive(sentence, place + 1))
    report(sentence, place + 1, pronoun, Number::singular, hits);
}

// "The number of applicants have": the number itself is one.
void check_the_number(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("the") || !sentence.at(place + 1).is_one_of({"number", "list", "range", "variety"}) ||
      !sentence.at(place + 2).is("of") || !begins_clause(sentence, place))
    return;
  const Phrase* phrase = sentence.phrase_at(place + 3);
  if (phrase == nullptr || phrase->number != Number::plural) return;
  const std::size_t verb = sentence.skip_adverbs(skip_attached(sentence, phrase->end));
  if (sentence.at(verb).is_one_of({"are", "have", "were", "do"}))
    report(sentence, verb, sentence.at(place + 1), Number::singular, hits);
}

// "The minister, together with her advisers, were"; "Every school and college are".
void check_joined_singular(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  if (phrase.begin != 0 || phrase.number != Number::singular) return;
  const Token& comma = sentence.at(phrase.end);
  const Token& link = sentence.at(phrase.end + 1);
  std::size_t verb = 0;
  if (comma.is(",") && (link.is_one_of({"together", "along", "accompanied"}) ||
                        (link.is("as") && sentence.at(phrase.end + 2).is("well")))) {
    for (std::size_t at = phrase.end + 2; at < sentence.size() && verb == 0; ++at)
      if (sentence.at(at).is(",")) verb = sentence.skip_adverbs(at + 1);
  } else if (sentence.at(0).is_one_of({"every", "each"}) && comma.is("and")) {
    const Phrase* second = sentence.phrase_at(phrase.end + 1);
    if (second != nullptr) verb = sentence.skip_adverbs(second->end);
  }
  if (verb != 0 && sentence.at(verb).is_one_of({"are", "have", "were", "do"}))
    report(sentence, verb, sentence.at(phrase.head), Number::singular, hits);
}

// "Neither the council nor the contractor accept".
void check_neither_nor(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("neither") || !(place == 0 || begins_clause(sentence, place))) return;
  for (std::size_t at = place + 1; at < place + 7; ++at) {
    if (!sentence.at(at).is("nor")) continue;
    const Phrase* second = sentence.phrase_at(at + 1);
    if (second == nullptr || second->number != Number::singular || sentence.at(second->head).flags.has(F::verb_base))
      return;
    const std::size_t verb = sentence.skip_adverbs(second->end);
    const Token& form = sentence.at(verb);
    const bool base = (form.tag == "VBP" || form.tag == "VB") && form.flags.has(F::attested_verb) && form.roles == 0;
    if (base || form.is_one_of({"are", "have", "were", "do"}))
      report(sentence, verb, sentence.at(second->head), Number::singular, hits);
    return;
  }
}

// "Those who fails", "everyone who apply".
void check_who(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("who") || place == 0) return;
  const Token& before = sentence.before(place);
  const Token& verb = sentence.at(place + 1);
  if (before.is("those") &&
      (verb.is_one_of({"is", "was", "has", "does"}) || (verb.tag == "VBZ" && verb.flags.has(F::verb_third))))
    report(sentence, place + 1, before, Number::plural, hits);
  if (before.is_one_of({"everyone", "anyone", "someone", "everybody", "anybody", "somebody"}) &&
      (verb.is_one_of({"are", "have", "were", "do"}) ||
       ((verb.tag == "VBP" || verb.tag == "VB") && verb.flags.has(F::verb_base) && !verb.flags.has(F::verb_past) &&
        verb.roles == 0)))
    report(sentence, place + 1, before, Number::singular, hits);
}

// "They names", "we has": these pronouns are subjects wherever they stand.
void check_pronoun_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& pronoun = sentence.at(place);
  if (!pronoun.is_one_of({"they", "we"})) return;
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const bool third =
      verb.is_one_of({"is", "was", "has", "does"}) ||
      (verb.roles == 0 && verb.flags.has(F::verb_third) && !verb.flags.has(F::verb_base) && !verb.name());
  if (third && at <= place + 2) report(sentence, at, pronoun, Number::plural, hits);
}

// "Meta have", "Telegram say that": a single name at the start of a sentence.
void check_name_subject(const Sentence& sentence, Hits& hits) {
  const Token& name = sentence.at(0);
  const Token& verb = sentence.at(1);
  if (name.is_one_of({"there", "here", "both", "none", "neither", "either", "nor", "only", "so", "half"})) return;
  const bool unknown_name = !name.flags.known() && name.tag != "CD" && name.roles == 0 && !name.text.empty() &&
                            name.text.front() >= 'A' && name.text.front() <= 'Z';
  if ((!name.name() && !unknown_name) || name.tag == "NNPS" || name.lower.back() == 's' ||
      name.flags.has(F::noun_plural))
    return;
  const Token& next = sentence.at(2);
  const bool clear = verb.is_one_of({"are", "have", "were"}) && !sentence.question();
  const bool base =
      verb.roles == 0 && verb.flags.has(F::verb_base) && verb.flags.has(F::attested_verb) && !verb.name() &&
      !verb.flags.any(F::verb_past, F::adjective, F::noun_plural) &&
      (next.is("that") || next.is(Role::article) || next.is(Role::possessive) || next.is_one_of({"it", "them"}));
  if (clear || base) report(sentence, 1, name, Number::singular, hits);
}

// "Companies and States is", "Google and Meta has".
void check_joined_subject(const Sentence& sentence, const Phrase& first, Hits& hits) {
  if (!sentence.at(first.end).is("and") || !(first.begin <= 1 || begins_clause(sentence, first.begin))) return;
  const Phrase* second = sentence.phrase_at(first.end + 1);
  if (second == nullptr || second->pronoun) return;
  const bool plural = first.number == Number::plural && second->number == Number::plural;
  const bool names = first.end == first.begin + 1 && second->end == second->begin + 1 &&
                     sentence.at(first.begin).tag == "NNP" && sentence.at(second->begin).tag == "NNP" &&
                     !sentence.at(first.begin).is_one_of({"trinidad", "antigua", "bosnia"});
  const Token& verb = sentence.at(sentence.skip_adverbs(second->end));
  // "The president and the treasurer has": two things, each with its article.
  const bool articles = first.begin == 0 && sentence.at(0).is("the") && sentence.at(second->begin).is("the") &&
                        first.end > first.begin + 1 && sentence.at(first.head).tag == "NN" &&
                        !sentence.at(second->end).is("of");
  if ((plural || names || articles) && verb.is_one_of({"is", "was", "has", "does"}))
    propose(hits, "Agreement", sentence, sentence.skip_adverbs(second->end), sentence.skip_adverbs(second->end),
            agreeing_form(verb, Number::plural), "Two subjects");
}

bool group_of_people(const Token& token) {
  return token.is_one_of({"community", "class", "organization", "company", "union", "generation", "electorate",
                          "couple", "workforce", "organisation", "crew", "opposition", "council", "club", "firm"});
}

void check_relative(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"who", "that", "which"}) || place == 0) return;
  const Phrase* nearest = sentence.phrase_ending(place);
  if (nearest == nullptr || nearest->number == Number::unknown || nearest->pronoun || joined(sentence, *nearest))
    return;
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const Number wanted = verb_number(verb);
  if (wanted == Number::unknown || wanted == nearest->number || (wanted == Number::plural && subjunctive(sentence, at)))
    return;
  const Token& outer = sentence.before(nearest->begin);
  if (outer.is(Role::conjunction) || outer.is(",")) return;
  if (nearest->end > nearest->begin + 1 && sentence.at(nearest->head).flags.has(F::verb_third))
    return;  // "the text tells who"
  if (sentence.at(place).is("who") && wanted == Number::plural && group_of_people(sentence.at(nearest->head))) return;
  if (outer.is(Role::preposition) && nearest->begin >= 2) {
    // "the list of persons that is": either noun may be meant.
    const Phrase* head = sentence.phrase_ending(nearest->begin - 1);
    if (head != nullptr && head->number != nearest->number && !sentence.at(place).is("who")) return;
    if (head == nullptr && sentence.before(nearest->begin, 2).is_one_of({"one", "each", "either", "neither", "none"}))
      return;
  }
  const bool clear = verb.is(Role::be) || verb.is(Role::have) || verb.is(Role::do_verb);
  if (!clear && wanted == Number::plural && verb.flags.noun() && !sentence.at(place).is("who") &&
      !sentence.at(at + 1).is(Role::article))
    return;
  report(sentence, at, sentence.at(nearest->head), nearest->number, hits);
}

void check_there(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("there")) return;
  const std::size_t verb = sentence.skip_adverbs(place + 1);
  const Token& form = sentence.at(verb);
  if (!form.is_one_of({"is", "are", "was", "were", "has", "have"})) return;
  std::size_t next = sentence.skip_adverbs(verb + 1);
  if (sentence.at(next).is("been")) next = sentence.skip_adverbs(next + 1);
  const Phrase* phrase = sentence.phrase_at(next);
  if (phrase == nullptr) {
    if (sentence.at(next).is_one_of({"many", "several"}) && verb_number(form) == Number::singular)
      report(sentence, verb, sentence.at(next), Number::plural, hits);
    return;
  }
  Number number = phrase->number;
  if (sentence.at(next).is_one_of({"a", "an"}))
    number = sentence.at(phrase->head).tag == "NN" && number != Number::unknown ? Number::singular : Number::unknown;
  if (number == Number::unknown || number == verb_number(form) || joined(sentence, *phrase)) return;
  if (number == Number::singular && !sentence.at(next).is("no") &&
      (sentence.at(phrase->end).is(",") || sentence.at(phrase->end).is("and")))
    return;
  report(sentence, verb, sentence.at(phrase->head), number, hits);
}

// "Each of the applicants have", "one of the reasons are".
void check_each_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of(
          {"each", "one", "neither", "either", "two", "three", "several", "many", "few", "both"}) ||
      !sentence.at(place + 1).is("of"))
    return;
  if (place > 0 && !begins_clause(sentence, place)) return;
  if (!sentence.at(place + 2).is(Role::determiner) && sentence.at(place + 2).tag != "CD") return;
  const Phrase* phrase = sentence.phrase_at(place + 2);
  if (phrase == nullptr || sentence.at(phrase->end).is_one_of({"and", "or", ",", "of"})) return;
  const std::size_t verb = sentence.skip_adverbs(phrase->end);
  if (verb_number(sentence.at(verb)) == Number::plural &&
      sentence.at(place).is_one_of({"each", "one", "neither", "either"}) &&
      (sentence.at(verb).is(Role::be) || sentence.at(verb).is(Role::have) || sentence.at(verb).is(Role::do_verb) ||
       (sentence.at(verb).tag == "VBP" && sentence.at(verb).flags.has(F::attested_verb))))
    report(sentence, verb, sentence.at(place), Number::singular, hits);
  if (verb_number(sentence.at(verb)) == Number::singular &&
      sentence.at(place).is_one_of({"two", "three", "several", "many", "few", "both"}) &&
      phrase->number == Number::plural && sentence.at(verb).is_one_of({"is", "was", "has"}))
    report(sentence, verb, sentence.at(place), Number::plural, hits);
}

}  // namespace

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

void check_subject_verb(const Sentence& sentence, Hits& hits) {
  check_name_subject(sentence, hits);
  for (const Phrase& phrase : sentence.phrases) {
    check_clause(sentence, phrase, hits);
    check_joined_subject(sentence, phrase, hits);
    check_joined_singular(sentence, phrase, hits);
  }
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    check_pronoun_subject(sentence, place, hits);
    check_singular_pronoun(sentence, place, hits);
    check_the_number(sentence, place, hits);
    check_who(sentence, place, hits);
    check_neither_nor(sentence, place, hits);
    check_relative(sentence, place, hits);
    check_there(sentence, place, hits);
    check_each_of(sentence, place, hits);
  }
  // A question: "Does the companies".
  const Phrase* subject = sentence.phrase_at(1);
  const Token& first = sentence.at(0);
  if (subject == nullptr || !sentence.question() || subject->number == Number::unknown) return;
  if (!sentence.at(subject->end).flags.verb() && !sentence.at(subject->end).adjective()) return;
  if (joined(sentence, *subject) || sentence.at(subject->end).is_one_of({"and", "or", "of"})) return;
  const Number wanted = verb_number(first);
  if (wanted != Number::unknown && wanted != subject->number)
    report(sentence, 0, sentence.at(subject->head), subject->number, hits);
}

}  // namespace galley::prose::grammar
