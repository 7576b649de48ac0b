// Mending the tagger's answers by what the lexicon allows, and finding noun phrases.
#include <algorithm>
#include <cctype>

#include "prose/grammar_sentence.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool possible(const WordFlags& flags, std::string_view tag) {
  if (tag == "NN") return flags.any(F::noun_singular, F::verb_gerund);
  if (tag == "NNS") return flags.has(F::noun_plural);
  if (tag == "VB" || tag == "VBP") return flags.has(F::verb_base);
  if (tag == "VBZ") return flags.has(F::verb_third);
  if (tag == "VBD") return flags.has(F::verb_past);
  if (tag == "VBN") return flags.has(F::verb_participle);
  if (tag == "VBG") return flags.has(F::verb_gerund);
  if (tag == "RB") return flags.has(F::adverb) || !flags.any(F::verb_base, F::noun_singular);
  if (tag == "JJ")
    return !flags.has(F::verb_base) ||
           flags.any(F::adjective, F::noun_singular, F::noun_plural, F::verb_participle, F::adverb);
  return true;
}

// The likeliest tag that the lexicon allows where the tagger's is impossible.
std::string replacement(const Token& token, const Token& before) {
  const WordFlags& flags = token.flags;
  const bool nominal = before.is(Role::determiner) || before.tagged("JJ") || before.tag == "IN";
  if (token.tag == "VBD" && flags.has(F::verb_participle)) return "VBN";
  if (token.tag == "VBN" && flags.has(F::verb_past)) return "VBD";
  if (flags.has(F::noun_plural) && (nominal || !flags.has(F::verb_third))) return "NNS";
  if (flags.has(F::verb_third)) return "VBZ";
  if (flags.has(F::verb_participle) && !flags.has(F::verb_base))
    return before.is(Role::subject_pronoun) ? "VBD" : "VBN";
  if (flags.has(F::verb_past) && !flags.has(F::verb_base)) return "VBD";
  if (flags.has(F::verb_gerund)) return "VBG";
  if (flags.has(F::noun_singular) && (nominal || !flags.any(F::verb_base, F::adjective))) return "NN";
  if (flags.has(F::verb_base) && !nominal) return "VB";
  if (flags.has(F::adjective)) return "JJ";
  if (flags.has(F::adverb)) return "RB";
  return token.tag;
}

bool nominal_context(const Token& before) {
  return (before.is(Role::article) || before.is(Role::possessive) || before.adjective()) && !before.is("that");
}

void mend_by_context(Sentence& sentence, std::size_t place) {
  Token& token = sentence.tokens[place];
  const Token& before = sentence.before(place);
  const Token& behind = sentence.at(place + 1);
  const bool verb_tag = token.tag == "VB" || token.tag == "VBP";
  const std::size_t from = place < 3 ? 0 : place - 3;
  bool after_modal = false;
  for (std::size_t look = place; look > from; --look) {
    const Token& other = sentence.tokens[look - 1];
    if (other.is(Role::modal) && other.tag == "MD") after_modal = true;
    if (!other.adverb() && !other.is(Role::negation)) break;
  }
  if (token.flags.has(F::verb_base) && !verb_tag && after_modal && token.tag != "MD") {
    token.tag = "VB";
  } else if (before.tag == "TO" && token.flags.has(F::verb_base) && token.tag == "NN" && behind.is(Role::determiner)) {
    token.tag = "VB";
  } else if (verb_tag && nominal_context(before) && token.flags.has(F::noun_singular)) {
    token.tag = "NN";
  } else if (verb_tag && before.is_one_of({"both", "these", "several", "many", "few"}) && behind.finite() &&
             token.flags.has(F::noun_singular)) {
    token.tag = "NN";
  } else if (token.tag == "VBZ" && nominal_context(before) && token.flags.has(F::noun_plural) && !before.is("its")) {
    token.tag = "NNS";
  } else if (token.tag == "NN" && token.flags.has(F::verb_base) && before.is("that") && behind.is(Role::determiner) &&
             sentence.before(place, 2).tag == "NNS") {
    token.tag = "VBP";  // "the platforms that host the page"
  } else if (token.tag == "VBZ" && token.flags.has(F::noun_plural) && token.roles == 0 &&
             before.is_one_of({"of", "in", "for", "with", "from", "by"})) {
    token.tag = "NNS";
  } else if (token.tag == "NN" && token.flags.has(F::verb_base) &&
             (before.is_one_of({"they", "we", "i", "you"}) || (before.tag == "NNS" && behind.is(Role::determiner)))) {
    token.tag = "VBP";
  } else if (token.tag == "NNS" && token.flags.has(F::verb_third) && before.tag == "NN" &&
             (behind.is(Role::article) || behind.is("that"))) {
    token.tag = "VBZ";
  } else if (token.tag == "JJ" && token.flags.has(F::noun_singular) &&
             !token.flags.any(F::adjective, F::verb_participle) && before.is(Role::determiner) &&
             !behind.tagged("NN") && !behind.adjective()) {
    token.tag = "NN";  // "the clinic every day"
  } else if (token.tag == "JJ" && behind.is("who") && token.flags.has(F::noun_singular)) {
    token.tag = "NN";  // "a migrant who"
  } else if (token.tag == "VB" && (before.tag == "NNS" || before.is_one_of({"they", "we", "i", "you", "who"}))) {
    token.tag = "VBP";
  }
}

bool has_capital(const Token& token) { return std::isupper(static_cast<unsigned char>(token.text.front())) != 0; }

bool inside_phrase(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  // "owners letting users": a participle behind a plural begins a clause.
  if (token.tag == "VBG" && sentence.before(place).tag == "NNS") return false;
  // "Firms today have": an adverb, whatever its tag.
  if (token.is_one_of({"today", "tomorrow", "yesterday", "tonight"}) && sentence.before(place).tagged("NN"))
    return false;
  if (token.tagged("NN") || token.adjective() || token.tag == "CD" || token.tag == "POS") return true;
  if (token.tag == "VBN" || token.tag == "VBG" || token.adverb()) {
    const Token& behind = sentence.at(place + 1);
    if (behind.is_one_of({"today", "tomorrow", "yesterday"})) return false;
    // "has opened new wards": the verb, and no part of its object.
    if (token.tag == "VBN" &&
        (sentence.before(place).is(Role::have) ||
         (sentence.before(place).is(Role::be) && token.is_one_of({"offered", "given", "sent", "paid"}))) &&
        (behind.tag == "JJ" ||
         !token.is_one_of({"limited", "increased", "reduced", "mixed", "restricted", "detailed", "advanced", "skilled",
                           "qualified", "trained", "experienced", "written", "added"})))
      return false;
    if (token.adverb() && !behind.adjective() && behind.tag != "VBN") return false;
    return behind.tagged("NN") || behind.adjective() || behind.tag == "VBN";
  }
  return token.is("&") || (token.is("own") && sentence.before(place).is(Role::possessive));
}

// Nouns that take either number, or whose form does not tell it.
bool free_number(const Token& head) {
  return head.is_one_of(
      {"data",         "media",      "staff",    "police",     "majority",   "minority",  "rest",       "remainder",
       "half",         "number",     "group",    "team",       "series",     "species",   "means",      "public",
       "government",   "committee",  "family",   "percent",    "cent",       "per",       "percentage", "proportion",
       "lot",          "total",      "range",    "variety",    "couple",     "pair",      "set",        "none",
       "headquarters", "crossroads", "aircraft", "politics",   "statistics", "economics", "ethics",     "mathematics",
       "physics",      "news",       "people",   "persons",    "following",  "former",    "latter",     "poor",
       "accused",      "army",       "board",    "crowd",      "panel",      "share",     "part",       "third",
       "quarter",      "kind",       "sort",     "type",       "hundred",    "thousand",  "million",    "billion",
       "hundreds",     "thousands",  "millions", "audience",   "youth",      "offspring", "craft",      "fish",
       "works",        "barracks",   "sheep",    "deer",       "analytics",  "logistics", "genetics",   "electronics",
       "diabetes",     "measles",    "one",      "two",        "three",      "four",      "five",       "six",
       "seven",        "eight",      "nine",     "ten",        "minimum",    "maximum",   "average",    "dozen",
       "score",        "plenty",     "other",    "lots",       "population", "rich",      "left",       "right",
       "elite",        "crew",       "cattle",   "criteria",   "dialectics", "dynamics",  "leadership", "membership",
       "young",        "old",        "elderly",  "unemployed", "homeless",   "dead",      "counterpart"});
}

Number number_of(const Sentence& sentence, const Phrase& phrase) {
  const Token& head = sentence.at(phrase.head);
  const Token& first = sentence.at(phrase.begin);
  if (head.is("people") || head.is("police")) return Number::plural;
  if (head.is("news")) return Number::singular;
  const bool measure =
      head.is_one_of({"years", "months", "weeks", "days", "hours", "minutes", "dollars", "metres", "kilometres",
                      "tonnes", "miles", "points", "euros", "pounds", "litres", "hectares", "kilograms"});
  if (measure && sentence.before(phrase.head).tag == "CD") return Number::unknown;
  if (free_number(head)) return Number::unknown;
  if (head.tag == "NNS" && head.flags.has(F::noun_plural) && !head.flags.has(F::noun_singular)) return Number::plural;
  if (head.tag == "NNS" && head.flags.has(F::listed_plural)) return Number::plural;
  // "findings" is a lemma of its own too, for tools.
  if (head.tag == "NNS" && head.lower.ends_with('s') &&
      word_flags(std::string_view(head.lower).substr(0, head.lower.size() - 1)).has(F::attested_noun))
    return Number::plural;
  if (head.tag == "NN" && head.flags.has(F::noun_singular) && !head.flags.any(F::noun_plural, F::irregular_plural))
    return first.is_one_of({"these", "those", "many", "several", "few", "both", "all", "two", "most", "some"}) ||
                   (first.tag == "CD" && !first.is("one"))
               ? Number::unknown
               : Number::singular;
  return Number::unknown;
}

bool is_digit_word(std::string_view word) {
  for (const std::string_view digit : {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
    if (word == digit) return true;
  return false;
}

Number pronoun_number(const Token& token) {
  if (token.is_one_of({"he", "she", "it", "this", "everyone", "everybody", "someone", "somebody", "anyone", "nobody",
                       "everything", "something", "nothing", "anything", "each"}))
    return Number::singular;
  if (token.is_one_of({"they", "we", "these", "those"})) return Number::plural;
  return Number::unknown;
}

}  // namespace

namespace {

// "eleven", "forty-five"
bool number_word(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string_view::npos)
    return word.substr(0, hyphen).ends_with("ty") && is_digit_word(word.substr(hyphen + 1));
  for (const std::string_view number :
       {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
    if (word == number) return true;
  return false;
}

void mend_by_lexicon(Sentence& sentence, std::size_t place) {
  Token& token = sentence.tokens[place];
  const bool name_at_start = token.name() && place == 0 && has_capital(token);
  if (token.name() && !has_capital(token)) token.tag = token.tag == "NNPS" ? "NNS" : "NN";
  if (name_at_start && token.flags.has(F::noun_plural) && !token.flags.any(F::noun_singular)) token.tag = "NNS";
  else if (name_at_start && token.flags.has(F::attested_noun)) token.tag = "NN";
  if (!possible(token.flags, token.tag)) token.tag = replacement(token, sentence.before(place));
  mend_by_context(sentence, place);
}

// Forms in -s, plural of a noun or third person of a verb.
void mend_form_in_s(Sentence& sentence, std::size_t place) {
  Token& token = sentence.tokens[place];
  const Token& before = sentence.before(place);
  const Token& next = sentence.at(place + 1);
  // "platforms names the crime": a plural in front of a form that is a verb too.
  if (token.tag == "NNS" && token.flags.has(F::verb_third) && place > 0 && before.tag == "NNS" &&
      before.flags.has(F::listed_plural) && !before.flags.has(F::verb_third) && !next.finite() && !next.is("of") &&
      next.word())
    token.tag = "VBZ";
  // "the company that answers": no determiner and noun, but a relative clause.
  const bool subject_of_next = (token.flags.has(F::listed_plural) || !token.flags.has(F::attested_verb)) &&
                               next.roles == 0 && next.flags.has(F::verb_base) && !sentence.at(place + 2).tagged("NN");
  if (token.tag == "VBZ" && subject_of_next && before.is("that")) token.tag = "NNS";
  if (token.flags.has(F::verb_third) && !subject_of_next && before.is("that") &&
      sentence.before(place, 2).tagged("NN") && !next.is(Role::be)) {
    token.tag = "VBZ";
    sentence.tokens[place - 1].tag = "WDT";
  }
  // "TikTok covers bans, removals": a name, its verb, and what follows it.
  if (place == 1 && token.tag == "NNS" && token.flags.has(F::verb_third) && before.name() &&
      next.flags.has(F::verb_third) && next.roles == 0 &&
      (sentence.at(place + 2).is(Role::stop) || sentence.at(place + 2).is_one_of({"and", "or"}))) {
    token.tag = "VBZ";
    sentence.tokens[place + 1].flags =
        WordFlags(static_cast<std::uint32_t>(F::noun_plural) | static_cast<std::uint32_t>(F::listed_plural));
  }
}

}  // namespace

namespace {

// A sentence has a verb: where the tags have none, the likeliest noun or participle is one.
void find_the_verb(Sentence& sentence) {
  if (sentence.size() < 5 || !sentence.tokens.back().is(".") || sentence.in_list) return;
  for (const Token& token : sentence.tokens)
    if (token.finite() || token.is(Role::have) || token.is(Role::do_verb) || token.is(":") || token.tag == "VB" ||
        token.is_one_of({"'s", "'re", "'ve", "'ll"}))
      return;
  for (std::size_t place = 1; place + 2 < sentence.size(); ++place) {
    Token& token = sentence.tokens[place];
    const Token& before = sentence.before(place);
    const Token& next = sentence.at(place + 1);
    const bool goes_on =
        next.is(Role::article) || next.is(Role::possessive) || (next.is(Role::preposition) && !next.is("of"));
    if (token.roles != 0 || !goes_on) continue;
    const bool adjective = before.tag == "JJ" && before.flags.has(F::noun_singular) && place > 1 &&
                           sentence.before(place, 2).is(Role::determiner);
    if (token.tag == "NNS" && token.flags.has(F::verb_third) && (before.tag == "NN" || adjective) &&
        !before.flags.has(F::verb_gerund)) {
      token.tag = "VBZ";
      if (adjective) sentence.tokens[place - 1].tag = "NN";
      return;
    }
  }
}

}  // namespace

void mend_tags(Sentence& sentence) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    Token& token = sentence.tokens[place];
    if (token.is(Role::full_stop) || token.is(Role::stop)) continue;
    if (number_word(token.lower)) {
      token.tag = "CD";
      token.flags = {};
    }
    if (token.roles == 0 && token.flags.known()) mend_by_lexicon(sentence, place);
    // "State" has a capital in the house style and is a common noun all the same.
    if (token.is_one_of({"state", "states"}) && token.name() && !sentence.before(place).name())
      token.tag = token.is("state") ? "NN" : "NNS";
    if (token.is("people") && (token.tagged("VB") || token.name())) token.tag = "NNS";
    if (token.is("seldom")) token.tag = "RB";
    mend_form_in_s(sentence, place);
    if (token.is(Role::modal) && token.tag != "MD" && !token.is("might") &&
        !sentence.before(place).is(Role::determiner) && !has_capital(token))
      token.tag = "MD";
  }
  find_the_verb(sentence);
}

void find_phrases(Sentence& sentence) {
  std::size_t place = 0;
  while (place < sentence.size()) {
    Phrase phrase{place, place, place, Number::unknown, false};
    const Token& first = sentence.tokens[place];
    const bool pronoun = first.is(Role::subject_pronoun) || first.is(Role::object_pronoun) ||
                         first.is_one_of({"everyone", "everybody", "someone", "somebody", "anyone", "nobody",
                                          "everything", "something", "nothing", "anything"});
    const Token& second = sentence.at(place + 1);
    const bool conjunction = first.is("that") && (second.tag == "NNS" || second.is(Role::determiner) || second.name());
    if (first.is(Role::determiner) && first.tag != "IN" && first.tag != "WDT" && !conjunction) ++place;
    else if (sentence.at(place).is_one_of({"such", "most", "more", "other"})) ++place;
    if (sentence.at(place).is(Role::article) && place > phrase.begin &&
        sentence.before(place).is_one_of({"all", "both", "such"}))
      ++place;
    if (pronoun && !first.is(Role::possessive)) {
      phrase.pronoun = true;
      phrase.end = place = phrase.begin + 1;
      phrase.number = pronoun_number(first);
    } else {
      while (inside_phrase(sentence, place)) ++place;
      std::size_t end = place;
      while (end > phrase.begin && !sentence.tokens[end - 1].tagged("NN")) --end;
      phrase.end = end;
      phrase.head = end == 0 ? 0 : end - 1;
      if (end > phrase.begin) phrase.number = number_of(sentence, phrase);
    }
    if (phrase.end > phrase.begin) {
      sentence.phrases.push_back(phrase);
      for (std::size_t token = phrase.begin; token < phrase.end; ++token)
        sentence.tokens[token].phrase = sentence.phrases.size();
    }
    place = std::max(place, phrase.begin + 1);
  }
}

}  // namespace galley::prose::grammar
