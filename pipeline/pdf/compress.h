// Streams of a PDF, deflated with one compressor (ISO 32000-1, 7.4.4). Internal to pdf.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace galley::pdf {

class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // Empty where memory is short.
  [[nodiscard]] std::string deflate(std::string_view bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace galley::pdf
