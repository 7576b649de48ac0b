// Document → Deck: which block of a slide goes to which placeholder of its layout.
// Content that the layout has no place for is a diagnostic and is left out.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/document.h"
#include "pptx/deck.h"
#include "pptx/slide_template.h"
#include "style/theme.h"

namespace galley::pptx {

[[nodiscard]] Deck build_deck(const document::Document& document, const SlideTemplate& slides,
                              const style::Theme& theme, Diagnostics& diagnostics);

// "slide 4 ("Six platforms …")", as messages name it.
[[nodiscard]] std::string slide_name(const Slide& slide, std::size_t number);

}  // namespace galley::pptx
