#include "publish/png.h"

#include <cstdint>

namespace galley::publish {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t index = 0; index < 4; ++index) value = (value << 8U) | static_cast<unsigned char>(bytes[at + index]);
  return value;
}

}  // namespace

std::optional<PngSize> png_size(std::string_view bytes) {
  constexpr std::size_t header_end = 24;
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
  if (bytes.size() < header_end || !bytes.starts_with(signature) || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  const std::uint32_t width = number_at(bytes, 16);
  const std::uint32_t height = number_at(bytes, 20);
  const auto fits = [](std::uint32_t side) { return side > 0 && side <= static_cast<std::uint32_t>(largest_picture_side); };
  if (!fits(width) || !fits(height)) return std::nullopt;
  return PngSize{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace galley::publish
