// Finds font files by family, weight and style among the system's fonts. The file name
// says all three ("NotoSans-BoldItalic.ttf"), so that the same packages give the same
// bytes everywhere, whatever a font configuration prefers.
#pragma once

#include <filesystem>
#include <vector>

#include "layout/font.h"

namespace galley::publish {

// Where Debian's packages put TrueType fonts.
[[nodiscard]] std::vector<std::filesystem::path> system_font_folders();

// A loader that maps each file into memory once and shares it.
[[nodiscard]] layout::FontLoader make_font_loader(std::vector<std::filesystem::path> folders);

}  // namespace galley::publish
