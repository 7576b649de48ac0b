#include "publish/cache.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t digest_digits = 64;

// Removes the entries that were used longest ago, and what a killed run left half written.
void prune(const fs::path& folder) {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator(); at.increment(error))
    if (const auto used = fs::last_write_time(at->path(), error); !error) entries.emplace_back(used, at->path());
  if (entries.size() <= Cache::most_entries) return;
  std::sort(entries.begin(), entries.end());
  entries.resize(entries.size() - Cache::most_entries);
  for (const auto& [used, path] : entries) fs::remove(path, error);
}

}  // namespace

Cache::Cache(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_symlink(folder, error)) folder_ = folder;
}

fs::path Cache::path_of(std::string_view kind, std::string_view key) const { return folder_ / kind / sha256(key); }

// An entry begins with the digest of its value: a damaged one is as good as none.
std::optional<std::string> Cache::find(std::string_view kind, std::string_view key) const {
  if (folder_.empty()) return std::nullopt;
  const fs::path path = path_of(kind, key);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size < digest_digits) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string digest(digest_digits, '\0'), value(size - digest_digits, '\0');
  if (!in.read(digest.data(), static_cast<std::streamsize>(digest.size()))) return std::nullopt;
  if (!in.read(value.data(), static_cast<std::streamsize>(value.size()))) return std::nullopt;
  if (sha256(value) != digest) return std::nullopt;
  fs::last_write_time(path, fs::file_time_type::clock::now(), error);  // used just now; if it cannot be noted, no harm
  return value;
}

void Cache::keep(std::string_view kind, std::string_view key, std::string_view value) const {
  if (folder_.empty()) return;
  const fs::path path = path_of(kind, key);
  const fs::path fresh = path.string() + "." + std::to_string(::getpid());
  std::error_code error;
  if (fs::is_symlink(path.parent_path(), error)) return;
  fs::create_directories(path.parent_path(), error);
  {
    std::ofstream out(fresh, std::ios::binary);
    out << sha256(value) << value;
    if (!out) {
      out.close();
      fs::remove(fresh, error);
      return;
    }
  }
  fs::rename(fresh, path, error);  // in one step: another run finds all of it or nothing
  prune(path.parent_path());
}

}  // namespace galley::publish
