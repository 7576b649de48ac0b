// What libfyaml says of a file that does not parse, in words for people who write findings.
#pragma once

#include <string>
#include <string_view>

namespace galley::yaml {

struct SyntaxWords {
  std::string message;
  std::string_view hint;
};

// The library's own words where nothing better is known.
[[nodiscard]] SyntaxWords plain_words(std::string_view message);

}  // namespace galley::yaml
