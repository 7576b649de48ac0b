// A paragraph: styled text is measured, broken into lines and set.
//
// Breaking is the total-fit algorithm of D. E. Knuth and M. F. Plass, "Breaking paragraphs
// into lines" (Software: Practice and Experience 11, 1981) on boxes, glue and penalties.
// Ragged lines carry their stretch at the end of the line and, the page being dear, never
// take more lines than they must; balanced ones are as even as that many lines allow. A
// justified line stretches as far as the theme's tolerance and then stays short: a gap at
// its end disturbs less than holes between its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "layout/fit_lines.h"
#include "layout/pages.h"
#include "layout/shape.h"
#include "style/theme.h"

namespace galley::layout {

struct CharacterStyle {
  int font = 0;                  // of FontSet
  double size = 0;
  style::Colour colour;
  double rise = 0;
  bool underline = false;
};

// Text of one style and one place in the structure; or a symbol; or a line break.
struct Piece {
  enum class Kind : std::uint8_t { text, symbol, line_break, space };
  Kind kind = Kind::text;
  std::string text;
  CharacterStyle style;
  ElementId element = artifact;
  std::string language;          // empty: the document's
  Span source;
  int link = -1;                 // of Links
  int note = -1;                 // a footnote to be set on the page where this stands
  std::string anchor;            // a destination at this place
  const style::Symbol* symbol = nullptr;
  double width = 0;              // of a symbol or a fixed space
};

// What a run of pieces leads to.
struct LinkTarget {
  std::string uri, destination, contents;
  ElementId element = artifact;
};

struct LineBreaking {
  double measure = 0;
  double indent = 0;             // of the first line
  bool justify = false;
  bool hang = false;             // punctuation stands outside the measure, at the right only of justified lines
  bool balance = false;
  bool right_to_left = false;    // lines stand at the right edge, the base direction is from there
  bool mirrored = false;         // the page is mirrored afterwards: lines stand at the other edge
  bool nowrap = false;           // one line, whatever its width
};

// One line, set: items stand at x from the left of the measure, y from the baseline.
struct SetLine {
  double width = 0;              // without a trailing space
  double pen = 0;                // where the last run ends
  bool overfull = false;
  std::vector<Item> items;
  std::vector<LinkArea> links;
  std::vector<std::pair<std::string, double>> anchors;  // and their x
  std::vector<int> notes;
};

// The box of an answer symbol, a square from (x, top) on, and what it is drawn for.
struct SymbolPlace {
  double x = 0, top = 0, size = 0;
  style::Colour colour;
  ElementId element = artifact;
};
void draw_symbol(const style::Symbols& symbols, const style::Symbol& symbol, const SymbolPlace& place,
                 std::vector<Item>& items);

// Whether a paragraph's letters run mostly right to left: then so do its lines, in a text of any language.
[[nodiscard]] bool mostly_right_to_left(const std::vector<Piece>& pieces);

class ParagraphSetter {
 public:
  ParagraphSetter(Shaper& shaper, const style::Theme& theme, const style::Brand& brand,
                  const document::Metadata& metadata, Diagnostics& diagnostics);

  // Lines of `pieces`. `links` is what their link numbers count in.
  [[nodiscard]] std::vector<SetLine> set(const std::vector<Piece>& pieces, const std::vector<LinkTarget>& links,
                                         const LineBreaking& breaking, bool on_dark = false);
  // The widest word and the whole text on one line: what a table column may be.
  struct Widths { double least = 0, most = 0; };
  [[nodiscard]] Widths widths(const std::vector<Piece>& pieces);

 private:
  using Unit = LineUnit;
  using Kind = LineUnit::Kind;
  void build(const std::vector<Piece>& pieces, const LineBreaking& breaking);
  void add_text(const Piece& piece, int index, double measure);
  void add_word(std::string_view word, const Piece& piece, int index, int level, double measure);
  void set_levels(const std::vector<Piece>& pieces, bool right_to_left);
  [[nodiscard]] bool is_tied(std::string_view before, std::string_view after) const;
  void report_missing(const ShapedWord& word, const Piece& piece);
  void set_hanging(Unit& box, double size) const;
  [[nodiscard]] std::vector<WordBreak> emergency_breaks(const ShapedWord& word) const;
  std::vector<std::size_t> break_lines(const LineBreaking& breaking, double em) const;

  // What the paragraph is made of.
  struct Content {
    const std::vector<Piece>& pieces;
    const std::vector<LinkTarget>& links;
    bool on_dark = false;
  };
  // The units [begin, end) of one line.
  struct LineRange {
    std::size_t begin = 0, end = 0;
    bool first = false, last = false;    // of the paragraph's lines
  };
  SetLine compose(const Content& content, LineRange range, const LineBreaking& breaking);

  // A word or part of one, a symbol or a space at its place on a line.
  struct Placed {
    const Unit* unit = nullptr;
    const ShapedWord* word = nullptr;    // the part, shaped
    double x = 0, width = 0;
    bool hyphen = false;
  };
  // What spaces take of their room to stretch and to shrink, from 0 to 1 or a tolerance beyond.
  struct Spacing { double stretch = 0, shrink = 0; };
  [[nodiscard]] std::vector<Placed> gather(const LineRange& range, bool hyphen, Spacing spacing,
                                           const std::vector<Piece>& pieces);
  [[nodiscard]] std::vector<std::size_t> visual_order(const std::vector<Placed>& placed) const;
  void set_placed(SetLine& line, const std::vector<Placed>& placed, const Content& content) const;
  void put_word(SetLine& line, const Piece& piece, const Placed& placed, const ShapedWord& word) const;
  void put_space(SetLine& line, const Piece& piece, double x, double width, bool right_to_left) const;
  GlyphRun& run_for(SetLine& line, const Piece& piece, int font, double x, bool right_to_left, bool complex) const;

  Shaper& shaper_;
  const style::Theme& theme_;
  const style::Brand& brand_;
  const Words& words_;
  std::string_view language_;
  Diagnostics& diagnostics_;
  std::vector<Unit> units_;
  std::vector<std::int8_t> levels_;      // of each byte of the paragraph, where any runs right to left
  std::size_t level_offset_ = 0;
  bool bidirectional_ = false;
  std::int8_t base_level_ = 0;
  bool hang_before_ = false, hang_after_ = false;
};

}  // namespace galley::layout
