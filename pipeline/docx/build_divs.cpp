
#include <fmt/format.h>

#include "docx/builder.h"

namespace galley::docx {
namespace {

bool has_last_style(std::string_view style) {
  return style == "CalloutText" || style == "ListBullet" || style == "ListNumber" || style == "KeyMessage";
}

// The mark that `text` ends with; empty where it ends with a letter.
std::string_view last_mark(std::string_view text) {
  for (const std::string_view mark : {".", "?", "!", ":", ";", ")", "]", "”", "’", "…", "。", "।", "۔", "။", "។"})
    if (text.ends_with(mark)) return text.substr(text.size() - mark.size());
  return {};
}

}  // namespace

// Above the title a line with all that is neither title nor subtitle: "Office | date".
void Builder::cover(const document::Div& div) {
  const document::Block* title = nullptr;
  const document::Block* subtitle = nullptr;
  Paragraph kicker;
  kicker.style = "Kicker";
  for (const auto& block : div.content) {
    const auto* words = std::get_if<document::Paragraph>(&block.node);
    if (std::holds_alternative<document::Heading>(block.node) && title == nullptr) title = &block;
    else if (words != nullptr && title != nullptr && subtitle == nullptr) subtitle = &block;
    else if (words != nullptr) {
      if (kicker.runs.empty()) {
        kicker.block = block.id;
        kicker.source = block.span;
      } else {
        text(" | ", kicker, {});
      }
      inlines(words->content, kicker, {});
    }
  }
  if (!kicker.runs.empty()) add(std::move(kicker));
  if (title != nullptr) paragraph(*title, std::get<document::Heading>(title->node).content, "Title");
  if (subtitle != nullptr) paragraph(*subtitle, std::get<document::Paragraph>(subtitle->node).content, "Subtitle");
  for (const auto& block : div.content)
    if (&block != title && !std::holds_alternative<document::Paragraph>(block.node)) this->block(block, {});
}

// A callout or the key messages: a table of one cell, so that fill and bar go round all of it.
void Builder::box(const document::Block& block, const document::Div& div, bool key_message) {
  Table table;
  table.kind = div.attributes.has("caution") ? TableKind::caution : TableKind::callout;
  const int half_bar = static_cast<int>(options_.theme->docx.callout.bar * 20 / 8 / 2);  // stands outside the cell
  table.columns = {options_.theme->docx.text_width - half_bar};
  table.block = block.id;
  table.source = block.span;
  std::string title(div.attributes.get("title"));
  if (title.empty() && key_message) title = document_.metadata.words.key_messages;
  std::vector<Item> items;
  auto* outside = std::exchange(out_, &items);
  const bool was_in_table = std::exchange(in_table_, true);
  if (!title.empty()) {
    Paragraph head;
    head.style = table.kind == TableKind::caution ? "CalloutTitleCaution" : "CalloutTitleInformation";
    head.block = block.id;
    head.source = block.span;
    text(title, head, {});
    add(std::move(head));
  }
  Place place;
  place.paragraph = "CalloutText";
  place.in_cell = true;
  if (key_message) place.list = ListKind::key_message;
  blocks(div.content, place);
  out_ = outside;
  in_table_ = was_in_table;
  Cell cell;
  for (auto& item : items) {
    if (auto* words = std::get_if<Paragraph>(&item)) cell.paragraphs.push_back(std::move(*words));
    else if (std::holds_alternative<Table>(item))
      diagnostics_.error("docx.nested-table", block.span,
                         "a table or figure stands in a box, where its page cannot be known", "move it out of the box");
  }
  if (cell.paragraphs.empty()) return;
  if (auto& last = cell.paragraphs.back(); has_last_style(last.style)) last.style += "Last";
  const Words& words = document_.metadata.words;
  table.title = title.empty() ? words.box : title;
  table.description = key_message ? words.key_messages_summary : words.box_summary;
  table.header = true;
  table.rows.push_back({std::move(cell)});
  out_->emplace_back(std::move(table));
}

void Builder::meta(const document::Block& block, const document::Div& div) {
  Paragraph line;
  // Right below a heading it opens what follows, and stays with it.
  const auto* before = out_->empty() ? nullptr : std::get_if<Paragraph>(&out_->back());
  line.style = before != nullptr && before->style.starts_with("Heading") ? "MetaOpening" : "Meta";
  line.block = block.id;
  line.source = block.span;
  for (const auto& item : div.content) {
    const auto* words = std::get_if<document::Paragraph>(&item.node);
    if (words == nullptr) continue;
    if (!line.runs.empty()) text(" | ", line, {});
    inlines(words->content, line, {});
  }
  if (!line.runs.empty()) add(std::move(line));
}

// A content control round the mark that ends the last of the paragraphs from `from` on that
// ends with one, so that no reader misses a word; where none does there is no control.
void Builder::control_end(std::size_t from, const ControlEdge& control) {
  if (control.id.empty()) return;
  for (std::size_t i = out_->size(); i-- > from;) {
    auto* paragraph = std::get_if<Paragraph>(&(*out_)[i]);
    if (paragraph == nullptr || paragraph->style.starts_with("Heading") || paragraph->runs.empty()) continue;
    auto* last = std::get_if<TextRun>(&paragraph->runs.back());
    const auto mark = last == nullptr || last->link >= 0 ? std::string_view() : last_mark(last->text);
    if (mark.empty()) continue;
    TextRun stop = *last;
    stop.text = mark;
    last->text.resize(last->text.size() - stop.text.size());
    if (last->text.empty()) paragraph->runs.pop_back();
    paragraph->runs.emplace_back(control);
    paragraph->runs.emplace_back(std::move(stop));
    paragraph->runs.emplace_back(ControlEdge{{}, {}, true});
    return;
  }
}

void Builder::recommendation(const document::Block&, const document::Div& div, const Place& place) {
  const std::string number(div.attributes.get("number"));
  const ControlEdge control{div.attributes.id, "Recommendation " + div.attributes.id, false};
  const auto from = out_->size();
  bool controlled = false;
  for (const auto& item : div.content) {
    const auto* title = std::get_if<document::Heading>(&item.node);
    if (title == nullptr) {
      block(item, place);
      continue;
    }
    heading(item, *title, number.empty() ? std::string() : number + ". ", controlled ? ControlEdge{} : control);
    controlled = controlled || !number.empty();
  }
  if (!controlled) control_end(from, control);
}

void Builder::key_numbers(const document::Div& div, const Place& place) {
  for (const auto& block : div.content) {
    const auto* list = std::get_if<document::List>(&block.node);
    if (list == nullptr) {
      this->block(block, place);
      continue;
    }
    for (const auto& item : list->items)
      for (const auto& part : item.content) {
        const auto* words = std::get_if<document::Paragraph>(&part.node);
        const auto* number = words == nullptr || words->content.empty()
                                 ? nullptr
                                 : std::get_if<document::Strong>(&words->content.front().node);
        if (number == nullptr) {
          this->block(part, place);
          continue;
        }
        document::Inlines rest(words->content.begin() + 1, words->content.end());
        if (!rest.empty())
          if (auto* lead = std::get_if<document::Text>(&rest.front().node))
            lead->text.erase(0, lead->text.find_first_not_of(' '));
        paragraph(part, number->content, "KeyNumber");
        paragraph(part, rest, place.paragraph);
      }
  }
}

void Builder::div(const document::Block& block, const document::Div& div, const Place& place) {
  const auto& name = div.name;
  Place inner = place;
  if (name == "cover") return cover(div);
  if (name == "notes" || name == "figure-list" || name == "audience-bar") return;
  if (name == "callout") return box(block, div, false);
  if (name == "key-message") return box(block, div, true);
  if (name == "key-numbers" || name == "pull-number") return key_numbers(div, place);
  if (name == "recommendation") return recommendation(block, div, place);
  if (name == "meta") return meta(block, div);
  if (name == "contents") {
    out_->emplace_back(ContentsPlace{std::string(div.attributes.get("title").empty()
                                                     ? std::string_view(document_.metadata.words.contents)
                                                     : div.attributes.get("title"))});
    return;
  }
  if (name == "asks") {
    for (const auto& item : div.content) {
      if (const auto* cells = std::get_if<document::Table>(&item.node)) table(item, *cells, true);
      else this->block(item, place);
    }
    return;
  }
  if (name == "landscape")
    diagnostics_.warning("docx.landscape", block.span, "a landscape page is set upright in Word",
                         "leave the div out, or keep it for the report");
  if (name == "standfirst") inner.paragraph = "Standfirst";
  if (name == "source") inner.paragraph = "Source";
  if (name == "quote") inner.paragraph = "Quote";
  if (name == "references") inner.list = ListKind::reference;
  const auto from = out_->size();
  blocks(div.content, inner);
  if (name == "finding") control_end(from, {div.attributes.id, "Finding " + div.attributes.id, false});
  if (name == "profile") control_end(from, {div.attributes.id, "Profile " + div.attributes.id, false});
}

}  // namespace galley::docx
