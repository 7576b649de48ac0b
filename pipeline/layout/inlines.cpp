// Inline content → pieces of a paragraph: styles, links, note marks, citations, symbols.
#include "layout/flow.h"

#include <type_traits>

namespace galley::layout {

CharacterStyle Flow::character(const InlineContext& context) const {
  const TextStyle& style = *context.style;
  CharacterStyle result = context.strong ? (context.italic ? style.strong_italic : style.strong)
                                         : (context.italic ? style.italic : style.plain);
  if (context.colour) result.colour = *context.colour;
  return result;
}

Piece Flow::text_piece(std::string text, const CharacterStyle& style, ElementId element) const {
  Piece piece;
  piece.text = std::move(text);
  piece.style = style;
  piece.element = element;
  return piece;
}

Piece Flow::text_piece(std::string text, const InlineContext& context) const {
  Piece piece = text_piece(std::move(text), character(context), context.element);
  piece.language = context.language;
  piece.link = context.link;
  piece.source = context.span;
  if (context.link >= 0 && !context.url_colour && links_[static_cast<std::size_t>(context.link)].destination.empty())
    piece.style.underline = true;
  return piece;
}

Piece Flow::symbol_piece(const style::Symbol& symbol, double size, ElementId parent) {
  Piece piece;
  piece.kind = Piece::Kind::symbol;
  piece.symbol = &symbol;
  piece.style.size = size;
  piece.width = size + size * 0.45;
  piece.element = add_element("Span", parent);
  pages_.structure.back().alt = symbol.label;
  return piece;
}

int Flow::add_link(std::string uri, std::string destination, std::string contents, ElementId parent) {
  LinkTarget link;
  link.uri = std::move(uri);
  link.destination = std::move(destination);
  link.contents = std::move(contents);
  link.element = add_element("Link", parent);
  links_.push_back(std::move(link));
  return static_cast<int>(links_.size()) - 1;
}

std::vector<Piece> Flow::pieces(const document::Inlines& content, const TextStyle& style, ElementId element) {
  std::vector<Piece> out;
  InlineContext context;
  context.style = &style;
  context.element = element;
  context.url_colour = style.row == this->style("reference").row;
  add_inlines(content, context, out);
  if (!pending_anchor_.empty() && !out.empty() && out.back().anchor.empty()) {
    out.back().anchor = std::move(pending_anchor_);
    pending_anchor_.clear();
  }
  return out;
}

void Flow::add_inlines(const document::Inlines& content, InlineContext context, std::vector<Piece>& out) {
  for (const document::Inline& item : content) {
    const std::size_t before = out.size();
    add_inline(item, context, out);
    if (!pending_anchor_.empty() && out.size() > before && out[before].anchor.empty()) {
      out[before].anchor = std::move(pending_anchor_);
      pending_anchor_.clear();
    }
  }
}

void Flow::add_inline(const document::Inline& item, InlineContext& outer, std::vector<Piece>& out) {
  InlineContext context = outer;
  context.span = item.span;
  std::visit([&](const auto& node) {
    using Type = std::decay_t<decltype(node)>;
    if constexpr (std::is_same_v<Type, document::Text>) {
      if (!node.text.empty()) out.push_back(text_piece(node.text, context));
    } else if constexpr (std::is_same_v<Type, document::Emphasis>) {
      context.italic = true;
      add_inlines(node.content, context, out);
    } else if constexpr (std::is_same_v<Type, document::Strong>) {
      context.strong = true;
      add_inlines(node.content, context, out);
    } else if constexpr (std::is_same_v<Type, document::Code>) {
      Piece piece = text_piece(node.text, context);
      piece.style.font = style("code").plain.font;
      piece.style.size *= 0.92;
      out.push_back(std::move(piece));
    } else if constexpr (std::is_same_v<Type, document::Link>) {
      const bool inner = node.target.starts_with('#');
      context.link = add_link(inner ? "" : node.target, inner ? node.target.substr(1) : "",
                              document::plain_text(node.content), context.element);
      context.element = links_.back().element;
      context.colour = brand_.colour(context.url_colour ? theme_.pdf.reference_url : theme_.pdf.link);
      add_inlines(node.content, context, out);
    } else if constexpr (std::is_same_v<Type, document::Image>) {
      diagnostics_.error("layout.inline-image", item.span, "an image cannot stand inside a line",
                         "put it in a paragraph of its own");
    } else if constexpr (std::is_same_v<Type, document::SoftBreak>) {
      out.push_back(text_piece(" ", context));
    } else if constexpr (std::is_same_v<Type, document::LineBreak>) {
      Piece piece = text_piece("", context);
      piece.kind = Piece::Kind::line_break;
      out.push_back(std::move(piece));
    } else if constexpr (std::is_same_v<Type, document::Styled>) {
      add_styled(node, context, out);
    } else if constexpr (std::is_same_v<Type, document::NoteReference>) {
      add_note_mark(node, context, out);
    } else if constexpr (std::is_same_v<Type, document::Citation>) {
      add_citation(node, context, out);
    } else if constexpr (std::is_same_v<Type, document::CrossReference>) {
      context.link = add_link("", node.target, node.text, context.element);
      context.element = links_.back().element;
      const std::size_t mention = mentions_.size();
      mentions_.push_back({context.element, node.target});
      out.push_back(text_piece(node.text, context));
      const int page = mention < named_pages_.size() ? named_pages_[mention] : 0;
      if (page > 0) out.push_back(text_piece(" " + fill_in(words_.on_page, std::to_string(page)), context));
    }
  }, item.node);
}

void Flow::add_styled(const document::Styled& styled, InlineContext context, std::vector<Piece>& out) {
  const document::Attributes& attributes = styled.attributes;
  if (!attributes.id.empty()) pending_anchor_ = attributes.id;
  const std::string_view language = attributes.get("lang");
  if (!language.empty() && language != document_.metadata.language) context.language = language;
  for (const std::string& name : attributes.classes)
    if (const style::Symbol* symbol = theme_.symbols.find(name)) {
      Piece piece = symbol_piece(*symbol, context.style->row->size * 0.95, context.element);
      piece.source = context.span;
      out.push_back(std::move(piece));
    }
  add_inlines(styled.content, context, out);
}

void Flow::add_note_mark(const document::NoteReference& note, const InlineContext& context, std::vector<Piece>& out) {
  const auto found = note_of_label_.find(note.label);
  if (found == note_of_label_.end()) return;
  InlineContext mark = context;
  const std::string number = std::to_string(note.number);
  mark.link = add_link("", "note-" + number, fill_in(words_.note_link, number), context.element);
  mark.element = links_.back().element;
  Piece piece = text_piece(number, mark);
  const double scale = context.style->row->size / style("body").row->size;
  piece.style.font = context.style->plain.font;
  piece.style.size = theme_.pdf.note_mark_size * scale;
  piece.style.rise = theme_.pdf.note_mark_rise * scale;
  piece.style.underline = false;
  piece.anchor = "note-reference-" + number;
  if (!notes_[static_cast<std::size_t>(found->second)].set) {
    piece.note = found->second;
    notes_[static_cast<std::size_t>(found->second)].set = true;
    pending_notes_.push_back(found->second);
  }
  out.push_back(std::move(piece));
}

// "[3, p. 4; 7]": numbers of the reference list, each a link to its entry.
void Flow::add_citation(const document::Citation& citation, InlineContext context, std::vector<Piece>& out) {
  const char* before = "[";
  for (const document::CitedItem& item : citation.items) {
    out.push_back(text_piece(before, context));
    before = "; ";
    InlineContext cited = context;
    const std::string shown = item.number > 0 ? std::to_string(item.number) : item.label;
    const std::string& key = item.key.empty() ? item.id : item.key;
    cited.link = add_link("", "ref-" + key, fill_in(words_.reference_link, shown), context.element);
    cited.element = links_.back().element;
    cited.colour = brand_.colour(theme_.pdf.link);
    out.push_back(text_piece(shown, cited));
    if (!item.locator.empty()) out.push_back(text_piece(", " + item.locator, context));
  }
  if (!citation.items.empty()) out.push_back(text_piece("]", context));
}

}  // namespace galley::layout
