// A brief of any shape, made up from a seed: what generate.cpp holds against LibreOffice.
// Every Latin word occurs once, so that a word found on a page of the PDF names its line.
#pragma once

#include <cstdint>
#include <string>

#include "document/document.h"

namespace galley::docx_pages {

enum class Writing : std::uint8_t { latin, mixed };  // mixed: words of a dozen scripts between the Latin ones

struct Brief {
  std::string title, subtitle;
  std::string markdown;
  document::Resources resources;  // of its figures
};
// The PNG behind its pictures, stretched: only the size given counts.
[[nodiscard]] std::string white_pixel();
[[nodiscard]] Brief make_brief(std::uint64_t seed, Writing writing);

}  // namespace galley::docx_pages
