// Fonts: bytes from the caller, metrics and shaping by HarfBuzz. The OpenType
// specification 1.9 names the tables.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace galley::layout {

struct FontRequest {
  std::string family;
  int weight = 400;
  bool italic = false;
  friend auto operator<=>(const FontRequest&, const FontRequest&) = default;
};

// The bytes of a font file. `bytes` stays valid as long as `owner` lives (a mapping, a string).
struct FontFile {
  std::string name;              // file name without folder: "NotoSans-Regular.ttf"
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

// Finds a font file; publish supplies it. A family that is not installed is an error.
using FontLoader = std::function<Result<FontFile>(const FontRequest&)>;

// A face ready for measuring and shaping. Immutable after loading; shared by pages.
class Font {
 public:
  static Result<std::shared_ptr<const Font>> load(FontFile file, const FontRequest& request);
  ~Font();

  [[nodiscard]] const FontFile& file() const;
  [[nodiscard]] const FontRequest& request() const;
  // Units of the em square, and hhea metrics in those units (descent negative).
  [[nodiscard]] int units_per_em() const;
  [[nodiscard]] int ascent() const;
  [[nodiscard]] int descent() const;
  [[nodiscard]] int line_gap() const;
  [[nodiscard]] int cap_height() const;
  [[nodiscard]] int x_height() const;
  // The glyph of a code point; 0 if the face has none.
  [[nodiscard]] std::uint32_t glyph(char32_t code_point) const;

  struct Implementation;         // HarfBuzz handles; layout and pdf only
  [[nodiscard]] const Implementation& implementation() const { return *implementation_; }

 private:
  Font();
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace galley::layout
