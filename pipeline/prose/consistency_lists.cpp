// Lists and headings of one make.
#include <algorithm>
#include <map>
#include <set>

#include "document/walk.h"
#include "prose/consistency_text.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

// The first paragraph of an item, without what closes behind its last mark.
std::string text_of(const document::ListItem& item) {
  for (const document::Block& block : item.content)
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      std::string text = document::plain_text(paragraph->content);
      // "two; and" ends with a semicolon.
      for (const std::string_view closing : {" ", "; and", "; or", ", and", ", or"})
        if (text.ends_with(closing)) text.resize(text.size() - closing.size() + (closing == " " ? 0 : 1));
      for (const std::string_view closing : {"\"", ")", "”"})
        while (text.ends_with(closing)) text.resize(text.size() - closing.size());
      return text;
    }
  return {};
}

std::string_view end_of(const std::string& text) {
  switch (text.back()) {
    case '.':
    case '?':
    case '!': return "a full stop";
    case ';': return "a semicolon";
    case ',': return "a comma";
    default: return "no mark";
  }
}

// What an item begins with; empty where it tells nothing (a figure, a name, an abbreviation).
std::string_view beginning_of(const std::string& text, const std::set<std::string>& names) {
  const std::string word = text.substr(0, text.find_first_of(" ,.;:-'"));
  std::size_t at = 0;
  const char32_t first = unicode::next_code_point(word, at);
  if (names.contains(word) || !unicode::is_letter(first)) return {};
  if (!unicode::is_upper(first)) return "a small letter";
  const bool one_capital = unicode::to_lower(word.substr(at)) == word.substr(at);
  return one_capital ? "a capital" : std::string_view{};
}

// The items of a list by how each is made; those of the rarer makes are reported.
class ListMake {
 public:
  void add(std::string_view make, const document::ListItem& item, const std::string& text) {
    if (!make.empty()) items_.push_back({make, &item, text});
  }
  void report(std::string_view verb, std::size_t output, ConsistencyReport& report) const {
    if (items_.size() < 3) return;
    std::string_view best = items_.front().make;
    for (const Item& item : items_)
      if (count(item.make) > count(best)) best = item.make;
    for (const Item& item : items_) {
      if (item.make == best) continue;
      const std::string is(best), was(item.make);
      std::string begin = item.text.substr(0, item.text.find(' ', std::min<std::size_t>(item.text.size(), 60)));
      report.add(Severity::suggestion, "List", item.item->span, output,
                 std::string(verb) + " this item with " + is + ", as the others of its list, not with " + was, begin);
    }
  }

 private:
  struct Item {
    std::string_view make;
    const document::ListItem* item;
    std::string text;
  };
  [[nodiscard]] std::size_t count(std::string_view make) const {
    return static_cast<std::size_t>(
        std::count_if(items_.begin(), items_.end(), [&](const Item& item) { return item.make == make; }));
  }
  std::vector<Item> items_;
};

void check_list(const document::List& list, const std::set<std::string>& names, std::size_t output,
                ConsistencyReport& report) {
  ListMake ends, beginnings;
  bool semicolons = false;
  for (const document::ListItem& item : list.items) {
    const std::string text = text_of(item);
    if (text.empty()) return;
    std::string_view end = end_of(text);
    semicolons = semicolons || end == "a semicolon";
    // "one; two; and three."
    if (semicolons && end == "a full stop" && &item == &list.items.back()) end = "a semicolon";
    ends.add(end, item, text);
    beginnings.add(beginning_of(text, names), item, text);
  }
  ends.report("end", output, report);
  beginnings.report("begin", output, report);
}

bool name_or_abbreviation(const ConsistencyWord& word, const std::set<std::string>& names) {
  return names.contains(word.text) || std::count_if(word.text.begin(), word.text.end(),
                                                    [](char letter) { return letter >= 'A' && letter <= 'Z'; }) > 1;
}

// Words that have a capital in running text, away from the start of a sentence, are names.
std::set<std::string> names_in(const ConsistencyPieces& pieces, const ConsistencyRules& rules) {
  std::set<std::string> names;
  for (const ConsistencyRules::Name& name : rules.names) names.insert(name.preferred);
  for (const ConsistencyPiece& piece : pieces)
    if (!piece.heading && !piece.table)
      for (const ConsistencyWord& word : piece.words)
        if (!word.opens_sentence && word.text != word.lower) names.insert(word.text);
  return names;
}

void check_heading_case(const ConsistencyPiece& piece, const std::set<std::string>& names, ConsistencyReport& report) {
  std::size_t capitals = 0, small = 0;
  for (std::size_t number = 1; number < piece.words.size(); ++number) {
    const ConsistencyWord& word = piece.words[number];
    if (word.text.size() < 4 || word.opens_sentence || name_or_abbreviation(word, names)) continue;
    ++(word.text.front() >= 'A' && word.text.front() <= 'Z' ? capitals : small);
  }
  if (capitals >= 2 && capitals > small && !report.told(piece.text.span()))
    report.add(Severity::warning, "HeadingCase", piece.text.span(), piece.output,
               "write this heading with a capital on its first word and on names only", piece.text.text);
}

// "Pay early" beside "Pay on time.": a heading of one clause takes no full stop where others have none.
void check_heading_stops(const ConsistencyPieces& pieces, ConsistencyReport& report) {
  std::size_t headings = 0;
  std::vector<const ConsistencyPiece*> stopped;
  for (const ConsistencyPiece& piece : pieces) {
    const std::string& text = piece.text.text;
    if (!piece.heading || text.empty()) continue;
    ++headings;
    if (text.find_first_of(".,;:?!") == text.size() - 1 && text.back() == '.') stopped.push_back(&piece);
  }
  if (stopped.size() * 2 >= headings) return;
  for (const ConsistencyPiece* piece : stopped) {
    const std::size_t end = piece->text.text.size();
    report.add(Severity::suggestion, "HeadingStop", piece->text.span(end - 1, end), piece->output,
               "take out the full stop at the end of this heading: the others have none", ".");
  }
}

}  // namespace

void check_lists_and_headings(const ConsistencyPieces& pieces, const ConsistencyRules& rules,
                              ConsistencyReport& report) {
  const std::set<std::string> names = names_in(pieces, rules);
  for (std::size_t output = 0; output < report.texts().size(); ++output) {
    if (report.texts()[output].document == nullptr) continue;
    document::walk_blocks(report.texts()[output].document->blocks, [&](const document::Block& block) {
      const auto* div = std::get_if<document::Div>(&block.node);
      if (div != nullptr && (div->name == "references" || div->name == "key-numbers" || div->name == "answers"))
        return false;
      if (const auto* list = std::get_if<document::List>(&block.node)) check_list(*list, names, output, report);
      return true;
    });
  }
  for (const ConsistencyPiece& piece : pieces)
    if (piece.heading) check_heading_case(piece, names, report);
  check_heading_stops(pieces, report);
}

}  // namespace galley::prose
