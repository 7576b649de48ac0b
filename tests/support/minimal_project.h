// A copy of tests/cases/projects/minimal in a folder of its own, to be changed and built.
#pragma once

#include <filesystem>
#include <string>

#include "publish/build.h"
#include "support/golden.h"
#include "support/project.h"
#include "support/temporary_folder.h"

namespace galley::test {

class MinimalProject {
 public:
  MinimalProject() {
    namespace fs = std::filesystem;
    const fs::path root = GALLEY_SOURCE_DIR;
    fs::copy(root / "tests/cases/projects/minimal", path(), fs::copy_options::recursive);
    for (const char* file : {"brand.yml", "theme.yml"})
      fs::copy_file(root / "tests/support/look/styles" / file, path() / "styles" / file);
    for (const char* folder : {"html", "docx", "pptx"})
      fs::copy(root / "templates" / folder, path() / "templates" / folder, fs::copy_options::recursive);
  }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "project"; }
  [[nodiscard]] std::string read(const std::string& file) const { return read_text(path() / file); }
  void write(const std::string& file, const std::string& bytes) const { folder_.write("project/" + file, bytes); }
  void append(const std::string& file, const std::string& bytes) const { write(file, read(file) + bytes); }
  void remove(const std::string& file) const { std::filesystem::remove_all(path() / file); }

  // Replaces every occurrence; a change that changes nothing is a fault of the test.
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read(file);
    ASSERT_NE(text.find(from), std::string::npos) << file << " holds no '" << from << "'";
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
    write(file, text);
  }

  [[nodiscard]] publish::BuildRequest request(publish::Mode mode = publish::Mode::publication) const {
    publish::BuildRequest request;
    request.project = path();
    request.mode = mode;
    request.now = 1795392000;  // 2026-11-23
    return request;
  }
  [[nodiscard]] Result<publish::BuildReport> build(publish::Mode mode = publish::Mode::publication) const {
    return publish::build(request(mode), [](std::string_view) {});
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace galley::test
