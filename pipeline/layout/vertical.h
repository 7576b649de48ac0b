// The vertical list: what a chapter is made of before it is cut into pages.
//
// A strip is a band of the page that no page break divides: a line, a row of a table, a
// figure. Its items stand at their place across the page already, and at y from its top.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "layout/pages.h"
#include "layout/paragraph.h"

namespace galley::layout {

inline constexpr int forbid_break = 10000;
inline constexpr int force_break = -10000;

// A page number that is known only once the pages are: set right-aligned, or at x from the left.
struct PageReference {
  std::string destination;
  double x = 0, baseline = 0;
  bool right_aligned = true;
  CharacterStyle style;
  ElementId element = artifact;
  std::size_t before = 0;        // index of the item it stands before, in reading order
};

struct Strip {
  double height = 0;
  std::vector<Item> items;
  std::vector<LinkArea> links;
  std::vector<std::pair<std::string, double>> anchors;  // name, y
  std::vector<PageReference> references;
  std::vector<int> notes;        // footnotes to stand on the same page
  std::vector<std::pair<ElementId, Box>> figures;  // where elements with a box stand
};

// One strip in the list, the space after it (dropped at a page's end), and what it costs
// to end a page there.
struct Node {
  int strip = -1;
  double height = 0;
  double gap = 0, stretch = 0, shrink = 0;
  int penalty = 0;
  bool floats = false;           // may stand later, at the head of a page
  int repeat = -1;               // a strip that a page begun here repeats: the head of a table
  int section = -1;              // that begins here
  int running = -1;              // the running head from the next page on
  bool may_end_short = false;    // a page that ends here need not be full
  bool heading = false;          // begins a section, or holds a side heading
  bool anchored = false;         // a band or a box at the head of a page, which nothing may be set above
  int aside = -1;                // a strip for the side column, beside this one or near it
};

using Strips = std::deque<Strip>;

// Moves everything of `from` by (dx, dy) and appends it to `to`.
void append(Strip& to, Strip&& from, double dx, double dy);
void move_item(Item& item, double dx, double dy);

// Where the first line of a strip stands; far away if it has none.
[[nodiscard]] double first_baseline(const Strip& strip);

// Natural height of a list, the space after its last node left out.
[[nodiscard]] double natural_height(const std::vector<Node>& nodes);

// A filled rectangle; a horizontal or vertical rule. Artifacts.
[[nodiscard]] Item filled_box(double x, double y, double width, double height, style::Colour colour);
[[nodiscard]] Item rule_item(double x, double y, double length, double width, style::Colour colour,
                             bool vertical = false);

}  // namespace galley::layout
