// The apostrophe: missing from a possessive, or put into a plural.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool clearly_finite(const Token& token) {
  return token.is(Role::be) || token.is_one_of({"has", "have", "had", "do", "does", "did"}) ||
         (token.is(Role::modal) && token.tag == "MD");
}

bool owner(const Token& token) {
  return names_people(token) ||
         token.is_one_of({"companies", "schools", "councils", "governments", "ministries", "platforms", "hospitals",
                          "agencies", "firms", "banks", "courts", "countries"});
}

// "The victims identity must": owners without an apostrophe, a noun that is one of its kind.
void missing_from_possessive(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& owners = sentence.at(place);
  const Token& owned = sentence.at(place + 1);
  if (owners.tag != "NNS" || !owners.flags.has(F::noun_plural) || !owner(owners)) return;
  const Token& before = sentence.before(place);
  if (!before.is(Role::article) && !before.is(Role::possessive) && !before.adjective()) return;
  const bool several = owned.tag == "NNS" && owned.flags.has(F::noun_plural) && !owners.is("people");
  if ((owned.tag != "NN" && !several) || owned.flags.any(F::adjective, F::adverb) || owned.name() || owned.roles != 0)
    return;
  const Token& behind = sentence.at(place + 2);
  const bool verb = owned.flags.any(F::verb_base, F::verb_past);
  if (!clearly_finite(behind) && !(behind.is(Role::preposition) && !verb && place > 1)) return;
  if (several ? behind.is(Role::preposition) : behind.is_one_of({"have", "do", "are", "were"}))
    return;  // "the women work have": not a singular noun
  const bool has_s = owners.lower.ends_with('s');
  propose(hits, "Apostrophe", sentence, place, place, owners.text + (has_s ? "’" : "’s"), "The owners’ form").severity =
      Severity::suggestion;
}

// "The two company's shared", "the platform's are": a plural takes no apostrophe.
void put_into_plural(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& mark = sentence.at(place);
  if (place == 0 || !mark.is("'s")) return;
  const Token& noun = sentence.before(place);
  const Token& behind = sentence.at(place + 1);
  if (mark.range.begin != noun.range.end || !noun.common_noun()) return;
  const std::string plural = noun.tag == "NNS" ? noun.text : plural_of(noun.lower);
  if (plural.empty()) return;
  const Token& count = sentence.before(place, 2);
  const bool many = count.tag == "CD" || count.is_one_of({"many", "several", "few", "these", "those", "both"});
  const bool verb = behind.is_one_of({"are", "were", "have"}) ||
                    (many && !count.is("one") &&
                     (behind.tag == "VBD" || behind.tag == "VBP" || behind.tag == "MD" || behind.is(Role::full_stop)));
  if (verb) propose(hits, "Apostrophe", sentence, place - 1, place, in_case_of(noun, plural), "A plural has none");
}

// "the boards' of both firms": what would own is named behind "of".
void before_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& mark = sentence.at(place);
  if (place == 0 || !mark.is_one_of({"'", "’"}) || sentence.before(place).tag != "NNS") return;
  if (mark.range.begin != sentence.before(place).range.end || !sentence.at(place + 1).is("of")) return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is_one_of({"'", "‘", "`"})) return;  // a quotation ends here
  propose(hits, "Apostrophe", sentence, place - 1, place, sentence.before(place).text, "A plural has none");
}

}  // namespace

void check_apostrophes(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    missing_from_possessive(sentence, place, hits);
    put_into_plural(sentence, place, hits);
    before_of(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
