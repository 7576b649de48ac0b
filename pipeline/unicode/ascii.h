// The short way for ASCII, which most text is, and for which ICU's tables cost many times as much.
// Internal to unicode; tests hold it against ICU.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"

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

}  // namespace galley::unicode
