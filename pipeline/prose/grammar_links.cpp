// Small words left out: of, than, to, in, by, as, who, and the subject of a clause.
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

Hit& insert(Hits& hits, const Sentence& sentence, std::size_t place, std::string_view word, std::string_view why) {
  return propose(hits, "MissingWord", sentence, place, place, sentence.at(place).text + " " + std::string(word), why);
}

bool plural_noun(const Token& token) { return token.tag == "NNS" && token.flags.has(F::noun_plural); }

// A plural noun, or adjectives and one.
bool plural_at(const Sentence& sentence, std::size_t place) {
  for (std::size_t at = place; at < place + 3; ++at) {
    if (plural_noun(sentence.at(at))) return true;
    if (!sentence.at(at).adjective() || sentence.at(at).is_one_of({"more", "less", "fewer", "such"})) return false;
  }
  return sentence.at(place).is("people");
}

// "one the reasons", "a number workers", "hundreds migrants", "20 percent the workers"
void missing_of(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  const Phrase* phrase = sentence.phrase_at(place + 1);
  constexpr std::string_view why = "“of” is missing";
  const bool part = token.is_one_of({"one", "some", "most", "many", "several", "none", "any", "each"}) &&
                    next.is_one_of({"the", "these", "those", "their", "our", "its"}) &&
                    !before.is_one_of({"the", "no", "this", "that", "which", "every", "any"});
  if (part && phrase != nullptr && plural_noun(sentence.at(phrase->head)) && !sentence.at(place + 2).adverb() &&
      (place == 0 || before.tagged("VB") || before.is(Role::be) || before.is(Role::preposition) ||
       before.is_one_of({"that", "and", ","})) &&
      !(token.is("one") && before.is(",")))
    insert(hits, sentence, place, "of", why);
  if (token.is("one") && next.is("the") && sentence.at(place + 2).flags.has(F::superlative) && !before.is("the"))
    insert(hits, sentence, place, "of", why);
  const bool amount = token.is_one_of({"number", "lot", "couple", "majority", "variety", "handful", "dozens"}) &&
                      (before.is_one_of({"a", "large", "small", "great", "growing", "wide", "vast"}) ||
                       (token.is("number") && before.is("the")));
  const bool crowd = token.is_one_of({"hundreds", "thousands", "millions", "dozens"});
  if ((amount || crowd) && (plural_at(sentence, place + 1) || (crowd && next.is("people"))) && !next.is("more") &&
      !(before.is("the") && !sentence.at(place + 2).finite()) && !(amount && next.is("more")))
    insert(hits, sentence, place, "of", why);
  if (token.is_one_of({"percent", "%"}) && next.is("the") && before.tag == "CD")
    insert(hits, sentence, place, "of", why);
}

// "more 200 people"
void missing_than(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& number = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  if (!token.is_one_of({"more", "less", "fewer"}) || before.tag == "CD" ||
      before.is_one_of({"no", "some", "many", "few", "several", "any", "one", "the", "those", "a", "even", "still"}))
    return;
  const bool share = number.is_one_of({"half", "twice"}) && !sentence.at(place + 2).is("-");
  const bool digits = number.tag == "CD" && number.lower.size() > 1 && number.lower.front() >= '1' &&
                      number.lower.front() <= '9' && !names_year(number);
  if (digits || share) insert(hits, sentence, place, "than", "“than” is missing");
}

// "know where report the crime"
void missing_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& wh = sentence.at(place);
  if (!wh.is_one_of({"how", "where", "when", "what", "whom", "whether"}) || place == 0 || sentence.question()) return;
  if (!base_with_object(sentence, place + 1)) return;
  const Token& before = sentence.before(place);
  if (!before.flags.verb() && !before.is(Role::preposition) && !before.tagged("NN") && !before.is_one_of({"and", "or"}))
    return;
  const std::size_t behind = behind_noun(sentence, place + 2);
  const Token& verb = sentence.at(sentence.skip_adverbs(behind));
  if (verb.finite() || verb.is(Role::have)) return;  // "what help the state gives"
  const Token& base = sentence.at(place + 1);
  if (base.is_one_of({"long", "much", "close"}) || sentence.at(place + 3).finite())
    return;  // "what function this plays"
  if (wh.is_one_of({"when", "where"}) && sentence.before(place).is(Role::stop)) return;
  propose(hits, "MissingWord", sentence, place + 1, place + 1, "to " + base.text, "After “" + wh.text + "”");
}

bool auxiliary(const Token& token) {
  return token.is_one_of({"was", "were", "is", "are", "has", "had", "will", "would", "can", "could", "must", "should"});
}

// "removed after was reported", "Is likely that"
void missing_subject_of_clause(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& verb = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  if (place == 0 && token.is_one_of({"is", "was"}) && !sentence.question() && sentence.tokens.back().is(".") &&
      (verb.adjective() || verb.tag == "VBN") && (then.is("that") || then.is("to"))) {
    propose(hits, "MissingWord", sentence, 0, 0, "It " + token.lower, "The subject is missing");
    return;
  }
  if (!auxiliary(verb) || then.is(",") || then.is(Role::subject_pronoun)) return;
  const bool joins =
      token.is_one_of({"because", "although", "if", "unless", "until"}) && !before.is_one_of({"as", ","});
  const bool time = token.is_one_of({"after", "before", "when", "while"}) &&
                    (then.tag == "VBN" || then.is("not") || then.is("been") || then.tag == "VBG") &&
                    (before.is(",") || before.tagged("NN")) && !length_of_time(before) &&
                    !(before.is(",") && token.is_one_of({"when", "before", "after"}));
  if (joins || time)
    propose(hits, "MissingWord", sentence, place, place,
            token.text + (verb.is_one_of({"were", "are"}) ? " they" : " it"), "The subject is missing");
}

// "There are many firms offer loans"
void missing_who(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (place != 0 || !sentence.at(place).is("there") || !sentence.at(place + 1).is(Role::be) || sentence.question())
    return;
  const std::size_t behind = behind_noun(sentence, sentence.skip_adverbs(place + 2));
  const Token& verb = sentence.at(behind);
  const Token& noun = sentence.before(behind);
  if (behind < place + 3 || !noun.common_noun()) return;
  const bool sure = verb.is_one_of({"has", "have", "had"}) || verb.is(Role::be) || verb.is(Role::do_verb) ||
                    verb.tag == "MD" ||
                    ((verb.tag == "VBP" || verb.tag == "VBZ") && verb.roles == 0 &&
                     (base_with_object(sentence, behind) || verb.tag == "VBZ") && !verb.flags.has(F::noun_plural));
  if (sure)
    propose(hits, "MissingWord", sentence, behind - 1, behind - 1, noun.text + (names_agent(noun) ? " who" : " that"),
            "The clause needs its subject");
}

// "as soon possible", "as well the schools"
void missing_as(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("as") || place == 0) return;
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (next.is_one_of({"soon", "far", "much", "many", "early", "quickly", "often", "long", "little", "clearly"}) &&
      then.is("possible"))
    insert(hits, sentence, place + 1, "as", "“as … as possible”");
  const Phrase* noun = sentence.phrase_at(place + 2);
  if (next.is("well") && opens_noun(then) && noun != nullptr && sentence.before(place).tagged("NN") &&
      !sentence.at(noun->end).finite())
    insert(hits, sentence, place + 1, "as", "“as well as”");
}

// "was written three experts", "was approved the council"
void missing_by(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Phrase* agent = sentence.phrase_at(place + 1);
  if (!any_be(sentence.before(place)) || agent == nullptr || agent->pronoun || sentence.question()) return;
  if (!listed("written approved published adopted rejected criticized supported funded financed inspected arrested "
              "detained rescued removed reviewed examined managed operated owned run prepared signed drafted checked "
              "designed organized led conducted carried deceived recruited interviewed",
              verb.lower))
    return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is(Role::wh_word)) return;
  const Token& head = sentence.at(agent->head);
  const Token& second = sentence.at(place + 2);
  if (names_agent(head) || (opens_noun(sentence.at(place + 1)) && names_agent(second) && length_of_time(head)) ||
      head.is_one_of({"committee", "panel", "court", "board", "parliament", "experts", "team"}))
    insert(hits, sentence, place, "by", "“by” is missing");
}

// "adopted 2018."
void missing_in(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& year = sentence.at(place + 1);
  const Token& behind = sentence.at(place + 2);
  if (!names_year(year) || (verb.tag != "VBN" && verb.tag != "VBD") || verb.roles != 0 ||
      !(behind.is(Role::full_stop) || behind.is("and") || behind.is(Role::preposition)))
    return;
  for (std::size_t at = 0; at < place; ++at)
    if (sentence.at(at).is_one_of({"(", "[", "about", "over", "than"})) return;
  const Token& before = sentence.before(place);
  if (before.is(Role::be) || before.is("been") || before.is(Role::have) || before.tagged("NN"))
    insert(hits, sentence, place, "in", "Before a year").severity = Severity::suggestion;
}

// Phrases whose last word is left out: "in accordance the law".
struct Cut {
  std::string_view first, second, missing;
};

constexpr Cut cut_phrases[] = {
    {"in", "accordance", "with"}, {"on", "behalf", "of"},      {"with", "regard", "to"},    {"with", "respect", "to"},
    {"in", "spite", "of"},        {"in", "terms", "of"},       {"in", "relation", "to"},    {"in", "front", "of"},
    {"in", "response", "to"},     {"in", "charge", "of"},      {"in", "favour", "of"},      {"access", "", "to"},
    {"take", "part", "in"},       {"took", "part", "in"},      {"takes", "part", "in"},     {"taken", "part", "in"},
    {"take", "care", "of"},       {"takes", "care", "of"},     {"make", "use", "of"},       {"makes", "use", "of"},
    {"pay", "attention", "to"},   {"pays", "attention", "to"}, {"paid", "attention", "to"}, {"take", "advantage", "of"},
    {"took", "advantage", "of"},  {"put", "pressure", "on"},   {"get", "rid", "of"},        {"keep", "track", "of"},
    {"play", "part", "in"},       {"in", "need", "of"},        {"due", "", "to"},           {"instead", "", "of"},
    {"prior", "", "to"},          {"regardless", "", "of"},    {"together", "", "with"},    {"apart", "", "from"},
};

void cut_phrase(const Sentence& sentence, std::size_t place, Hits& hits) {
  for (const Cut& cut : cut_phrases) {
    if (!sentence.at(place).is(cut.first)) continue;
    const bool one = cut.second.empty();
    if (!one && !sentence.at(place + 1).is(cut.second)) continue;
    const std::size_t last = one ? place : place + 1;
    const Token& next = sentence.at(last + 1);
    if (!opens_noun(next) || next.is("this")) continue;
    const Token& before = sentence.before(place);
    if (place == 0 && cut.second == "response") continue;  // "In response the employers"
    if (cut.first == "access" && !before.is_one_of({"have", "has", "had", "no", "full", "free", "equal", "gain"}))
      continue;
    if (cut.first == "due" && !before.is(Role::be)) continue;
    if (one && (cut.first == "together" || cut.first == "instead" || cut.first == "apart") &&
        (!before.tagged("NN") || sentence.at(behind_noun(sentence, last + 1)).finite()))
      continue;
    insert(hits, sentence, last, cut.missing, "The set phrase");
    return;
  }
  // "was due heavy rain"
  const Token& next = sentence.at(place + 1);
  if (sentence.at(place).is("due") && sentence.before(place).is(Role::be) && next.adjective() &&
      sentence.at(place + 2).common_noun() && !length_of_time(sentence.at(place + 2)) &&
      !next.is_one_of({"next", "last"}))
    insert(hits, sentence, place, "to", "The set phrase");
}

// Adjectives and verbs that need their preposition before a form in -ing, or a bare noun.
struct Tied {
  std::string_view words, preposition;
};

constexpr Tied before_gerund[] = {
    {"responsible", "for"},
    {"capable incapable accused suspected guilty tired afraid", "of"},
    {"interested involved", "in"},
    {"keen", "on"},
    {"aimed", "at"},
    {"apart", "from"},
    {"prior", "to"},
    {"succeeded succeeds succeed", "in"},
    {"insisted insists insist", "on"},
};

// By the base of the verb. With "these", a possessive, a plural or a pronoun behind it.
constexpr Tied verb_prepositions[] = {
    {"listen belong adhere object react subscribe", "to"},
    {"rely depend insist", "on"},
    {"comply cope interfere collaborate cooperate", "with"},
    {"participate", "in"},
    {"reply", "to"},
    {"consist", "of"},
    {"wait apologize", "for"},
    {"refrain", "from"},
    {"arrive", "at"},
    {"complain", "about"},
};

void missing_governed(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  if (next.tag == "VBG" && !next.is("being") && !base_of(next.lower).empty() && place > 0)
    for (const Tied& entry : before_gerund)
      if (listed(entry.words, token.lower) && !before.is(Role::article) &&
          (!token.is_one_of({"involved", "interested"}) || any_be(before))) {
        insert(hits, sentence, place, entry.preposition, "The preposition is missing");
        return;
      }
  if (token.roles != 0 || !token.tagged("VB") || (token.flags.noun() && !form_of(token, "reply")) ||
      token.tag == "VBG" || token.tag == "VBN" || (sentence.at(0).is(Role::preposition) && form_of(token, "belong")))
    return;
  if (token.tag == "VBD" && sentence.phrase_ending(place) == nullptr) return;
  const bool noun = opens_noun(next) || plural_at(sentence, place + 1) || next.is_one_of({"them", "him", "us"});
  if (!noun || length_of_time(next)) return;
  const Phrase* object = sentence.phrase_at(place + 1);
  if (object != nullptr && (length_of_time(sentence.at(object->head)) || sentence.at(object->end).finite())) return;
  for (const Tied& entry : verb_prepositions)
    if (form_of(token, entry.words)) {
      insert(hits, sentence, place, entry.preposition, "The preposition is missing");
      return;
    }
}

// "The law been changed"
void missing_have(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("been") || place == 0) return;
  std::size_t at = place;
  while (at > 0 && (sentence.at(at - 1).adverb() || sentence.at(at - 1).is(Role::negation))) --at;
  const Phrase* subject = sentence.phrase_ending(at);
  if (subject == nullptr || sentence.at(at - 1).is("being")) return;
  for (std::size_t earlier = 0; earlier < at; ++earlier)
    if (sentence.at(earlier).is(Role::have) || sentence.at(earlier).is_one_of({"'d", "have", "having"})) return;
  propose(hits, "VerbForm", sentence, place, place,
          (subject->number == Number::plural ? "have " : "has ") + sentence.at(place).text, "The auxiliary is missing");
}

// "came force", "put practice"
void into_force(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& noun = sentence.at(place + 1);
  const bool force = form_of(sentence.at(place), "come enter") && noun.is_one_of({"force", "effect"});
  const bool practice = form_of(sentence.at(place), "put") && noun.is("practice");
  if (force || practice) insert(hits, sentence, place, "into", "The set phrase");
}

// "aware they had right to": a countable right is somebody's.
void bare_right(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (sentence.at(place).is(Role::have) && sentence.at(place + 1).is("right") && sentence.at(place + 2).is("to"))
    propose(hits, "Article", sentence, place + 1, place + 1, "the right", "The article is missing");
}

// "A noun is missing": "their of", "a was", "every is".
void missing_noun(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const bool owner = token.is_one_of({"their", "our", "its", "my"}) && !token.name();
  if (!owner && token.text != "a" && token.text != "every") return;
  if (!next.is_one_of({"of", "is", "are", "was", "were", "has", "have", "from", "by", "with", "or"})) return;
  if (token.is("its") && next.is(Role::be)) return;                             // a confusion with "it is"
  if (token.is("their") && (next.is(Role::be) || next.is(Role::have))) return;  // a confusion with "there"
  if (next.text != next.lower || sentence.before(place).is_one_of({"(", "“", "‘"})) return;
  remark(hits, "MissingWord", place, place + 1, "A noun is missing after “" + token.text + "”.");
}

}  // namespace

void check_links(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    missing_of(sentence, place, hits);
    missing_than(sentence, place, hits);
    missing_to(sentence, place, hits);
    missing_subject_of_clause(sentence, place, hits);
    missing_who(sentence, place, hits);
    missing_as(sentence, place, hits);
    missing_by(sentence, place, hits);
    missing_in(sentence, place, hits);
    cut_phrase(sentence, place, hits);
    missing_governed(sentence, place, hits);
    missing_have(sentence, place, hits);
    into_force(sentence, place, hits);
    bare_right(sentence, place, hits);
    missing_noun(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
