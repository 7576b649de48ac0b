// What holds on every page of any document.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "layout/trace.h"
#include "look.h"
#include "random_documents.h"

namespace galley::layout {
namespace {

struct Line { double left, right, top, bottom, baseline; ElementId element; std::string text; };

// Runs of one element on one baseline, joined; artifacts left out.
std::vector<Line> lines_of(const Page& page) {
  std::vector<Line> lines;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr || run->element == artifact || run->glyphs.empty()) continue;
    double right = run->x;
    for (const Glyph& glyph : run->glyphs) right += static_cast<double>(glyph.advance);
    if (run->text.ends_with(' ')) right -= static_cast<double>(run->glyphs.back().advance);
    // The letters themselves, without the white of the leading.
    lines.push_back({run->x, right, run->baseline - run->rise - run->size * 0.6,
                     run->baseline - run->rise + run->size * 0.1, run->baseline, run->element, run->text});
  }
  return lines;
}

const Element& element_of(const Pages& pages, ElementId id) { return pages.structure[static_cast<std::size_t>(id)]; }

// The nearest element at or above `id` with a role that begins with `role`.
ElementId ancestor(const Pages& pages, ElementId id, std::string_view role) {
  while (id != artifact && !element_of(pages, id).role.starts_with(role)) id = element_of(pages, id).parent;
  return id;
}

bool is_heading(const Pages& pages, ElementId id) {
  for (; id != artifact; id = element_of(pages, id).parent) {
    const std::string& role = element_of(pages, id).role;
    if (role.size() == 2 && role[0] == 'H') return true;
  }
  return false;
}

void expect_inside(const Pages& pages, const std::string& where) {
  const style::Box& area = test::look().theme.pdf.text_area;
  for (const Page& page : pages.pages) {
    const bool band = !page.items.empty() && std::any_of(page.items.begin(), page.items.end(), [](const Item& item) {
      const auto* path = std::get_if<PathItem>(&item);
      const auto* to =
          path == nullptr || path->shape.path.empty() ? nullptr : std::get_if<chart::MoveTo>(&path->shape.path.front());
      return to != nullptr && to->to.y < 1;
    });
    const double right = page.landscape ? page.width - area.x : area.x + area.width;
    for (const Item& item : page.items) {  // running heads and feet, too
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->element != artifact) continue;
      double end = run->x;
      for (const Glyph& glyph : run->glyphs) end += static_cast<double>(glyph.advance);
      EXPECT_LE(end, right + 4) << where << page.label << " " << run->text;
    }
    const double bottom = page.landscape ? page.height - (test::look().theme.pdf.page.height - area.y - area.height)
                                         : area.y + area.height;
    for (const Line& line : lines_of(page)) {
      EXPECT_GE(line.left, area.x - 4) << where << page.label << " " << line.text;
      EXPECT_LE(line.right, right + 0.8) << where << page.label << " " << line.text;
      EXPECT_LE(line.baseline, bottom + 0.1) << where << page.label << " " << line.text;
      EXPECT_TRUE(line.top >= area.y - 4 || band) << where << page.label << " " << line.text;
    }
  }
}

void expect_no_overlap(const Pages& pages, const std::string& where) {
  for (const Page& page : pages.pages) {
    std::vector<Line> lines = lines_of(page);
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.top < b.top; });
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t k = i + 1; k < lines.size() && lines[k].top < lines[i].bottom; ++k) {
        const double across = std::min(lines[i].right, lines[k].right) - std::max(lines[i].left, lines[k].left);
        EXPECT_LE(across, 1.0) << where << page.label << " '" << lines[i].text << "' and '" << lines[k].text << "'";
      }
  }
}

void expect_every_word_once(const Pages& pages, int words, const std::string& where) {
  std::map<int, int> seen;
  for (const Page& page : pages.pages) {
    std::string text;
    for (const Item& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->element != artifact) text += run->text;
    int number = 0;
    bool digits = false;
    for (const char c : text) {
      if (c >= '0' && c <= '9') {
        number = digits ? number * 10 + (c - '0') : c - '0';
        digits = true;
        continue;
      }
      if (digits && c == 'z') ++seen[number];
      digits = false;
    }
  }
  for (int word = 1; word <= words; ++word) EXPECT_EQ(seen[word], 1) << where << "word " << word;
}

// Lines of a paragraph by page: none alone at the head or the foot.
void expect_no_widows(const Pages& pages, const std::string& where) {
  std::map<ElementId, std::map<int, std::set<long>>> paragraphs;
  const double size = test::look().theme.pdf.paragraph.find("body")->second.size;
  for (std::size_t p = 0; p < pages.pages.size(); ++p)
    for (const Item& item : pages.pages[p].items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->element == artifact || run->size != size ||
          ancestor(pages, run->element, "Table") != artifact)
        continue;
      if (ancestor(pages, run->element, "Note") != artifact || ancestor(pages, run->element, "Lbl") != artifact)
        continue;
      ElementId body = ancestor(pages, run->element, "P");
      if (body != artifact) paragraphs[body][static_cast<int>(p)].insert(std::lround(run->baseline * 4));
    }
  for (const auto& [element, by_page] : paragraphs) {
    if (by_page.size() < 2) continue;
    EXPECT_GE(by_page.begin()->second.size(), 2u) << where << "orphan on page " << by_page.begin()->first + 1;
    EXPECT_GE(by_page.rbegin()->second.size(), 2u) << where << "widow on page " << by_page.rbegin()->first + 1;
  }
}

// The lowest text of a page, notes aside, is never a heading, unless the text ends there.
void expect_no_stranded_heading(const Pages& pages, const std::string& where) {
  for (std::size_t p = 0; p + 1 < pages.pages.size(); ++p) {
    const Line* lowest = nullptr;
    const std::vector<Line> lines = lines_of(pages.pages[p]);
    for (const Line& line : lines) {
      if (ancestor(pages, line.element, "Note") != artifact) continue;
      if (lowest == nullptr || line.baseline > lowest->baseline + 1 ||
          (line.baseline > lowest->baseline - 1 && line.left > lowest->left))
        lowest = &line;
    }
    if (lowest == nullptr || !is_heading(pages, lowest->element)) continue;
    // A side heading of several lines may reach a little deeper than the text beside it.
    const auto first = std::ranges::find(lines, lowest->element, &Line::element);
    if (std::ranges::any_of(lines, [&](const Line& line) {
          return line.left > lowest->left + 100 && line.baseline > first->baseline - 2;
        }))
      continue;
    // A chapter may end with a heading that nothing follows; the next page then begins one too.
    const std::vector<Line> next = lines_of(pages.pages[p + 1]);
    const bool ends = !next.empty() && element_of(pages, next.front().element).role == "H1";
    EXPECT_TRUE(ends) << where << "heading at the foot of page " << p + 1 << ": " << lowest->text;
  }
}

void expect_notes_on_their_pages(const Pages& pages, const std::string& where) {
  std::map<std::string, int> page_of;
  for (const Destination& destination : pages.destinations) page_of[destination.name] = destination.page;
  for (const auto& [name, page] : page_of)
    if (name.starts_with("note-reference-")) {
      EXPECT_EQ(page_of["note-" + name.substr(15)], page) << where << name;
    }
}

void expect_properties(const Pages& pages, const std::string& where) {
  expect_inside(pages, where);
  expect_no_overlap(pages, where);
  expect_no_widows(pages, where);
  expect_no_stranded_heading(pages, where);
  expect_notes_on_their_pages(pages, where);
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string matrix(int questions, const std::function<std::string(unsigned)>& words) {
  std::string head = "| Name |", rule = "|---|", rows;
  for (int i = 0; i < questions; ++i) { head += " " + words(1) + " |"; rule += "---|"; }
  for (int row = 0; row < 12; ++row) {
    rows += "| " + words(1) + " |";
    for (int i = 0; i < questions; ++i)
      rows += " [" + words(1 + static_cast<unsigned>(i % 3 == 2)) + "]{." + (i % 2 == 0 ? "yes" : "na") + "} |";
    rows += "\n";
  }
  return head + "\n" + rule + "\n" + rows + "\n: " + words(4) + " {#tbl:m .matrix}\n\n::: source\n" + words(9) +
         "\n:::\n";
}

TEST(PageProperties, HoldOnDocumentsOfEveryShape) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const std::string where = "seed " + std::to_string(seed) + ", page or place: ";
    test::RandomDocument random(seed);
    Diagnostics diagnostics;
    const document::Document document = test::parse(random.text(1 + static_cast<int>(seed % 6)), diagnostics);
    const Pages pages = test::lay_out(document, diagnostics);
    for (const Diagnostic& each : diagnostics.all())
      EXPECT_FALSE(each.rule.starts_with("layout.page")) << where << each.message;
    expect_properties(pages, where);
    expect_every_word_once(pages, random.words(), where);
  }
}

using Cases = std::vector<std::pair<std::string, std::string>>;  // name, Markdown

// Each is too much of something.
Cases too_much() {
  test::RandomDocument random(1);
  const auto words = [&](unsigned count) { return random.sentence(count); };
  std::string deep, quotes, row = "|", rule = "|";
  for (int level = 0; level < 14; ++level)
    deep += std::string(static_cast<std::size_t>(level) * 4, ' ') + "- " + words(12) + "\n";
  for (int level = 1; level < 12; ++level)
    quotes += repeat("> ", level) + words(12) + "\n" + repeat("> ", level) + "\n";
  for (int column = 0; column < 12; ++column) { row += " " + words(2) + " |"; rule += "---|"; }
  std::string rows = "| A | B |\n|---|---|\n", table;
  for (int i = 0; i < 400; ++i) rows += "| " + words(1) + " | " + words(3) + " |\n";
  return {
      {"a long word", repeat("supercalifragilistic", 40)},
      {"an address", "See https://example.org/" + repeat("a-very-long/path_", 40) + " for " + words(9)},
      {"a table of 400 rows", rows},
      {"a table wider than its frame", row + "\n" + rule + "\n" + row + "\n"},
      {"a cell taller than a page", "| A | B |\n|---|---|\n| " + words(900) + " | " + words(3) + " |\n"},
      {"a long word in a cell",
       "| A | B |\n|---|---|\n| " + repeat("incomprehensibilities", 12) + " | " + words(30) + " |\n"},
      {"a note of many lines", words(20) + "[^n]\n\n[^n]: " + words(600)},
      {"a note longer than a page", words(20) + "[^n]\n\n" + words(60) + "\n\n[^n]: " + words(3000)},
      {"many notes in a line",
       [&] {
         std::string text = words(3), notes;
         for (int i = 0; i < 60; ++i) {
           text += words(1) + "[^m" + std::to_string(i) + "] ";
           notes += "[^m" + std::to_string(i) + "]: " + words(25) + "\n\n";
         }
         return text + "\n\n" + words(80) + "\n\n" + notes;
       }()},
      {"empty chapters",
       "# " + words(3) + "\n\n# " + words(2) + "\n\n## " + words(2) + "\n\n### " + words(2) + "\n\n# " + words(2)},
      {"a chapter without end", "# " + words(40) + "\n\n" + words(40)},
      {"a side heading without end", "## " + words(2) + "\n\n### " + words(90) + "\n\n" + words(10)},
      {"a pull number that is none", "::: pull-number\n**" + words(1) + "** " + words(400) + "\n:::\n\n" + words(300)},
      {"deep lists", deep},
      {"deep quotes", quotes},
      {"a callout longer than a page", "::: {.callout title=\"" + words(3) + "\"}\n" + words(1500) + "\n:::"},
      {"a recommendation longer than a page", "::: {.recommendation number=1}\n### " + words(6) + "\n\n" + words(500) +
                                                  "\n\n" + words(700) + "[^r]\n\n::: why\n" + words(300) +
                                                  "\n:::\n::: meta\n**Who** " + words(60) + "\n\n**When** " + words(8) +
                                                  "\n:::\n:::\n\n[^r]: " + words(20)},
      {"a profile longer than a page", "::: profile\n### " + words(2) + "\n\n" + words(20) + "\n\n" + words(900) +
                                           "\n\n::: answers\n- [" + words(2) + "]{.yes} " + words(300) + "\n- [" +
                                           words(700) + "]{.none} " + words(2) + "\n:::\n:::"},
      {"columns longer than two pages", ":::: columns\n::: column\n" + words(900) + "\n\n#### " + words(3) + "\n\n" +
                                            words(300) + "\n:::\n::: column\n" + words(1500) + "\n:::\n::::"},
      {"a callout in columns longer than a page", ":::: columns\n::: column\n::: {.callout title=\"" + words(3) +
                                                      "\"}\n" + words(700) + "\n:::\n:::\n::: column\n" + words(30) +
                                                      "\n:::\n::::"},
      {"a caption longer than a page",
       "| A | B |\n|---|---|\n| " + words(3) + " | " + words(3) + " |\n\n: " + words(900) + " {#tbl:long}"},
      {"a key number longer than a page",
       "::: key-numbers\n- **" + words(1) + "** " + words(600) + "\n- **" + words(1) + "** " + words(9) + "\n:::"},
      {"an ask longer than a page",
       "::: asks\n- **" + words(2) + "** " + words(900) + "\n- **" + words(2) + "** " + words(9) + "\n:::"},
      {"a reference longer than a page", "::: references\n1. " + words(900) + "\n2. " + words(20) + "\n:::"},
      {"thirty pull numbers",
       [&] {
         std::string text;
         for (int i = 0; i < 30; ++i)
           text += "::: pull-number\n**" + words(1) + "** " + words(6) + "\n:::\n\n" + words(10) + "\n\n";
         return text;
       }()},
      {"a title longer than half a cover", words(5) + "\n\n::: cover\nClient\n\n# " + words(22) + "\n\n" + words(20) +
                                               "\n\n" + words(30) + "\n\nDate\n:::\n\nText."},
      {"a matrix of long answers", matrix(9, words)},
      {"a matrix across a landscape page", words(5) + "\n\n" + matrix(14, words)},
      {"a running head without end", "# " + words(60) + "\n\n" + words(1200)},
      {"nothing", ""},
  };
}

// Each word of a random document ends in "z": all of them stand on the pages, divided or not.
void expect_every_long_word(const Pages& pages, const std::string& name, const std::string& text) {
  std::string all;
  for (const Page& page : pages.pages)
    for (const char c : text_of(page))
      if (c != ' ' && c != '\n') all += c;  // a word too long for its column is divided
  for (std::size_t at = text.find("z "); at != std::string::npos; at = text.find("z ", at + 1)) {
    const std::size_t begin = text.find_last_of("abcdefghijklmnopqrstuvwxy", at) + 1;
    EXPECT_NE(all.find(text.substr(begin, at - begin) + "z"), std::string::npos)
        << name << ": " << text.substr(begin, at - begin);
    if (testing::Test::HasFailure()) break;
  }
}

// None may be lost, loop or stand outside without a word.
TEST(PageProperties, HoldWhereThereIsTooMuch) {
  for (const auto& [name, text] : too_much()) {
    Diagnostics diagnostics;
    const Pages pages = test::lay_out(test::parse("# Chapter {band}\n\n" + text, diagnostics), diagnostics);
    for (const Diagnostic& each : diagnostics.all())
      EXPECT_FALSE(each.rule == "layout.page-overfull" || each.rule == "layout.overfull")
          << name << ": " << each.message;
    expect_inside(pages, name + ": ");
    expect_no_overlap(pages, name + ": ");
    if (name.find("note") == std::string::npos) expect_properties(pages, name + ": ");
    expect_every_long_word(pages, name, text);
  }
}

}  // namespace
}  // namespace galley::layout
