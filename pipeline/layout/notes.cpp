// Footnotes: set once, when their first reference is met; placed by the page breaker.
#include "layout/flow.h"

namespace galley::layout {

void Flow::set_pending_notes() {
  // A note may refer to another one.
  for (std::size_t i = 0; i < pending_notes_.size(); ++i) set_note(pending_notes_[i], parent_);
  pending_notes_.clear();
}

void Flow::set_note(int index, ElementId parent) {
  const document::Note& source = document_.notes[static_cast<std::size_t>(index)];
  NoteText& note = notes_[static_cast<std::size_t>(index)];
  const TextStyle& text = style("footnote");
  const style::PdfFootnote& look = theme_.pdf.footnote;
  const std::string number = std::to_string(source.number);
  const ElementId element = add_element("Note", parent);
  pages_.structure.back().id = "note-" + number;
  const ElementId label = add_element("Lbl", element);
  const Frame frame{theme_.pdf.frames.main.x, theme_.pdf.frames.main.width};
  CharacterStyle mark = text.strong;
  mark.colour = brand_.colour(look.mark);
  bool first = true;
  for (const document::Block& block : source.content) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.node);
    if (paragraph == nullptr) continue;
    const ElementId body = add_element("P", element);
    const std::vector<Piece> content = pieces(paragraph->content, text, body);
    for (const int line : text_strips(content, text, {frame.x + look.hang, frame.width - look.hang})) {
      Strip set = std::move(strip(line));
      if (first) {
        // A number of three digits needs more than the hang; it then pushes nothing, being bold and short.
        Strip with_mark;
        with_mark.height = set.height;
        stack_text(with_mark, {text_piece(number, mark, label)}, text, {frame.x, look.hang * 2}, 0);
        append(with_mark, std::move(set), 0, 0);
        add_destination(with_mark, "note-" + number);
        with_mark.height = text.leading();
        set = std::move(with_mark);
        first = false;
      }
      note.heights.lines.push_back(text.leading());
      note.lines.push_back(std::move(set));
    }
  }
  note.heights.after = text.row->after;
}

}  // namespace galley::layout
