// New records that pass every check as they stand, with comments that say what to write.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace galley::publish {

// Writes sources/findings/<id>.md. Refuses an id that is malformed or taken, and never
// overwrites a file. Gives the path written, relative to the project.
[[nodiscard]] Result<std::string> new_finding(const std::filesystem::path& project, std::string_view id, std::int64_t now);

}  // namespace galley::publish
