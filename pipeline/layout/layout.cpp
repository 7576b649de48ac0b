#include "layout/layout.h"

#include "layout/emit.h"
#include "layout/flow.h"

namespace galley::layout {

Result<Pages> lay_out(const document::Document& document, const style::Theme& theme, const style::Brand& brand,
                      const FontLoader& loader, const HyphenationLoader& hyphenation, Diagnostics& diagnostics) {
  FontSet fonts(loader, theme.fallback);
  // Number 0 is the text font, which stands in for any that cannot be loaded.
  const style::ParagraphStyle& body = style::style(theme.pdf.paragraph, "body");
  (void)fonts.find({body.family, body.weight, false});
  if (fonts.error()) return tl::unexpected(*fonts.error());
  Hyphenator hyphenator(hyphenation, theme.breaking.hyphen_before, theme.breaking.hyphen_after);
  Shaper shaper(fonts, theme.pdf.hyphenate ? &hyphenator : nullptr);
  Flow flow(document, theme, brand, fonts, shaper, diagnostics);
  flow.run();
  Pages pages = emit_pages(flow, document, theme, brand, diagnostics);
  if (fonts.error()) return tl::unexpected(*fonts.error());
  return pages;
}

}  // namespace galley::layout
