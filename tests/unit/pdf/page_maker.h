// Pages by hand, for tests of the PDF writer: text is shaped as layout does it, everything
// else is placed by the test.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "layout/shape.h"
#include "support/golden.h"

namespace galley::test {

inline Result<layout::FontFile> system_font(const layout::FontRequest& request) {
  std::string name = request.family;
  std::erase(name, ' ');
  name += request.weight >= 600 ? "-Bold.ttf" : "-Regular.ttf";
  auto bytes = std::make_shared<const std::string>(read_text("/usr/share/fonts/truetype/noto/" + name));
  if (bytes->empty()) return failure("no font file " + name);
  return layout::FontFile{name, *bytes, bytes};
}

inline layout::Fallbacks noto_fallbacks() {
  return {{"Thai", {"Noto Sans Thai"}}, {"Myanmar", {"Noto Sans Myanmar"}}, {"Khmer", {"Noto Sans Khmer"}},
          {"Arabic", {"Noto Sans Arabic"}}, {"Devanagari", {"Noto Sans Devanagari"}}};
}

class PageMaker {
 public:
  PageMaker() : fonts_(system_font, noto_fallbacks()), shaper_(fonts_) {}

  void page(std::string label) {
    layout::Page page;
    page.width = 595.28;
    page.height = 841.89;
    page.label = std::move(label);
    pages.pages.push_back(std::move(page));
  }

  layout::ElementId element(std::string role, layout::ElementId parent = layout::artifact) {
    layout::Element it;
    it.role = std::move(role);
    it.parent = parent;
    pages.structure.push_back(std::move(it));
    return static_cast<layout::ElementId>(pages.structure.size() - 1);
  }

  layout::Element& at(layout::ElementId id) { return pages.structure[static_cast<std::size_t>(id)]; }

  // One line; the result is where it ends.
  double text(layout::ElementId element, double x, double baseline, std::string_view words, double size = 9.5,
              int weight = 400, std::string language = {}, bool right_to_left = false) {
    const int font = fonts_.find({"Noto Sans", weight, false});
    std::vector<std::string_view> parts = split(words);
    if (right_to_left) std::reverse(parts.begin(), parts.end());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const layout::ShapedWord& word = shaper_.word(parts[i], font, language, right_to_left);
      for (const layout::ShapedRun& run : word.runs) {
        const bool space = i + 1 < parts.size() && &run == &word.runs.back() && !right_to_left;
        x = place(element, x, baseline, word, run, size, language, right_to_left, space);
      }
    }
    return x;
  }

  void rectangle(double x, double y, double width, double height, style::Colour fill,
                 layout::ElementId element = layout::artifact) {
    chart::Shape shape;
    shape.path = {chart::MoveTo{{x, y}}, chart::LineTo{{x + width, y}}, chart::LineTo{{x + width, y + height}},
                  chart::LineTo{{x, y + height}}, chart::ClosePath{}};
    shape.fill = fill;
    pages.pages.back().items.emplace_back(layout::PathItem{std::move(shape), element});
  }

  layout::Pages pages;

 private:
  static std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      parts.push_back(words.substr(begin, end - begin));
      begin = end + 1;
    }
    return parts;
  }

  double place(layout::ElementId element, double x, double baseline, const layout::ShapedWord& word,
               const layout::ShapedRun& run, double size, const std::string& language, bool right_to_left, bool space) {
    layout::GlyphRun out;
    out.font = fonts_.at(run.font);
    out.size = size;
    out.x = x;
    out.baseline = baseline;
    out.colour = {0x17, 0x25, 0x2A};
    out.text = word.text.substr(run.begin, run.end - run.begin);
    out.right_to_left = right_to_left;
    out.complex = run.complex;
    out.language = language;
    out.element = element;
    const double scale = size / out.font->units_per_em();
    double width = 0;
    for (const layout::ShapedGlyph& glyph : run.glyphs) {
      const auto length = [&](std::int32_t units) { return static_cast<float>(units * scale); };
      out.glyphs.push_back({glyph.id, length(glyph.advance), length(glyph.x_offset), length(glyph.y_offset),
                            glyph.begin - run.begin, glyph.end - run.begin});
      width += glyph.advance * scale;
    }
    const double gap = shaper_.space(run.font) * size;
    if (space) {
      const auto at = static_cast<std::uint32_t>(out.text.size());
      out.text += ' ';
      out.glyphs.push_back({out.font->glyph(U' '), static_cast<float>(gap), 0, 0, at, at + 1});
    }
    pages.pages.back().items.emplace_back(std::move(out));
    return x + width + (space || right_to_left ? gap : 0);
  }

  layout::FontSet fonts_;
  layout::Shaper shaper_;
};

}  // namespace galley::test
