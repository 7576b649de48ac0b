// Sentences without a main clause: openings that only introduce, subjects without a verb,
// and clauses whose verb is missing.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool joins_clause(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  if (token.is_one_of({"who", "which", "whose", "whom", "where", "when", "why", "how", "because", "although", "though",
                       "whereas", "unless", "if", "while", "whether", "once"}))
    return !sentence.at(place + 1).is(",");
  if (token.is_one_of({"until", "since", "after", "before", "as", "than"})) {
    const std::size_t behind = behind_noun(sentence, place + 1);
    return behind > place + 1 && sentence.at(sentence.skip_adverbs(behind)).finite();
  }
  if (token.is("that")) return token.tag != "DT" || sentence.at(place + 1).is(Role::determiner);
  return token.is("what");
}

bool clause_verb(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  if (token.tag == "VBD" && token.roles == 0 && token.flags.has(F::verb_participle) && sentence.at(place + 1).is("by"))
    return false;  // "submitted by the parties"
  const bool bare = token.tag == "VB" && sentence.before(place).tag != "TO";
  const bool past = token.tag == "VBN" && token.flags.has(F::verb_past) && sentence.before(place).tag != "IN" &&
                    !sentence.at(place + 1).is("by");
  return token.finite() || bare || past || token.is(Role::have) || token.is(Role::do_verb) ||
         token.is_one_of({"'s", "'re", "'ve", "'ll", "'d"});
}

// Behind a helper: a form that begins no clause of its own.
bool goes_on(const Token& token) { return token.tag == "VBN" || token.tag == "VB" || token.tag == "VBG"; }

// Verbs that no conjunction or relative pronoun before them claims.
std::size_t free_verbs(const Sentence& sentence, std::size_t from) {
  std::size_t waiting = 0;
  std::size_t free = 0;
  bool group = false;
  for (std::size_t place = from; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (joins_clause(sentence, place)) {
      const Token& next = sentence.at(place + 1);
      const bool reduced = next.tag == "VBN" || next.tag == "VBG" || next.is(Role::preposition) || next.adjective();
      if (!reduced) waiting = 1;
    }
    if (token.adverb() || token.is(Role::negation)) continue;
    const bool verb = clause_verb(sentence, place);
    if (verb && !(group && goes_on(token))) {
      if (waiting > 0) --waiting;
      else ++free;
    }
    group = (verb || token.is_one_of({"be", "been", "being"}));
  }
  return free;
}

// All verbs that can carry a clause from `from` on.
std::size_t count_verbs(const Sentence& sentence, std::size_t from) {
  std::size_t count = 0;
  bool group = false;
  for (std::size_t place = from; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (token.adverb() || token.is(Role::negation)) continue;
    const bool verb = clause_verb(sentence, place);
    if (verb && !(group && goes_on(token))) ++count;
    group = verb || token.is_one_of({"be", "been", "being"});
  }
  return count;
}

// A form that may be a verb behind a noun, whatever its tag: "the revolt forces".
bool unclear_verb(const Sentence& sentence, std::size_t from) {
  for (std::size_t place = from; place < sentence.size(); ++place)
    if (sentence.at(place).tag == "NNS" && sentence.at(place).flags.has(F::verb_third) &&
        sentence.before(place).tagged("NN"))
      return true;
  return false;
}

bool plain_sentence(const Sentence& sentence) {
  if (sentence.size() < 5 || sentence.in_list || sentence.after_question || !sentence.tokens.back().is("."))
    return false;
  for (const Token& token : sentence.tokens)
    if (token.is_one_of({":", ";", "(", "“", "``", "\"", "...", "…"})) return false;
  return sentence.before(sentence.size() - 1).text.size() > 1;  // no initial: "the economist W."
}

bool has_comma(const Sentence& sentence) {
  for (const Token& token : sentence.tokens)
    if (token.is(",")) return true;
  return false;
}

void no_main_clause(std::size_t last, Hits& hits) {
  remark(hits, "Fragment", 0, last, "No main clause: join it to the sentence before, or give it a verb.").severity =
      Severity::suggestion;
}

// "Especially in the north, where work is hard to find.", "And a lack of interpreters."
void opening_only(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (!plain_sentence(sentence)) return;
  const bool added =
      (first.is_one_of({"especially", "particularly", "including", "mainly", "mostly", "namely"}) && !second.is(",")) ||
      (first.is("such") && second.is("as")) || (first.is("as") && second.is("well")) ||
      (first.is("not") && (second.is("to") || second.is("because"))) || (first.is("rather") && second.is("than")) ||
      (first.is("due") && second.is("to")) || (first.is("thanks") && second.is("to"));
  const bool leads = first.is_one_of({"as", "rather"}) || first.is("due") || first.is("thanks");
  const std::size_t from = first.is("rather") ? 3 : 1;
  if (added && free_verbs(sentence, from) == 0 && !(leads && has_comma(sentence))) {
    no_main_clause(1, hits);
    return;
  }
  const bool joined = first.is_one_of({"and", "or", "but"}) && sentence.phrase_at(1) != nullptr;
  if (joined && second.is(Role::determiner) && count_verbs(sentence, 1) == 0) no_main_clause(1, hits);
}

// "Having reviewed the evidence.", "To reduce the number of accidents.", "Working with …"
void participle_only(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (!plain_sentence(sentence)) return;
  const bool having = (first.is("having") && second.flags.has(F::verb_participle)) ||
                      (first.is("being") && (second.flags.has(F::verb_participle) || second.is(Role::determiner)));
  const bool infinitive = (first.is("to") && (second.flags.has(F::verb_base) || second.is("be"))) ||
                          (first.is("in") && second.is("order") && sentence.at(2).is("to"));
  const bool means = first.is_one_of({"by", "without", "after", "before", "instead"}) &&
                     (second.tag == "VBG" || (second.is("of") && sentence.at(2).tag == "VBG"));
  const bool gerund = means || (first.tag == "VBG" && first.flags.has(F::verb_gerund) &&
                                (!first.flags.any(F::adjective) || first.is_one_of({"leaving", "working", "living"})) &&
                                (opens_noun(second) || second.is(Role::preposition) || second.tag == "CD" ||
                                 (second.tag == "NNS" && second.flags.has(F::noun_plural) &&
                                  form_of(first, "leave force allow make give keep put cause help"))) &&
                                !first.is_one_of({"according", "owing"}));
  if ((!having && !infinitive && !gerund) || has_comma(sentence) || unclear_verb(sentence, 1)) return;
  std::size_t from = infinitive ? (first.is("in") ? 4 : 2) : 1;
  if (having) from = 2;
  if (free_verbs(sentence, from) == 0) no_main_clause(from - 1, hits);
}

// "Many of whom had never been to school.", "The minister, who visited the camp."
void relative_only(const Sentence& sentence, Hits& hits) {
  if (!plain_sentence(sentence)) return;
  if (sentence.at(1).is("of") && sentence.at(2).is_one_of({"whom", "which"}) && count_verbs(sentence, 3) <= 1 &&
      !has_comma(sentence))
    no_main_clause(2, hits);
  const std::size_t comma = behind_noun(sentence, 0);
  if (comma == 0 || !sentence.at(0).is(Role::determiner) || !sentence.at(comma).is(",") ||
      !sentence.at(comma + 1).is_one_of({"who", "which", "whose"}))
    return;
  for (std::size_t at = comma + 1; at < sentence.size(); ++at)
    if (sentence.at(at).is(",") || (at > comma + 1 && joins_clause(sentence, at))) return;
  if (count_verbs(sentence, comma + 2) == 1) no_main_clause(comma + 1, hits);
}

// "The pupils looking forward to the holidays."
void gerund_for_verb(const Sentence& sentence, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(0);
  if (!plain_sentence(sentence) || subject == nullptr || has_comma(sentence)) return;
  const std::size_t at = subject->end;
  if (!opens_noun(sentence.at(0)) || sentence.at(0).is("this") || sentence.at(subject->head).tag != "NNS") return;
  for (std::size_t inside = 1; inside < subject->head; ++inside)
    if (sentence.at(inside).flags.any(F::verb_base, F::verb_third) || sentence.at(inside).tagged("NN")) return;
  if (sentence.at(at).tag != "VBG" || !sentence.at(at).flags.has(F::verb_gerund) || count_verbs(sentence, at + 1) > 0 ||
      unclear_verb(sentence, at + 1))
    return;
  no_main_clause(at, hits);
}

// "So that families can stay together.", "Even though the warning was clear."
void two_word_conjunction(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (!plain_sentence(sentence)) return;
  const bool pair =
      (first.is("so") && second.is("that")) || (first.is("even") && second.is_one_of({"though", "if", "when"})) ||
      (first.is("as") && second.is_one_of({"if", "though"})) || (first.is("now") && second.is("that")) ||
      (first.is("in") && second.is("case")) || (first.is("given") && second.is("that")) ||
      (first.is("just") && second.is_one_of({"because", "as"})) || (first.is("provided") && second.is("that"));
  if (pair && !has_comma(sentence) && count_verbs(sentence, 2) <= 1) no_main_clause(1, hits);
  // "Not only the price of rice but also that of oil."
  if (first.is("not") && second.is("only") && count_verbs(sentence, 2) == 0) no_main_clause(1, hits);
  // "Since the office in the capital was closed."
  const std::size_t behind = behind_noun(sentence, 1);
  if (first.is_one_of({"since", "after", "before", "until", "as"}) && second.is(Role::determiner) && behind > 1 &&
      sentence.at(behind - 1).tag != "CD" && !sentence.before(behind).name() &&
      sentence.at(sentence.skip_adverbs(behind)).finite() && !has_comma(sentence) && count_verbs(sentence, 1) == 1)
    no_main_clause(0, hits);
  // "The council having spent its budget."
  const std::size_t end = behind_noun(sentence, 0);
  if (end > 0 && sentence.at(end).is_one_of({"having", "being"}) && sentence.at(end + 1).tag == "VBN" &&
      !has_comma(sentence) && count_verbs(sentence, end + 2) == 0)
    no_main_clause(end, hits);
}

// "With the aim of reducing fees.", "During the inspection of the factory."
void phrase_only(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  if (!plain_sentence(sentence) || first.tag != "IN" || !first.is(Role::preposition) || first.is_one_of({"as", "like"}))
    return;
  const Token& second = sentence.at(1);
  if (second.name() ||
      !(second.is(Role::determiner) || second.adjective() || second.tag == "VBG" || second.tag == "NNS"))
    return;
  for (std::size_t at = 1; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.is(",") || token.is(Role::wh_word)) return;
    if (token.finite() || token.is(Role::have) || token.is(Role::do_verb) || token.tag == "VB") return;
    const Token& before = sentence.before(at);
    if (token.adjective()) continue;
    const bool noun = token.phrase != 0 && (before.is(Role::determiner) || before.adjective() ||
                                            (before.tag == "VBN" && before.phrase == token.phrase) ||
                                            before.is(Role::preposition) || before.is("and"));
    if (token.flags.any(F::verb_third, F::verb_past, F::verb_base) && token.roles == 0 && !noun && token.tag != "VBG")
      return;
  }
  no_main_clause(0, hits);
}

// "Whether the plan will work.", "That the ministry had known about it."
void clause_only(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  if (!plain_sentence(sentence) || !first.is_one_of({"whether", "that", "which", "who", "whose"}) ||
      (first.is("that") && sentence.phrase_at(1) == nullptr))
    return;
  if (first.is("that") && first.tag == "DT") return;
  // "Who answers Ministry of Justice.": a label and what it labels.
  if (first.is("who") && sentence.at(2).text != sentence.at(2).lower) return;
  if (!has_comma(sentence) && count_verbs(sentence, 1) == 1) no_main_clause(0, hits);
}

// "The workers who arrived in May.", "The offices in the north that opened last year."
void subject_only(const Sentence& sentence, Hits& hits) {
  // "For example, the fees that workers pay."
  const bool example =
      sentence.at(0).is("for") && sentence.at(1).is_one_of({"example", "instance"}) && sentence.at(2).is(",");
  const std::size_t begin = example ? 3 : 0;
  const Phrase* subject = sentence.phrase_at(begin);
  if (!plain_sentence(sentence) || subject == nullptr || subject->pronoun) return;
  const std::size_t relative = behind_noun(sentence, begin);
  const bool why = sentence.at(relative).is_one_of({"why", "where", "when"}) &&
                   sentence.before(relative).is_one_of({"reason", "place", "day", "time"});
  if (!sentence.at(relative).is_one_of({"who", "which", "that"}) && !why) return;
  if (!sentence.at(begin).is(Role::determiner) && (sentence.at(begin).tag != "NNS" || relative != begin + 1)) return;
  if (sentence.at(begin).is_one_of({"both", "this", "that", "some", "all", "many", "few", "each"})) return;
  for (std::size_t at = begin; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.is(",")) return;
    // "The holders of this argument point to": a verb that was taken for a noun.
    if (at > begin && at < relative && token.tagged("NN") && token.flags.any(F::verb_base, F::verb_third) &&
        sentence.before(at).tagged("NN"))
      return;
  }
  if (unclear_verb(sentence, begin)) return;
  std::size_t verbs = 0;
  bool group = false;
  for (std::size_t at = relative + 1; at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.adverb() || token.is(Role::negation)) continue;
    if (at > relative + 1 && joins_clause(sentence, at)) return;
    const bool could = token.flags.finite_verb() && token.roles == 0 && !token.adjective() &&
                       sentence.before(at).tag != "TO" && !sentence.before(at).is(Role::determiner) &&
                       !sentence.before(at).adjective() && !sentence.before(at).is(Role::preposition);
    const bool verb = token.finite() || could;
    if (verb && !(group && goes_on(token))) ++verbs;
    group = verb || token.is_one_of({"be", "been", "being"});
  }
  if (verbs == 1) no_main_clause(relative, hits);
}

bool may_be_finite(const Sentence& sentence, std::size_t place) {
  const Token& token = sentence.at(place);
  if (token.finite() || token.is(Role::have) || token.is(Role::do_verb) ||
      token.is_one_of({"'s", "'re", "'ve", "'ll", "'d"}))
    return true;
  if (token.tag == "VB" && sentence.before(place).tag != "TO") return true;
  if (token.roles != 0 || !token.flags.finite_verb()) return false;
  const Token& before = sentence.before(place);
  const bool nominal = opens_noun(before) || before.adjective() || before.tag == "CD" ||
                       (before.is(Role::preposition) && !before.is("to")) || before.tag == "TO" ||
                       (before.is(Role::conjunction) && token.tagged("NN"));
  return !nominal;
}

// "most workers afraid of losing": a subject, an adjective, and no verb up to the end.
void missing_copula(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Phrase* subject = sentence.phrase_at(place);
  if (subject == nullptr || sentence.in_list) return;
  const Token& outer = sentence.before(place);
  if (place > 0 && !outer.is_one_of({"that", "because", "if", "although", "but", ";", "when", "where", "whether"}))
    return;
  if (outer.is("that") && outer.tag == "DT" && sentence.at(place).tag != "NNS") return;
  const Token& head = sentence.at(subject->head);
  if (!subject->pronoun && !head.common_noun()) return;
  const std::size_t adjective = sentence.skip_adverbs(skip_prepositional_phrases(sentence, subject->end));
  const Token& token = sentence.at(adjective);
  const Token& behind = sentence.at(adjective + 1);
  const bool takes_preposition =
      token.is_one_of({"short", "full", "free", "close", "ready", "due", "open", "subject", "safe"}) &&
      behind.is_one_of({"of", "to", "for", "from", "in"}) && !token.is("due");
  const bool predicative = (only_adjective(token) || takes_preposition) && !token.lower.ends_with("ed") &&
                           !token.is_one_of({"such", "alike"}) &&
                           (behind.is(Role::preposition) || behind.tag == "TO" || behind.is(Role::full_stop) ||
                            behind.is_one_of({"that", "because", "when", "if"}));
  const bool participle = token.tag == "VBN" && !token.lower.ends_with("ed") &&
                          !token.flags.any(F::verb_past, F::adjective, F::verb_base) &&
                          (behind.is(Role::preposition) || behind.is(Role::full_stop));
  if ((!predicative && !participle) || sentence.before(adjective).is(Role::have) || any_be(sentence.before(adjective)))
    return;
  if (head.flags.any(F::verb_base, F::verb_third) && place == 0 && !opens_noun(sentence.at(0)) && !subject->pronoun)
    return;
  for (std::size_t at = place; at < sentence.size(); ++at) {
    const Token& other = sentence.at(at);
    if (at > adjective && (other.is_one_of({"because", "when", "if", "while", "who", "which", "that", "since"}))) break;
    if (at > adjective && other.is_one_of({",", ";", "and"}) && place > 0) break;
    if (at > subject->begin && at != adjective && at != subject->head && may_be_finite(sentence, at)) return;
    if (other.is_one_of({":", "(", "“"})) return;
  }
  const std::string be = subject->number == Number::plural ? "are " : "is ";
  propose(hits, "MissingWord", sentence, adjective, adjective, be + token.text, "The verb is missing").severity =
      place > 0 && subject->pronoun ? Severity::warning : Severity::suggestion;
}

}  // namespace

void check_fragments(const Sentence& sentence, Hits& hits) {
  opening_only(sentence, hits);
  participle_only(sentence, hits);
  phrase_only(sentence, hits);
  clause_only(sentence, hits);
  two_word_conjunction(sentence, hits);
  relative_only(sentence, hits);
  gerund_for_verb(sentence, hits);
  subject_only(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) missing_copula(sentence, place, hits);
}

}  // namespace galley::prose::grammar
