// What a verb takes: an object before "to", "from" with -ing, nothing but -ing, no passive.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

constexpr std::string_view keeps_from = "prevent prohibit discourage deter dissuade hinder ban bar forbid";

// The verb is finite or behind "to" or a modal verb, and no passive.
bool active(const Sentence& sentence, std::size_t place) {
  const Token& verb = sentence.at(place);
  if (!verb.tagged("VB") || verb.tag == "VBG") return false;
  std::size_t at = place;
  while (at > 0 && (sentence.at(at - 1).adverb() || sentence.at(at - 1).is(Role::negation))) --at;
  const Token& before = sentence.before(at);
  if (any_be(before) || before.is_one_of({"being", "get", "gets", "got"}) || at == 0) return false;
  if (verb.tag == "VBN") return before.is(Role::have);
  return verb.tag != "VBD" || before.is(Role::subject_pronoun) || sentence.phrase_ending(at) != nullptr;
}

bool wh_before(const Sentence& sentence, std::size_t place) {
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is_one_of({"what", "which", "whom", "who", "that", "as", "than", "how"})) return true;
  return false;
}

bool infinitive_at(const Sentence& sentence, std::size_t place) {
  const Token& base = sentence.at(place + 1);
  return sentence.at(place).is("to") && !base.name() && !base.is(Role::determiner) && !base.is(Role::preposition) &&
         (base.flags.has(F::verb_base) || base.is_one_of({"be", "have", "do"}));
}

std::string gerund_for(const Token& base) {
  return base.is("be") ? "being" : base.is("have") ? "having" : base.is("do") ? "doing" : gerund_of(base.lower);
}

// "prohibits employers (from) to keep", "are prohibited to leave"
void from_with_gerund(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!form_of(verb, keeps_from)) return;
  std::size_t to = place + 1;
  if (!any_be(sentence.before(place))) {
    if (!active(sentence, place) && verb.tag != "VBG") return;
    const Phrase* object = sentence.phrase_at(place + 1);
    if (object == nullptr || (!object->pronoun && !names_agent(sentence.at(object->head)))) return;
    to = object->end;
  }
  if (infinitive_at(sentence, to) && !sentence.at(to + 1).flags.has(F::noun_plural))
    propose(hits, "Infinitive", sentence, to, to + 1, "from " + gerund_for(sentence.at(to + 1)),
            "With “" + verb.text + "”");
}

// "succeeded in to open", "instead of to pay", "before to sign"
void preposition_and_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& preposition = sentence.at(place);
  if (!infinitive_at(sentence, place + 1) || place == 0) return;
  const Token& before = sentence.before(place);
  const bool behind_noun_or_adjective = before.tagged("NN") || before.adjective() || before.is("instead");
  const bool always = preposition.is_one_of({"from", "without", "despite", "before", "besides"}) ||
                      (preposition.is("of") && behind_noun_or_adjective);
  const bool with_in = preposition.is("in") && listed(
                                                   "succeed succeeded succeeds success interested interest result "
                                                   "results resulted participate involved engaged role difficulty "
                                                   "difficulties experience persist assist help believe",
                                                   before.lower);
  const bool with_on =
      preposition.is("on") && listed("insist insists insisted focus focused focuses keen based intent", before.lower);
  const bool with_about =
      preposition.is("about") && listed(
                                     "agree agreed think thinking worried concerned complain complained talk "
                                     "information idea ideas questions decision care advice",
                                     before.lower);
  const bool with_at = preposition.is("at") && listed("aim aims aimed good succeed bad skilled", before.lower);
  if (!always && !with_in && !with_on && !with_about && !with_at) return;
  const std::string gerund = gerund_for(sentence.at(place + 2));
  if (!gerund.empty())
    propose(hits, "Infinitive", sentence, place, place + 2, preposition.text + " " + gerund,
            "After “" + preposition.text + "” the form in -ing");
}

// "prohibits to charge", "delayed to publish"
void gerund_only(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!form_of(verb,
               "prohibit ban oppose delay discuss justify facilitate entail tolerate quit abandon dislike resist "
               "practise resume miss imagine anticipate prevent mind") ||
      !infinitive_at(sentence, place + 1) || !active(sentence, place))
    return;
  propose(hits, "Infinitive", sentence, place + 1, place + 2, gerund_for(sentence.at(place + 2)),
          "After “" + verb.text + "” the form in -ing");
}

// "The law allows to keep": who may?
void object_missing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!form_of(verb,
               "allow permit enable encourage force oblige persuade convince remind warn invite instruct compel "
               "authorize urge") ||
      !infinitive_at(sentence, place + 1) || !active(sentence, place) || wh_before(sentence, place))
    return;
  if (verb.tag == "VBD" && !sentence.before(place).is(Role::subject_pronoun)) return;
  if (verb.flags.noun() && verb.tag != "VBZ" && !sentence.before(place).is(Role::modal)) return;
  remark(hits, "Infinitive", place, place + 2,
         "“" + verb.text + "” needs an object before “to”: say who, or write the form in -ing.");
}

// "allows platforms remove such posts", "wanted the workers sign"
void infinitive_without_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!form_of(verb,
               "allow enable force encourage permit oblige want compel invite persuade authorize cause urge "
               "forbid ask tell order advise instruct") ||
      verb.flags.has(F::noun_plural) == (verb.tag == "NNS") || !active(sentence, place))
    return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr || (!object->pronoun && !names_agent(sentence.at(object->head)))) return;
  const Token& base = sentence.at(object->end);
  if (sentence.at(object->head).tag == "NN" && sentence.at(place + 1).lower == sentence.at(object->head).lower) return;
  if (!base.is("be") && (!base.tagged("VB") || !base_with_object(sentence, object->end))) return;
  const bool subjunctive = form_of(verb, "ask tell order advise instruct urge");
  propose(hits, "Infinitive", sentence, object->end, object->end, "to " + base.text, "With “" + verb.text + "”")
      .severity = subjunctive ? Severity::suggestion : Severity::warning;
}

// "allows customers opening an account"
void gerund_behind_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!form_of(verb, "allow permit enable encourage force ask urge oblige") || !active(sentence, place)) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object == nullptr || (!object->pronoun && !names_agent(sentence.at(object->head)))) return;
  const std::size_t at = object->end;
  const Token& gerund = sentence.at(at);
  if (gerund.tag != "VBG" || base_of(gerund.lower).empty()) return;
  if (!opens_noun(sentence.at(at + 1)) && sentence.at(at + 1).tag != "NNS" && !object->pronoun) return;
  for (std::size_t behind = at + 1; behind < sentence.size(); ++behind)
    if (sentence.at(behind).tag == "TO") return;
  propose(hits, "Infinitive", sentence, at, at, "to " + base_of(gerund.lower), "With “" + verb.text + "”").severity =
      Severity::suggestion;
}

// "explained them that", "suggested us a date"
void indirect_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& person = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!form_of(verb, "explain suggest describe mention announce propose confirm say") || !verb.tagged("VB") ||
      !person.is_one_of({"me", "us", "him", "them", "her"}))
    return;
  const bool thing = behind.is_one_of({"that", "how", "why", "what", "where", "when", "a", "the"});
  if (!thing) return;
  if (form_of(verb, "say") && behind.is("that"))
    propose(hits, "Confusion", sentence, place, place,
            verb.is("said")   ? "told"
            : verb.is("says") ? "tells"
                              : "tell",
            "With a person as object");
  else propose(hits, "Preposition", sentence, place + 1, place + 1, "to " + person.text, "With “" + verb.text + "”");
}

// "The manager told that", "The ministry informed that"
void told_without_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!verb.is_one_of(
          {"told", "tells", "informed", "informs", "reminded", "reminds", "convinced", "notified", "persuaded"}) ||
      !sentence.at(place + 1).is("that") || verb.is("tell"))
    return;
  const Phrase* subject = sentence.phrase_ending(place);
  const bool has = sentence.before(place).is_one_of({"has", "have"}) && verb.flags.has(F::verb_participle);
  const bool clause =
      subject != nullptr && (subject->begin == 0 ||
                             sentence.before(subject->begin).is_one_of({",", "and", "but", "that", "when", "because"}));
  if ((!clause && !has) || sentence.at(place + 2).is(Role::full_stop)) return;
  if (clause && !has && sentence.at(subject->head).tag == "NNS" && !verb.lower.ends_with('s')) {
    // "workers told that the job was safe had": a participle, if another verb follows.
    std::size_t verbs = 0;
    for (std::size_t at = place + 2; at < sentence.size(); ++at) verbs += sentence.at(at).finite() ? 1 : 0;
    if (verbs > 1) return;
  }
  remark(hits, "Valence", place, place + 1,
         form_of(verb, "tell") ? "“" + verb.text + "” needs an object: say whom, or write “said”."
                               : "“" + verb.text + "” needs an object: say whom.");
}

// "makes difficult to find"
void makes_it(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const std::size_t judged = sentence.skip_adverbs(place + 1);
  if (!verb.is_one_of({"make", "makes", "made", "making"}) || any_be(sentence.before(place)) ||
      (verb.is("made") && verb.tag == "VBN" && !sentence.before(place).is(Role::have)))
    return;
  const bool more = sentence.at(place + 1).is_one_of({"more", "less"});
  const std::size_t adjective = more ? place + 2 : judged;
  if (!sentence.at(adjective).is_one_of({"difficult", "easy", "easier", "harder", "hard", "possible", "impossible",
                                         "necessary", "simpler", "compulsory", "mandatory", "illegal"}) ||
      !(infinitive_at(sentence, adjective + 1) || sentence.at(adjective + 1).is("for")))
    return;
  propose(hits, "MissingWord", sentence, place, place, verb.text + " it", "The object is missing");
}

// "helps reducing the risk"
void help_reducing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& gerund = sentence.at(place + 1);
  if (!verb.is_one_of({"help", "helps", "helped"}) || gerund.tag != "VBG" || base_of(gerund.lower).empty() ||
      !opens_noun(sentence.at(place + 2)))
    return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is(Role::negation) || sentence.at(at).is("cannot")) return;
  propose(hits, "Infinitive", sentence, place + 1, place + 1, base_of(gerund.lower), "After “" + verb.text + "”");
}

// "was happened", "is consisted of": verbs that have no passive.
void no_passive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& participle = sentence.at(place);
  if (!participle.is_one_of({"occurred",  "happened", "existed",      "appeared",  "disappeared", "emerged",
                             "consisted", "belonged", "remained",     "seemed",    "lasted",      "died",
                             "depended",  "resulted", "participated", "complied",  "cooperated",  "arrived",
                             "risen",     "arisen",   "vanished",     "originated"}))
    return;
  std::size_t at = place;
  while (at > 0 && sentence.at(at - 1).adverb()) --at;
  const Token& be = sentence.before(at);
  if (!any_be(be) || be.is("'s") || sentence.at(place + 1).tagged("NN") ||
      (participle.is("depended") && sentence.at(place + 1).is_one_of({"on", "upon"})))
    return;
  if (be.is(Role::be))
    propose(hits, "VerbForm", sentence, at - 1, at - 1, be.is_one_of({"is", "was"}) ? "has" : "have",
            "“" + participle.text + "” has no passive");
  else remark(hits, "VerbForm", at - 1, place, "“" + participle.text + "” has no passive.");
}

// "contributes to reduce", "prior to submit", "committed to improve"
void to_is_preposition(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& base = sentence.at(place + 2);
  if (!sentence.at(place + 1).is("to") || base.roles != 0 || !base.only_verb_base() || base.name()) return;
  const bool verb = form_of(token, "contribute resort object") ||
                    (form_of(token, "lead") && !any_be(sentence.before(place)) && !form_of(base, "believe think"));
  const Token& before = sentence.before(place);
  const bool phrase = token.is("prior") || (token.is("addition") && before.is("in")) ||
                      (token.is("view") && before.is("a")) || (token.is("regard") && before.is("with"));
  const bool promised = token.is("committed") && any_be(before);
  if (verb || phrase || promised)
    propose(hits, "Infinitive", sentence, place + 2, place + 2, gerund_of(base.lower),
            "After “" + token.text + " to” the form in -ing")
        .severity = promised ? Severity::suggestion : Severity::warning;
}

// "worth to mention", "difficulty to obtain", "the ability of paying"
void noun_and_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const bool worth = token.is("worth") || (token.is("busy") && !sentence.before(place).is("too"));
  const bool difficulty = token.is_one_of({"difficulty", "difficulties"});
  if ((worth || difficulty) && infinitive_at(sentence, place + 1))
    propose(hits, "Infinitive", sentence, place + 1, place + 2,
            (difficulty ? "in " : "") + gerund_for(sentence.at(place + 2)), "After “" + token.text + "”");
  const Token& gerund = sentence.at(place + 2);
  if (token.is_one_of({"ability", "inability", "willingness", "refusal"}) && sentence.at(place + 1).is("of") &&
      gerund.tag == "VBG" && !base_of(gerund.lower).empty() && !sentence.at(place + 3).tagged("NN") &&
      !sentence.at(place + 3).adjective())
    propose(hits, "Infinitive", sentence, place + 1, place + 2, "to " + base_of(gerund.lower),
            "After “" + token.text + "”");
}

// "were interesting in", "is surprising by"
struct Feeling {
  std::string_view active, prepositions, meant;
};

constexpr Feeling feelings[] = {
    {"interesting", "in", "interested"},       {"boring", "with", "bored"},
    {"exciting", "about", "excited"},          {"surprising", "by at", "surprised"},
    {"satisfying", "with", "satisfied"},       {"disappointing", "with by", "disappointed"},
    {"confusing", "about by", "confused"},     {"shocking", "by at", "shocked"},
    {"frightening", "of by", "frightened"},    {"amazing", "by at", "amazed"},
    {"concerning", "about that", "concerned"}, {"involving", "in", "involved"},
    {"convincing", "that of", "convinced"},    {"embarrassing", "about by", "embarrassed"},
    {"depressing", "about by", "depressed"},   {"frustrating", "with by", "frustrated"},
};

bool thing(const Token& token) {
  return listed(
      "report result results finding findings meeting work job answer figure figures rule rules news event text "
      "procedure process form letter page website speech story case lesson training",
      token.lower);
}

void feeling(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(sentence.before(place).adverb() ? place - 1 : place);
  if (!any_be(before)) return;
  for (const Feeling& entry : feelings) {
    bool way = false;  // "interesting in a few ways"
    for (std::size_t at = place + 2; at < place + 6; ++at)
      way = way || sentence.at(at).is_one_of({"way", "ways", "respect", "respects", "that", "itself", "part"});
    if (token.is(entry.active) && !way && listed(entry.prepositions, sentence.at(place + 1).lower))
      propose(hits, "Confusion", sentence, place, place, std::string(entry.meant), "What is felt");
    if (token.is(entry.meant) && !token.is_one_of({"concerned", "involved", "convinced"}) && place > 1 &&
        sentence.at(place + 1).is(Role::full_stop)) {
      const std::size_t be = sentence.before(place).adverb() ? place - 2 : place - 1;
      if (be > 0 && thing(sentence.before(be)))
        propose(hits, "Confusion", sentence, place, place, std::string(entry.active), "What makes others feel");
    }
  }
}

}  // namespace

void check_valence(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    from_with_gerund(sentence, place, hits);
    preposition_and_to(sentence, place, hits);
    gerund_only(sentence, place, hits);
    object_missing(sentence, place, hits);
    infinitive_without_to(sentence, place, hits);
    gerund_behind_object(sentence, place, hits);
    indirect_object(sentence, place, hits);
    told_without_object(sentence, place, hits);
    makes_it(sentence, place, hits);
    help_reducing(sentence, place, hits);
    no_passive(sentence, place, hits);
    to_is_preposition(sentence, place, hits);
    noun_and_verb(sentence, place, hits);
    feeling(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
