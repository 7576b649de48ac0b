// Deflate (RFC 1951): what zip files and PDF streams hold. Many parts, most of them small, with
// one compressor.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace galley {

struct Deflated {
  std::string stream;      // raw deflate
  std::uint32_t crc = 0;   // CRC-32 of the plain bytes
  std::uint64_t size = 0;  // of the plain bytes
};

// CRC-32 (ISO 3309), as zip, PNG and deflate's wrappings use it.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);

class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  [[nodiscard]] Result<Deflated> deflate(std::string_view bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> small_, large_;  // started when first needed
};

[[nodiscard]] Result<Deflated> deflate(std::string_view bytes);

// The stream wrapped as zlib has it (RFC 1950), which PDF asks for.
[[nodiscard]] std::string zlib_stream(const Deflated& deflated, std::string_view plain_bytes);

}  // namespace galley
