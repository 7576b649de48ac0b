// Numbers, dates, times, units and quotation marks in one style.
#include <algorithm>
#include <bitset>
#include <map>
#include <set>

#include "prose/consistency_text.h"
#include "prose/regex.h"

namespace galley::prose {
namespace {

// Ways to write one thing; the commonest is meant.
struct Way {
  std::string_view name;  // "in the form 25 October 2025"
  std::string_view pattern;
};
struct Matter {
  std::string_view rule;
  std::string_view signs;  // a text that holds none of these bytes holds none of the ways, and needs no search
  std::vector<Way> ways;
};

constexpr std::string_view months =
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

// The first byte of the dashes and curly marks in UTF-8 is E2.
std::vector<Matter> matters() {
  constexpr std::string_view digits = "0123456789";
  static const std::string day_first = "\\b\\d{1,2} " + std::string(months) + " \\d{4}\\b";
  static const std::string month_first = "\\b" + std::string(months) + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b";
  static const std::string ordinal = "\\b\\d{1,2}(?:st|nd|rd|th) (?:of )?" + std::string(months) + "\\b";
  return {{"Date", digits,
           {{"in the form 25 October 2025", day_first},
            {"in the form October 25, 2025", month_first},
            {"in the form 25th October", ordinal},
            {"in the form 2025-10-25", "\\b\\d{4}-\\d{2}-\\d{2}\\b"}}},
          {"Number", digits,
           {{"in the form 10,000", "\\b\\d{1,3}(?:,\\d{3})+\\b"},
            {"in the form 10 000", "\\b\\d{1,3}(?:[\\x{a0}\\x{202f}]\\d{3})+\\b"},
            {"in the form 10000", "(?<![\\d.,/-])\\d{5,}(?![\\d,.]\\d|[-/])\\b"}}},
          {"Percentage", digits, {{"as per cent", "\\d per cent\\b"}, {"as percent", "\\d percent\\b"}, {"as %", "\\d ?%"}}},
          {"Quotation", "\"\xE2", {{"with straight quotation marks", "\"(?:[^\"“”]*\")?"}, {"with curly quotation marks", "“[^\"“”]*”?|”"}}},
          {"Apostrophe", "'\xE2", {{"with a straight apostrophe", "[a-z]'[a-z]"}, {"with a curly apostrophe", "[a-z]’[a-z]"}}},
          {"Range", digits,
           {{"in the form 2015–2018", "(?<![\\d/–-])(?:19|20)\\d\\d–(?:19|20)?\\d\\d(?![\\d–-])"},
            {"in the form 2015-2018", "(?<![\\d/–-])(?:19|20)\\d\\d-(?:19|20)\\d\\d(?![\\d–-])"}}},
          {"Time", digits,
           {{"in the form 3 p.m.", "\\b\\d{1,2}(?:[.:]\\d\\d)? [ap]\\.m\\."},
            {"in the form 3pm", "\\b\\d{1,2}(?:[.:]\\d\\d)? ?[ap]m\\b"},
            {"in the form 15:00", "(?<![\\d:.])[012]?\\d:[0-5]\\d(?![\\d:])"}}},
          {"Unit", digits,
           {{"in the form 5 km", "\\d[ \\x{a0}](?:km|kg|cm|mm|ha|m2|km2|GB|MB|kW|MW)\\b"}, {"in the form 5km", "\\d(?:km|kg|cm|mm|ha|GB|MB|kW|MW)\\b"}}},
          {"Currency", digits,
           {{"in the form US$ 5", "\\bUS\\$ ?\\d"},
            {"in the form USD 5", "\\bUSD ?\\d"},
            {"in the form 5 US dollars", "\\d (?:million |billion )?(?:US|United States|American) dollars\\b"}}},
          {"Dash", "\xE2", {{"with spaces around the dash", " [–—] "}, {"without spaces around the dash", "(?<=[a-z])—(?=[a-z])"}}}};
}

// The pieces of running text that hold one of the signs.
std::vector<const ConsistencyPiece*> pieces_with(std::string_view signs, const ConsistencyPieces& pieces) {
  std::bitset<256> wanted;
  for (const char sign : signs) wanted.set(static_cast<unsigned char>(sign));
  const auto is_wanted = [&](char letter) { return wanted[static_cast<unsigned char>(letter)]; };
  std::vector<const ConsistencyPiece*> result;
  for (const ConsistencyPiece& piece : pieces)
    if (!piece.table && std::any_of(piece.text.text.begin(), piece.text.text.end(), is_wanted)) result.push_back(&piece);
  return result;
}

void check_matter(const ConsistencyPieces& pieces, const Matter& matter, ConsistencyReport& report) {
  struct Found {
    const ConsistencyPiece* piece;
    Capture range;
  };
  const std::vector<const ConsistencyPiece*> candidates = pieces_with(matter.signs, pieces);
  if (candidates.empty()) return;
  std::vector<std::vector<Found>> found(matter.ways.size());
  std::vector<std::set<Span>> places(matter.ways.size());
  for (std::size_t way = 0; way < matter.ways.size(); ++way) {
    const auto pattern = Regex::compile(matter.ways[way].pattern);
    if (!pattern) continue;
    for (const ConsistencyPiece* piece : candidates)
      for (const Capture& match : pattern->find_all(piece->text.text)) {
        const Span span = piece->text.span(match.begin, match.end);
        if (report.told(span)) continue;
        found[way].push_back({piece, match});
        places[way].insert(report.origin(span));
      }
  }
  std::size_t best = 0;
  for (std::size_t way = 1; way < places.size(); ++way)
    if (places[way].size() > places[best].size()) best = way;
  for (std::size_t way = 0; way < places.size(); ++way) {
    if (way == best) continue;
    for (const Found& place : found[way])
      report.add(Severity::suggestion, matter.rule, place.piece->text.span(place.range.begin, place.range.end),
                 place.piece->output,
                 "write it " + std::string(matter.ways[best].name) + ", as elsewhere, not " +
                     std::string(matter.ways[way].name),
                 place.piece->text.text.substr(place.range.begin, place.range.end - place.range.begin));
  }
}

}  // namespace

void check_styles(const ConsistencyPieces& pieces, ConsistencyReport& report) {
  for (const Matter& matter : matters()) check_matter(pieces, matter, report);
}

}  // namespace galley::prose
