// Measures, numbers and compounds in the plural, and nouns whose plural is wanted.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// "a ten pages report", "a five years old child"
void measure_before_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& number = sentence.at(place + 1);
  const Token& unit = sentence.at(place + 2);
  const Token& noun = sentence.at(place + 3);
  if (!sentence.at(place).is_one_of({"a", "an"}) || number.tag != "CD" || number.is("one")) return;
  if (!unit.is_one_of(
          {"years", "days", "weeks", "months", "hours", "minutes", "pages", "metres", "kilometres", "miles"}))
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
    {"term", "of", "service", "terms of service"},
    {"term", "of", "use", "terms of use"},
    {"term", "of", "reference", "terms of reference"},
    {"term", "and", "condition", "terms and conditions"},
    {"term", "and", "conditions", "terms and conditions"},
    {"terms", "and", "condition", "terms and conditions"},
    {"good", "and", "services", "goods and services"},
    {"mean", "of", "transport", "means of transport"},
    {"by", "mean", "of", "by means of"},
    {"in", "other", "word", "in other words"},
    {"custom", "officer", "", "customs officer"},
    {"custom", "officers", "", "customs officers"},
    {"custom", "official", "", "customs official"},
    {"custom", "officials", "", "customs officials"},
    {"custom", "authorities", "", "customs authorities"},
    {"custom", "duties", "", "customs duties"},
    {"human", "right", "law", "human rights law"},
    {"human", "right", "violations", "human rights violations"},
    {"human", "right", "defenders", "human rights defenders"},
    {"human", "right", "groups", "human rights groups"},
    {"human", "right", "abuses", "human rights abuses"},
    {"human", "rights", "violation", ""},
    {"united", "nation", "", "United Nations"},
    {"social", "medias", "", "social media"},
    {"woman", "rights", "", "women’s rights"},
    {"thank", "to", "the", "thanks to the"},
    {"on", "other", "hand", "on the other hand"},
    {"at", "long", "last", ""},
    {"raw", "material", "are", "raw materials are"},
    {"saving", "account", "", "savings account"},
    {"saving", "accounts", "", "savings accounts"},
    {"arm", "trade", "", "arms trade"},
    {"dead", "line", "", "deadline"},
    {"dead", "lines", "", "deadlines"},
    {"work", "shop", "", "workshop"},
    {"out", "come", "of", "outcome of"},
    {"feed", "back", "from", "feedback from"},
    {"data", "base", "", "database"},
    {"frame", "work", "", "framework"},
    {"time", "table", "", "timetable"},
    {"guide", "line", "", "guideline"},
    {"guide", "lines", "", "guidelines"},
    {"short", "fall", "in", "shortfall in"},
    {"house", "hold", "", "household"},
    {"house", "holds", "", "households"},
    {"with", "out", "", "without"},
    {"through", "out", "the", "throughout the"},
    {"where", "as", "", "whereas"},
    {"there", "fore", "", "therefore"},
    {"some", "one", "who", "someone who"},
    {"some", "times", "", "sometimes"},
    {"head", "quarters", "", "headquarters"},
    {"on", "advance", "", "in advance"},
    {"passer-bys", "", "", "passers-by"},
    {"attorney", "generals", "", "attorneys general"},
    {"secretary", "generals", "", "secretaries general"},
    {"mother-in-laws", "", "", "mothers-in-law"},
    {"standard", "of", "livings", "standards of living"},
    {"point", "of", "views", "points of view"},
    {"rule", "of", "laws", "rule of law"},
    {"per", "cents", "", "per cent"},
    {"head", "quarter", "", "headquarters"},
    {"headquarter", "", "", "headquarters"},
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
    {"criteria", "criterion"}, {"phenomena", "phenomenon"},  {"crises", "crisis"},
    {"analyses", "analysis"},  {"women", "woman"},           {"men", "man"},
    {"children", "child"},     {"hypotheses", "hypothesis"}, {"bases", "basis"},
    {"theses", "thesis"},      {"bacteria", "bacterium"},
};

void odd_plural(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& first = sentence.at(place);
  const std::size_t at =
      sentence.at(place + 1).adjective() && sentence.at(place + 1).roles == 0 ? place + 2 : place + 1;
  const Token& noun = sentence.at(at);
  const Token& behind = sentence.at(at + 1);
  if (behind.tagged("NN") || behind.tag == "POS" || behind.is("-")) return;
  for (const auto& [plural, singular] : odd_plurals) {
    if (first.is_one_of({"a", "an", "each", "every", "this", "another", "one"}) && noun.is(plural) &&
        !(first.is("one") && at != place + 1))
      propose(hits, "Determiner", sentence, at, at, std::string(singular), "“" + first.text + "” goes with a singular");
    if (first.is_one_of({"these", "many", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                         "ten", "few", "both", "all", "some", "various"}) &&
        noun.is(singular) && !first.is("some") && !(first.is("all") && !behind.finite()) &&
        (singular != "man" || behind.is(Role::full_stop) || behind.is(Role::preposition) || behind.finite()))
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
  if (!(counted_singular(noun) || counted_person(noun) || counted_thing(noun)) || !ends) return;
  const bool kinds = token.is_one_of({"different", "various", "numerous", "multiple"}) &&
                     (before.is(Role::preposition) || before.tagged("VB"));
  const bool crowd = token.is("of") && !noun.is("effort") && (!noun.flags.verb() || counted_thing(noun)) &&
                     before.is_one_of({"lot", "plenty", "couple", "lots", "handful", "dozens"});
  const bool group = token.is("of") && counted_person(noun) &&
                     before.is_one_of({"group", "groups", "network", "networks", "team", "teams", "association", "list",
                                       "number", "numbers", "majority", "rights"}) &&
                     !before.is("rights");
  const bool among =
      token.is_one_of({"among", "between"}) && !before.is_one_of({"in"}) && counted_person(noun) && !behind.is("and");
  const bool every_the = token.is("the") && before.is("all") && !sentence.before(place, 2).is("for") &&
                         !noun.is_one_of({"way", "world", "time", "country", "city", "product", "sum"}) &&
                         (counted_person(noun) || counted_thing(noun) || noun.is_one_of({"document", "file", "case"}));
  const bool hundred = token.is_one_of({"hundred", "thousand", "million", "dozen"}) &&
                       (counted_person(noun) || counted_thing(noun) || noun.is_one_of({"person", "child", "family"}));
  const bool all = token.is("all") && (place == 0 || before.is(Role::preposition) || before.tagged("VB")) &&
                   (counted_person(noun) || counted_thing(noun));
  if (kinds || crowd || group || among || all || every_the || hundred)
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural_of(noun.lower),
            "“" + (token.is("of") ? before.text + " of" : token.text) + "” goes with a plural");
}

// "different kind of trick", "300 worker"
void kinds_and_digits(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& noun = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  if (token.is_one_of({"different", "various", "several", "many", "two", "three", "four"}) &&
      noun.is_one_of({"kind", "type", "sort", "form"}) && behind.is("of") &&
      !before.is_one_of({"a", "the", "any", "no", "each"}) && !before.adverb() && !before.is(Role::possessive))
    propose(hits, "Determiner", sentence, place + 1, place + 1, noun.text + "s",
            "“" + token.text + "” goes with a plural");
  const bool digits = token.tag == "CD" && token.lower.find_first_not_of("0123456789,") == std::string::npos &&
                      token.lower != "1" && !names_year(token);
  const bool ends = behind.is(Role::full_stop) || behind.is(Role::preposition) || behind.finite() || behind.is("and") ||
                    behind.is(",");
  if (digits && ends && (counted_person(noun) || counted_thing(noun)) &&
      (before.tagged("VB") || before.is(Role::preposition)))
    propose(hits, "Determiner", sentence, place + 1, place + 1, plural_of(noun.lower),
            "“" + token.text + "” goes with a plural");
}

// "This figures do": the verb shows that the noun is a plural.
void this_with_plural(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& noun = sentence.at(place + 1);
  const Token& verb = sentence.at(sentence.skip_adverbs(place + 2));
  if (!token.is("this") || (place > 0 && !sentence.before(place).is(",")) || !noun.flags.has(F::noun_plural) ||
      !noun.lower.ends_with('s') || noun.is_one_of({"means", "series", "news"}))
    return;
  if (verb.is_one_of({"are", "were", "have", "do"}))
    propose(hits, "Determiner", sentence, place, place, in_case_of(token, "these"), "Before a plural");
}

}  // namespace

void check_plurals(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    measure_before_noun(sentence, place, hits);
    numbers(sentence, place, hits);
    compound(sentence, place, hits);
    odd_plural(sentence, place, hits);
    plural_wanted(sentence, place, hits);
    this_with_plural(sentence, place, hits);
    kinds_and_digits(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
