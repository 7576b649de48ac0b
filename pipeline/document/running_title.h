// What running heads and feet call a publication.
#pragma once

#include <string>

#include "document/document.h"

namespace galley::document {

// "Title: a subtitle". The subtitle begins small, as within a sentence, unless it is a name or an
// abbreviation ("UN reform", "C2 servers").
[[nodiscard]] std::string running_title(const Metadata& metadata);

}  // namespace galley::document
