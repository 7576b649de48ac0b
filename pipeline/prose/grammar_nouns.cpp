// Determiners with their nouns; countable and mass nouns.
#include <algorithm>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool strict_mass(const Token& token) {
  return token.is_one_of({"information",    "advice",        "evidence",  "equipment",    "knowledge", "furniture",
                          "legislation",    "software",      "hardware",  "progress",     "feedback",  "assistance",
                          "guidance",       "luggage",       "news",      "homework",     "traffic",   "machinery",
                          "infrastructure", "music",         "wildlife",  "research",     "clothing",  "employment",
                          "harassment",     "accommodation", "jewellery", "mail",         "personnel", "poverty",
                          "violence",       "weather",       "welfare",   "unemployment", "footage",   "expertise",
                          "correspondence", "rubbish",       "scenery",   "training",     "housing"});
}

// Plurals that are none, and what is meant.
constexpr std::string_view false_plurals[][2] = {{"informations", "information"},
                                                 {"advices", "advice"},
                                                 {"evidences", "evidence"},
                                                 {"equipments", "equipment"},
                                                 {"knowledges", "knowledge"},
                                                 {"furnitures", "furniture"},
                                                 {"legislations", "legislation"},
                                                 {"softwares", "software"},
                                                 {"hardwares", "hardware"},
                                                 {"feedbacks", "feedback"},
                                                 {"assistances", "assistance"},
                                                 {"guidances", "guidance"},
                                                 {"luggages", "luggage"},
                                                 {"homeworks", "homework"},
                                                 {"machineries", "machinery"},
                                                 {"trainings", "training"},
                                                 {"infrastructures", "infrastructure"},
                                                 {"personnels", "personnel"},
                                                 {"violences", "violence"},
                                                 {"staffs", "staff"},
                                                 {"trafficks", "traffic"},
                                                 {"expertises", "expertise"},
                                                 {"footages", "footage"},
                                                 {"poverties", "poverty"},
                                                 {"aircrafts", "aircraft"},
                                                 {"sheeps", "sheep"},
                                                 {"childs", "children"},
                                                 {"childrens", "children"},
                                                 {"mans", "men"},
                                                 {"womans", "women"},
                                                 {"womens", "women"},
                                                 {"persones", "persons"},
                                                 {"criterias", "criteria"},
                                                 {"phenomenas", "phenomena"},
                                                 {"datas", "data"},
                                                 {"medias", "media"},
                                                 {"offsprings", "offspring"},
                                                 {"feets", "feet"},
                                                 {"peoples'", "people’s"},
                                                 {"accommodations", "accommodation"},
                                                 {"researches", "research"},
                                                 {"progresses", "progress"},
                                                 {"housings", "housing"},
                                                 {"works'", "works"},
                                                 {"cooperations", "cooperation"},
                                                 {"collaborations", ""},
                                                 {"harassments", "harassment"},
                                                 {"trainees'", ""},
                                                 {"jewelleries", "jewellery"},
                                                 {"rubbishes", "rubbish"},
                                                 {"moneys", "money"},
                                                 {"monies", ""}};

// The singular of a plural that a mass noun does not have: "informations".
std::string mass_singular(const Token& token) {
  for (const auto& [plural, singular] : false_plurals)
    if (token.is(plural)) return std::string(singular);
  if (!token.flags.known() && token.lower.ends_with('s')) {  // "researchs"
    Token stem;
    stem.lower = token.lower.substr(0, token.lower.size() - 1);
    if (strict_mass(stem)) return stem.lower;
  }
  return {};
}

bool time_or_measure(const Token& token) {
  return token.is_one_of({"year",   "month",     "week",    "day",          "hour",     "minute", "per",    "percent",
                          "cent",   "million",   "billion", "thousand",     "hundred",  "pm",     "am",     "dozen",
                          "metre",  "kilometre", "km",      "kg",           "foot",     "pound",  "dollar", "time",
                          "times",  "series",    "species", "headquarters", "aircraft", "staff",  "data",   "people",
                          "police", "means",     "way",     "per-cent",     "half",     "third",  "quarter"});
}

bool clear_singular(const Token& token) {
  return token.tag == "NN" && token.flags.has(F::noun_singular) &&
         !token.flags.any(F::noun_plural, F::irregular_plural, F::verb_gerund) &&
         (token.flags.has(F::countable) || !token.flags.has(F::mass)) && !time_or_measure(token) &&
         !strict_mass(token) && (token.flags.has(F::attested_noun) || !token.flags.verb());
}

bool clear_plural(const Token& token) {
  return token.tag == "NNS" && token.flags.has(F::noun_plural) &&
         (!token.flags.has(F::noun_singular) || token.flags.has(F::listed_plural)) && !time_or_measure(token) &&
         !token.is_one_of({"statistics", "politics", "news", "media", "data", "criteria", "works", "economics"});
}

// Whether the head may be the verb of the sentence: "a user reports", "five name both".
bool may_be_verb(const Sentence& sentence, const Phrase& phrase, WordFlag form) {
  const Token& behind = sentence.at(phrase.end);
  return sentence.at(phrase.head).flags.has(form) && !behind.is(Role::be) && !behind.is(Role::modal) &&
         !behind.is(Role::have);
}

// "visited each schools in May": a noun, since the clause has its verb already.
bool noun_behind_verb(const Sentence& sentence, const Phrase& phrase) {
  const Token& before = sentence.before(phrase.begin);
  const Token& behind = sentence.at(phrase.end);
  return phrase.begin > 1 && phrase.head == phrase.begin + 1 &&
         ((before.tagged("VB") && before.roles == 0) || before.is_one_of({"of", "in", "for", "by"})) &&
         (behind.is(Role::preposition) || behind.is(Role::full_stop));
}

// What the singular determiners want and get.
void check_singular_determiner(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  const Token& first = sentence.at(phrase.begin);
  const Token& head = sentence.at(phrase.head);
  if (!first.is_one_of({"a", "an", "this", "each", "every", "another"}) || !clear_plural(head)) return;
  const bool indefinite = first.is_one_of({"a", "an"});
  if (may_be_verb(sentence, phrase, F::verb_third) && !noun_behind_verb(sentence, phrase) &&
      (!indefinite || phrase.head > phrase.begin + 1))
    return;
  const Token& behind = sentence.at(phrase.end);
  if (behind.roles == 0 && behind.flags.has(F::noun_singular) && !behind.adverb()) return;
  if (!indefinite)
    for (std::size_t place = phrase.begin + 1; place < phrase.head; ++place)
      if (sentence.at(place).tagged("NN")) return;
  const Token& second = sentence.at(phrase.begin + 1);
  if (second.tag == "CD" || second.is_one_of({"few", "great", "good", "hundred", "dozen", "couple", "lot", "many",
                                              "further", "additional", "mere", "total", "record", "estimated"}))
    return;
  for (std::size_t place = phrase.begin + 1; place < phrase.head; ++place)
    if (sentence.at(place).flags.has(F::verb_third) || sentence.at(place).tag == "CD" ||
        sentence.at(place).tag == "POS")
      return;
  if (sentence.at(phrase.end).tagged("NN") || sentence.at(phrase.end).is("'s")) return;
  // "in a democratic state citizens can": another noun may begin there.
  const bool two_nouns = indefinite && phrase.head > phrase.begin + 1 && sentence.at(phrase.head - 1).tag == "NN";
  const std::string singular = singular_of(head.lower);
  if (singular.empty()) return;
  if (first.is("this")) {
    propose(hits, "Determiner", sentence, phrase.begin, phrase.begin, in_case_of(first, "these"),
            "“this” goes with a singular, “" + head.text + "” is plural");
    return;
  }
  propose(hits, "Determiner", sentence, phrase.head, phrase.head, singular, "“" + first.text + "” goes with a singular")
      .doubtful = two_nouns;
}

// A noun in front of a noun, a compound, or a pair: "many State and private actors".
bool goes_on_with_noun(const Sentence& sentence, const Phrase& phrase) {
  const Token& behind = sentence.at(phrase.end);
  if (!behind.tagged("NN") && !behind.tagged("JJ") && !behind.is_one_of({"and", "or", "/", "-", "'s", ",", "'", "’"}) &&
      behind.tag != "POS" && behind.tag != "VBG" && behind.tag != "CD")
    return false;
  const Token& next = sentence.at(phrase.end + 1);
  const bool clause = behind.is(",") && phrase.head == phrase.begin + 1 &&
                      (next.is(Role::subordinator) || next.is(Role::wh_word) || next.is(Role::determiner) ||
                       next.is_one_of({"and", "but"}));
  return !clause;
}

void check_plural_determiner(const Sentence& sentence, const Phrase& phrase, Hits& hits) {
  const Token& first = sentence.at(phrase.begin);
  const Token& head = sentence.at(phrase.head);
  std::size_t from = phrase.begin;
  const bool number = sentence.at(from).tag == "CD" || (sentence.at(from).is(Role::determiner) &&
                                                        sentence.at(from + 1).tag == "CD" && from + 1 < phrase.head);
  const std::size_t digits = sentence.at(from).tag == "CD" ? from : from + 1;
  const bool many =
      first.is_one_of(
          {"these", "those", "many", "several", "various", "few", "both", "numerous", "multiple", "fewer"}) ||
      (number && sentence.at(digits).lower.find("ty-") != std::string::npos) ||
      (number && sentence.at(digits).is_one_of(
                     {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "eleven", "twelve",
                      "two",    "three",  "four",  "five",  "six",   "seven",   "eight",  "nine",   "ten",    "11",
                      "12",     "13",     "14",    "15",    "16",    "17",      "18",     "19",     "20"}));
  if (!many || !clear_singular(head)) return;
  const bool bare_number = phrase.head == (number ? digits + 1 : phrase.begin + 1);
  // "Five name both", "two answer in part": unless a preposition wants a noun here.
  const Token& outer = sentence.before(phrase.begin);
  const bool behind_verb = outer.tagged("VB") && outer.roles == 0 && number && sentence.at(phrase.end).is(Role::full_stop);
  const bool noun_wanted = behind_verb || (outer.is(Role::preposition) && !outer.is("of") && !outer.is("as") && !outer.is("than")) ||
                           sentence.at(phrase.end).is("of") || sentence.at(phrase.end).is("with") ||
                           (sentence.at(phrase.end).tag == "TO" && first.is_one_of({"several", "various", "numerous"}));
  const Token& after = sentence.at(phrase.end);
  const bool verb_follows = after.tag == "VBZ" || after.tag == "VBD" || after.tag == "MD" ||
                            ((after.tag == "VBP" || after.tag == "VB") && (after.roles != 0 || after.flags.has(F::attested_verb)));
  if (bare_number && !noun_wanted && !verb_follows && may_be_verb(sentence, phrase, F::verb_base)) return;
  if (goes_on_with_noun(sentence, phrase)) return;
  if (first.is("both"))  // "both the history and the theory"
    for (std::size_t place = phrase.end; place < sentence.size(); ++place)
      if (sentence.at(place).is("and") || sentence.at(place).is("well")) return;
  for (std::size_t place = phrase.begin + 1; place < phrase.head; ++place)
    if (sentence.at(place).tag == "VBG") return;  // "those taking part"
  if (first.is("many") && sentence.at(phrase.begin + 1).is_one_of({"a", "an"})) return;
  if (first.is("these") || first.is("those") || first.is("few") || number) {
    if (sentence.before(phrase.begin).is_one_of({"of", "a"}) && number) return;
  }
  for (std::size_t place = phrase.begin + 1; place < phrase.head; ++place)
    if ((sentence.at(place).flags.has(F::noun_plural) && !sentence.at(place).flags.has(F::noun_singular)) ||
        sentence.at(place).is("people") ||  // "how many people board"
        (sentence.at(place).tag == "CD" && place > digits))
      return;
  const std::string plural = plural_of(head.lower);
  if (plural.empty() || (head.name() && !head.is("state"))) return;
  Hit& hit = propose(hits, "Determiner", sentence, phrase.head, phrase.head, plural,
                     "“" + sentence.at(number ? digits : phrase.begin).text + "” goes with a plural");
  hit.doubtful = number && head.flags.has(F::mass);
}

// "One of the reason", "each of the company".
void check_of_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is_one_of({"one", "two", "each", "many", "several", "three", "few", "number", "variety", "both"}) ||
      !sentence.at(place + 1).is("of"))
    return;
  const Phrase* phrase = sentence.phrase_at(place + 2);
  if (phrase == nullptr) return;
  const bool bare = token.is("number") || token.is("variety");
  if (bare != !sentence.at(place + 2).is(Role::determiner)) return;
  if (token.is("number") &&
      !sentence.before(place).is_one_of({"a", "the", "large", "small", "growing", "limited", "significant", "great"}))
    return;
  const Token& head = sentence.at(phrase->head);
  const Token& behind = sentence.at(phrase->end);
  // "returnee", "evacuee": a word the lexicon lacks, by its ending one person.
  const bool person = head.tag == "NN" && !head.flags.known() && head.lower.ends_with("ee");
  if ((!clear_singular(head) && !person) || behind.flags.has(F::noun_plural) ||
      (head.flags.has(F::verb_base) && !behind.finite() && behind.word() && !behind.is(Role::preposition)) ||
      behind.tagged("NN") || behind.is_one_of({"and", "or", "/", "'s", ","}) || behind.tag == "POS")
    return;
  if (head.is_one_of({"team", "group", "family", "pair", "lot", "committee", "population", "public", "party", "set",
                      "sample", "total"}))
    return;
  if (token.is("number") && head.flags.has(F::mass)) return;
  const std::string plural = person ? head.lower + "s" : plural_of(head.lower);
  if (!plural.empty())
    propose(hits, "Determiner", sentence, phrase->head, phrase->head, plural,
            "“" + token.text + " of” goes with a plural");
}

bool uncounted_in_practice(const Token& token) {
  return token.is_one_of({"wages", "goods", "funds", "savings", "resources", "damages", "earnings", "taxes", "works"});
}

void check_quantity(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Phrase* phrase = sentence.phrase_at(token.is("amount") ? place + 2 : place);
  if (phrase == nullptr && token.is_one_of({"much", "less", "many", "few", "fewer"}))
    phrase = sentence.phrase_at(place + 1);
  // "too much cars": one phrase with the adverb.
  if (phrase == nullptr && token.is("much") && token.phrase != 0) phrase = &sentence.phrases[token.phrase - 1];
  if (phrase == nullptr) return;
  const Token& head = sentence.at(phrase->head);
  if (token.is("amount") && sentence.at(place + 1).is("of") && clear_plural(head) && !uncounted_in_practice(head) &&
      !head.is("kinds"))
    propose(hits, "Countability", sentence, place, place, in_case_of(token, "number"),
            "“" + head.text + "” can be counted");
  if (token.is("much") && clear_plural(head) &&
      (!sentence.before(place).is_one_of({"as", "so", "too", "very", "how", "however"}) ||
       (phrase->head == place + 1 && sentence.before(place).is_one_of({"so", "too"}))) &&
      phrase->head <= place + 2 && !sentence.at(place + 1).flags.has(F::comparative))
    propose(hits, "Countability", sentence, place, place, in_case_of(token, "many"),
            "“" + head.text + "” can be counted");
  if (token.is("less") && clear_plural(head) && phrase->head == place + 1 && !uncounted_in_practice(head))
    propose(hits, "Countability", sentence, place, place, in_case_of(token, "fewer"),
            "“" + head.text + "” can be counted");
  if (token.is_one_of({"many", "few", "fewer", "several"}) && strict_mass(head) && head.tag == "NN" &&
      !sentence.at(phrase->end).tagged("NN") && !sentence.at(phrase->end).is(Role::conjunction))
    propose(hits, "Countability", sentence, place, place,
            in_case_of(token, token.is("many")    ? "much"
                              : token.is("fewer") ? "less"
                                                  : "some"),
            "“" + head.text + "” cannot be counted");
}

}  // namespace

void check_determiners(const Sentence& sentence, Hits& hits) {
  for (const Phrase& phrase : sentence.phrases) {
    if (phrase.pronoun) continue;
    check_singular_determiner(sentence, phrase, hits);
    check_plural_determiner(sentence, phrase, hits);
  }
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    check_of_the(sentence, place, hits);
    const Token& token = sentence.at(place);
    const Token& next = sentence.at(place + 1);
    // Two determiners: "the a report", "the completed a form".
    const bool first =
        token.is_one_of({"the", "a", "an", "my", "our", "their", "its", "your", "every"}) && !token.name();
    if (first && next.is_one_of({"the", "a", "an", "my", "our", "their", "its", "your", "this", "these", "every"}) &&
        next.lower != token.lower && next.text.size() + 1 > 1 && !(next.is("a") && next.text == "A"))
      propose(hits, "Article", sentence, place, place + 1,
              next.is(Role::article) ? token.text : in_case_of(token, next.lower), "Two determiners");
    if (first && !token.is("its") && (next.tag == "VBN" || next.tag == "JJ" || next.tag == "VBD") &&
        sentence.at(place + 2).is_one_of({"a", "an", "the"}) && sentence.at(place + 2).text != "A" &&
        sentence.phrase_at(place + 2) != nullptr && !next.is("own") &&
        !next.is_one_of({"other", "poor", "rich", "same", "accused", "deceased"}))
      propose(hits, "Article", sentence, place, place + 2, token.text + " " + next.text, "Two articles");
    if (token.is_one_of({"a", "an"}) && next.is_one_of({"all", "some", "any", "each", "both", "those"}) &&
        sentence.at(place + 2).tagged("NN") && token.text != "A")
      propose(hits, "Article", sentence, place, place + 1, next.text, "Two determiners");
    if (token.is_one_of({"this", "that", "a"}) && next.is_one_of({"kinds", "types", "sorts"}) &&
        sentence.at(place + 2).is("of"))
      propose(hits, "Determiner", sentence, place + 1, place + 1, next.lower.substr(0, next.lower.size() - 1),
              "“" + token.text + "” goes with a singular");
    if (token.is_one_of({"these", "those"}) && strict_mass(next) && !sentence.at(place + 2).tagged("NN") &&
        !next.is_one_of({"personnel", "training", "research"}))
      propose(hits, "Determiner", sentence, place, place, in_case_of(token, token.is("these") ? "this" : "that"),
              "“" + next.text + "” is a singular");
    if (token.is_one_of({"these", "those"}) && next.is_one_of({"kind", "type", "sort"}) &&
        sentence.at(place + 2).is("of"))
      propose(hits, "Determiner", sentence, place + 1, place + 1, next.lower + "s",
              "“" + token.text + "” goes with a plural");
    if (token.is("an") && next.is("other"))
      propose(hits, "Article", sentence, place, place + 1, in_case_of(token, "another"), "One word");
  }
}

void check_countability(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    check_quantity(sentence, place, hits);
    const std::string singular = mass_singular(token);
    const Token& before = sentence.before(place);
    const bool noun = before.tag == "CD" || before.is(Role::determiner) || before.adjective();
    if (!singular.empty() && (noun || !token.tagged("VB")) && !token.name())
      propose(hits, "Countability", sentence, place, place, in_case_of(token, singular),
              "“" + token.text + "” is no plural in use");
  }
  for (const Phrase& phrase : sentence.phrases) {
    const Token& first = sentence.at(phrase.begin);
    const Token& head = sentence.at(phrase.head);
    if (!first.is_one_of({"a", "an", "each", "every", "another"}) || !strict_mass(head) ||
        head.is_one_of({"training", "knowledge", "personnel", "correspondence"}))
      continue;
    if (sentence.at(phrase.end).tagged("NN") || sentence.at(phrase.end).tagged("JJ") ||
        sentence.at(phrase.end).is_one_of({"-", "/", "'s", "and", "or"}) || sentence.at(phrase.end).tag == "POS")
      continue;
    if (first.is_one_of({"a", "an"}))
      propose(hits, "Countability", sentence, phrase.begin, phrase.begin, "",
              "“" + head.text + "” cannot be counted: leave out “" + first.text + "”");
    else
      remark(hits, "Countability", phrase.begin, phrase.head,
             "“" + head.text + "” cannot be counted: leave out “" + first.text + "”, or write “piece of " + head.text +
                 "”.");
  }
}

}  // namespace galley::prose::grammar
