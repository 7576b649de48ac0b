#include "publish/cache.h"

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
