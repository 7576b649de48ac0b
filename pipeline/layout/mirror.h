// Pages of a language that runs from the right: everything stands as in a mirror, the side
// column at the right, bullets and numbers before their text, tables and charts from right
// to left. A line of text is moved whole, so that its letters keep their order.
#pragma once

#include "layout/vertical.h"

namespace galley::layout {

void mirror(Strip& content, double page_width);

}  // namespace galley::layout
