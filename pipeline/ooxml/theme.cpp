#include "ooxml/theme.h"

#include <array>

namespace galley::ooxml {
namespace {

struct Slot { std::string_view name, word, role; };
constexpr std::array<Slot, 12> slots{{
    {"dk1", "text1", "foreground"},
    {"lt1", "background1", "background"},
    {"dk2", "text2", "dark"},
    {"lt2", "background2", "light"},
    {"accent1", "accent1", "primary"},
    {"accent2", "accent2", "secondary"},
    {"accent3", "accent3", "tertiary"},
    {"accent4", "accent4", "warning"},
    {"accent5", "accent5", "info"},
    {"accent6", "accent6", "success"},
    {"hlink", "hyperlink", "link"},
    {"folHlink", "followedHyperlink", "tertiary"},
}};

// The scripts that PowerPoint's font schemes name, by their codes of ISO 15924, and as
// styles/theme.yml names them.
struct Script { std::string_view code, name; };
constexpr std::array<Script, 26> scripts{{
    {"Jpan", "Hiragana"}, {"Hang", "Hangul"}, {"Hans", "Han"}, {"Hant", "Han"}, {"Arab", "Arabic"},
    {"Hebr", "Hebrew"}, {"Thai", "Thai"}, {"Ethi", "Ethiopic"}, {"Beng", "Bengali"}, {"Gujr", "Gujarati"},
    {"Khmr", "Khmer"}, {"Knda", "Kannada"}, {"Guru", "Gurmukhi"}, {"Cans", "Canadian_Aboriginal"},
    {"Cher", "Cherokee"}, {"Tibt", "Tibetan"}, {"Thaa", "Thaana"}, {"Deva", "Devanagari"}, {"Telu", "Telugu"},
    {"Taml", "Tamil"}, {"Orya", "Oriya"}, {"Mlym", "Malayalam"}, {"Laoo", "Lao"}, {"Sinh", "Sinhala"},
    {"Mong", "Mongolian"}, {"Mymr", "Myanmar"}}};

std::string_view family_of(const Families& families, std::string_view script, std::string_view otherwise) {
  const auto found = families.find(script);
  return found == families.end() || found->second.empty() ? otherwise : std::string_view(found->second.front());
}

void write_fonts(opc::XmlWriter& xml, const style::Brand& brand, const Families& families) {
  xml.begin("a:fontScheme").attribute("name", brand.short_name);
  for (const std::string_view kind : {"a:majorFont", "a:minorFont"}) {
    xml.begin(kind).empty("a:latin", "typeface", brand.base.family);
    xml.empty("a:ea", "typeface", family_of(families, "Han", brand.base.family));
    xml.empty("a:cs", "typeface", family_of(families, "Arabic", brand.base.family));
    for (const Script& script : scripts)
      if (const auto family = family_of(families, script.name, {}); !family.empty())
        xml.begin("a:font").attribute("script", script.code).attribute("typeface", family).end();
    xml.end();
  }
  xml.end();
}

// The format scheme must hold three of each; all of them are flat.
constexpr std::string_view format_scheme =
    R"(<a:fmtScheme name="Flat"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst>)"
    R"(<a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)"
    R"(<a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)"
    R"(<a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>)"
    R"(<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>)"
    R"(<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>)";

}  // namespace

std::string theme_xml(const style::Brand& brand, const Families& families) {
  opc::XmlWriter xml;
  xml.begin("a:theme").attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
  xml.attribute("name", brand.short_name).begin("a:themeElements");
  xml.begin("a:clrScheme").attribute("name", brand.short_name);
  for (const auto& slot : slots) {
    const std::string element = "a:" + std::string(slot.name);
    xml.raw("<" + element + "><a:srgbClr val=\"" + style::hex(brand.colour(slot.role)) + "\"/></" + element + ">");
  }
  xml.end();
  write_fonts(xml, brand, families);
  xml.raw(format_scheme).end();
  return xml.empty("a:objectDefaults").empty("a:extraClrSchemeLst").end().take();
}

std::string_view theme_slot(const style::Brand& brand, std::string_view colour) {
  const auto wanted = brand.palette_name(colour);
  for (const auto& slot : slots)
    if (slot.name != "hlink" && slot.name != "folHlink" && brand.palette_name(slot.role) == wanted) return slot.name;
  return {};
}

std::string slot_hex(const style::Brand& brand, std::string_view name) {
  for (const auto& slot : slots)
    if (slot.name == name || slot.word == name) return style::hex(brand.colour(slot.role));
  return {};
}

std::string_view word_slot(std::string_view name) {
  for (const auto& slot : slots)
    if (slot.name == name) return slot.word;
  return {};
}

void solid_fill(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour) {
  xml.begin("a:solidFill");
  const auto slot = theme_slot(brand, colour);
  // Charts and slides know the first four slots by the names of the colour map.
  const std::string_view mapped = slot == "dk1"   ? "tx1"
                                  : slot == "lt1" ? "bg1"
                                  : slot == "dk2" ? "tx2"
                                  : slot == "lt2" ? "bg2"
                                                  : slot;
  if (mapped.empty()) xml.empty("a:srgbClr", "val", style::hex(brand.colour(colour)));
  else xml.empty("a:schemeClr", "val", mapped);
  xml.end();
}

}  // namespace galley::ooxml
