#include "pptx/build.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "pptx/builder.h"

namespace galley::pptx {

std::string slide_name(const Slide& slide, std::size_t number) {
  return fmt::format("slide {} (\"{}\")", number, slide.title);
}

Deck build_deck(const document::Document& document, const SlideTemplate& slides, const style::Theme& theme,
                Diagnostics& diagnostics) {
  Deck deck = DeckBuilder(document, slides, theme, diagnostics).build();
  split_scripts(deck, theme);
  return deck;
}

Deck DeckBuilder::build() {
  grid_ = answers_of(document_);
  for (const document::Block& each : document_.blocks) {
    if (const auto* heading = std::get_if<document::Heading>(&each.node); heading != nullptr && heading->level <= 2) {
      if (heading->level == 1) begin_section(*heading);
      else begin_slide(each, *heading);
    } else if (deck_.slides.empty()) {
      diagnostics_.error("slide.outside", each.span, "this stands before the first slide",
                         "Begin a slide with a heading of two number signs.");
    } else {
      block(each, place::body);
    }
  }
  finish_slide();
  if (!deck_.slides.empty() && (deck_.sections.empty() || deck_.sections.front().first > 0))
    deck_.sections.insert(deck_.sections.begin(), {document_.metadata.title, 0});
  std::erase_if(deck_.sections, [&](const Section& section) { return section.first >= deck_.slides.size(); });
  return std::move(deck_);
}

void DeckBuilder::begin_section(const document::Heading& heading) {
  finish_slide();
  deck_.sections.push_back({document::plain_text(heading.content), deck_.slides.size()});
}

void DeckBuilder::begin_slide(const document::Block& block, const document::Heading& heading) {
  finish_slide();
  deck_.slides.emplace_back();
  slide().title = document::plain_text(heading.content);
  slide().source = block.span;
  const std::string_view wanted = heading.attributes.get("layout");
  slide().layout = wanted.empty() ? "text" : std::string(wanted);
  show_ = heading.attributes.get("show");
  next_part_ = 0;
  layout_ = template_.find(slide().layout);
  if (layout_ == nullptr) {
    std::vector<std::string> names;
    std::string there;
    for (const Layout& each : template_.layouts) {
      names.push_back(each.name);
      there += (there.empty() ? "" : ", ") + each.name;
    }
    const auto near = nearest(slide().layout, names);
    diagnostics_.error("slide.layout", block.span,
                       fmt::format("{} asks for the layout '{}', which the template lacks",
                                   slide_name(slide(), deck_.slides.size()), slide().layout),
                       fmt::format("{}templates/pptx has {}.",
                                   near ? fmt::format("Did you mean '{}'? ", *near) : std::string(), there));
    if (!template_.layouts.empty()) layout_ = &template_.layouts.front();
  }
  if (!titles_.insert(slide().title).second)
    diagnostics_.error("slide.title-twice", block.span, fmt::format("two slides are called \"{}\"", slide().title),
                       "Give each slide a title of its own: people find slides by them.");
  add(place::title, level::text, heading.content, block.span);
  if (layout_ != nullptr && layout_->name == "section" && layout_->find(place::figure) != nullptr) {
    const std::string_view number = heading.attributes.get("number");
    const std::string words = number.empty() ? std::to_string(++section_number_) : std::string(number);
    slide().text(place::figure).push_back(plain_paragraph(words, block.span));
  }
}

void DeckBuilder::finish_slide() {
  if (deck_.slides.empty() || layout_ == nullptr) return;
  if (layout_->pattern.kind != PatternPlace::Kind::none)
    slide().pattern = pattern_of(grid_, layout_->pattern.kind, show_, slide(), diagnostics_);
  if (layout_->pattern.kind == PatternPlace::Kind::rows && layout_->find(place::labels) != nullptr)
    for (const PatternRow& row : slide().pattern.rows)
      slide().text(place::labels).push_back(plain_paragraph(row.label, slide().source));
  const bool marks = layout_->pattern.kind == PatternPlace::Kind::row && !slide().pattern.rows.empty();
  const bool matrix =
      std::any_of(slide().tables.begin(), slide().tables.end(), [](const Table& each) { return each.matrix; });
  if ((marks || matrix) && layout_->find(place::legend_1) != nullptr) {
    int number = place::legend_1;
    for (const std::string_view answer : {"yes", "part", "none", "na"})
      slide().text(number++).push_back(plain_paragraph(theme_.symbols.find(answer)->label, slide().source));
  }
  check_places();
  if (slide().notes.empty())
    diagnostics_.warning("slide.no-notes", slide().source,
                         fmt::format("{} has no notes", slide_name(slide(), deck_.slides.size())),
                         "Say in ::: notes what the speaker says.");
  layout_ = nullptr;
}

void DeckBuilder::unplaced(std::string what, Span span) {
  diagnostics_.error("slide.place", span,
                     fmt::format("{}: the layout '{}' has no place for {}", slide_name(slide(), deck_.slides.size()),
                                 layout_->name, what),
                     fmt::format("It offers {}.", layout_->offers()));
}

void DeckBuilder::check_places() {
  const auto missing = [&](const PlaceholderText& text) {
    if (layout_->find(text.place) != nullptr) return false;
    const auto begin = text.paragraphs.empty() ? slide().source : text.paragraphs.front().source;
    unplaced(fmt::format("\"{}\" (placeholder {})", plain_text(text.paragraphs).substr(0, 60), text.place), begin);
    return true;
  };
  std::erase_if(slide().texts, missing);
  if (!slide().tables.empty() && layout_->find(place::table) == nullptr) {
    unplaced("a table", slide().tables.front().source);
    slide().tables.clear();
  }
  if (slide().tables.size() > 1) unplaced("a second table", slide().tables[1].source);
  if (!slide().charts.empty() && layout_->find(place::chart) == nullptr) {
    unplaced("a chart", slide().charts.front().source);
    slide().charts.clear();
  }
  if (slide().charts.size() > 1) unplaced("a second chart", slide().charts[1].source);
  if (!slide().pictures.empty() && layout_->find(place::chart) == nullptr) {
    unplaced("a picture", slide().pictures.front().source);
    slide().pictures.clear();
  }
}

// Where the words themselves stand: of what a template pulled in, the author's own line.
Span DeckBuilder::place_of(const document::Inlines& content, Span otherwise) {
  if (content.empty() || !content.front().span || content.front().span.file != content.back().span.file)
    return otherwise;
  return {content.front().span.file, content.front().span.begin,
          std::max(content.front().span.end, content.back().span.end)};
}

void DeckBuilder::add(int place, int level, const document::Inlines& content, Span span) {
  Paragraph paragraph;
  append_runs(paragraph.runs, content, resources_);
  paragraph.level = level;
  paragraph.source = place_of(content, span);
  if (!paragraph.runs.empty()) slide().text(place).push_back(std::move(paragraph));
}

// A subtitle is one paragraph; what follows it is the line below.
void DeckBuilder::paragraph(const document::Block& block, const document::Paragraph& paragraph, int place) {
  const Placeholder* body = layout_->find(place);
  const bool below_subtitle = body != nullptr && body->type == "subTitle" && slide().find(place) != nullptr &&
                              layout_->find(place::line) != nullptr;
  add(below_subtitle ? place::line : place, level::text, paragraph.content, block.span);
}

void DeckBuilder::block(const document::Block& block, int place) {
  if (layout_ == nullptr) return;
  if (const auto* words = std::get_if<document::Paragraph>(&block.node)) paragraph(block, *words, place);
  else if (const auto* heading = std::get_if<document::Heading>(&block.node))
    add(place, level::head, heading->content, block.span);
  else if (const auto* list = std::get_if<document::List>(&block.node))
    append_list(slide().text(place), *list, level::list, block.span, resources_);
  else if (const auto* quote = std::get_if<document::Quote>(&block.node))
    for (const document::Block& each : quote->content) this->block(each, place);
  else if (const auto* data = std::get_if<document::Table>(&block.node)) table(*data, block.span);
  else if (const auto* drawn = std::get_if<document::Chart>(&block.node)) chart(*drawn, block.span);
  else if (const auto* image = std::get_if<document::Figure>(&block.node)) figure(*image, block.span);
  else if (const auto* group = std::get_if<document::Div>(&block.node)) div(block, *group, place);
  else unplaced("this", block.span);
}

}  // namespace galley::pptx
