#include "base/deflate.h"

#include <limits>

#include <zlib.h>

namespace galley {
namespace {

constexpr int level = 6;
constexpr std::size_t small_part = 16384;
// The tables that zlib clears for each part: 192 KB by default, which costs more than a small part does.
constexpr int small_window_bits = 14, small_memory_level = 7;
constexpr int large_window_bits = MAX_WBITS, large_memory_level = 8;

}  // namespace

struct Deflater::Stream {
  z_stream zlib{};
  bool good = false;
  // Negative window bits: raw deflate, as zip holds it.
  Stream(int window_bits, int memory_level)
      : good(deflateInit2(&zlib, level, Z_DEFLATED, -window_bits, memory_level, Z_DEFAULT_STRATEGY) == Z_OK) {}
  ~Stream() { deflateEnd(&zlib); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

Deflater::Deflater() = default;
Deflater::~Deflater() = default;

Result<Deflated> Deflater::deflate(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2)
    return failure("a part of more than 2 GB cannot be compressed");
  const bool small = bytes.size() <= small_part;
  std::unique_ptr<Stream>& stream = small ? small_ : large_;
  if (stream == nullptr)
    stream = small ? std::make_unique<Stream>(small_window_bits, small_memory_level)
                   : std::make_unique<Stream>(large_window_bits, large_memory_level);
  z_stream& zlib = stream->zlib;
  if (!stream->good || deflateReset(&zlib) != Z_OK) return failure("the compressor could not start");
  Deflated result;
  result.stream.resize(deflateBound(&zlib, static_cast<uLong>(bytes.size())));
  // zlib reads through a pointer that is not const; it does not write there.
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(result.stream.data());
  zlib.avail_out = static_cast<uInt>(result.stream.size());
  if (::deflate(&zlib, Z_FINISH) != Z_STREAM_END) return failure("a part could not be compressed");
  result.stream.resize(zlib.total_out);
  result.size = bytes.size();
  result.crc = crc32_of(bytes);
  return result;
}

std::uint32_t crc32_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string zlib_stream(const Deflated& deflated, std::string_view plain_bytes) {
  const auto check = static_cast<std::uint32_t>(
      adler32(1, reinterpret_cast<const Bytef*>(plain_bytes.data()), static_cast<uInt>(plain_bytes.size())));
  std::string result = "\x78\x9C";  // deflate with a window of 32 KB, at the usual level
  result += deflated.stream;
  for (int shift = 24; shift >= 0; shift -= 8) result += static_cast<char>((check >> shift) & 0xFFU);
  return result;
}

Result<Deflated> deflate(std::string_view bytes) { return Deflater().deflate(bytes); }

}  // namespace galley
