// Adjectives and participles behind "be" with the prepositions that may follow them.
#pragma once

#include <string_view>

namespace galley::prose::grammar {

// The first of `allowed` is what is meant where another stands.
struct Governed {
  std::string_view words, allowed;
};

inline constexpr Governed governed_adjectives[] = {
    {"responsible answerable", "for to"},
    {"aware unaware", "of from"},
    {"ashamed fond conscious capable incapable guilty proud tolerant", "of"},
    {"afraid", "of for"},
    {"eligible", "for to"},
    {"exposed", "to for by"},
    {"entitled accustomed opposed subject vulnerable attributed contrary prior loyal faithful hostile", "to towards"},
    {"similar", "to in"},
    {"close", "to on by at in"},
    {"dependent reliant", "on upon for"},
    {"independent", "of from"},
    {"interested", "in"},
    {"satisfied", "with by"},
    {"pleased", "with by about at for"},
    {"disappointed", "with by in at about"},
    {"worried", "about by for over at"},
    {"angry", "about with at over"},
    {"familiar", "with to"},
    {"popular", "with among in for at on"},
    {"famous", "for as in"},
    {"sensitive", "to about"},
    {"suitable", "for as to"},
    {"ready", "for with on at"},
    {"rich lacking deficient", "in"},
    {"full", "of"},
    {"short", "of on for"},
    {"safe", "from for to with in at on"},
    {"consistent inconsistent", "with in over"},
    {"compatible incompatible compliant", "with"},
    {"associated", "with by in"},
    {"related", "to by"},
    {"married", "to by in at for"},
    {"faced", "with by"},
    {"accused suspected", "of by"},
    {"convicted", "of in by for at on under"},
    {"limited confined", "to by in"},
    {"committed", "to by"},
    {"aimed", "at"},
    {"derived exempt absent", "from by"},
    {"excluded", "from by in on for"},
    {"equivalent", "to of in"},
    {"superior inferior", "to in"},
    {"typical characteristic representative indicative", "of for"},
    {"critical", "of to for in"},
    {"convinced", "of by"},
    {"confident", "of in about"},
    {"optimistic pessimistic", "about in"},
    {"grateful thankful", "for to"},
    {"keen", "on for"},
    {"tired", "of from by"},
    {"bored", "with by of"},
    {"anxious nervous", "about for of at"},
    {"surprised shocked", "at by to"},
    {"skilled", "in at"},
    {"composed", "of by"},
    {"equipped", "with to for by"},
};

}  // namespace galley::prose::grammar
