// A page in words: the golden form of layout tests, and what a person reads to see why.
#pragma once

#include <string>

#include "layout/pages.h"

namespace galley::layout {

// One line for each run of glyphs (place, font, size, element, text), box, rule, image and
// link, page by page; then the structure tree. Points with two decimals.
[[nodiscard]] std::string trace(const Pages& pages);

// The words of one page as a reader gets them: runs in reading order, artifacts left out.
[[nodiscard]] std::string text_of(const Page& page);

}  // namespace galley::layout
