// HTML tokens → blocks of text, with Vale's meaning of scopes: which elements end a
// block, which are passed over, where a space belongs between inline pieces.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "prose/html_tokens.h"
#include "prose/switches.h"
#include "prose/text_block.h"

namespace galley::prose {

// A block and what decides which rules read it.
struct LintBlock {
  TextBlock block;
  Switches switches;    // as they stand where the block ends
  bool running = false; // plain running text, which also has paragraphs and sentences
  // Of a paragraph or sentence between blanks: the place of its whole block in the list; else 0.
  std::size_t whole = 0;
};

struct WalkOptions {
  std::vector<std::string> skipped_elements;  // empty: script style pre figure noscript iframe
  std::vector<std::string> ignored_elements;  // empty: tt code kbd; their text becomes asterisks
  std::vector<std::string> ignored_classes;   // besides problematic, pre, code
  std::vector<std::string> styles;            // for `vale styles = …`
  std::string extension;                      // ".md"
};

struct WalkResult {
  std::vector<LintBlock> blocks;
  MappedText summary;                          // running text, lists and quotations
  Switches switches;                           // at the end
  std::map<std::string, double> counts;        // "pre", "list", "blockquote", "heading_h2" …
};

[[nodiscard]] WalkResult walk_tokens(const HtmlTokens& tokens, const WalkOptions& options);

}  // namespace galley::prose
