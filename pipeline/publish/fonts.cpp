#include "publish/fonts.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

struct Mapping {
  void* address = nullptr;
  std::size_t size = 0;
  Mapping(void* at, std::size_t length) : address(at), size(length) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(address, size); }
};

Result<layout::FontFile> map_file(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || status.st_size == 0) {
    if (descriptor >= 0) ::close(descriptor);
    return failure(fmt::format("{}: the font cannot be read", path.string()));
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (address == MAP_FAILED) return failure(fmt::format("{}: the font cannot be read", path.string()));
  auto mapping = std::make_shared<Mapping>(address, size);
  return layout::FontFile{path.filename().string(), {static_cast<const char*>(address), size}, mapping};
}

std::string style_name(const layout::FontRequest& request) {
  static constexpr std::array<const char*, 9> weights = {"Thin",   "ExtraLight", "Light",     "Regular", "Medium",
                                                         "SemiBold", "Bold",     "ExtraBold", "Black"};
  const int index = std::clamp(request.weight / 100 - 1, 0, 8);
  std::string name = weights[static_cast<std::size_t>(index)];
  if (request.italic) name = name == "Regular" ? "Italic" : name + "Italic";
  return name;
}

// The names a family's file may have, best first.
std::vector<std::string> file_names(const layout::FontRequest& request) {
  std::string family = request.family;
  std::erase(family, ' ');
  if (family == "DroidSansFallback") return {"DroidSansFallbackFull.ttf", "DroidSansFallback.ttf"};
  std::vector<std::string> names = {fmt::format("{}-{}.ttf", family, style_name(request))};
  if (request.italic)
    names.push_back(fmt::format("{}-{}.ttf", family, style_name({request.family, request.weight, false})));
  names.push_back(family + "-Regular.ttf");
  // Some families name their files without a hyphen: NanumGothic.ttf, NanumGothicBold.ttf.
  if (request.weight >= 600) names.push_back(family + "Bold.ttf");
  names.push_back(family + ".ttf");
  return names;
}

using FontPaths = std::unordered_map<std::string, std::string>;  // by the file's name

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Some disks do not say of an entry what it is.
bool is_folder(const dirent& entry, const std::string& path) {
  std::error_code error;
  return entry.d_type == DT_DIR || (entry.d_type == DT_UNKNOWN && fs::is_directory(path, error));
}

// By hand, since a system has thousands of fonts and a run wants a few.
void list_fonts(const std::string& folder, int depth, FontPaths& found) {
  constexpr int deepest = 8;
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (open == nullptr || depth > deepest) return;
  std::vector<std::string> below;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name.starts_with('.')) continue;
    std::string path = folder + '/' + entry->d_name;
    if (name.ends_with(".ttf")) found.try_emplace(std::string(name), std::move(path));
    else if (is_folder(*entry, path)) below.push_back(std::move(path));
  }
  std::sort(below.begin(), below.end());
  for (const std::string& path : below) list_fonts(path, depth + 1, found);
}

struct Cache {
  std::vector<fs::path> folders;
  std::mutex mutex;
  bool listed = false;
  FontPaths fonts;
  std::map<std::string, layout::FontFile> loaded;
};

Result<layout::FontFile> find(Cache& cache, const layout::FontRequest& request) {
  const std::lock_guard guard(cache.mutex);
  if (!cache.listed) {
    for (const fs::path& folder : cache.folders) list_fonts(folder.string(), 0, cache.fonts);
    cache.listed = true;
  }
  for (const std::string& name : file_names(request)) {
    if (const auto known = cache.loaded.find(name); known != cache.loaded.end()) return known->second;
    const auto path = cache.fonts.find(name);
    if (path == cache.fonts.end()) continue;
    TRY(layout::FontFile file, map_file(path->second));
    cache.loaded[name] = file;
    return file;
  }
  return failure(fmt::format("the font \"{}\" is not installed", request.family),
                 "Install the package fonts-noto-core, or name another family in styles/brand.yml.");
}

}  // namespace

std::vector<fs::path> system_font_folders() { return {"/usr/share/fonts/truetype", "/usr/local/share/fonts"}; }

layout::FontLoader make_font_loader(std::vector<fs::path> folders) {
  auto cache = std::make_shared<Cache>();
  cache->folders = std::move(folders);
  return [cache](const layout::FontRequest& request) { return find(*cache, request); };
}

}  // namespace galley::publish
