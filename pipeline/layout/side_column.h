// Asides: what stands in the side column beside the text and takes no room from it.
#pragma once

#include <vector>

#include "layout/break_pages.h"

namespace galley::layout {

// Places the asides of `nodes` on the pages: beside the line they belong to, or as near to
// it as the side column has room, one a page where that can be. Returns the nodes whose
// aside found none.
[[nodiscard]] std::vector<std::size_t> place_asides(const std::vector<Node>& nodes, const Strips& strips,
                                                    const PageRoom& room, std::vector<PagePlan>& plans);

}  // namespace galley::layout
