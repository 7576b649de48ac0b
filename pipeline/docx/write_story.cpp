#include <fmt/format.h>

#include "docx/writer.h"
#include "ooxml/scripts.h"

namespace galley::docx {
namespace {

bool is_right_to_left(std::string_view style) {
  const auto script = script_of_style(style);
  return script == "Arabic" || script == "Hebrew" || script == "Thaana";
}

bool reads_right_to_left(const Paragraph& paragraph) {
  for (const auto& run : paragraph.runs)
    if (const auto* text = std::get_if<TextRun>(&run)) return is_right_to_left(text->style);
  return false;
}

void collect_anchors(const Model& model, std::set<std::string, std::less<>>& anchors) {
  for_each_paragraph(model, [&](const Paragraph& paragraph) {
    if (!paragraph.contents_bookmark.empty()) anchors.insert(paragraph.contents_bookmark);
    for (const auto& run : paragraph.runs)
      if (const auto* anchor = std::get_if<AnchorRun>(&run)) anchors.insert(anchor->name);
  });
}

int link_of(const Run& run) {
  if (const auto* text = std::get_if<TextRun>(&run)) return text->link;
  if (const auto* tab = std::get_if<TabRun>(&run)) return tab->link;
  const auto* field = std::get_if<FieldRun>(&run);
  return field == nullptr ? -1 : field->link;
}

}  // namespace

StoryWriter::StoryWriter(const Model& model, const document::Document& document, const DocxOptions& options,
                         opc::Package& package, std::string part)
    : model_(model), document_(document), options_(options), package_(package), part_(std::move(part)) {
  collect_anchors(model, anchors_);
  if (part_ != "/word/document.xml") bookmark_id_ = 1'000'000;
}

void StoryWriter::begin(std::string_view root) {
  xml_.begin(root).attribute("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  xml_.attribute("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  if (root != "w:document") return;
  xml_.attribute("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
  xml_.attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
  xml_.attribute("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");
  xml_.attribute("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
  xml_.attribute("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
  xml_.attribute("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml");
  xml_.begin("w:body");
}

std::string StoryWriter::finish() {
  if (part_ == "/word/document.xml") {
    section();
    xml_.end();
  }
  return xml_.end().take();
}

void StoryWriter::bookmark(std::string_view name, bool end) {
  if (!end) {
    open_bookmarks_[std::string(name)] = bookmark_id_;
    xml_.begin("w:bookmarkStart").attribute("w:id", bookmark_id_++).attribute("w:name", name).end();
    return;
  }
  if (const auto open = open_bookmarks_.find(name); open != open_bookmarks_.end())
    xml_.empty("w:bookmarkEnd", "w:id", open->second);
}

void StoryWriter::run_properties(std::string_view style, std::string_view language) {
  if (style.empty() && language.empty()) return;
  const auto script = script_of_style(style);
  const bool east_asian = ooxml::is_east_asian(script);
  xml_.begin("w:rPr");
  if (!style.empty()) xml_.empty("w:rStyle", "w:val", style);
  if (!script.empty() && !east_asian) xml_.empty(is_right_to_left(style) ? "w:rtl" : "w:cs");
  if (!language.empty())
    xml_.empty("w:lang", script.empty() ? "w:val" : east_asian ? "w:eastAsia" : "w:bidi", language);
  xml_.end();
}

void StoryWriter::text(const TextRun& run) {
  xml_.begin("w:r");
  run_properties(run.style, run.language);
  xml_.begin("w:t");
  if (run.text.starts_with(' ') || run.text.ends_with(' ') || run.text.find("  ") != std::string::npos)
    xml_.attribute("xml:space", "preserve");
  xml_.text(run.text).end().end();
}

void StoryWriter::field_character(std::string_view type, std::string_view style) {
  xml_.begin("w:r");
  run_properties(style);
  xml_.empty("w:fldChar", "w:fldCharType", type).end();
}

void StoryWriter::field(const FieldRun& field) {
  const std::string_view instruction = field.instruction;
  const bool reference = instruction.starts_with(" REF ") || instruction.starts_with(" PAGEREF ");
  if (reference) {
    const auto begin = instruction.find(' ', 1) + 1;
    if (!anchors_.contains(instruction.substr(begin, instruction.find(' ', begin) - begin)))
      return text({field.result, field.style, {}, -1});
  }
  field_character("begin", field.style);
  xml_.begin("w:r");
  run_properties(field.style);
  xml_.begin("w:instrText").attribute("xml:space", "preserve").text(instruction).end().end();
  field_character("separate", field.style);
  text({field.result, field.style, {}, -1});
  field_character("end", field.style);
}

void StoryWriter::note_reference(int number) {
  xml_.begin("w:r");
  run_properties("FootnoteReference");
  xml_.empty("w:footnoteReference", "w:id", number).end();
}

void StoryWriter::runs(const std::vector<Run>& all) {
  int open_link = -1;
  const auto switch_link = [&](int link) {
    if (link == open_link) return;
    if (open_link >= 0) xml_.end();
    open_link = link;
    if (link < 0) return;
    const auto& target = model_.links[static_cast<std::size_t>(link)];
    xml_.begin("w:hyperlink");
    if (target.uri.empty()) xml_.attribute("w:anchor", target.anchor);
    else xml_.attribute("r:id", package_.relate_external(part_, "hyperlink", target.uri));
    xml_.attribute("w:history", "1");
  };
  for (const auto& run : all) {
    const auto* words = std::get_if<TextRun>(&run);
    int link = link_of(run);
    if (link >= 0) {
      const auto& target = model_.links[static_cast<std::size_t>(link)];
      if (target.uri.empty() && !anchors_.contains(target.anchor)) link = -1;
    }
    switch_link(link);
    if (words != nullptr) text(*words);
    else if (const auto* note = std::get_if<NoteRun>(&run)) note_reference(note->number);
    else if (std::holds_alternative<BreakRun>(run)) xml_.begin("w:r").empty("w:br").end();
    else if (std::holds_alternative<TabRun>(run)) xml_.begin("w:r").empty("w:tab").end();
    else if (const auto* result = std::get_if<FieldRun>(&run)) field(*result);
    else if (const auto* anchor = std::get_if<AnchorRun>(&run)) bookmark(anchor->name, anchor->end);
    else if (const auto* edge_of = std::get_if<ControlEdge>(&run)) control(*edge_of);
    else if (const auto* frame = std::get_if<DrawingRun>(&run)) drawing(*frame);
    else if (const auto* edge = std::get_if<FieldEdge>(&run)) {
      if (edge->end) {
        field_character("end", {});
        continue;
      }
      field_character("begin", {});
      xml_.begin("w:r").begin("w:instrText").attribute("xml:space", "preserve").text(edge->instruction).end().end();
      field_character("separate", {});
    }
  }
  switch_link(-1);
}

void StoryWriter::paragraph_properties(const Paragraph& paragraph) {
  xml_.begin("w:pPr").empty("w:pStyle", "w:val", paragraph.style);
  if (paragraph.list != ListKind::none && (paragraph.level > 0 || paragraph.list_instance > 0)) {
    const int kind = static_cast<int>(paragraph.list);
    const int number = paragraph.list_instance > 0 ? 4 + paragraph.list_instance : kind;
    xml_.begin("w:numPr").empty("w:ilvl", "w:val", paragraph.level).empty("w:numId", "w:val", number).end();
  }
  if (reads_right_to_left(paragraph)) xml_.empty("w:bidi");
  xml_.end();
}

void StoryWriter::paragraph(const Paragraph& paragraph, int note) {
  xml_.begin("w:p");
  paragraph_properties(paragraph);
  const std::string mark = paragraph.mark.empty() ? std::string() : "_g" + paragraph.mark;
  if (!mark.empty()) bookmark(mark, false);
  if (!paragraph.contents_bookmark.empty()) bookmark(paragraph.contents_bookmark, false);
  if (note > 0) {
    xml_.begin("w:r");
    run_properties("FootnoteReference");
    xml_.empty("w:footnoteRef").end();
    text({" ", {}, {}, -1});
  }
  runs(paragraph.runs);
  if (!paragraph.contents_bookmark.empty()) bookmark(paragraph.contents_bookmark, true);
  if (!mark.empty()) bookmark(mark, true);
  xml_.end();
}

void StoryWriter::control(const ControlEdge& control) {
  if (control.end) {
    xml_.end().end();
    return;
  }
  xml_.begin("w:sdt").begin("w:sdtPr").empty("w:alias", "w:val", control.alias).empty("w:tag", "w:val", control.id);
  xml_.empty("w:id", "w:val", 100000 + control_id_++).end().begin("w:sdtContent");
}

void StoryWriter::items(const std::vector<Item>& all) {
  for (const auto& item : all) {
    if (const auto* cells = std::get_if<Table>(&item)) table(*cells);
    const auto* words = std::get_if<Paragraph>(&item);
    if (words == nullptr) continue;
    const bool controlled = !words->control.id.empty();
    if (controlled) control(words->control);
    paragraph(*words);
    if (controlled) control({{}, {}, true});
  }
}

// In the order of reference: LibreOffice assigns notes by position.
void StoryWriter::notes() {
  int id = -1;
  for (const std::string_view kind : {"separator", "continuationSeparator"}) {
    xml_.begin("w:footnote").attribute("w:type", kind).attribute("w:id", id++);
    xml_.begin("w:p").begin("w:pPr").empty("w:pStyle", "w:val", "NoteSeparator").end();
    xml_.begin("w:r").empty(kind == "separator" ? "w:separator" : "w:continuationSeparator").end().end().end();
  }
  for (const auto& [number, paragraphs] : model_.notes) {
    xml_.begin("w:footnote").attribute("w:id", number);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) paragraph(paragraphs[i], i == 0 ? number : 0);
    xml_.end();
  }
}

void StoryWriter::section() {
  const auto& page = options_.theme->docx.page;
  xml_.begin("w:sectPr");
  const auto refer = [&](std::string_view element, std::string_view type, std::string_view kind,
                         std::string_view name) {
    xml_.begin(element).attribute("w:type", type).attribute("r:id", package_.relate(part_, kind, std::string(name)))
        .end();
  };
  refer("w:headerReference", "default", "header", "/word/header1.xml");
  refer("w:headerReference", "first", "header", "/word/header2.xml");
  refer("w:footerReference", "default", "footer", "/word/footer1.xml");
  refer("w:footerReference", "first", "footer", "/word/footer1.xml");
  xml_.begin("w:pgSz").attribute("w:w", page.width).attribute("w:h", page.height).end();
  xml_.begin("w:pgMar").attribute("w:top", page.top).attribute("w:right", page.right)
      .attribute("w:bottom", page.bottom);
  xml_.attribute("w:left", page.left).attribute("w:header", page.header).attribute("w:footer", page.footer)
      .attribute("w:gutter", 0).end();
  xml_.empty("w:titlePg").end();
}

}  // namespace galley::docx
