#include "document/parse.h"

#include <algorithm>

#include "document/builder.h"
#include "document/prepare.h"

namespace galley::document {
namespace {

constexpr std::size_t largest_text = 32U << 20U;  // bytes

}  // namespace

Document parse_document(std::string_view text, FileId file, Diagnostics& diagnostics) {
  Document document;
  if (text.size() > largest_text) {
    diagnostics.error("markdown.too-large", {file, 0, 0}, "the text is larger than 32 MB",
                      "divide it, or remove what is not text");
    return document;
  }
  const Prepared prepared = prepare(text, file, diagnostics);
  Context context{text, file, diagnostics, prepared, document, std::vector<bool>(prepared.tables.size()),
                  4 * text.size() + (1U << 20U)};
  document.blocks = Builder(context, prepared.buffer, prepared.fences, prepared.attributes).run();
  const std::vector<FenceMark> no_fences;
  for (const NoteText& text_of_note : prepared.notes) {
    Note note;
    note.label = text_of_note.label;
    note.span = text_of_note.span;
    note.content = Builder(context, text_of_note.buffer, no_fences, text_of_note.attributes).run();
    document.notes.push_back(std::move(note));
  }
  for (std::size_t i = 0; i < prepared.tables.size(); ++i) {
    if (context.used_tables[i]) continue;
    diagnostics.error("markdown.table", prepared.tables[i].span, "this table is read as plain text",
                      "put an empty line before it, and at least three dashes for each column on its second line");
  }
  std::stable_sort(document.directives.begin(), document.directives.end(),
                   [](const Directive& a, const Directive& b) { return a.span < b.span; });
  return document;
}

}  // namespace galley::document
