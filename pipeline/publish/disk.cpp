#include "publish/disk.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream content;
  content << in.rdbuf();  // in blocks, not letter by letter
  return std::move(content).str();
}

std::vector<std::string> list(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error))
    if (at->is_regular_file()) paths.push_back(at->path().generic_string());
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
