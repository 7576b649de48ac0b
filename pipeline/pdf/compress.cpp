#include "pdf/compress.h"

#include <zlib.h>

namespace galley::pdf {
namespace {

// On a report's pages and fonts zlib's own level 6, which is libharu's, takes half as long again
// and saves a twentieth of the bytes.
constexpr int level = 4;

}  // namespace

struct Compressor::Stream {
  z_stream zlib{};
  bool good = deflateInit(&zlib, level) == Z_OK;
  Stream() = default;
  ~Stream() { deflateEnd(&zlib); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

Compressor::Compressor() : stream_(std::make_unique<Stream>()) {}
Compressor::~Compressor() = default;

std::string Compressor::deflate(std::string_view bytes) {
  z_stream& zlib = stream_->zlib;
  if (!stream_->good || deflateReset(&zlib) != Z_OK) return {};
  std::string result(deflateBound(&zlib, static_cast<uLong>(bytes.size())), '\0');
  // zlib reads through a pointer that is not const; it does not write there.
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(result.data());
  zlib.avail_out = static_cast<uInt>(result.size());
  if (::deflate(&zlib, Z_FINISH) != Z_STREAM_END) return {};
  result.resize(zlib.total_out);
  return result;
}

}  // namespace galley::pdf
