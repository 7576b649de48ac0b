#include "publish/disk.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// A text or a dictionary has a few megabytes; what is larger is something else.
constexpr std::uintmax_t largest_file = std::uintmax_t{1} << 28;
// A folder of rules has hundreds of files; a configuration may name the whole disk.
constexpr std::size_t most_entries = 100'000;

std::optional<std::string> read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > largest_file) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream content;
  content << in.rdbuf();  // in blocks, not letter by letter
  return std::move(content).str();
}

// Links to folders are not followed, nor what leads nowhere or to itself.
std::vector<std::string> list(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  std::size_t entries = 0;
  for (auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
       !error && at != fs::recursive_directory_iterator() && entries < most_entries; at.increment(error), ++entries) {
    std::error_code unknown;
    if (at->is_regular_file(unknown)) paths.push_back(at->path().generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

prose::FileSystem disk_file_system() {
  return {read, list, [](const std::string& path) {
            std::error_code error;
            return fs::is_directory(path, error);
          }};
}

}  // namespace galley::publish
