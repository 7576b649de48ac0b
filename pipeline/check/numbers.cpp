#include "check/numbers.h"

#include <algorithm>
#include <cmath>

namespace galley::check {
namespace {

constexpr double loose = 0.1;          // what "about" and "nearly" may be off
constexpr double well_above = 0.25;    // "more than 100" for 125
constexpr double rounding = 0.05;      // what a rounded number may be off at most
constexpr double fraction_points = 2;  // "half" for 48 to 52 per cent
constexpr double month_in_minutes = 30 * 24 * 60;
constexpr double calendar = 0.02;      // a year is 365 days and twelve months of 30

bool is_time(Measure measure) { return measure == Measure::minutes || measure == Measure::months; }

struct Amounts {
  double said = 0, truth = 0, slack = 0;
};

// Both in one unit; nothing if they measure different things.
std::optional<Amounts> comparable(const NumberInText& said, const NumberInText& truth) {
  const double step = std::min(said.step * said.factor / 2, rounding * std::abs(truth.amount()));
  if (said.measure == truth.measure) return Amounts{said.amount(), truth.amount(), step};
  if (is_time(said.measure) && is_time(truth.measure)) {
    const auto in_minutes = [](const NumberInText& number) {
      return number.measure == Measure::months ? number.amount() * month_in_minutes : number.amount();
    };
    return Amounts{in_minutes(said), in_minutes(truth), calendar * in_minutes(truth)};
  }
  // A number whose unit was not recognized is taken at its face.
  if (said.measure == Measure::none || truth.measure == Measure::none)
    return Amounts{said.value, truth.value, said.step / 2};
  return std::nullopt;
}

}  // namespace

bool agrees(const NumberInText& said, const NumberInText& truth) {
  const auto amounts = comparable(said, truth);
  if (!amounts) return false;
  const double size = std::abs(amounts->truth);
  const double off = amounts->said - amounts->truth;
  // Whole numbers written out are meant as they stand; decimals and millions are rounded.
  const bool is_whole = said.step == 1 && truth.value == std::floor(truth.value) && said.factor == truth.factor;
  const double slack = (is_whole ? 0 : amounts->slack) + 1e-9 * std::max(1.0, size);
  switch (said.precision) {
    case Precision::exact: return std::abs(off) <= (said.fraction ? fraction_points : slack);
    case Precision::about: return std::abs(off) <= std::max(loose * size, slack);
    case Precision::below: return off >= -slack && off <= std::max(loose * size, slack);
    case Precision::above: return off <= slack && -off <= std::max(well_above * size, slack);
  }
  return false;
}

bool agrees(const NumberInText& said, double truth) {
  NumberInText other;
  other.value = truth;
  return agrees(said, other);
}

}  // namespace galley::check
