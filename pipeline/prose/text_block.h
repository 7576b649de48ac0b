// The text that prose rules read: blocks of letters, each with the place of every
// letter in the file, so that an alert never has to be searched for again.
#pragma once

#include <string>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

// One run of text that rules see as a whole: a paragraph, a heading, a table cell.
struct TextBlock {
  // Parts joined by dots, as Vale names them: "text.heading.h2.md", "text.list.md",
  // "text.table.cell.md", "text.md"; also "summary.md" (all running text of the file)
  // and "raw.md" (the file as it stands).
  std::string scope;
  MappedText text;
};

using TextBlocks = std::vector<TextBlock>;

}  // namespace galley::prose
