// From page plans to Pages: every strip at its place, footnotes, running heads, folios,
// page numbers of the contents, and what each section takes.
#pragma once

#include "layout/flow.h"

namespace galley::layout {

// Empties the flow.
[[nodiscard]] Pages emit_pages(Flow& flow, const document::Document& document, const style::Theme& theme,
                               const style::Brand& brand, Diagnostics& diagnostics);

}  // namespace galley::layout
