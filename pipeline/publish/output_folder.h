// The folder of finished files. A run writes into a new folder beside it and swaps the
// two in one step, so that a reader, a kill or a full disk finds the old publication
// or the new one, never a mixture.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "publish/descriptor.h"

namespace galley::publish {

// Holds the right to write beside `folder` until destroyed. A second build waits.
class OutputLock {
 public:
  // `on_wait` is called once when another build holds the lock.
  template <class OnWait>
  static Result<OutputLock> take(const std::filesystem::path& folder, OnWait on_wait) {
    OutputLock lock;
    TRY_VOID(lock.open(folder));
    if (!lock.try_lock()) {
      on_wait();
      TRY_VOID(lock.wait());
    }
    return lock;
  }

 private:
  OutputLock() = default;
  Result<void> open(const std::filesystem::path& folder);
  [[nodiscard]] bool try_lock() const;
  [[nodiscard]] Result<void> wait() const;
  Descriptor descriptor_;  // of the parent folder, which a swap does not replace; closing it unlocks
};

// Refuses a folder that is not for Galley to replace: the project itself or a part of it
// that people write, a folder around it, a file, or a folder with files of other origin.
[[nodiscard]] Result<void> check_output_folder(const std::filesystem::path& folder,
                                               const std::filesystem::path& project);

// The folder itself where `folder` is a link to one: the link stays, what it leads to is replaced.
[[nodiscard]] std::filesystem::path resolve_output_folder(const std::filesystem::path& folder);

// Replaces the contents of `folder` by `files` (bytes by relative path). What review and
// hand-off keep there (review/, changes/, handoff/, release/) and the folder's own
// README.md and .gitignore are carried over. On failure the folder is as it was.
[[nodiscard]] Result<void> replace_output(const std::filesystem::path& folder,
                                          const std::map<std::string, std::string>& files);

// Writes `files` into the folder one by one, each by rename, leaving all else: for the
// reports of a run that produced no publication.
[[nodiscard]] Result<void> update_output(const std::filesystem::path& folder,
                                         const std::map<std::string, std::string>& files);

}  // namespace galley::publish
