#include "publish/project.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view folders[] = {"sources", "styles", "templates"};
const std::set<std::string, std::less<>> text_endings = {".csv", ".dic", ".html", ".ini", ".json", ".md",  ".rels",
                                                         ".svg", ".txt", ".xml",  ".yaml", ".yml", ".css", ".js"};

bool is_below(const fs::path& path, const fs::path& root) {
  const auto [end, _] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return end == root.end();
}

// Drafts that were sent are kept, not read; hidden files are editors' own, save the
// style configuration.
bool is_passed_over(const fs::path& relative) {
  const std::string name = relative.filename().string();
  if (relative.generic_string() == "sources/drafts") return true;
  if (name == ".vale.ini" || name == ".rels") return false;
  return name.starts_with('.') || name.ends_with('~');
}

// Reads a regular file of at most `largest` bytes, without following a last link.
Result<std::string> read_regular_file(const fs::path& path, std::uintmax_t largest) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return failure(fmt::format("the file cannot be read: {}", std::strerror(errno)));
  struct stat status {};
  std::string bytes;
  Result<std::string> result = failure("the file cannot be read");
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    result = failure("this is not a regular file", "Put a copy of the file itself here.");
  } else if (static_cast<std::uintmax_t>(status.st_size) > largest) {
    result = failure(fmt::format("the file holds {:.1f} MB; at most {} MB are read",
                                 static_cast<double>(status.st_size) / 1048576.0, largest >> 20U),
                     "Split the file, or keep data that no output needs outside the project.");
  } else {
    bytes.resize(static_cast<std::size_t>(status.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
      if (got <= 0) break;
      done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    result = std::move(bytes);
  }
  ::close(descriptor);
  return result;
}

class Loader {
 public:
  Loader(Project& project, Diagnostics& diagnostics) : project_(project), diagnostics_(diagnostics) {}

  void load_folder(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
      if (is_passed_over(at->path().lexically_relative(project_.root))) {
        at.disable_recursion_pending();
        continue;
      }
      if (at.depth() > 16) at.disable_recursion_pending();
      if (at->is_symlink() || !at->is_directory()) found.push_back(at->path());
    }
    if (error) report(folder, fmt::format("the folder cannot be read: {}", error.message()), {});
    std::sort(found.begin(), found.end());
    for (const fs::path& path : found) load_file(path);
  }

 private:
  void report(const fs::path& path, std::string message, std::string hint) {
    const std::string name = path.lexically_relative(project_.root).generic_string();
    const FileId id = project_.files.find(name).value_or(FileId::none);
    const FileId file = id == FileId::none ? project_.files.add(name, "") : id;
    diagnostics_.error("file.unreadable", {file, 0, 0}, std::move(message), std::move(hint));
  }

  void load_file(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return report(path, "the link leads nowhere", "Remove it, or put the file itself here.");
    if (!is_below(real, project_.root))
      return report(path, "the link leads outside the project; nothing outside it is read",
                    "Put a copy of the file itself here.");
    if (fs::is_directory(real))
      return report(path, "links to folders are not followed", "Put the folder itself here.");
    const std::string ending = path.extension().string();
    const bool is_image = ending == ".png";
    const bool is_text = text_endings.contains(ending) || path.filename() == ".vale.ini" || path.filename() == ".rels";
    if (!is_image && !is_text) return;
    auto bytes = read_regular_file(real, is_image ? largest_image : largest_text_file);
    if (!bytes) return report(path, bytes.error().message, bytes.error().hint);
    const std::string name = path.lexically_relative(project_.root).generic_string();
    project_.digests[name] = sha256(*bytes);
    if (is_image)
      project_.images[name] = std::move(*bytes);
    else
      project_.files.add(name, std::move(*bytes));
  }

  Project& project_;
  Diagnostics& diagnostics_;
};

}  // namespace

Result<void> check_project_folder(const fs::path& folder) {
  constexpr const char* hint = "Run galley in the project's folder, or name it with --project DIR.";
  std::error_code error;
  if (!fs::exists(folder, error)) return failure(fmt::format("{}: there is no such folder", folder.string()), hint);
  if (!fs::is_directory(folder, error)) return failure(fmt::format("{}: this is a file, not a project", folder.string()), hint);
  if (!fs::is_directory(folder / "sources", error))
    return failure(fmt::format("{}: this is not a project: it has no folder sources/", folder.string()), hint);
  return {};
}

Result<Project> load_project(const fs::path& folder, Diagnostics& diagnostics) {
  TRY_VOID(check_project_folder(folder));
  std::error_code error;
  Project project;
  project.root = fs::canonical(folder, error);
  if (error) return failure(fmt::format("{}: the folder cannot be read", folder.string()));
  Loader loader(project, diagnostics);
  for (const std::string_view name : folders) {
    const fs::path part = project.root / name;
    if (!fs::exists(part, error)) {
      const FileId id = project.files.add(std::string(name), "");
      diagnostics.error("project.folder-missing", {id, 0, 0}, fmt::format("the project has no folder {}/", name),
                        "Copy it from the sample project and adapt it.");
      continue;
    }
    if (fs::is_symlink(part, error) && !is_below(fs::canonical(part, error), project.root)) {
      const FileId id = project.files.add(std::string(name), "");
      diagnostics.error("file.unreadable", {id, 0, 0}, "the link leads outside the project; nothing outside it is read",
                        "Put a copy of the folder itself here.");
      continue;
    }
    loader.load_folder(part);
  }
  return project;
}

std::string source_hash(const Project& project) {
  std::string list;
  for (const auto& [path, digest] : project.digests) {
    list += path;
    list += '\0';
    list += digest;
    list += '\n';
  }
  return sha256(list);
}

}  // namespace galley::publish
