#include "pptx/pptx.h"


#include <fmt/format.h>

#include "base/hash.h"
#include "base/length.h"
#include "document/running_title.h"
#include "ooxml/properties.h"
#include "ooxml/theme.h"
#include "pptx/build.h"
#include "pptx/check_fit.h"
#include "pptx/template_parts.h"
#include "pptx/write_slide.h"

namespace galley::pptx {
namespace {

constexpr std::string_view presentation_part = "/ppt/presentation.xml";
constexpr std::string_view master_part = "/ppt/slideMasters/slideMaster1.xml";
constexpr std::string_view handout_master_part = "/ppt/handoutMasters/handoutMaster1.xml";
constexpr std::string_view content_type = "application/vnd.openxmlformats-officedocument.presentationml.";
constexpr std::uint64_t first_master_id = 2147483648;

std::string type(std::string_view what) { return fmt::format("{}{}+xml", content_type, what); }

// A stable identifier made of a name.
std::string guid(std::string_view name) {
  const Md5Digest d = md5(name);
  return fmt::format(
      "{{{:02X}{:02X}{:02X}{:02X}-{:02X}{:02X}-{:02X}{:02X}-{:02X}{:02X}-{:02X}{:02X}{:02X}{:02X}{:02X}{:02X}}}", d[0],
      d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}

// The master's list of layouts, in place of the one that the template may hold.
std::string with_layout_list(const std::string& xml, const std::vector<std::string>& ids) {
  opc::XmlWriter list(true);
  list.begin("p:sldLayoutIdLst");
  std::uint64_t number = first_master_id + 1;
  for (const std::string& id : ids) list.begin("p:sldLayoutId").attribute("id", number++).attribute("r:id", id).end();
  const std::string written = list.end().take();
  std::string result = xml;
  const auto open = result.find("<p:sldLayoutIdLst");
  if (open != std::string::npos) {
    const auto close = result.find("</p:sldLayoutIdLst>", open);
    const auto end = close != std::string::npos ? close + 19 : result.find("/>", open) + 2;
    return result.replace(open, end - open, written);
  }
  const auto styles = result.find("<p:txStyles");
  return styles == std::string::npos ? result : result.insert(styles, written);
}

Result<void> add_masters(opc::Package& package, const SlideTemplate& slides, const PptxOptions& options) {
  const auto fill = [&](const std::string& name, std::string_view xml, std::string_view file) -> Result<void> {
    TRY(std::string carried,
        carry_relationships(package, name, xml, file, options.template_parts, options.template_pictures));
    package.set_bytes(name, std::move(carried));
    return {};
  };
  int themes = 0;
  const auto add_theme = [&](std::string_view owner) {
    const std::string name = fmt::format("/ppt/theme/theme{}.xml", ++themes);
    package.add(name, std::string(ooxml::theme_content_type), slides.theme_xml);
    package.relate(owner, "theme", name);
  };
  const std::string master(master_part);
  package.add(master, type("slideMaster"), {});
  std::vector<std::string> ids;
  for (const Layout& layout : slides.layouts) {
    const std::string name = layout_part(slides, layout);
    package.add(name, type("slideLayout"), {});
    package.relate(name, "slideMaster", master);
    TRY_VOID(fill(name, layout.xml, layout.file));
    ids.push_back(package.relate(master, "slideLayout", name));
  }
  add_theme(master);
  // The list of layouts is made anew, so nothing of it is carried over.
  TRY_VOID(fill(master, with_layout_list(slides.master_xml, {}), master_file));
  package.set_bytes(master, with_layout_list(package.find(master)->bytes, ids));
  const auto add_master = [&](std::string_view name, std::string_view what, std::string_view xml,
                              std::string_view file) -> Result<void> {
    package.add(std::string(name), type(what), {});
    add_theme(name);
    return fill(std::string(name), xml, file);
  };
  TRY_VOID(add_master(notes_master_part, "notesMaster", slides.notes_master_xml, notes_master_file));
  return add_master(handout_master_part, "handoutMaster", slides.handout_master_xml, handout_master_file);
}

void write_sections(opc::XmlWriter& xml, const Deck& deck) {
  xml.begin("p:extLst").begin("p:ext").attribute("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}");
  xml.begin("p14:sectionLst").attribute("xmlns:p14", "http://schemas.microsoft.com/office/powerpoint/2010/main");
  for (std::size_t index = 0; index < deck.sections.size(); ++index) {
    const Section& section = deck.sections[index];
    const std::size_t end = index + 1 < deck.sections.size() ? deck.sections[index + 1].first : deck.slides.size();
    xml.begin("p14:section")
        .attribute("name", section.name)
        .attribute("id", guid(fmt::format("section {} {}", index, section.name)));
    xml.begin("p14:sldIdLst");
    for (std::size_t slide = section.first; slide < end; ++slide) xml.empty("p14:sldId", "id", 256 + slide);
    xml.end().end();
  }
  xml.end().end().end();
}

std::string presentation_xml(opc::Package& package, const Deck& deck, const std::vector<std::string>& slide_parts,
                             const style::PptxTheme& theme) {
  opc::XmlWriter xml;
  xml.begin("p:presentation");
  write_namespaces(xml);
  xml.attribute("saveSubsetFonts", 1).attribute("autoCompressPictures", 0);
  const auto relate = [&](std::string_view kind, std::string_view part) {
    return package.relate(presentation_part, kind, std::string(part));
  };
  xml.begin("p:sldMasterIdLst").begin("p:sldMasterId").attribute("id", first_master_id)
      .attribute("r:id", relate("slideMaster", master_part)).end().end();
  xml.begin("p:notesMasterIdLst").begin("p:notesMasterId").attribute("r:id", relate("notesMaster", notes_master_part))
      .end().end();
  xml.begin("p:handoutMasterIdLst").begin("p:handoutMasterId")
      .attribute("r:id", relate("handoutMaster", handout_master_part)).end().end();
  xml.begin("p:sldIdLst");
  for (std::size_t slide = 0; slide < slide_parts.size(); ++slide)
    xml.begin("p:sldId").attribute("id", 256 + slide).attribute("r:id", relate("slide", slide_parts[slide])).end();
  xml.end();
  xml.begin("p:sldSz").attribute("cx", to_emu(theme.width)).attribute("cy", to_emu(theme.height)).end();
  xml.begin("p:notesSz").attribute("cx", 6858000).attribute("cy", 9144000).end();
  write_sections(xml, deck);
  return xml.end().take();
}

}  // namespace

Result<PptxFile> write_pptx(const document::Document& document, const PptxOptions& options, Diagnostics& diagnostics) {
  // 1. What the template offers.
  TRY(const SlideTemplate slides, read_template(options.template_parts, *options.theme, *options.brand));
  if (slides.layouts.empty()) return failure("templates/pptx/ has no layouts", "they stand in ppt/slideLayouts/");
  // 2. The deck, and whether its texts fit.
  const Deck deck = build_deck(document, slides, *options.theme, diagnostics);
  if (deck.slides.empty()) return failure("there is no slide", "a slide begins with a heading of two number signs");
  Measurer measurer(*options.theme, slides.faces, options.fonts);
  opc::Package package;
  const std::string language = document.metadata.language.empty() ? "en-GB" : document.metadata.language;
  Production production{document, options, slides, measurer, package, language,
                        options.footer.empty() ? document::running_title(document.metadata) : options.footer, 0};
  PptxFile file;
  TRY(file.slides, check_fit(deck, production, diagnostics));
  // 3. Masters and layouts, slides with notes, the presentation that lists them.
  opc::Part& presentation = package.add(std::string(presentation_part), type("presentation.main"), {});
  package.relate("", "officeDocument", std::string(presentation_part));
  TRY_VOID(add_masters(package, slides, options));
  std::vector<std::string> slide_parts;
  for (std::size_t index = 0; index < deck.slides.size(); ++index) {
    TRY(std::string part, write_slide(production, deck.slides[index], static_cast<int>(index) + 1));
    slide_parts.push_back(std::move(part));
  }
  presentation.bytes = presentation_xml(package, deck, slide_parts, options.theme->pptx);
  package.relate(presentation_part, "theme", "/ppt/theme/theme1.xml");
  for (const auto& [name, xml] : slides.others) {
    const std::string stem = name.substr(name.rfind('/') + 1, name.rfind('.') - name.rfind('/') - 1);
    package.add("/" + name, type(stem), xml);
    package.relate(presentation_part, stem, "/" + name);
  }
  const auto count = static_cast<int>(deck.slides.size());
  ooxml::add_properties(package, document.metadata, {0, 0, count, count});
  // 4. The bytes.
  TRY(file.bytes, package.write(options.kept_streams));
  return file;
}

}  // namespace galley::pptx
