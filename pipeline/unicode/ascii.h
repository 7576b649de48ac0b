// The short way for ASCII, which most text is, and for which ICU's tables cost many times as much.
// Internal to unicode; tests hold it against ICU.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace galley::unicode {

[[nodiscard]] inline bool is_ascii(std::string_view text) {
  std::uint64_t high = 0, block = 0;
  std::size_t at = 0;
  for (; at + sizeof block <= text.size(); at += sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    high |= block;
  }
  for (; at < text.size(); ++at) high |= static_cast<unsigned char>(text[at]);
  return (high & 0x8080808080808080ULL) == 0;
}

[[nodiscard]] constexpr bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char32_t c) { return is_ascii_upper(c) || is_ascii_lower(c); }
[[nodiscard]] constexpr bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

}  // namespace galley::unicode
