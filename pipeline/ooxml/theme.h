// What DOCX and PPTX take from the brand alike: the theme part (ECMA-376 part 1, 20.1.6)
// and the colours as theme references, so that a designer who changes the theme in Word
// or PowerPoint changes the publication.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opc/xml.h"
#include "style/brand.h"

namespace galley::ooxml {

inline constexpr std::string_view theme_content_type = "application/vnd.openxmlformats-officedocument.theme+xml";

// Families by script, as theme.yml names them.
using Families = std::map<std::string, std::vector<std::string>, std::less<>>;

// theme1.xml. The slots follow the brand's roles: dk1 foreground, lt1 background, dk2
// dark, lt2 light, accent1 to 6 primary, secondary, tertiary, warning, info, success,
// hlink link, folHlink tertiary. Both fonts are the brand's text family, with the first of
// `families` for each other script.
[[nodiscard]] std::string theme_xml(const style::Brand& brand, const Families& families = {});

// The slot ("accent1") that holds the colour of that name; empty if none does.
[[nodiscard]] std::string_view theme_slot(const style::Brand& brand, std::string_view colour);
// The colour in a slot as hex, by DrawingML's name ("dk1") or WordprocessingML's ("text1",
// "hyperlink"); empty for another word.
[[nodiscard]] std::string slot_hex(const style::Brand& brand, std::string_view slot);
// The slot as w:themeColor names it: "text1" for dk1, "hyperlink" for hlink.
[[nodiscard]] std::string_view word_slot(std::string_view slot);

// <a:solidFill> with the slot, or with the colour itself where no slot holds it.
void solid_fill(opc::XmlWriter& xml, const style::Brand& brand, std::string_view colour);

}  // namespace galley::ooxml
