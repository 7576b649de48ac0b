// Tables and drawings.
#include <numeric>

#include <fmt/format.h>

#include "docx/writer.h"
#include "ooxml/chart.h"

namespace galley::docx {
namespace {

constexpr std::int64_t emu_per_twip = 635;

}  // namespace

void StoryWriter::table(const Table& table) {
  const auto& theme = options_.theme->docx;
  const bool data = table.kind == TableKind::data;
  const auto& margin = data ? theme.table.cell_margin : theme.callout.padding;
  xml_.begin("w:tbl").begin("w:tblPr");
  xml_.empty("w:tblStyle", "w:val",
             data ? "DataTable" : table.kind == TableKind::caution ? "CalloutCaution" : "CalloutInformation");
  xml_.begin("w:tblW").attribute("w:w", std::accumulate(table.columns.begin(), table.columns.end(), 0))
      .attribute("w:type", "dxa").end();
  xml_.begin("w:tblInd").attribute("w:w", 0).attribute("w:type", "dxa").end().empty("w:tblLayout", "w:type", "fixed");
  xml_.begin("w:tblCellMar");
  const auto side = [&](std::string_view name, double value) {
    xml_.begin(name).attribute("w:w", static_cast<int>(value)).attribute("w:type", "dxa").end();
  };
  side("w:top", margin.top);
  side("w:left", margin.left);
  side("w:bottom", margin.bottom);
  side("w:right", margin.right);
  xml_.end();
  xml_.begin("w:tblLook").attribute("w:val", data ? "00A0" : "0000")
      .attribute("w:firstRow", data && table.header ? "1" : "0").attribute("w:lastRow", "0");
  xml_.attribute("w:firstColumn", "0").attribute("w:lastColumn", "0").attribute("w:noHBand", "1")
      .attribute("w:noVBand", "1").end();
  xml_.empty("w:tblCaption", "w:val", table.title).empty("w:tblDescription", "w:val", table.description).end();
  xml_.begin("w:tblGrid");
  for (const int width : table.columns) xml_.empty("w:gridCol", "w:w", width);
  xml_.end();
  for (std::size_t row = 0; row < table.rows.size(); ++row) table_row(table, row);
  xml_.end();
}

void StoryWriter::table_row(const Table& table, std::size_t row) {
  xml_.begin("w:tr").begin("w:trPr").empty("w:cantSplit");
  if (row == 0 && table.header) xml_.empty("w:tblHeader");
  xml_.end();
  for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
    xml_.begin("w:tc").begin("w:tcPr").begin("w:tcW").attribute("w:w", table.columns[column]).attribute("w:type", "dxa")
        .end().end();
    for (const auto& words : table.rows[row][column].paragraphs) paragraph(words);
    xml_.end();
  }
  xml_.end();
}

void StoryWriter::inline_frame(const DrawingRun& drawing) {
  xml_.begin("wp:inline").attribute("distT", 0).attribute("distB", 0).attribute("distL", 0).attribute("distR", 0);
  xml_.begin("wp:extent").attribute("cx", drawing.width * emu_per_twip).attribute("cy", drawing.height * emu_per_twip)
      .end();
  xml_.begin("wp:effectExtent").attribute("l", 0).attribute("t", 0).attribute("r", 0).attribute("b", 0).end();
  ++drawing_id_;
  xml_.begin("wp:docPr").attribute("id", drawing_id_).attribute("name", fmt::format("Figure {}", drawing_id_))
      .attribute("descr", drawing.alt);
  if (!drawing.title.empty()) xml_.attribute("title", drawing.title);
  xml_.end().empty("wp:cNvGraphicFramePr");
}

// `source` names the picture, so that one shown twice is kept once.
void StoryWriter::picture_graphic(const DrawingRun& drawing, std::string_view bytes, const std::string& source) {
  auto& name = image_parts_[source];
  if (name.empty()) {
    name = fmt::format("/word/media/image{}.png", ++images_);
    package_.add(name, "image/png", std::string(bytes));
  }
  const auto relationship = package_.relate(part_, "image", name);
  xml_.begin("a:graphic")
      .begin("a:graphicData")
      .attribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture");
  xml_.begin("pic:pic").begin("pic:nvPicPr").begin("pic:cNvPr").attribute("id", drawing_id_)
      .attribute("name", fmt::format("Picture {}", drawing_id_)).end();
  xml_.empty("pic:cNvPicPr").end().begin("pic:blipFill").empty("a:blip", "r:embed", relationship).begin("a:stretch")
      .empty("a:fillRect").end().end();
  xml_.begin("pic:spPr").begin("a:xfrm").begin("a:off").attribute("x", 0).attribute("y", 0).end();
  xml_.begin("a:ext").attribute("cx", drawing.width * emu_per_twip).attribute("cy", drawing.height * emu_per_twip).end()
      .end();
  xml_.begin("a:prstGeom").attribute("prst", "rect").empty("a:avLst").end().end().end().end().end();
}

void StoryWriter::chart_graphic(const DrawingRun& drawing) {
  ooxml::ChartLook look;
  look.text = options_.theme->chart.label;
  look.axis = options_.theme->chart.axis;
  look.width = drawing.width / 20.0;
  look.words = document_.metadata.words;
  look.language =
      document_.metadata.language.empty() ? std::string_view("en-GB") : std::string_view(document_.metadata.language);
  const auto& figure = document_.resources->figures.find(drawing.id)->second;
  auto name = ooxml::add_chart(package_, "word", ++charts_, figure, *options_.theme, *options_.brand, look);
  if (!name) {
    failed_ = tl::unexpected(name.error());
    return;
  }
  xml_.begin("a:graphic")
      .begin("a:graphicData")
      .attribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/chart");
  xml_.empty("c:chart", "r:id", package_.relate(part_, "chart", *name)).end().end();
}

// The native chart, and a picture of it for readers that know none (ECMA-376 part 3,
// 10.2). All of Word since 2010, and LibreOffice, understand the namespace w14.
void StoryWriter::chart(const DrawingRun& drawing) {
  ChartPicture picture;
  if (options_.chart_picture) {
    auto drawn = options_.chart_picture(document_.resources->figures.find(drawing.id)->second, drawing.width / 20.0);
    if (drawn) picture = std::move(*drawn);
    else failed_ = tl::unexpected(drawn.error());
  }
  const bool both = !picture.png.empty();
  if (both) xml_.begin("mc:AlternateContent").begin("mc:Choice").attribute("Requires", "w14");
  xml_.begin("w:drawing");
  inline_frame(drawing);
  chart_graphic(drawing);
  xml_.end().end();
  if (!both) return;
  DrawingRun fallback = drawing;
  fallback.width = static_cast<int>(picture.width * 20);
  fallback.height = static_cast<int>(picture.height * 20);
  xml_.end().begin("mc:Fallback").begin("w:drawing");
  inline_frame(fallback);
  picture_graphic(fallback, picture.png, "chart " + drawing.id);
  xml_.end().end().end().end();
}

void StoryWriter::drawing(const DrawingRun& drawing) {
  xml_.begin("w:r");
  if (drawing.kind == DrawingRun::Kind::chart) {
    chart(drawing);
  } else {
    xml_.begin("w:drawing");
    inline_frame(drawing);
    picture_graphic(drawing, document_.resources->images.find(drawing.id)->second.bytes, drawing.id);
    xml_.end().end();
  }
  xml_.end();
}

}  // namespace galley::docx
