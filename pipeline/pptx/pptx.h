// PPTX: a Document as PresentationML (ECMA-376 part 1, transitional), with the overflow of
// every text known before PowerPoint has seen it.
//
// What stands where: templates/pptx/ gives master, layouts and notes master, the theme
// their boxes and styles (templates/pptx/README.md); deck.h is the deck before its XML,
// slide_template.h what a layout offers, fit.h the rules by which text is measured.
//
// A `#` heading starts a section of the deck, a `##` heading a slide whose attribute
// `layout` names a layout of the template; `::: notes` holds its speaker notes.
//
// Lengths are EMU (1/12,700 point). Text that runs over its placeholder, a layout that the
// template lacks and content that a layout has no place for are diagnostics; a part of the
// template that is missing or broken, or a font that cannot be loaded, is an Error.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/kept_streams.h"
#include "base/result.h"
#include "document/document.h"
#include "layout/font.h"
#include "style/theme.h"

namespace galley::pptx {

struct PptxOptions {
  // templates/pptx/, by name below that folder ("ppt/slideMasters/slideMaster1.xml").
  std::map<std::string, std::string, std::less<>> template_parts;
  std::map<std::string, std::string, std::less<>> template_pictures;  // likewise, PNG
  const style::Theme* theme = nullptr;
  const style::Brand* brand = nullptr;
  layout::FontLoader fonts;
  std::string footer;            // left of the footer; empty: title and subtitle
  std::string draft_label;       // "Draft 3, not for citation"; shown on every slide
  int title_lines = 2;
  bool trace = false;            // fill in TextMeasure what it says, and measures of table cells
  KeptStreams* kept_streams = nullptr;  // deflated in an earlier run
};

// How full one text of a slide is, in hundredths of a millimetre and lines.
struct TextMeasure {
  std::string placeholder;       // "title", "body"
  int lines = 0;                 // as LibreOffice breaks them
  int strict_lines = 0;          // without kerning, advances rounded as PowerPoint does
  int height = 0, room = 0;      // of the taller of both
  bool overflow = false;
  // With PptxOptions::trace, for whoever compares: where the text stands (points, inside the
  // insets), size and leading of its first and last line, and the lines themselves.
  struct LineLook { double size = 0, leading = 0; };
  style::Box box;
  LineLook first, last;
  std::vector<std::string> broken;
};

struct SlidePlace {
  std::string title, layout, section;
  Span source;
  int number = 1;
  std::vector<TextMeasure> texts;
};

struct PptxFile {
  std::string bytes;
  std::vector<SlidePlace> slides;
};

[[nodiscard]] Result<PptxFile> write_pptx(const document::Document& document, const PptxOptions& options,
                                          Diagnostics& diagnostics);

}  // namespace galley::pptx
