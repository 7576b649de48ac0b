#include "publish/dates.h"

#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace galley::publish {

std::string iso_date(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace galley::publish
