// The builder of build.h. For build*.cpp only.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/build.h"

namespace galley::docx {

// What a run of text has taken on from around it.
struct TextLook {
  bool strong = false, emphasis = false, code = false;
  std::string style;             // instead of those
  std::string language;
  int link = -1;
};

// Where blocks stand: the styles their paragraphs take.
struct Place {
  std::string_view paragraph = "Normal";
  ListKind list = ListKind::bullet;  // what a list becomes; bullet: as written
  int level = 0;
  bool in_cell = false;
};

// "Table 3" before a caption.
struct CaptionNumber {
  std::string_view kind;     // of its sequence in Word: "Table", "Figure"
  std::string_view pattern;  // "Table {}", in the language of the document
  std::string number;        // empty: 1
  std::string id;            // what cross references name
  std::string tag;           // of a content control round the label
};

class Builder {
 public:
  Builder(const document::Document& document, const DocxOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}
  Model build();

 private:
  // build.cpp
  void title_block();
  void blocks(const document::Blocks& content, const Place& place);
  void block(const document::Block& block, const Place& place);
  void paragraph(const document::Block& block, const document::Inlines& content, std::string_view style);
  void heading(const document::Block& block, const document::Heading& heading, std::string_view prefix = {},
               const ControlEdge& control = {});
  void list(const document::Block& block, const document::List& list, const Place& place);
  void code(const document::Block& block, const document::CodeBlock& code);
  Paragraph& add(Paragraph paragraph);
  // build_divs.cpp
  void div(const document::Block& block, const document::Div& div, const Place& place);
  void cover(const document::Div& div);
  void box(const document::Block& block, const document::Div& div, bool key_message);
  void recommendation(const document::Block& block, const document::Div& div, const Place& place);
  void meta(const document::Block& block, const document::Div& div);
  void key_numbers(const document::Div& div, const Place& place);
  void control_end(std::size_t from, const ControlEdge& control);
  // build_tables.cpp
  void table(const document::Block& block, const document::Table& table, bool asks);
  void figure(const document::Block& block, const document::Figure& figure);
  void chart(const document::Block& block, const document::Chart& chart);
  Paragraph caption(const document::Block& block, const CaptionNumber& caption);
  double widest_word(std::string_view text) const;
  std::vector<int> column_widths(const document::Table& table, bool asks) const;
  void data_table(const document::Block& block, const document::Table& table, std::vector<int> widths,
                  std::string title, std::string description);
  void check_boxes();
  // build_inlines.cpp
  void inlines(const document::Inlines& content, Paragraph& out, const TextLook& look);
  void text(std::string_view value, Paragraph& out, const TextLook& look);
  void controlled_text(std::string_view value, Paragraph& out, const TextLook& look, const ControlEdge& control);
  void styled(const document::Styled& styled, Paragraph& out, const TextLook& look);
  void citation(const document::Citation& citation, Paragraph& out, const TextLook& look);
  void cross_reference(const document::CrossReference& reference, Paragraph& out, const TextLook& look);
  int link(LinkTarget target);
  void anchor(std::string_view id, Paragraph& out);

  const document::Document& document_;
  const DocxOptions& options_;
  Diagnostics& diagnostics_;
  Model model_;
  std::vector<Item>* out_ = &model_.items;
  std::set<std::string> anchors_;
  std::set<std::string> marks_;
  mutable std::shared_ptr<const layout::Font> table_font_;  // for column widths, loaded by the first table
  mutable double table_size_ = 0;
  int heading_shift_ = 0;
  bool break_page_ = false;
  bool in_table_ = false;
  Span place_;  // of the inline that is being set
};

}  // namespace galley::docx
