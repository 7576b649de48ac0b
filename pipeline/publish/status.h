// Where the work stands, on one screen: limits used, errors, days to each due date,
// what is still open.
#pragma once

#include <cstdint>
#include <string>

#include "publish/build.h"

namespace galley::publish {

// `now` decides what is due and out of date.
[[nodiscard]] std::string status_text(const BuildReport& report, std::int64_t now, bool colour);

}  // namespace galley::publish
