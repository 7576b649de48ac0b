// Whether text fits its box, measured twice: as LibreOffice sets it (kerned, links never
// broken, widths rounded to pixels of 600 dpi) and as PowerPoint is known to (no GPOS
// kerning, advances rounded to an eighth of a point). Overflow in either is an error.
//
// Lengths are hundredths of a millimetre, as LibreOffice counts. The rules were found by
// comparing with its rendering: hmm(emu) = (emu + 180) / 360; a font of s points is
// floor(s × 2540 / 72 + ½); a line of spcPct is 1.2 of that, whatever the face.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "layout/font.h"
#include "pptx/deck.h"
#include "pptx/slide_template.h"
#include "style/theme.h"

namespace galley::pptx {

enum class Rules : std::uint8_t { libreoffice, powerpoint };

struct FitLine {
  std::string text;
  std::size_t paragraph = 0;
  int width = 0, room = 0;
  int bottom = 0;                // below the top of the text
  bool broken_word = false;      // no place to break before
};

struct Fit {
  std::vector<FitLine> lines;
  int height = 0, room = 0;
  bool lead_too_wide = false;    // a lead does not end before the text beside it
  [[nodiscard]] bool overflows() const { return height > room || lead_too_wide; }
  // Words that stand below the box: what to cut.
  [[nodiscard]] int words_over() const;
};

class Measurer {
 public:
  Measurer(const style::Theme& theme, const ThemeFaces& faces, const layout::FontLoader& fonts);
  ~Measurer();

  // `stretch`: widths are multiplied by it, for a face that takes more room.
  // A face of a text that is not installed is measured in that of the theme (missing()).
  [[nodiscard]] Result<Fit> fit(const Paragraphs& paragraphs, const Placeholder& box, Rules rules,
                                double stretch = 1.0);

  [[nodiscard]] const std::set<std::string>& missing() const { return missing_; }

 private:
  struct Face;
  struct Piece;
  class Breaker;
  Result<Face*> text_face(const LevelStyle& look);
  Result<Face*> face(const std::string& family, bool bold, bool italic);
  Result<void> measure_run(const Run& run, const LevelStyle& style, Rules rules, std::vector<Piece>& pieces);
  Result<void> measure_text(std::string_view text, const Piece& like, Face& face, double size, Rules rules,
                            std::vector<Piece>& pieces);
  Result<Face*> fallback(std::string_view script, std::string_view text, bool bold);
  [[nodiscard]] LevelStyle with_style(const Run& run, const LevelStyle& style) const;

  const style::Theme& theme_;
  const ThemeFaces& faces_of_theme_;
  const layout::FontLoader& loader_;
  std::map<layout::FontRequest, std::unique_ptr<Face>> faces_;
  std::set<std::string> missing_;
};

// As LibreOffice rounds.
[[nodiscard]] int hmm_of_emu(long emu);
[[nodiscard]] int hmm_of_points(double points);

}  // namespace galley::pptx
