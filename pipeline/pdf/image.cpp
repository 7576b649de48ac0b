#include "pdf/image.h"

#include <vector>

#include <fmt/format.h>
#include <png.h>

namespace galley::pdf {
namespace {

// More would take over 160 MB to decode; a page of A4 at 600 pixels an inch has 35 million.
constexpr std::uint64_t most_pixels = 40'000'000;

struct Pixels {
  std::uint32_t width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

Result<Pixels> decode(std::string_view path, std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto refuse = [&](const char* why) {
    std::string message = fmt::format("the image '{}' cannot be read: {}", path, why);
    png_image_free(&image);
    return failure(std::move(message), "export it again as PNG");
  };
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return refuse(image.message);
  if (static_cast<std::uint64_t>(image.width) * image.height > most_pixels)
    return refuse("it has over 40 million pixels");
  image.format = PNG_FORMAT_RGBA;
  Pixels pixels{image.width, image.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) return refuse(image.message);
  return pixels;
}

// The channels from `first` on of each pixel, in rows that hold the difference from the
// pixel above (PNG predictor "up") where that is smaller, else from the left one ("sub").
std::string predicted(const Pixels& pixels, std::size_t first, std::size_t channels) {
  const std::size_t width = pixels.width;
  std::string out;
  out.reserve((width * channels + 1) * pixels.height);
  std::string up, sub;
  for (std::size_t y = 0; y < pixels.height; ++y) {
    up.clear();
    sub.clear();
    long up_cost = 0, sub_cost = 0;
    for (std::size_t x = 0; x < width; ++x)
      for (std::size_t c = first; c < first + channels; ++c) {
        const std::size_t at = (y * width + x) * 4 + c;
        const int value = pixels.rgba[at];
        const auto above = static_cast<std::int8_t>(value - (y > 0 ? pixels.rgba[at - width * 4] : 0));
        const auto left = static_cast<std::int8_t>(value - (x > 0 ? pixels.rgba[at - 4] : 0));
        up_cost += std::abs(above);
        sub_cost += std::abs(left);
        up += static_cast<char>(above);
        sub += static_cast<char>(left);
      }
    out += up_cost <= sub_cost ? '\2' : '\1';
    out += up_cost <= sub_cost ? up : sub;
  }
  return out;
}

bool any_pixel(const Pixels& pixels, auto holds) {
  for (std::size_t at = 0; at < pixels.rgba.size(); at += 4)
    if (holds(&pixels.rgba[at])) return true;
  return false;
}

std::string dictionary(const Pixels& pixels, std::size_t channels) {
  return fmt::format(
      "/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/ColorSpace/{}"
      "/DecodeParms<</Predictor 15/Colors {}/Columns {}>>",
      pixels.width, pixels.height, channels == 1 ? "DeviceGray" : "DeviceRGB", channels, pixels.width);
}

}  // namespace

Result<ObjectId> write_image(ObjectWriter& objects, std::string_view path, std::string_view png) {
  TRY(const Pixels pixels, decode(path, png));
  const bool coloured =
      any_pixel(pixels, [](const std::uint8_t* pixel) { return pixel[0] != pixel[1] || pixel[1] != pixel[2]; });
  std::string body = dictionary(pixels, coloured ? 3 : 1);
  if (any_pixel(pixels, [](const std::uint8_t* pixel) { return pixel[3] != 255; }))
    body += "/SMask " + reference(objects.add_stream(dictionary(pixels, 1), predicted(pixels, 3, 1)));
  return objects.add_stream(std::move(body), predicted(pixels, 0, coloured ? 3 : 1));
}

}  // namespace galley::pdf
