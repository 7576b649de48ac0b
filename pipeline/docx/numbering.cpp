// word/numbering.xml (ECMA-376 part 1, 17.9).
#include <string>

#include <fmt/format.h>

#include "docx/style_sheet.h"
#include "ooxml/theme.h"
#include "opc/xml.h"

namespace galley::docx {
namespace {

constexpr int levels = 4;

struct LevelLook {
  std::string_view format = "bullet";
  std::string text;
  int left = 0, hanging = 0;
  std::string_view style;        // linked to the first level
  std::string colour;
  int size = 0;
  bool bold = false;
};

void level(opc::XmlWriter& xml, const style::Brand& brand, int index, const LevelLook& look) {
  xml.begin("w:lvl").attribute("w:ilvl", index).empty("w:start", "w:val", 1).empty("w:numFmt", "w:val", look.format);
  if (!look.style.empty() && index == 0) xml.empty("w:pStyle", "w:val", look.style);
  xml.empty("w:suff", "w:val", "tab").empty("w:lvlText", "w:val", look.text).empty("w:lvlJc", "w:val", "left");
  xml.begin("w:pPr").begin("w:ind").attribute("w:left", look.left).attribute("w:hanging", look.hanging).end().end();
  xml.begin("w:rPr");
  if (look.bold) xml.empty("w:b");
  if (!look.colour.empty()) {
    xml.begin("w:color").attribute("w:val", style::hex(brand.colour(look.colour)));
    if (const auto slot = ooxml::theme_slot(brand, look.colour); !slot.empty())
      xml.attribute("w:themeColor", ooxml::word_slot(slot));
    xml.end();
  }
  if (look.size > 0) xml.empty("w:sz", "w:val", look.size).empty("w:szCs", "w:val", look.size);
  xml.end().end();
}

void abstract(opc::XmlWriter& xml, const style::Brand& brand, int id, int step, LevelLook look) {
  xml.begin("w:abstractNum").attribute("w:abstractNumId", id).empty("w:multiLevelType", "w:val", "multilevel");
  const bool bullet = look.format == "bullet";
  const std::string suffix = look.text;
  for (int i = 0; i < levels; ++i) {
    if (!bullet) {
      look.text = fmt::format("%{}{}", i + 1, suffix);
      look.format = id != 1 ? "decimal" : i % 3 == 0 ? "decimal" : i % 3 == 1 ? "lowerLetter" : "lowerRoman";
    }
    level(xml, brand, i, look);
    look.left += step;
  }
  xml.end();
}

}  // namespace

std::string numbering_xml(const style::Theme& theme, const style::Brand& brand, const std::vector<ListStart>& starts) {
  const auto& list = theme.docx.list;
  opc::XmlWriter xml;
  xml.begin("w:numbering").attribute("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  abstract(xml, brand, 0, list.level,
           {"bullet", "\u2022", list.indent, list.indent, "ListBullet", list.bullet, 0, true});
  abstract(xml, brand, 1, list.number_indent,
           {"decimal", ".", list.number_indent, list.number_indent, "ListNumber", list.bullet, 0, true});
  abstract(xml, brand, 2, list.key_indent,
           {"decimal", "", list.key_indent, list.key_indent, "KeyMessage", list.key_colour, list.key_size, true});
  abstract(xml, brand, 3, list.key_indent,
           {"decimal", ".", list.key_indent, list.key_indent, "Reference", {}, 0, false});
  for (int i = 0; i < 4; ++i) xml.begin("w:num").attribute("w:numId", i + 1).empty("w:abstractNumId", "w:val", i).end();
  int id = 5;
  for (const auto& start : starts) {
    xml.begin("w:num").attribute("w:numId", id++).empty("w:abstractNumId", "w:val", static_cast<int>(start.kind) - 1);
    for (int i = 0; i < levels; ++i)
      xml.begin("w:lvlOverride")
          .attribute("w:ilvl", i)
          .empty("w:startOverride", "w:val", i == start.level ? start.start : 1)
          .end();
    xml.end();
  }
  return xml.end().take();
}

}  // namespace galley::docx
