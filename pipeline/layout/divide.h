// Dividing a strip that no page can hold: a box of a whole chapter's text, columns without
// end, a caption of forty lines. It is cut between its lines, wherever they stand side by
// side; fills and vertical rules that frame them go on in each part.
#pragma once

#include <vector>

#include "layout/vertical.h"

namespace galley::layout {

struct DivisionRules {
  double most = 0;               // height of a part, points
  int widows = 0, orphans = 0;   // lines of a paragraph that stay together
};

struct StripPart {
  Strip strip;
  double top = 0, bottom = 0;    // of the part, in the strip it comes from
  int penalty = 0;               // of ending a page below it
};

// The parts from the top down, as small as can be, so that pages may end between any two.
// Notes stay where they were, in `strip`: it is known elsewhere what refers to them.
[[nodiscard]] std::vector<StripPart> divide(Strip& strip, const std::vector<Element>& structure,
                                            const DivisionRules& rules);

}  // namespace galley::layout
