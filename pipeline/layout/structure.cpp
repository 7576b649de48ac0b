// Elements of the structure tree, names of destinations, and what the contents list.
#include "layout/flow.h"

#include "unicode/unicode.h"

namespace galley::layout {

const document::Div* find_div(const document::Blocks& blocks, std::string_view name) {
  for (const document::Block& block : blocks)
    if (const auto* div = std::get_if<document::Div>(&block.node))
      if (div->name == name) return div;
  return nullptr;
}

ElementId Flow::add_element(std::string role, ElementId parent) {
  Element element;
  element.role = std::move(role);
  element.parent = parent;
  pages_.structure.push_back(std::move(element));
  return static_cast<ElementId>(pages_.structure.size()) - 1;
}

void Flow::add_destination(Strip& strip, std::string name, double y) {
  if (!name.empty()) strip.anchors.emplace_back(std::move(name), y);
}

std::string Flow::destination_of(const document::Block& block) const {
  const std::string fallback =
      "block-" + (block.id > 0 ? std::to_string(block.id) : "at-" + std::to_string(block.span.begin));
  if (const auto* heading = std::get_if<document::Heading>(&block.node))
    return heading->attributes.id.empty() ? fallback : heading->attributes.id;
  if (const auto* table = std::get_if<document::Table>(&block.node))
    return table->attributes.id.empty() ? fallback : table->attributes.id;
  if (const auto* figure = std::get_if<document::Figure>(&block.node))
    return figure->image.attributes.id.empty() ? fallback : figure->image.attributes.id;
  if (const auto* chart = std::get_if<document::Chart>(&block.node)) return "fig:" + chart->figure;
  return fallback;
}

void Flow::collect_contents(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    ContentsEntry entry;
    entry.destination = destination_of(block);
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      if (heading->level > 2) continue;
      entry.level = heading->level;
      entry.heading = heading;
      entry.number = heading->number;
      entry.title = heading->content;
      entry.line = heading->attributes.get("toc");
      contents_.push_back(std::move(entry));
    } else if (const auto* table = std::get_if<document::Table>(&block.node)) {
      if (table->number.empty()) continue;
      entry.label = table_label(table->number);
      entry.title = table->caption;
      contents_.push_back(std::move(entry));
    } else if (const auto* figure = std::get_if<document::Figure>(&block.node)) {
      if (figure->number.empty()) continue;
      entry.label = figure_label(figure->number);
      entry.title = figure->caption;
      contents_.push_back(std::move(entry));
    } else if (const auto* chart = std::get_if<document::Chart>(&block.node)) {
      if (chart->number.empty()) continue;
      entry.label = figure_label(chart->number);
      if (document_.resources) {
        const auto data = document_.resources->figures.find(chart->figure);
        if (data != document_.resources->figures.end())
          entry.title.push_back({document::Text{data->second.title}, data->second.span});
      }
      contents_.push_back(std::move(entry));
    } else if (const auto* div = std::get_if<document::Div>(&block.node)) {
      if (div->name != "cover" && div->name != "imprint") collect_contents(div->content);
    }
  }
}

}  // namespace galley::layout
