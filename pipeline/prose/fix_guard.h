// What a fix may not touch in a file of sources/: front matter, code, quotations, names of
// several words, and the structure of YAML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "unicode/unicode.h"

namespace galley::prose {

class FixGuard {
 public:
  FixGuard(std::string_view path, std::string_view text);
  // Why bytes [begin, end) may not be replaced by `with`; empty if they may.
  [[nodiscard]] std::string objection(std::size_t begin, std::size_t end, std::string_view with) const;

 private:
  struct Region {
    unicode::Range range;
    const char* what;
  };
  void read_markdown(std::size_t begin);
  void read_line(std::size_t begin, std::size_t end, std::string& fence);
  void read_paragraph(std::size_t begin, std::size_t end);
  [[nodiscard]] bool takes_a_full_stop(std::size_t begin, std::size_t end, std::string_view with) const;
  [[nodiscard]] bool in_a_name(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string yaml_objection(std::size_t begin, std::size_t end, std::string_view with) const;

  [[nodiscard]] std::string_view key_of(std::size_t place) const;

  std::string_view text_;
  bool yaml_ = false;
  std::size_t front_matter_end_ = 0;
  std::vector<Region> regions_;
};

}  // namespace galley::prose
