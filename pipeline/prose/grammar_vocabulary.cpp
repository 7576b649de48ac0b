#include "prose/grammar_vocabulary.h"

#include <algorithm>
#include <unordered_set>

#include "prose/grammar_predicate.h"

namespace galley::prose::grammar {

using F = WordFlag;

bool listed(std::string_view list, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

bool form_of(const Token& token, std::string_view verbs) {
  return token.flags.verb() && (listed(verbs, token.base) || (token.base != token.lower && listed(verbs, token.lower)));
}

bool length_of_time(const Token& token) {
  return listed(
      "year years month months week weeks day days hour hours minute minutes decade decades century centuries night "
      "morning afternoon evening time weekend quarter season summer winter spring autumn moment period monday tuesday "
      "wednesday thursday friday saturday sunday",
      token.lower);
}

bool names_year(const Token& token) {
  return token.lower.size() == 4 && token.lower.find_first_not_of("0123456789") == std::string::npos &&
         (token.lower.starts_with("19") || token.lower.starts_with("20"));
}

bool names_agent(const Token& token) {
  if (names_people(token)) return true;
  if (!token.common_noun()) return false;
  return listed(
      "user users company companies firm firms agency agencies ministry ministries platform platforms authority "
      "authorities council councils government governments bank banks school schools hospital hospitals court courts "
      "state states country countries union unions charity charities landlord landlords customer customers client "
      "clients staff police pupil pupils crew crews trader traders agent agents guest guests passenger passengers "
      "speaker speakers buyer buyers lender lenders borrower borrowers tenant tenants regulator regulators provider "
      "providers leader leaders candidate candidates voter voters professional professionals official officials "
      "neighbour neighbours doctor doctors lawyer lawyers guard guards adult adults trafficker traffickers smuggler "
      "engineer engineers consultant consultants translator translators accountant accountants architect technician "
      "electrician plumber carpenter scientist scientists surgeon dentist midwife psychologist photographer journalist "
      "smugglers caller callers holder holders soldier soldiers carer carers cleaner cleaners captain captains master "
      "masters",
      token.lower);
}

bool only_adjective(const Token& token) {
  return token.adjective() && token.roles == 0 && token.flags.has(F::adjective) && !token.flags.noun() &&
         !token.flags.verb() && !token.flags.any(F::adverb, F::comparative, F::superlative);
}

bool any_be(const Token& token) { return token.is(Role::be) || token.is_one_of({"be", "been", "being"}); }

bool opens_noun(const Token& token) {
  return (token.is(Role::article) && token.text != "A") || token.is(Role::possessive) ||
         token.is_one_of({"this", "these", "those"});
}

bool base_with_object(const Sentence& sentence, std::size_t place) {
  const Token& verb = sentence.at(place);
  if (verb.roles != 0 || verb.name() || !verb.flags.has(F::verb_base)) return false;
  const Token& object = sentence.at(place + 1);
  return verb.only_verb_base() ||
         (verb.flags.has(F::attested_verb) && (opens_noun(object) || object.is(Role::object_pronoun)));
}

bool counted_singular(const Token& token) {
  return token.tag == "NN" && token.flags.has(F::noun_singular) && token.flags.has(F::attested_noun) &&
         !token.flags.any(F::noun_plural, F::irregular_plural, F::mass, F::verb_gerund, F::adjective);
}

bool counted_person(const Token& token) {
  if (token.tag != "NN" || !token.flags.has(F::noun_singular) || token.flags.has(F::noun_plural) ||
      token.text != token.lower)
    return false;
  if (listed("chief head staff police state court school hospital government family member author mother father leader "
             "director minister person parliament woman man child manager president secretary chairman commissioner "
             "crew guard bank council union people authority",
             token.lower))
    return false;
  return names_agent(token);
}

// Of 1.1 million words of edited prose: nouns that stood there behind a determiner only, and
// those like them in public documents.
constexpr std::string_view counted_things =
    "activist adjustment advertisement agency airport amendment analogy announcement apartment appointment army "
    "article assumption attempt attitude audit author award badge bag band barrier baseline beach bedroom bench "
    "bill blanket boat border boss bottle boundary brand bridge brochure budget building bundle bus cabinet "
    "camera campaign car category ceiling centre certificate chair channel chapter chart cigarette city clause "
    "clinic club coalition coat colleague commission committee company computer concept conference consequence "
    "contract corporation country county cup curve dam database daughter deadline deal decade decision desk "
    "device dictionary dilemma directive discount district document dog door dormitory draft drawing economist "
    "editor embassy emergency enemy engine entity envelope era essay estate exhibition factory farm "
    "fee fence ferry figure fine firm flat flood folder forum foundation framework friend fund gallery gap garage "
    "gate gift girl goal grant guest guide guideline habit hall handbook harbour hat helicopter helmet hero hill "
    "hotel hotline house household hub hut icon idea illusion incident indicator individual inhabitant institute "
    "institution instrument interval invitation island item jacket job journal journey jury key kitchen knife "
    "label laboratory ladder lake lamp lawsuit leaflet leg lens letter library licence list load loan loophole "
    "lorry machine magazine manual map mayor meal mechanism medal memorandum message mile mill ministry model "
    "monastery motor motorbike mountain municipality museum nation neighbour network newsletter "
    "newspaper notebook nursery objection obstacle office opponent option organization outline oven "
    "package page pamphlet panel paragraph parcel park partner passport path pattern peak pen permit petition "
    "photograph pilot pipe pipeline plan plane planet plate platform playground plot pocket policeman pond "
    "portrait poster problem product profession profile programme project proposal protocol province pub pump "
    "qualification quarter query questionnaire queue quota railway ramp receipt recipe recommendation referendum "
    "region regulator relative remedy reminder report representative republic request requirement resident "
    "restaurant rifle rival river roadblock robot role roof rope route sailor salary sample satellite scandal "
    "scheme scholar scholarship screen seat section sector segment seminar sentence server shelf shield shirt "
    "shop shortage singer situation slogan soldier solution spill spokesperson stadium staircase stall stamp "
    "statue story stove stranger stream street subsidiary subsidy suburb suggestion sum summary summit "
    "supermarket supplement surgeon survey suspect switch symptom syndicate system table target task template "
    "temple tenant tent theatre theme thesis ticket tide tip tool tower toy track treaty tree trench tribe "
    "tribunal trick trip truck tube tunnel uniform university vacancy valley valve van vehicle venue verdict "
    "version vessel village virus visa volume voter voucher wallet ward warehouse warning warrant wave weapon "
    "website weekend wheel widow window workshop yard zone";

bool counted_thing(const Token& token) {
  static const auto words = [] {
    std::unordered_set<std::string_view> result;
    for (std::size_t begin = 0; begin < counted_things.size();) {
      const std::size_t end = std::min(counted_things.find(' ', begin), counted_things.size());
      result.insert(counted_things.substr(begin, end - begin));
      begin = end + 1;
    }
    return result;
  }();
  return token.tag == "NN" && token.text == token.lower && words.contains(token.lower);
}

std::string adverb_of(std::string_view adjective) {
  std::string adverb(adjective);
  if (adverb.size() < 3) return {};
  if (adverb.ends_with("ic")) adverb += "ally";
  else if (adverb.ends_with("le")) adverb.back() = 'y';
  else if (adverb.ends_with('y')) adverb.replace(adverb.size() - 1, 1, "ily");
  else adverb += "ly";
  return word_flags(adverb).has(F::adverb) ? adverb : std::string();
}

std::string adjective_of(std::string_view adverb) {
  if (!adverb.ends_with("ly") || adverb.size() < 5) return {};
  const std::string stem(adverb.substr(0, adverb.size() - 2));
  std::string in_y = stem;
  in_y.back() = 'y';
  for (const std::string& adjective : {stem, stem + "le", in_y, stem.substr(0, stem.size() - 2)})
    if (adverb_of(adjective) == adverb && word_flags(adjective).has(F::adjective)) return adjective;
  return {};
}

std::size_t behind_noun(const Sentence& sentence, std::size_t place) {
  const Phrase* phrase = sentence.phrase_at(place);
  return phrase == nullptr ? place : skip_prepositional_phrases(sentence, phrase->end);
}

}  // namespace galley::prose::grammar
