// Sentences that are none: lone clauses, missing verbs, broken ends, comma splices.
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// Verbs that carry a clause: finite ones, imperatives, and participles that may be a past.
std::size_t clause_verbs(const Sentence& sentence, std::size_t from) {
  std::size_t count = 0;
  bool in_group = false;
  for (std::size_t place = from; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (token.adverb() || token.is(Role::negation)) continue;
    // "the wages it owes": a clause that hangs on its noun.
    if (place > from + 2 && token.finite() && sentence.before(place).is_one_of({"it", "they", "he", "she", "we"}) &&
        sentence.before(place, 2).common_noun() && sentence.at(place + 1).is(Role::full_stop)) {
      in_group = true;
      continue;
    }
    const bool bare = token.tag == "VB" && sentence.before(place).tag != "TO";
    const bool past = token.tag == "VBN" && token.flags.has(F::verb_past);
    const bool verb = token.finite() || bare || past || token.is_one_of({"'s", "'re", "'ve", "'ll"});
    if (verb && !in_group) ++count;
    in_group = (verb || token.is_one_of({"be", "been", "being"})) && (token.tag != "VBD" || token.roles != 0);
  }
  return count;
}

// "When the inspectors visited the site."
void lone_clause(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  if (!first.is_one_of(
          {"because", "although", "though", "whereas", "unless", "while", "if", "when", "whenever", "until", "once"}) ||
      sentence.size() < 5 || !sentence.tokens.back().is("."))
    return;
  if (sentence.after_question) return;
  if (sentence.at(1).is("of")) return;
  // "Although small, the fund …"
  if ((sentence.at(1).adjective() || sentence.at(1).tag == "VBN") && (sentence.at(2).is(",") || sentence.at(3).is(",")))
    return;
  if (sentence.at(1).is_one_of({"possible", "necessary", "so", "not", "then", "in", "only", "this", "again"}) &&
      !first.is_one_of({"although", "because"}))
    return;
  std::size_t commas = 0;
  for (const Token& token : sentence.tokens) commas += token.is(Role::stop) ? 1 : 0;
  const std::size_t verbs = clause_verbs(sentence, 1);
  const bool contrast = first.is_one_of({"although", "though", "whereas"});
  const bool strong = contrast || first.is("because");
  const bool lone = (verbs == 1 && (commas == 0 || strong)) || (strong && verbs != 1 && verbs <= 2 && commas == 0);
  // "Because content is encrypted, enforcement rests on": the verb, taken for a noun.
  bool behind_comma = false;
  for (std::size_t place = 1; place < sentence.size(); ++place) {
    const bool third = sentence.at(place).flags.has(F::verb_third) && sentence.before(place).word();
    if (behind_comma && third && !opens_noun(sentence.before(place)) && sentence.at(place + 1).is(Role::preposition))
      return;
    // "Because the ministry funds clinics, patients have": the clause behind has its verb.
    if (!behind_comma && sentence.at(place).is(",") && clause_verbs(sentence, place + 1) > 0) return;
    behind_comma = behind_comma || sentence.at(place).is(",");
  }
  if (!lone || (first.is("once") && sentence.phrase_at(1) == nullptr)) return;
  remark(hits, "Fragment", 0, 0, "“" + first.text + "” begins a clause that needs another one: join it to a sentence.");
}

// "Which is why …", "Such as schools.", "The reason being that …"
void no_sentence(const Sentence& sentence, Hits& hits) {
  if (sentence.size() < 4 || !sentence.tokens.back().is(".") || sentence.in_list || sentence.after_question) return;
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (first.is("which") && second.finite() && (clause_verbs(sentence, 1) <= 2 || sentence.at(2).is("why")))
    remark(hits, "Fragment", 0, 1, "“Which” begins a clause: join it to the sentence before.").severity =
        Severity::suggestion;
  if (((first.is("such") && second.is("as")) || (first.is("especially") && !second.is(",")) ||
       (first.is("including") && sentence.phrase_at(1) != nullptr)) &&
      clause_verbs(sentence, 2) == 0)
    remark(hits, "Fragment", 0, 1, "No sentence: join it to the one before.");
  if (first.is("for") && second.is_one_of({"example", "instance"}) && sentence.at(2).is(",") &&
      sentence.at(3).tag == "NNS" && sentence.at(4).is(",") && sentence.size() < 14 && clause_verbs(sentence, 3) == 0)
    remark(hits, "Fragment", 0, 1, "No finite verb: join it to the sentence before.");
  bool comma = false;
  for (const Token& token : sentence.tokens) comma = comma || token.is(Role::stop);
  if (first.is_one_of({"despite", "except", "besides", "without", "unlike"}) && !comma &&
      clause_verbs(sentence, 1) == 0)
    remark(hits, "Fragment", 0, 0, "No finite verb: join it to a sentence.");
  if (first.is("because") && second.is("of") && clause_verbs(sentence, 2) == 0)
    remark(hits, "Fragment", 0, 1, "No finite verb: join it to a sentence.");
  // "After the committee had considered the evidence."
  const Phrase* clause = sentence.phrase_at(1);
  bool other_subject = false;
  for (const Token& token : sentence.tokens)
    other_subject = other_subject || token.is_one_of({"nobody", "everyone", "anyone"});
  if (first.is_one_of({"after", "before", "since", "where"}) && clause != nullptr && !comma && !other_subject &&
      sentence.at(clause->end).finite() && (second.is(Role::determiner) || clause->pronoun) &&
      clause_verbs(sentence, 1) == 1)
    remark(hits, "Fragment", 0, 0,
           "“" + first.text + "” begins a clause that needs another one: join it to a sentence.");
  const Phrase* subject = sentence.phrase_at(0);
  // "A decision that surprised many observers."
  if (subject != nullptr && first.is_one_of({"a", "an"}) &&
      sentence.at(subject->end).is_one_of({"that", "which", "who"}) && !comma &&
      sentence.at(subject->end + 1).finite() && clause_verbs(sentence, subject->end) == 1)
    remark(hits, "Fragment", 0, subject->end, "No main verb: write a whole sentence.").severity = Severity::suggestion;
  if (subject != nullptr && sentence.at(subject->end).is("being") && sentence.at(subject->end + 1).is("that"))
    remark(hits, "Fragment", 0, subject->end,
           "No finite verb: write “is” or “was”, or join it to the sentence before.");
}

// Only what the tags call a noun, an adjective or a participle: no verb to carry it.
void no_verb(const Sentence& sentence, Hits& hits) {
  if (sentence.size() < 6 || sentence.in_list || !sentence.tokens.back().is(".") || sentence.question()) return;
  const Token& first = sentence.at(0);
  if (!first.word() || first.is_one_of({"no", "how", "what", "so", "source", "see", "not", "hence", "thus"}) ||
      first.tag == "VB" || first.tag == "VBG" || (first.flags.has(F::verb_base) && !first.flags.noun()))
    return;
  if (first.name() || sentence.at(1).name()) return;
  int brackets = 0;  // "Law (No. 41)": the stop was none
  for (const Token& token : sentence.tokens) brackets += token.is("(") ? 1 : token.is(")") ? -1 : 0;
  if (brackets != 0) return;
  const bool determined = first.is(Role::determiner) || first.is_one_of({"many", "most"});
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const bool infinitive = determined && place > 1 && sentence.before(place).tag == "TO";  // "the decision to close"
    if (token.finite() || token.is(":") || token.is(Role::have) || token.is(Role::do_verb) ||
        token.is_one_of({"'s", "'re", "'ve", "'ll"}) || (token.tag == "VB" && !infinitive))
      return;
    if (infinitive) continue;
    const Token& before = sentence.before(place);
    const bool noun =
        token.tagged("NN") && (before.is(Role::determiner) || before.adjective() || before.is(Role::preposition));
    if (determined && place > 2 && token.adjective() &&
        (before.is(Role::determiner) || before.adjective() || before.is("and")))
      continue;
    if (token.flags.any(F::verb_third, F::verb_past) && !(token.tag == "VBN" && before.is(Role::preposition)) &&
        !(token.tag == "NNS" && noun && determined))
      return;
    if (token.flags.has(F::verb_base) && !(determined && noun)) return;
  }
  remark(hits, "Fragment", 0, sentence.size() - 2, "No finite verb: write a whole sentence.").severity =
      Severity::suggestion;
}

void broken_end(const Sentence& sentence, Hits& hits) {
  if (sentence.size() < 4 || !sentence.tokens.back().is(".")) return;
  const std::size_t place = sentence.size() - 2;
  const Token& last = sentence.at(place);
  if (last.is_one_of({"the", "a", "an", "our", "their", "its", "my", "and", "or", "but", "because", "although", "than",
                      "whether", "every", "into", "if", "nor"}) &&
      !last.name() && last.text != "A" && !(last.is_one_of({"of", "from", "into"}) && sentence.tokens.size() < 5) &&
      last.text.size() + 1 > 1 &&
      !(last.is_one_of({"of", "from", "into"}) &&
        (sentence.before(place).flags.verb() || sentence.before(place).adverb())))
    remark(hits, "Incomplete", place, place, "The sentence breaks off after “" + last.text + "”.");
}

bool ties_clauses(const Token& token) {
  return token.is_one_of({"if",   "when", "because", "although",  "while", "since", "unless", "whether", "than",
                          "as",   ":",    ";",       "(",         "“",     "``",    "”",      "''",      "say",
                          "says", "said", "argued",  "suggested", "put",   "not",   "n't",    "once"});
}

// A comma that joins no two sentences: "he said", "and, in the end, it", "that, when asked, they", "so small, he".
bool comma_in_its_place(const Sentence& sentence, std::size_t comma) {
  const Token& verb = sentence.at(sentence.skip_adverbs(comma + 2));
  if (form_of(
          verb,
          "say reply tell continue think guess know remember believe suppose hope fear judge add ask argue write note "
          "seem turn"))
    return true;
  for (std::size_t at = 0; at < comma; ++at) {
    const Token& token = sentence.at(at);
    if (token.is(Role::wh_word) && !(token.is("that") && token.tag == "DT")) return true;
    if (token.is_one_of({"so", "such", "whenever", "wherever", "given", "considering", "provided"})) return true;
    if (token.is(",") && at > 0 && (sentence.before(at).is(Role::conjunction) || sentence.before(at).is("that")))
      return true;
  }
  const Token& first = sentence.at(0);
  const Token& second = sentence.at(1);
  if (first.is(Role::conjunction) && (second.is(Role::preposition) || second.is(Role::subordinator) || second.is(",")))
    return true;
  return first.is_one_of({"each", "every"}) ||
         (first.is("the") && second.is_one_of({"moment", "day", "time", "first", "next"}));
}

// "The plan was rejected, it was too costly": a clause, a comma, and another clause.
void comma_splice(const Sentence& sentence, Hits& hits) {
  const Token& first = sentence.at(0);
  if (first.is(Role::subordinator) || sentence.question() || first.is(Role::wh_word) || first.tagged("VB") ||
      first.is("not"))
    return;
  const bool opening = first.is(Role::preposition) || first.adverb();  // whose own comma comes first
  bool opened = false;
  bool verb = false;
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (ties_clauses(token)) return;
    if (token.is(Role::conjunction) && place > 0 && sentence.before(place).is(",")) return;
    if (!token.is(",")) {
      verb = verb || (token.finite() && place > 0);
      continue;
    }
    if (opening && !opened) {
      opened = true;
      verb = false;
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
    if (!however && comma_in_its_place(sentence, place)) return;
    for (std::size_t at = next; at < sentence.size(); ++at)  // no third clause, or it is a list of clauses
      if (sentence.at(at).is(",") && !sentence.at(at + 1).is(Role::conjunction)) return;
    remark(hits, "CommaSplice", place, place,
           "Two sentences are joined by a comma: write a full stop, a semicolon, or “and”.")
        .severity = Severity::suggestion;
    return;
  }
}

// "The road was closed, nobody had been warned": two short clauses, each with its own
// subject and a verb that is nothing else, and a comma between them alone.
void bare_splice(const Sentence& sentence, Hits& hits) {
  const Phrase* first = sentence.phrase_at(0);
  if (first == nullptr || sentence.question() || sentence.in_list || sentence.size() > 25) return;
  std::size_t comma = 0;
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (ties_clauses(token) || token.is(Role::wh_word)) return;
    if (!token.is(Role::stop)) continue;
    if (!token.is(",") || comma != 0) return;
    comma = place;
  }
  const auto helper = [](const Token& token) {
    return token.is(Role::be) || token.is_one_of({"has", "have", "had", "did", "does", "do"}) || token.tag == "MD";
  };
  const Phrase* second = comma == 0 ? nullptr : sentence.phrase_at(comma + 1);
  if (second == nullptr || sentence.at(comma + 1).is(Role::conjunction)) return;
  const bool subject = second->pronoun || sentence.at(second->begin).is(Role::determiner) ||
                       sentence.at(second->begin).is_one_of({"nobody", "nothing", "everyone", "none"});
  if (!subject || !helper(sentence.at(sentence.skip_adverbs(first->end))) || !helper(sentence.at(second->end))) return;
  remark(hits, "CommaSplice", comma, comma,
         "Two sentences are joined by a comma: write a full stop, a semicolon, or “and”.")
      .severity = Severity::suggestion;
}

}  // namespace

void check_structure(const Sentence& sentence, Hits& hits) {
  lone_clause(sentence, hits);
  no_sentence(sentence, hits);
  no_verb(sentence, hits);
  broken_end(sentence, hits);
  comma_splice(sentence, hits);
  bare_splice(sentence, hits);
}

}  // namespace galley::prose::grammar
