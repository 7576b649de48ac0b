#include "publish/cache.h"

#include <chrono>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

TEST(Cache, GivesBackWhatItKeptAndNothingDamaged) {
  const test::TemporaryFolder folder;
  const Cache cache(folder.path() / "kept");
  EXPECT_FALSE(cache.find("font", "key"));
  cache.keep("font", "key", std::string("va\0lue", 6));
  EXPECT_EQ(cache.find("font", "key"), std::string("va\0lue", 6));
  EXPECT_FALSE(cache.find("font", "other"));
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "kept"))
    if (entry.is_regular_file()) fs::resize_file(entry.path(), fs::file_size(entry.path()) - 1);
  EXPECT_FALSE(cache.find("font", "key"));
}

TEST(Cache, KeepsWhatWasUsedLast) {
  const test::TemporaryFolder folder;
  const Cache cache(folder.path());
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (std::size_t number = 0; number < Cache::most_entries; ++number)
    cache.keep("chart", std::to_string(number), "value");
  for (const auto& entry : fs::directory_iterator(folder.path() / "chart")) fs::last_write_time(entry.path(), long_ago);
  EXPECT_TRUE(cache.find("chart", "0")) << "used just now";
  for (std::size_t number = 0; number < Cache::most_entries - 1; ++number)
    cache.keep("chart", "new " + std::to_string(number), "value");
  EXPECT_TRUE(cache.find("chart", "0"));
  EXPECT_FALSE(cache.find("chart", "1"));
  const auto entries = std::distance(fs::directory_iterator(folder.path() / "chart"), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(entries), Cache::most_entries);
}

TEST(Cache, ALinkKeepsNothing) {
  const test::TemporaryFolder folder;
  fs::create_directory(folder.path() / "elsewhere");
  fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / ".galley");
  const Cache cache(folder.path() / ".galley");
  cache.keep("font", "key", "value");
  EXPECT_TRUE(fs::is_empty(folder.path() / "elsewhere"));
  EXPECT_FALSE(cache.find("font", "key"));
}

}  // namespace
}  // namespace galley::publish
