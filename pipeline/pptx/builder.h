// The state of building a deck. For build*.cpp only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pptx/build.h"
#include "pptx/inlines.h"

namespace galley::pptx {

// All answers of the deck's matrix, whatever slide or note its rows stand on: of tables of
// class pattern, and of those that are shown.
struct AnswerGrid {
  std::vector<std::string> heads;               // of the columns with answers
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> rows;   // by name: an answer a column
};
[[nodiscard]] AnswerGrid answers_of(const document::Document& document);
// The pattern that a layout asks for; `show` names columns, separated by commas.
[[nodiscard]] Pattern pattern_of(const AnswerGrid& grid, PatternPlace::Kind kind, std::string_view show,
                                 const Slide& slide, Diagnostics& diagnostics);

// Speaker notes as paragraphs: lists, bold, links, citations; tables row by row.
[[nodiscard]] Paragraphs note_paragraphs(const document::Blocks& blocks, const document::Resources* resources);
// Levels and marks of a list's items.
void append_list(Paragraphs& out, const document::List& list, int level, Span span,
                 const document::Resources* resources);

class DeckBuilder {
 public:
  DeckBuilder(const document::Document& document, const SlideTemplate& slides, const style::Theme& theme,
              Diagnostics& diagnostics)
      : document_(document), template_(slides), theme_(theme), diagnostics_(diagnostics),
        resources_(document.resources.get()) {}
  Deck build();

 private:
  // build.cpp
  void begin_section(const document::Heading& heading);
  void begin_slide(const document::Block& block, const document::Heading& heading);
  void finish_slide();
  void check_places();
  void block(const document::Block& block, int place);
  void paragraph(const document::Block& block, const document::Paragraph& paragraph, int place);
  static Span place_of(const document::Inlines& content, Span otherwise);
  void add(int place, int level, const document::Inlines& content, Span span);
  void unplaced(std::string what, Span span);
  // build_divs.cpp
  void div(const document::Block& block, const document::Div& div, int place);
  void columns(const document::Div& div);
  void column(const document::Div& div, int place);
  void key_numbers(const document::Block& block, const document::Div& div);
  void recommendation(const document::Block& block, const document::Div& div);
  void meta(const document::Div& div);
  void asks(const document::Div& div);
  void part(std::vector<Run> head, std::vector<Run> text, Span span);
  // build_data.cpp
  void table(const document::Table& table, Span span);
  void chart(const document::Chart& chart, Span span);
  void figure(const document::Figure& figure, Span span);

  Slide& slide() { return deck_.slides.back(); }
  [[nodiscard]] const Layout* layout() const { return layout_; }

  const document::Document& document_;
  const SlideTemplate& template_;
  const style::Theme& theme_;
  Diagnostics& diagnostics_;
  const document::Resources* resources_;
  Deck deck_;
  const Layout* layout_ = nullptr;
  AnswerGrid grid_;
  std::string show_;
  std::set<std::string> titles_;
  int next_part_ = 0;
  int section_number_ = 0;
};

}  // namespace galley::pptx
