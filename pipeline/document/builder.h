// From md4c's callbacks to the tree. Internal to the module, which alone knows md4c.
#pragma once

#include <md4c.h>

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/inlines.h"
#include "document/prepare.h"

namespace galley::document {

inline constexpr std::size_t most_levels = 48;  // of blocks in blocks, and of inlines in inlines

// What all parts of one manuscript share.
struct Context {
  std::string_view source;
  FileId file;
  Diagnostics& diagnostics;
  const Prepared& prepared;
  Document& document;
  std::vector<bool> used_tables;       // of prepared.tables
  std::size_t link_budget = 0;         // bytes that link targets may still take
  bool said_too_deep = false;
};

enum class Container : std::uint8_t { root, quote, list, item, div };
enum class InlineKind : std::uint8_t { block, emphasis, strong, link, image, code };

// Builds the blocks of one buffer: the manuscript, a note, a caption.
class Builder {
 public:
  Builder(Context& context, const Buffer& buffer, const std::vector<FenceMark>& fences,
          const std::vector<AttributeMark>& marks)
      : context_(context), buffer_(buffer), fences_(fences), marks_(marks) {}

  [[nodiscard]] Blocks run();
  // The inline content of one line; `begin` is its first byte.
  [[nodiscard]] static Inlines parse_line(Context& context, Span line);

  // What md4c calls, through callbacks.cpp.
  // `detail`: the MD_…_DETAIL that md4c.h names for the type.
  void enter_block(MD_BLOCKTYPE type, const void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, const void* detail);
  void leave_span();
  void text(MD_TEXTTYPE type, std::string_view text);
  std::exception_ptr thrown;

 private:
  struct BlockFrame {
    Container kind = Container::root;
    Blocks content;
    List list;
    Div div;
    Span fence;                        // of the line that opened a div
    std::size_t colons = 0;
    std::uint32_t begin = 0;           // of a list or a div
  };
  struct InlineFrame {
    InlineKind kind = InlineKind::block;
    std::vector<Piece> pieces;
    std::string target, title, code;
    std::uint32_t begin = UINT32_MAX, end = 0;
  };

  // Where a text of md4c stands: bytes [begin, end) of the buffer, [from, until) of the source.
  struct TextPlace {
    bool inside = false;               // false: md4c made it up, as it does line ends
    std::size_t begin = 0, end = 0;
    std::uint32_t from = 0, until = 0;
  };

  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {context_.file, begin, end}; }
  void add_block(Block block);
  void enter_container(MD_BLOCKTYPE type, const void* detail);
  void leave_container();
  void enter_code(const MD_BLOCK_CODE_DETAIL& detail);
  void open_container(Container kind);
  void close_container();
  void too_deep(Span where);

  void ensure_paragraph();
  void close_paragraph();              // the one of a tight list item
  void finish_paragraph(InlineFrame frame);
  void finish_heading(InlineFrame frame);
  void finish_fence(const FenceMark& mark);
  void close_divs(const FenceMark& mark);
  void report_unclosed();
  void thematic_break();
  void check_code(const CodeBlock& code, Span where);
  void finish_code();
  void finish_table();

  void take_html(std::uint32_t begin, std::uint32_t end);
  void flush_html();
  void html(Span span);

  void add_piece(Inline item, bool escaped = false);
  void add_text(std::size_t begin, std::size_t end);
  void add_entity(std::size_t begin, std::size_t end);
  [[nodiscard]] TextPlace place_of(std::string_view text) const;
  void add_code_line(std::string_view text, const TextPlace& place);
  void add_code_span(std::string_view text, const TextPlace& place);
  [[nodiscard]] Inlines finish(InlineFrame& frame);
  [[nodiscard]] Span widen(const InlineFrame& frame) const;
  [[nodiscard]] std::uint32_t link_end(std::uint32_t from) const;
  [[nodiscard]] static std::string attribute(const MD_ATTRIBUTE& attribute);
  void check_scheme(const std::string& target, Span where);
  void check_path(std::string_view kind, std::string_view target, Span where, std::string hint);

  Context& context_;
  const Buffer& buffer_;
  const std::vector<FenceMark>& fences_;
  const std::vector<AttributeMark>& marks_;

  std::vector<BlockFrame> blocks_;
  std::vector<bool> entered_;          // for each open container of md4c: has it a frame?
  std::vector<InlineFrame> inlines_;
  std::size_t ignored_spans_ = 0;      // open ones that are nested too deep
  bool implicit_ = false;              // inlines_[0] is a paragraph that md4c did not announce
  int heading_level_ = 0;
  const FenceMark* fence_ = nullptr;   // the heading is a div's fence
  std::optional<CodeBlock> code_;
  std::uint32_t code_begin_ = 0, code_end_ = 0;
  std::optional<Table> table_;
  std::optional<std::uint32_t> table_text_;  // first byte of text in the table
  bool html_block_ = false;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> html_;
  std::uint32_t cursor_ = 0;           // end of the text seen so far, in the source
  std::size_t text_end_ = std::string::npos;  // the same in the buffer
};

// Runs md4c over the buffer; false if it gave up.
[[nodiscard]] bool run_md4c(const std::string& text, Builder& builder);

}  // namespace galley::document
