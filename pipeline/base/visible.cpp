#include "base/visible.h"

namespace galley {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Bytes of a hidden mark at the beginning of `text`: C0 and C1 controls, U+2028 to U+202E,
// U+2066 to U+2069. 0 for what may be shown.
std::size_t hidden_mark(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  if (byte(0) != 0xE2) return 0;
  if (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) return 3;
  if (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return 3;
  return 0;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool space = text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
    const std::size_t hidden = space ? 0 : hidden_mark(text.substr(at));
    if (hidden > 0)
      result += replacement;
    else
      result += space ? ' ' : text[at];
    at += hidden > 0 ? hidden : 1;
  }
  return result;
}

}  // namespace galley
