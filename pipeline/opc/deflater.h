// Raw deflate (RFC 1951) of many parts, most of them small, with one compressor. Internal to opc.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "opc/package.h"

namespace galley::opc {

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

}  // namespace galley::opc
