// Cutting a vertical list into pages: dynamic programming over its legal breaks, as
// Knuth and Plass do for lines (M. F. Plass, "Optimal pagination techniques for automatic
// typesetting systems", 1981). Fewest pages first; among those, the evenest.
#pragma once

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
  double tolerance = 14;         // space at the foot that costs nothing
};

struct PlacedNode { int node = -1; int strip = -1; double y = 0; };
struct PlacedNote { int note = -1; int first_line = 0, end_line = 0; };

struct PagePlan {
  std::vector<PlacedNode> nodes;   // in order down the page
  std::vector<PlacedNote> notes;
  double used = 0;                 // of the height, footnotes included
  bool overfull = false;
};

[[nodiscard]] std::vector<PagePlan> break_pages(const std::vector<Node>& nodes, const Strips& strips,
                                                const std::vector<NoteHeights>& notes, const PageRoom& room);

}  // namespace galley::layout
