#include "publish/extract.h"

#include "layout/trace.h"
#include "opc/package.h"

namespace galley::publish {
namespace {

void add(std::string& text, std::string_view words) {
  if (words.empty()) return;
  text += words;
  text += '\n';
}

}  // namespace

std::string text_of_pages(const layout::Pages& pages, const document::Metadata& metadata) {
  std::string text;
  for (const layout::Page& page : pages.pages) {
    add(text, layout::text_of(page));
    for (const layout::Item& item : page.items)
      if (const auto* run = std::get_if<layout::GlyphRun>(&item); run != nullptr && run->element == layout::artifact)
        add(text, run->text);
    for (const layout::LinkArea& link : page.links) {
      add(text, link.contents);
      add(text, link.uri);
    }
  }
  for (const layout::Element& element : pages.structure)
    for (const std::string* words : {&element.title, &element.alt, &element.actual_text}) add(text, *words);
  for (const layout::OutlineEntry& entry : pages.outline) add(text, entry.title);
  for (const std::string* words : {&metadata.title, &metadata.subtitle, &metadata.publisher, &metadata.draft_id})
    add(text, *words);
  for (const std::string& author : metadata.authors) add(text, author);
  return text;
}

// Tags inside a word's run ("</w:t></w:r><w:r><w:t>") split letters that a reader sees
// together, so what lies between tags is taken twice: joined, and with spaces for tags.
std::string text_of_markup(std::string_view markup) {
  std::string joined, spaced, attributes;
  bool in_tag = false;
  for (std::size_t at = 0; at < markup.size(); ++at) {
    const char letter = markup[at];
    if (letter == '<') {
      in_tag = true;
      spaced += ' ';
      // A paragraph's end ends a run of words in both readings.
      if (markup.substr(at).starts_with("</w:p>") || markup.substr(at).starts_with("</a:p>")) joined += '\n';
    } else if (letter == '>' && in_tag) {
      in_tag = false;
      attributes += '\n';
    } else if (in_tag) {
      attributes += letter;
    } else {
      const bool escape = letter == '\\' && at + 1 < markup.size();
      joined += escape ? ' ' : letter;
      spaced += escape ? ' ' : letter;
      if (escape) ++at;
    }
  }
  return joined + '\n' + spaced + '\n' + attributes;
}

Result<std::string> text_of_package(std::string_view bytes) {
  TRY(const opc::Package package, opc::read_package(bytes));
  std::string text;
  for (const auto& [name, part] : package.parts()) {
    if (name.ends_with(".xlsx")) {
      TRY(const std::string inner, text_of_package(part.bytes));
      add(text, inner);
    } else if (name.ends_with(".xml") || name.ends_with(".rels")) {
      add(text, text_of_markup(part.bytes));
    }
  }
  return text;
}

}  // namespace galley::publish
