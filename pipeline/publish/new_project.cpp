#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "publish/project.h"
#include "publish/skeleton.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view starter = "templates/starter/";
// What a new project takes from its model as it is; decisions about its text it does not.
constexpr std::array<std::string_view, 6> taken_over = {"sources/README.md", "styles/",         "templates/README.md",
                                                        "templates/docx/",   "templates/html/", "templates/pptx/"};
constexpr std::string_view waivers = "styles/waivers.yml";

using Contents = std::map<std::string, std::string_view>;  // bytes by path

// A file of the starter stands before one of the model at the same path.
void take(Contents& contents, std::string_view path, std::string_view bytes) {
  if (path.starts_with(starter)) {
    contents[std::string(path.substr(starter.size()))] = bytes;
    return;
  }
  const bool wanted = path != waivers && std::any_of(taken_over.begin(), taken_over.end(), [&](std::string_view part) {
    return part.ends_with('/') ? path.starts_with(part) : path == part;
  });
  if (wanted) contents.try_emplace(std::string(path), bytes);
}

Contents contents_of(const Project& model) {
  Contents contents;
  for (const std::string_view folder : {"templates/", "styles/", "sources/"})
    for (const FileId file : model.files.below(folder)) take(contents, model.files.path(file), model.files.text(file));
  for (const auto& [path, bytes] : model.images) take(contents, path, bytes);
  return contents;
}

Result<void> check_empty(const fs::path& folder) {
  constexpr const char* hint = "Name a new folder.";
  std::error_code error;
  if (!fs::exists(folder, error)) return {};
  if (!fs::is_directory(folder, error)) return failure(fmt::format("{} is a file", folder.string()), hint);
  if (!fs::is_empty(folder, error)) return failure(fmt::format("{} is not empty", folder.string()), hint);
  return {};
}

}  // namespace

Result<void> new_project(const fs::path& model, const fs::path& folder) {
  TRY_VOID(check_empty(folder));
  if (const auto found = check_project_folder(model); !found)
    return failure(found.error().message,
                   "A new project takes its look and its rules from one that is there: run this in its folder, "
                   "or name it with --project DIR.");
  Diagnostics diagnostics;
  TRY(const Project project, load_project(model, diagnostics));
  const Contents contents = contents_of(project);
  if (!contents.contains("sources/publication.yml"))
    return failure(fmt::format("{}: there is no {} to begin from", model.string(), starter),
                   "Run this in the folder of Galley's sample project, or name it with --project.");
  for (const auto& [path, bytes] : contents) {
    std::error_code error;
    fs::create_directories((folder / path).parent_path(), error);
    std::ofstream out(folder / path, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) {
      for (const auto& entry : fs::directory_iterator(folder, error))
        fs::remove_all(entry.path(), error);  // it was empty
      return failure(fmt::format("{} could not be written", (folder / path).string()),
                     "Check who may write there, and the space left.");
    }
  }
  return {};
}

}  // namespace galley::publish
