// Which spellings are one word.
#include <algorithm>
#include <array>

#include "prose/consistency_text.h"

namespace galley::prose {
namespace {

struct Pair {
  std::string_view from, to;
};

// What begins a word, and what it counts as.
constexpr auto beginnings = std::to_array<Pair>({
    {"adviser", "advisor"},     {"ageing", "aging"},         {"aluminium", "aluminum"}, {"amidst", "amid"},
    {"amongst", "among"},       {"anaem", "anem"},           {"artefact", "artifact"},  {"behaviour", "behavior"},
    {"benefitt", "benefit"},    {"budgett", "budget"},       {"burnt", "burned"},       {"cancell", "cancel"},
    {"channell", "channel"},    {"colour", "color"},         {"counsell", "counsel"},   {"dreamt", "dreamed"},
    {"dyke", "dike"},           {"enquir", "inquir"},        {"enroll", "enrol"},       {"favour", "favor"},
    {"fibre", "fiber"},         {"focuss", "focus"},         {"foetus", "fetus"},       {"fuell", "fuel"},
    {"fulfill", "fulfil"},      {"grey", "gray"},            {"honour", "honor"},       {"installment", "instalment"},
    {"jewellery", "jewelry"},   {"labell", "label"},         {"labour", "labor"},       {"learnt", "learned"},
    {"levell", "level"},        {"likeable", "likable"},     {"litre", "liter"},        {"manoeuvre", "maneuver"},
    {"marshall", "marshal"},    {"modell", "model"},       {"mould", "mold"},
    {"paediatr", "pediatr"},    {"plough", "plow"},          {"sceptic", "skeptic"},    {"signall", "signal"},
    {"sizeable", "sizable"},    {"skillful", "skilful"},     {"spelt", "spelled"},      {"spoilt", "spoiled"},
    {"targett", "target"},      {"towards", "toward"},       {"travell", "travel"},     {"useable", "usable"},
    {"whilst", "while"}});

// What ends a word of three letters more, and what it counts as.
constexpr auto endings = std::to_array<Pair>({{"our", "or"},      {"ours", "ors"},        {"oured", "ored"},     {"tre", "ter"},   {"tres", "ters"},
                           {"ogue", "og"},     {"dgement", "dgment"},  {"dgements", "dgments"}, {"yse", "yze"},         {"ysed", "yzed"},      {"ise", "ize"},   {"ised", "ized"},
                           {"ises", "izes"},   {"ising", "izing"},     {"iser", "izer"},      {"isers", "izers"},
                           {"isation", "ization"}, {"isations", "izations"}});

}  // namespace

std::string spelling_key(std::string word) {
  word.erase(std::remove(word.begin(), word.end(), '-'), word.end());
  for (const auto& [from, to] : beginnings)
    if (word.starts_with(from)) {
      word.replace(0, from.size(), to);
      break;
    }
  for (const auto& [from, to] : endings)
    if (word.size() >= from.size() + 3 && word.ends_with(from)) {
      word.replace(word.size() - from.size(), from.size(), to);
      break;
    }
  return word;
}

}  // namespace galley::prose
