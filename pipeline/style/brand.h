// Brand: styles/brand.yml, in the keys of Quarto's brand.yml: the colours by name, the
// roles they play, and the fonts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "style/colour.h"

namespace galley::style {

struct FontFamily {
  std::string family;                 // "Noto Sans"
  std::string package;                // the Debian package that holds it
  std::vector<int> weights;
  std::vector<std::string> styles;    // normal, italic
};

struct Typeface {
  std::string family;
  int weight = 400;
};

struct Brand {
  std::string short_name, full_name, home;
  std::string logo_small, logo_medium, logo_large;      // paths; empty: an empty slot
  std::map<std::string, Colour, std::less<>> palette;
  // Roles as names of the palette: foreground, background, primary, secondary, tertiary,
  // success, info, warning, danger, light, dark, link.
  std::map<std::string, std::string, std::less<>> roles;
  std::vector<FontFamily> fonts;
  Typeface base, headings, monospace;

  // The colour of a name of the palette, or of a role. read_theme has checked the
  // names a theme uses, so another name is a bug of ours.
  [[nodiscard]] Colour colour(std::string_view name) const;
  [[nodiscard]] bool knows(std::string_view name) const;
  // The name in the palette: itself, or what the role stands for.
  [[nodiscard]] std::string_view palette_name(std::string_view name) const;
};

inline constexpr std::string_view brand_file = "styles/brand.yml";

// Reads styles/brand.yml. Mistakes are `brand.…` diagnostics; there is no value when
// the file is absent or cannot be understood at all.
[[nodiscard]] std::optional<Brand> read_brand(const Files& files, Diagnostics& diagnostics);

}  // namespace galley::style
