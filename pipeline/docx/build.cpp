#include "docx/build.h"

#include <algorithm>

#include <fmt/format.h>

#include "docx/builder.h"
#include "document/walk.h"

namespace galley::docx {
namespace {

constexpr int deepest_list = 3;

bool stands_alone(std::string_view div) { return div == "cover" || div == "notes"; }

// Word wants headings from level 1 on; a manuscript may start lower.
int lowest_heading(const document::Blocks& blocks) {
  int lowest = 7;
  document::walk_blocks(blocks, [&](const document::Block& block) {
    if (const auto* div = std::get_if<document::Div>(&block.node)) return !stands_alone(div->name);
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) lowest = std::min(lowest, heading->level);
    return true;
  });
  return lowest;
}

}  // namespace

Paragraph& Builder::add(Paragraph paragraph) {
  // A figure keeps with its source; with anything else, a row of figures could not be parted.
  if (paragraph.style != "Source" && !out_->empty())
    if (auto* before = std::get_if<Paragraph>(&out_->back()); before != nullptr && before->style == "Figure")
      before->style = "FigureAlone";
  // A paragraph right below a table or box keeps its distance.
  if (paragraph.style == "Normal" && !out_->empty()) {
    if (std::holds_alternative<Table>(out_->back())) paragraph.style = "AfterBox";
  }
  if (paragraph.mark.empty() && paragraph.block > 0) paragraph.mark = std::to_string(paragraph.block);
  for (int i = 2; !paragraph.mark.empty() && !marks_.insert(paragraph.mark).second; ++i)
    paragraph.mark = fmt::format("{}_p{}", paragraph.block, i);
  out_->emplace_back(std::move(paragraph));
  return std::get<Paragraph>(out_->back());
}

void Builder::paragraph(const document::Block& block, const document::Inlines& content, std::string_view style) {
  Paragraph result;
  result.style = style;
  result.block = block.id;
  result.source = block.span;
  inlines(content, result, {});
  if (!result.runs.empty()) add(std::move(result));
}

void Builder::heading(const document::Block& block, const document::Heading& heading, std::string_view prefix,
                      const ControlEdge& control) {
  const int level = std::clamp(heading.level - heading_shift_, 1, 4);
  Paragraph result;
  const bool page = level == 1 && (break_page_ || heading.attributes.has("new-page"));
  break_page_ = break_page_ && level != 1;
  result.style = page ? "Heading1NewPage" : fmt::format("Heading{}", level);
  result.block = block.id;
  result.source = block.span;
  anchor(heading.attributes.id, result);
  if (!prefix.empty()) controlled_text(prefix, result, {}, control);
  inlines(heading.content, result, {});
  if (level <= 2 && !in_table_) {
    result.contents_bookmark =
        fmt::format("_Toc{:08}", block.id > 0 ? block.id : 90000000 + static_cast<int>(model_.sections.size()));
    model_.sections.push_back({heading.attributes.id, std::string(prefix) + document::plain_text(heading.content),
                               block.span, level, model_.items.size()});
  }
  add(std::move(result));
}

void Builder::list(const document::Block&, const document::List& list, const Place& place) {
  const int level = std::min(place.level, deepest_list - 1);
  ListKind kind = list.ordered ? ListKind::number : ListKind::bullet;
  if (place.list == ListKind::key_message && list.ordered && level == 0) kind = ListKind::key_message;
  if (place.list == ListKind::reference && level == 0) kind = ListKind::reference;
  int instance = 0;
  if (kind != ListKind::bullet) {
    model_.list_starts.push_back({kind, level, list.start});
    instance = static_cast<int>(model_.list_starts.size());
  }
  constexpr std::string_view styles[] = {"Normal", "ListBullet", "ListNumber", "KeyMessage", "Reference"};
  for (const auto& item : list.items) {
    bool first = true;
    for (const auto& block : item.content) {
      if (const auto* words = std::get_if<document::Paragraph>(&block.node)) {
        const auto before = out_->size();
        const std::string rest = level == 0 ? "ListContinue" : fmt::format("ListContinue{}", level + 1);
        paragraph(block, words->content, first ? styles[static_cast<int>(kind)] : std::string_view(rest));
        if (out_->size() > before && first) {
          auto& added = std::get<Paragraph>(out_->back());
          added.list = kind;
          added.level = level;
          added.list_instance = instance;
        }
      } else {
        Place inner = place;
        inner.level = level + 1;
        this->block(block, inner);
      }
      first = false;
    }
  }
}

void Builder::code(const document::Block& block, const document::CodeBlock& code) {
  Paragraph result;
  result.style = "Code";
  result.block = block.id;
  result.source = block.span;
  std::string_view rest = code.text;
  while (rest.ends_with('\n')) rest.remove_suffix(1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    text(rest.substr(0, end), result, {});
    if (end < rest.size()) result.runs.emplace_back(BreakRun{});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!result.runs.empty()) add(std::move(result));
}

void Builder::block(const document::Block& block, const Place& place) {
  if (const auto* words = std::get_if<document::Paragraph>(&block.node))
    paragraph(block, words->content, place.paragraph);
  else if (const auto* title = std::get_if<document::Heading>(&block.node)) heading(block, *title);
  else if (const auto* items = std::get_if<document::List>(&block.node)) list(block, *items, place);
  else if (const auto* quote = std::get_if<document::Quote>(&block.node)) {
    Place inner = place;
    inner.paragraph = "Quote";
    blocks(quote->content, inner);
  } else if (const auto* lines = std::get_if<document::CodeBlock>(&block.node)) code(block, *lines);
  else if (std::get_if<document::ThematicBreak>(&block.node) != nullptr) break_page_ = true;
  else if (const auto* cells = std::get_if<document::Table>(&block.node)) table(block, *cells, false);
  else if (const auto* picture = std::get_if<document::Figure>(&block.node)) figure(block, *picture);
  else if (const auto* drawn = std::get_if<document::Chart>(&block.node)) chart(block, *drawn);
  else if (const auto* inner = std::get_if<document::Div>(&block.node)) div(block, *inner, place);
}

void Builder::blocks(const document::Blocks& content, const Place& place) {
  for (const auto& item : content) block(item, place);
}

void Builder::title_block() {
  const bool has_cover =
      std::any_of(document_.blocks.begin(), document_.blocks.end(), [](const document::Block& block) {
        const auto* div = std::get_if<document::Div>(&block.node);
        return div != nullptr && div->name == "cover";
      });
  if (!options_.title_block || has_cover || document_.metadata.title.empty()) return;
  const auto line = [&](std::string_view style, const std::string& words) {
    if (words.empty()) return;
    Paragraph result;
    result.style = style;
    text(words, result, {});
    add(std::move(result));
  };
  const auto& metadata = document_.metadata;
  line("Kicker",
       metadata.publisher + (metadata.publisher.empty() || metadata.date.empty() ? "" : " | ") + metadata.date);
  line("Title", metadata.title);
  line("Subtitle", metadata.subtitle);
}

Model Builder::build() {
  const int lowest = lowest_heading(document_.blocks);
  heading_shift_ = lowest > 6 ? 0 : lowest - 1;
  title_block();
  blocks(document_.blocks, {});
  check_boxes();
  for (const auto& note : document_.notes) {
    if (note.number <= 0) continue;
    std::vector<Item> items;
    out_ = &items;
    Place place;
    place.paragraph = "FootnoteText";
    blocks(note.content, place);
    out_ = &model_.items;
    auto& paragraphs = model_.notes[note.number];
    for (auto& item : items) {
      if (auto* words = std::get_if<Paragraph>(&item)) {
        words->style = "FootnoteText";
        words->list = ListKind::none;
        paragraphs.push_back(std::move(*words));
      } else {
        diagnostics_.error("docx.note-content", note.span, "a footnote holds more than paragraphs",
                           "move the table or figure to the text");
      }
    }
    if (paragraphs.empty()) paragraphs.emplace_back().style = "FootnoteText";
  }
  return std::move(model_);
}

Model build_model(const document::Document& document, const DocxOptions& options, Diagnostics& diagnostics) {
  return Builder(document, options, diagnostics).build();
}

}  // namespace galley::docx
