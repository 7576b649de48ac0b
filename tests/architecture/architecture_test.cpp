// Holds the shape of the house: a module includes only modules that its row of
// pipeline/CMakeLists.txt names, and a library's headers stay with the module that owns it.
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/golden.h"

namespace galley::test {
namespace {

namespace fs = std::filesystem;

const fs::path pipeline = fs::path(GALLEY_SOURCE_DIR) / "pipeline";

using Table = std::map<std::string, std::set<std::string>>;

// galley_module(NAME INCLUDES a b OWNS …) rows of the build file.
Table read_module_table() {
  Table table;
  const std::string text = read_text(pipeline / "CMakeLists.txt");
  const std::regex row(R"(\ngalley_module\(([^)]*)\))");
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
    std::istringstream words((*at)[1].str());
    std::string name, word, list;
    words >> name;
    std::set<std::string>& includes = table[name];
    while (words >> word) {
      if (word == "INCLUDES" || word == "OWNS")
        list = word;
      else if (list == "INCLUDES")
        includes.insert(word);
    }
  }
  return table;
}

std::vector<std::string> included_files(const fs::path& file, const std::string& open, const std::string& close) {
  std::vector<std::string> found;
  const std::string text = read_text(file);
  const std::regex include("#include " + open + "([^>\"]+)" + close);
  for (std::sregex_iterator at(text.begin(), text.end(), include), end; at != end; ++at)
    found.push_back((*at)[1].str());
  return found;
}

std::string module_of(const fs::path& file) { return file.lexically_relative(pipeline).begin()->string(); }

std::vector<fs::path> code_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(pipeline))
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  return files;
}

TEST(Architecture, ModulesIncludeOnlyWhatTheirRowNames) {
  const Table table = read_module_table();
  ASSERT_GT(table.size(), 15U);
  for (const fs::path& file : code_files()) {
    const std::string module = module_of(file);
    ASSERT_TRUE(table.contains(module)) << module << " has no row in pipeline/CMakeLists.txt";
    for (const std::string& included : included_files(file, "\"", "\"")) {
      const std::string other = included.substr(0, included.find('/'));
      if (other == module) continue;
      EXPECT_TRUE(table.at(module).contains(other)) << file << " includes " << included;
    }
  }
}

TEST(Architecture, RowsNameOnlyModulesAbove) {
  std::set<std::string> above;
  const std::string text = read_text(pipeline / "CMakeLists.txt");
  const Table table = read_module_table();
  const std::regex row(R"(\ngalley_module\((\w+))");
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
    const std::string name = (*at)[1].str();
    for (const std::string& other : table.at(name)) EXPECT_TRUE(above.contains(other)) << name << " names " << other;
    above.insert(name);
  }
}

TEST(Architecture, ALibraryStaysWithItsOwners) {
  const std::vector<std::pair<std::string, std::set<std::string>>> owners = {
      {"unicode/", {"unicode", "prose"}},  // prose: ICU's regular expressions where PCRE2 cannot
      {"hpdf", {"pdf"}},
      {"hb", {"layout", "pdf"}},
      {"hyphen.h", {"layout"}},
      {"md4c.h", {"document", "prose"}},
      {"libfyaml.h", {"yaml"}},
      {"nlohmann/", {"sources", "prose", "publish"}},
      {"kainjow/", {"compose", "html"}},
      {"pcre2.h", {"prose"}},
      {"nuspell/", {"prose"}},
      {"link-grammar/", {"prose"}},
      {"zip.h", {"opc"}},
      {"pugixml.hpp", {"opc", "ooxml", "docx", "pptx"}},
      {"png.h", {"layout", "pdf", "chart"}},
      {"CLI/", {"cli"}},
  };
  for (const fs::path& file : code_files())
    for (const std::string& included : included_files(file, "<", ">"))
      for (const auto& [header, modules] : owners)
        if (included.starts_with(header)) {
          EXPECT_TRUE(modules.contains(module_of(file))) << file << " includes <" << included << ">";
        }
}

TEST(Architecture, TheMapNamesEveryModule) {
  const std::string map = read_text(pipeline / "README.md");
  for (const auto& [module, includes] : read_module_table())
    EXPECT_NE(map.find("| `" + module + "` |"), std::string::npos) << module << " is not in pipeline/README.md";
}

}  // namespace
}  // namespace galley::test
