// The fonts that layout tests set text in: Debian's fonts-noto-core and
// fonts-droid-fallback, which the project needs anyway.
#pragma once

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "layout/font.h"

namespace galley::layout::test {

inline Result<FontFile> load_font_file(const FontRequest& request) {
  static std::map<std::string, std::shared_ptr<const std::string>> files;
  std::string name;
  for (const char letter : request.family)
    if (letter != ' ') name += letter;
  const bool droid = request.family == "Droid Sans Fallback";
  std::string style = request.weight >= 600 ? "Bold" : request.italic ? "" : "Regular";
  if (request.italic) style += "Italic";
  const std::string path =
      droid ? "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"
      : request.family == "NanumGothic"
          ? std::string("/usr/share/fonts/truetype/nanum/NanumGothic") + (request.weight >= 600 ? "Bold" : "") + ".ttf"
          : "/usr/share/fonts/truetype/noto/" + name + "-" + style + ".ttf";
  auto& bytes = files[path];
  if (!bytes) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure("no file " + path);
    std::ostringstream out;
    out << in.rdbuf();
    bytes = std::make_shared<const std::string>(out.str());
  }
  return FontFile{path.substr(path.rfind('/') + 1), *bytes, bytes};
}

inline std::shared_ptr<const Font> font(const std::string& family = "Noto Sans", int weight = 400,
                                        bool italic = false) {
  const FontRequest request{family, weight, italic};
  return *Font::load(*load_font_file(request), request);
}

}  // namespace galley::layout::test
