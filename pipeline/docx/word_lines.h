// Where Word and LibreOffice break a paragraph into lines: their rules, not those of the
// report's layout. Widths are counted in sixths of a twip and rounded as they round them;
// there is no kerning, and breaks are greedy. The rules stand in word_lines.cpp, one
// comment each, and tests/acceptance/docx_pages holds them against LibreOffice.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "docx/model.h"
#include "docx/style_sheet.h"
#include "layout/font.h"

namespace galley::docx {

struct Line {
  int height = 0;                // twips
  std::vector<int> notes;        // numbers of the notes referred to in it
  std::uint32_t begin = 0, end = 0;  // bytes of the paragraph's flat text
};

struct ParagraphLines {
  std::string text;              // runs joined; a note mark is U+FFF9
  std::vector<Line> lines;
};

// Fonts of a document with the advances met so far.
class FontSet {
 public:
  FontSet(layout::FontLoader loader, const style::Theme& theme) : loader_(std::move(loader)), theme_(theme) {}
  struct Face {
    std::shared_ptr<const layout::Font> font;
    double height = 0, descent = 0;  // of the em; height: ascent and descent
    std::unordered_map<char32_t, std::int32_t> advances;  // font units
    // Letters from an f on, as many as a ligature may take: how many the first glyph shows, and its advance.
    std::map<std::string, std::pair<std::uint32_t, std::int32_t>, std::less<>> ligatures;
    // Advance of the letter or ligature at `at`, which moves behind it.
    std::int32_t advance(std::string_view text, std::size_t& at);
  };
  Result<Face*> face(const layout::FontRequest& request);
  // The face of a script's character style ("ScriptThai"), regular where there is none of
  // that weight; null for other styles.
  Result<Face*> script_face(std::string_view style, int weight);
  [[nodiscard]] std::set<layout::FontRequest> used() const;
  // Of a request that was met.
  [[nodiscard]] const layout::FontFile& file(const layout::FontRequest& request) const {
    return faces_.at(request).font->file();
  }

 private:
  layout::FontLoader loader_;
  const style::Theme& theme_;
  std::map<layout::FontRequest, Face> faces_;
};

// Breaks the paragraph to `width` twips, indents taken off.
[[nodiscard]] Result<ParagraphLines> break_lines(const Paragraph& paragraph, const StyleSheet& styles, FontSet& fonts,
                                                 int width, std::string_view language);

// The same for a paragraph of the text, across the type area.
[[nodiscard]] Result<ParagraphLines> break_lines_of_text(const Paragraph& paragraph, const StyleSheet& styles,
                                                         FontSet& fonts, const style::Theme& theme,
                                                         std::string_view language);

// Left indent of the paragraph's text: its list level's or its style's.
[[nodiscard]] int left_indent(const Paragraph& paragraph, const StyleProperties& style, const style::Theme& theme);

}  // namespace galley::docx
