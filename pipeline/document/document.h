// Document: a deliverable as a tree of plain values, each with the bytes it came from.
//
// parse.h makes it from a manuscript (CommonMark 0.30 plus what templates/README.md
// lists), resolve.h numbers headings, figures, tables, notes and citations, and the
// writers read it. Strings are UTF-8; spans count bytes of the manuscript.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/source_map.h"
#include "base/words.h"

namespace galley::document {

// {#id .class key="value"}
struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> values;  // as written, in order
  Span span;

  [[nodiscard]] bool has(std::string_view name) const;            // a class
  [[nodiscard]] std::string_view get(std::string_view key) const;  // empty if absent
};

struct Inline;
using Inlines = std::vector<Inline>;

// Exactly the letters a reader sees. A leaf is its source byte for byte, or wholly one
// entity (`&amp;`), which the length of its span tells: then the span is longer than the text.
struct Text { std::string text; };
struct Emphasis { Inlines content; };
struct Strong { Inlines content; };
struct Code { std::string text; };
struct Link { std::string target; std::string title; Inlines content; };
struct Image { std::string path; std::string alt; Attributes attributes; };
struct SoftBreak {};
struct LineBreak {};
// [text]{.class lang=th}: an answer symbol, a language, an anchor ([]{#id}).
struct Styled { Attributes attributes; Inlines content; };
// [^label]; `number` from 1 in order of reference, set by resolve().
struct NoteReference { std::string label; int number = 0; };
// One key of a citation. `number` is that of the reference list, `key` the reference
// behind a fact id; both set by resolve().
struct CitedItem {
  std::string id;
  std::string locator;
  Span span;
  int number = 0;
  std::string key;
  std::string label;
};
struct Citation { std::vector<CitedItem> items; };
// [@fig:x]; `text` ("figure 3") and `target` are set by resolve().
struct CrossReference { std::string target; std::string text; };

struct Inline {
  std::variant<Text, Emphasis, Strong, Code, Link, Image, SoftBreak, LineBreak, Styled, NoteReference, Citation,
               CrossReference>
      node;
  Span span;
};

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph { Inlines content; };

struct Heading {
  int level = 1;        // 1 to 6, as composed
  Inlines content;
  Attributes attributes;
  std::string number;   // "3.1", set by resolve(); empty for .unnumbered
};

struct ListItem { Blocks content; Span span; };
struct List {
  bool ordered = false;
  int start = 1;
  bool tight = true;
  std::vector<ListItem> items;
};

struct Quote { Blocks content; };
struct CodeBlock { std::string language; std::string text; Attributes attributes; };
struct ThematicBreak {};

enum class Align : std::uint8_t { none, left, centre, right };
struct Cell { Inlines content; Span span; };
using Row = std::vector<Cell>;
struct Table {
  Inlines caption;
  Attributes attributes;             // of the caption: id, classes, widths="3 2 2"
  std::vector<Align> columns;
  Row header;                        // all cells empty: a table without a header
  std::vector<Row> rows;
  std::string number;                // "2", set by resolve()
};

// An image alone in its paragraph.
struct Figure {
  Image image;
  Inlines caption;                   // from the attribute title
  std::string number;
};

// A figure drawn from data: the id names an entry of Resources::figures.
struct Chart {
  std::string figure;
  Attributes attributes;
  std::string number;
};

// ::: name … :::
struct Div {
  std::string name;                  // the first class
  Attributes attributes;
  Blocks content;
};

struct Block {
  std::variant<Paragraph, Heading, List, Quote, CodeBlock, ThematicBreak, Table, Figure, Chart, Div> node;
  Span span;
  int id = 0;  // 1, 2, … in document order, set by resolve(); the block number of review bookmarks
};

struct Note {
  std::string label;
  Blocks content;
  Span span;
  int number = 0;                    // set by resolve(), which leaves out notes that nothing refers to
};

// ---- What a document shows but does not hold as text -----------------------------

// A figure's data, as sources/figures/ gives it. One row of the CSV is one FigureRow.
struct FigureRow {
  std::vector<std::string> cells;
  Span span;
  std::vector<Span> cell_spans{};    // as many as cells, or none
};
struct FigureData {
  std::string id, kind, title, subtitle, unit, note, source, alt, description;
  std::string x, y, series;          // names of columns
  std::vector<std::pair<std::string, std::string>> options;  // further keys, in order
  std::vector<std::string> columns;
  std::vector<FigureRow> rows;
  Span span;
};

struct ImageData {
  std::string bytes;                 // PNG
  int width = 0, height = 0;         // pixels
};

// An entry of the reference list, as citations name it.
struct ReferenceEntry {
  std::string key;
  int number = 0;                    // in the list of references of this document
  std::string label;                 // "Meta 2026": author and year, for notes and slides
  std::string url;
};

// What citations and cross references resolve to; filled by publish.
struct Resources {
  std::map<std::string, FigureData, std::less<>> figures;
  std::map<std::string, ImageData, std::less<>> images;      // by path
  std::map<std::string, ReferenceEntry, std::less<>> references;  // by reference key and by fact id
};

struct Metadata {
  std::string id, title, subtitle, language, date, publisher, output;
  std::vector<std::string> authors;
  std::string draft_mark;            // "3", empty when not a draft
  std::string draft_id;              // "<publication>/<n>/<source hash, 12 digits>"
  Words words{};                     // of labels, in the language
};

// <!-- vale … --> or <!-- waive … -->: an instruction to the prose checks, which reaches
// no output. It holds from its place on; compare `span` with the spans of blocks.
struct Directive {
  std::string text;                  // without the comment's marks: "vale House.Terms = NO"
  Span span;
};

// What a cross reference can lead to, in document order.
struct Target {
  std::string id;                    // "fig:x", "tbl:x", "sec:x"
  std::string text;                  // "figure 3", "section 3.1"
  Inlines title;
  Span span;
};

struct Document {
  Metadata metadata;
  Blocks blocks;
  std::vector<Note> notes;           // in order of reference after resolve()
  std::vector<Target> targets;       // set by resolve()
  std::vector<Directive> directives; // in document order
  std::shared_ptr<const Resources> resources;
};

// The letters of inline content as a reader sees them; breaks become spaces, note
// marks and citations nothing.
[[nodiscard]] std::string plain_text(const Inlines& content);

}  // namespace galley::document
