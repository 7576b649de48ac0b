// Comparisons, and the place of “not” and “enough”.
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool true_comparative(const Token& token) {
  if (token.is_one_of({"longer", "shorter", "fewer", "slower", "faster", "stronger", "weaker"})) return true;
  if (token.is_one_of(
          {"closer", "safer", "cheaper", "warmer", "cleaner", "lighter", "darker", "poorer", "richer", "milder"}))
    return true;
  return (token.tag == "JJR" || token.tag == "RBR" || token.flags.has(F::comparative)) &&
         !token.flags.any(F::noun_singular, F::verb_base) && token.roles == 0 &&
         !(token.is("later") && token.tag != "JJR") &&
         !token.is_one_of({"more", "less", "fewer", "other", "rather", "however", "either", "further", "former",
                           "latter", "upper", "inner", "outer"});
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

// "more high in the capital than", "the most big city"
void more_with_short_adjective(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const bool odd = next.is_one_of({"good", "bad", "far"});
  if ((!short_adjective(next) && !odd) || sentence.at(place + 2).is("-")) return;
  if (token.is("most") && sentence.before(place).is("the") && sentence.at(place + 2).common_noun()) {
    const std::string positive = next.is("good") ? "best" : next.is("bad") ? "worst" : "";
    std::string superlative = comparative_of(next.lower);
    superlative.back() = 's';
    propose(hits, "Comparison", sentence, place, place + 1, positive.empty() ? superlative + "t" : positive,
            "A short adjective takes “-est”");
  }
  if (!token.is("more") || sentence.at(place + 2).is("than") || !sentence.before(place).is(Role::be)) return;
  for (std::size_t at = place + 2; at < sentence.size() && !sentence.at(at).is(Role::stop); ++at)
    if (sentence.at(at).is("than"))
      propose(hits, "Comparison", sentence, place, place + 1,
              next.is("good")  ? "better"
              : next.is("bad") ? "worse"
              : next.is("far") ? "farther"
                               : comparative_of(next.lower),
              "A short adjective takes “-er”");
}

// "less reliable that the first", "more likely to report abuse as men", "most affected than"
void than_written_otherwise(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const bool adjective = next.adjective() || next.tag == "VBN" || next.adverb();
  if (token.is_one_of({"more", "less"}) && adjective && sentence.at(place + 2).is("that")) {
    const Phrase* other = sentence.phrase_at(place + 3);
    const std::size_t end = other != nullptr ? other->end : place + 3;
    const bool pronoun_only = other == nullptr && sentence.at(place + 3).is("the");
    if (pronoun_only ||
        (other != nullptr && (sentence.at(end).is(Role::full_stop) || sentence.at(end).is(Role::preposition))))
      propose(hits, "Comparison", sentence, place + 2, place + 2, "than", "After “" + token.text + "”");
  }
  if (token.is("most") && adjective && sentence.at(place + 2).is_one_of({"than", "that"}) &&
      sentence.before(place).is(Role::be) &&
      (sentence.at(place + 2).is("than") || sentence.at(place + 3).flags.has(F::comparative)))
    propose(hits, "Comparison", sentence, place, place, "more", "Before “than”");
  if (token.is_one_of({"more", "less"}) && next.is("likely") && sentence.at(place + 2).is("to")) {
    const std::size_t size = sentence.size();
    for (std::size_t at = place + 4; at < size; ++at) {
      if (sentence.at(at).is("than") || sentence.at(at).is(Role::stop)) return;
      const Phrase* other = sentence.at(at).is("as") ? sentence.phrase_at(at + 1) : nullptr;
      if (other != nullptr && other->end + 1 == size && sentence.at(other->head).tag == "NNS")
        propose(hits, "Comparison", sentence, at, at, "than", "After “" + token.text + "”").doubtful = true;
    }
  }
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
    if (token.is("more") && next.flags.has(F::superlative) && next.lower.ends_with("est") && next.roles == 0)
      propose(hits, "Comparison", sentence, place, place + 1, next.lower, "“more” and “-est” say it twice");
    if (token.is("most") && next.is_one_of({"best", "worst", "least"}))
      propose(hits, "Comparison", sentence, place, place + 1, next.lower, "“most” and “" + next.lower + "” say it twice");
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
    than_written_otherwise(sentence, place, hits);
    more_with_short_adjective(sentence, place, hits);
    if (next.is("than") && (token.is("worst") || token.is("best")))
      propose(hits, "Comparison", sentence, place, place, token.is("worst") ? "worse" : "better", "Before “than”");
    else if (next.is("than") && token.flags.has(F::superlative) && token.lower.ends_with("est") && token.roles == 0)
      propose(hits, "Comparison", sentence, place, place, token.lower.substr(0, token.lower.size() - 2) + "r",
              "Before “than”");
    if (token.is("as") && (next.adjective() || next.adverb()) && !next.is_one_of({"more", "less"}) &&
        sentence.at(place + 2).is("than"))
      propose(hits, "Comparison", sentence, place + 2, place + 2, "as", "After “as " + next.text + "”");
    if (token.is("same") && sentence.at(place + 1).is("than"))
      propose(hits, "Comparison", sentence, place + 1, place + 1, "as", "After “the same”");
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
  const bool capital =
      !verb.text.empty() && verb.text.front() >= 'A' && verb.text.front() <= 'Z';  // "States not party"
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
  }
}

}  // namespace galley::prose::grammar
