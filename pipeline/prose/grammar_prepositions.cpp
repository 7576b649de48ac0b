// Words with the wrong preposition, or with one where none belongs.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "prose/grammar_pairings.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

const std::unordered_map<std::string, const Pairing*>& pairing_table() {
  static const auto table = [] {
    std::unordered_map<std::string, const Pairing*> result;
    for (const Pairing& entry : pairings) {
      const std::string word(entry.word);
      result[word] = &entry;
      if (entry.kind != 'v') continue;
      for (const std::string& form : {third_person_of(word), past_of(word), gerund_of(word), participle_of(word)})
        result[form] = &entry;
    }
    return result;
  }();
  return table;
}

bool is_month(const Token& token) {
  return token.is_one_of({"january", "february", "march", "april", "may", "june", "july", "august", "september",
                          "october", "november", "december"}) &&
         token.text[0] < 'a';
}
bool is_weekday(const Token& token) {
  return token.is_one_of({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
                          "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"});
}
bool is_year(const Token& token) {
  return token.lower.find_first_not_of("0123456789") == std::string::npos && token.lower.size() == 4 &&
         (token.lower.compare(0, 2, "19") == 0 || token.lower.compare(0, 2, "20") == 0) && token.tag == "CD";
}

// Words that are verbs here, where the same letters can be a noun.
bool acts_as_verb(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  if (!token.flags.noun()) return true;
  const Token& before = sentence.before(place);
  if (before.tag == "TO" || before.tag == "MD") return true;
  if (before.is(Role::negation) && sentence.before(place, 2).is(Role::do_verb)) return true;
  return (token.tagged("VB") && !before.is(Role::determiner) && !before.adjective() && token.tag != "VB" &&
          token.tag != "VBN" && !before.is(Role::preposition) && (before.tag != "NN" || token.tag == "VBZ"));
}

bool takes_object(const Pairing& entry, const Sentence& sentence, std::size_t place) {
  // Verbs that have their object first, or a passive: "was requested for", "is based of".
  const Token& token = sentence.at(place);
  const Token& before = sentence.before(place);
  const bool passive = before.is(Role::be) || before.is_one_of({"be", "been", "being", "as"}) || token.tag == "VBN";
  if (entry.right.empty() && entry.kind == 'v')
    return !passive && !sentence.at(place + 2).flags.has(WordFlag::verb_gerund);
  return true;
}

void check_pairing(const Sentence& sentence, std::size_t place, Hits& hits) {
  const auto found = pairing_table().find(sentence.at(place).lower);
  if (found == pairing_table().end()) return;
  const Pairing& entry = *found->second;
  const Token& token = sentence.at(place);
  const Token& wrong = sentence.at(place + 1);
  if (!listed(entry.wrong, wrong.lower) || (entry.kind == 'v' && !acts_as_verb(sentence, place)) ||
      !takes_object(entry, sentence, place))
    return;
  const Token& next = sentence.at(place + 2);
  if (!next.word()) return;
  const bool infinitive =
      wrong.is("to") && (next.flags.has(WordFlag::verb_base) && !next.is(Role::determiner) && !next.common_noun());
  if (infinitive && !token.is_one_of({"capable", "succeed", "succeeded", "succeeds", "prevent", "prevents", "prevented",
                                      "refrain", "refrains", "abstain", "insist", "insisted", "insists"}))
    return;
  if (wrong.is("in") &&
      next.is_one_of({"part", "turn",       "full",   "practice", "general", "some",      "many",     "most",
                      "this", "particular", "time",   "writing",  "person",  "principle", "addition", "2023",
                      "2024", "2025",       "detail", "advance",  "good",    "which"}))
    return;
  const bool date = next.tag == "CD" && (is_year(next) || is_month(sentence.at(place + 3)));
  if (wrong.is_one_of({"by", "for", "at", "on"}) &&
      (next.is_one_of({"example", "instance", "which", "least", "most", "once", "this", "all", "law", "then"}) ||
       date || (next.tag == "VBG" && wrong.is("by")) || (next.name() && !wrong.is("on")) || is_month(next) ||
       is_weekday(next)))
    return;
  if (wrong.is("as") && next.is_one_of({"well", "in", "is", "are"})) return;
  if (wrong.is("on") && next.is_one_of({"behalf", "request", "grounds", "ground"})) return;
  if (wrong.is("of") && (token.tag == "NNS" || (next.is(Role::wh_word) && !form_of(token, "depend")))) return;
  std::string replacement(entry.right);
  std::size_t last = place + 1;
  if (infinitive) {
    replacement += " " + gerund_of(next.lower);
    last = place + 2;
  }
  propose(hits, "Preposition", sentence, place + 1, last, replacement,
          replacement.empty() ? "“" + token.text + "” takes no preposition: leave out “" + wrong.text + "”"
                              : "With “" + token.text + "”");
}

struct Set {
  std::string_view first, second, third, replacement;  // the replacement is for all of them
};

constexpr Set fixed_phrases[] = {
    {"at", "the", "meantime", "in the meantime"},
    {"in", "line", "to", "in line with"},
    {"with", "regards", "to", "with regard to"},
    {"in", "regards", "to", "with regard to"},
    {"in", "regard", "of", "with regard to"},
    {"on", "behalf", "to", "on behalf of"},
    {"in", "behalf", "of", "on behalf of"},
    {"in", "spite", "to", "in spite of"},
    {"in", "addition", "of", "in addition to"},
    {"in", "addition", "with", "in addition to"},
    {"in", "response", "of", "in response to"},
    {"in", "response", "for", "in response to"},
    {"in", "relation", "of", "in relation to"},
    {"in", "relation", "with", "in relation to"},
    {"with", "respect", "of", "with respect to"},
    {"in", "charge", "for", "in charge of"},
    {"in", "charge", "to", "in charge of"},
    {"take", "part", "to", "take part in"},
    {"in", "need", "for", "in need of"},
    {"for", "favour", "of", "in favour of"},
    {"on", "favour", "of", "in favour of"},
    {"at", "the", "way", "on the way"},
    {"came", "in", "effect", "came into effect"},
    {"come", "in", "effect", "come into effect"},
    {"comes", "in", "effect", "comes into effect"},
    {"in", "the", "weekend", "at the weekend"},
    {"in", "the", "weekends", "at weekends"},
    {"in", "weekends", "and", "at weekends and"},
    {"take", "care", "for", "take care of"},
    {"takes", "care", "for", "takes care of"},
    {"took", "care", "for", "took care of"},
    {"taking", "care", "for", "taking care of"},
    {"took", "part", "to", "took part in"},
    {"take", "advantage", "from", "take advantage of"},
    {"in", "terms", "to", "in terms of"},
    {"by", "means", "to", "by means of"},
    {"as", "result", "of", "as a result of"},
    {"in", "favour", "to", "in favour of"},
    {"in", "favour", "for", "in favour of"},
    {"on", "the", "contrast", "in contrast"},
    {"in", "the", "contrary", "on the contrary"},
    {"in", "accordance", "to", "in accordance with"},
    {"at", "the", "contrary", "on the contrary"},
    {"for", "the", "contrary", "on the contrary"},
    {"in", "the", "meanwhile", "in the meantime"},
    {"on", "the", "meantime", "in the meantime"},
    {"in", "case", "that", "in case"},
    {"according", "with", "the", "according to the"},
    {"for", "a", "conclusion", "in conclusion"},
    {"in", "my", "point", "from my point"},
    {"despite", "of", "the", "despite the"},
    {"come", "in", "force", "come into force"},
    {"comes", "in", "force", "comes into force"},
    {"came", "in", "force", "came into force"},
    {"enter", "in", "force", "enter into force"},
    {"entered", "in", "force", "entered into force"},
    {"inspite", "of", "the", "in spite of the"},
    {"in", "other", "side", "on the other side"},
    {"as", "a", "conclusion", "in conclusion"},
    {"in", "contrary", "to", "contrary to"},
    {"in", "case", "if", "in case"},
    {"due", "of", "the", "due to the"},
    {"because", "to", "the", "because of the"},
    {"as", "well", "like", "as well as"},
    {"in", "comparison", "of", "in comparison with"},
    {"in", "view", "to", "with a view to"},
    {"in", "exchange", "of", "in exchange for"},
    {"in", "the", "purpose", "for the purpose"},
    {"on", "the", "purpose", "for the purpose"},
    {"keep", "record", "of", "keep a record of"},
    {"keeps", "record", "of", "keeps a record of"},
    {"play", "role", "in", "play a role in"},
    {"plays", "role", "in", "plays a role in"},
    {"have", "right", "to", "have the right to"},
    {"has", "right", "to", "has the right to"},
    {"on", "basis", "of", "on the basis of"},
    {"in", "field", "of", "in the field of"},
    {"at", "time", "of", "at the time of"},
    {"at", "end", "of", "at the end of"},
    {"for", "purpose", "of", "for the purpose of"},
    {"for", "purposes", "of", "for the purposes of"},
    {"in", "context", "of", "in the context of"},
    {"in", "course", "of", "in the course of"},
    {"in", "middle", "of", "in the middle of"},
    {"with", "help", "of", "with the help of"},
    {"take", "decision", "on", "take a decision on"},
    {"make", "decision", "on", "make a decision on"},
};

void check_dates(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  if (!token.is_one_of({"in", "on", "at"})) return;
  if (token.is("at") && sentence.before(place).is("as")) return;  // "as at 26 April 2026"
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  std::string_view right;
  if (is_weekday(next)) right = "on";
  else if (next.tag == "CD" && next.lower.size() <= 2 && is_month(then)) right = "on";
  else if (is_month(next) && (is_year(then) || !then.word())) right = "in";
  else if (is_year(next) &&
           (!then.word() || then.is(Role::preposition) || then.is(Role::conjunction) || then.finite()) &&
           !then.is("per"))
    right = "in";
  if (right.empty() || token.is(right)) return;
  // "found on Monday" is right; "in Monday's issue" has a noun behind; "based on 2024 figures" too.
  if (then.tag == "POS" || then.tagged("NN") ||
      (right == "in" && sentence.before(place).is_one_of(
                            {"based", "focused", "focus", "report", "reports", "data", "depend", "depends"}))) {
    if (right != "on" || !is_month(then)) return;
  }
  propose(hits, "Preposition", sentence, place, place, in_case_of(token, std::string(right)), "Before a date");
}

}  // namespace

namespace {

// "accused him for perjury"
void check_accused(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is_one_of({"accuse", "accuses", "accused", "accusing"})) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object != nullptr && sentence.at(object->end).is_one_of({"for", "with"}))
    propose(hits, "Preposition", sentence, object->end, object->end, "of", "With “" + sentence.at(place).text + "”");
}

}  // namespace

void check_prepositions(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    check_pairing(sentence, place, hits);
    check_accused(sentence, place, hits);
    check_dates(sentence, place, hits);
  }
}

void check_phrases(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place + 2 < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    for (const Set& set : fixed_phrases) {
      if (set.replacement.empty() || token.lower != set.first || sentence.at(place + 1).lower != set.second ||
          sentence.at(place + 2).lower != set.third)
        continue;
      propose(hits, "Phrase", sentence, place, place + 2, in_case_of(token, std::string(set.replacement)),
              "The set phrase");
    }
    if (token.is_one_of({"in", "at"}) && sentence.at(place + 1).is("the") &&
        sentence.at(place + 2).is_one_of({"other"}) && sentence.at(place + 3).is("hand"))
      propose(hits, "Phrase", sentence, place, place, in_case_of(token, "on"), "The set phrase");
    if (token.is("return") && sentence.at(place + 1).is("back"))
      propose(hits, "Phrase", sentence, place, place + 1, token.text, "“back” says it twice");
    // between 2015 to 2020
    if (token.is("between") && sentence.at(place + 1).tag == "CD" && sentence.at(place + 2).is("to") &&
        sentence.at(place + 3).tag == "CD")
      propose(hits, "Phrase", sentence, place + 2, place + 2, "and", "After “between”");
    if (token.is("neither") && !sentence.at(place + 1).is("of"))
      for (std::size_t at = place + 2; at < place + 7 && at < sentence.size(); ++at) {
        if (sentence.at(at).is("nor") || sentence.at(at).is(Role::stop) || sentence.at(at).is("that") ||
            sentence.at(at).finite())
          break;
        if (sentence.at(at).is("or")) {
          propose(hits, "Phrase", sentence, at, at, "nor", "After “neither”");
          break;
        }
      }
    if (token.is("either") && !sentence.at(place + 1).is("of"))
      for (std::size_t at = place + 2; at < place + 7 && at < sentence.size(); ++at) {
        if (sentence.at(at).is("or") || sentence.at(at).is(Role::stop)) break;
        if (sentence.at(at).is("nor")) {
          propose(hits, "Phrase", sentence, at, at, "or", "After “either”");
          break;
        }
      }
    if (token.is("reason") && sentence.at(place + 1).is_one_of({"is", "was"}) && sentence.at(place + 2).is("because"))
      propose(hits, "Phrase", sentence, place + 2, place + 2, "that", "“Reason” and “because” say it twice");
  }
  // Although …, but …; Because …, so …
  const bool although = sentence.at(0).is_one_of({"although", "though"});
  const bool because = sentence.at(0).is_one_of({"because", "since"});
  if (although || because)
    for (std::size_t place = 2; place + 2 < sentence.size(); ++place)
      if (sentence.at(place).is(",") && sentence.at(place + 1).is(although ? "but" : "so") &&
          (sentence.phrase_at(place + 2) != nullptr) && !sentence.at(place + 2).is("that"))
        propose(
            hits, "Phrase", sentence, place + 1, place + 1, "",
            "“" + sentence.at(0).text + "” has joined the clauses: leave out “" + sentence.at(place + 1).text + "”");
}

}  // namespace galley::prose::grammar
