// The deck before its XML: slides with the text of each placeholder, charts, tables and
// drawn symbols. What is measured (fit.h) and what is written (write_slide.h) is this.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/source_map.h"
#include "document/document.h"
#include "style/theme.h"

namespace galley::pptx {

// What an idx of a placeholder means, on every layout (templates/pptx/README.md).
namespace place {
inline constexpr int title = 0, body = 1, right = 2, draft = 10, footer = 11, number = 12, source = 13, figure = 14,
                     chart = 15, table = 16, line = 17, labels = 18, callout = 19, part_1 = 20, logo_1 = 30,
                     logo_2 = 31, legend_1 = 41;
inline constexpr int parts = 3, legends = 4;
}  // namespace place

// What a level of a body placeholder means, from 1.
namespace level {
inline constexpr int text = 1, list = 2, nested = 3, head = 4, below_head = 5, lead = 6;
inline constexpr int count = 6;
}  // namespace level

struct Run {
  std::string text;              // "\n" alone is a line break, "\t" alone a tab after a lead
  bool bold = false, italic = false;
  std::string style{};           // a style of theme.yml whose size and weight it takes instead
  std::string language{};        // BCP 47, empty for the document's
  std::string link{};            // URI
  std::string family{};          // the font of its script; empty: the theme's
  bool east_asian = false;       // that font goes into the slot of East Asian ones
};

enum class Mark : std::uint8_t { inherited, number };

struct Paragraph {
  std::vector<Run> runs;
  int level = level::text;
  Mark mark = Mark::inherited;
  int first_number = 1;          // of the list it belongs to, where mark is number
  Span source;
};
using Paragraphs = std::vector<Paragraph>;

// One run of text, as its placeholder sets it.
[[nodiscard]] inline Paragraph plain_paragraph(std::string text, Span source) {
  return {{Run{std::move(text)}}, level::text, Mark::inherited, 1, source};
}

struct PlaceholderText {
  int place = place::body;
  Paragraphs paragraphs;
};

struct Cell {
  std::vector<Run> runs;
  std::string answer;            // yes, part, none or na: a symbol is drawn before the word
  document::Align align = document::Align::left;
  Span source;
};
struct Table {
  std::vector<double> widths;    // shares
  std::vector<std::vector<Cell>> rows;  // the first is the header
  bool matrix = false;           // holds answers
  std::string name, description;
  Span source;
};
struct Chart {
  const document::FigureData* figure = nullptr;
  Span source;
};
struct Picture {
  std::string path, alt, name;
  Span source;
};

// Rows of answers, drawn as symbols.
struct PatternRow { std::string label; std::vector<std::string> answers; };
struct Pattern { std::vector<PatternRow> rows; };

// The numbers of all recommendations with one of them marked.
struct Strip { int current = 0, count = 0; };

struct Slide {
  std::string title;             // plain
  std::string layout;
  std::vector<PlaceholderText> texts;
  std::vector<Table> tables;
  std::vector<Chart> charts;
  std::vector<Picture> pictures;
  Pattern pattern;
  Strip strip;
  Paragraphs notes;
  Span source;

  [[nodiscard]] const PlaceholderText* find(int place) const;
  Paragraphs& text(int place);   // added if it is not there
};

struct Section { std::string name; std::size_t first = 0; };  // index of its first slide

struct Deck {
  std::vector<Slide> slides;
  std::vector<Section> sections;
};

// Parts the runs of all texts where the script changes, each with the font and language of
// its script: LibreOffice takes one font for all scripts of a run, PowerPoint the language's.
void split_scripts(Deck& deck, const style::Theme& theme);

// The letters of a paragraph; breaks and tabs as spaces.
[[nodiscard]] std::string plain_text(const Paragraph& paragraph);
[[nodiscard]] std::string plain_text(const Paragraphs& paragraphs);

}  // namespace galley::pptx
