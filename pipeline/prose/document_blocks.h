// Document → blocks, with the running text and the counts that metrics need. Internal.
#pragma once

#include <map>
#include <string>

#include "document/document.h"
#include "prose/text_block.h"

namespace galley::prose {

struct DocumentBlocks {
  TextBlocks blocks;                      // scopes as Vale names them, for ".md"
  MappedText summary;                     // running text, lists, quotations
  std::map<std::string, double> counts;   // "list", "heading_h2" …
};

[[nodiscard]] DocumentBlocks document_blocks(const document::Document& document);

}  // namespace galley::prose
