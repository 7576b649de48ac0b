// The readable tree: the golden form of parser tests.
#include <fmt/format.h>

#include "document/walk.h"

namespace galley::document {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string describe(const Attributes& attributes) {
  std::string out;
  if (!attributes.id.empty()) out += " #" + attributes.id;
  for (const std::string& name : attributes.classes) out += " ." + name;
  for (const auto& [key, value] : attributes.values) out += fmt::format(" {}={}", key, quoted(value));
  return out;
}

class Dumper {
 public:
  std::string run(const Document& document) {
    blocks(document.blocks, 0);
    for (const Note& note : document.notes) {
      line(0, note.span, fmt::format("note {} {}", quoted(note.label), note.number));
      blocks(note.content, 1);
    }
    for (const Directive& directive : document.directives)
      line(0, directive.span, "directive " + quoted(directive.text));
    for (const Target& target : document.targets)
      line(0, target.span, fmt::format("target {} {}", quoted(target.id), quoted(target.text)));
    return std::move(out_);
  }

 private:
  void line(int depth, Span span, std::string_view text) {
    out_ += fmt::format("{:{}}{} [{}, {})\n", "", depth * 2, text, span.begin, span.end);
  }

  void blocks(const Blocks& all, int depth) {
    for (const Block& block : all) {
      std::visit([&](const auto& node) { show(node, block, depth); }, block.node);
    }
  }

  void inlines(const Inlines& all, int depth) {
    for (const Inline& item : all) {
      std::visit([&](const auto& node) { show(node, item.span, depth); }, item.node);
    }
  }

  static std::string id(const Block& block) { return block.id > 0 ? fmt::format(" {}:", block.id) : ""; }

  void show(const Paragraph& node, const Block& block, int depth) {
    line(depth, block.span, "paragraph" + id(block));
    inlines(node.content, depth + 1);
  }
  void show(const Heading& node, const Block& block, int depth) {
    line(depth, block.span,
         fmt::format("heading{} {}{}{}", id(block), node.level, node.number.empty() ? "" : " " + quoted(node.number),
                     describe(node.attributes)));
    inlines(node.content, depth + 1);
  }
  void show(const List& node, const Block& block, int depth) {
    line(depth, block.span,
         fmt::format("list{} {}{}", id(block), node.ordered ? fmt::format("from {}", node.start) : "bullets",
                     node.tight ? "" : " loose"));
    for (const ListItem& item : node.items) {
      line(depth + 1, item.span, "item");
      blocks(item.content, depth + 2);
    }
  }
  void show(const Quote& node, const Block& block, int depth) {
    line(depth, block.span, "quote" + id(block));
    blocks(node.content, depth + 1);
  }
  void show(const CodeBlock& node, const Block& block, int depth) {
    line(depth, block.span,
         fmt::format("code{} {}{} {}", id(block), quoted(node.language), describe(node.attributes), quoted(node.text)));
  }
  void show(const ThematicBreak& /*node*/, const Block& block, int depth) {
    line(depth, block.span, "break" + id(block));
  }
  void show(const Table& node, const Block& block, int depth) {
    constexpr std::string_view letters = "-lcr";
    std::string columns;
    for (const Align align : node.columns) columns += letters[static_cast<std::size_t>(align)];
    line(depth, block.span,
         fmt::format("table{} {}{}{}", id(block), columns, node.number.empty() ? "" : " " + quoted(node.number),
                     describe(node.attributes)));
    if (!node.caption.empty()) {
      out_ += fmt::format("{:{}}caption\n", "", depth * 2 + 2);
      inlines(node.caption, depth + 2);
    }
    row("header", node.header, depth + 1);
    for (const Row& cells : node.rows) row("row", cells, depth + 1);
  }
  void row(std::string_view name, const Row& cells, int depth) {
    out_ += fmt::format("{:{}}{}\n", "", depth * 2, name);
    for (const Cell& cell : cells) {
      line(depth + 1, cell.span, "cell");
      inlines(cell.content, depth + 2);
    }
  }
  void show(const Figure& node, const Block& block, int depth) {
    line(depth, block.span,
         fmt::format("figure{} {}{} alt {}{}", id(block), quoted(node.image.path),
                     node.number.empty() ? "" : " " + quoted(node.number), quoted(node.image.alt),
                     describe(node.image.attributes)));
    inlines(node.caption, depth + 1);
  }
  void show(const Chart& node, const Block& block, int depth) {
    line(depth, block.span,
         fmt::format("chart{} {}{}{}", id(block), quoted(node.figure),
                     node.number.empty() ? "" : " " + quoted(node.number), describe(node.attributes)));
  }
  void show(const Div& node, const Block& block, int depth) {
    line(depth, block.span, fmt::format("div{} {}{}", id(block), quoted(node.name), describe(node.attributes)));
    blocks(node.content, depth + 1);
  }

  void show(const Text& node, Span span, int depth) { line(depth, span, "text " + quoted(node.text)); }
  void show(const Emphasis& node, Span span, int depth) {
    line(depth, span, "emphasis");
    inlines(node.content, depth + 1);
  }
  void show(const Strong& node, Span span, int depth) {
    line(depth, span, "strong");
    inlines(node.content, depth + 1);
  }
  void show(const Code& node, Span span, int depth) { line(depth, span, "code " + quoted(node.text)); }
  void show(const Link& node, Span span, int depth) {
    line(depth, span,
         fmt::format("link {}{}", quoted(node.target), node.title.empty() ? "" : " " + quoted(node.title)));
    inlines(node.content, depth + 1);
  }
  void show(const Image& node, Span span, int depth) {
    line(depth, span, fmt::format("image {} alt {}{}", quoted(node.path), quoted(node.alt), describe(node.attributes)));
  }
  void show(const SoftBreak& /*node*/, Span span, int depth) { line(depth, span, "softbreak"); }
  void show(const LineBreak& /*node*/, Span span, int depth) { line(depth, span, "linebreak"); }
  void show(const Styled& node, Span span, int depth) {
    line(depth, span, "styled" + describe(node.attributes));
    inlines(node.content, depth + 1);
  }
  void show(const NoteReference& node, Span span, int depth) {
    line(depth, span, fmt::format("note-reference {} {}", quoted(node.label), node.number));
  }
  void show(const Citation& node, Span span, int depth) {
    line(depth, span, "citation");
    for (const CitedItem& item : node.items) {
      line(depth + 1, item.span,
           fmt::format("cited {}{}{}", quoted(item.id), item.locator.empty() ? "" : " at " + quoted(item.locator),
                       item.key.empty() ? "" : fmt::format(" = {} {}", item.number, quoted(item.key))));
    }
  }
  void show(const CrossReference& node, Span span, int depth) {
    line(depth, span,
         fmt::format("reference {}{}", quoted(node.target), node.text.empty() ? "" : " = " + quoted(node.text)));
  }

  std::string out_;
};

}  // namespace

std::string dump(const Document& document) { return Dumper().run(document); }

}  // namespace galley::document
