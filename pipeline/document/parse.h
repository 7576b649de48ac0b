// Manuscript → Document. md4c parses CommonMark and pipe tables; a pass before it
// takes out what md4c does not know (fenced divs, attributes, captions, footnotes),
// and an offset table leads back to the manuscript's bytes.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::document {

// Parses `text`, the content of file `file`. Mistakes (unknown div, unclosed fence,
// HTML, an attribute that does not parse) go to `diagnostics`; the tree holds what
// could be understood.
[[nodiscard]] Document parse_document(std::string_view text, FileId file, Diagnostics& diagnostics);

}  // namespace galley::document
