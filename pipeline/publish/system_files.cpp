#include "publish/system_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/ascii.h"

namespace galley::publish {
namespace {

constexpr const char* icc_path = "/usr/share/color/icc/sRGB.icc";

// The dictionary a bare language stands for.
std::string with_region(std::string_view language) {
  if (language == "en") return "en_GB";
  std::string name(language);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

bool is_language_name(const std::string& name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return ascii::is_alphanumeric(c) || c == '_'; });
}

}  // namespace

Result<std::string> read_system_file(const std::string& path, std::string_view package) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return failure(fmt::format("{} is missing", path), fmt::format("Install the package {}.", package));
  std::ostringstream content;
  content << in.rdbuf();
  return std::move(content).str();
}

Result<SystemFiles> SystemFiles::open() {
  SystemFiles files;
  TRY(files.icc_profile_, read_system_file(icc_path, "icc-profiles-free"));
  return files;
}

layout::HyphenationLoader make_hyphenation_loader() {
  return [](std::string_view language) -> Result<layout::HyphenationFile> {
    const std::string name = with_region(language);
    if (!is_language_name(name)) return failure(fmt::format("'{}' is not a language", language));
    TRY(std::string bytes, read_system_file("/usr/share/hyphen/hyph_" + name + ".dic", "hyphen-*"));
    auto owner = std::make_shared<const std::string>(std::move(bytes));
    return layout::HyphenationFile{*owner, owner};
  };
}

}  // namespace galley::publish
