#include "publish/png.h"

#include <cstdint>

#include "base/deflate.h"

namespace galley::publish {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t index = 0; index < 4; ++index) value = (value << 8U) | static_cast<unsigned char>(bytes[at + index]);
  return value;
}

// Whether chunks (5.3) follow one another to the last, each as it was written, with pixels
// among them: what was cut off or damaged on its way is found before anything is written.
bool is_whole(std::string_view bytes) {
  constexpr std::size_t signature = 8, frame = 12;  // length, type and CRC-32 of a chunk
  bool pixels = false;
  for (std::size_t at = signature; at + frame <= bytes.size();) {
    const std::size_t length = number_at(bytes, at);
    if (length > bytes.size() - at - frame) return false;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (crc32_of(bytes.substr(at + 4, 4 + length)) != number_at(bytes, at + 8 + length)) return false;
    if (type == "IEND") return pixels;
    pixels = pixels || type == "IDAT";
    at += length + frame;
  }
  return false;
}

}  // namespace

std::optional<PngSize> png_size(std::string_view bytes) {
  constexpr std::size_t header_end = 24;
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
  if (bytes.size() < header_end || !bytes.starts_with(signature) || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  const std::uint32_t width = number_at(bytes, 16);
  const std::uint32_t height = number_at(bytes, 20);
  const auto fits = [](std::uint32_t side) {
    return side > 0 && side <= static_cast<std::uint32_t>(largest_picture_side);
  };
  if (!fits(width) || !fits(height) || static_cast<std::int64_t>(width) * height > most_picture_pixels)
    return std::nullopt;
  if (!is_whole(bytes)) return std::nullopt;
  return PngSize{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace galley::publish
