// Footnotes and display mathematics, which md4c does not know, taken out of Markdown
// before it is parsed.
#pragma once

#include <string>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

struct FootnoteText {
  std::string label;
  MappedText text;      // Markdown, without its indentation
};

struct SplitMarkdown {
  MappedText text;                    // what is left, definitions replaced by blank lines
  std::vector<FootnoteText> notes;    // in the order of the file
};

// Takes out `[^label]: …` with its indented and lazy continuation lines, and turns
// `$$` … `$$` on lines of their own into fenced code. Code blocks are left alone.
[[nodiscard]] SplitMarkdown split_markdown(const MappedText& source);

}  // namespace galley::prose
