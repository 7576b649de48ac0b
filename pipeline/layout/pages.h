// Pages: a deliverable as it will be printed, every glyph, rule and link at its place,
// with the structure a screen reader follows. Made by lay_out() (layout.h), read by
// the PDF writer, by page traces and by the page limits.
//
// Points; the origin is the top left of the page, y grows downward; a run's y is its
// baseline. Items stand in reading order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/source_map.h"
#include "chart/drawing.h"
#include "layout/font.h"
#include "style/colour.h"

namespace galley::layout {

// Index into Pages::structure; artifacts (running heads, rules, fills) have none.
using ElementId = std::int32_t;
inline constexpr ElementId artifact = -1;

struct Glyph {
  std::uint32_t id = 0;          // in the font
  float advance = 0;             // points, justification included
  float x_offset = 0, y_offset = 0;  // y up, as in fonts
  std::uint32_t text_begin = 0, text_end = 0;  // bytes of GlyphRun::text this glyph shows; empty for a continuing one
};

// Glyphs of one font, size, colour and direction on one line, in visual order.
struct GlyphRun {
  std::shared_ptr<const Font> font;
  double size = 0;
  double x = 0, baseline = 0;
  double rise = 0;
  style::Colour colour;
  std::string text;              // in logical order, exactly as a reader would copy it
  bool right_to_left = false;
  bool complex = false;          // reordering script: text is given word by word as ActualText
  std::string language;          // BCP 47, where it differs from the document's
  std::vector<Glyph> glyphs;
  ElementId element = artifact;
  bool soft_hyphen = false;      // ends in a hyphen that is not in the text
  int line = 0;                  // the same for all that is set on one line of text; 0: alone
  Span source;                   // bytes of the manuscript
};

// A filled or stroked path: rules, boxes, symbols, charts.
struct PathItem {
  chart::Shape shape;
  ElementId element = artifact;
  int line = 0;                  // as of a GlyphRun: a symbol or an underline within it
};

struct ImageItem {
  std::string path;              // names an image of Resources
  double x = 0, y = 0, width = 0, height = 0;
  ElementId element = artifact;
};

using Item = std::variant<GlyphRun, PathItem, ImageItem>;

struct Box { double x = 0, y = 0, width = 0, height = 0; };

struct LinkArea {
  Box box;
  std::string uri;               // or
  std::string destination;       // a name of Pages::destinations
  std::string contents;          // what the link says, for assistive technology
  ElementId element = artifact;  // its Link element
  int line = 0;                  // as of a GlyphRun
};

struct Page {
  double width = 0, height = 0;
  std::string label;             // as printed: "iv", "12"
  bool landscape = false;        // wider than high
  std::vector<Item> items;
  std::vector<LinkArea> links;
};

// PDF 32000-1, 14.7.2: an element of the structure tree. Elements stand in document
// order, each after its parent: the children of an element are in the order of their
// indices. An element's own marked content stands between its children as the items do
// (the item before the first item of a child, counting its descendants, comes before it);
// a child without items follows its elder sibling.
struct Element {
  std::string role;              // standard type: "H1", "P", "L", "TH", "Figure", …
  ElementId parent = artifact;   // artifact: child of the document
  std::string id;                // for notes and headers
  std::string title, alt, actual_text, language;
  std::vector<std::pair<std::string, std::string>>
      attributes;  // "Table:Scope" → "Column", "List:ListNumbering" → "Decimal", "Table:ColSpan" → "2"
  std::optional<Box> box;        // of a figure: its BBox, with `page`
  int page = 0;
};

struct OutlineEntry { int level = 1; std::string title; std::string destination; };
struct Destination { std::string name; int page = 0; double y = 0; };

// What a chapter or section takes, for the limits.
struct SectionExtent {
  std::string id, title;
  Span source;
  int level = 1;
  int first_page = 0;            // from 1
  double pages = 0;              // 0.25: a quarter of a page
  int lines = 0;                 // of body text
};

struct Pages {
  std::vector<Page> pages;
  std::vector<Element> structure;
  std::vector<OutlineEntry> outline;
  std::vector<Destination> destinations;
  std::vector<SectionExtent> sections;
  double free_on_last_page = 0;  // share of the type area that stays empty
  int lines_per_page = 0;
  bool right_to_left = false;    // the pages are turned as those of an Arabic book
};

}  // namespace galley::layout
