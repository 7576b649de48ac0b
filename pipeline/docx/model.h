// The document in Word's terms, before its XML: paragraphs with a named style, runs,
// tables, notes. The layout (word_layout.h) and the writer (write_parts.h) read the same
// model, so that what is measured is what is written.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/source_map.h"
#include "document/document.h"

namespace galley::docx {

// Text of one character style, language and link.
struct TextRun {
  std::string text;
  std::string style;             // id of a character style, empty for none
  std::string language;          // BCP 47, empty for the document's
  int link = -1;                 // index into Model::links
};
struct NoteRun { int number = 0; };
struct BreakRun {};              // a line break within the paragraph
struct TabRun { int link = -1; };  // only in contents entries
// A field with the result that a reader sees without updating.
struct FieldRun { std::string instruction; std::string result; std::string style; int link = -1; };
struct AnchorRun { std::string name; bool end = false; };  // a bookmark's start or end
struct DrawingRun {
  enum class Kind : std::uint8_t { picture, chart } kind = Kind::picture;
  std::string id;                // path of the image, or id of the figure
  int width = 0, height = 0;     // twips
  bool alternative = false;      // a chart that a picture stands in for where it cannot be shown
  std::string title, alt;        // name; alternative text with the long description
};
// The edges of a field whose result spans paragraphs (the contents).
struct FieldEdge { std::string instruction; bool end = false; };
// The start or end of a content control. Round a figure it is whole; round text it holds a
// few letters of what it names, since python-docx passes over all that stands in a control
// (templates/docx/README.md has the measure), and LibreOffice shows the instructions of
// fields in it.
struct ControlEdge { std::string id, alias; bool end = false; };
using Run = std::variant<TextRun, NoteRun, BreakRun, TabRun, FieldRun, AnchorRun, DrawingRun, FieldEdge, ControlEdge>;

// The lists of numbering.xml; the value is the w:numId that the style of the kind names.
enum class ListKind : std::uint8_t { none, bullet, number, key_message, reference };

// A numbered list that starts anew, at its level.
struct ListStart { ListKind kind = ListKind::number; int level = 0; int start = 1; };

struct Paragraph {
  std::string style = "Normal";
  std::vector<Run> runs;
  ListKind list = ListKind::none;
  int list_instance = 0;         // from 1: index into Model::list_starts
  int level = 0;
  int block = 0;                 // document::Block::id; 0 if generated
  std::string mark;              // the review bookmark without "_g": "12", "12_3_1"; empty: none
  std::vector<std::string> bookmarks;   // ids of document targets that begin here
  std::string contents_bookmark;        // of a heading: what the contents point to
  ControlEdge control;                  // round all of the paragraph, where it has an id
  Span source;
};

enum class TableKind : std::uint8_t { data, callout, caution };
struct Cell { std::vector<Paragraph> paragraphs; };
struct Table {
  TableKind kind = TableKind::data;
  std::vector<int> columns;      // widths
  bool header = false;           // the first row repeats
  std::vector<std::vector<Cell>> rows;
  std::string title, description;
  int block = 0;
  Span source;
};

// The generated table of contents, filled when the pages are known.
struct ContentsPlace { std::string title; };

using Item = std::variant<Paragraph, Table, ContentsPlace>;

struct LinkTarget { std::string uri; std::string anchor; };  // one of both

struct Section { std::string id, title; Span source; int level = 1; std::size_t item = 0; };

struct Model {
  std::vector<Item> items;
  std::vector<ListStart> list_starts;
  std::set<std::string> scripts;                // besides Latin: long names, "Thai"
  Span first_script;                            // where the first of them stands
  std::map<int, std::vector<Paragraph>> notes;  // by number
  std::vector<LinkTarget> links;
  std::vector<Section> sections;
};

// Every paragraph: of the text, of cells, of notes.
template <class Models, class Visit>
void for_each_paragraph(Models& model, const Visit& visit) {
  for (auto& item : model.items) {
    if (auto* paragraph = std::get_if<Paragraph>(&item)) visit(*paragraph);
    else if (auto* table = std::get_if<Table>(&item))
      for (auto& row : table->rows)
        for (auto& cell : row)
          for (auto& in_cell : cell.paragraphs) visit(in_cell);
  }
  for (auto& [number, paragraphs] : model.notes)
    for (auto& paragraph : paragraphs) visit(paragraph);
}

}  // namespace galley::docx
