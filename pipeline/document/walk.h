// One way through a document in reading order, for checks and writers that need all
// of its text.
#pragma once

#include <functional>

#include "document/document.h"

namespace galley::document {

// Called before the children; return false to pass over them.
using BlockVisitor = std::function<bool(const Block&)>;
using InlineVisitor = std::function<bool(const Inline&)>;

void walk_blocks(const Blocks& blocks, const BlockVisitor& visit);
void walk_inlines(const Inlines& content, const InlineVisitor& visit);
// Every inline of every block, captions, cells and headings included; notes last.
void walk_all_inlines(const Document& document, const InlineVisitor& visit);

// A readable tree, one node a line with its byte range: the golden form of parser tests.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace galley::document
