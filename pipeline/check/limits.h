// Limits: styles/limits.yml against what was written and typeset. A message over a
// limit says by how much, what takes the room, and what to cut.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "sources/corpus.h"
#include "style/limits.h"

namespace galley::check {

// What a chapter or section takes of an output.
struct Part {
  std::string id;          // "chapters/legal"
  std::string title;
  Span source;
  int first_page = 0;      // from 1
  double pages = 0;
  int lines = 0;           // of text
  // Chapters that follow on one another end on one last page: its lines must go for the
  // output to become a page shorter. 0: not known.
  int run = 0;
  int lines_on_last_page = 0;
};

// How long a paged output came out.
struct PageMeasure {
  std::string output;
  Span place;              // what a message about the whole points at: the outline
  int pages = 0;
  int free_lines = 0;      // on the last page
  int lines_per_page = 0;
  std::string fragile;     // why a word processor may count otherwise: "a note runs on over two pages"
  std::vector<Part> parts;
};

void check_pages(const PageMeasure& measure, const style::OutputLimits& limits, Diagnostics& diagnostics);

// One slide as the limits see it. Body words leave out title, chart and table text,
// source line and notes.
struct SlideMeasure {
  std::string title;
  Span span;               // of its heading
  int title_characters = 0;
  int body_words = 0;
  int table_rows = 0;
  int notes_words = 0;
  int seconds = 0;         // of reading the notes aloud; whole, so that all reports add up to one sum
  Span title_words{};      // of the words of the title, which often stand in another file than the heading's marks
  Span longest_body{};     // of the longest paragraph that is shown: where to cut
  Span longest_notes{};    // of the longest that is spoken
};
[[nodiscard]] std::vector<SlideMeasure> measure_slides(const document::Document& deck, int words_per_minute);

void check_slides(const std::string& output, const std::vector<SlideMeasure>& slides, Span place,
                  const style::OutputLimits& limits, Diagnostics& diagnostics);

// Words and characters of the fields that limits.yml names ("finding.headline").
void check_fields(const sources::Corpus& corpus, const style::Limits& limits, Diagnostics& diagnostics);

// One limit as the reports show it.
struct PartUse { std::string id, title; double used = 0; };
struct LimitUse {
  std::string output, limit, unit;
  double used = 0;
  std::optional<double> min, max;
  std::vector<PartUse> parts;
};
[[nodiscard]] std::vector<LimitUse> page_limits(const PageMeasure& measure, const style::OutputLimits& limits);
[[nodiscard]] std::vector<LimitUse> slide_limits(const std::string& output, const std::vector<SlideMeasure>& slides,
                                                 const style::OutputLimits& limits);

}  // namespace galley::check
