#include "layout/layout.h"

#include <algorithm>
#include <unordered_map>

#include "layout/emit.h"
#include "layout/flow.h"

namespace galley::layout {
namespace {

// Passes over the whole document until the pages that references name stay where they are.
// A reference that has once named a page goes on naming one, so that two passes suffice
// unless the words "on page 9" themselves push something to page 10.
constexpr int most_passes = 8;

// The page each mention should name: none where its target stands near.
std::vector<int> pages_to_name(const Pages& pages, const std::vector<PageMention>& mentions,
                               const std::vector<int>& named, int distance) {
  std::unordered_map<std::string, int> target_page;
  for (const Destination& destination : pages.destinations) target_page.emplace(destination.name, destination.page + 1);
  std::unordered_map<ElementId, int> own_page;
  for (std::size_t i = 0; i < pages.pages.size(); ++i)
    for (const LinkArea& link : pages.pages[i].links) own_page.emplace(link.element, static_cast<int>(i) + 1);
  std::vector<int> wanted(mentions.size(), 0);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto target = target_page.find(mentions[i].target);
    const auto own = own_page.find(mentions[i].link);
    if (target == target_page.end() || own == own_page.end()) continue;
    const bool names = i < named.size() && named[i] > 0;
    if (names || std::abs(target->second - own->second) >= distance) wanted[i] = target->second;
  }
  return wanted;
}

class Typesetter {
 public:
  Typesetter(const document::Document& document, const style::Theme& theme, const style::Brand& brand, FontSet& fonts,
             Shaper& shaper)
      : document_(document), theme_(theme), brand_(brand), fonts_(fonts), shaper_(shaper) {}

  Pages run(Diagnostics& diagnostics) {
    std::vector<int> named;
    for (int pass = 1;; ++pass) {
      Diagnostics found;
      Flow flow(document_, theme_, brand_, fonts_, shaper_, found);
      flow.name_pages(named);
      flow.run();
      const std::vector<PageMention> mentions = flow.mentions();
      Pages pages = emit_pages(flow, document_, theme_, brand_, found);
      std::vector<int> wanted = named;
      if (theme_.pdf.page_references > 0 && !mentions.empty())
        wanted = pages_to_name(pages, mentions, named, theme_.pdf.page_references);
      const bool settled =
          wanted == named || std::all_of(wanted.begin(), wanted.end(), [](int page) { return page == 0; });
      if (!settled && pass < most_passes) {
        named = std::move(wanted);
        continue;
      }
      if (!settled)
        found.error(
            "layout.page-references", Span{},
            "the page numbers of cross references do not settle: naming a page moves what it names",
            "add or take out a few words near the last reference of the text, or set page_references to 0 in styles/theme.yml");
      diagnostics.append(std::move(found));
      return pages;
    }
  }

 private:
  const document::Document& document_;
  const style::Theme& theme_;
  const style::Brand& brand_;
  FontSet& fonts_;
  Shaper& shaper_;
};

}  // namespace

Result<Pages> lay_out(const document::Document& document, const style::Theme& theme, const style::Brand& brand,
                      const FontLoader& loader, const HyphenationLoader& hyphenation, Diagnostics& diagnostics) {
  FontSet fonts(loader, theme.fallback);
  // Number 0 is the text font, which stands in for any that cannot be loaded.
  const style::ParagraphStyle& body = style::style(theme.pdf.paragraph, "body");
  (void)fonts.find({body.family, body.weight, false});
  if (fonts.error()) return tl::unexpected(*fonts.error());
  Hyphenator hyphenator(hyphenation, theme.breaking.hyphen_before, theme.breaking.hyphen_after);
  Shaper shaper(fonts, theme.pdf.hyphenate ? &hyphenator : nullptr);
  Pages pages = Typesetter(document, theme, brand, fonts, shaper).run(diagnostics);
  if (fonts.error()) return tl::unexpected(*fonts.error());
  return pages;
}

}  // namespace galley::layout
