#include "prose/grammar_predicate.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

bool attaches(const Token& token) {
  return token.is_one_of({"of",      "in",     "for",     "on",         "from",      "between", "with",       "to",
                          "by",      "at",     "under",   "about",      "within",    "among",   "inside",     "outside",
                          "into",    "over",   "against", "through",    "across",    "during",  "beyond",     "without",
                          "towards", "toward", "behind",  "concerning", "regarding", "near",    "above",      "below",
                          "along",   "around", "until",   "upon",       "involving", "like",    "throughout", "after",
                          "before",  "since",  "despite"});
}

// Behind the noun phrase or number at `place`; `place` itself if there is none.
std::size_t skip_object(const Sentence& sentence, std::size_t place) {
  if (const Phrase* phrase = sentence.phrase_at(place)) return phrase->end;
  if (sentence.at(place).tag == "CD") return place + 1;
  return place;
}

bool verb_group(const Token& token) {
  return token.finite() || token.tagged("VB") || token.adverb() || token.is(Role::negation) || token.is(Role::have) ||
         token.is(Role::do_verb) || token.is_one_of({"be", "been", "being", "have"});
}

// "who work at the border", "that the firm offers"
std::size_t skip_relative(const Sentence& sentence, std::size_t place) {
  std::size_t at = place + 1;
  if (const Phrase* subject = sentence.phrase_at(at)) at = subject->end;
  if (!sentence.at(sentence.skip_adverbs(at)).finite()) return place;
  while (verb_group(sentence.at(at))) {
    // "that must be declared are": the group is whole, and another begins.
    if (sentence.at(at).finite() && at > place + 1 && sentence.before(at).tagged("VB") &&
        sentence.before(at).roles == 0)
      return at;
    // The verb of the main clause follows at once: "the fees they charge are".
    if (at > place + 1 && sentence.at(at).is(Role::be) && sentence.before(at).finite()) return at;
    ++at;
  }
  return skip_object(sentence, at);
}

bool finite_for_certain(const Token& token) {
  return token.is(Role::be) || token.is_one_of({"has", "have", "had", "do", "does", "did"}) || token.tag == "MD" ||
         token.tag == "VBZ" || token.tag == "VBP" || token.tag == "VBD";
}

// From a comma over an insertion to behind the comma that ends it.
std::size_t skip_insertion(const Sentence& sentence, std::size_t place) {
  const Token& first = sentence.at(place + 1);
  const bool relative = first.is_one_of({"which", "who", "whose", "whom"});
  const bool opening = relative || first.is(Role::preposition) || first.is(Role::article) || first.tag == "VBN" ||
                       first.tag == "VBG" || first.is_one_of({"together", "along", "including", "such"});
  if (!opening) return place;
  for (std::size_t at = place + 2; at < sentence.size() && at < place + 25; ++at) {
    const Token& token = sentence.at(at);
    if (token.is_one_of({";", ":", "(", ")"}) || token.is(Role::full_stop)) return place;
    if (token.is(Role::conjunction) && first.is(Role::article)) return place;  // a list, no apposition
    if (!token.is(",")) continue;
    if (finite_for_certain(sentence.at(sentence.skip_adverbs(at + 1)))) return at + 1;
    if (!relative) return place;
  }
  return place;
}

// Over one thing that belongs to the noun before `place`; `place` itself if there is none.
std::size_t skip_one(const Sentence& sentence, std::size_t place, bool& near) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (token.is_one_of({"today", "tomorrow", "yesterday", "alone", "itself", "themselves"})) return place + 1;
  if (attaches(token) && token.tag != "RP") {
    const std::size_t from = place + 1;
    const std::size_t gerund = sentence.at(from).tag == "VBG" ? from + 1 : from;
    const std::size_t end = skip_object(sentence, gerund);
    if (end > from) return end;
  }
  if (token.flags.has(F::verb_participle) && (token.tag == "VBN" || token.tag == "VBD") &&
      (attaches(next) || (next.adverb() && attaches(sentence.at(place + 2))))) {
    near = near && token.tag == "VBN";
    return place + (next.adverb() ? 2 : 1);
  }
  if (token.tag == "VBG" && token.flags.has(F::verb_gerund)) {
    near = false;
    return skip_object(sentence, place + 1);
  }
  if (token.tag == "TO" && next.flags.has(F::verb_base)) {
    near = false;
    return skip_object(sentence, place + 2);
  }
  if (token.adjective() && (attaches(next) || next.tag == "TO") && !token.is_one_of({"more", "less"})) return place + 1;
  if (token.is_one_of({"who", "that", "which"})) {
    near = false;
    return skip_relative(sentence, place);
  }
  if (token.is(",")) {
    near = false;
    return skip_insertion(sentence, place);
  }
  return place;
}

}  // namespace

std::size_t skip_prepositional_phrases(const Sentence& sentence, std::size_t place) {
  for (int count = 0; count < 4 && attaches(sentence.at(place)); ++count) {
    const std::size_t end = skip_object(sentence, place + 1);
    if (end == place + 1) break;
    place = end;
  }
  return place;
}

std::optional<Predicate> predicate_of(const Sentence& sentence, std::size_t subject_end) {
  constexpr int most_parts = 6;
  Predicate result;
  result.behind = subject_end;
  for (int count = 0; count < most_parts; ++count) {
    const std::size_t end = skip_one(sentence, result.behind, result.near);
    if (end == result.behind) break;
    result.behind = end;
    if (sentence.before(end).is(",")) break;
  }
  if (sentence.at(result.behind).is(Role::stop)) return std::nullopt;
  result.verb = sentence.skip_adverbs(result.behind);
  return result.verb < sentence.size() ? std::optional(result) : std::nullopt;
}

bool names_people(const Token& token) {
  if (token.is_one_of({"people",    "person",     "persons", "man",      "men",       "woman",    "women",
                       "child",     "children",   "family",  "families", "victim",    "victims",  "survivor",
                       "survivors", "girl",       "girls",   "boy",      "boys",      "parent",   "parents",
                       "tenant",    "tenants",    "pupil",   "pupils",   "clerk",     "clerks",   "judge",
                       "judges",    "nurse",      "nurses",  "witness",  "witnesses", "migrant",  "migrants",
                       "applicant", "applicants", "patient", "patients", "student",   "students", "resident",
                       "residents", "expert",     "experts", "mother",   "father",    "chief",    "spouse",
                       "refugee",   "refugees",   "trustee", "trustees"}))
    return true;
  if (!token.common_noun()) return false;
  std::string_view word = token.lower;
  if (token.tag == "NNS" && word.ends_with('s')) word.remove_suffix(1);
  if (word.size() < 6) return false;
  for (const std::string_view person :
       {"officer",     "worker",       "teacher",   "recruiter",  "trafficker", "smuggler",   "lawyer",
        "interpreter", "minister",     "inspector", "prosecutor", "operator",   "director",   "investigator",
        "consumer",    "offender",     "employer",  "employee",   "farmer",     "manager",    "member",
        "moderator",   "advertiser",   "adviser",   "advisor",    "journalist", "specialist", "citizen",
        "physician",   "researcher",   "author",    "driver",     "observer",   "councillor", "volunteer",
        "visitor",     "commissioner", "owner",     "seller",     "broker",     "debtor",     "perpetrator",
        "reporter",    "reader",       "player",    "mediator",   "contractor", "supplier"})
    if (word == person) return true;
  return false;
}

}  // namespace galley::prose::grammar
