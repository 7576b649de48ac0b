// Words left out that the words around them ask for.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool clause_begins(const Sentence& sentence, std::size_t place) {
  const Token& before = sentence.before(place);
  return place == 0 || before.is_one_of({"that", "because", "although", "but", ";", "if", "when", "where"}) ||
         (before.is(",") && place > 1);
}

// "said that would review"
void missing_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("that") || place == 0) return;
  const std::string base = base_of(sentence.before(place).lower);
  bool says = false;
  for (const std::string_view verb : {"say", "announce", "argue", "claim", "state", "confirm", "explain", "admit",
                                      "agree", "decide", "warn", "promise"})
    says = says || base == verb;
  const Token& verb = sentence.at(place + 1);
  if (says && sentence.before(place).tagged("VB") && verb.tag == "MD")
    remark(hits, "MissingWord", place, place + 1, "The subject is missing: who “" + verb.text + "”?");
}

// "It important to keep", "many patients able to book"
void missing_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (!clause_begins(sentence, place)) return;
  if (token.is_one_of({"it", "this"}) && next.tag == "JJ" && !next.flags.noun() && !next.flags.verb() &&
      sentence.at(place + 2).is_one_of({"to", "that", "for"}))
    propose(hits, "MissingWord", sentence, place, place, token.text + " is", "The verb is missing");
  const Token& then = sentence.at(place + 2);
  if (token.is_one_of({"it", "this", "that"}) && next.text == "not" && then.tag == "JJ" && !then.flags.noun() &&
      !then.flags.verb())
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "is not", "The verb is missing");
  if (token.is_one_of({"they", "we", "he", "she", "it"}) &&
      next.is_one_of({"able", "unable", "likely", "unlikely", "willing", "aware", "responsible", "entitled"}))
    propose(hits, "MissingWord", sentence, place, place,
            token.text + (token.is_one_of({"they", "we"}) ? " are" : " is"), "The verb is missing");
}

// "There no evidence", "the and", "is member of"
void missing_between(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (place == 0 && token.is("there") && next.is_one_of({"no", "many", "several", "some", "few"}) &&
      sentence.phrase_at(place + 1) != nullptr && !sentence.at(sentence.phrase_at(place + 1)->end).finite()) {
    const Phrase* phrase = sentence.phrase_at(place + 1);
    propose(hits, "MissingWord", sentence, place, place,
            token.text + (phrase->number == Number::plural ? " are" : " is"), "The verb is missing");
  }
  if ((token.text == "the" || token.text == "an") &&
      (next.is_one_of({"and", "or", "of", "is", "are", "was", "were", "by", "from", "with", "has", "have"}) ||
       next.is(Role::full_stop)) &&
      next.text == next.lower && !next.is(Role::full_stop))
    remark(hits, "MissingWord", place, place + 1, "A noun is missing after “" + token.text + "”.");
  if (token.is("because") && next.common_noun() && sentence.at(place + 2).is("of") &&
      next.is_one_of({"lack", "shortage", "fear", "fears", "lots", "loss", "changes"}))
    propose(hits, "MissingWord", sentence, place, place, token.text + " of", "Before a noun");
  if (token.is_one_of({"is", "was", "became", "become", "becomes"}) && sentence.at(place + 2).is("of") &&
      next.is_one_of({"member", "citizen", "resident", "victim", "sign", "example", "symptom", "supporter", "owner"}))
    propose(hits, "Article", sentence, place + 1, place + 1,
            (next.is_one_of({"example", "owner"}) ? "an " : "a ") + next.text, "The article is missing");
}

// "We not know", "Migrants who not speak"
void missing_do(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.at(place + 2);
  const bool relative = token.is("who") && place > 0 && sentence.before(place).tagged("NN");
  const bool noun = token.tag == "NNS" && place < 3 && !sentence.question() &&
                    sentence.phrase_ending(place + 1) != nullptr &&
                    (verb.only_verb_base() || sentence.at(place + 3).is(Role::determiner));
  if ((!token.is(Role::subject_pronoun) || !clause_begins(sentence, place)) && !relative && !noun) return;
  if (sentence.at(place + 1).text != "not") return;
  if (verb.roles != 0 || !verb.flags.any(F::verb_base, F::verb_third) || !verb.tagged("VB")) return;
  const bool third = token.is_one_of({"he", "she", "it"});
  propose(hits, "MissingWord", sentence, place + 1, place + 2, (third ? "does not " : "do not ") + base_of(verb.lower),
          "The auxiliary is missing");
}

// "will paid", "would been": a passive or perfect without its auxiliary.
void missing_auxiliary(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& modal = sentence.at(place);
  if (!modal.is(Role::modal) || modal.tag != "MD") return;
  const std::size_t next = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(next);
  if (verb.is("been")) propose(hits, "VerbForm", sentence, next, next, "have been", "After “" + modal.text + "”");
  else if (next == place + 1 && verb.is("being"))
    propose(hits, "VerbForm", sentence, next, next, "be", "After “" + modal.text + "”");
  else if (next == place + 1 && verb.is(Role::modal) && verb.tag == "MD" && !verb.is_one_of({"might", "need", "'ll"}))
    remark(hits, "VerbForm", place, next, "Two modal verbs: leave one out.");
  else if (next == place + 1 &&
           verb.is_one_of({"going", "supposed", "based", "located", "aware", "responsible", "available"}))
    propose(hits, "VerbForm", sentence, next, next, "be " + verb.text, "The verb is missing");
}

// Participles whose verbs need an object: behind a noun and before a preposition they
// are a passive without its "was".
bool passive_participle(const Token& token) {
  return token.is_one_of(
      {"based",       "located",   "composed",    "intended",   "designed",   "published", "conducted", "adopted",
       "approved",    "amended",   "appointed",   "elected",    "arrested",   "detained",  "recruited", "deceived",
       "charged",     "convicted", "sentenced",   "identified", "rescued",    "removed",   "deleted",   "collected",
       "interviewed", "inspected", "established", "created",    "introduced", "signed",    "ratified",  "repealed",
       "financed",    "funded",    "produced",    "written",    "held",       "made",      "given",     "taken",
       "sent",        "built",     "paid",        "found",      "kept",       "known",     "seen",      "used",
       "divided",     "prepared",  "compiled",    "drafted",    "translated", "checked",   "reviewed",  "examined",
       "tested",      "stored",    "classified",  "organized",  "issued",     "supported", "required",  "expected",
       "affected",    "covered",   "included"});
}

// "The report based on interviews with survivors."
void missing_passive(const Sentence& sentence, Hits& hits) {
  if (sentence.in_list || !sentence.tokens.back().is(".") || sentence.question()) return;
  const Phrase* subject = sentence.phrase_at(0);
  if (subject == nullptr || subject->pronoun || subject->number == Number::unknown) return;
  if (!sentence.at(0).is(Role::determiner) && sentence.at(subject->head).tag != "NNS") return;
  if (!sentence.at(0).is(Role::determiner) && sentence.at(subject->head).flags.any(F::verb_base, F::verb_third)) return;
  if (!sentence.at(0).is(Role::determiner) && sentence.at(0).flags.has(F::verb_base)) return;  // "Train reviewers in"
  const std::size_t place = sentence.skip_adverbs(skip_prepositional_phrases(sentence, subject->end));
  const Token& participle = sentence.at(place);
  if (place > subject->end && sentence.at(subject->head).flags.any(F::verb_base, F::verb_third)) return;
  if (!passive_participle(participle) || !sentence.at(place + 1).is(Role::preposition)) return;
  if (participle.flags.has(F::verb_past) &&
      participle.is_one_of({"found", "held", "kept", "made", "paid", "sent", "built"}))
    return;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (at != place && (token.finite() || token.is(":") || token.is(Role::have) || token.tag == "VB")) return;
    if (at > place && token.flags.any(F::verb_past, F::verb_third) && !token.is(Role::preposition) &&
        !sentence.before(at).is(Role::preposition) && token.phrase == 0)
      return;
  }
  const std::string be = subject->number == Number::plural ? "were " : "was ";
  propose(hits, "MissingWord", sentence, place, place, be + participle.text, "The verb is missing").severity =
      Severity::suggestion;
}

// "Most of the money spent on salaries": a share, a participle, and no verb.
void share_without_verb(const Sentence& sentence, Hits& hits) {
  if (sentence.in_list || !sentence.tokens.back().is(".") || !sentence.at(1).is("of") ||
      !sentence.at(0).is_one_of({"most", "half", "some", "all", "many", "much", "none", "few"}))
    return;
  const Phrase* whole = sentence.phrase_at(2);
  if (whole == nullptr) return;
  const std::size_t place = sentence.skip_adverbs(whole->end);
  const Token& participle = sentence.at(place);
  if (!participle.flags.has(F::verb_participle) ||
      !participle.is_one_of(
          {"spent", "sent", "used", "paid", "made", "given", "taken", "sold", "found", "held", "built", "kept"}) ||
      !sentence.at(place + 1).is(Role::preposition))
    return;
  for (std::size_t at = place + 1; at < sentence.size(); ++at)
    if (sentence.at(at).finite() || sentence.at(at).is(Role::have) || sentence.at(at).tag == "VB") return;
  remark(hits, "MissingWord", place, place, "“is”, “was” or “were” is missing before “" + participle.text + "”.")
      .severity = Severity::suggestion;
}

// "The agency will the results", "have to a long time", "will into force", "said the policy
// be reviewed": what carries the clause is not there, or not in its place.
void missing_main_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is(Role::modal) && token.tag == "MD" && next.is_one_of({"into", "onto", "upon"}) &&
      !sentence.before(place).is(Role::determiner))
    remark(hits, "MissingWord", place, place + 1, "The verb is missing behind “" + token.text + "”.");
  if (token.is(Role::modal) && token.tag == "MD" && next.is("not") &&
      then.is_one_of({"able", "unable", "aware", "responsible", "available", "possible", "necessary", "likely", "ready",
                      "sure", "true", "safe", "clear", "visible"}))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "not be", "The verb is missing");
  // "The agency will the results"; "have to a long time"
  const bool begins_noun = next.is(Role::article) || (next.is(Role::possessive) && !next.is("her"));
  const Phrase* before_modal = sentence.phrase_ending(place);
  if (token.is(Role::modal) && token.tag == "MD" && begins_noun && !sentence.question() && before_modal != nullptr &&
      (before_modal->begin == 0 || sentence.before(before_modal->begin).is("that")) &&
      !sentence.at(0).is(Role::wh_word))
    remark(hits, "MissingWord", place, place + 1, "The verb is missing behind “" + token.text + "”.");
  if (token.tag == "TO" && begins_noun &&
      sentence.before(place).is_one_of({"have", "has", "had", "able", "unable", "want", "wants", "wanted", "decided",
                                        "hope", "hopes", "tried", "trying", "ought", "plans", "intends", "aims",
                                        "wishes", "expects"}))
    remark(hits, "MissingWord", place, place + 1, "The verb is missing behind “" + token.text + "”.");
  // "said the policy be reviewed"
  if (token.is("be") && then.word() && next.flags.has(F::verb_participle)) {
    const Phrase* subject = sentence.phrase_ending(place);
    const std::size_t begin = subject == nullptr ? 0 : subject->begin;
    const Token& outer =
        begin > 1 && sentence.before(begin).is("that") ? sentence.before(begin, 2) : sentence.before(begin);
    const std::string says = base_of(outer.lower);
    if (begin > 1 && (says == "say" || says == "believe" || says == "think" || says == "know" || says == "announce" ||
                      says == "report" || says == "expect" || says == "show"))
      remark(hits, "MissingWord", place, place, "“will”, “would” or “should” is missing before “be”.");
  }
  // "has not yet its report published"
  if (token.is_one_of({"has", "have", "had"})) {
    const std::size_t object = sentence.skip_adverbs(place + 1);
    const Phrase* phrase = sentence.phrase_at(object);
    if (object > place + 1 && phrase != nullptr && sentence.at(object).is(Role::determiner) &&
        sentence.at(phrase->end).flags.has(F::verb_participle) && sentence.at(phrase->end + 1).is(Role::full_stop))
      remark(hits, "Order", object, phrase->end, "The participle stands before its object.");
  }
}

// "It is important ensure that", "has able to", "will into force"
void missing_small_word(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const bool judged =
      token.is_one_of({"important", "necessary",  "essential", "possible", "impossible", "difficult",  "easy",
                       "hard",      "vital",      "crucial",   "useful",   "advisable",  "reasonable", "easier",
                       "harder",    "sufficient", "illegal",   "unlawful", "legal",      "lawful"});
  const bool predicative = sentence.before(place).is(Role::be) || sentence.before(place).is_one_of({"be", "been"}) ||
                           sentence.before(place, 2).is(Role::be);
  if (judged && predicative && next.roles == 0 && next.flags.has(F::verb_base) && next.flags.has(F::attested_verb) &&
      !next.is("except") && (next.only_verb_base() || then.is(Role::determiner)) &&
      (then.is(Role::determiner) || then.tagged("NN") || then.adjective() || then.is("that")))
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “" + token.text + "”");
  if (token.is_one_of({"has", "have", "had"}) &&
      next.is_one_of({"able", "unable", "aware", "responsible", "willing", "likely"}) &&
      then.is_one_of({"to", "of", "for", "that"}))
    propose(hits, "MissingWord", sentence, place, place, token.text + " been", "The verb is missing");
  // "It was first time that"
  if ((token.is(Role::be) || token.is_one_of({"be", "been"})) && !token.is("'s") &&
      next.is_one_of({"first", "second", "last", "best", "same", "main", "largest", "highest"}) && then.tag == "NN" &&
      (then.flags.has(F::countable) || !then.flags.has(F::mass)) && then.flags.has(F::attested_noun) &&
      (sentence.at(place + 3).is_one_of({"that", "of", "for", "in", "to", "since", "as"}) || next.is("main")) &&
      !(next.is("last") && then.is_one_of({"year", "month", "week", "night"})) && !then.flags.has(F::verb_past))
    propose(hits, "Article", sentence, place + 1, place + 1, "the " + next.text, "The article is missing").severity =
        Severity::suggestion;
  // "was set up protect consumers"
  if (token.is("up") && sentence.before(place).is("set") && next.only_verb_base())
    propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + next.text, "After “set up”");
  if (token.is("order") && sentence.before(place).is("in") && next.only_verb_base())
    propose(hits, "MissingWord", sentence, place, place, "order to", "After “in order”");
}

// Words that need their preposition before a noun: "responsible the register".
struct Governor {
  std::string_view word, preposition;
};

constexpr Governor governors[] = {
    {"responsible", "for"}, {"aware", "of"},        {"capable", "of"},    {"dependent", "on"},  {"entitled", "to"},
    {"according", "to"},    {"similar", "to"},      {"contrary", "to"},   {"guilty", "of"},     {"interested", "in"},
    {"eligible", "for"},    {"consistent", "with"}, {"vulnerable", "to"}, {"depends", "on"},    {"consists", "of"},
    {"relies", "on"},       {"rely", "on"},         {"complies", "with"}, {"comply", "with"},   {"complied", "with"},
    {"belongs", "to"},      {"belonged", "to"},     {"listened", "to"},   {"listen", "to"},     {"participate", "in"},
    {"participated", "in"}, {"amounted", "to"},     {"amounts", "to"},    {"insisted", "on"},   {"cope", "with"},
    {"interfere", "with"},  {"adhere", "to"},       {"depended", "on"},   {"consisted", "of"},  {"relied", "on"},
    {"responded", "to"},    {"apologized", "for"},  {"waited", "for"},    {"objected", "to"},   {"accordance", "with"},
    {"regardless", "of"},   {"owing", "to"},        {"refers", "to"},     {"subscribed", "to"},
};

void missing_preposition(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& next = sentence.at(place + 1);
  if (!next.is(Role::article) && !next.is(Role::possessive) && !next.is_one_of({"these", "this"})) return;
  if (next.is("a") && next.text == "A") return;
  const Token& token = sentence.at(place);
  for (const Governor& governor : governors) {
    if (!token.is(governor.word)) continue;
    if (token.is("belongs") && sentence.at(0).is(Role::preposition)) return;
    if (token.is_one_of({"listen", "waited", "insisted", "responsible", "capable", "interested"}) &&
        sentence.before(place).is(Role::determiner))
      return;
    propose(hits, "MissingWord", sentence, place, place, token.text + " " + std::string(governor.preposition),
            "The preposition is missing");
    return;
  }
}

// "seized of phones": a verb that takes its object without "of".
void needless_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  if (!sentence.at(place + 1).is("of") || verb.roles != 0 || !verb.tagged("VB") || place == 0) return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is(Role::wh_word)) return;  // "what the law requires of platforms"
  const std::string base = base_of(verb.lower);
  for (const std::string_view transitive :
       {"seize",    "arrest",  "recruit", "identify", "provide", "need",  "receive", "reduce",
        "increase", "enter",   "include", "publish",  "collect", "offer", "contain", "obtain",
        "achieve",  "support", "promote", "protect",  "remove",  "open",  "face",    "violate"})
    if (base == transitive) {
      const Token& before = sentence.before(place);
      const bool passive = verb.tag == "VBN" &&
                           (before.is(Role::be) || before.is_one_of({"be", "been", "being"}) || before.tagged("NN"));
      if (passive ||
          (verb.flags.noun() && !before.is_one_of({"they", "it", "we", "he", "she"}) && before.tag != "MD") ||
          verb.tag == "VBG")
        return;
      propose(hits, "Preposition", sentence, place + 1, place + 1, "",
              "“" + verb.text + "” takes no preposition: leave out “of”");
      return;
    }
}

// Nouns of quality and action, which stand alone as often as not.
bool abstract(const Token& token) {
  for (const std::string_view ending : {"tion", "sion", "ment", "ity", "archy", "ance", "ence", "ency", "ship", "ism",
                                        "hood", "poly", "ness", "dom", "ure", "age", "cy", "th"})
    if (token.lower.ends_with(ending)) return true;
  return token.is_one_of({"hierarchy", "community", "market", "source", "state", "money", "land", "space", "power"});
}

// "opened new office in", "is member of": a noun that is counted, and nothing before it
// that says which. Link-grammar has to prefer the article.
void bare_countable(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* phrase = sentence.phrase_at(place);
  if (phrase == nullptr || place < 2 || sentence.in_list) return;
  const Token& before = sentence.before(place);
  const Token& head = sentence.at(phrase->head);
  if (!before.tagged("VB") || before.is_one_of({"'s", "'re", "having", "being"}) || before.tag == "VBN") return;
  if (head.tag != "NN" || abstract(head) || !head.flags.has(F::noun_singular) || !head.flags.has(F::attested_noun) ||
      head.flags.any(F::mass, F::noun_plural, F::verb_gerund, F::adjective, F::verb_past, F::adverb))
    return;
  for (std::size_t at = place; at < phrase->head; ++at)
    if (sentence.at(at).tag != "JJ" ||
        sentence.at(at).is_one_of({"little", "open", "such", "due", "full", "common", "prior"}))
      return;
  const Token& behind = sentence.at(phrase->end);
  if (behind.tagged("NN") || behind.tag == "POS" || behind.is_one_of({"and", "or", "-", "/", "'", "’", "to"})) return;
  if (head.is_one_of({"part",  "place",  "account", "charge", "advantage", "care",   "effect", "shape",
                      "root",  "notice", "sense",   "office", "home",      "school", "court",  "prison",
                      "steps", "way",    "rise",    "birth",  "party",     "issue",  "time",   "use"}) &&
      phrase->head == place)
    return;
  if (head.is_one_of({"sense", "time", "use"}) || before.is("became")) return;
  const std::string& first = sentence.at(place).text;
  const bool vowel = std::string_view("aeio").find(sentence.at(place).lower.front()) != std::string_view::npos;
  Hit& hit = propose(hits, "Article", sentence, place, place, (vowel ? "an " : "a ") + first, "A noun that is counted");
  hit.doubtful = true;
  hit.severity = Severity::suggestion;
}

bool profession(const Token& token) {
  return token.is_one_of({"teacher",    "nurse",     "doctor",      "lawyer",     "engineer",   "driver",
                          "consultant", "manager",   "journalist",  "translator", "accountant", "cleaner",
                          "waiter",     "secretary", "interpreter", "volunteer",  "farmer",     "judge",
                          "moderator",  "recruiter", "researcher",  "analyst",    "adviser",    "mediator"});
}

// "works as teacher", "in a last decade"
void missing_article(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("as") && profession(next) && !then.is_one_of({"and", "or", "of", "-"}) && !then.tagged("NN") &&
      base_of(sentence.before(place).lower) == "work")
    propose(hits, "Article", sentence, place, place, token.text + " a", "The article is missing");
  if (token.is("a") && next.is("same")) propose(hits, "Article", sentence, place, place, "the", "Before “same”");
  if (token.is("a") && sentence.before(place).is("in") && next.is_one_of({"last", "past", "next"}) &&
      then.is_one_of({"decade", "year", "years", "month", "week", "century"}))
    propose(hits, "Article", sentence, place, place, "the", "Before “" + next.text + "”");
  if (token.is_one_of({"most", "some", "many", "all"}) && next.is("of") && then.tag == "NNS" && !then.name() &&
      token.is("most") && !then.is(Role::determiner))
    propose(hits, "Article", sentence, place + 1, place + 1, "of the", "The article is missing").doubtful = true;
}

}  // namespace

void check_missing_words(const Sentence& sentence, Hits& hits) {
  missing_passive(sentence, hits);
  share_without_verb(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    missing_subject(sentence, place, hits);
    missing_be(sentence, place, hits);
    missing_do(sentence, place, hits);
    missing_between(sentence, place, hits);
    missing_small_word(sentence, place, hits);
    missing_main_verb(sentence, place, hits);
    missing_preposition(sentence, place, hits);
    needless_of(sentence, place, hits);
    bare_countable(sentence, place, hits);
    missing_auxiliary(sentence, place, hits);
    missing_article(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
