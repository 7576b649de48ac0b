// The .vale.ini dialect: sections, repeated keys, comments, quoted values, continued lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

struct IniEntry {
  std::string key;
  std::string value;  // quotes removed
  Span span;          // of the key
};

struct IniSection {
  std::string name;   // empty: before the first header
  Span span;
  std::vector<IniEntry> entries;  // repeated keys stay repeated
};

struct IniProblem {
  Span span;
  std::string message;
};

struct IniFile {
  std::vector<IniSection> sections;  // merged by name, in the order of their first header
  std::vector<IniProblem> problems;
};

[[nodiscard]] IniFile parse_ini(FileId file, std::string_view text);

// The values of a comma-separated list, trimmed, none empty or twice; `\,` is a comma.
[[nodiscard]] std::vector<std::string> split_list(std::string_view value);

}  // namespace galley::prose
