#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pptx/theme_colour.h"
#include "pptx/write_slide.h"
#include "unicode/unicode.h"

namespace galley::pptx {
namespace {

void run_properties(opc::XmlWriter& xml, const Run& run, Production& production, std::string_view part,
                    const style::ParagraphStyle* look) {
  xml.begin("a:rPr").attribute("lang", run.language.empty() ? production.language : run.language);
  const style::ParagraphStyle* own =
      run.style.empty() ? look : &style::style(production.options.theme->pptx.paragraph, run.style);
  if (own != nullptr) xml.attribute("sz", std::lround(own->size * 100));
  if (run.bold || (own != nullptr && own->weight >= 600)) xml.attribute("b", 1);
  if (run.italic) xml.attribute("i", 1);
  xml.attribute("dirty", 0);
  if (own != nullptr && own == look) solid_fill(xml, *production.options.brand, own->colour);
  if (!run.family.empty()) xml.empty(run.east_asian ? "a:ea" : "a:cs", "typeface", run.family);
  if (!run.link.empty()) {
    const std::string id = production.package.relate_external(part, "hyperlink", run.link);
    xml.begin("a:hlinkClick").attribute("r:id", id).end();
  }
  xml.end();
}

}  // namespace

bool is_right_to_left(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  constexpr unsigned char first_of_hebrew = 0xD6;  // lead byte of U+0590 in UTF-8
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= first_of_hebrew; }))
    return false;
  const auto levels = unicode::bidi_runs(text);
  return std::all_of(levels.begin(), levels.end(), [](const unicode::BidiRun& run) { return run.level > 0; });
}

void write_namespaces(opc::XmlWriter& xml) {
  xml.attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
  xml.attribute("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  xml.attribute("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main");
}

void begin_shapes(opc::XmlWriter& xml) {
  xml.begin("p:cSld").begin("p:spTree").begin("p:nvGrpSpPr");
  xml.begin("p:cNvPr").attribute("id", 1).attribute("name", "").end().empty("p:cNvGrpSpPr").empty("p:nvPr").end();
  xml.begin("p:grpSpPr").begin("a:xfrm").begin("a:off").attribute("x", 0).attribute("y", 0).end();
  xml.begin("a:ext").attribute("cx", 0).attribute("cy", 0).end().begin("a:chOff").attribute("x", 0).attribute("y", 0)
      .end();
  xml.begin("a:chExt").attribute("cx", 0).attribute("cy", 0).end().end().end();
}

void write_runs(opc::XmlWriter& xml, const std::vector<Run>& runs, Production& production, std::string_view part,
                const style::ParagraphStyle* look) {
  for (const Run& run : runs) {
    if (run.text == "\n") {
      xml.begin("a:br");
      run_properties(xml, run, production, part, look);
      xml.end();
      continue;
    }
    xml.begin("a:r");
    run_properties(xml, run, production, part, look);
    xml.element("a:t", run.text).end();
  }
}

void write_paragraph(opc::XmlWriter& xml, const Paragraph& paragraph, Production& production, std::string_view part) {
  xml.begin("a:p");
  const bool turned = is_right_to_left(paragraph.runs);
  if (paragraph.level > 1 || paragraph.mark == Mark::number || turned) {
    xml.begin("a:pPr");
    if (paragraph.level > 1) xml.attribute("lvl", paragraph.level - 1);
    if (turned) xml.attribute("algn", "r").attribute("rtl", 1);
    if (paragraph.mark == Mark::number) {
      xml.begin("a:buFont").attribute("typeface", "+mj-lt").end().begin("a:buAutoNum")
          .attribute("type", "arabicPeriod");
      if (paragraph.first_number > 1) xml.attribute("startAt", paragraph.first_number);
      xml.end();
    }
    xml.end();
  }
  write_runs(xml, paragraph.runs, production, part);
  xml.end();
}

void write_notes(Production& production, const Slide& slide, int number, const std::string& slide_part) {
  const std::string part = fmt::format("/ppt/notesSlides/notesSlide{}.xml", number);
  opc::Part& written =
      production.package.add(part, "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml", {});
  production.package.relate(part, "notesMaster", std::string(notes_master_part));
  production.package.relate(part, "slide", slide_part);
  production.package.relate(slide_part, "notesSlide", part);
  opc::XmlWriter xml;
  xml.begin("p:notes");
  write_namespaces(xml);
  begin_shapes(xml);
  xml.begin("p:sp").begin("p:nvSpPr").begin("p:cNvPr").attribute("id", 2).attribute("name", "Slide image")
      .attribute("descr", fill_in(production.document.metadata.words.slide, {std::to_string(number), slide.title})).end();
  xml.begin("p:cNvSpPr").begin("a:spLocks").attribute("noGrp", 1).attribute("noRot", 1).attribute("noChangeAspect", 1)
      .end().end();
  xml.begin("p:nvPr").begin("p:ph").attribute("type", "sldImg").end().end().end().empty("p:spPr").end();
  xml.begin("p:sp").begin("p:nvSpPr").begin("p:cNvPr").attribute("id", 3).attribute("name", "Notes").end();
  xml.begin("p:cNvSpPr").begin("a:spLocks").attribute("noGrp", 1).end().end();
  xml.begin("p:nvPr").begin("p:ph").attribute("type", "body").attribute("idx", 1).end().end().end().empty("p:spPr");
  xml.begin("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
  for (const Paragraph& paragraph : slide.notes) write_paragraph(xml, paragraph, production, part);
  if (slide.notes.empty()) xml.begin("a:p").begin("a:endParaRPr").attribute("lang", production.language).end().end();
  xml.end().end();
  xml.begin("p:sp").begin("p:nvSpPr").begin("p:cNvPr").attribute("id", 4).attribute("name", "Slide number").end();
  xml.begin("p:cNvSpPr").begin("a:spLocks").attribute("noGrp", 1).end().end();
  xml.begin("p:nvPr").begin("p:ph").attribute("type", "sldNum").attribute("sz", "quarter").attribute("idx", 5).end()
      .end().end().empty("p:spPr");
  xml.begin("p:txBody").empty("a:bodyPr").empty("a:lstStyle").begin("a:p").begin("a:fld")
      .attribute("id", "{6F3D1C58-0C1B-4E64-9E0B-6B7E61A20A02}").attribute("type", "slidenum");
  xml.begin("a:rPr").attribute("lang", production.language).end().element("a:t", std::to_string(number)).end().end()
      .end().end();
  xml.end().end();
  xml.begin("p:clrMapOvr").empty("a:masterClrMapping").end();
  written.bytes = xml.end().take();
}

}  // namespace galley::pptx
