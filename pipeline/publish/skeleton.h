// New records that pass every check as they stand, with comments that say what to write,
// and new projects that build as they stand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace galley::publish {

// The kinds of records that new_record knows: "finding", "recommendation", …
[[nodiscard]] std::vector<std::string> record_kinds();

// Writes the file of a new record, such as sources/findings/<id>.md. Refuses an id that is
// malformed or taken, and never overwrites a file. Gives the path, relative to the project.
[[nodiscard]] Result<std::string> new_record(const std::filesystem::path& project, std::string_view kind,
                                             std::string_view id, std::int64_t now);

// Fills `folder`, which must be new or empty, with a project of its own: the look, the rules
// and the guides of `model`, and the sources and outlines of its templates/starter/.
[[nodiscard]] Result<void> new_project(const std::filesystem::path& model, const std::filesystem::path& folder);

}  // namespace galley::publish
