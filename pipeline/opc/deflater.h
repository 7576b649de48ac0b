// Raw deflate (RFC 1951) of many parts, most of them small, with one compressor. Internal to opc.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "opc/package.h"

namespace galley::opc {

// How hard to look for repetitions: zlib's levels.
enum class Effort : int {
  each_run = 4,  // level 6 takes half as long again and saves a fiftieth
  once = 6,      // for what is kept
};

class Deflater {
 public:
  explicit Deflater(Effort effort);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  [[nodiscard]] Result<Deflated> deflate(std::string_view bytes);

 private:
  struct Stream;
  Effort effort_;
  std::unique_ptr<Stream> small_, large_;  // started when first needed
};

}  // namespace galley::opc
