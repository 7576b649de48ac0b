// What does not fit, at the author's place, with the number of words to cut.
#pragma once

#include <vector>

#include "pptx/pptx.h"
#include "pptx/write_slide.h"

namespace galley::pptx {

[[nodiscard]] Result<std::vector<SlidePlace>> check_fit(const Deck& deck, const Production& production,
                                                        Diagnostics& diagnostics);

}  // namespace galley::pptx
