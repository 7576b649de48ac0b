// Nouns that are counted and stand in the singular with nothing before them: "to migrant
// who", "Employer must pay". And plurals where measures and compounds go wrong.
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

// A person or body that does not stand without a determiner.
bool person(const Token& token) {
  if (token.tag != "NN" || !token.flags.has(F::noun_singular) || token.flags.has(F::noun_plural) ||
      token.text != token.lower)
    return false;
  if (token.is_one_of({"chief", "head", "staff", "police", "state", "court", "school", "hospital", "government", "family",
                       "member", "author", "mother", "father", "leader", "director", "minister", "person", "parliament",
                       "witness", "woman", "man", "child", "manager", "owner", "president", "secretary", "chairman",
                       "commissioner", "agent", "crew", "guard", "guest", "official", "professional", "adult", "expert",
                       "bank", "country", "council", "union", "charity", "people", "authority", "agency", "platform"}))
    return false;
  return names_agent(token);
}

// Things of the same kind.
bool counted_thing(const Token& token) {
  return token.tag == "NN" && token.text == token.lower &&
         listed("contract passport permit boat vehicle website village province dormitory factory warehouse survey "
                "questionnaire workshop framework mechanism hotline database leaflet brochure building house advertisement "
                "newspaper deadline loan fee fine bribe deposit salary certificate document",
                token.lower);
}

bool ends_phrase(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  return token.is(Role::full_stop) || token.finite() || token.tag == "TO" || token.is_one_of({"who", "that", "which"}) ||
         (token.is(Role::preposition) && !token.is("of")) || token.adverb();
}

// "to migrant who", "found by recruiter": behind a preposition or an active verb.
void bare_person(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* phrase = sentence.phrase_at(place);
  if (phrase == nullptr || phrase->end > place + 2 || sentence.in_list) return;
  const Token& head = sentence.at(phrase->head);
  const bool thing = counted_thing(head);
  if (!person(head) && !thing) return;
  for (std::size_t at = place; at < phrase->head; ++at)
    if (sentence.at(at).tag != "JJ" || sentence.at(at).is_one_of({"such", "no", "same", "former", "other"}) ||
        sentence.at(at).roles != 0)
      return;
  if (!ends_phrase(sentence, phrase->end)) return;
  const Token& before = sentence.before(place);
  const bool preposition = before.is_one_of({"to", "by", "for", "with", "from", "against", "in", "at", "on"}) &&
                           before.tag != "RP" && !(before.is("by") && head.is_one_of({"boat", "vehicle", "contract"})) &&
                           !(before.is_one_of({"on", "under", "by"}) && head.is_one_of({"loan", "contract", "deposit"}));
  const bool object = before.tagged("VB") && before.roles == 0 && place > 1 &&
                      !form_of(before, "become remain appoint elect call name make turn stay hire train play act");
  if (!preposition && !object) return;
  if (sentence.before(place, 2).is_one_of({"from", "between"}) || sentence.at(phrase->end).is("by")) return;
  // "from recruiter to employer", "worker by worker"
  if (sentence.at(phrase->end + 1).common_noun() && person(sentence.at(phrase->end + 1))) return;
  propose(hits, "Article", sentence, place, place, with_article(sentence.at(place)), "A noun that is counted").severity =
      Severity::suggestion;
}

// "Employer must pay", "found that company had"
void bare_subject(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* phrase = sentence.phrase_at(place);
  if (phrase == nullptr || phrase->end != place + 1 || sentence.in_list) return;
  const Token& head = sentence.at(place);
  const Token& before = sentence.before(place);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 1));
  Token lower = head;
  lower.text = head.lower;
  const bool start = place == 0 && !head.name() && sentence.tokens.back().is(".");
  const bool clause = before.is_one_of({"because", "if", "when", "although", "unless", "while", "where"});
  if (!(start || clause) || !(person(lower) || counted_thing(lower))) return;
  if (verb.tag != "MD" && !verb.is_one_of({"is", "was", "has", "does", "did", "had"})) return;
  propose(hits, "Article", sentence, place, place, with_article(head), "A noun that is counted").severity =
      Severity::suggestion;
}

// "found that company had": "that" joins, and does not point.
void that_and_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& noun = sentence.at(place + 1);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 2));
  if (!sentence.at(place).is("that") || place == 0 ||
      !form_of(sentence.before(place), "say find found show report state believe argue think confirm claim note conclude hold "
                                       "know learn announce explain complain") ||
      !sentence.before(place).tagged("VB") || any_be(sentence.before(place, 2)))
    return;
  if (!person(noun) && !noun.is_one_of({"government", "ministry", "court", "agency", "platform", "authority"})) return;
  if (verb.tag != "MD" && !verb.is_one_of({"is", "was", "has", "does", "did", "had"})) return;
  propose(hits, "Article", sentence, place + 1, place + 1, "the " + noun.text, "The article is missing").severity =
      Severity::suggestion;
}

// "published report on", "signed contract with": a new thing behind a verb of making.
void made_thing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const std::size_t noun = sentence.at(place + 1).tag == "JJ" && sentence.at(place + 1).roles == 0 ? place + 2 : place + 1;
  const Token& head = sentence.at(noun);
  if (!form_of(verb, "publish sign write draft launch build set submit issue conduct carry open develop prepare produce "
                     "receive create establish adopt announce propose face pose play take make hold provide reach") ||
      !verb.tagged("VB") || verb.tag == "VBN" || verb.tag == "VBG" || sentence.in_list)
    return;
  if (head.tag != "NN" || head.name() || sentence.at(place + 1).is_one_of({"such", "more", "further", "other", "due", "little", "much"})) return;
  const bool always = listed("contract agreement report survey questionnaire workshop campaign framework programme project "
                             "website hotline database list complaint guideline memorandum handbook strategy",
                             head.lower);
  const bool described = noun == place + 2 &&
                         listed("role step problem threat example decision effect system policy law plan limit number part "
                                "mechanism office centre unit form conference measure solution challenge difference period",
                                head.lower) &&
                         !form_of(verb, "take provide receive") && !sentence.at(place + 1).is_one_of({"full", "large"});
  if (!always && !described) return;
  if (!ends_phrase(sentence, noun + 1) || sentence.at(noun + 1).tag == "MD") return;
  propose(hits, "Article", sentence, place + 1, place + 1, with_article(sentence.at(place + 1)), "A noun that is counted")
      .severity = Severity::suggestion;
}

// ---- Measures and compounds ---------------------------------------------------------

// "a ten pages report", "a five years old child"
void measure_before_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& number = sentence.at(place + 1);
  const Token& unit = sentence.at(place + 2);
  const Token& noun = sentence.at(place + 3);
  if (!sentence.at(place).is_one_of({"a", "an"}) || number.tag != "CD" || number.is("one")) return;
  if (!unit.is_one_of({"years", "days", "weeks", "months", "hours", "minutes", "pages", "metres", "kilometres", "miles"}))
    return;
  const bool old = noun.is("old");
  if (!old && !noun.common_noun()) return;
  const std::string singular = unit.lower.substr(0, unit.lower.size() - 1);
  propose(hits, "Plural", sentence, place + 1, old ? place + 3 : place + 2,
          number.text + "-" + singular + (old ? "-old" : ""), "Before a noun the unit stands in the singular");
}

// "five millions people", "two time", "three hundreds"
void numbers(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& number = sentence.at(place);
  const Token& unit = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (number.tag != "CD" || number.is_one_of({"one", "1"})) return;
  if (unit.is_one_of({"millions", "thousands", "hundreds", "billions"}) && !behind.is("of") && !names_year(number))
    propose(hits, "Plural", sentence, place + 1, place + 1, unit.lower.substr(0, unit.lower.size() - 1),
            "Behind a number");
  if (unit.is("time") && number.is_one_of({"two", "three", "four", "five", "six", "ten"}) &&
      (behind.is_one_of({"a", "per", "more", "in", "as", "the", "."}) || behind.flags.has(F::comparative)))
    propose(hits, "Determiner", sentence, place + 1, place + 1, "times", "“" + number.text + "” goes with a plural");
  // "five mobile phone and a computer"
  const Phrase* phrase = sentence.phrase_at(place);
  if (phrase == nullptr || phrase->head == place || names_year(number) ||
      !listed("two three four five six seven eight nine ten eleven twelve twenty", number.lower))
    return;
  const Token& head = sentence.at(phrase->head);
  const Token& next = sentence.at(phrase->end + 1);
  if (sentence.at(phrase->end).is_one_of({"and", "or"}) && counted_singular(head) &&
      (next.is(Role::article) || next.tag == "CD" || next.is(Role::possessive)))
    propose(hits, "Determiner", sentence, phrase->head, phrase->head, plural_of(head.lower),
            "“" + number.text + "” goes with a plural");
}

struct Compound {
  std::string_view first, second, third, right;
};

constexpr Compound compounds[] = {
    {"term", "of", "service", "terms of service"},     {"term", "of", "use", "terms of use"},
    {"term", "of", "reference", "terms of reference"}, {"term", "and", "condition", "terms and conditions"},
    {"term", "and", "conditions", "terms and conditions"}, {"terms", "and", "condition", "terms and conditions"},
    {"good", "and", "services", "goods and services"}, {"mean", "of", "transport", "means of transport"},
    {"by", "mean", "of", "by means of"},               {"in", "other", "word", "in other words"},
    {"custom", "officer", "", "customs officer"},      {"custom", "officers", "", "customs officers"},
    {"custom", "official", "", "customs official"},    {"custom", "officials", "", "customs officials"},
    {"custom", "authorities", "", "customs authorities"}, {"custom", "duties", "", "customs duties"},
    {"human", "right", "law", "human rights law"},     {"human", "right", "violations", "human rights violations"},
    {"human", "right", "defenders", "human rights defenders"}, {"human", "right", "groups", "human rights groups"},
    {"human", "right", "abuses", "human rights abuses"}, {"human", "rights", "violation", ""},
    {"united", "nation", "", "United Nations"},        {"social", "medias", "", "social media"},
    {"woman", "rights", "", "women’s rights"},         {"thank", "to", "the", "thanks to the"},
    {"on", "other", "hand", "on the other hand"},      {"at", "long", "last", ""},
    {"raw", "material", "are", "raw materials are"},   {"saving", "account", "", "savings account"},
    {"saving", "accounts", "", "savings accounts"},    {"arm", "trade", "", "arms trade"},
    {"passer-bys", "", "", "passers-by"},              {"attorney", "generals", "", "attorneys general"},
    {"secretary", "generals", "", "secretaries general"}, {"mother-in-laws", "", "", "mothers-in-law"},
    {"standard", "of", "livings", "standards of living"}, {"point", "of", "views", "points of view"},
    {"rule", "of", "laws", "rule of law"},             {"per", "cents", "", "per cent"},
    {"head", "quarter", "", "headquarters"},           {"headquarter", "", "", "headquarters"},
};

void compound(const Sentence& sentence, std::size_t place, Hits& hits) {
  for (const Compound& entry : compounds) {
    if (entry.right.empty() || !sentence.at(place).is(entry.first)) continue;
    if (!entry.second.empty() && !sentence.at(place + 1).is(entry.second)) continue;
    if (!entry.third.empty() && !sentence.at(place + 2).is(entry.third)) continue;
    const std::size_t last = place + (entry.third.empty() ? 0 : 1) + (entry.second.empty() ? 0 : 1);
    propose(hits, "Plural", sentence, place, last, in_case_of(sentence.at(place), std::string(entry.right)),
            "The set form");
    return;
  }
}

// "a criteria", "each phenomena", "two crisis", "a women"
constexpr std::string_view odd_plurals[][2] = {
    {"criteria", "criterion"}, {"phenomena", "phenomenon"}, {"crises", "crisis"},   {"analyses", "analysis"},
    {"women", "woman"},        {"men", "man"},              {"children", "child"},  {"hypotheses", "hypothesis"},
    {"bases", "basis"},        {"theses", "thesis"},        {"bacteria", "bacterium"},
};

void odd_plural(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& first = sentence.at(place);
  const std::size_t at = sentence.at(place + 1).adjective() && sentence.at(place + 1).roles == 0 ? place + 2 : place + 1;
  const Token& noun = sentence.at(at);
  const Token& behind = sentence.at(at + 1);
  if (behind.tagged("NN") || behind.tag == "POS" || behind.is("-")) return;
  for (const auto& [plural, singular] : odd_plurals) {
    if (first.is_one_of({"a", "an", "each", "every", "this", "another", "one"}) && noun.is(plural) &&
        !(first.is("one") && at != place + 1))
      propose(hits, "Determiner", sentence, at, at, std::string(singular), "“" + first.text + "” goes with a singular");
    if (first.is_one_of({"these", "many", "several", "two", "three", "four", "few", "both", "all", "some", "various"}) &&
        noun.is(singular) && !first.is("some") && !(first.is("all") && !behind.finite()) && !singular.starts_with("man"))
      propose(hits, "Determiner", sentence, at, at, std::string(plural), "“" + first.text + "” goes with a plural");
  }
}

// "in different country", "a lot of complaint", "a group of worker"
void plural_wanted(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(place);
  const Token& noun = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  const bool ends = behind.is(Role::full_stop) || behind.is(Role::preposition) || behind.finite() || behind.is(",") ||
                    behind.is_one_of({"who", "that", "which"});
  if (!counted_singular(noun) || !ends) return;
  const bool kinds = token.is_one_of({"different", "various", "numerous", "multiple"}) &&
                     (before.is(Role::preposition) || before.tagged("VB"));
  const bool crowd = token.is("of") && !noun.is("effort") && !noun.flags.verb() && before.is_one_of({"lot", "plenty", "couple", "lots", "handful", "dozens"});
  const bool group = token.is("of") && person(noun) &&
                     before.is_one_of({"group", "groups", "network", "networks", "team", "teams", "association", "list",
                                       "number", "numbers", "majority", "rights"}) &&
                     !before.is("rights");
  const bool among = token.is_one_of({"among", "between"}) && !before.is_one_of({"in"}) && person(noun) &&
                     !behind.is("and");
  const bool all = token.is("all") && (place == 0 || before.is(Role::preposition) || before.tagged("VB")) &&
                   (person(noun) || counted_thing(noun));
  if (kinds || crowd || group || among || all)
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural_of(noun.lower),
            "“" + (token.is("of") ? before.text + " of" : token.text) + "” goes with a plural");
}

// "This figures do": the verb shows that the noun is a plural.
void this_with_plural(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& noun = sentence.at(place + 1);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 2));
  if (!token.is("this") || (place > 0 && !sentence.before(place).is(",")) ||
      !noun.flags.has(F::noun_plural) || !noun.lower.ends_with('s') || noun.is_one_of({"means", "series", "news"}))
    return;
  if (verb.is_one_of({"are", "were", "have", "do"}))
    propose(hits, "Determiner", sentence, place, place, in_case_of(token, "these"), "Before a plural");
}

}  // namespace

void check_bare_nouns(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    bare_person(sentence, place, hits);
    bare_subject(sentence, place, hits);
    that_and_noun(sentence, place, hits);
    made_thing(sentence, place, hits);
  }
}

void check_plurals(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    measure_before_noun(sentence, place, hits);
    numbers(sentence, place, hits);
    compound(sentence, place, hits);
    odd_plural(sentence, place, hits);
    plural_wanted(sentence, place, hits);
    this_with_plural(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
