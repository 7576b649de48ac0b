// Days of the calendar from seconds since 1970-01-01 UTC.
#pragma once

#include <cstdint>
#include <string>

namespace galley::publish {

// "2026-11-23"
[[nodiscard]] std::string iso_date(std::int64_t seconds);

}  // namespace galley::publish
