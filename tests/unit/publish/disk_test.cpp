#include "publish/disk.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "support/temporary_folder.h"

namespace galley::publish {
namespace {

namespace fs = std::filesystem;

// A link to itself once ended the program.
TEST(Disk, LinksThatLeadNowhereAreNoFiles) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "rule.yml") << "extends: existence\n";
  fs::create_symlink("self.yml", folder.path() / "self.yml");
  fs::create_symlink("nowhere", folder.path() / "lost.yml");
  fs::create_directory_symlink(".", folder.path() / "round");
  const prose::FileSystem disk = disk_file_system();
  EXPECT_THAT(disk.list(folder.path().string()), testing::ElementsAre((folder.path() / "rule.yml").generic_string()));
  EXPECT_FALSE(disk.read((folder.path() / "self.yml").string()));
  EXPECT_FALSE(disk.read("/dev/zero"));
}

}  // namespace
}  // namespace galley::publish
