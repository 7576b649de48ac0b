// A file as lint reads it: line ends made one, with the way back to its bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

class FileSource {
 public:
  FileSource(FileId file, std::string_view text);

  [[nodiscard]] const MappedText& text() const { return text_; }  // CR and CRLF are LF; spans count file bytes

  struct Position {
    std::uint32_t line = 1;
    std::uint32_t first_column = 1;
    std::uint32_t last_column = 1;
  };
  // Vale's way to count: code points from 1, the last one included, and no further
  // than the line end of the line where the span begins.
  [[nodiscard]] Position position(Span span) const;

 private:
  [[nodiscard]] std::uint32_t normal_offset(std::uint32_t file_offset) const;
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

  MappedText text_;
  std::vector<std::uint32_t> line_begins_;  // in the normal text
  std::vector<std::size_t> code_points_;    // before each step of the normal text
  std::vector<std::uint32_t> removed_;      // offsets in the file of bytes that the normal text lacks
};

}  // namespace galley::prose
