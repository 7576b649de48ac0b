// A base form where a participle or a form in -ing is meant, and prepositions of measure
// and foundation.
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

// "is look for", "were deal with": a verb that is a noun too, with its preposition.
void base_behind_be(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& be = sentence.at(place);
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const std::string& behind = sentence.at(at + 1).lower;
  if (!be.is(Role::be) || be.is("'s") || verb.lower != base_of(verb.lower)) return;
  const bool pair =
      (verb.is("look") && listed("for at into forward", behind)) || (verb.is("wait") && listed("for to", behind)) ||
      (verb.is_one_of({"deal", "cope"}) && behind == "with") || (verb.is("rely") && behind == "on") ||
      (verb.is("search") && behind == "for") || (verb.is("try") && behind == "to") ||
      (verb.is("plan") && behind == "to" && sentence.at(at + 2).flags.has(F::verb_base)) ||
      (verb.is("talk") && listed("to with", behind)) || (verb.is("work") && listed("on with for", behind)) ||
      (verb.is("call") && behind == "for") || (verb.is("hope") && behind == "to");
  if (!pair || sentence.before(place).is(Role::wh_word) || sentence.before(place).is_one_of({"all", "do", "does"}))
    return;
  if (verb.is_one_of({"work", "hope", "plan", "call", "talk"}) && !names_agent(sentence.before(place)) &&
      !sentence.before(place).is(Role::subject_pronoun))
    return;
  propose(hits, "VerbForm", sentence, at, at, gerund_of(verb.lower), "After “" + be.text + "”");
}

// "were promise a room", "are usually recruit through", "asked see the contracts"
void base_for_participle(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& helper = sentence.at(place);
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const Token& behind = sentence.at(at + 1);
  const bool noun_behind_modal = verb.tag == "NN" && helper.is("be") && sentence.before(place).tag == "MD";
  if ((verb.tag != "VB" && verb.tag != "VBP" && !noun_behind_modal) || verb.roles != 0 ||
      !verb.flags.has(F::attested_verb) || !verb.flags.has(F::verb_base) ||
      verb.flags.any(F::adjective, F::adverb, F::verb_participle, F::verb_past) || sentence.question() || verb.name())
    return;
  if (any_be(helper) && !helper.is("'s")) {
    for (std::size_t before = 0; before < place; ++before)
      if (sentence.at(before).is_one_of({"what", "all", "do", "does", "did", "thing"})) return;
    const bool things = behind.is_one_of({"such", "all", "any"}) || behind.tag == "NNS";
    const bool ends = opens_noun(behind) || things || behind.is(Role::preposition) || behind.is(Role::full_stop) ||
                      behind.tag == "TO" || length_of_time(sentence.at(at + 2));
    const bool done =
        helper.is("be") && sentence.before(place).tag == "MD" &&
        form_of(verb,
                "change increase reduce remove review check use pay address limit stop close open repair "
                "report record ban fine register train publish improve protect update test move return cut "
                "charge punish control regulate share reform");
    if (noun_behind_modal && !done) return;
    const bool noun = !done && verb.flags.has(F::attested_noun) &&
                      (helper.is_one_of({"is", "was", "been"}) || verb.is("people") ||
                       (helper.is("be") && verb.flags.has(F::mass)) || behind.is("of"));
    if (ends && !noun)
      propose(hits, "VerbForm", sentence, at, at, participle_of(verb.lower),
              "After “" + helper.text + "” the participle");
    return;
  }
  if (at == place + 1 && (helper.tag == "VBD" || helper.tag == "VBZ") && opens_noun(behind) &&
      form_of(helper,
              "ask want try hope wish decide agree refuse plan promise offer need expect fail manage seek learn "
              "choose tend intend attempt prepare forget prefer threaten aim"))
    propose(hits, "Infinitive", sentence, at, at, "to " + verb.text, "After “" + helper.text + "”");
}

// "By close the road": the means, with its object.
void by_with_base(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place + 1);
  if (!sentence.at(place).is("by") || !(place == 0 || sentence.before(place).is(",")) || verb.roles != 0 ||
      verb.name() || !verb.flags.has(F::verb_base) || !verb.flags.has(F::attested_verb) ||
      !opens_noun(sentence.at(place + 2)))
    return;
  if (listed(
          "night law day car bus train boat sea land air hand name way chance mistake default design contrast nature phone "
          "mail email post force weight age date definition tradition contract order request means far comparison country "
          "sector region sex then now noon dawn evening rail road",
          verb.lower))
    return;
  propose(hits, "VerbForm", sentence, place + 1, place + 1, gerund_of(verb.lower), "After “by” the form in -ing");
}

// "should have act sooner", "had return home", "is not have the power"
void helper_and_base(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& helper = sentence.at(place);
  const std::size_t at = sentence.skip_adverbs(place + 1);
  const Token& verb = sentence.at(at);
  const Token& behind = sentence.at(at + 1);
  if (helper.is(Role::be) && !helper.is("'s") && verb.is_one_of({"have", "has", "had"}) && !behind.is("to") &&
      !sentence.before(place).is_one_of({"do", "does", "all", "what", "there"}) && !sentence.question() &&
      sentence.phrase_ending(place) != nullptr) {
    remark(hits, "VerbForm", place, at,
           "“" + helper.text + "” and “" + verb.text + "” do not go together: leave one out.");
    return;
  }
  const bool behind_modal =
      helper.is("have") && sentence.before(sentence.before(place).is("not") ? place - 1 : place).tag == "MD";
  if ((!behind_modal && !helper.is_one_of({"had", "has", "have"})) || at != place + 1) return;
  const bool verb_noun = verb.roles == 0 && verb.tag != "NNS" && verb.flags.has(F::verb_base) &&
                         verb.flags.has(F::attested_verb) &&
                         !verb.flags.any(F::verb_participle, F::adjective, F::noun_plural);
  const bool adverb =
      behind.is_one_of({"home", "back", "sooner", "earlier", "quickly", "together", "abroad", "again", "away"});
  const bool alone = verb.flags.has(F::countable) && !verb.flags.has(F::mass) &&
                     helper.is_one_of({"has", "have", "had"}) && sentence.phrase_ending(place) != nullptr &&
                     (behind.is_one_of({"but", "and", "since", ","}) || behind.is(Role::full_stop));
  if (verb_noun && (adverb || alone))
    propose(hits, "VerbForm", sentence, at, at, participle_of(verb.lower),
            "After “" + helper.text + "” the participle");
}

// "was saw leaving", "asked to the minister", "allows to farmers", "protects workers of abuse"
void misused_verbs(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (any_be(token) && next.is("saw") && (then.tag == "VBG" || then.is_one_of({"by", "in", "at", "on"})))
    propose(hits, "VerbForm", sentence, place + 1, place + 1, "seen", "After “" + token.text + "” the participle");
  // "was open by the mayor", "must be sending by post", "spends a million dollars at roads"
  if (any_be(token) && next.is("open") && then.is("by") && opens_noun(sentence.at(place + 3)))
    propose(hits, "VerbForm", sentence, place + 1, place + 1, "opened", "After “" + token.text + "” the participle");
  if (token.is("be") && sentence.before(place).tag == "MD" && next.tag == "VBG" && then.is("by") &&
      !sentence.at(place + 3).tagged("VBG") && !participle_of(base_of(next.lower)).empty())
    propose(hits, "VerbForm", sentence, place + 1, place + 1, participle_of(base_of(next.lower)),
            "A passive with “by”");
  if (form_of(token, "spend") && token.tagged("VB"))
    for (std::size_t at = place + 2; at < place + 6; ++at)
      if (sentence.at(at).is_one_of({"at", "to"}) &&
          sentence.before(at).is_one_of({"dollars", "money", "million", "euros", "baht"}) &&
          sentence.at(at + 1).tag == "NNS" && !sentence.at(at + 1).name())
        propose(hits, "Preposition", sentence, at, at, "on", "With “" + token.text + "”");
  const Phrase* whom = sentence.phrase_at(place + 2);
  const bool agent = whom != nullptr && !whom->pronoun && names_agent(sentence.at(whom->head));
  if (form_of(token, "ask phone telephone allow enable force visit contact permit let help warn") &&
      token.tagged("VB") && token.tag != "VBG" && next.is("to") && agent && !any_be(sentence.before(place)) &&
      !(form_of(token, "visit help") && sentence.before(place).is(Role::determiner)))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "",
            "“" + token.text + "” takes no preposition: leave out “to”");
  const Phrase* object = sentence.phrase_at(place + 1);
  if (form_of(token, "protect prevent rescue save exempt") && token.tagged("VB") && token.tag != "VBN" &&
      object != nullptr && (object->pronoun || names_agent(sentence.at(object->head))) &&
      sentence.at(object->end).is_one_of({"of", "for"}) && !form_of(token, "save") &&
      !sentence.at(object->end + 1).is(Role::determiner) &&
      !listed("members leaders citizens heads owners employees officers parents", sentence.at(object->head).lower))
    propose(hits, "Preposition", sentence, object->end, object->end, "from", "With “" + token.text + "”");
  if (token.is_one_of({"at", "on"}) && next.is("the") && then.is_one_of({"morning", "afternoon", "evening"}) &&
      (sentence.at(place + 3).is(Role::full_stop) || sentence.at(place + 3).is_one_of({"and", ","})))
    propose(hits, "Preposition", sentence, place, place, "in", "Before a part of the day");
}

// "agreed on visit the site", "worked together in reduce crime", "waiting of an operation", "caused from a leak"
void misused_prepositions(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& preposition = sentence.at(place + 1);
  const Token& verb = sentence.at(place + 2);
  if (preposition.is_one_of({"on", "in"}) && form_of(token, "agree insist focus work together") && verb.roles == 0 &&
      verb.flags.has(F::verb_base) && verb.flags.has(F::attested_verb) && opens_noun(sentence.at(place + 3)) &&
      !verb.name())
    propose(hits, "VerbForm", sentence, place + 2, place + 2, gerund_of(verb.lower),
            "After “" + preposition.text + "” the form in -ing");
  if (form_of(token, "wait") && preposition.is_one_of({"of", "to", "at"}) && (opens_noun(verb) || verb.tag == "NNS") &&
      !(preposition.is("at") && opens_noun(verb)))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "for", "With “" + token.text + "”");
  if (any_be(sentence.before(place)) &&
      token.is_one_of({"caused", "written", "approved", "signed", "published", "funded"}) && preposition.is("from") &&
      (opens_noun(verb) || verb.name()))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "by", "Before the agent of a passive");
}

// "was damage by the storm", "good in mathematics", "from Monday and Friday", "The mayor cans open"
void set_pairs(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  // "was sign by the owner": an adjective by the lexicon too, but someone did it; "was calm by the evening".
  const bool adjective = before.flags.has(F::adjective) && (before.tag != "VB" || !names_agent(then));
  if (token.is("by") && any_be(sentence.before(place, 2)) && before.roles == 0 && before.flags.has(F::verb_base) &&
      before.flags.has(F::attested_verb) && !adjective && !before.flags.any(F::verb_participle, F::adverb) &&
      (opens_noun(next) || next.tag == "NNS" || next.name()) && !before.is_one_of({"work", "home"}))
    propose(hits, "VerbForm", sentence, place - 1, place - 1, participle_of(before.lower),
            "Before “by” the participle");
  if (token.is_one_of({"good", "bad"}) && any_be(before) && next.is("in") &&
      listed("mathematics maths english french languages sport sports reading writing science cooking drawing",
             then.lower))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "at", "With “" + token.text + "”");
  if (form_of(token, "pay") && next.is("with") && then.is("the") && length_of_time(sentence.at(place + 3)))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "by", "Before a unit of time");
  if (token.is("on") && next.is("the") && then.is_one_of({"meeting", "conference", "hearing", "summit", "workshop"}) &&
      sentence.at(place + 3).is(Role::full_stop) && before.tagged("VB") &&
      !form_of(before, "report depend agree focus comment"))
    propose(hits, "Preposition", sentence, place, place, "at", "Before an occasion");
  if (token.is("access") && next.is("for") && form_of(before, "have get") && !names_agent(then))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "to", "With “access”");
  if (token.is("access") && next.is("for") && before.is("no") && !names_agent(then) &&
      !names_agent(sentence.at(place + 3)))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "to", "With “access”");
  const Phrase* users = sentence.phrase_ending(place);
  if (token.is("use") && token.tagged("VB") && users != nullptr && users->begin == 0 && next.is("to") &&
      then.flags.has(F::verb_base) && !opens_noun(then) && !before.is(Role::modal) && !before.is("to") &&
      before.tag != "MD")
    propose(hits, "VerbForm", sentence, place, place, "used", "For what was so in former times");
  const std::string_view days = "monday tuesday wednesday thursday friday saturday sunday";
  if (token.is("from") && then.is("and") &&
      ((listed(days, next.lower) && listed(days, sentence.at(place + 3).lower)) ||
       (names_year(next) && names_year(sentence.at(place + 3)))))
    propose(hits, "Preposition", sentence, place + 2, place + 2, "to", "“from … to”");
  if (token.is_one_of({"cans", "mays", "musts", "shoulds"}) && before.tagged("NN") && next.flags.has(F::verb_base))
    propose(hits, "VerbForm", sentence, place, place, token.lower.substr(0, token.lower.size() - 1),
            "A modal verb takes no ending");
}

// "has working at sea", "promised with a job", "arrived on Bangkok"
void helper_and_gerund(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  if (token.is_one_of({"has", "have", "had"}) && next.tag == "VBG" && next.flags.has(F::verb_gerund) &&
      (!next.flags.any(F::adjective, F::attested_noun) || form_of(next, "work live go wait look try")) &&
      sentence.phrase_ending(place) != nullptr &&
      (then.is_one_of({"at", "for", "in", "to", "on", "since", "with"}) || opens_noun(then)))
    propose(hits, "VerbForm", sentence, place, place, token.text + " been", "Before a form in -ing");
  if (token.is(Role::be) &&
      next.is_one_of({"telling", "forcing", "allowing", "ordering", "requiring", "inviting", "advising"}) &&
      then.is("to") && sentence.at(place + 3).flags.has(F::verb_base))
    propose(hits, "VerbForm", sentence, place + 1, place + 1, participle_of(base_of(next.lower)),
            "Before “to” the passive");
  if (any_be(token) && !token.is("'s") &&
      ((next.is("damage") && then.is_one_of({"in", "during"})) || (next.is("do") && then.is("by"))))
    propose(hits, "VerbForm", sentence, place + 1, place + 1, next.is("do") ? "done" : "damaged",
            "After “" + token.text + "” the participle");
  if (token.is_one_of({"promised", "offered"}) && any_be(sentence.before(place)) && next.is("with") && opens_noun(then))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "",
            "“" + token.text + "” takes no preposition: leave out “with”");
  if (form_of(token, "arrive") && next.is_one_of({"on", "to"}) && then.name() && !length_of_time(then) &&
      !listed("january february march april may june july august september october november december", then.lower))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "in", "With “" + token.text + "”");
}

// "risks to lose": after a subject the form of a verb.
void risks_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& base = sentence.at(place + 2);
  if (!verb.is("risks") || !sentence.before(place).is(Role::subject_pronoun) || !sentence.at(place + 1).is("to") ||
      !base.flags.has(F::verb_base))
    return;
  propose(hits, "Infinitive", sentence, place + 1, place + 2, gerund_of(base.lower), "After “risks” the form in -ing");
}

// "borrowed money to families"
void borrow_to(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!form_of(sentence.at(place), "borrow")) return;
  const Phrase* thing = sentence.phrase_at(place + 1);
  const Phrase* whom = thing == nullptr ? nullptr : sentence.phrase_at(thing->end + 1);
  if (whom != nullptr && sentence.at(thing->end).is("to") && names_agent(sentence.at(whom->head)))
    remark(hits, "Confusion", place, place, "To give for a time is to lend.");
}

// "explained them not the contract"
void not_behind_object(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const bool base = verb.tag == "VB" && sentence.before(place).is(Role::do_verb);
  if ((verb.tag != "VBD" && verb.tag != "VBZ" && !base) || verb.roles != 0 ||
      !sentence.at(place + 1).is(Role::object_pronoun) || sentence.at(place + 2).text != "not" ||
      !opens_noun(sentence.at(place + 3)))
    return;
  for (std::size_t at = place + 3; at < sentence.size(); ++at)
    if (sentence.at(at).is("but")) return;
  remark(hits, "Order", place, place + 2, "The negation stands before the verb, with “do”.");
}

// "responsible for issue permits", "instead of pay the fee"
void base_for_gerund(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& governor = sentence.at(place);
  const Token& preposition = sentence.at(place + 1);
  const Token& verb = sentence.at(place + 2);
  const Token& object = sentence.at(place + 3);
  const bool pair =
      (governor.is("responsible") && preposition.is("for")) ||
      (governor.is_one_of({"capable", "instead", "charge", "accused", "afraid"}) && preposition.is("of")) ||
      (governor.is("interested") && preposition.is("in")) || (governor.is("aimed") && preposition.is("at"));
  if (!pair || verb.roles != 0 || !verb.flags.has(F::verb_base) || !verb.flags.has(F::attested_verb) ||
      verb.tag == "NNS" || verb.name() || verb.flags.any(F::adjective, F::adverb))
    return;
  if (!opens_noun(object) && !(object.tag == "NNS" && object.flags.has(F::noun_plural))) return;
  if (verb.is_one_of({"state", "land", "border", "labour", "market", "price", "water", "family", "school"})) return;
  propose(hits, "VerbForm", sentence, place + 2, place + 2, gerund_of(verb.lower),
          "After “" + preposition.text + "” the form in -ing");
}

// "increased with 20 percent", "based in interviews", "admitted to have kept"
void other_prepositions(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& preposition = sentence.at(place + 1);
  const Token& next = sentence.at(place + 2);
  if (form_of(token, "increase decrease fall rise drop grow shrink decline reduce") &&
      preposition.is_one_of({"with", "at"}) && next.tag == "CD" &&
      sentence.at(place + 3).is_one_of({"percent", "per", "%", "points"}))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "by", "Before a difference");
  const Token& ground = opens_noun(next) ? sentence.at(place + 3) : next;
  if (token.is("based") && preposition.is("in") &&
      listed(
          "interviews interview survey study review data evidence surveys reports analysis findings assumptions research "
          "results law facts information documents cases",
          ground.lower))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "on", "With “based”");
  if (form_of(token, "admit confess") && preposition.is("to") && next.is_one_of({"have", "be"}))
    propose(hits, "Infinitive", sentence, place + 2, place + 2, (next.is("be") ? "being" : "having"),
            "After “" + token.text + " to”");
}

// "consists in five judges", "the rules apply for all firms"
void consist_and_apply(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& verb = sentence.at(place);
  const Token& preposition = sentence.at(place + 1);
  const Token& next = sentence.at(place + 2);
  if (form_of(verb, "consist") && preposition.is("in") &&
      (next.tag == "CD" || next.tag == "NNS" || next.is_one_of({"several", "many"})))
    propose(hits, "Preposition", sentence, place + 1, place + 1, "of", "With “" + verb.text + "”");
  if (!form_of(verb, "apply") || !preposition.is("for")) return;
  for (std::size_t at = 0; at < place; ++at)
    if (listed("rule rules law laws provision provisions ban bans limit limits obligation obligations requirement "
               "requirements act acts regulation regulations fee fees standard standards policy policies guidelines",
               sentence.at(at).lower)) {
      propose(hits, "Preposition", sentence, place + 1, place + 1, "to", "With “" + verb.text + "”");
      return;
    }
}

}  // namespace

void check_base_forms(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    base_behind_be(sentence, place, hits);
    base_for_participle(sentence, place, hits);
    base_for_gerund(sentence, place, hits);
    helper_and_base(sentence, place, hits);
    risks_to(sentence, place, hits);
    misused_verbs(sentence, place, hits);
    misused_prepositions(sentence, place, hits);
    set_pairs(sentence, place, hits);
    helper_and_gerund(sentence, place, hits);
    borrow_to(sentence, place, hits);
    not_behind_object(sentence, place, hits);
    by_with_base(sentence, place, hits);
    other_prepositions(sentence, place, hits);
    consist_and_apply(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
