// Model → parts of the package. For write_*.cpp and docx.cpp only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"
#include "docx/model.h"
#include "docx/style_sheet.h"
#include "opc/package.h"
#include "opc/xml.h"

namespace galley::docx {

inline constexpr std::string_view word_types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

// Writes paragraphs, tables and drawings of one story (the text, the notes).
class StoryWriter {
 public:
  StoryWriter(const Model& model, const document::Document& document, const DocxOptions& options, opc::Package& package,
              std::string part);

  // Starts <root> with the namespaces of WordprocessingML.
  void begin(std::string_view root);
  std::string finish();

  void items(const std::vector<Item>& items);
  void notes();
  Result<void> failed() const { return failed_; }

 private:
  void paragraph(const Paragraph& paragraph, int note = 0);
  void paragraph_properties(const Paragraph& paragraph);
  void runs(const std::vector<Run>& runs);
  void text(const TextRun& run);
  void run_properties(std::string_view style, std::string_view language = {});
  void field(const FieldRun& field);
  void field_character(std::string_view type, std::string_view style);
  void note_reference(int number);
  void bookmark(std::string_view name, bool end);
  void table(const Table& table);
  void table_row(const Table& table, std::size_t row);
  void control(const ControlEdge& control);
  void drawing(const DrawingRun& drawing);
  void chart(const DrawingRun& drawing);
  void chart_graphic(const DrawingRun& drawing);
  void picture_graphic(const DrawingRun& drawing, std::string_view bytes, const std::string& source);
  void inline_frame(const DrawingRun& drawing);
  void section();

  const Model& model_;
  const document::Document& document_;
  const DocxOptions& options_;
  opc::Package& package_;
  std::string part_;
  opc::XmlWriter xml_;
  std::set<std::string, std::less<>> anchors_;
  std::map<std::string, int, std::less<>> open_bookmarks_;
  int bookmark_id_ = 0, drawing_id_ = 0, control_id_ = 0, charts_ = 0, images_ = 0;
  std::map<std::string, std::string, std::less<>> image_parts_;
  Result<void> failed_;
};

// header1 to header2 and footer1; returns nothing: sectPr refers to them by relationship.
void add_headers_and_footers(opc::Package& package, const document::Document& document, const DocxOptions& options);
void add_font_table(opc::Package& package, const std::vector<EmbeddedFont>& fonts,
                    const std::set<layout::FontRequest>& used);
void add_block_map(opc::Package& package, const Model& model, const document::Document& document, const Files& files);

}  // namespace galley::docx
