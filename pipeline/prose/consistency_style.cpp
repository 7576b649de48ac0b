// Numbers, dates and quotation marks in one style; lists and headings of one make.
#include <algorithm>
#include <bitset>
#include <map>
#include <set>

#include "document/walk.h"
#include "prose/consistency_text.h"
#include "prose/regex.h"

namespace galley::prose {
namespace {

// Ways to write one thing; the commonest is meant.
struct Way {
  std::string_view name;  // "25 October 2025"
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
           {{"25 October 2025", day_first},
            {"October 25, 2025", month_first},
            {"25th October", ordinal},
            {"2025-10-25", "\\b\\d{4}-\\d{2}-\\d{2}\\b"}}},
          {"Number", digits,
           {{"10,000", "\\b\\d{1,3}(?:,\\d{3})+\\b"},
            {"10 000", "\\b\\d{1,3}(?:[\\x{a0}\\x{202f}]\\d{3})+\\b"},
            {"10000", "(?<![\\d.,/-])\\d{5,}(?![\\d,.]\\d|[-/])\\b"}}},
          {"Percentage", digits, {{"per cent", "\\d per cent\\b"}, {"percent", "\\d percent\\b"}, {"%", "\\d ?%"}}},
          {"Quotation", "\"\xE2", {{"straight quotation marks", "\""}, {"curly quotation marks", "[“”]"}}},
          {"Apostrophe", "'\xE2", {{"a straight apostrophe", "[a-z]'[a-z]"}, {"a curly apostrophe", "[a-z]’[a-z]"}}},
          {"Range", digits,
           {{"2015–2018", "(?<![\\d/–-])(?:19|20)\\d\\d–(?:19|20)?\\d\\d(?![\\d–-])"},
            {"2015-2018", "(?<![\\d/–-])(?:19|20)\\d\\d-(?:19|20)\\d\\d(?![\\d–-])"}}},
          {"Dash", "\xE2", {{"a dash with spaces", " [–—] "}, {"a dash without spaces", "(?<=[a-z])—(?=[a-z])"}}}};
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
        found[way].push_back({piece, match});
        places[way].insert(report.origin(piece->text.span(match.begin, match.end)));
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
                 "written as " + std::string(matter.ways[way].name) + " here, as " +
                     std::string(matter.ways[best].name) + " elsewhere",
                 place.piece->text.text.substr(place.range.begin, place.range.end - place.range.begin));
  }
}

std::string last_text(const document::ListItem& item) {
  for (const document::Block& block : item.content)
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      std::string text = document::plain_text(paragraph->content);
      while (!text.empty() && (text.back() == ' ' || text.back() == '"')) text.pop_back();
      return text;
    }
  return {};
}

void check_list(const document::List& list, std::size_t output, ConsistencyReport& report) {
  std::map<std::string, std::vector<const document::ListItem*>> ends;
  for (const document::ListItem& item : list.items) {
    const std::string text = last_text(item);
    if (text.empty()) return;
    const char mark = text.back();
    const bool last = &item == &list.items.back();
    ends[mark == '.' || mark == '?' || mark == '!' ? "a full stop"
         : mark == ';'                             ? "a semicolon"
         : mark == ','                             ? "a comma"
                                                   : "no mark"]
        .push_back(&item);
    // "one; two; and three."
    if (last && mark == '.' && ends.contains("a semicolon")) return;
  }
  if (ends.size() < 2 || list.items.size() < 3) return;
  const auto best = std::max_element(ends.begin(), ends.end(),
                                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  for (const auto& [mark, items] : ends) {
    if (mark == best->first || items.size() == best->second.size()) continue;
    for (const document::ListItem* item : items) {
      const std::string text = last_text(*item);
      report.add(Severity::suggestion, "List", item->span, output,
                 "the item ends with " + mark + ", the others of its list with " + best->first, text.substr(0, 80));
    }
  }
}

bool name_or_abbreviation(const ConsistencyWord& word, const std::set<std::string>& names) {
  return names.contains(word.text) || std::count_if(word.text.begin(), word.text.end(),
                                                    [](char letter) { return letter >= 'A' && letter <= 'Z'; }) > 1;
}

}  // namespace

void check_styles(const ConsistencyPieces& pieces, ConsistencyReport& report) {
  for (const Matter& matter : matters()) check_matter(pieces, matter, report);
}

void check_lists_and_headings(const ConsistencyPieces& pieces, const ConsistencyRules& rules,
                              ConsistencyReport& report) {
  for (std::size_t output = 0; output < report.texts().size(); ++output) {
    if (report.texts()[output].document == nullptr) continue;
    document::walk_blocks(report.texts()[output].document->blocks, [&](const document::Block& block) {
      const auto* div = std::get_if<document::Div>(&block.node);
      if (div != nullptr && (div->name == "references" || div->name == "key-numbers" || div->name == "answers"))
        return false;
      if (const auto* list = std::get_if<document::List>(&block.node)) check_list(*list, output, report);
      return true;
    });
  }
  // Words that have a capital in running text, away from the start of a sentence, are names.
  std::set<std::string> names;
  for (const ConsistencyRules::Name& name : rules.names) names.insert(name.preferred);
  for (const ConsistencyPiece& piece : pieces)
    if (!piece.heading && !piece.table)
      for (const ConsistencyWord& word : piece.words)
        if (!word.opens_sentence && word.text != word.lower) names.insert(word.text);
  for (const ConsistencyPiece& piece : pieces) {
    if (!piece.heading) continue;
    std::size_t capitals = 0, small = 0;
    for (std::size_t number = 1; number < piece.words.size(); ++number) {
      const ConsistencyWord& word = piece.words[number];
      if (word.text.size() < 4 || word.opens_sentence || name_or_abbreviation(word, names)) continue;
      ++(word.text.front() >= 'A' && word.text.front() <= 'Z' ? capitals : small);
    }
    if (capitals >= 2 && capitals > small)
      report.add(Severity::warning, "HeadingCase", piece.text.span(), piece.output,
                 "a heading has a capital on its first word and on names only", piece.text.text);
  }
}

}  // namespace galley::prose
