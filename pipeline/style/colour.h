// A colour as brand.yml names it: sRGB, eight bits a channel.
#pragma once

#include <cstdint>
#include <string>

namespace galley::style {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

// "17252A", as OOXML writes it.
[[nodiscard]] std::string hex(Colour colour);

}  // namespace galley::style
