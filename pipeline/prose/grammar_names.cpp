// Names of states and bodies with their article or without, platforms with "on"; articles
// in phrases that always or never have one.
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

struct Name {
  std::string_view first, second;
};

constexpr Name with_the[] = {
    {"philippines", ""},   {"netherlands", ""},        {"gambia", ""},        {"bahamas", ""},
    {"united", "states"},       {"united", "kingdom"}, {"united", "nations"},
    {"european", "union"}, {"european", "commission"}, {"mekong", "region"},  {"african", "union"},
    {"internet", ""},      {"solomon", "islands"},     {"united", "arab"},    {"world", "bank"},
};

// "in Philippines": the article is part of the name, unless it stands before a noun.
void name_without_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& before = sentence.before(place);
  if (!before.is(Role::preposition) || before.is_one_of({"as", "than", "like"})) return;
  for (const Name& name : with_the) {
    if (!sentence.at(place).is(name.first) || sentence.at(place).text == sentence.at(place).lower) continue;
    const bool two = !name.second.empty();
    if (two && !sentence.at(place + 1).is(name.second)) continue;
    std::size_t end = place + (two ? 2 : 1);
    if (name.second == "arab") ++end;
    const Token& behind = sentence.at(end);
    if (behind.tagged("NN") || behind.adjective() || behind.tag == "POS" || behind.tag == "CD" || behind.is("-"))
      return;
    // "for United States and foreign authorities"
    if (behind.is(Role::conjunction) && sentence.at(end + 1).adjective()) return;
    propose(hits, "Article", sentence, place, place, "the " + sentence.at(place).text, "This name has its article");
    return;
  }
}

// "in the Thailand"
void name_with_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!sentence.before(place).is("the") || token.text == token.lower ||
      !listed(
          "thailand malaysia singapore cambodia myanmar indonesia china japan india vietnam laos brunei europe asia "
          "africa australia france germany parliament facebook telegram tiktok whatsapp youtube instagram bangladesh "
          "nepal pakistan",
          token.lower) ||
      token.is("parliament"))
    return;
  const Token& behind = sentence.at(place + 1);
  if (!behind.is(Role::full_stop) && !behind.finite() &&
      !behind.is_one_of({",", "and", "in", "to", "for", "is", "has"}))
    return;
  propose(hits, "Article", sentence, place - 1, place, token.text, "This name has no article");
}

// "advertisements in Facebook"
void on_the_platform(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is_one_of({"in", "at"}) || !sentence.at(place + 1).is_one_of({"facebook", "tiktok", "instagram", "youtube",
                                                                           "whatsapp", "twitter", "linkedin"}))
    return;
  const Token& behind = sentence.at(place + 2);
  if (!behind.is(Role::full_stop) && !behind.is_one_of({"and", "or", ",", "that", "which", "to"}) && !behind.finite())
    return;
  if (!listed("advertisement advertisements ad ads job jobs post posts posted posting page pages group groups account "
              "accounts advertised published offers offer offered users user message messages video videos seen shared "
              "found",
              sentence.before(place).lower))
    return;
  propose(hits, "Preposition", sentence, place, place, "on", "With a platform");
}

// "on regular basis", "in timely manner"
void basis(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& noun = sentence.at(place + 2);
  const Token& adjective = sentence.at(place + 1);
  if (!sentence.at(place).is_one_of({"on", "in"}) || !adjective.adjective() ||
      !noun.is_one_of({"basis", "manner", "way"}) || adjective.is_one_of({"such", "much", "many", "no", "some", "own"}))
    return;
  if (adjective.roles != 0 || sentence.at(place + 3).is("-")) return;
  const bool vowel = std::string_view("aeio").find(adjective.lower.front()) != std::string_view::npos;
  propose(hits, "Article", sentence, place + 1, place + 1, (vowel ? "an " : "a ") + adjective.text,
          "A noun that is counted");
}

// "one of largest cities", "in second week", "at same time"
void missing_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(place);
  const Token& next = sentence.at(place + 1);
  const bool one_of = before.is("of") && sentence.before(place, 2).is_one_of({"one", "some", "many", "two"});
  if (one_of && (token.is_one_of({"most", "first", "last", "main", "few"}) || token.flags.has(F::superlative)) &&
      (next.adjective() || next.tagged("NN") || next.tag == "VBN") && !next.is("the"))
    propose(hits, "Article", sentence, place, place, "the " + token.text, "Before a superlative");
  // "to nearest port", "on main road"
  const bool nearest =
      token.is_one_of({"nearest", "largest", "biggest", "oldest", "main", "latest", "highest", "lowest", "whole"});
  if (nearest && before.is_one_of({"to", "in", "at", "on", "from", "for", "by", "with"}) && next.tag == "NN" &&
      next.flags.has(F::countable) && !sentence.at(place + 2).tagged("NN") && next.text == next.lower)
    propose(hits, "Article", sentence, place, place, "the " + token.text, "Before “" + token.text + "”");
  if (token.is("same") && (before.is(Role::preposition) || before.tagged("VB")) && next.common_noun() &&
      !before.is_one_of({"as", "of"}))
    propose(hits, "Article", sentence, place, place, "the same", "Before “same”");
  const bool ordinal = token.is_one_of({"first", "second", "third", "fourth", "fifth"});
  const bool counted =
      counted_singular(next) || next.is_one_of({"week", "day", "month", "year", "time", "half", "quarter"});
  if (ordinal && before.is_one_of({"in", "on", "for", "during", "at", "after"}) && counted &&
      !next.is_one_of({"place", "sight", "glance", "instance", "hand", "class", "world", "degree", "person"}))
    propose(hits, "Article", sentence, place, place, "the " + token.text, "Before “" + token.text + "”");
  const bool past = token.is_one_of({"past", "last"}) && before.is_one_of({"in", "over", "during", "for"}) &&
                    (next.tag == "CD" || next.is_one_of({"few", "several", "two", "three", "decade"}));
  if (past) propose(hits, "Article", sentence, place, place, "the " + token.text, "Before “" + token.text + "”");
}

// "in north of the country", "at beginning of"
void part_without_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(place);
  if (!token.is_one_of({"north",     "south",     "east",     "west",    "middle",   "end",       "beginning",
                        "centre",    "rest",      "majority", "absence", "presence", "outskirts", "north-east",
                        "remainder", "form",      "hands",    "eyes",    "wake",     "aftermath", "vicinity",
                        "interest",  "interests", "event",    "case",    "existence"}) ||
      !sentence.at(place + 1).is("of"))
    return;
  if (!before.is_one_of({"in", "at", "by", "from", "to"})) return;
  if (token.is_one_of({"form", "case", "interest", "north", "south", "east", "west"}) && !before.is("in")) return;
  if (before.is("to") && token.is_one_of({"end", "rest", "form"})) return;
  if (token.is("case") || token.is("interest") || token.is("existence") || token.is("presence")) {
    if (!sentence.at(place + 2).is(Role::determiner)) return;
    if (token.is("case")) return;
  }
  propose(hits, "Article", sentence, place, place, "the " + token.text, "The article is missing");
}

// "Most effective way is", "Majority of the workers", "the most of the workers"
void at_the_start(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (first.is_one_of({"internet", "public"}) && (second.is(Role::be) || second.is(Role::have) || second.tag == "MD"))
    propose(hits, "Article", sentence, 0, 0, "The " + (first.is("internet") ? "Internet" : first.lower),
            "The article is missing");
  if (first.is("majority") && second.is("of"))
    propose(hits, "Article", sentence, 0, 0, "The majority", "The article is missing");
  if (first.is("number") && second.is("of") && sentence.at(2).tag == "NNS")
    propose(hits, "Article", sentence, 0, 0, "The number", "The article is missing");
  const Phrase* subject = sentence.phrase_at(0);
  if (first.is("most") && second.adjective() && subject != nullptr && sentence.at(subject->head).tag == "NN" &&
      counted_singular(sentence.at(subject->head)) && sentence.at(subject->end).finite())
    propose(hits, "Article", sentence, 0, 0, "The most", "Before a superlative");
}

void the_most_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("the") || !sentence.at(place + 1).is("most") || !sentence.at(place + 2).is("of")) return;
  if (sentence.before(place).is_one_of({"make", "made", "making", "makes"}) || !opens_noun(sentence.at(place + 3)))
    return;
  if (form_of(sentence.before(place), "make get") || sentence.before(place, 2).is("make")) return;
  propose(hits, "Article", sentence, place, place + 1, in_case_of(sentence.at(place), "most"), "Without an article");
}

// "such situation", "half of population"
void such_and_half(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(place);
  const std::size_t noun = sentence.at(place + 1).adjective() ? place + 2 : place + 1;
  const Token& head = sentence.at(noun);
  const Token& behind = sentence.at(noun + 1);
  const bool ends = behind.is(Role::full_stop) || behind.is(Role::preposition) || behind.finite() || behind.is(",") ||
                    behind.is("that");
  if (token.is("such") && !before.is_one_of({"no", "any", "one", "some", "every", "each", "first", "other", "only"}) &&
      before.tag != "CD" && !before.is(Role::possessive) && !before.is(Role::article) && counted_singular(head) &&
      ends && !head.is_one_of({"kind", "way", "time", "sense", "evidence", "danger", "odds", "pressure", "fear"}))
    propose(hits, "Article", sentence, place, place, token.text + " a", "The article is missing").severity =
        Severity::suggestion;
  const bool share =
      token.is("of") && (before.is_one_of({"half", "percent", "%", "majority", "most", "third", "quarter", "rest"}));
  if (share && sentence.at(place + 1).is_one_of({"population", "budget", "workforce", "country", "region", "money"}) &&
      (sentence.at(place + 2).finite() || sentence.at(place + 2).is(Role::preposition) ||
       sentence.at(place + 2).is(Role::full_stop)))
    propose(hits, "Article", sentence, place, place, "of the", "The article is missing");
}

// "Many of workers", "one of boats"
void many_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const std::size_t noun =
      sentence.at(place + 2).tag == "JJ" && sentence.at(place + 2).roles == 0 ? place + 3 : place + 2;
  const Token& head = sentence.at(noun);
  const Token& behind = sentence.at(noun + 1);
  if (!token.is_one_of(
          {"many", "most", "some", "several", "few", "one", "each", "none", "two", "three", "any"}) ||
      !sentence.at(place + 1).is("of") || head.name() ||
      !(head.is("people") || (head.tag == "NNS" && head.flags.has(F::noun_plural))))
    return;
  if (sentence.before(place).is(Role::determiner) || sentence.before(place).adjective() || behind.tagged("NN")) return;
  if (token.is_one_of({"one", "two", "three", "half"}) && !names_agent(head) && !head.is_one_of({"boats", "reasons"}))
    return;
  propose(hits, "Article", sentence, place + 1, place + 1, "of the", "The article is missing").severity =
      Severity::suggestion;
}

// "in the most countries", "knowledge of the English", "for a five years", "the all his life"
void articles_too_many(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is("the") && next.is("most") && then.tag == "NNS" &&
      sentence.before(place).is_one_of({"in", "for", "of", "by", "to"}) &&
      (names_agent(then) || then.is_one_of({"cases", "areas", "places", "parts", "instances", "regions", "towns"})))
    propose(hits, "Article", sentence, place, place + 1, "most", "Without an article");
  if (token.is("the") && next.is("half") && then.is("of") && opens_noun(sentence.at(place + 3)))
    propose(hits, "Article", sentence, place, place + 1, in_case_of(token, "half"), "Without an article");
  if (token.is("the") && next.is("all") && (then.is(Role::possessive) || then.is("the")))
    propose(hits, "Article", sentence, place, place + 1, "all", "Two determiners");
  const Token& before = sentence.before(place);
  if (token.is("the") &&
      listed("english french thai malay chinese japanese spanish arabic khmer burmese vietnamese", next.lower) &&
      (before.is_one_of({"of", "in", "speak", "speaks", "learn", "know", "knows"})) &&
      (then.is(Role::full_stop) || then.is_one_of({",", "and", "well", "fluently", "is", "or"})))
    propose(hits, "Article", sentence, place, place + 1, next.text, "A language has no article");
  if (token.is("a") && next.tag == "CD" && !names_year(next) && then.tag == "NNS" &&
      !sentence.at(place + 3).tagged("NN") && !sentence.at(place + 3).is("old") && names_agent(then) &&
      !next.is_one_of({"one", "hundred", "thousand", "million", "dozen"}))
    propose(hits, "Article", sentence, place, place + 1, next.text, "A number without an article");
  const Token& unit = sentence.at(place + 2);
  const Token& behind = sentence.at(place + 3);
  if (token.is("a") && next.tag == "CD" && !next.is_one_of({"one", "hundred", "thousand", "million", "dozen"}) &&
      unit.tag == "NNS" && length_of_time(unit) &&
      (behind.is(Role::full_stop) || behind.is(Role::preposition) || behind.is(",")))
    propose(hits, "Article", sentence, place, place + 1, next.text, "A number without an article");
}

// "the one year only", "at the night", "a one of", "in night"
void needless_or_missing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is_one_of({"a", "an"}) && next.is("one") && then.is("of"))
    propose(hits, "Article", sentence, place, place + 1, "one", "Two determiners");
  if (token.is("at") && next.is("the") && then.is_one_of({"night", "home", "present", "noon", "work"}) &&
      (sentence.at(place + 3).is(Role::full_stop) ||
       sentence.at(place + 3).is_one_of({"and", ",", "in", "on", "when"})))
    propose(hits, "Article", sentence, place, place + 2, "at " + then.text, "The set phrase has no article");
  if (token.is("in") && next.is_one_of({"morning", "afternoon", "evening", "past", "meantime"}) && !then.tagged("NN"))
    propose(hits, "Article", sentence, place + 1, place + 1, "the " + next.text, "The set phrase has its article");
  if (token.is_one_of({"for", "valid"}) && next.is("the") && then.is("one") &&
      sentence.at(place + 3).is_one_of({"year", "month", "week", "day"}))
    propose(hits, "Article", sentence, place + 1, place + 2, "one", "A number without an article");
  if (token.is("by") && next.is("the") &&
      then.is_one_of({"car", "bus", "train", "plane", "boat", "phone", "email", "post"}) &&
      (sentence.at(place + 3).is(Role::full_stop) || sentence.at(place + 3).is_one_of({"and", "or", "to", "from"})))
    propose(hits, "Article", sentence, place, place + 2, "by " + then.text, "The set phrase has no article").severity =
        Severity::suggestion;
}

// "in the order to", "in the accordance with"
void needless_the(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& preposition = sentence.at(place);
  const Token& noun = sentence.at(place + 2);
  const Token& behind = sentence.at(place + 3);
  if (!sentence.at(place + 1).is("the")) return;
  const bool in =
      preposition.is("in") &&
      ((noun.is("order") && behind.is("to")) || (noun.is("accordance") && behind.is("with")) ||
       (noun.is("addition") && behind.is("to")) || (noun.is_one_of({"general", "particular"}) && behind.is(",")) ||
       (noun.is("spite") && behind.is("of")) || (noun.is("fact") && behind.is(",")));
  const bool other = (preposition.is("for") && noun.is_one_of({"example", "instance"}) && behind.is(",")) ||
                     (preposition.is("on") && noun.is("behalf")) || (preposition.is("at") && noun.is("least"));
  if (in || other)
    propose(hits, "Article", sentence, place, place + 2, preposition.text + " " + noun.text,
            "The set phrase has no article");
}

}  // namespace

void check_names(const Sentence& sentence, Hits& hits) {
  at_the_start(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    name_without_the(sentence, place, hits);
    name_with_the(sentence, place, hits);
    on_the_platform(sentence, place, hits);
    basis(sentence, place, hits);
    missing_the(sentence, place, hits);
    part_without_the(sentence, place, hits);
    the_most_of(sentence, place, hits);
    such_and_half(sentence, place, hits);
    needless_the(sentence, place, hits);
    many_of(sentence, place, hits);
    needless_or_missing(sentence, place, hits);
    articles_too_many(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
