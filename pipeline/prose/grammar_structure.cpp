// Comparisons, negation, word order.
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool true_comparative(const Token& token) {
  if (token.is_one_of({"longer", "shorter", "fewer", "slower", "faster", "stronger", "weaker"})) return true;
  return (token.tag == "JJR" || token.tag == "RBR" || token.flags.has(F::comparative)) &&
         !token.flags.any(F::noun_singular, F::verb_base) && token.roles == 0 &&
         !token.is_one_of({"more", "less", "fewer", "later", "sooner", "other", "rather", "however", "either",
                           "further", "former", "latter", "upper", "inner", "outer"});
}

bool short_adjective(const Token& token) {
  return token.is_one_of({"high", "low",   "large", "small",  "cheap", "fast",  "slow", "strong", "weak",
                          "long", "short", "big",   "great",  "old",   "young", "easy", "early",  "late",
                          "safe", "hard",  "wide",  "narrow", "deep",  "poor",  "rich", "new"});
}

std::string comparative_of(const std::string& word) {
  if (word.back() == 'e') return word + "r";
  if (word.back() == 'y') return word.substr(0, word.size() - 1) + "ier";
  return word == "big" ? "bigger" : word + "er";
}

}  // namespace

void check_comparisons(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const Token& next = sentence.at(place + 1);
    if (token.is("more") && (true_comparative(next) || next.is_one_of({"better", "worse", "lower"})) &&
        !sentence.at(place + 2).is("-"))
      propose(hits, "Comparison", sentence, place, place + 1, in_case_of(token, next.lower),
              "“more” and “-er” say it twice");
    if (token.is("most") && next.flags.has(F::superlative) && !next.flags.any(F::noun_singular, F::verb_base) &&
        next.lower.size() > 4 && next.roles == 0)
      propose(hits, "Comparison", sentence, place, place + 1, in_case_of(token, next.lower),
              "“most” and “-est” say it twice");
    if (token.is("than") && short_adjective(sentence.before(place)) &&
        !sentence.before(place, 2).is_one_of({"more", "less", "rather", "other", "as"}) && place >= 2)
      propose(hits, "Comparison", sentence, place - 1, place - 1, comparative_of(sentence.before(place).lower),
              "Before “than”");
    if (token.is_one_of({"more", "less"}) && !sentence.at(place + 1).is("or"))
      for (std::size_t at = place + 1; at < place + 4 && at < sentence.size(); ++at) {
        if (sentence.at(at).is(Role::stop) || sentence.at(at).is("than")) break;
        if (sentence.at(at).is("as") && sentence.before(at).adjective() && at == place + 2 &&
            !sentence.at(at + 1).is_one_of({"well", "a", "in", "they"})) {
          propose(hits, "Comparison", sentence, at, at, "than", "After “" + token.text + "”").doubtful = true;
          break;
        }
      }
    if (token.is("as") && next.adjective() && sentence.at(place + 2).is("than"))
      propose(hits, "Comparison", sentence, place + 2, place + 2, "as", "After “as " + next.text + "”");
    if (token.is("same") && sentence.at(place + 1).is("than"))
      propose(hits, "Comparison", sentence, place + 1, place + 1, "as", "After “the same”");
  }
}

void check_negation(const Sentence& sentence, Hits& hits) {
  bool negated = false;
  std::size_t first = 0;
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (token.is(Role::stop) || token.is(Role::full_stop) || token.is(Role::subordinator) || token.is(Role::wh_word) ||
        token.is_one_of({"and", "or", "but", "nor", "than"})) {
      negated = false;
      continue;
    }
    if (token.is_one_of({"not", "n't", "never", "cannot", "hardly", "neither"}) &&
        !sentence.at(place + 1).is_one_of({"only", "just"})) {
      if (negated && token.is_one_of({"hardly", "never"}) && place - first <= 2)
        remark(hits, "DoubleNegation", first, place, "Two negations: leave one out.");
      if (!negated) first = place;
      negated = !token.is("neither");
      continue;
    }
    if (negated && place > first + 2 && token.finite()) negated = false;
    const bool second =
        (token.is_one_of({"nothing", "nobody", "none", "nowhere"}) && !sentence.before(place).is("from")) ||
        (token.is("no") &&
         !sentence.at(place + 1).is_one_of(
             {"longer", "later", "more", "less", "fewer", "matter", "doubt", "one", "."}) &&
         token.text != "No" && sentence.at(place + 1).tag != "CD");
    if (!negated || !second || place - first > 6) continue;
    const std::string_view meant = token.is("no")        ? "any"
                                   : token.is("nothing") ? "anything"
                                   : token.is("nobody")  ? "anybody"
                                   : token.is("none")    ? "any"
                                                         : "anywhere";
    propose(hits, "DoubleNegation", sentence, place, place, std::string(meant), "Two negations");
    negated = false;
  }
}

namespace {

// "describe not the method": a verb that is no auxiliary, then "not", then its object.
void not_behind_verb(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& negation = sentence.at(place + 1);
  if (negation.text == "not" && verb.roles == 0 && verb.flags.has(F::verb_base) &&
      sentence.before(place).is(Role::do_verb) && !verb.flags.has(F::adverb)) {
    propose(hits, "Order", sentence, place, place + 1, "not " + verb.text, "The negation stands before the verb");
    return;
  }
  const bool capital = !verb.text.empty() && verb.text.front() >= 'A' && verb.text.front() <= 'Z';  // "States not party"
  if (negation.text != "not" || capital || !verb.tagged("VB") || verb.roles != 0 || !verb.flags.verb() ||
      verb.is_one_of({"been", "being", "be", "hope", "say", "said", "wish", "means", "meaning"}))
    return;
  if (verb.tag == "VBG" || verb.tag == "VBN") return;
  const Token& object = sentence.at(place + 2);
  if (!object.is(Role::article) && !object.is(Role::possessive) && !object.common_noun() &&
      !object.is_one_of({"any", "this", "these"}))
    return;
  for (std::size_t at = place + 2; at < sentence.size(); ++at)
    if (sentence.at(at).is("but") || sentence.at(at).is(";")) return;  // "describes not the method but the result"
  const Token& helper = sentence.before(place);
  if (helper.is(Role::do_verb) || helper.tag == "MD")
    propose(hits, "Order", sentence, place, place + 1, "not " + verb.text, "The negation stands before the verb");
  else if (!sentence.at(place + 3).is(","))
    propose(hits, "Order", sentence, place, place + 1,
            (verb.tag == "VBZ"   ? "does not "
             : verb.tag == "VBD" ? "did not "
                                 : "do not ") +
                base_of(verb.lower),
            "The negation stands before the verb");
}

}  // namespace

void check_order(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    not_behind_verb(sentence, place, hits);
    const Token& token = sentence.at(place);
    if (token.is("enough") && sentence.at(place + 1).tag == "JJ" && !sentence.at(place + 2).tagged("NN") &&
        !sentence.at(place + 2).adjective() && sentence.before(place).is(Role::be))
      propose(hits, "Order", sentence, place, place + 1, sentence.at(place + 1).text + " enough",
              "“enough” stands behind the adjective");
    // "has been adopted two years ago"
    const bool perfect =
        token.is_one_of({"has", "have"}) && sentence.at(sentence.skip_adverbs(place + 1)).flags.has(F::verb_participle);
    if (!perfect && !(token.is_one_of({"has", "have"}) && sentence.at(place + 1).is("been"))) continue;
    for (std::size_t at = place + 2; at < sentence.size(); ++at) {
      const Token& time = sentence.at(at);
      if (time.is(Role::stop) || time.is(Role::conjunction) || time.is(Role::subordinator) ||
          time.is_one_of({"over", "within", "for", "during", "since", "the", "which", "who"})) {
        if (!time.is("the")) break;
      }
      const bool last = time.is("last") &&
                        sentence.at(at + 1).is_one_of({"year", "month", "week", "monday", "friday"}) &&
                        !sentence.before(at).is_one_of({"the", "in"});
      if (!last && !time.is_one_of({"yesterday", "ago"})) continue;
      remark(hits, "Tense", place, at, "A finished time goes with the simple past: leave out “" + token.text + "”.");
      break;
    }
  }
}

}  // namespace galley::prose::grammar
