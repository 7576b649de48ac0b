// The pass before md4c: takes out what md4c does not know, and leaves marks where it
// stood. Internal to the module.
//
// md4c reads `Buffer::text`; its pieces lead each byte back to the manuscript. A fence
// of a div becomes a heading that holds one mark, attributes become one mark, and
// captions and footnotes are taken out whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/attributes.h"

namespace galley::document {

inline constexpr char mark_byte = '\x02';

class Buffer {
 public:
  std::string text;

  // Copies source[begin, end).
  void copy(std::string_view source, std::size_t begin, std::size_t end);
  // Puts `replacement` where source[begin, end) stood.
  void replace(std::string_view replacement, std::size_t begin, std::size_t end);

  // Where byte `offset` came from; an end offset leads behind the byte before it.
  [[nodiscard]] std::uint32_t source_begin(std::size_t offset) const;
  [[nodiscard]] std::uint32_t source_end(std::size_t offset) const;
 private:
  struct Piece { std::uint32_t at, begin, end; bool copied; };
  [[nodiscard]] const Piece& piece(std::size_t offset) const;
  std::vector<Piece> pieces_;
};

// A line `::: …`. `at` is the mark's offset in the buffer.
struct FenceMark {
  std::uint32_t at = 0;
  bool opens = false;
  std::size_t colons = 0;
  Attributes attributes;         // the name is the first class
  Span span;                     // of the line's words
};

// {…} behind a bracket or an image.
struct AttributeMark {
  std::uint32_t at = 0;
  ParsedAttributes parsed;
};

struct HeadingLine {
  Span line;
  std::optional<Attributes> attributes;
};

// A pipe table as it stands in the source: its cells by row, the header first.
struct TableLines {
  Span span;
  std::vector<std::vector<Span>> rows;
  Span caption;                  // of its inline text; none without a caption
  Attributes attributes;
};

struct NoteText {
  std::string label;
  Span span;
  Buffer buffer;
  std::vector<AttributeMark> attributes;
};

struct Prepared {
  Buffer buffer;
  std::vector<FenceMark> fences;           // by `at`
  std::vector<AttributeMark> attributes;   // by `at`
  std::vector<HeadingLine> headings;       // by place
  std::vector<TableLines> tables;          // by place
  std::vector<NoteText> notes;             // by place
};

[[nodiscard]] Prepared prepare(std::string_view source, FileId file, Diagnostics& diagnostics);

// Copies one line, or a part of one, with marks where attributes stand.
void copy_inline(std::string_view source, Span range, Buffer& buffer, std::vector<AttributeMark>& marks);

// The code spans of one line as [begin, end), in order.
[[nodiscard]] std::vector<Span> code_spans(std::string_view source, Span line);

// The cells of a line of a pipe table, without the blanks around them.
[[nodiscard]] std::vector<Span> split_cells(std::string_view source, Span line);
// The number of columns if the line is a table's delimiter row, `|---|:-:|`; else 0.
[[nodiscard]] std::size_t delimiter_columns(std::string_view source, Span line);

}  // namespace galley::document
