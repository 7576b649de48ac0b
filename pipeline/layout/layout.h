// Layout: Document + Theme → Pages. The one entry for publish; the parts (fonts, shaping,
// paragraphs, tables, pages) have headers of their own.
//
// Paragraphs: D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", 1981.
// Pages: the same dynamic programming over the vertical list. Line breaks inside words
// follow UAX #14 and ICU's dictionaries, direction UAX #9.
//
// Lengths are points. Mistakes of the author (a character no font has, a table too wide
// for the page, an image that is missing) are diagnostics; a font of the theme that cannot
// be loaded is an Error.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "document/document.h"
#include "layout/font.h"
#include "layout/hyphenation.h"
#include "layout/pages.h"

namespace galley::style {
struct Theme;
struct Brand;
}  // namespace galley::style

namespace galley::layout {

// Typesets the whole document. The same input gives the same pages.
[[nodiscard]] Result<Pages> lay_out(const document::Document& document, const style::Theme& theme,
                                    const style::Brand& brand, const FontLoader& fonts,
                                    const HyphenationLoader& hyphenation, Diagnostics& diagnostics);

}  // namespace galley::layout
