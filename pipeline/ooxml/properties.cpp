#include "ooxml/properties.h"

#include "opc/xml.h"

namespace galley::ooxml {
namespace {

std::string core_xml(const document::Metadata& metadata) {
  opc::XmlWriter xml;
  xml.begin("cp:coreProperties")
      .attribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
      .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
      .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  xml.element("dc:title", metadata.title);
  if (!metadata.subtitle.empty()) xml.element("dc:subject", metadata.subtitle);
  std::string creator;
  for (const auto& author : metadata.authors) creator += (creator.empty() ? "" : "; ") + author;
  if (creator.empty()) creator = metadata.publisher;
  if (!creator.empty()) xml.element("dc:creator", creator);
  xml.element("dc:language", metadata.language.empty() ? "en-GB" : metadata.language);
  if (!metadata.draft_mark.empty()) xml.element("cp:version", metadata.draft_mark);
  xml.element("cp:contentStatus", metadata.draft_mark.empty() ? "Final" : "Draft");
  if (metadata.date.size() == 10)
    for (const std::string_view name : {"dcterms:created", "dcterms:modified"})
      xml.begin(name).attribute("xsi:type", "dcterms:W3CDTF").text(metadata.date + "T00:00:00Z").end();
  return xml.end().take();
}

std::string app_xml(const document::Metadata& metadata, const ExtendedProperties& extended) {
  opc::XmlWriter xml;
  xml.begin("Properties")
      .attribute("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  const auto number = [&](std::string_view name, int value) {
    if (value > 0) xml.element(name, std::to_string(value));
  };
  number("Pages", extended.pages);
  number("Words", extended.words);
  number("Slides", extended.slides);
  number("Notes", extended.notes);
  xml.element("Application", "Galley");
  if (!metadata.publisher.empty()) xml.element("Company", metadata.publisher);
  return xml.end().take();
}

std::string custom_xml(const std::vector<std::pair<std::string, std::string>>& properties) {
  opc::XmlWriter xml;
  xml.begin("Properties")
      .attribute("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
      .attribute("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
  int id = 2;  // 0 and 1 are reserved
  for (const auto& [name, value] : properties) {
    xml.begin("property").attribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}").attribute("pid", id++)
        .attribute("name", name);
    xml.element("vt:lpwstr", value).end();
  }
  return xml.end().take();
}

}  // namespace

void add_properties(opc::Package& package, const document::Metadata& metadata, const ExtendedProperties& extended,
                    const std::vector<std::pair<std::string, std::string>>& custom) {
  package.add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core_xml(metadata));
  package.relate("", std::string(opc::package_relationships) + "metadata/core-properties", "/docProps/core.xml");
  package.add("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
              app_xml(metadata, extended));
  package.relate("", "extended-properties", "/docProps/app.xml");
  std::vector<std::pair<std::string, std::string>> properties;
  if (!metadata.id.empty()) properties.emplace_back("galley-publication", metadata.id);
  if (!metadata.draft_id.empty()) properties.emplace_back("galley-draft", metadata.draft_id);
  properties.emplace_back("status", metadata.draft_mark.empty() ? "final" : "draft " + metadata.draft_mark);
  properties.insert(properties.end(), custom.begin(), custom.end());
  package.add("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
              custom_xml(properties));
  package.relate("", "custom-properties", "/docProps/custom.xml");
}

}  // namespace galley::ooxml
