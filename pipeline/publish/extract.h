// The words of a finished file as its readers could get them, hidden ones included:
// what the search for confidential text looks through.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "layout/pages.h"

namespace galley::publish {

// Every run, alternative text, title and language of the pages, and the metadata.
[[nodiscard]] std::string text_of_pages(const layout::Pages& pages, const document::Metadata& metadata);

// A document's own words, block by block: what typesetting may part (a paragraph over two
// pages, a citation inside a sentence) stands together here.
[[nodiscard]] std::string text_of_document(const document::Document& document);

// The text between and inside the tags of every XML part of a DOCX or PPTX, charts and
// custom parts and the workbooks of charts included, and the names of all parts. An Error
// if the bytes are no package: what cannot be searched must not pass as clean.
[[nodiscard]] Result<std::string> text_of_package(std::string_view bytes);

// HTML, XML, SVG: the text between tags, with tags as spaces and without them, and what
// stands inside tags. Character references and percent signs of addresses are resolved.
[[nodiscard]] std::string text_of_markup(std::string_view markup);

// JSON with the escapes of its strings resolved.
[[nodiscard]] std::string text_of_json(std::string_view json);

// Markdown without what stands in brackets of citations.
[[nodiscard]] std::string text_of_markdown(std::string_view markdown);

}  // namespace galley::publish
