// The second pass over inline content: brackets that md4c leaves as text. Internal to the module.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/prepare.h"

namespace galley::document {

// A piece of inline content as md4c gives it.
struct Piece {
  Inline item;
  const AttributeMark* mark = nullptr;  // {…}: then `item` is empty
  bool escaped = false;                 // the first letter was written with a backslash
};

// Makes notes, citations, cross references and styled spans of `[…]`, hangs attributes
// on what they follow, and joins text. Linear in the number of pieces and letters.
[[nodiscard]] Inlines finish_inlines(std::vector<Piece> pieces, std::string_view source, FileId file,
                                     Diagnostics& diagnostics);

}  // namespace galley::document
