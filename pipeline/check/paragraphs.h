// The paragraphs of a prose field, each with what it cites.
#pragma once

#include <string>
#include <vector>

#include "base/source_map.h"

namespace galley::check {

struct Cited {
  std::string id;                  // a key of a reference or the id of a fact, as written
  Span span;                       // of "@id"
};

struct Paragraph {
  MappedText text;
  std::vector<Cited> cited;        // in order
};

// Runs of lines that hold running text, that of boxes included: headings, fences, tables,
// code and figures are left out; the items of a list stand together.
[[nodiscard]] std::vector<Paragraph> paragraphs(const MappedText& prose);

}  // namespace galley::check
