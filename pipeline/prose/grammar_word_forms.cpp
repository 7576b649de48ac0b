// Forms that do not exist: irregular words inflected as if they were regular, and words
// that have their ending already.
#include <algorithm>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// Whose regular past is never right: "worked" and "spelled" are.
constexpr std::string_view irregular_verbs[] = {
    "become", "begin", "bind",  "break",     "bring",      "build",  "buy",   "catch",    "choose", "come",  "cost",
    "deal",   "draw",  "drive", "eat",       "fall",       "feed",   "feel",  "fight",    "find",   "fly",   "forget",
    "freeze", "get",   "give",  "go",        "grow",       "hear",   "hide",  "hit",      "hold",   "hurt",  "keep",
    "know",   "lead",  "leave", "lend",      "lose",       "make",   "mean",  "meet",     "pay",    "put",   "read",
    "ride",   "rise",  "run",   "say",       "see",        "seek",   "sell",  "send",     "shake",  "shut",  "sing",
    "sit",    "speak", "spend", "stand",     "steal",      "strike", "swear", "swim",     "take",   "teach", "tear",
    "tell",   "think", "throw", "undertake", "understand", "wear",   "win",   "withdraw", "write"};

// "catched", "payed", "builded": a regular past that its verb does not have.
std::string right_past(const Token& token) {
  if (token.flags.known() || !token.lower.ends_with("ed") || token.lower.size() < 5) return {};
  std::string stem = token.lower.substr(0, token.lower.size() - 2);
  for (int turn = 0; turn < 3; ++turn) {
    const std::string base = turn == 0 ? stem : turn == 1 ? stem + "e" : stem.substr(0, stem.size() - 1);
    if (turn == 2 && (stem.size() < 4 || stem.back() != stem[stem.size() - 2])) break;
    if (std::find(std::begin(irregular_verbs), std::end(irregular_verbs), base) == std::end(irregular_verbs)) continue;
    return token.tag == "VBD" ? past_of(base) : participle_of(base);
  }
  return {};
}

// Verbs spelt as the noun: "adviced" for "advised".
struct Misspelling {
  std::string_view wrong, right;
};

constexpr Misspelling misspellings[] = {
    {"adviced", "advised"},
    {"choosen", "chosen"},
    {"writen", "written"},
    {"occured", "occurred"},
    {"layed", "laid"},
    {"advicing", "advising"},
    {"payed", "paid"},
    {"costed", "cost"},
    {"casted", "cast"},
    {"broadcasted", "broadcast"},
    {"thinked", "thought"},
    {"bestest", "best"},
    {"worser", "worse"},
    {"worstest", "worst"},
    {"badder", "worse"},
    {"baddest", "worst"},
    {"gooder", "better"},
    {"goodest", "best"},
    {"beautifuller", "more beautiful"},
    {"womans", "women"},
    {"mens", "men"},
    {"childs", "children"},
    {"persones", "persons"},
    {"irregardless", "regardless"},
    {"furtherly", "further"},
    {"muchly", "much"},
    {"alot", "a lot"},
    {"hisself", "himself"},
    {"theirselves", "themselves"},
    {"themself", "themselves"},
    {"ourself", "ourselves"},
    {"theirs'", "theirs"},
    {"untill", "until"},
    {"infact", "in fact"},
    {"inorder", "in order"},
    {"aswell", "as well"},
    {"eachother", "each other"},
    {"atleast", "at least"},
};

// "womans", "foots", "wifes": a regular plural where the noun has another.
std::string right_plural(const Token& token) {
  if (token.flags.known() || !token.lower.ends_with('s') || token.lower.size() < 5) return {};
  const std::string singular = token.lower.substr(0, token.lower.size() - 1);
  const WordFlags flags = word_flags(singular);
  if (flags.has(F::noun_plural) && !flags.has(F::noun_singular) && flags.has(F::irregular_plural)) return singular;
  if (!flags.has(F::noun_singular) || flags.verb()) return {};
  const std::string plural = plural_of(singular);
  return plural == token.lower || plural == singular + "es" ? std::string() : plural;
}

// "easyer", "biger", "happyest": degrees of an adjective misspelt.
std::string right_degree(const Token& token) {
  if (token.flags.known() || token.lower.size() < 5) return {};
  const bool superlative = token.lower.ends_with("est");
  if (!superlative && !token.lower.ends_with("er")) return {};
  const std::string_view ending = superlative ? "est" : "er";
  std::string stem = token.lower.substr(0, token.lower.size() - ending.size());
  if (stem.size() > 5 && word_flags(stem + "e").has(F::adjective))
    return (superlative ? "most " : "more ") + stem + "e";
  if (stem.size() > 6 && word_flags(stem).has(F::adjective) && !word_flags(stem).any(F::noun_singular, F::verb_base))
    return (superlative ? "most " : "more ") + stem;
  if (!word_flags(stem).has(F::adjective)) return {};
  if (stem.back() == 'y') stem.back() = 'i';
  else stem += stem.back();
  const std::string right = stem + std::string(ending);
  return word_flags(right).any(F::comparative, F::superlative) ? right : std::string();
}

}  // namespace

void check_word_forms(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if ((token.roles != 0 && token.text != "i") || (token.name() && place > 0) ||
        token.text.find_first_of("-_./0123456789") != std::string::npos)
      continue;
    std::string right;
    if (token.text == "i" && place > 0 && !sentence.before(place).is("(") &&
        (sentence.at(place + 1).finite() || sentence.at(place + 1).adverb()))
      right = "I";
    for (const Misspelling& entry : misspellings)
      if (token.is(entry.wrong)) right = entry.right;
    if (right.empty()) right = right_past(token);
    if (right.empty()) right = right_degree(token);
    if (right.empty() && token.text == token.lower) right = right_plural(token);
    if (!right.empty()) propose(hits, "WordForm", sentence, place, place, in_case_of(token, right), "No such form");
  }
}

}  // namespace galley::prose::grammar
