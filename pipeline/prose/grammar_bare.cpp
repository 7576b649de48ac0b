// Nouns that are counted and stand in the singular with nothing before them: "to migrant
// who", "Employer must pay".
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

std::string with_article(const Token& first) {
  const bool vowel = std::string_view("aeiou").find(first.lower.front()) != std::string_view::npos &&
                     !first.lower.starts_with("use") && !first.lower.starts_with("uni");
  return in_case_of(first, vowel ? "an " : "a ") + first.lower;
}

bool ends_phrase(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  return token.is(Role::full_stop) || token.finite() || token.tag == "TO" ||
         token.is_one_of({"who", "that", "which"}) || (token.is(Role::preposition) && !token.is("of")) ||
         token.adverb() || (token.tag == "VBN" && sentence.at(place + 1).is(Role::preposition));
}

// What stands bare behind a preposition: "by car", "on request", "in form".
bool idiom(const Token& preposition, const Token& noun) {
  if (preposition.is("by"))
    return listed(
        "lorry truck helicopter boat bus car plane ferry letter van computer machine appointment decision contract request mistake vehicle "
        "committee panel sector region province district country city town village house household river firm "
        "company project chapter section article clause page name statute",
        noun.lower);
  if (preposition.is_one_of({"on", "under", "upon"}))
    return listed(
        "request request loan draft target table board camera contract licence budget bill audit form schedule file "
        "paragraph page site border sale",
        noun.lower);
  if (preposition.is("in"))
    return listed(
        "form house office town session question session private flood draft sum role theory column row table figure "
        "section chapter article paragraph clause kitchen sequence summary version committee",
        noun.lower);
  if (preposition.is_one_of({"at", "for", "from", "with", "to", "without"}))
    return listed("office university target sea house town request form page report problem village city committee",
                  noun.lower);
  return false;
}

bool plain_adjectives(const Sentence& sentence, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at)
    if (sentence.at(at).tag != "JJ" || sentence.at(at).roles != 0 || sentence.at(at).text != sentence.at(at).lower ||
        sentence.at(at).is_one_of({"such", "no", "same", "other", "much", "little", "last", "next", "first", "second",
                                   "third", "full", "common", "due", "prior"}))
      return false;
  return true;
}

// Whether a verb's object begins there: an active verb that does not name or appoint.
bool object_place(const Sentence& sentence, std::size_t place) {
  const Token* found = &sentence.before(place);
  // "set up working group", "promised them job", "has office in"
  const bool particle = found->is_one_of({"up", "out"}) && sentence.before(place, 2).tagged("VB");
  const bool person = found->is(Role::object_pronoun) &&
                      form_of(sentence.before(place, 2), "give offer promise send show lend pay find buy");
  if (particle || person) found = &sentence.before(place, 2);
  const Token& verb = *found;
  if (place > 1 && verb.is_one_of({"has", "have", "had"}) && sentence.at(place).tag == "NN") return true;
  if (place < 2 || !verb.tagged("VB") || verb.roles != 0 || any_be(verb)) return false;
  // "one added sentence": a participle inside the noun phrase.
  const Token& first = sentence.before(place, 2);
  if (!particle && !person && verb.flags.has(F::verb_participle) && (opens_noun(first) || first.tag == "CD"))
    return false;
  // "a given set", "this points system": no verb behind a determiner.
  if (found == &sentence.before(place) && sentence.before(place, 2).is(Role::determiner)) return false;
  return !form_of(verb,
                  "become remain appoint elect call name make turn stay train play act serve seem leave look feel "
                  "sound prove run go take keep lose place gain work");
}

// "to migrant who", "found by recruiter", "opened new ward for"
void bare_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* phrase = sentence.phrase_at(place);
  if (phrase == nullptr || phrase->pronoun || phrase->end > place + 3 || sentence.in_list) return;
  const Token& head = sentence.at(phrase->head);
  const bool described = head.is_one_of({"person", "woman", "man", "child"}) && phrase->head > place;
  if (!counted_person(head) && !counted_thing(head) && !described) return;
  if (!plain_adjectives(sentence, place, phrase->head) || !ends_phrase(sentence, phrase->end)) return;
  const Token& before = sentence.before(place);
  const bool preposition = before.is_one_of({"to", "by", "for", "with", "without", "from", "against", "in", "at", "on",
                                             "into", "near", "inside"}) &&
                           before.tag != "RP" && !(before.is("into") && head.is_one_of({"town", "office"})) &&
                           !(place == phrase->head && idiom(before, head));
  const bool owner = before.is("of") && counted_person(head) && place == phrase->head &&
                     sentence.before(place, 2).word() &&
                     listed(
                         "name address head identity consent rights behaviour hands age owner house family office side "
                         "passport wages salary",
                         sentence.before(place, 2).lower);
  const bool of_thing =
      before.is("of") && counted_thing(head) && place == phrase->head &&
      listed(
          "copy photograph owner name number end cost price address size middle edge top bottom rest inside outside "
          "page owners copies use users validity length",
          sentence.before(place, 2).lower);
  if (!preposition && !owner && !of_thing && !object_place(sentence, place)) return;
  if (sentence.before(place, 2).is_one_of({"from", "between"}) || sentence.at(phrase->end).is("by")) return;
  // "from recruiter to employer", "from village to village"
  const Token& other = sentence.at(phrase->end + 1);
  if (other.common_noun() && (counted_person(other) || counted_thing(other))) return;
  propose(hits, "Article", sentence, place, place, with_article(sentence.at(place)), "A noun that is counted")
      .severity = Severity::suggestion;
}

// "by team of experts": a group is one, and counted.
void bare_group(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& before = sentence.before(place);
  const std::size_t noun = sentence.at(place).tag == "JJ" && sentence.at(place).roles == 0 ? place + 1 : place;
  const Token& behind = sentence.at(noun + 2);
  if (!sentence.at(noun).is_one_of({"team", "group", "list", "number", "series", "copy", "network", "majority",
                                    "variety", "load", "set", "range", "sum", "source", "pair"}) ||
      !sentence.at(noun + 1).is("of") || sentence.in_list)
    return;
  if (sentence.at(place).is_one_of({"such", "much", "same", "last", "first", "given"})) return;
  // "a shared set", "an increasing number"
  if ((before.tag == "VBN" || before.tag == "VBG" || before.tag == "VBD") && opens_noun(sentence.before(place, 2)))
    return;
  const bool preposition = before.is_one_of({"by", "to", "with", "from", "for", "in", "on"});
  if (!preposition && !object_place(sentence, place)) return;
  if (behind.tag == "NNS" || opens_noun(behind))
    propose(hits, "Article", sentence, place, place, with_article(sentence.at(place)), "A noun that is counted")
        .severity = Severity::suggestion;
}

constexpr std::string_view describing =
    "new small large big local single nearby neighbouring temporary special clear high low long short serious strong old young "
    "early separate private modern simple";

// What stands bare with an adjective before it: "in large part", "at high speed".
constexpr std::string_view idle_described =
    "part extent notice speed time shape health order reason view file alert length detail cost effect use print term risk "
    "demand quality pressure rent pay income profile tide season class school college university water heat level interest "
    "research hand age date stage-fright office charge text style format code output input memory";

// Mass nouns too, but counted with such an adjective.
constexpr std::string_view counted_described =
    "school hospital price majority minority market family government port station road group court stage college church "
    "department community prison kitchen bridge";

// "for new school", "with large majority", "gives clear picture": an adjective and a noun that is counted.
void bare_described(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adjective = sentence.at(place);
  const Token& noun = sentence.at(place + 1);
  if (!listed(describing, adjective.lower) || adjective.tag != "JJ" || sentence.in_list || noun.tag != "NN" ||
      noun.text != noun.lower || listed(idle_described, noun.lower) || noun.is("people"))
    return;
  const bool counted = noun.flags.has(F::countable) && noun.flags.has(F::attested_noun) &&
                       !noun.flags.any(F::mass, F::noun_plural, F::verb_gerund, F::adjective);
  if (!counted && !listed(counted_described, noun.lower)) return;
  const Token& before = sentence.before(place);
  const Token& behind = sentence.at(place + 2);
  if (!ends_phrase(sentence, place + 2) && !behind.is("of")) return;
  const bool preposition =
      before.is_one_of({"to", "by", "for", "with", "from", "in", "at", "on", "into", "near"}) && before.tag != "RP";
  const bool has = before.is_one_of({"has", "have", "had"});
  if (!preposition && !has && !object_place(sentence, place)) return;
  propose(hits, "Article", sentence, place, place, with_article(adjective), "A noun that is counted").severity =
      Severity::suggestion;
}

// "set up working group"
void set_up(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!form_of(sentence.at(place), "set") || !sentence.at(place + 1).is("up") || sentence.in_list) return;
  const Token& first = sentence.at(place + 2);
  const std::size_t noun = first.adjective() || first.tag == "VBG" ? place + 3 : place + 2;
  if (sentence.at(noun).tag == "NN" && first.roles == 0 && ends_phrase(sentence, noun + 1) &&
      listed("group committee team body office centre unit fund system panel commission force agency company scheme",
             sentence.at(noun).lower))
    propose(hits, "Article", sentence, place + 2, place + 2, with_article(first), "A noun that is counted").severity =
        Severity::suggestion;
}

// "has been great success"
void is_described(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adjective = sentence.at(place + 1);
  if (!any_be(sentence.at(place)) || sentence.in_list || sentence.question() ||
      !adjective.is_one_of({"great", "big", "major", "serious", "huge", "real", "clear", "good", "complete"}))
    return;
  if (listed(
          "success failure problem threat mistake example victory challenge step loss danger relief shock disaster tragedy",
          sentence.at(place + 2).lower) &&
      ends_phrase(sentence, place + 3))
    propose(hits, "Article", sentence, place + 1, place + 1, with_article(adjective), "A noun that is counted")
        .severity = Severity::suggestion;
}

// "has good reputation for"
void has_described(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adjective = sentence.at(place + 1);
  const Token& noun = sentence.at(place + 2);
  if (!sentence.at(place).is_one_of({"has", "have", "had"}) || adjective.tag != "JJ" || adjective.roles != 0 ||
      sentence.in_list)
    return;
  if (noun.tag != "NN" || adjective.is_one_of({"such", "much", "little", "full", "due", "good-quality"}) ||
      !ends_phrase(sentence, place + 3))
    return;
  if (listed("reputation record history role chance system duty advantage disadvantage problem idea budget plan "
             "policy website majority minority network population",
             noun.lower))
    propose(hits, "Article", sentence, place + 1, place + 1, with_article(adjective), "A noun that is counted")
        .severity = Severity::suggestion;
}

// "Employer must pay", "found that company had"
void bare_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* phrase = sentence.phrase_at(place);
  // "Police officer must": two nouns, of which the second is counted.
  const bool two = phrase != nullptr && place == 0 && phrase->end == place + 2 &&
                   sentence.at(0).flags.has(F::noun_singular) && sentence.at(0).roles == 0 &&
                   sentence.at(0).tag != "CD" && counted_person(sentence.at(1));
  if (phrase == nullptr || (phrase->end != place + 1 && !two) || sentence.in_list) return;
  const Token& head = sentence.at(phrase->head);
  const Token& before = sentence.before(place);
  const Token& verb = sentence.at(sentence.skip_adverbs(phrase->end));
  Token lower = head;
  lower.text = head.lower;
  const bool start =
      place == 0 && !head.name() && !head.is_one_of({"charity", "bill", "grant"}) && sentence.tokens.back().is(".");
  const bool clause = before.is_one_of({"because", "if", "when", "although", "unless", "while", "where"});
  if (!(start || clause) || !(counted_person(lower) || counted_thing(lower))) return;
  if (verb.tag != "MD" && !verb.is_one_of({"is", "was", "has", "does", "did", "had"})) return;
  propose(hits, "Article", sentence, place, place, with_article(sentence.at(place)), "A noun that is counted")
      .severity = Severity::suggestion;
}

// "found that company had": "that" joins, and does not point.
void that_and_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& noun = sentence.at(place + 1);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 2));
  if (!sentence.at(place).is("that") || place == 0 ||
      !form_of(sentence.before(place),
               "say find found show report state believe argue think confirm claim note conclude hold "
               "know learn announce explain complain") ||
      !sentence.before(place).tagged("VB") || any_be(sentence.before(place, 2)))
    return;
  if (!counted_person(noun) &&
      !noun.is_one_of({"government", "ministry", "court", "agency", "platform", "authority", "school", "hospital",
                       "building", "bridge", "road", "house", "council"}))
    return;
  if (verb.tag != "MD" && !verb.is_one_of({"is", "was", "has", "does", "did", "had"})) return;
  propose(hits, "Article", sentence, place + 1, place + 1, "the " + noun.text, "The article is missing").severity =
      Severity::suggestion;
}

// "published report on", "signed contract with": a new thing behind a verb of making.
void made_thing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const std::size_t noun =
      sentence.at(place + 1).tag == "JJ" && sentence.at(place + 1).roles == 0 ? place + 2 : place + 1;
  const Token& head = sentence.at(noun);
  if (!form_of(
          verb,
          "publish sign write draft launch build set submit issue conduct carry open develop prepare produce "
          "receive create establish adopt announce propose face pose play take make hold provide reach give deliver") ||
      !verb.tagged("VB") || verb.tag == "VBN" || verb.tag == "VBG" || sentence.in_list)
    return;
  if (head.tag != "NN" || head.name() ||
      sentence.at(place + 1).is_one_of({"such", "more", "further", "other", "due", "little", "much"}))
    return;
  const bool always = listed(
      "contract agreement report survey questionnaire workshop campaign framework programme project "
      "website hotline database list complaint guideline memorandum handbook strategy warning statement apology speech lecture presentation summary "
      "description overview",
      head.lower);
  const bool described =
      noun == place + 2 &&
      listed(
          "role step problem threat example decision effect system policy law plan limit number part "
          "mechanism office centre unit form conference measure solution challenge difference period meeting hearing "
          "briefing base",
          head.lower) &&
      !form_of(verb, "take provide receive") && !sentence.at(place + 1).is_one_of({"full", "large"});
  if (!always && !described) return;
  if (!ends_phrase(sentence, noun + 1) || sentence.at(noun + 1).tag == "MD") return;
  propose(hits, "Article", sentence, place + 1, place + 1, with_article(sentence.at(place + 1)),
          "A noun that is counted")
      .severity = Severity::suggestion;
}

}  // namespace

void check_bare_nouns(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    bare_object(sentence, place, hits);
    bare_group(sentence, place, hits);
    bare_described(sentence, place, hits);
    set_up(sentence, place, hits);
    has_described(sentence, place, hits);
    is_described(sentence, place, hits);
    bare_subject(sentence, place, hits);
    that_and_noun(sentence, place, hits);
    made_thing(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
