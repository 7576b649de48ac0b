// Shaping: a word in a font becomes glyphs, once; the same word again costs a look-up.
// Runs are split by direction (the caller's), script and font; a code point the wanted font
// lacks is set in the first font of its script's list (theme: fallback) that has it, else
// in any of the theme's fallback fonts; one that none has is listed as missing.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "layout/font.h"
#include "layout/hyphenation.h"

namespace galley::layout {

// Families to try for a script, in order, by its long name ("Devanagari"); "Common" holds
// those for signs of any script.
using Fallbacks = std::map<std::string, std::vector<std::string>, std::less<>>;

// Loads each font once.
class FontSet {
 public:
  FontSet(FontLoader loader, Fallbacks fallbacks);

  // The number of a font, the same for the same request; a font that cannot be loaded
  // is remembered in `error()` and stands in for by the first one that could.
  [[nodiscard]] int find(const FontRequest& request);
  [[nodiscard]] const std::shared_ptr<const Font>& at(int font) const { return fonts_[static_cast<std::size_t>(font)]; }
  // The font for a code point of `script` that `wanted` does not have; -1 if none does.
  [[nodiscard]] int substitute(int wanted, std::string_view script, char32_t code_point);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<int> load(const FontRequest& request);
  std::optional<int> first_with(const std::vector<std::string>& families, const FontRequest& wanted,
                                char32_t code_point);

  FontLoader loader_;
  Fallbacks fallbacks_;
  std::map<FontRequest, std::optional<int>> numbers_;
  std::vector<std::shared_ptr<const Font>> fonts_;
  std::optional<Error> error_;
};

// Font units; offsets are as HarfBuzz gives them, y up.
struct ShapedGlyph {
  std::uint32_t id = 0;
  std::int32_t advance = 0, x_offset = 0, y_offset = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of the word; empty where another glyph of the cluster shows them
};

// Glyphs of one font, in visual order.
struct ShapedRun {
  int font = 0;
  bool complex = false;          // the script reorders letters
  std::uint32_t begin = 0, end = 0;
  double width = 0;              // em
  std::vector<ShapedGlyph> glyphs;
};

// Where a line may end inside a word: before byte `offset`.
struct WordBreak {
  std::uint32_t offset = 0;
  bool hyphen = false;           // a hyphen is added there
  bool dash = false;             // after a hyphen or dash that stands in the text
  double width_before = 0;       // em, of the characters before it
};

struct ShapedWord {
  std::string text;
  bool right_to_left = false;
  double width = 0;              // em
  std::vector<ShapedRun> runs;   // in visual order
  std::vector<WordBreak> breaks;
  std::vector<std::pair<std::uint32_t, char32_t>> missing;  // code points no font has, and where
};

// Shapes and remembers. Words live as long as the shaper.
class Shaper {
 public:
  explicit Shaper(FontSet& fonts, Hyphenator* hyphenator = nullptr);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  // `word` holds no breakable space. `language` (BCP 47) chooses hyphens and local forms.
  const ShapedWord& word(std::string_view word, int font, std::string_view language, bool right_to_left);
  // The width of a space, em.
  double space(int font);
  [[nodiscard]] FontSet& fonts() { return fonts_; }

 private:
  struct Itemized { std::uint32_t begin, end; int font; std::string script; };
  void itemize(ShapedWord& word, int font, std::vector<Itemized>& runs);
  void shape_run(ShapedWord& word, const Itemized& run, std::string_view language);
  void find_breaks(ShapedWord& word, std::string_view language, bool plain);

  struct Buffer;
  FontSet& fonts_;
  Hyphenator* hyphenator_;
  std::unique_ptr<Buffer> buffer_;
  std::string key_;
  std::unordered_map<std::string, std::unique_ptr<const ShapedWord>> words_;
  std::vector<double> spaces_;
};

}  // namespace galley::layout
