// Comparisons, negation, word order, and sentences that are none.
#include <algorithm>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool true_comparative(const Token& token) {
  return (token.tag == "JJR" || token.tag == "RBR" || token.flags.has(F::comparative)) &&
         !token.flags.any(F::noun_singular, F::verb_base) && token.roles == 0 &&
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
    const bool second = token.is_one_of({"nothing", "nobody", "none", "nowhere"}) ||
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
  if (negation.text != "not" || !verb.tagged("VB") || verb.roles != 0 || !verb.flags.verb() ||
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

// "explains how does the system work"
void indirect_question(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (place < 2 || sentence.question()) return;
  const Token& wh = sentence.at(place);
  const Token& helper = sentence.at(place + 1);
  if (!wh.is_one_of({"how", "why", "what", "when", "where"}) || !helper.is(Role::do_verb)) return;
  const Phrase* subject = sentence.phrase_at(place + 2);
  const Token& before = sentence.before(place);
  if (subject == nullptr || before.is(Role::stop) || helper.is_one_of({"do"})) {
    if (subject == nullptr || before.is(Role::stop) || !sentence.at(subject->end).flags.has(F::verb_base)) return;
  }
  if (!sentence.at(sentence.skip_adverbs(subject->end)).flags.verb()) return;
  remark(hits, "Order", place, place + 1,
         "An indirect question has the order of a statement: leave out “" + helper.text + "”.");
}

}  // namespace

void check_order(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    not_behind_verb(sentence, place, hits);
    indirect_question(sentence, place, hits);
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

namespace {

std::size_t finite_verbs(const Sentence& sentence) {
  std::size_t count = 0;
  for (const Token& token : sentence.tokens)
    if (token.finite()) ++count;
  return count;
}

bool could_be_finite(const Token& token) {
  return token.finite() || token.flags.finite_verb() || token.is(Role::have) || token.is(Role::do_verb) ||
         token.is_one_of({"'s", "'re", "'ve", "'ll"});
}

void lone_clause(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  if (!first.is_one_of({"because", "although", "though", "whereas", "unless", "while", "if"}) || sentence.size() < 5)
    return;
  if (sentence.question() || sentence.after_question) return;
  std::size_t commas = 0;
  for (const Token& token : sentence.tokens) commas += token.is(Role::stop) ? 1 : 0;
  if (sentence.at(1).is_one_of({"of", "possible", "necessary", "so", "not", "then"})) return;
  // A second verb may be tagged as a participle.
  std::size_t verbs = 0;
  for (const Token& token : sentence.tokens)
    if (token.finite() || token.tagged("VB")) ++verbs;
  const std::size_t finite = finite_verbs(sentence);
  if (finite == 0) return;
  const bool contrast = first.is_one_of({"although", "though", "whereas"});
  if (commas == 0 && finite > 1 && (contrast || (first.is("because") && finite == 2))) {
    remark(hits, "Fragment", 0, 0,
           "“" + first.text + "” begins a clause that needs another one: join it to a sentence, or set a comma.");
    return;
  }
  const bool condition = first.is_one_of({"if", "unless", "while"});  // "If in doubt, ask."
  if (finite == 1 && (commas == 0 || (verbs == 1 && !condition)))
    remark(hits, "Fragment", 0, 0,
           "“" + first.text + "” begins a clause that needs another one: join it to a sentence.");
}

void no_verb(const Sentence& sentence, Hits& hits) {
  if (sentence.size() < 6 || sentence.in_list || !sentence.tokens.back().is(".") || sentence.question()) return;
  const Token& first = sentence.at(0);
  if (!first.word() || first.is_one_of({"no", "how", "what", "so", "source", "see"}) || first.tag == "VB" ||
      (first.flags.has(F::verb_base) && !first.flags.noun()))
    return;
  for (const Token& token : sentence.tokens)
    if (could_be_finite(token) || token.is(":")) return;
  remark(hits, "Fragment", 0, sentence.size() - 2, "No finite verb: write a whole sentence.").severity =
      Severity::suggestion;
}

void broken_end(const Sentence& sentence, Hits& hits) {
  if (sentence.size() < 4 || !sentence.tokens.back().is(".")) return;
  const std::size_t place = sentence.size() - 2;
  const Token& last = sentence.at(place);
  if (last.is_one_of({"the", "a", "an", "our", "their", "its", "my", "and", "or", "but", "because", "although", "than",
                      "whether", "of", "every", "into", "if", "nor"}) &&
      !last.name() && last.text != "A" && !(last.is_one_of({"of", "from", "into"}) && sentence.tokens.size() < 5) &&
      last.text.size() + 1 > 1 &&
      !(last.is_one_of({"of", "from", "into"}) &&
        (sentence.before(place).flags.verb() || sentence.before(place).adverb())))
    remark(hits, "Incomplete", place, place, "The sentence breaks off after “" + last.text + "”.");
}

void comma_splice(const Sentence& sentence, Hits& hits) {
  if (sentence.at(0).is(Role::subordinator) || sentence.at(0).is(Role::preposition) || sentence.question() ||
      sentence.at(0).is(Role::wh_word) || sentence.at(0).tagged("VB") || sentence.at(0).adverb())
    return;
  bool verb = false;
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (token.is(Role::subordinator) || token.is(Role::wh_word) ||
        token.is_one_of({":", ";", "(", "“", "``", "”", "''", "say", "says", "said"}))
      return;
    if (token.is(Role::conjunction) && place > 0 && sentence.before(place).is(",")) return;
    if (!token.is(",")) {
      verb = verb || (token.finite() && place > 0);
      continue;
    }
    std::size_t next = place + 1;
    const bool however = sentence.at(next).is_one_of({"however", "therefore", "thus", "moreover", "consequently"});
    if (however && verb && sentence.at(next + 1).is(",") && sentence.phrase_at(next + 2) == nullptr) continue;
    if (however) next += sentence.at(next + 1).is(",") ? 2 : 1;
    const Phrase* subject = sentence.phrase_at(next);
    if (!verb || subject == nullptr) continue;
    const bool pronoun = sentence.at(next).is(Role::subject_pronoun) || sentence.at(next).is("this");
    const Token& main = sentence.at(sentence.skip_adverbs(subject->end));
    if ((!pronoun && !however) || !main.finite()) continue;
    // No third clause, or it is a list of clauses.
    for (std::size_t at = next; at < sentence.size(); ++at)
      if (sentence.at(at).is(",")) return;
    remark(hits, "CommaSplice", place, place,
           "Two sentences are joined by a comma: write a full stop, a semicolon, or “and”.")
        .severity = Severity::suggestion;
    return;
  }
}

}  // namespace

void check_structure(const Sentence& sentence, Hits& hits) {
  lone_clause(sentence, hits);
  no_verb(sentence, hits);
  broken_end(sentence, hits);
  comma_splice(sentence, hits);
}

}  // namespace galley::prose::grammar
