// Forms of verbs after auxiliaries, to, and prepositions.
#include <algorithm>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool inflected(const Token& token) {
  return token.flags.verb() && !token.flags.has(F::verb_base) &&
         (token.tagged("VB") || !token.flags.any(F::noun_singular, F::adjective, F::noun_plural, F::adverb)) &&
         token.roles == 0;
}

bool irregular(const Token& token);
bool simple_past(const Token& token);
bool regular_after_be(const Sentence& sentence, std::size_t place);

bool past_only(const Token& token) {
  return token.flags.has(F::verb_past) &&
         !token.flags.any(F::verb_participle, F::verb_base, F::noun_singular, F::adjective);
}

void want_base(const Sentence& sentence, std::size_t place, std::string_view why, Hits& hits) {
  const Token& token = sentence.at(place);
  const std::string base = token.is_one_of({"has", "had"})                                  ? "have"
                           : token.is_one_of({"is", "are", "was", "were", "been", "being"}) ? "be"
                           : token.is_one_of({"does", "did", "done"})                       ? "do"
                           : token.is("found")                                              ? "find"
                           : token.is("saw")                                                ? "see"
                                                                                            : base_of(token.lower);
  std::string joined = token.lower;  // "co-ordinate"
  joined.erase(std::remove(joined.begin(), joined.end(), '-'), joined.end());
  if (!base.empty() && base != joined) propose(hits, "VerbForm", sentence, place, place, base, why);
}

void after_modal(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& modal = sentence.at(place);
  if (!modal.is(Role::modal) || modal.tag != "MD" || sentence.question()) return;
  if (sentence.before(place).is(Role::possessive) || sentence.before(place).is(Role::article))
    return;  // "their will was"
  const std::size_t next = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(next);
  if (verb.tag == "TO" &&
      (sentence.at(next + 1).flags.has(F::verb_base) || sentence.at(next + 1).is_one_of({"be", "have", "do"}))) {
    propose(hits, "VerbForm", sentence, next, next + 1, sentence.at(next + 1).text,
            "After “" + modal.text + "” without “to”");
    return;
  }
  const Token& behind = sentence.at(next + 1);
  if (verb.tag == "VBG" && (behind.tagged("NN") || behind.adjective())) return;  // "can working people"
  if (verb.is("given") || sentence.before(place).is("best")) return;
  if (verb.is_one_of({"has", "had", "is", "are", "was", "were", "does", "did"}) ||
      (inflected(verb) && !verb.tagged("NN")) || (inflected(verb) && sentence.at(next + 1).is(Role::determiner)))
    want_base(sentence, next, "After “" + modal.text + "” the base form", hits);
  if (next == place + 1 && verb.tag == "NNS" && verb.flags.has(F::verb_third) &&
      word_flags(base_of(verb.lower)).has(F::attested_verb) && !sentence.before(place).is(Role::determiner) &&
      !behind.finite() && modal.text == modal.lower && place > 0)
    want_base(sentence, next, "After “" + modal.text + "” the base form", hits);
  if (verb.is("found") && !behind.is(Role::article))
    propose(hits, "VerbForm", sentence, next, next, "find", "After “" + modal.text + "” the base form");
  if (verb.is("able") && !modal.is("'ll"))
    propose(hits, "VerbForm", sentence, next, next, "be able", "The verb is missing");
}

void after_do(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is(Role::do_verb)) return;
  const std::size_t next = sentence.skip_adverbs(place + 1);
  if (next > place + 1 && sentence.before(next).is("so")) return;  // "to do so requires"
  bool negated = false;
  for (std::size_t at = place + 1; at < next; ++at) negated = negated || sentence.at(at).is(Role::negation);
  const Token& verb = sentence.at(next);
  if (negated && (inflected(verb) || verb.is_one_of({"found", "saw"}) ||
                  (token.is(Role::do_verb) && verb.tag == "NNS" && verb.flags.has(F::verb_third)) ||
                  verb.is_one_of({"has", "had", "is", "are", "was", "were"})))
    want_base(sentence, next, "After “" + token.text + " not” the base form", hits);
  if (!negated && !sentence.question() && (past_only(verb) || verb.tag == "VBZ") && inflected(verb) &&
      verb.lower != "so")
    want_base(sentence, next, "After “" + token.text + "” the base form", hits);
  // "did opened": link-grammar tells it from "what they did reduced".
  if (!negated && token.is("did") && next == place + 1 && (verb.tag == "VBD" || verb.tag == "VBN") &&
      verb.lower.ends_with("ed")) {
    want_base(sentence, next, "After “did” the base form", hits);
    if (!hits.empty() && hits.back().first == next) hits.back().doubtful = true;
  }
  // A question: "Did the company reported".
  const Phrase* subject = sentence.phrase_at(place + 1);
  if (place == 0 && subject != nullptr && sentence.question()) {
    const Token& main = sentence.at(subject->end);
    if (inflected(main) && main.tag != "VBG" && !main.tagged("NN") && main.tag != "VBN")
      want_base(sentence, subject->end, "After “" + token.text + "” the base form", hits);
  }
}

void after_have(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is(Role::have) || token.tag == "MD") return;
  const std::size_t next = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(next);
  if (next > place + 1 && sentence.before(place).is(Role::wh_word) && verb.is(Role::be)) return;  // "who had not were"
  const std::string participle_form = participle_of(verb.is("did") ? "do" : base_of(verb.lower));
  if (simple_past(verb) && participle_form != verb.lower && !sentence.question()) {
    propose(hits, "VerbForm", sentence, next, next, participle_form, "After “" + token.text + "” the participle");
    return;
  }
  if (!verb.flags.has(F::verb_base) && !past_only(verb) && !verb.is_one_of({"was", "were", "be"})) {
    if (inflected(verb) && verb.tag == "VBZ")
      propose(hits, "VerbForm", sentence, next, next, participle_of(base_of(verb.lower)),
              "After “" + token.text + "” the participle");
    return;
  }
  if (verb.is_one_of({"be", "was", "were"})) {
    propose(hits, "VerbForm", sentence, next, next, "been", "After “" + token.text + "” the participle");
    return;
  }
  const std::string participle = participle_of(base_of(verb.lower));
  if (participle == verb.lower || participle.empty()) return;
  if (past_only(verb) || verb.only_verb_base() || (irregular(verb) && !verb.flags.has(F::adjective))) {
    propose(hits, "VerbForm", sentence, next, next, participle, "After “" + token.text + "” the participle");
  } else if (irregular(verb) && !sentence.at(next + 1).tagged("NN") && !sentence.at(next + 1).adjective()) {
    propose(hits, "VerbForm", sentence, next, next, participle, "After “" + token.text + "” the participle").doubtful =
        true;
  } else if (verb.is_one_of({"help", "promise", "request", "attempt", "support"}) && token.is_one_of({"has", "have"}) &&
             (sentence.at(next + 1).adjective() || sentence.at(next + 1).tag == "TO" ||
              sentence.at(next + 1).is(Role::determiner))) {
    propose(hits, "VerbForm", sentence, next, next, participle, "After “" + token.text + "” the participle").doubtful =
        verb.is_one_of({"help", "support"});
  } else if (verb.flags.has(F::attested_verb) && verb.roles == 0 && token.is_one_of({"has", "have"}) &&
             !verb.flags.has(F::mass) && !verb.flags.has(F::verb_participle) && verb.flags.has(F::noun_singular) &&
             (sentence.at(next + 1).is(Role::article) || sentence.at(next + 1).is(Role::possessive) ||
              (verb.flags.has(F::countable) && verb.tag != "NNS" &&
               sentence.at(next + 1).is_one_of({"by", "from", "in", "since", "to", "over", "into"})))) {
    propose(hits, "VerbForm", sentence, next, next, participle, "After “" + token.text + "” the participle").doubtful =
        false;
  }
}

// What may stand behind "be" as it is in "all it does is provide", "the aim is to".
bool cleft_before(const Sentence& sentence, std::size_t place) {
  for (std::size_t steps = 1; steps <= 3 && steps <= place; ++steps)
    if (sentence.before(place, steps).is_one_of({"do", "does", "did", "what", "all"})) return true;
  return false;
}

// Verbs that are nouns too, with what follows them only as verbs: "is use in", "were force to work".
bool verb_by_what_follows(const Sentence& sentence, std::size_t place) {
  const Token& verb = sentence.at(place);
  const Token& behind = sentence.at(place + 1);
  if (verb.roles != 0) return false;
  if (verb.is("use") && behind.is_one_of({"to", "in", "for", "by", "as"})) return true;
  if (verb.is_one_of({"collect", "complete", "present", "state", "process", "select", "correct"}) && behind.is("by"))
    return true;
  return behind.tag == "TO" && sentence.at(place + 2).flags.has(F::verb_base) &&
         verb.is_one_of({"force",  "require",   "allow",   "permit", "ask",  "expect", "order",
                         "oblige", "encourage", "use",     "need",   "plan", "intend", "invite",
                         "train",  "advise",    "entitle", "compel", "urge", "design"});
}

// Whether the participle is meant behind the form of "be" at `place`.
bool participle_meant(const Sentence& sentence, std::size_t place, std::size_t next) {
  const Token& be = sentence.at(place);
  const Token& verb = sentence.at(next);
  const Token& behind = sentence.at(next + 1);
  const std::string participle = participle_of(verb.is("did") ? "do" : base_of(verb.lower));
  if (past_only(verb) && verb.roles == 0) return true;
  if (cleft_before(sentence, place)) return false;
  if (simple_past(verb) && !verb.is_one_of({"came", "became", "ran", "went"}) && participle != verb.lower) return true;
  if (verb_by_what_follows(sentence, next)) return true;
  if (irregular(verb) && !behind.is("of") && !verb.flags.has(F::adjective)) return true;
  if (participle == verb.lower) return false;
  if (verb.only_verb_base()) return true;
  return verb.flags.has(F::verb_base) && verb.flags.has(F::attested_verb) && verb.roles == 0 &&
         !verb.flags.any(F::adjective, F::adverb, F::verb_participle, F::mass) &&
         (behind.is_one_of({"by", "to"}) || (verb.is("base") && behind.is("on"))) && !be.is("be") &&
         verb.tag != "NNS" && !be.is("'s");
}

void after_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is(Role::be) && !token.is_one_of({"be", "been", "being"})) return;
  if ((token.is("'s") && token.tag == "POS") || (sentence.question() && place == 0)) return;
  const std::size_t next = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(next);
  const std::string participle = participle_of(verb.is("did") ? "do" : base_of(verb.lower));
  const std::string why = "After “" + token.text + "” the participle";
  if (participle_meant(sentence, place, next)) propose(hits, "VerbForm", sentence, next, next, participle, why);
  else if (!cleft_before(sentence, place) && regular_after_be(sentence, next) && !token.is("'s"))
    propose(hits, "VerbForm", sentence, next, next, participle, why).doubtful =
        !(token.is("be") && !verb.flags.any(F::mass, F::comparative) &&
          sentence.at(next + 1).is_one_of({"every", "by", "twice", "once", "annually", "regularly", "again", "soon"}));
  else if (token.is(Role::be) && verb.is(Role::be) && verb.lower != token.lower && !verb.is("'s") && next == place + 1)
    propose(hits, "VerbForm", sentence, place, next, token.text, "Two forms of “be”").doubtful = true;
  else if (token.is(Role::be) && !sentence.before(place).is("there") && verb.tag == "VBZ" && inflected(verb) &&
           next == place + 1)
    remark(hits, "VerbForm", place, next,
           "Two finite verbs: write “" + verb.text + "” or “" + token.text + " " + participle + "”.");
}

// The past where only the participle can stand: "was drew", "has drove".
bool simple_past(const Token& token) {
  return token.is_one_of({"did",   "drew",  "drove", "wrote", "went",   "took",   "gave",  "began",
                          "broke", "chose", "ate",   "fell",  "flew",   "forgot", "froze", "grew",
                          "knew",  "rode",  "rose",  "spoke", "stole",  "threw",  "wore",  "sang",
                          "sank",  "swam",  "drank", "shook", "became", "came",   "ran"});
}

// A verb whose participle is no regular one: "was find" cannot mean a noun.
bool irregular(const Token& token) {
  if (!token.flags.has(F::verb_base) || !token.flags.has(F::attested_verb) || token.roles != 0 || token.name())
    return false;
  const std::string participle = participle_of(token.lower);
  if (participle == token.lower ||
      token.is_one_of({"mean", "light", "found", "lay", "spoke", "ground", "left", "felt", "wound", "saw"}))
    return false;
  return participle.size() < 3 || participle.compare(participle.size() - 2, 2, "ed") != 0;
}

// "is use in", "be remove within": a noun would have an article, or "of" behind it.
bool regular_after_be(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  const Token& behind = sentence.at(place + 1);
  if (!token.flags.has(F::verb_base) || !token.flags.has(F::attested_verb) || token.roles != 0 || token.name() ||
      token.flags.any(F::adjective, F::adverb, F::verb_participle, F::verb_past, F::noun_plural))
    return false;
  if (token.is_one_of({"part",     "head",     "question", "attempt",  "need",   "doubt",   "hand",
                       "chair",    "home",     "host",     "cause",    "time",   "work",    "trade",
                       "practice", "interest", "support",  "progress", "design", "control", "access",
                       "reason",   "proof",    "evidence", "fact",     "result", "question"}))
    return false;
  return !behind.tagged("NN") && !behind.is("of") && !behind.tagged("VB") && !behind.adjective();
}

// "without inform", "by provide".
void after_preposition(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is_one_of(
          {"by", "without", "of", "for", "in", "after", "before", "from", "despite", "about", "on", "with"}) ||
      token.tag == "RP")
    return;
  const Token& verb = sentence.at(place + 1);
  if (verb.name() || !verb.flags.has(F::attested_verb) || !verb.flags.has(F::verb_base) || verb.roles != 0) return;
  if (!verb.only_verb_base()) {
    // A noun may stand here too: then link-grammar decides.
    const Token& object = sentence.at(place + 2);
    if (verb.is_one_of({"question", "time", "hand", "work", "fear", "concern", "account", "attempt"})) return;
    const bool takes_object = object.is(Role::article) || object.is(Role::possessive) ||
                              object.is_one_of({"them", "it", "him", "us"}) ||
                              (token.is("without") && !object.is(Role::stop)) ||
                              (token.is_one_of({"by", "from"}) && object.tag == "NNS");
    if (!takes_object || token.is_one_of({"in", "on", "with", "after", "before", "about"}) ||
        verb.flags.any(F::adjective, F::adverb, F::noun_plural))
      return;
    propose(hits, "VerbForm", sentence, place + 1, place + 1, gerund_of(verb.lower),
            "After “" + token.text + "” the form in -ing")
        .doubtful = true;
    return;
  }
  const std::string gerund = gerund_of(verb.lower);
  propose(hits, "VerbForm", sentence, place + 1, place + 1, gerund, "After “" + token.text + "” the form in -ing");
}

}  // namespace

void check_verb_forms(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    after_modal(sentence, place, hits);
    after_do(sentence, place, hits);
    after_have(sentence, place, hits);
    after_be(sentence, place, hits);
    after_preposition(sentence, place, hits);
  }
}

namespace {

bool wants_infinitive(const Token& token) {
  return token.is_one_of({"able",     "unable",   "willing",  "unwilling", "required", "asked",   "supposed",
                          "intend",   "intends",  "intended", "want",      "wants",    "wanted",  "decided",
                          "decides",  "expected", "expects",  "tend",      "tends",    "tended",  "seek",
                          "seeks",    "sought",   "failed",   "fails",     "refused",  "refuses", "agreed",
                          "agrees",   "aims",     "aimed",    "likely",    "unlikely", "ought",   "entitled",
                          "obliged",  "designed", "allowed",  "permitted", "plans",    "planned", "attempted",
                          "attempts", "hopes",    "hoped",    "managed",   "needs",    "needed",  "wishes",
                          "eager",    "ready",    "order",    "trying",    "tries",    "tried"});
}

bool wants_gerund(const Token& token) {
  return token.is_one_of({"avoid",     "avoids",      "avoided",  "avoiding",  "enjoy",      "enjoys",    "enjoyed",
                          "finish",    "finished",    "postpone", "postponed", "risk",       "risks",     "risked",
                          "involves",  "involve",     "involved", "suggest",   "suggests",   "suggested", "recommends",
                          "recommend", "recommended", "consider", "considers", "considered", "keep",      "keeps",
                          "kept",      "deny",        "denied",   "denies",    "admit",      "admits",    "admitted"});
}

void after_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& to = sentence.at(place);
  if (!to.is("to") || place == 0) return;
  const Token& modal = sentence.at(place + 1);
  if (modal.is_one_of({"must", "can", "should", "could", "may", "might"}) && modal.tag == "MD" && !modal.is("might") &&
      (wants_infinitive(sentence.before(place)) || sentence.before(place).is(Role::have) ||
       sentence.before(place).tagged("NN"))) {
    remark(hits, "VerbForm", place, place + 1, "No modal verb stands after “to”.");
    return;
  }
  const std::size_t next = sentence.at(place + 1).is(Role::negation) ? place + 2 : place + 1;
  const Token& verb = sentence.at(next);
  const Token& before = sentence.before(place);
  const Token& behind = sentence.at(next + 1);
  if (verb.flags.has(F::verb_base) || !verb.flags.verb() ||
      (verb.roles != 0 && !verb.is_one_of({"has", "had", "is", "are", "was", "were"}))) {
    if (!verb.is_one_of({"has", "had", "is", "are", "was", "were", "does", "did"}) ||
        before.is_one_of({"due", "thanks", "according", "up"}))
      return;
  }
  if ((verb.is(Role::be) || verb.is(Role::have)) && before.flags.verb() && !wants_infinitive(before)) return;
  const bool object = behind.is(Role::determiner) || behind.is(Role::object_pronoun) ||
                      behind.is_one_of({"that", "it"}) || (verb.tag == "VBG" && behind.tagged("NN"));
  const bool needs = wants_infinitive(before) ||
                     before.is_one_of({"is", "was", "are", "were", "order", "how", "ability", "failure", "right",
                                       "duty", "obligation", "power", "decision", "effort", "efforts"});
  const bool wrong =
      verb.tag == "VBG" || (verb.flags.has(F::verb_gerund) && !verb.flags.has(F::verb_past))
          ? (wants_infinitive(before) || before.is_one_of({"help", "helps", "helped"})) &&
                !before.is_one_of({"entitled", "needs"})
      : verb.flags.has(F::noun_plural)
          ? object || (needs && verb.tag == "VBZ")
          : past_only(verb) || verb.is(Role::have) || verb.is(Role::be) || verb.flags.has(F::verb_third) || object ||
                (needs && verb.flags.has(F::verb_past) && !before.is_one_of({"is", "was", "are", "were", "right"}));
  // "planted to improving": a purpose, unless the participle takes "to" with -ing.
  if (!wrong && verb.tag == "VBG" && before.tag == "VBN" && object && sentence.before(place, 2).is(Role::be) &&
      !before.is_one_of({"committed",  "dedicated", "devoted", "limited",  "opposed",    "used",
                         "accustomed", "related",   "linked",  "tied",     "attributed", "restricted",
                         "confined",   "added",     "applied", "resigned", "exposed",    "reduced",
                         "adapted",    "suited",    "given",   "geared",   "addressed",  "directed"}))
    want_base(sentence, next, "After “to” the base form", hits);
  // "have to reduced"
  if (!wrong && before.is(Role::have) && verb.roles == 0 && verb.flags.has(F::verb_participle) &&
      verb.lower.ends_with("ed") && !verb.flags.has(F::verb_base) && !behind.tagged("NNS"))
    want_base(sentence, next, "After “to” the base form", hits);
  if (wrong && !before.is_one_of({"compared", "thanks", "due", "regard", "addition", "relation"}))
    want_base(sentence, next, "After “to” the base form", hits);
}

void complements(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (wants_infinitive(token) &&
      (next.only_verb_base() || (next.tag == "VB" && next.flags.has(F::verb_base) &&
                                 sentence.at(place + 2).is(Role::determiner) && next.roles == 0)) &&
      !next.name()) {
    if (token.is_one_of({"likely", "unlikely"}) &&
        (sentence.before(place).is(Role::modal) || sentence.before(place, 2).is(Role::modal)))
      return;  // "will more likely adapt"
    const bool lets = token.is_one_of({"required", "needed", "expected", "intended", "planned", "order", "attempted",
                                       "sought", "ready"}) &&
                      !next.only_verb_base();
    if (!lets &&
        !(token.is_one_of({"needs", "attempts", "plans", "aims", "hopes", "wishes", "order"}) && token.tag != "VBZ"))
      propose(hits, "Infinitive", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  }
  if (wants_gerund(token) && next.tag == "TO" && sentence.at(place + 2).flags.has(F::verb_base) && !token.is("risks") &&
      !token.is("risk") && token.tagged("VB")) {
    const Token& before = sentence.before(place);
    const bool passive = (token.tag == "VBN" || before.is(Role::be) || before.is_one_of({"be", "been"}));
    const bool object_wh = token.is_one_of({"involved", "recommended", "considered", "suggested"}) && passive;
    if (!object_wh)
      propose(hits, "Infinitive", sentence, place + 1, place + 2, gerund_of(sentence.at(place + 2).lower),
              "After “" + token.text + "” the form in -ing");
  }
  if (token.is_one_of({"let", "lets", "make", "makes", "made"}) && next.is(Role::object_pronoun) &&
      sentence.at(place + 2).tag == "TO" && !token.is("made"))
    propose(hits, "Infinitive", sentence, place + 2, place + 3, sentence.at(place + 3).text,
            "After “" + token.text + "” without “to”");
}

}  // namespace

void check_infinitives(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    after_to(sentence, place, hits);
    complements(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
