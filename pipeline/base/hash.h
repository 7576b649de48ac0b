// Digests that name content: SHA-256 (FIPS 180-4) for sources and files of a
// publication, MD5 (RFC 1321) where a format asks for a 16-byte identifier.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

using Md5Digest = std::array<std::uint8_t, 16>;

// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] Md5Digest md5(std::string_view bytes);

}  // namespace galley
