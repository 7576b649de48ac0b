// A Markdown source: front matter in YAML between two lines of `---`, then text, which
// may be cut into sections at its headings. Internal to sources.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "sources/yaml.h"

namespace galley::sources {

struct MarkdownSource {
  YamlNode front_matter;
  MappedText body;
};

// Nothing if the front matter is missing or does not parse.
[[nodiscard]] std::optional<MarkdownSource> split_front_matter(const MappedText& text, Diagnostics& diagnostics);

struct Section {
  MappedText title;
  MappedText body;  // without blank lines at both ends
};

struct Sections {
  MappedText before;  // what stands before the first heading
  std::vector<Section> sections;
};

// Cuts at ATX headings of exactly `level` marks, code fences aside.
[[nodiscard]] Sections split_sections(const MappedText& body, int level);

// Warns where the first heading of a text has more than `level` marks: composition moves it
// up, so that no page shows that a level was left out.
void check_first_heading(const MappedText& prose, int level, Diagnostics& diagnostics);

}  // namespace galley::sources
