#include "ooxml/workbook.h"

#include "opc/package.h"
#include "opc/xml.h"

namespace galley::ooxml {
namespace {

constexpr std::string_view main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

std::string sheet_xml(const SheetRows& rows) {
  opc::XmlWriter xml;
  xml.begin("worksheet").attribute("xmlns", main_namespace).begin("sheetData");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string number = std::to_string(r + 1);
    xml.begin("row").attribute("r", number);
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::string place = column_letters(c) + number;
      if (const auto* value = std::get_if<SheetNumber>(&rows[r][c]))
        xml.begin("c").attribute("r", place).element("v", value->digits).end();
      else if (const auto* text = std::get_if<std::string>(&rows[r][c]))
        xml.begin("c").attribute("r", place).attribute("t", "inlineStr").begin("is").element("t", *text).end().end();
    }
    xml.end();
  }
  return xml.end().end().take();
}

std::string workbook_xml() {
  opc::XmlWriter xml;
  xml.begin("workbook").attribute("xmlns", main_namespace);
  xml.attribute("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  xml.begin("sheets").begin("sheet").attribute("name", "Data").attribute("sheetId", 1).attribute("r:id", "rId1");
  return xml.end().end().end().take();
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

Result<std::string> workbook(const SheetRows& rows) {
  opc::Package package;
  package.add("/xl/workbook.xml", std::string(spreadsheet) + "sheet.main+xml", workbook_xml());
  package.add("/xl/worksheets/sheet1.xml", std::string(spreadsheet) + "worksheet+xml", sheet_xml(rows));
  package.relate("", "officeDocument", "/xl/workbook.xml");
  package.relate("/xl/workbook.xml", "worksheet", "/xl/worksheets/sheet1.xml");
  return package.write();
}

}  // namespace galley::ooxml
