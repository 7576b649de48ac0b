// Cutting a vertical list into pages: dynamic programming over its legal breaks, as
// Knuth and Plass do for lines (M. F. Plass, "Optimal pagination techniques for automatic
// typesetting systems", 1981). The cost of a page is counted in squares of lines left
// empty at its foot; broken tables, waiting floats, headings low on a page and facing
// pages of unequal depth add to it, and so does each page itself. Since costs add up page
// by page, a small edit changes the pages around it and seldom others.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/vertical.h"

namespace galley::layout {

// A footnote as the page breaker sees it: the heights of its lines, its space after.
struct NoteHeights {
  std::vector<double> lines;
  double after = 0;
};

struct PageRoom {
  double height = 0;             // of the type area
  double note_separator = 0;     // rule and gaps above the first footnote
  double step = 3.5;             // of the baseline grid
  double tolerance = 14;         // space at the foot that costs nothing; facing pages may differ by it
  double line = 14;              // the unit of costs
  double float_gap = 14;         // between a float at the head of a page and the text
  int first_page = 1;            // number of the first page; even ones stand on the left
  double main_left = 0;          // what begins left of this stands in the side column, or across it
};

enum class Placement : std::uint8_t {
  flow,                          // a node of the list
  repeated,                      // a copy: the head of a table that goes on
  aside                          // in the side column, beside the flow
};

struct PlacedNode {
  int node = -1;                 // of the list; of an aside the node it stands with
  int strip = -1;
  double y = 0;
  Placement placement = Placement::flow;
};
struct PlacedNote { int note = -1; int first_line = 0, end_line = 0; };

struct PagePlan {
  std::vector<PlacedNode> nodes;   // in order down the page; an aside before what it stands beside
  std::vector<PlacedNote> notes;
  double used = 0;                 // of the height, footnotes included
  bool overfull = false;
};

// An aside that finds no room in the side column becomes a node of `nodes`.
[[nodiscard]] std::vector<PagePlan> break_pages(std::vector<Node>& nodes, const Strips& strips,
                                                const std::vector<NoteHeights>& notes, const PageRoom& room);

}  // namespace galley::layout
