// Places in a tree of folders. Internal to publish.
#pragma once

#include <algorithm>
#include <filesystem>

namespace galley::publish {

// Whether `path` is `folder` or stands below it; both normal, and links resolved where that counts.
[[nodiscard]] inline bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

}  // namespace galley::publish
