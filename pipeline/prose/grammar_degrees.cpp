// Comparisons over a distance: "higher … as", "the faster …, more", "the most cheap".
#include "prose/grammar_predicate.h"
#include "prose/grammar_rules.h"
#include "prose/grammar_vocabulary.h"

namespace galley::prose::grammar {
namespace {

using F = WordFlag;

constexpr std::string_view short_adjectives =
    "high low large small cheap fast slow strong weak long short big great old young easy early late safe hard wide "
    "narrow deep poor rich simple near clear hot cold heavy light busy happy quick dirty clean "
    "thick thin bright dark warm cool dry wet loud tall brief tough rough smooth steep sad proud";

bool comparative(const Token& token) {
  return token.roles == 0 && (token.tag == "JJR" || token.tag == "RBR") && token.flags.has(F::comparative) &&
         !token.is_one_of({"later", "former", "latter", "upper", "further", "earlier", "sooner"});
}

std::string comparative_form(const std::string& word) {
  if (word == "big") return "bigger";
  if (word == "hot") return "hotter";
  if (word == "sad") return "sadder";
  if (word == "thin") return "thinner";
  if (word == "wet") return "wetter";
  if (word.back() == 'e') return word + "r";
  return word.back() == 'y' ? word.substr(0, word.size() - 1) + "ier" : word + "er";
}

std::string superlative_form(const std::string& word) {
  std::string form = comparative_form(word);
  form.back() = 's';
  return form + "t";
}

// The end of what is compared: nothing but phrases up to the full stop.
bool only_phrases_to_the_end(const Sentence& sentence, std::size_t place) {
  const std::size_t end = behind_noun(sentence, place);
  return end > place && sentence.at(end).is(Role::full_stop);
}

// "is higher as the cost of the visa", "more likely to report fraud as men"
void as_for_than(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const bool more = token.is_one_of({"more", "less"}) && (next.adjective() || next.adverb());
  const bool likely = more && next.is("likely");
  if (!more && !(comparative(token) && any_be(sentence.before(sentence.before(place).adverb() ? place - 1 : place))))
    return;
  const std::size_t from = place + (more ? 2 : 1);
  const std::size_t reach = likely ? from + 10 : from + 2;
  for (std::size_t at = from; at < reach && at < sentence.size(); ++at) {
    const Token& as = sentence.at(at);
    if (as.is("than") || as.is(Role::stop)) return;
    if (as.is_one_of({"now", "today", "there", "here"}) && at == from) continue;
    if (!as.is("as")) continue;
    const Token& other = sentence.at(at + 1);
    if (other.is_one_of({"a", "an", "well", "such", "part", "possible"})) return;
    for (std::size_t later = at + 1; later + 1 < sentence.size(); ++later)
      if (sentence.at(later).flags.has(F::verb_third) && sentence.before(later).tagged("NN")) return;
    const Token& last = sentence.before(sentence.size() - 1);
    if (!likely && last.flags.verb() && !sentence.before(sentence.size() - 1, 2).is(Role::determiner)) return;
    const bool time_ago =
        (other.tag == "CD" && sentence.at(at + 3).is("ago")) ||
        (other.is("the") && sentence.at(at + 2).is_one_of({"first", "second", "last", "other", "others", "old"}) &&
         (sentence.at(at + 3).is(Role::full_stop) || sentence.at(at + 4).is(Role::full_stop)));
    if (time_ago || only_phrases_to_the_end(sentence, at + 1))
      propose(hits, "Comparison", sentence, at, at, "than", "After “" + token.text + "”");
    return;
  }
}

// "less better", "most cheap", "more superior", "more high fees than"
void doubled_degree(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& before = sentence.before(place);
  if (token.is_one_of({"less", "least"}) && (comparative(next) || next.is_one_of({"better", "worse"})))
    remark(hits, "Comparison", place, place + 1,
           "Two degrees: write “" + next.text + "” or “less” with the plain form.");
  if (token.is_one_of({"more", "most", "very"}) && next.is_one_of({"superior", "inferior", "preferable"}) &&
      !token.is("very"))
    propose(hits, "Comparison", sentence, place, place + 1, next.text, "The word compares by itself");
  const Token& behind_odd = sentence.at(place + 2);
  const bool odd = next.is_one_of({"bad", "good"}) && token.is("more") && any_be(before);
  if (odd && (behind_odd.is_one_of({"than", "in", "for", "at"}) || behind_odd.is(Role::full_stop)))
    propose(hits, "Comparison", sentence, place, place + 1, next.is("bad") ? "worse" : "better",
            "An irregular comparative");
  if (token.is("most") && before.is(Role::possessive) &&
      next.is_one_of({"low", "high", "short", "long", "old", "young"}))
    propose(hits, "Comparison", sentence, place, place + 1, superlative_form(next.lower),
            "A short adjective takes “-est”");
  const bool plain =
      listed(short_adjectives, next.lower) && next.adjective() && !next.is_one_of({"clear", "simple", "near"});
  const Token& then = sentence.at(place + 2);
  if (token.is("most") && before.is("the") && plain && !then.common_noun() && !then.adjective() && !then.is("-"))
    propose(hits, "Comparison", sentence, place, place + 1, superlative_form(next.lower),
            "A short adjective takes “-est”");
  if (token.is("more") && plain && then.is("than") && any_be(before) &&
      next.is_one_of({"sad",  "proud", "quick", "dirty", "clean", "thick", "thin",   "dark",  "warm",
                      "dry",  "wet",   "tall",  "cold",  "hot",   "heavy", "light",  "busy",  "happy",
                      "wide", "deep",  "large", "safe",  "hard",  "clear", "narrow", "great", "near"}) &&
      !next.is("clear"))
    propose(hits, "Comparison", sentence, place, place + 1, comparative_form(next.lower),
            "A short adjective takes “-er”");
  if (!token.is("more") || !plain || then.is_one_of({"than", "-"}) || place == 0) return;
  if (before.is("the") && then.is(Role::full_stop))
    propose(hits, "Comparison", sentence, place, place + 1, superlative_form(next.lower),
            "A short adjective takes an ending");
  const bool predicate =
      any_be(before) || (before.is("and") && comparative(sentence.before(place, 2))) || form_of(before, "become get");
  for (std::size_t at = place + 2; at < sentence.size() && at < place + 8; ++at)
    if (sentence.at(at).is("than")) {
      propose(hits, "Comparison", sentence, place, place + 1, comparative_form(next.lower),
              "A short adjective takes “-er”")
          .severity = Severity::suggestion;
      return;
    }
  if (predicate && (then.is(Role::full_stop) || then.tag == "TO" || then.is(Role::preposition)))
    propose(hits, "Comparison", sentence, place, place + 1, comparative_form(next.lower),
            "A short adjective takes “-er”");
}

// "The faster the reports are checked, more victims can be helped"
void the_more_the_more(const Sentence& sentence, Hits& hits) {
  const Token& degree = sentence.at(1);
  if (sentence.at(0).is("as") && (comparative(degree) || degree.is_one_of({"more", "less"})))
    for (std::size_t at = 3; at + 2 < sentence.size(); ++at)
      if (sentence.at(at).is(",") && sentence.at(at + 1).is("as") && comparative(sentence.at(at + 2)))
        propose(hits, "Comparison", sentence, at + 1, at + 1, "the", "“the …, the …”");
  // "The poorest the family, the earlier …"
  if (sentence.at(0).is("the") && degree.flags.has(F::superlative) && opens_noun(sentence.at(2)))
    for (std::size_t at = 3; at + 2 < sentence.size(); ++at)
      if (sentence.at(at).is(",") && sentence.at(at + 1).is("the") &&
          (comparative(sentence.at(at + 2)) || sentence.at(at + 2).is_one_of({"earlier", "later", "sooner", "more"})))
        remark(hits, "Comparison", 0, 1, "“the …, the …” takes two forms in “-er”.");
  if (!sentence.at(0).is("the") ||
      !(comparative(degree) || degree.is_one_of({"more", "less", "sooner", "earlier", "better"})))
    return;
  const bool far =
      degree.is_one_of({"more", "less"}) && !opens_noun(sentence.at(2)) && !sentence.at(2).is(Role::subject_pronoun);
  const std::size_t subject = far ? 3 : 2;
  if (!sentence.at(subject).is(Role::determiner) && !sentence.at(subject).is(Role::subject_pronoun)) return;
  for (std::size_t at = 3; at + 2 < sentence.size(); ++at) {
    if (!sentence.at(at).is(",")) continue;
    const Token& second = sentence.at(at + 1);
    if (second.is_one_of({"more", "less", "better", "fewer", "sooner"}) || comparative(second))
      propose(hits, "Comparison", sentence, at + 1, at + 1, "the " + second.text, "“the …, the …”");
    return;
  }
}

// "bigger that last year’s", "much simple than"
void that_for_than(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  const bool better = token.is_one_of({"better", "worse"});
  if ((comparative(token) || better) && any_be(before) && next.is("that") &&
      (then.is_one_of({"last", "those", "the", "in", "before", "ever", "expected", "planned", "any", "most", "all"}) ||
       then.is(Role::possessive))) {
    const std::size_t end = behind_noun(sentence, place + 2);
    if (!sentence.at(end).finite() || then.is("last"))
      propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “" + token.text + "”");
  }
  // "much simple than", "important than"
  if (next.is("than") && (only_adjective(token) || (listed(short_adjectives, token.lower) && token.adjective())) &&
      !token.is_one_of({"other", "different", "same", "rather", "fewer"}) && place > 1) {
    bool degree = false;
    for (std::size_t steps = 1; steps <= 6 && steps <= place; ++steps)
      degree = degree || sentence.before(place, steps).is_one_of({"more", "less", "as", "other", "rather", "so"}) ||
               sentence.before(place, steps).flags.has(F::comparative) || sentence.before(place, steps).tag == "JJR";
    if (!degree) propose(hits, "Comparison", sentence, place, place, "more " + token.text, "Before “than”");
  }
}

// "paid less as the old ones", "far easy to commit", "worse as they were ten years ago"
void degree_and_as(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  const bool better = token.is_one_of({"better", "worse"});
  // "paid less as the old ones", "far easy to commit", "twice higher than"
  if (token.is_one_of({"less", "more"}) && next.is("as") && (opens_noun(then) || then.adjective()) &&
      (before.tag == "VBN" || before.tagged("VB")) && only_phrases_to_the_end(sentence, place + 2))
    propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “" + token.text + "”");
  if (token.is_one_of({"far", "much"}) && listed(short_adjectives, next.lower) && next.adjective() && any_be(before) &&
      (then.tag == "TO" || then.is(Role::full_stop) || then.is_one_of({"for", "in", "on", "than", "and"})))
    propose(hits, "Comparison", sentence, place + 1, place + 1, comparative_form(next.lower),
            "After “" + token.text + "”");
  if (token.is("twice") && comparative(next) && then.is_one_of({"than", "as"}))
    remark(hits, "Comparison", place, place + 2, "After “twice” write “as … as”.").severity = Severity::suggestion;
  // "worse as they were ten years ago"
  if ((comparative(token) || better) && any_be(before) && next.is("as") && then.is(Role::subject_pronoun) &&
      sentence.at(place + 3).is_one_of({"were", "was", "did", "are"}))
    for (std::size_t at = place + 4; at < place + 8; ++at)
      if (sentence.at(at).is("ago") || names_year(sentence.at(at)) || sentence.at(at).is("before")) {
        propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “" + token.text + "”");
        break;
      }
}

// "the less expensive of the three", "is highest for men than for women", "earn least than"
void wrong_superlative(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  // "the less expensive of the three"
  if (token.is_one_of({"more", "less"}) && before.is("the") && next.adjective() && then.is("of") &&
      (sentence.at(place + 4).is_one_of({"three", "four", "five", "six"}) ||
       sentence.at(place + 3).is_one_of({"all", "three", "four"})))
    propose(hits, "Comparison", sentence, place, place, token.is("more") ? "most" : "least", "Among more than two");
  // "earn less that the minimum wage", "is highest for men than for women"
  if (token.is_one_of({"less", "more"}) && next.is("that") && opens_noun(then) && before.tagged("VB") &&
      only_phrases_to_the_end(sentence, place + 2))
    propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “" + token.text + "”");
  if ((token.tag == "JJS" || token.flags.has(F::superlative)) && token.roles == 0 && token.lower.ends_with("est") &&
      any_be(before))
    for (std::size_t at = place + 1; at < place + 8 && at < sentence.size(); ++at) {
      const Token& later = sentence.at(at);
      if (later.is(Role::stop) || later.is_one_of({"more", "less", "rather", "other"}) || later.tag == "JJR") break;
      if (!later.is("than")) continue;
      remark(hits, "Comparison", place, at, "Before “than” the form in “-er”.");
      break;
    }
  if (token.is_one_of({"worst", "best"}) && next.common_noun() && then.is("than"))
    propose(hits, "Comparison", sentence, place, place, token.is("worst") ? "worse" : "better", "Before “than”");
  if (token.is("least") && next.is("than"))
    propose(hits, "Comparison", sentence, place, place, "less", "Before “than”");
}

// "the cheapest of the two", "so big like", "the worse storm for fifty years", "so high prices as"
void degree_by_number(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  const Token& then = sentence.at(place + 2);
  const Token& before = sentence.before(place);
  if (token.flags.has(F::superlative) && before.is("the") && next.is("of") && then.is("the") &&
      sentence.at(place + 3).is("two"))
    remark(hits, "Comparison", place, place + 3, "Of two the form in “-er”.").severity = Severity::suggestion;
  if (token.is_one_of({"so", "as"}) && next.adjective() && then.is("like"))
    propose(hits, "Comparison", sentence, place + 2, place + 2, "as", "After “" + token.text + " " + next.text + "”");
  if (token.is("eldest") && next.is("of") && then.is("the") && sentence.at(place + 3).is("two"))
    propose(hits, "Comparison", sentence, place, place, "elder", "Of two the form in “-er”");
  // "the worse storm for fifty years"
  const bool of_many = sentence.at(place + 2).is_one_of({"for", "in"}) && length_of_time(sentence.at(place + 4)) &&
                       sentence.at(place + 3).tag == "CD";
  if (token.is_one_of({"worse", "better"}) && before.is("the") && next.tag == "NN" && of_many)
    propose(hits, "Comparison", sentence, place, place, token.is("worse") ? "worst" : "best", "Among more than two");
  if (token.is("so") && only_adjective(next) && then.tag == "NNS" && sentence.at(place + 3).is("as"))
    propose(hits, "Comparison", sentence, place, place, "such", "Before an adjective and a noun");
  if (token.is_one_of({"so", "as"}) && next.adjective() && then.is("than"))
    propose(hits, "Comparison", sentence, place + 2, place + 2, "as", "After “" + token.text + " " + next.text + "”");
}

// "as cheaper as", "as faster as possible"
void as_with_comparative(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& degree = sentence.at(place + 1);
  const bool in_er = degree.lower.ends_with("er") && degree.lower.size() > 5 && degree.roles == 0 &&
                     (word_flags(degree.lower.substr(0, degree.lower.size() - 2)).has(F::adjective) ||
                      word_flags(degree.lower.substr(0, degree.lower.size() - 1)).has(F::adjective));
  if (sentence.at(place).is("as") && (comparative(degree) || in_er) && sentence.at(place + 2).is("as"))
    remark(hits, "Comparison", place, place + 2,
           "Between “as” and “as” stands the plain form, not “" + degree.text + "”.");
}

// "twice as many calls than", "as much time than"
void as_many_than(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!sentence.at(place).is("as") || !sentence.at(place + 1).is_one_of({"many", "much", "few", "little", "often"}))
    return;
  for (std::size_t at = place + 2; at < place + 6 && at < sentence.size(); ++at) {
    if (sentence.at(at).is_one_of({"as", "more", "less"}) || sentence.at(at).is(Role::stop) ||
        sentence.at(at).flags.has(F::comparative))
      return;
    if (sentence.at(at).is("than")) {
      propose(hits, "Comparison", sentence, at, at, "as", "After “as " + sentence.at(place + 1).text + "”");
      return;
    }
  }
}

// "as likely to apply than men", "cost more to run as large ones"
void infinitive_between(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const std::size_t to = token.is("as") && sentence.at(place + 1).adjective() ? place + 2 : place + 1;
  const bool as = token.is("as") && to == place + 2;
  if (!(as || token.is_one_of({"more", "less"})) || !sentence.at(to).is("to") ||
      !sentence.at(to + 1).flags.has(F::verb_base))
    return;
  for (std::size_t at = to + 2; at < to + 7 && at < sentence.size(); ++at) {
    const Token& link = sentence.at(at);
    if (link.is(Role::stop) || link.is_one_of({"more", "less"}) || link.flags.has(F::comparative)) return;
    if (!link.is_one_of({"as", "than"})) continue;
    const bool wrong = link.is("than") == as;
    if (wrong && only_phrases_to_the_end(sentence, at + 1) && sentence.before(sentence.size(), 1).is("."))
      propose(hits, "Comparison", sentence, at, at, as ? "as" : "than", "After “" + token.text + "”");
    return;
  }
}

// "prefer phone calls than letters"
void prefer_than(const Sentence& sentence, std::size_t place, Hits& hits) {
  if (!form_of(sentence.at(place), "prefer")) return;
  for (std::size_t at = place + 1; at < place + 9 && at < sentence.size(); ++at) {
    const Token& token = sentence.at(at);
    if (token.is_one_of({"rather", "more", "less", "other"}) || token.flags.has(F::comparative) || token.is(Role::stop))
      return;
    if (!token.is("than")) continue;
    propose(hits, "Comparison", sentence, at, at, sentence.at(at + 1).flags.has(F::verb_base) ? "rather than" : "to",
            "After “" + sentence.at(place).text + "”");
    return;
  }
}

// "most affected than", "the better of the three", "less people"
void wrong_degree(const Sentence& sentence, std::size_t place, Hits& hits) {
  const Token& token = sentence.at(place);
  const Token& next = sentence.at(place + 1);
  if (token.is("most") && (next.adjective() || next.adverb()) && any_be(sentence.before(place)))
    for (std::size_t at = place + 2; at < place + 8; ++at) {
      if (sentence.at(at).is(Role::stop) || sentence.at(at).is_one_of({"rather", "other", "more", "less"})) break;
      if (sentence.at(at).is("than") && !sentence.before(at).flags.has(F::comparative)) {
        propose(hits, "Comparison", sentence, place, place, "more", "Before “than”");
        break;
      }
    }
  if (token.is("the") && comparative(next) && sentence.at(place + 2).is("of") &&
      (sentence.at(place + 3).is_one_of({"all", "three", "four", "five"}) ||
       (sentence.at(place + 3).is("the") && sentence.at(place + 4).is_one_of({"three", "four", "five", "six"}))))
    remark(hits, "Comparison", place + 1, place + 1, "Among more than two the form in “-est”.");
  if (token.is("lesser") &&
      (next.is("than") || (next.is_one_of({"and", "."}) && form_of(sentence.before(place), "earn pay cost"))))
    propose(hits, "Comparison", sentence, place, place, "less", "The usual comparative");
  if (token.is("lower") && any_be(sentence.before(place)) && next.is("to"))
    propose(hits, "Comparison", sentence, place + 1, place + 1, "than", "After “lower”");
  if (token.is_one_of({"twice", "thrice"}) && next.is("more") && sentence.at(place + 2).is("than"))
    propose(hits, "Comparison", sentence, place + 1, place + 2, "as much as", "After “" + token.text + "”").severity =
        Severity::suggestion;
  if (token.is("less") && !sentence.before(place).is("the") && next.is_one_of({"people", "children", "women", "men"}) &&
      !sentence.at(place + 2).is("-"))
    propose(hits, "Countability", sentence, place, place, in_case_of(token, "fewer"),
            "“" + next.text + "” can be counted");
}

}  // namespace

void check_degrees(const Sentence& sentence, Hits& hits) {
  the_more_the_more(sentence, hits);
  for (std::size_t place = 0; place < sentence.size(); ++place) {
    as_for_than(sentence, place, hits);
    doubled_degree(sentence, place, hits);
    as_with_comparative(sentence, place, hits);
    that_for_than(sentence, place, hits);
    degree_and_as(sentence, place, hits);
    wrong_superlative(sentence, place, hits);
    degree_by_number(sentence, place, hits);
    as_many_than(sentence, place, hits);
    prefer_than(sentence, place, hits);
    infinitive_between(sentence, place, hits);
    wrong_degree(sentence, place, hits);
  }
}

}  // namespace galley::prose::grammar
