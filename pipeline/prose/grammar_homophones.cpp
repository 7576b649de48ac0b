// Words that sound alike or nearly so, told apart by the place they stand in.
#include <algorithm>
#include <unordered_map>

#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

enum class Place {
  verb,               // behind "to", a modal verb, "not", a pronoun
  verb_object,        // the same, and an object follows
  noun,               // behind a determiner or adjective, and no noun follows
  before_noun,        // behind a determiner or adjective, and a noun follows
  behind_word,        // the word before is one of the list
  before_word,        // the word behind is one of the list
  before_object,      // an article or possessive follows
  verb_place_then,    // behind a noun or pronoun, and the word behind is one of the list
  behind_word_and,    // one of the first list before, one of the second behind, with "|" between
  form,               // a verb stands before it already, and a noun phrase behind
  behind_modal,       // behind a modal verb, and the word behind is one of the list
  behind_participle,  // behind a passive, and an object follows
  object_noun,        // one of the nouns stands up to four words behind
  moves,              // a verb of prices behind its plural subject: "prices raise by"
};

struct Homophone {
  std::string_view word, meant, why;
  Place place;
  std::string_view list = {};
};

constexpr std::string_view make_sure = "The word meant sounds alike";

constexpr Homophone homophones[] = {
    {"save", "safe", "Out of danger", Place::before_noun},
    {"form", "from", "The preposition", Place::behind_word_and,
     "fallen risen grown dropped increased decreased changed moved came come went|0"},
    {"excepted", "accepted", "Took as true", Place::before_word, "that"},
    {"accept", "except", "Save", Place::before_word, "for in"},
    {"then", "than", "A comparison", Place::behind_word_and, "different other|those the in that what their"},
    {"loose", "lose", "As a verb", Place::before_word,
     "confidence weight money patience heart interest control contact"},
    {"quite", "quiet", "Without noise", Place::before_noun},
    {"buy", "by", "The agent of a passive", Place::behind_participle},
    {"bye", "by", "The agent of a passive", Place::behind_participle},
    {"throne", "thrown", make_sure, Place::behind_word, "is are was were be been has have had"},
    {"way", "weigh", make_sure, Place::verb, "up the"},
    {"past", "passed", "As a verb", Place::behind_word_and, "was were is been be|by in on"},
    {"lost", "loss", "As a noun", Place::behind_word, "large heavy big great huge financial net small"},
    {"board", "bored", make_sure, Place::behind_word_and, "was were is are|during by with"},
    {"higher", "hire", "Give work", Place::verb, "more new a staff workers people nurses teachers"},
    {"weight", "wait", make_sure, Place::verb, "for until"},
    {"peace", "piece", make_sure, Place::behind_word_and, "a small large each|of"},
    {"hole", "whole", "All of it", Place::behind_word_and, "in the|of"},
    {"beat", "beaten", "The participle", Place::behind_word_and, "was were is are been be being|by up to"},
    {"strike", "on strike", "The set phrase", Place::behind_word_and, "went go goes going gone|. for in over again"},
    {"quite", "quiet", "Without noise", Place::behind_word_and, "be is are was were keep|while when during . and"},
    {"where", "wear", make_sure, Place::verb, "a helmets badges protective masks"},
    {"sauce", "source", make_sure, Place::before_word, "of"},
    {"sauces", "sources", make_sure, Place::before_word, "of"},
    {"off", "of", make_sure, Place::behind_word,
     "dozens hundreds thousands lot lots number many most some instead critical lack guilty aware full afraid capable proud front because"},
    {"affect", "effect", "The noun", Place::behind_word, "into"},
    {"brake", "break", "A rest", Place::behind_word_and, "a the|after from between of"},
    {"raised", "risen", "Without an object", Place::behind_word_and,
     "has have had|since by to from sharply again steadily in"},
    {"lay", "lie", "Without an object", Place::verb, "down in for still"},
    {"rises", "raises", "With an object", Place::before_word, "questions concerns doubts awareness"},
    {"capitol", "capital", "The chief city", Place::behind_word, "the a its their"},
    {"excepted", "accepted", "Took what was offered", Place::verb_place_then, "the a an their its his no this"},
    {"ware", "wear", make_sure, Place::verb_object},
    {"form", "from", "The preposition", Place::form, ""},
    {"by", "buy", make_sure, Place::behind_modal, "new more a the land food"},
    {"past", "passed", "As a verb", Place::verb_place_then, "through by over"},
    {"compliment", "complement", "Go with", Place::verb_place_then, "each the one their"},
    {"sing", "sign", make_sure, Place::object_noun, "contract agreement treaty form document letter petition"},
    {"singed", "signed", make_sure, Place::object_noun, "contract agreement treaty form document letter petition"},
    {"advise", "advice", "As a noun", Place::behind_word,
     "given give giving gave offer offered offers seek sought need get receive received provide provides provided legal free"},
    {"relay", "rely", make_sure, Place::before_word, "on upon"},
    {"reply", "rely", make_sure, Place::before_word, "on upon"},
    {"asses", "assess", make_sure, Place::verb_object},
    {"extend", "extent", "As a noun", Place::behind_word, "some what large certain greater lesser"},
    {"pubic", "public", make_sure, Place::before_word,
     "sector service services health transport office opinion body bodies"},
    {"cloths", "clothes", "Garments", Place::behind_word, "their own clean warm"},
    {"costumer", "customer", make_sure, Place::before_word, "service services complaints"},
    {"costumers", "customers", make_sure, Place::before_word, "who were are have can must"},
    {"statue", "status", make_sure, Place::behind_word, "legal immigration migration"},
    {"trough", "through", make_sure, Place::before_object},
    {"thought", "though", make_sure, Place::behind_word, "even"},
    {"through", "though", make_sure, Place::behind_word, "even"},
    {"piece", "peace", make_sure, Place::before_word, "agreement talks treaty process"},
    {"coarse", "course", make_sure, Place::behind_word, "of training"},
    {"fair", "fare", "The price of a trip", Place::behind_word, "bus train taxi air"},
    {"root", "route", "A way", Place::behind_word, "migration trafficking bus travel"},
    {"meet", "meat", make_sure, Place::behind_word, "fresh red raw"},
    {"roll", "role", "A part played", Place::before_word, "in"},
    {"lest", "least", make_sure, Place::behind_word, "at"},
    {"quit", "quite", "Rather", Place::behind_word, "is are was were"},
    {"diary", "dairy", make_sure, Place::before_word, "products farm farms farmers"},
    {"steel", "steal", make_sure, Place::verb_object},
    {"son", "soon", make_sure, Place::before_word, "as after"},
    {"affective", "effective", make_sure, Place::behind_word, "be is are more most an cost"},
    {"heath", "health", make_sure, Place::before_word, "care service services centre ministry insurance workers"},
    {"now", "know", make_sure, Place::verb, "that how why what where when whether if the"},
    {"no", "know", make_sure, Place::verb_object},
    {"no", "know", make_sure, Place::verb, "how why what where when that whether if"},
    {"know", "no", make_sure, Place::behind_word, "is are was were has there"},
    {"new", "knew", make_sure, Place::behind_word, "they we he she who nobody everyone"},
    {"by", "buy", make_sure, Place::verb_object},
    {"here", "hear", make_sure, Place::verb_object},
    {"right", "write", make_sure, Place::verb_object},
    {"rite", "right", make_sure, Place::before_word, "to of"},
    {"weak", "week", make_sure, Place::behind_word, "last next every per"},
    {"week", "weak", make_sure, Place::behind_word, "very too so rather"},
    {"week", "weak", make_sure, Place::before_word,
     "evidence points economy rules enforcement governance institutions"},
    {"rise", "raise", "With an object", Place::verb_object},
    {"rise", "raise", "With an object", Place::verb, "awareness money funds concerns questions standards taxes prices"},
    {"raise", "rise", "Without an object", Place::moves},
    {"raised", "rose", "Without an object", Place::moves},
    {"elicit", "illicit", "Unlawful", Place::before_noun},
    {"illicit", "elicit", "Draw out", Place::verb_object},
    {"formally", "formerly", "In former times", Place::before_word, "known called named"},
    {"thorough", "through", make_sure, Place::before_object},
    {"through", "thorough", "Complete", Place::behind_word, "a more very most"},
    {"role", "roll", make_sure, Place::before_word, "call"},
    {"roll", "role", "A part played", Place::behind_word, "important key leading central major vital active"},
    {"soul", "sole", "Only", Place::before_word, "purpose owner reason source responsibility aim exception trader"},
    {"hole", "whole", "All of it", Place::before_word, "country area process system world community family story"},
    {"quite", "quiet", "Without noise", Place::noun},
    {"principle", "principal", "Chief", Place::before_noun},
    {"stationary", "stationery", "Paper", Place::behind_word, "of and office"},
    {"dependant", "dependent", "As an adjective", Place::before_word, "on upon"},
    {"proceeding", "preceding", "That came before", Place::before_word, "year month week chapter section paragraph"},
    {"lessen", "lesson", "As a noun", Place::noun},
    {"lesson", "lessen", "As a verb", Place::verb_object},
    {"brake", "break", make_sure, Place::verb, "the down law into up"},
    {"break", "brake", make_sure, Place::before_word, "pads lights"},
    {"sale", "sell", "As a verb", Place::verb_object},
    {"sell", "sale", "As a noun", Place::behind_word, "for the"},
    {"belief", "believe", "As a verb", Place::verb, "that in the"},
    {"believe", "belief", "As a noun", Place::noun},
    {"proof", "prove", "As a verb", Place::verb, "that the a their"},
    {"prove", "proof", "As a noun", Place::noun},
    {"life", "live", "As a verb", Place::verb, "in on with near at"},
    {"safe", "save", "As a verb", Place::verb, "the lives money time"},
    {"loss", "lose", "As a verb", Place::verb_object},
    {"lost", "loss", "As a noun", Place::noun},
    {"choice", "choose", "As a verb", Place::verb, "to the a between"},
    {"cause", "course", "In time", Place::behind_word, "due"},
    {"then", "than", "A comparison", Place::behind_word, "rather"},
    {"economic", "economical", "Thrifty", Place::before_word, "with"},
    {"access", "excess", "Too much", Place::before_word, "baggage weight"},
    {"addition", "edition", "Of a book", Place::behind_word, "second third revised first"},
    {"ascent", "assent", "Agreement", Place::behind_word, "royal"},
    {"desert", "dessert", make_sure, Place::behind_word, ""},
    {"waist", "waste", make_sure, Place::before_word, "of water disposal management"},
    {"waive", "wave", make_sure, Place::behind_word, ""},
    {"wave", "waive", "Give up", Place::verb, "the its their any fees"},
    {"pray", "prey", "Victim", Place::verb, "on"},
    {"reign", "rein", "Hold back", Place::verb, "in"},
    {"rain", "rein", "Hold back", Place::verb, "in"},
    {"tow", "toe", "Obey", Place::verb, "the"},
    {"seized", "ceased", "Stopped", Place::before_word, "trading operations"},
    {"aloud", "allowed", "Permitted", Place::before_word, "to"},
    {"eminent", "imminent", "About to happen", Place::before_word, "danger threat risk"},
    {"perspective", "prospective", "Likely", Place::before_word,
     "buyers buyer tenants clients employers employees candidates students"},
    {"tenants", "tenets", "Beliefs", Place::behind_word, "basic central key core"},
    {"ordinance", "ordnance", "Weapons", Place::behind_word, "unexploded"},
    {"marshal", "martial", "Of war", Place::before_word, "law"},
    {"statue", "statute", "A law", Place::before_word, "book law of"},
    {"trail", "trial", "In court", Place::before_word, "judge court by"},
    {"conscience", "conscious", "Aware", Place::behind_word, "be are is were was"},
    {"conscious", "conscience", "As a noun", Place::noun},
};

bool behind_helper(const Sentence& sentence, std::size_t place) {
  const Token& before = sentence.before(place);
  // "referred to by", "subject to by": no infinitive begins there.
  const Token& outer = sentence.before(place, 2);
  if (before.tag == "MD" && sentence.at(place).is(Role::preposition)) return false;
  if (before.tag == "TO" && (outer.tagged("VBN") || outer.tagged("VBD") || outer.is("subject")) &&
      sentence.at(place).is(Role::preposition))
    return false;
  if (before.tag == "TO" || (before.tag == "MD" && before.is(Role::modal))) return true;
  if (before.is_one_of({"they", "we", "i"}) && place < 4) return true;
  return (before.is("not") || before.is("n't")) &&
         (sentence.before(place, 2).is(Role::do_verb) || sentence.before(place, 2).tag == "MD");
}

bool object_follows(const Token& next) {
  return next.is(Role::article) || next.is(Role::possessive) || next.is(Role::object_pronoun) ||
         next.is_one_of({"this", "these", "those", "it"});
}

bool behind_noun_mark(const Sentence& sentence, std::size_t place) {
  const Token& before = sentence.before(place);
  return before.is(Role::article) || (before.is(Role::possessive) && !before.is("her")) ||
         before.is_one_of({"this", "no"}) || (before.adjective() && sentence.before(place, 2).is(Role::article));
}

// Whether another word carries the sentence.
bool other_verb(const Sentence& sentence, std::size_t place) {
  for (std::size_t at = 0; at < sentence.size(); ++at)
    if (at != place && (sentence.at(at).finite() || sentence.at(at).is(Role::have))) return true;
  return false;
}

bool stands_wrong(const Homophone& entry, const Sentence& sentence, std::size_t place) {
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  switch (entry.place) {
    case Place::verb: return behind_helper(sentence, place) && listed(entry.list, next.lower);
    case Place::verb_object: return behind_helper(sentence, place) && object_follows(next);
    case Place::noun:
      return behind_noun_mark(sentence, place) && !next.tagged("NN") && !next.adjective() && next.tag != "VBG" &&
             next.tag != "VBN" && !next.adverb() && !next.is("-") && !next.is(Role::article) &&
             !next.is(Role::conjunction);
    case Place::before_noun:
      return behind_noun_mark(sentence, place) && next.common_noun() && !next.flags.has(F::verb_third);
    case Place::behind_word: return place > 0 && listed(entry.list, before.lower) && !next.is("-");
    case Place::before_word: return listed(entry.list, next.lower);
    case Place::before_object: return place > 0 && object_follows(next);
    case Place::verb_place_then:
      return (before.common_noun() || before.is(Role::subject_pronoun) || before.is("who")) &&
             listed(entry.list, next.lower) && !other_verb(sentence, place);
    case Place::behind_word_and: {
      const std::size_t bar = entry.list.find('|');
      const std::string_view behind = entry.list.substr(bar + 1);
      return listed(entry.list.substr(0, bar), before.lower) &&
             (listed(behind, next.lower) || (behind == "0" && next.tag == "CD"));
    }
    case Place::form:
      return (before.tag == "NNS" || before.tag == "NN") &&
             (next.adjective() || next.tag == "NNS" || next.is(Role::determiner)) && place > 2 &&
             sentence.phrase_ending(place) != nullptr &&
             form_of(
                 sentence.before(sentence.phrase_ending(place)->begin),
                 "protect prevent exclude remove take keep receive get buy collect recruit move transfer deduct borrow "
                 "release rescue save free hide separate");
    case Place::behind_participle: return before.tag == "VBN" && object_follows(next);
    case Place::behind_modal: return before.is(Role::modal) && before.tag == "MD" && listed(entry.list, next.lower);
    case Place::object_noun:
      for (std::size_t at = place + 1; at < place + 5; ++at)
        if (listed(entry.list, sentence.at(at).lower)) return true;
      return false;
    case Place::moves:
      return before.tag == "NNS" &&
             (place == 1 || sentence.before(place, 2).is(Role::determiner) || sentence.before(place, 2).adjective() ||
              sentence.before(place, 2).is("that")) &&
             next.is_one_of({"by", "to", "from", "sharply", "steadily", "slightly", "rapidly", "again"});
  }
  return false;
}

const std::unordered_multimap<std::string_view, const Homophone*>& homophone_table() {
  static const auto table = [] {
    std::unordered_multimap<std::string_view, const Homophone*> result;
    for (const Homophone& entry : homophones) result.emplace(entry.word, &entry);
    return result;
  }();
  return table;
}

}  // namespace

void check_homophones(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const auto [begin, end] = homophone_table().equal_range(token.lower);
    for (auto entry = begin; entry != end; ++entry) {
      if (!stands_wrong(*entry->second, sentence, place)) continue;
      propose(hits, "Confusion", sentence, place, place, in_case_of(token, std::string(entry->second->meant)),
              entry->second->why);
      break;
    }
  }
}

}  // namespace galley::prose::grammar
