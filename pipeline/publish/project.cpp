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

#include "base/ascii.h"
#include "base/control.h"
#include "base/hash.h"
#include "publish/descriptor.h"
#include "publish/paths.h"
#include "publish/png.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view folders[] = {"sources", "styles", "templates"};
constexpr int deepest = 16;  // folders in folders
const std::set<std::string, std::less<>> text_endings = {".csv", ".dic", ".html", ".ini", ".json", ".md",  ".rels",
                                                         ".svg", ".txt", ".xml",  ".yaml", ".yml", ".css", ".js"};

// Drafts that were sent are kept, not read; hidden files, and those that editors, Word and
// desktops leave behind, are theirs, save the style configuration.
bool is_passed_over(const fs::path& path, const fs::path& root) {
  const std::string name = path.filename().string();
  if (name == "drafts" && path == root / "sources/drafts") return true;
  if (name == ".vale.ini" || name == ".rels") return false;
  return name.starts_with('.') || name.ends_with('~') || name.starts_with('~') ||
         (name.starts_with('#') && name.ends_with('#')) || name == "Thumbs.db" || name == "desktop.ini" ||
         name.ends_with(".bak") || name.ends_with(".tmp");
}

bool is_text(const fs::path& path) {
  return text_endings.contains(path.extension().string()) || path.filename() == ".vale.ini" ||
         path.filename() == ".rels";
}

// A name that can be printed, and written into a report, as it is.
bool is_printable(std::string_view name) {
  return !find_invalid_utf8(name) && !find_control_character(name) &&
         name.find_first_of("\t\r\n") == std::string_view::npos;
}

// Reads a regular file of at most `largest` bytes, without following a last link.
Result<std::string> read_regular_file(const fs::path& path, std::uintmax_t largest) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open()) return failure(fmt::format("the file cannot be read: {}", std::strerror(errno)));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
    return failure("this is not a regular file", "Put a copy of the file itself here.");
  if (static_cast<std::uintmax_t>(status.st_size) > largest)
    return failure(fmt::format("the file holds {:.1f} MB; at most {} MB are read",
                               static_cast<double>(status.st_size) / 1048576.0, largest >> 20U),
                   "Split the file, or keep data that no output needs outside the project.");
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

class Loader {
 public:
  Loader(Project& project, Diagnostics& diagnostics, const std::map<std::string, std::string>& texts)
      : project_(project), diagnostics_(diagnostics), texts_(texts) {}

  // A folder that cannot be read is reported; those beside it are read all the same.
  void load_folder(const fs::path& folder, int depth = 0) {
    std::vector<fs::directory_entry> found;  // each knows already what kind of file it is
    std::error_code error;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator(); at.increment(error))
      if (!is_passed_over(at->path(), project_.root)) found.push_back(*at);
    if (error) report(folder, fmt::format("the folder cannot be read: {}", error.message()), "Check who may read it.");
    std::sort(found.begin(), found.end());
    for (const fs::directory_entry& entry : found) {
      const fs::path& path = entry.path();
      if (entry.is_symlink(error))
        load_link(path);
      else if (!entry.is_directory(error))
        load_file(path, path);
      else if (depth >= deepest)
        report(path, fmt::format("more than {} folders stand in one another; this one is not read", deepest),
               "Move it up.");
      else if (is_text(path))
        report(path, "this is a folder; a file is expected here", "Rename the folder, or put the file itself here.");
      else
        load_folder(path, depth + 1);
    }
  }

 private:
  // A place to speak of a file that is not read.
  Span whole(const fs::path& path) {
    std::string name = path.lexically_relative(project_.root).generic_string();
    if (!is_printable(name)) name = path.parent_path().lexically_relative(project_.root).generic_string();
    const auto known = project_.files.find(name);
    return {known ? *known : project_.files.add(name, ""), 0, 0};
  }

  void report(const fs::path& path, std::string message, std::string hint) {
    diagnostics_.error("file.unreadable", whole(path), std::move(message), std::move(hint));
  }

  // What stands in sources/ is there to be read; a file of another kind is a slip.
  void report_unread(const fs::path& path) {
    const fs::path relative = path.lexically_relative(project_.root);
    if (*relative.begin() != "sources") return;
    const std::string ending = path.extension().string();
    if (ending.empty() && std::distance(relative.begin(), relative.end()) == 2)
      return report(path, "this is a file; a folder is expected here, if anything",
                    "Rename it, or give it an ending such as .md.");
    if (text_endings.contains(ascii::to_lower(ending)))
      return report(path, fmt::format("the ending '{}' is not known", ending),
                    "Write it in small letters: " + ascii::to_lower(ending));
    diagnostics_.warning("file.unread", whole(path),
                         fmt::format("nothing reads files like '{}'", path.filename().string()),
                         "Text is read from .md, .yml, .csv and .json files, pictures from .png files.");
  }

  void load_link(const fs::path& path) {
    if (!is_printable(path.filename().string())) return report_name(path);
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return report(path, "the link leads nowhere", "Remove it, or put the file itself here.");
    if (!is_below(real, project_.root))
      return report(path, "the link leads outside the project; nothing outside it is read",
                    "Put a copy of the file itself here.");
    if (fs::is_directory(real, error))
      return report(path, "links to folders are not followed", "Put the folder itself here.");
    load_file(path, real);
  }

  void report_name(const fs::path& path) {
    report(path, "the name of a file in this folder holds letters that cannot be read",
           "Rename the file, in plain letters.");
  }

  // Reads `real`, which is `path` or what it links to.
  void load_file(const fs::path& path, const fs::path& real) {
    if (!is_printable(path.filename().string())) return report_name(path);
    const bool is_image = path.extension() == ".png";
    if (!is_image && !is_text(path)) return report_unread(path);
    auto bytes = read_regular_file(real, is_image ? largest_image : largest_text_file);
    if (!bytes) return report(path, bytes.error().message, bytes.error().hint);
    if (is_image && !png_size(*bytes))
      return report(path,
                    fmt::format("this is no PNG, is cut off or damaged, or has more than {} million pixels",
                                most_picture_pixels / 1'000'000),
                    "Export the picture again, as PNG, at 300 pixels an inch or fewer.");
    const std::string name = path.lexically_relative(project_.root).generic_string();
    project_.digests[name] = sha256(*bytes);
    if (const auto instead = texts_.find(name); instead != texts_.end()) *bytes = instead->second;
    if (is_image)
      project_.images[name] = std::move(*bytes);
    else
      project_.files.add(name, std::move(*bytes));
  }

  Project& project_;
  Diagnostics& diagnostics_;
  const std::map<std::string, std::string>& texts_;
};

}  // namespace

Result<void> check_project_folder(const fs::path& folder) {
  constexpr const char* hint = "Run galley in the project's folder, or name it with --project DIR.";
  std::error_code error;
  if (!fs::exists(folder, error)) return failure(fmt::format("{}: there is no such folder", folder.string()), hint);
  if (!fs::is_directory(folder, error))
    return failure(fmt::format("{}: this is a file, not a project", folder.string()), hint);
  if (!fs::is_directory(folder / "sources", error))
    return failure(fmt::format("{}: this is not a project: it has no folder sources/", folder.string()), hint);
  return {};
}

Result<Project> load_project(const fs::path& folder, Diagnostics& diagnostics,
                             const std::map<std::string, std::string>& texts) {
  TRY_VOID(check_project_folder(folder));
  std::error_code error;
  Project project;
  project.root = fs::canonical(folder, error);
  if (error) return failure(fmt::format("{}: the folder cannot be read", folder.string()));
  Loader loader(project, diagnostics, texts);
  for (const std::string_view name : folders) {
    const fs::path part = project.root / name;
    const auto refuse = [&](std::string rule, std::string message, std::string hint) {
      const FileId id = project.files.add(std::string(name), "");
      diagnostics.error(std::move(rule), {id, 0, 0}, std::move(message), std::move(hint));
    };
    if (!fs::exists(part, error))
      refuse("project.folder-missing", fmt::format("the project has no folder {}/", name),
             "Copy it from the sample project and adapt it.");
    else if (!fs::is_directory(part, error))
      refuse("project.folder-missing", "this is a file; a folder is expected here",
             "Rename the file, and copy the folder from the sample project.");
    else if (fs::is_symlink(part, error) && !is_below(fs::canonical(part, error), project.root))
      refuse("file.unreadable", "the link leads outside the project; nothing outside it is read",
             "Put a copy of the folder itself here.");
    else
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
