// Project: a folder with sources/, templates/ and styles/, read into memory once.
// Nothing outside the folder is ever read: links and paths that lead out are refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"

namespace galley::publish {

struct Project {
  std::filesystem::path root;                 // absolute, links resolved
  Files files;                                // the text files, by path relative to root
  std::map<std::string, std::string> images;  // PNG bytes by path
  std::map<std::string, std::string> digests; // SHA-256 of every file read, by path
};

// What a text file may weigh; a larger one is an error at that file.
inline constexpr std::uintmax_t largest_text_file = 16U << 20U;
inline constexpr std::uintmax_t largest_image = 32U << 20U;

// Whether the folder is a project at all: it is there and has sources/.
[[nodiscard]] Result<void> check_project_folder(const std::filesystem::path& folder);

// Reads the project. Files that cannot be used are diagnostics; only a folder that is
// no project at all fails.
// `texts` are taken instead of what stands in the files of their paths; digests are of the files.
[[nodiscard]] Result<Project> load_project(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                           const std::map<std::string, std::string>& texts = {});

// SHA-256 over the sorted `path NUL digest LF` of sources (without drafts), templates, styles.
[[nodiscard]] std::string source_hash(const Project& project);

}  // namespace galley::publish
