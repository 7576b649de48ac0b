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

// The text between and inside the tags of every XML part of a DOCX or PPTX, charts and
// custom parts and the workbooks of charts included. An Error if the bytes are no package:
// what cannot be searched must not pass as clean.
[[nodiscard]] Result<std::string> text_of_package(std::string_view bytes);

// HTML, JSON or CSV with tags and escapes turned to spaces.
[[nodiscard]] std::string text_of_markup(std::string_view text);

}  // namespace galley::publish
