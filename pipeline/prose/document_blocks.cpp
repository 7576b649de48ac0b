// Document → blocks of text for rules and the other engines.
#include <algorithm>

#include "prose/document_blocks.h"

#include "prose/addresses.h"
#include "prose/message.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

using document::Block;
using document::Blocks;
using document::Inline;
using document::Inlines;

template <class Node, class Variant>
const Node* as(const Variant& node) {
  return std::get_if<Node>(&node);
}

bool starts_with_mark(std::string_view text) {
  return !text.empty() && std::string_view(".,;:!?)]}").find(text[0]) != std::string_view::npos;
}

// The letters of inline content, each with its place. What is no English prose of the
// author's (code, other languages, bare addresses) stands as asterisks.
class Letters {
 public:
  MappedText run(const Inlines& content) {
    add(content, false);
    return std::move(text_);
  }

 private:
  void add(const Inlines& content, bool masked) {
    for (const Inline& item : content) add(item, masked);
  }

  void add(const Inline& item, bool masked) {
    if (const auto* text = as<document::Text>(item.node)) return letters(text->text, item.span, masked);
    if (const auto* node = as<document::Emphasis>(item.node)) return add(node->content, masked);
    if (const auto* node = as<document::Strong>(item.node)) return add(node->content, masked);
    if (const auto* node = as<document::Styled>(item.node))
      return add(node->content, masked || !node->attributes.get("lang").empty());
    if (const auto* node = as<document::Link>(item.node))
      return add(node->content, masked || document::plain_text(node->content) == node->target);
    if (const auto* node = as<document::Code>(item.node)) return letters(node->text, item.span, true);
    if (const auto* node = as<document::CrossReference>(item.node)) return letters(node->text, item.span, false);
    // "illegal" at the end of a line and "migrants" on the next are one term.
    if (as<document::SoftBreak>(item.node) != nullptr) text_.append(" ", item.span, Origin::changed);
    if (as<document::LineBreak>(item.node) != nullptr)
      text_.append("\n", item.span, item.span.end - item.span.begin == 1 ? Origin::copy : Origin::changed);
  }

  void letters(std::string_view value, Span span, bool masked) {
    if (value.empty()) return;
    // The space before a citation that is left out is no space before a full stop.
    if (starts_with_mark(value) && text_.text.ends_with(' ') && text_.span().end < span.begin)
      text_ = text_.substr(0, text_.text.size() - 1);
    if (value.size() != span.end - span.begin) return append(value, span, masked);
    std::size_t at = 0;  // an address in the text is not prose: it is masked
    for (const unicode::Range& address : masked ? std::vector<unicode::Range>{} : addresses_in(value)) {
      append(value.substr(at, address.begin - at), part(span, at, address.begin), false);
      append(value.substr(address.begin, address.end - address.begin), part(span, address.begin, address.end), true);
      at = address.end;
    }
    append(value.substr(at), part(span, at, value.size()), masked);
  }

  static Span part(const Span& span, std::size_t begin, std::size_t end) {
    return {span.file, span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)};
  }

  void append(std::string_view value, Span span, bool masked) {
    if (value.empty()) return;
    const Origin origin = value.size() == span.end - span.begin ? Origin::copy : Origin::changed;
    if (!masked) return text_.append(value, span, origin);
    std::string stars;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t before = at;
      static_cast<void>(unicode::next_code_point(value, at));
      stars += value[before] == '\n' ? '\n' : '*';
    }
    text_.append(stars, span, stars.size() == span.end - span.begin ? Origin::copy : Origin::changed);
  }

  MappedText text_;
};

class Builder {
 public:
  DocumentBlocks run(const document::Document& document) {
    add(document.blocks, "");
    for (const document::Note& note : document.notes) add(note.content, "list.footnote");
    return std::move(result_);
  }

 private:
  // `part`: what encloses the blocks, as scopes name it; empty for running text.
  void add(const Blocks& blocks, const std::string& part) {
    for (const Block& block : blocks) add(block, part);
  }

  void add(const Block& block, const std::string& part) {
    if (const auto* paragraph = as<document::Paragraph>(block.node)) {
      emit(paragraph->content, part);
    } else if (const auto* heading = as<document::Heading>(block.node)) {
      emit(heading->content, "heading.h" + std::to_string(heading->level));
    } else if (const auto* list = as<document::List>(block.node)) {
      for (const document::ListItem& item : list->items) add(item.content, part.empty() ? "list" : part);
    } else if (const auto* quote = as<document::Quote>(block.node)) {
      add(quote->content, part.empty() ? "blockquote" : part);
    } else if (const auto* table = as<document::Table>(block.node)) {
      add_table(*table);
    } else if (const auto* figure = as<document::Figure>(block.node)) {
      emit(figure->caption, "figure.caption");
      if (!figure->image.alt.empty()) emit_text(MappedText(figure->image.alt, block.span, Origin::changed), "attr.alt");
    } else if (const auto* div = as<document::Div>(block.node)) {
      // A reference list holds others' words; a pull number is a label, not a sentence.
      if (div->name == "pull-number") add(div->content, "figure.caption");
      else if (div->name != "references") add(div->content, part);
    }
  }

  void add_table(const document::Table& table) {
    emit(table.caption, "table.caption");
    for (const document::Cell& cell : table.header) emit(cell.content, "table.header");
    for (const document::Row& row : table.rows)
      for (const document::Cell& cell : row) emit(cell.content, "table.cell");
  }

  void emit(const Inlines& content, const std::string& part) { emit_text(Letters().run(content), part); }

  void emit_text(MappedText text, const std::string& part) {
    if (trim_space(text.text).empty()) return;
    if (part.empty() || part == "list" || part == "blockquote") {
      result_.summary.append(text);
      const std::size_t size = text.text.size();
      result_.summary.append("\n\n", text.span(size, size), Origin::changed);
    }
    std::string key = part;
    std::replace(key.begin(), key.end(), '.', '_');
    if (!key.empty()) ++result_.counts[key];
    result_.blocks.push_back({"text." + part + (part.empty() ? "md" : ".md"), std::move(text)});
  }

  DocumentBlocks result_;
};

}  // namespace

DocumentBlocks document_blocks(const document::Document& document) { return Builder().run(document); }

}  // namespace galley::prose
