#include "publish/output_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "publish/paths.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 6> carried_over = {"review", "changes",   "handoff",
                                                     "release", "README.md", ".gitignore"};

fs::path parent_of(const fs::path& folder) {
  const fs::path parent = fs::absolute(folder).lexically_normal().parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

// A hidden neighbour of the folder, on the same disk.
fs::path beside(const fs::path& folder, const char* ending) {
  fs::path name = fs::absolute(folder).lexically_normal();
  if (!name.has_filename()) name = name.parent_path();  // a trailing slash
  return name.parent_path() / ("." + name.filename().string() + ending);
}

fs::path temporary_beside(const fs::path& folder) { return beside(folder, ".galley-new"); }
fs::path old_beside(const fs::path& folder) { return beside(folder, ".galley-old"); }

tl::unexpected<Error> system_failure(const fs::path& path, int number) {
  std::string hint = "Check who may write there, and that the path is right.";
  if (number == EBUSY || number == EXDEV)
    hint = "A disk is mounted here: name a folder on it with --out, such as out/publication.";
  if (number == ENOSPC || number == EDQUOT) hint = "Free some space on the disk and run again; nothing was replaced.";
  return failure(fmt::format("{}: cannot write: {}", path.string(), std::strerror(number)), hint);
}

Result<Descriptor> write_file(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return system_failure(path.parent_path(), error.value());
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) return system_failure(path, errno);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = ::write(file.number(), bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_failure(path, errno);
    done += static_cast<std::size_t>(put);
  }
  return file;
}

// Writes all files, then flushes them: a swap must not outrun its contents, and what the disk
// does for the first flush serves the others.
Result<void> write_files(const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::vector<std::pair<fs::path, Descriptor>> written;
  for (const auto& [path, bytes] : files) {
    TRY(Descriptor file, write_file(folder / path, bytes));
    written.emplace_back(folder / path, std::move(file));
  }
  for (auto& [path, file] : written)
    if (::fsync(file.number()) != 0 || !file.close()) return system_failure(path, errno);
  return {};
}

// Moves what is kept across builds from `from` to `to`, where `to` lacks it.
void carry_over(const fs::path& from, const fs::path& to) {
  std::error_code error;
  for (const char* name : carried_over) {
    if (fs::exists(from / name, error) && !fs::exists(to / name, error)) fs::rename(from / name, to / name, error);
  }
}

// A run that was killed between swap and clean-up leaves the old folder behind: what
// it kept goes home before it is removed.
void recover(const fs::path& left_behind, const fs::path& folder) {
  std::error_code error;
  if (const fs::path old = old_beside(folder); fs::exists(old, error)) {
    if (fs::exists(folder, error)) {
      carry_over(old, folder);
      fs::remove_all(old, error);
    } else {
      fs::rename(old, folder, error);  // killed between the two steps of exchange_in_two_steps
    }
  }
  if (!fs::exists(left_behind, error)) return;
  if (fs::exists(folder, error)) carry_over(left_behind, folder);
  fs::remove_all(left_behind, error);
}

// For disks that cannot exchange two folders in one step. A kill between the two renames
// leaves the old publication under its other name, from where the next run brings it home.
Result<void> exchange_in_two_steps(const fs::path& fresh, const fs::path& folder) {
  const fs::path old = old_beside(folder);
  std::error_code error;
  fs::rename(folder, old, error);
  if (error) return system_failure(folder, error.value());
  fs::rename(fresh, folder, error);
  if (error) {
    const int number = error.value();
    fs::rename(old, folder, error);
    return system_failure(folder, number);
  }
  fs::rename(old, fresh, error);
  return {};
}

Result<void> exchange(const fs::path& fresh, const fs::path& folder) {
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno == EINVAL || errno == ENOSYS) return exchange_in_two_steps(fresh, folder);
  return system_failure(folder, errno);
}

}  // namespace

Result<void> OutputLock::open(const fs::path& folder) {
  const fs::path parent = parent_of(folder);
  std::error_code error;
  fs::create_directories(parent, error);
  if (error) return system_failure(parent, error.value());
  descriptor_ = Descriptor(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor_.is_open()) return system_failure(parent, errno);
  return {};
}

bool OutputLock::try_lock() const { return ::flock(descriptor_.number(), LOCK_EX | LOCK_NB) == 0; }

Result<void> OutputLock::wait() const {
  while (::flock(descriptor_.number(), LOCK_EX) != 0)
    if (errno != EINTR) return failure(fmt::format("cannot wait for the other build: {}", std::strerror(errno)));
  return {};
}

Result<void> check_output_folder(const fs::path& folder, const fs::path& project) {
  constexpr const char* elsewhere = "Name a new or an empty folder with --out: a build replaces all that it holds.";
  std::error_code error;
  if (fs::is_symlink(folder, error) && !fs::exists(folder, error))
    return failure(fmt::format("{} is a link that leads nowhere", folder.string()), elsewhere);
  const fs::path own = fs::weakly_canonical(fs::absolute(folder), error).lexically_normal();
  const fs::path root = fs::weakly_canonical(fs::absolute(project), error).lexically_normal();
  if (is_below(root, own))
    return failure(fmt::format("{} holds the project and cannot be its output", folder.string()), elsewhere);
  for (const char* part : {"sources", "styles", "templates"})
    if (is_below(own, root / part))
      return failure(fmt::format("{} is a part of the project and cannot be its output", folder.string()), elsewhere);
  if (!fs::exists(own, error)) return {};
  if (!fs::is_directory(own, error))
    return failure(fmt::format("{} is a file, not a folder", folder.string()), elsewhere);
  if (fs::exists(own / "style-report.json", error)) return {};  // every run writes one
  for (const auto& entry : fs::directory_iterator(own, error)) {
    const std::string name = entry.path().filename().string();
    if (std::find(carried_over.begin(), carried_over.end(), name) == carried_over.end())
      return failure(fmt::format("{} holds '{}' and is not an output of Galley", folder.string(), name), elsewhere);
  }
  return {};
}

fs::path resolve_output_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_symlink(folder, error)) return folder;
  const fs::path target = fs::canonical(folder, error);
  return error ? folder : target;
}

Result<void> replace_output(const fs::path& folder, const std::map<std::string, std::string>& files) {
  const fs::path fresh = temporary_beside(folder);
  recover(fresh, folder);
  std::error_code error;
  if (fs::exists(folder, error) && ::access(folder.c_str(), W_OK) != 0) return system_failure(folder, errno);
  fs::create_directories(fresh, error);
  if (error) return system_failure(fresh, error.value());
  if (auto written = write_files(fresh, files); !written) {
    fs::remove_all(fresh, error);
    return written;
  }
  if (!fs::exists(folder, error)) {
    fs::rename(fresh, folder, error);
    if (error) return system_failure(folder, error.value());
    return {};
  }
  if (auto exchanged = exchange(fresh, folder); !exchanged) {
    fs::remove_all(fresh, error);
    return exchanged;
  }
  carry_over(fresh, folder);
  fs::remove_all(fresh, error);
  return {};
}

Result<void> update_output(const fs::path& folder, const std::map<std::string, std::string>& files) {
  const fs::path fresh = temporary_beside(folder);
  recover(fresh, folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return system_failure(folder, error.value());
  if (auto written = write_files(fresh, files); !written) {
    fs::remove_all(fresh, error);
    return written;
  }
  for (const auto& [path, bytes] : files) {
    const fs::path parent = (folder / path).parent_path();
    if (parent != folder && fs::is_symlink(parent, error))
      fs::remove(parent, error);  // it would lead out of the folder
    fs::create_directories(parent, error);
    fs::rename(fresh / path, folder / path, error);
    if (error) {
      const int number = error.value();
      fs::remove_all(fresh, error);
      return system_failure(folder / path, number);
    }
  }
  fs::remove_all(fresh, error);
  return {};
}

}  // namespace galley::publish
