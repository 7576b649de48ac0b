// Prepositions by what governs them: adjectives with a table of those allowed, and "of",
// which few verbs take.
#include "prose/grammar_governed.h"

#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// A time or a manner may stand behind anything: "afraid at night", "ready on Monday".
bool free_phrase(const Sentence& sentence, std::size_t preposition) {
  for (std::size_t at = preposition + 1; at < preposition + 4; ++at) {
    const Token& token = sentence.at(at);
    if (length_of_time(token) || token.tag == "CD" || token.is(Role::wh_word)) return true;
    if (token.is_one_of({"least", "first", "all", "present", "times", "paper", "home", "course", "example", "instance",
                         "once", "last", "grounds", "behalf", "account", "average", "board", "purpose", "request"}))
      return true;
    if (token.common_noun() && !sentence.at(at + 1).common_noun()) break;
  }
  return sentence.at(preposition + 1).name() || sentence.at(preposition + 1).tag == "VBG";
}

void adjective_with_preposition(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& adjective = sentence.at(place);
  const Token& preposition = sentence.at(place + 1);
  if (!preposition.is_one_of({"of", "to", "from", "with", "on", "about", "for", "at", "against"})) return;
  std::size_t before = place;
  while (before > 0 && (sentence.before(before).adverb() || sentence.before(before).is(Role::negation) ||
                        sentence.before(before).is_one_of({"more", "less", "most", "very"})))
    --before;
  if (!any_be(sentence.before(before)) && !form_of(sentence.before(before), "become remain feel seem")) return;
  const Token& next = sentence.at(place + 2);
  if (preposition.is("to") && (next.flags.has(F::verb_base) || next.is_one_of({"be", "have", "do"})) &&
      !opens_noun(next))
    return;
  if (!next.word() || (free_phrase(sentence, place + 1) && !preposition.is("of"))) return;
  for (const Governed& entry : governed_adjectives) {
    if (!listed(entry.words, adjective.lower)) continue;
    if (!listed(entry.allowed, preposition.lower))
      propose(hits, "Preposition", sentence, place + 1, place + 1,
              std::string(entry.allowed.substr(0, entry.allowed.find(' '))), "With “" + adjective.text + "”");
    return;
  }
}

constexpr std::string_view verbs_with_of =
    "think dream hear speak know consist dispose approve disapprove complain beware conceive die smell taste become tell learn "
    "partake admit permit allow boast repent despair make accuse remind rob deprive cure come get be have do talk read write "
    "convict warn inform notify advise assure convince suspect relieve strip rid clear ask require expect demand avail say "
    "compose comprise possess tire hope reek sing certify deserve lose acquit divest drain absolve remain take want see form "
    "build borrow buy sell own mean cost hold bring give leave run put partake weary judge leave feel go stem";

// "can apply of a pass", "contacted of the owner": few verbs take "of".
void verb_with_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& next = sentence.at(place + 2);
  if (!sentence.at(place + 1).is("of") || verb.roles != 0 || !verb.tagged("VB") || verb.tag == "VBN" ||
      verb.tag == "VBG" || any_be(verb) || !word_flags(base_of(verb.lower)).has(F::attested_verb) ||
      verb.flags.any(F::noun_singular, F::noun_plural, F::adjective) || place == 0 || form_of(verb, verbs_with_of) ||
      next.is("course") || next.is(Role::wh_word))
    return;
  // "a market purged of its aspects": a participle, unless the noun opens the sentence.
  const Phrase* subject = sentence.phrase_ending(place);
  if (verb.tag == "VBD" && !(subject != nullptr && (subject->pronoun || subject->begin == 0))) return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is(Role::wh_word)) return;  // "what the law requires of platforms"
  remark(hits, "Preposition", place, place + 1,
         "“" + verb.text + "” does not go with “of”: leave it out, or write another preposition.");
}

// "because polluting the river"
void because_with_gerund(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& gerund = sentence.at(place + 1);
  if (!sentence.at(place).is("because") || gerund.tag != "VBG" || base_of(gerund.lower).empty()) return;
  for (std::size_t at = place + 2; at < sentence.size() && !sentence.at(at).is(","); ++at)
    if (sentence.at(at).finite() || sentence.at(at).is(Role::have)) return;
  propose(hits, "Preposition", sentence, place, place, "for", "Before a form in -ing");
}

// "at Monday morning", "in the Monday"
void day_with_part(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& preposition = sentence.at(place);
  const Token& day = sentence.at(place + 1);
  if (!preposition.is_one_of({"at", "in"}) ||
      !listed("monday tuesday wednesday thursday friday saturday sunday", day.lower) ||
      !sentence.at(place + 2).is_one_of(
          {"morning", "afternoon", "evening", "night", "mornings", "afternoons", "evenings"}))
    return;
  propose(hits, "Preposition", sentence, place, place, in_case_of(preposition, "on"), "Before a day");
}

}  // namespace

void check_governed(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    adjective_with_preposition(sentence, place, hits);
    verb_with_of(sentence, place, hits);
    because_with_gerund(sentence, place, hits);
    day_with_part(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
