#include <limits>

#include <zlib.h>

#include "opc/package.h"

namespace galley::opc {

Result<Deflated> deflate(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2) return failure("a part of more than 2 GB cannot be compressed");
  z_stream stream{};
  // Negative window bits: raw deflate, as zip holds it.
  if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return failure("the compressor could not start");
  Deflated result;
  result.stream.resize(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  // zlib reads through a pointer that is not const; it does not write there.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.stream.data());
  stream.avail_out = static_cast<uInt>(result.stream.size());
  const int status = ::deflate(&stream, Z_FINISH);
  const auto written = stream.total_out;
  deflateEnd(&stream);
  if (status != Z_STREAM_END) return failure("a part could not be compressed");
  result.stream.resize(written);
  result.size = bytes.size();
  result.crc = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
  return result;
}

}  // namespace galley::opc
