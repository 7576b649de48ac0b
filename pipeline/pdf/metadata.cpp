#include "pdf/metadata.h"

#include <string_view>

#include <fmt/format.h>

#include "pdf/syntax.h"

namespace galley::pdf {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string alternative(std::string_view property, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n", property,
                     escaped(value));
}

template <class Values>
std::string container(std::string_view property, std::string_view kind, const Values& values) {
  std::string items;
  for (const auto& value : values)
    if (!value.empty()) items += "<rdf:li>" + escaped(value) + "</rdf:li>";
  if (items.empty()) return {};
  return fmt::format("<{0}><rdf:{1}>{2}</rdf:{1}></{0}>\n", property, kind, items);
}

std::string simple(std::string_view property, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format("<{0}>{1}</{0}>\n", property, escaped(value));
}

// PDF/A knows no property of PDF/UA, so the packet describes the one it uses
// (ISO 19005-2, 6.6.2.3).
constexpr std::string_view extension_schema = R"(<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
)";

std::string draft_label(const document::Metadata& metadata) {
  return metadata.draft_id.empty() ? std::string() : "galley-draft = " + metadata.draft_id;
}

}  // namespace

std::string xmp_packet(const document::Metadata& metadata, const PdfOptions& options) {
  const std::string date = iso_date(options.date);
  const std::string_view language = metadata.language;
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n";
  out += "<dc:format>application/pdf</dc:format>\n";
  out += alternative("dc:title", metadata.title);
  out += alternative("dc:description", metadata.subtitle);
  out += container("dc:creator", "Seq", metadata.authors);
  out += container("dc:publisher", "Bag", std::initializer_list<std::string_view>{metadata.publisher});
  out += container("dc:language", "Bag", std::initializer_list<std::string_view>{language});
  out += simple("dc:identifier", draft_label(metadata));
  out += simple("xmp:CreateDate", date) + simple("xmp:ModifyDate", date) + simple("xmp:MetadataDate", date);
  out += simple("xmp:CreatorTool", options.producer) + simple("pdf:Producer", options.producer);
  out += extension_schema;
  return out + "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string information(const document::Metadata& metadata, const PdfOptions& options) {
  std::string out = "/Title" + text_string(metadata.title);
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out += name(key) + text_string(value);
  };
  std::string authors;
  for (const std::string& author : metadata.authors) authors += (authors.empty() ? "" : ", ") + author;
  add("Author", authors);
  add("Subject", metadata.subtitle);
  add("Creator", options.producer);
  add("Producer", options.producer);
  add("galley-draft", metadata.draft_id);
  const std::string date = byte_string(pdf_date(options.date));
  return out + "/CreationDate" + date + "/ModDate" + date;
}

}  // namespace galley::pdf
