#include "base/control.h"

namespace galley {

std::optional<std::size_t> find_control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) continue;
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : static_cast<unsigned char>(0);
    if (byte == '\t' || byte == '\n') continue;
    if (byte == '\r' && next == '\n') continue;
    if (byte < 0x20 || byte == 0x7F) return at;
    if (byte == 0xC2 && next < 0xA0) return at;  // C1, U+0080 to U+009F
    if (byte == 0xEF && next == 0xBF && at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE)
      return at;
  }
  return std::nullopt;
}

}  // namespace galley
