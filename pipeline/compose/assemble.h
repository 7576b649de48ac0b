// The marked result of rendering → manuscript text: values escaped or laid out as
// prose, every byte led back to its source. Internal to compose.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "compose/outline.h"

namespace galley::compose {

[[nodiscard]] MappedText assemble(std::string_view marked, const Outline& outline,
                                  const std::vector<const Value*>& values, Diagnostics& diagnostics);

// Text with Markdown's marks made plain. `at_line_start`: marks that count only there are escaped too.
[[nodiscard]] MappedText escape_text(const MappedText& text, bool at_line_start);
// Text for the inside of a quoted attribute value.
[[nodiscard]] MappedText escape_attribute(const MappedText& text);

// Prose made ready for its place: headings moved below `enclosing` (0: left as they
// are), footnote labels and link definitions prefixed with `scope`.
[[nodiscard]] MappedText settle_prose(const MappedText& prose, int enclosing, std::string_view scope,
                                      Diagnostics& diagnostics);

// Marks of an ATX heading at the begin of a line, 0 if it is none.
[[nodiscard]] int heading_level(std::string_view line);

// Keeps count of whether lines stand inside a code fence.
class CodeFence {
 public:
  // True if `line` is code, its fences included.
  bool take(std::string_view line);
  [[nodiscard]] bool open() const { return length_ > 0; }

 private:
  std::size_t length_ = 0;
  char mark_ = 0;
};

}  // namespace galley::compose
