// Doubled words, a and an.
#include <cctype>

#include "prose/grammar_rules.h"

namespace galley::prose::grammar {
namespace {

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  for (const std::string_view start : starts)
    if (word.substr(0, start.size()) == start) return true;
  return false;
}

bool all_capitals(std::string_view text) {
  bool letter = false;
  for (const char c : text) {
    if (std::islower(static_cast<unsigned char>(c)) != 0) return false;
    letter = letter || std::isupper(static_cast<unsigned char>(c)) != 0;
  }
  return letter && text.size() > 1;
}

enum class Sound : std::uint8_t { unknown, vowel, consonant };

Sound sound_of_letters(std::string_view text) {
  const bool has_vowel = text.find_first_of("AEIOU") != std::string_view::npos;
  const char first = text.front();
  if (std::string_view("AEIO").find(first) != std::string_view::npos) return Sound::vowel;
  if (std::string_view("BCDGJKPQTVWYZ").find(first) != std::string_view::npos) return Sound::consonant;
  if (first == 'U')
    return text.size() <= 3 || text.substr(0, 3) == "UNI" || text.substr(0, 3) == "UNE" || text.substr(0, 3) == "UNO"
               ? Sound::consonant
               : Sound::unknown;
  return has_vowel ? Sound::unknown : Sound::vowel;  // "an SMS", but "a SIM card"
}

Sound sound_of(const Token& token) {
  const std::string_view word = token.lower;
  const char first = word.front();
  if (std::isdigit(static_cast<unsigned char>(first)) != 0) {
    if (first == '8') return Sound::vowel;
    const std::string_view digits = word.substr(0, word.find_first_not_of("0123456789"));
    return digits == "11" || digits == "18" ? Sound::vowel : Sound::consonant;
  }
  if (std::isalpha(static_cast<unsigned char>(first)) == 0) return Sound::unknown;
  if (all_capitals(token.text)) return sound_of_letters(token.text);
  if (word.size() == 1) return Sound::unknown;
  if (starts_with_any(word, {"hour", "honest", "honour", "honor", "heir"})) return Sound::vowel;
  if (first == 'u') {
    if (starts_with_any(word, {"unin", "unim", "unid", "unil"}) && !starts_with_any(word, {"unilat"}))
      return Sound::vowel;
    return starts_with_any(word, {"uni", "use", "usu", "usa", "uti", "uto", "ubi", "uran", "urin", "ukr", "ugan",
                                  "unan", "ure", "uro", "eu", "uter"})
               ? Sound::consonant
               : Sound::vowel;
  }
  if (starts_with_any(word, {"eu", "ewe", "once", "one-", "ouija"}) || word == "one") return Sound::consonant;
  return std::string_view("aeio").find(first) != std::string_view::npos ? Sound::vowel : Sound::consonant;
}

}  // namespace

void check_doubled_words(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place + 1 < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    const Token& next = sentence.at(place + 1);
    if (!token.word() || std::isalpha(static_cast<unsigned char>(token.lower.front())) == 0) continue;
    if (token.lower != next.lower) {
      const bool pair = place + 3 < sentence.size() && token.lower == sentence.at(place + 2).lower &&
                        next.lower == sentence.at(place + 3).lower;
      const bool listing = token.is_one_of({"and", "by", "to"}) || next.is_one_of({"and", "by", ",", "to"});
      const bool function = (token.is(Role::preposition) || token.tag == "TO") && next.is(Role::determiner);
      const bool words = token.text == token.lower && next.text == next.lower && !listing && !token.is(Role::article) &&
                         next.text.front() >= 'a' && next.text.front() <= 'z';
      if (pair && next.word() && (function || words))
        propose(hits, "Doubled", sentence, place, place + 3, token.text + " " + next.text, "Two words stand twice")
            .safe = true;
      continue;
    }
    // "fees that that workers could": no pronoun stands before a plural or a determiner.
    const Token& third = sentence.at(place + 2);
    if (token.is("that") &&
        (third.tag == "NNS" || third.is(Role::article) || third.is_one_of({"they", "we", "he", "she"})))
      propose(hits, "Doubled", sentence, place, place + 1, token.text, "The word stands twice").safe = true;
    if (token.is("no") && third.tagged("NN"))
      propose(hits, "Doubled", sentence, place, place + 1, token.text, "The word stands twice").safe = true;
    if (token.is_one_of({"that", "had", "very", "so", "no", "bye", "ha", "now", "far"}) || token.text.size() < 2) {
      if (!token.is("a")) continue;
    }
    if (token.name() && next.name() && token.text == next.text && !token.flags.known()) continue;
    if (token.is("is") && place > 1 && sentence.before(place, 2).is("what")) continue;  // "what it is is clear"
    if (next.range.begin <= token.range.end) continue;                                  // "tip-tip"
    if (token.is_one_of({"in", "on", "her", "his"}) && sentence.before(place).tagged("VB") &&
        !sentence.at(place + 2).word())
      continue;
    // With a capital it may be the end of one name and the start of another.
    propose(hits, "Doubled", sentence, place, place + 1, token.text, "The word stands twice").safe =
        next.text == next.lower;
  }
}

void check_articles(const Sentence& sentence, Hits& hits) {
  for (std::size_t place = 0; place + 1 < sentence.size(); ++place) {
    const Token& token = sentence.at(place);
    if (!token.is_one_of({"a", "an"}) || token.text == "A" || (token.text == "AN")) {
      if (!(token.text == "A" && place == 0)) continue;
    }
    const Token& next = sentence.at(place + 1);
    if (!next.word() || next.range.begin != token.range.end + 1) continue;
    const Sound sound = sound_of(next);
    if (sound == Sound::unknown || (sound == Sound::vowel) == token.is("an")) continue;
    if (next.is_one_of({"and", "or", "to", "in", "of", "is"})) continue;
    propose(hits, "Article", sentence, place, place, in_case_of(token, token.is("a") ? "an" : "a"),
            "Before the sound of “" + next.text + "”")
        .safe = true;
  }
}

}  // namespace galley::prose::grammar
