// How prose reads rule packages, vocabularies and dictionaries: through functions that
// the caller gives, so that nothing here touches a disk.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace galley::prose {

// Paths are joined with `/`; relative ones count from where the caller says.
struct FileSystem {
  // The bytes of a file; nothing if there is no such file.
  std::function<std::optional<std::string>(const std::string& path)> read;
  // Every file below a folder at any depth, sorted, each path beginning with `folder`.
  std::function<std::vector<std::string>(const std::string& folder)> list;
  std::function<bool(const std::string& path)> is_folder;
};

}  // namespace galley::prose
