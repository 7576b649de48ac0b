#include "base/visible.h"

#include <algorithm>

#include "base/utf8.h"

namespace galley {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// C0 and C1 controls, U+2028 to U+202E, U+2066 to U+2069.
bool is_hidden(std::string_view character) {
  const auto byte = [&](std::size_t at) {
    return at < character.size() ? static_cast<unsigned char>(character[at]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return true;
  if (byte(0) == 0xC2) return byte(1) <= 0x9F;
  if (byte(0) != 0xE2) return false;
  return (byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

}  // namespace

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
    if (character == "\n" || character == "\t" || character == "\r")
      result += ' ';
    else
      result += length == 0 || is_hidden(character) ? replacement : character;
    at += character.size();
  }
  return result;
}

}  // namespace galley
