// What stands before a Markdown text: YAML between lines of ---, TOML between lines of
// +++, or a JSON object, with the fields whose values are texts. As Vale reads it: each
// such value is a block of its own, of the scope text.frontmatter.KEY.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"

namespace galley::prose {

struct FrontMatter {
  enum class Kind { yaml, toml, json };
  Kind kind = Kind::yaml;
  std::size_t begin = 0;  // of what stands between the marks; JSON: with its braces
  std::size_t end = 0;
  std::size_t behind = 0;  // of the closing mark
};

[[nodiscard]] std::optional<FrontMatter> find_front_matter(std::string_view text);

struct FrontMatterField {
  std::string key;
  MappedText value;
};

// Broken YAML or JSON is an error of the file; of broken TOML the rest is left out.
[[nodiscard]] std::vector<FrontMatterField> front_matter_fields(const MappedText& text, FileId file,
                                                                Diagnostics& diagnostics);

}  // namespace galley::prose
