#include <map>

#include <fmt/format.h>

#include "compose/compose.h"

namespace galley::compose {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      result += c;
  }
  return result + '"';
}

std::string_view kind_of(Origin origin) {
  switch (origin) {
    case Origin::copy: return "copy";
    case Origin::changed: return "changed";
    case Origin::outline: return "template";
  }
  return "changed";
}

}  // namespace

std::string source_map_json(const SourceMap& map, const Files& files) {
  std::map<std::string, int> paths;  // sorted, so that the file does not depend on the order of reading
  for (const Segment& segment : map.segments()) paths.emplace(files.path(segment.source.file), 0);
  std::string result = "{\"files\": [";
  int index = 0;
  for (auto& [path, number] : paths) {
    result += fmt::format("{}{}", index == 0 ? "" : ", ", quoted(path));
    number = index++;
  }
  result += "],\n\"spans\": [";
  bool first = true;
  for (const Segment& segment : map.segments()) {
    result += fmt::format("{}\n[{}, {}, {}, {}, {}, \"{}\"]", first ? "" : ",", segment.begin, segment.end,
                          paths[std::string(files.path(segment.source.file))], segment.source.begin, segment.source.end,
                          kind_of(segment.origin));
    first = false;
  }
  return result + "\n]}\n";
}

}  // namespace galley::compose
