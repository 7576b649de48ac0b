#include <fmt/format.h>

#include "pptx/builder.h"

namespace galley::pptx {
namespace {

std::vector<Run> bold(std::vector<Run> runs) {
  for (Run& run : runs) run.bold = true;
  return runs;
}

// The paragraph that an item of a list begins with.
const document::Paragraph* first_paragraph(const document::ListItem& item) {
  return item.content.empty() ? nullptr : std::get_if<document::Paragraph>(&item.content.front().node);
}

}  // namespace

void DeckBuilder::div(const document::Block& block, const document::Div& div, int place) {
  if (div.name == "notes") {
    for (Paragraph& paragraph : note_paragraphs(div.content, resources_)) slide().notes.push_back(std::move(paragraph));
  } else if (div.name == "columns") {
    columns(div);
  } else if (div.name == "key-numbers") {
    key_numbers(block, div);
  } else if (div.name == "recommendation") {
    recommendation(block, div);
  } else if (div.name == "meta") {
    meta(div);
  } else if (div.name == "asks") {
    asks(div);
  } else {
    int target = place;
    if (div.name == "source") target = place::source;
    if (div.name == "callout" || div.name == "key-message") target = place::callout;
    for (const document::Block& each : div.content) this->block(each, target);
  }
}

void DeckBuilder::columns(const document::Div& div) {
  int number = 0;
  for (const document::Block& each : div.content) {
    const auto* inner = std::get_if<document::Div>(&each.node);
    if (inner == nullptr || inner->name != "column") {
      unplaced("text beside the columns", each.span);
      continue;
    }
    if (++number > 2) return unplaced("a third column", each.span);
    column(*inner, number == 1 ? place::body : place::right);
  }
}

void DeckBuilder::column(const document::Div& div, int place) {
  for (std::size_t index = 0; index < div.content.size(); ++index) {
    const document::Block& each = div.content[index];
    const bool list_follows =
        index + 1 < div.content.size() && std::holds_alternative<document::List>(div.content[index + 1].node);
    if (const auto* words = std::get_if<document::Paragraph>(&each.node)) {
      const bool head = index == 0 && words->content.size() == 1 && begins_bold(words->content);
      add(place, head ? level::head : index == 1 && list_follows ? level::below_head : level::text, words->content,
          each.span);
      continue;
    }
    const auto* list = std::get_if<document::List>(&each.node);
    if (list == nullptr || list->items.empty() || first_paragraph(list->items.front()) == nullptr ||
        !begins_bold(first_paragraph(list->items.front())->content)) {
      block(each, place);
      continue;
    }
    for (const document::ListItem& item : list->items) {
      const auto* words = first_paragraph(item);
      if (words == nullptr) continue;
      Lead lead = split_lead(words->content, resources_);
      Paragraph paragraph;
      for (Run& run : lead.lead) run.style = "column_lead";
      paragraph.runs = std::move(lead.lead);
      if (!paragraph.runs.empty()) paragraph.runs.push_back({"\t", false, false, {}, {}, {}});
      paragraph.runs.insert(paragraph.runs.end(), lead.rest.begin(), lead.rest.end());
      paragraph.level = level::lead;
      paragraph.source = item.span;
      slide().text(place).push_back(std::move(paragraph));
    }
  }
}

// The first number is shown large; its first word larger than what follows ("6" of "6 of 16").
void DeckBuilder::key_numbers(const document::Block& block, const document::Div& div) {
  bool first = slide().find(place::figure) == nullptr && layout_->find(place::figure) != nullptr;
  for (const document::Block& each : div.content) {
    const auto* list = std::get_if<document::List>(&each.node);
    if (list == nullptr) {
      this->block(each, place::body);
      continue;
    }
    for (const document::ListItem& item : list->items) {
      const auto* words = first_paragraph(item);
      if (words == nullptr) continue;
      Lead lead = split_lead(words->content, resources_);
      Paragraph text{std::move(lead.rest), level::text, Mark::inherited, 1, item.span};
      if (first && !lead.lead.empty()) {
        const std::string number = lead.lead.front().text;
        const std::size_t space = number.find(' ');
        Paragraph figure{
            {{number.substr(0, space), false, false, {}, {}, {}}}, level::text, Mark::inherited, 1, item.span};
        if (space != std::string::npos) figure.runs.push_back({number.substr(space), false, false, "big_unit", {}, {}});
        slide().text(place::figure).push_back(std::move(figure));
      } else {
        lead.lead = bold(std::move(lead.lead));
        lead.lead.push_back({" ", false, false, {}, {}, {}});
        text.runs.insert(text.runs.begin(), lead.lead.begin(), lead.lead.end());
      }
      first = false;
      if (!text.runs.empty()) slide().text(place::body).push_back(std::move(text));
    }
  }
  if (div.content.empty()) unplaced("an empty key number", block.span);
}

void DeckBuilder::recommendation(const document::Block& block, const document::Div& div) {
  const std::string number(div.attributes.get("number"));
  if (!number.empty() && layout_->find(place::figure) != nullptr)
    slide().text(place::figure).push_back(plain_paragraph(number, block.span));
  if (const auto of = div.attributes.get("of"); !of.empty())
    slide().strip = {std::atoi(number.c_str()), std::atoi(std::string(of).c_str())};
  for (const document::Block& each : div.content) {
    const auto* heading = std::get_if<document::Heading>(&each.node);
    if (heading != nullptr && document::plain_text(heading->content) == slide().title) continue;
    const auto* inner = std::get_if<document::Div>(&each.node);
    if (inner == nullptr || inner->name != "why") {
      this->block(each, place::body);
      continue;
    }
    std::vector<Run> text;
    for (const document::Block& reason : inner->content)
      if (const auto* words = std::get_if<document::Paragraph>(&reason.node)) {
        if (!text.empty()) text.push_back({" ", false, false, {}, {}, {}});
        append_runs(text, words->content, resources_);
      }
    part({{"Why", false, false, {}, {}, {}}}, std::move(text), each.span);
  }
}

void DeckBuilder::meta(const document::Div& div) {
  for (const document::Block& each : div.content)
    if (const auto* words = std::get_if<document::Paragraph>(&each.node)) {
      Lead lead = split_lead(words->content, resources_);
      part(std::move(lead.lead), std::move(lead.rest), each.span);
    }
}

void DeckBuilder::asks(const document::Div& div) {
  for (const document::Block& each : div.content) {
    if (const auto* list = std::get_if<document::List>(&each.node)) {
      for (const document::ListItem& item : list->items)
        if (const auto* words = first_paragraph(item)) {
          Lead lead = split_lead(words->content, resources_);
          part(std::move(lead.lead), std::move(lead.rest), item.span);
        }
    } else if (const auto* data = std::get_if<document::Table>(&each.node)) {
      for (const document::Row& row : data->rows) {
        std::vector<Run> who, what;
        if (!row.empty()) append_runs(who, row[0].content, resources_);
        if (row.size() > 1) append_runs(what, row[1].content, resources_);
        part(std::move(who), std::move(what), row.empty() ? each.span : row[0].span);
      }
    } else {
      block(each, place::body);
    }
  }
}

void DeckBuilder::part(std::vector<Run> head, std::vector<Run> text, Span span) {
  const int target = place::part_1 + next_part_++;
  if (next_part_ > place::parts || layout_->find(target) == nullptr)
    return unplaced(fmt::format("part {} (\"{}\")", next_part_, head.empty() ? std::string() : head.front().text),
                    span);
  if (!head.empty()) slide().text(target).push_back({std::move(head), level::head, Mark::inherited, 1, span});
  if (!text.empty()) slide().text(target).push_back({std::move(text), level::text, Mark::inherited, 1, span});
}

}  // namespace galley::pptx
