// Breaking a paragraph into lines: total fit over boxes, glue and penalties, after
// D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines" (Software: Practice and
// Experience 11, 1981). Of all ways to divide the paragraph, the one of least demerits.
//
// Points. Costs are those of `breaking` in styles/theme.yml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "style/theme.h"

namespace galley::layout {

struct ShapedWord;

// A box (a word or part of one, a symbol), the space after it, a place where a word may be
// divided, or a break that must be.
struct LineUnit {
  enum class Kind : std::uint8_t { box, glue, penalty, forced };
  Kind kind = Kind::box;
  bool hyphen = false;               // a break here adds one
  std::int8_t level = 0;             // of direction, UAX #9
  int piece = 0;
  double width = 0, stretch = 0, shrink = 0, penalty = 0;
  double hang_before = 0, hang_after = 0;  // what may stand outside the measure at a line's ends
  const ShapedWord* word = nullptr;
  std::uint32_t begin = 0, end = 0;  // bytes of the word
};

struct LineShape {
  double measure = 0;
  double indent = 0;                 // of the first line
  double em = 0;
  bool justify = false;              // else lines stay short at their end
};

// The units before which lines end, in order; the last is the number of units.
[[nodiscard]] std::vector<std::size_t> fit_lines(const std::vector<LineUnit>& units, const style::Breaking& costs,
                                                 const LineShape& shape);

}  // namespace galley::layout
