// Lengths. Layout counts in points (1/72 inch) as double; the Office formats count in
// whole units of their own, and rounding happens once, here.
#pragma once

#include <cmath>
#include <cstdint>

namespace galley {

inline constexpr double points_per_inch = 72.0;
inline constexpr std::int64_t emu_per_point = 12700;   // English Metric Units, ECMA-376 part 1, 20.1.2.1
inline constexpr std::int64_t twips_per_point = 20;    // twentieths of a point, ECMA-376 part 1, 17.18.105

[[nodiscard]] inline std::int64_t to_emu(double points) {
  return std::llround(points * static_cast<double>(emu_per_point));
}
[[nodiscard]] inline std::int64_t to_twips(double points) {
  return std::llround(points * static_cast<double>(twips_per_point));
}
[[nodiscard]] inline double from_emu(std::int64_t emu) {
  return static_cast<double>(emu) / static_cast<double>(emu_per_point);
}

}  // namespace galley
