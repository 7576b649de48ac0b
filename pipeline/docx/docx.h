// DOCX: a Document as WordprocessingML (ECMA-376 part 1, transitional), with the page of
// every block known before any word processor has seen it.
//
// What stands where: templates/docx/ gives the parts and named styles, the theme their
// sizes and colours (templates/docx/README.md), model.h the document in Word's terms,
// word_layout.h the rules by which its pages are known.
//
// Lengths are twips (1/20 point). Mistakes of the author and constructs whose pages
// cannot be known are diagnostics; a part of the template that is missing or broken, or
// a font that cannot be loaded, is an Error.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"
#include "document/document.h"
#include "layout/font.h"
#include "opc/package.h"
#include "style/theme.h"

namespace galley::docx {

// A font as DOCX embeds it: obfuscated (ECMA-376 part 4, 2.8.1) and deflated. Making one
// costs far more than writing a brief, so callers keep them (to_cache, from_cache).
struct EmbeddedFont {
  layout::FontRequest request;
  std::string guid;              // "{8B1DD2A4-…}", the key of the obfuscation
  std::shared_ptr<const Deflated> data;
};
// Whether the font's own word on it lets a document carry it and stay open to changes
// (OpenType 1.9, OS/2, fsType): installable or editable. A font that says nothing may be.
[[nodiscard]] bool may_be_embedded(const layout::FontFile& file);
[[nodiscard]] Result<EmbeddedFont> embed_font(const layout::FontFile& file, const layout::FontRequest& request);
[[nodiscard]] std::string to_cache(const EmbeddedFont& font);
[[nodiscard]] Result<EmbeddedFont> from_cache(std::string bytes);

// A figure as a picture: PNG, points.
struct ChartPicture { std::string png; double width = 0, height = 0; };

struct DocxOptions {
  // templates/docx/, by name below that folder ("word/styles.xml").
  std::map<std::string, std::string, std::less<>> template_parts;
  const style::Theme* theme = nullptr;
  const style::Brand* brand = nullptr;
  layout::FontLoader fonts;
  // Gives the embedded form of a font (from a cache); null: embedded anew each time.
  std::function<Result<EmbeddedFont>(const layout::FontRequest&)> embedded_fonts;
  bool embed = true;
  // Leads spans to source files for the part that brings comments home; null: no such part.
  const Files* files = nullptr;
  // A figure drawn at a width in points, for readers that cannot show a native chart; null,
  // or a picture without bytes: none.
  std::function<Result<ChartPicture>(const document::FigureData& figure, double width)> chart_picture;
  std::string header;            // left side of the running head; empty: the title
  std::string footer;            // left side of the footer; empty: the title
  std::string draft_label;       // "Draft 3, not for citation"; shown in the running head
  bool title_block = true;       // the title on page 1, where the document has no ::: cover
  bool trace = false;            // fill Pagination::lines
  KeptStreams* kept_streams = nullptr;  // deflated in an earlier run
};

// A line as predicted.
struct PlacedLine {
  int page = 1;
  int top = 0;                   // below the top of the type area
  int block = 0;                 // document block, 0 for generated paragraphs
  bool note = false;
  std::string text;
};

struct BlockPlace { int block = 0; int page = 1; int last_page = 1; int lines = 0; };

struct SectionPlace {
  std::string id, title;
  Span source;
  int level = 1;
  int page = 1;
  int lines = 0;                 // of text, to the next heading of this level or above
};

struct Pagination {
  int pages = 0;
  int free_lines = 0;            // body lines that would still fit on the last page
  int lines_per_page = 0;
  std::vector<BlockPlace> blocks;      // in the order of the document
  std::vector<SectionPlace> sections;  // headings of levels 1 and 2
  int notes_split = 0;           // notes that run over to the next page, or stand after their reference's page
  int boxes_at_risk = 0;         // callouts that notes below them may push to the next page
  std::vector<PlacedLine> lines;       // with DocxOptions::trace
};

struct DocxFile {
  std::string bytes;
  Pagination pagination;
};

[[nodiscard]] Result<DocxFile> write_docx(const document::Document& document, const DocxOptions& options,
                                          Diagnostics& diagnostics);

}  // namespace galley::docx
