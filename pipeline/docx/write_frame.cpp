// What stands around the text: running heads, fonts, the map of blocks.
#include <fmt/format.h>

#include "docx/writer.h"

namespace galley::docx {
namespace {

constexpr std::string_view word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view relationship_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

void words(opc::XmlWriter& xml, std::string_view text) {
  if (!text.empty()) xml.begin("w:r").begin("w:t").attribute("xml:space", "preserve").text(text).end().end();
}

void simple_field(opc::XmlWriter& xml, std::string_view instruction, std::string_view style) {
  xml.begin("w:fldSimple").attribute("w:instr", instruction).begin("w:r");
  if (!style.empty()) xml.begin("w:rPr").empty("w:rStyle", "w:val", style).end();
  xml.element("w:t", "1").end().end();
}

// Two cells side by side; `numbers` puts the page number into the right one.
std::string running_part(std::string_view root, std::string_view style, std::string_view title, std::string_view left,
                         std::string_view right, bool numbers, const std::vector<int>& columns) {
  opc::XmlWriter xml;
  xml.begin(root).attribute("xmlns:w", word_namespace).attribute("xmlns:r", relationship_namespace);
  xml.begin("w:tbl").begin("w:tblPr").empty("w:tblStyle", "w:val", "RunningTable");
  int total = 0;
  for (const int column : columns) total += column;
  xml.begin("w:tblW").attribute("w:w", total).attribute("w:type", "dxa").end();
  xml.begin("w:tblInd").attribute("w:w", 0).attribute("w:type", "dxa").end().empty("w:tblLayout", "w:type", "fixed")
      .begin("w:tblCellMar");
  for (const std::string_view side : {"w:left", "w:right"})
    xml.begin(side).attribute("w:w", 0).attribute("w:type", "dxa").end();
  xml.end().empty("w:tblCaption", "w:val", title).end().begin("w:tblGrid");
  for (const int column : columns) xml.empty("w:gridCol", "w:w", column);
  xml.end().begin("w:tr").begin("w:trPr").empty("w:cantSplit").empty("w:tblHeader").end();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    xml.begin("w:tc").begin("w:tcPr").begin("w:tcW").attribute("w:w", columns[i]).attribute("w:type", "dxa").end()
        .end();
    xml.begin("w:p")
        .begin("w:pPr")
        .empty("w:pStyle", "w:val", i == 0 ? std::string(style) : std::string(style) + "Right")
        .end();
    words(xml, i == 0 ? left : right);
    if (numbers && i + 1 == columns.size()) {
      simple_field(xml, " PAGE ", "PageNumber");
      words(xml, " / ");
      simple_field(xml, " NUMPAGES ", {});
    }
    xml.end().end();
  }
  xml.end().end();
  // Word wants a paragraph behind a table.
  xml.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", style).end().end();
  return xml.end().take();
}

}  // namespace

void add_headers_and_footers(opc::Package& package, const document::Document& document, const DocxOptions& options) {
  const auto& columns = options.theme->docx.header_columns;
  const auto& title = document.metadata.title;
  const Words& words = document.metadata.words;
  const auto add = [&](std::string name, std::string_view type, std::string xml) {
    package.add(std::move(name), std::string(word_types) + std::string(type) + "+xml", std::move(xml));
  };
  add("/word/header1.xml", "header",
      running_part("w:hdr", "Header", words.running_head,
                   options.header.empty() ? document.metadata.publisher : options.header, options.draft_label, false,
                   columns));
  add("/word/header2.xml", "header",
      running_part("w:hdr", "Header", words.first_running_head, {}, options.draft_label, false, columns));
  add("/word/footer1.xml", "footer",
      running_part("w:ftr", "Footer", words.footer, options.footer.empty() ? title : options.footer, {}, true, columns));
}

void add_font_table(opc::Package& package, const std::vector<EmbeddedFont>& fonts,
                    const std::set<layout::FontRequest>& used) {
  constexpr std::string_view part = "/word/fontTable.xml";
  auto& table = package.add(std::string(part), std::string(word_types) + "fontTable+xml", {});
  std::map<std::string, std::map<std::string_view, const EmbeddedFont*>> families;
  for (const auto& request : used) families[request.family];
  for (const auto& font : fonts) {
    const bool bold = font.request.weight >= 600;
    const std::string_view slot = font.request.italic ? (bold ? "w:embedBoldItalic" : "w:embedItalic")
                                  : bold              ? "w:embedBold"
                                                      : "w:embedRegular";
    families[font.request.family][slot] = &font;
  }
  opc::XmlWriter xml;
  xml.begin("w:fonts").attribute("xmlns:w", word_namespace).attribute("xmlns:r", relationship_namespace);
  int number = 0;
  for (const auto& [family, slots] : families) {
    xml.begin("w:font").attribute("w:name", family).empty("w:charset", "w:val", "00");
    xml.empty("w:family", "w:val",
              family.find("Mono") != std::string::npos    ? "modern"
              : family.find("Serif") != std::string::npos ? "roman"
                                                          : "swiss");
    xml.empty("w:pitch", "w:val", family.find("Mono") != std::string::npos ? "fixed" : "variable");
    for (const std::string_view slot : {"w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"}) {
      const auto found = slots.find(slot);
      if (found == slots.end()) continue;
      const std::string name = fmt::format("/word/fonts/font{}.odttf", ++number);
      package.add_deflated(name, "application/vnd.openxmlformats-officedocument.obfuscatedFont", found->second->data);
      xml.begin(slot).attribute("r:id", package.relate(part, "font", name)).attribute("w:fontKey", found->second->guid)
          .end();
    }
    xml.end();
  }
  table.bytes = xml.end().take();
}

void add_block_map(opc::Package& package, const Model& model, const document::Document& document, const Files& files) {
  constexpr std::string_view name = "/customXml/item1.xml";
  opc::XmlWriter xml;
  xml.begin("galley:blocks").attribute("xmlns:galley", "urn:galley:blocks:1");
  xml.attribute("draft", document.metadata.draft_id).attribute("output", document.metadata.output);
  const auto entry = [&](const Paragraph& paragraph) {
    if (paragraph.mark.empty() || !paragraph.source) return;
    const Span origin = files.origin(paragraph.source);
    if (!origin) return;
    xml.begin("galley:block").attribute("bookmark", "_g" + paragraph.mark).attribute("file", files.path(origin.file));
    xml.attribute("begin", origin.begin).attribute("end", origin.end).end();
  };
  for_each_paragraph(model, entry);
  package.add(std::string(name), "application/xml", xml.end().take());
  opc::XmlWriter properties;
  properties.begin("ds:datastoreItem").attribute("ds:itemID", "{6E1C4A52-0B7D-4F35-9A1E-5D2C8B7F3A10}");
  properties.attribute("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml");
  properties.begin("ds:schemaRefs").begin("ds:schemaRef").attribute("ds:uri", "urn:galley:blocks:1").end().end();
  package.add("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
              properties.end().take());
  package.relate(name, "customXmlProps", "/customXml/itemProps1.xml");
  package.relate("/word/document.xml", "customXml", std::string(name));
}

}  // namespace galley::docx
