// Fills the pages of word_layout.h. For word_layout.cpp and word_measure.cpp only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docx/word_layout.h"

namespace galley::docx {

// A note's lines; `paragraph` is, for each, the first line of its paragraph.
struct NoteBox {
  std::vector<int> heights;
  std::vector<std::size_t> paragraph;
  std::string text;
  int before = 0, after = 0;
};

// A block as the page filler sees it: lines that may part, or rows that may not.
struct Block {
  const Paragraph* paragraph = nullptr;
  const Table* table = nullptr;
  const StyleProperties* style = nullptr;
  ParagraphLines text;
  std::vector<int> rows;
  std::vector<std::vector<std::string>> row_texts;  // with trace
  int border = 0;
  bool keep_with_next = false;
  std::size_t item = 0;
};

struct Carried { int note = 0; std::size_t from = 0; };

struct State {
  int page = 1;
  int y = 0;
  bool top = true;
  bool automatic = false;        // the page was begun by a break that nobody asked for
  int after = 0;
  std::string_view style;
  int notes = 0;                 // height of the footnote area
  int note_after = 0;            // space below its last note
  std::vector<Carried> carried;
  int split = 0;
  int box_bottom = 0;            // of the last table of one row on this page; 0: none
  int boxes = 0;                 // that notes may push
  std::size_t placed = 0;        // of the record
};

struct Placed { std::size_t block = 0; int page = 1; int top = 0; int height = 0; std::size_t line = 0; int note = 0; };

class Filler {
 public:
  Filler(const Model& model, const StyleSheet& styles, FontSet& fonts, const DocxOptions& options,
         std::string_view language, Diagnostics& diagnostics)
      : model_(model), styles_(styles), fonts_(fonts), options_(options), theme_(options.theme->docx),
        language_(language), diagnostics_(diagnostics),
        height_(theme_.page.height - theme_.page.top - theme_.page.bottom) {}

  Result<LaidOut> run();

 private:
  Result<void> measure();
  Result<Block> measure_table(const Table& table, std::size_t item);
  Result<void> measure_notes();
  void new_page(bool automatic);
  void place_chain(std::size_t first, std::size_t last);
  void place(std::size_t index);
  void place_paragraph(std::size_t index);
  [[nodiscard]] bool may_push_box(std::size_t index) const;
  void place_table(std::size_t index);
  [[nodiscard]] int gap_above(const Block& block) const;
  std::size_t place_lines(std::size_t index, std::size_t from, std::size_t count, int gap, bool force);
  bool place_line(std::size_t index, std::size_t line, int gap, bool force);
  bool place_notes(const Line& line, int bottom, bool force);
  std::size_t add_note(int note, std::size_t from, int room);
  void record(Placed placed);
  void rewind(const State& state);
  void finish_sections(LaidOut& out) const;
  void finish_trace(Pagination& pagination) const;

  const Model& model_;
  const StyleSheet& styles_;
  FontSet& fonts_;
  const DocxOptions& options_;
  const style::DocxTheme& theme_;
  std::string_view language_;
  Diagnostics& diagnostics_;
  int height_;
  std::vector<Block> blocks_;
  std::map<int, NoteBox> notes_;
  std::vector<Placed> placed_;
  State now_;
};

}  // namespace galley::docx
