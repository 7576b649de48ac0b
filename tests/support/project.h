// Loads the text files of a project folder into Files, as publish does.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.h"
#include "support/golden.h"

namespace galley::test {

inline void load_folder(Files& files, const std::filesystem::path& project, const std::string& folder) {
  constexpr std::array extensions{".md", ".yml", ".json", ".csv"};
  std::vector<std::filesystem::path> paths;
  if (!std::filesystem::exists(project / folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder))
    if (entry.is_regular_file() &&
        std::find(extensions.begin(), extensions.end(), entry.path().extension().string()) != extensions.end())
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) files.add(std::filesystem::relative(path, project).generic_string(), read_text(path));
}

// One diagnostic a line: "path:line:column: severity[rule] message (hint)".
template <class Diagnostics>
std::string describe(const Diagnostics& diagnostics, const Files& files) {
  std::string result;
  for (const auto& diagnostic : diagnostics.all()) {
    const Place place = files.place(diagnostic.span);
    result += std::string(place.path) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
              std::string(name(diagnostic.severity)) + "[" + diagnostic.rule + "] " + diagnostic.message;
    for (const auto& hint : diagnostic.hints) result += " (" + hint + ")";
    result += "\n";
  }
  return result;
}

}  // namespace galley::test
