// .galley/: what is costly and repeatable, kept between runs. It may be deleted at any
// time and never changes a result: an entry is named by all that decides it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace galley::publish {

class Cache {
 public:
  // Entries stand below `folder`. A folder that cannot be written merely keeps nothing, nor
  // does one that is a link: it could lead out of the project.
  explicit Cache(const std::filesystem::path& folder);

  // `kind` is a short word ("font"), `key` anything: its digest is the file name.
  [[nodiscard]] std::optional<std::string> find(std::string_view kind, std::string_view key) const;
  // At most `most_entries` of a kind are kept: those used last.
  void keep(std::string_view kind, std::string_view key, std::string_view value) const;
  static constexpr std::size_t most_entries = 200;

 private:
  [[nodiscard]] std::filesystem::path path_of(std::string_view kind, std::string_view key) const;
  std::filesystem::path folder_;  // empty: nothing is kept
};

}  // namespace galley::publish
