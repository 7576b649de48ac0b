#include "document/walk.h"

#include <fmt/format.h>

namespace galley::document {
namespace {

const Inlines* content_of(const Inline& item) {
  if (const auto* node = std::get_if<Emphasis>(&item.node)) return &node->content;
  if (const auto* node = std::get_if<Strong>(&item.node)) return &node->content;
  if (const auto* node = std::get_if<Link>(&item.node)) return &node->content;
  if (const auto* node = std::get_if<Styled>(&item.node)) return &node->content;
  return nullptr;
}

void append_plain(const Inlines& content, std::string& out) {
  for (const Inline& item : content) {
    if (const auto* text = std::get_if<Text>(&item.node)) out += text->text;
    if (const auto* code = std::get_if<Code>(&item.node)) out += code->text;
    if (const auto* image = std::get_if<Image>(&item.node)) out += image->alt;
    if (const auto* reference = std::get_if<CrossReference>(&item.node)) out += reference->text;
    if (std::holds_alternative<SoftBreak>(item.node) || std::holds_alternative<LineBreak>(item.node)) out += ' ';
    if (const Inlines* inner = content_of(item)) append_plain(*inner, out);
  }
}

}  // namespace

std::string plain_text(const Inlines& content) {
  std::string out;
  append_plain(content, out);
  return out;
}

void walk_blocks(const Blocks& blocks, const BlockVisitor& visit) {
  for (const Block& block : blocks) {
    if (!visit(block)) continue;
    if (const auto* quote = std::get_if<Quote>(&block.node)) walk_blocks(quote->content, visit);
    if (const auto* div = std::get_if<Div>(&block.node)) walk_blocks(div->content, visit);
    if (const auto* list = std::get_if<List>(&block.node)) {
      for (const ListItem& item : list->items) walk_blocks(item.content, visit);
    }
  }
}

void walk_inlines(const Inlines& content, const InlineVisitor& visit) {
  for (const Inline& item : content) {
    if (!visit(item)) continue;
    if (const Inlines* inner = content_of(item)) walk_inlines(*inner, visit);
  }
}

void walk_all_inlines(const Document& document, const InlineVisitor& visit) {
  const BlockVisitor block = [&](const Block& item) {
    if (const auto* paragraph = std::get_if<Paragraph>(&item.node)) walk_inlines(paragraph->content, visit);
    if (const auto* heading = std::get_if<Heading>(&item.node)) walk_inlines(heading->content, visit);
    if (const auto* figure = std::get_if<Figure>(&item.node)) walk_inlines(figure->caption, visit);
    if (const auto* table = std::get_if<Table>(&item.node)) {
      walk_inlines(table->caption, visit);
      for (const Cell& cell : table->header) walk_inlines(cell.content, visit);
      for (const Row& row : table->rows) {
        for (const Cell& cell : row) walk_inlines(cell.content, visit);
      }
    }
    return true;
  };
  walk_blocks(document.blocks, block);
  for (const Note& note : document.notes) walk_blocks(note.content, block);
}

}  // namespace galley::document
