#include "layout/vertical.h"

#include <iterator>

namespace galley::layout {
namespace {

void move_point(chart::Point& point, double dx, double dy) {
  point.x += dx;
  point.y += dy;
}

}  // namespace

void move_item(Item& item, double dx, double dy) {
  if (auto* run = std::get_if<GlyphRun>(&item)) {
    run->x += dx;
    run->baseline += dy;
  } else if (auto* image = std::get_if<ImageItem>(&item)) {
    image->x += dx;
    image->y += dy;
  } else {
    for (chart::PathStep& step : std::get<PathItem>(item).shape.path) {
      if (auto* to = std::get_if<chart::MoveTo>(&step)) move_point(to->to, dx, dy);
      else if (auto* line = std::get_if<chart::LineTo>(&step)) move_point(line->to, dx, dy);
      else if (auto* curve = std::get_if<chart::CurveTo>(&step)) {
        move_point(curve->first, dx, dy);
        move_point(curve->second, dx, dy);
        move_point(curve->to, dx, dy);
      }
    }
  }
}

void append(Strip& to, Strip&& from, double dx, double dy) {
  const std::size_t before = to.items.size();
  if (to.items.empty()) to.items = std::move(from.items);
  else
    to.items.insert(to.items.end(), std::make_move_iterator(from.items.begin()),
                    std::make_move_iterator(from.items.end()));
  if (dx != 0 || dy != 0)
    for (std::size_t i = before; i < to.items.size(); ++i) move_item(to.items[i], dx, dy);
  for (LinkArea& link : from.links) {
    link.box.x += dx;
    link.box.y += dy;
    to.links.push_back(std::move(link));
  }
  for (auto& [name, y] : from.anchors) to.anchors.emplace_back(std::move(name), y + dy);
  for (PageReference& reference : from.references) {
    reference.x += dx;
    reference.baseline += dy;
    reference.before += before;
    to.references.push_back(std::move(reference));
  }
  for (auto& [element, box] : from.figures)
    to.figures.emplace_back(element, Box{box.x + dx, box.y + dy, box.width, box.height});
  to.notes.insert(to.notes.end(), from.notes.begin(), from.notes.end());
  from = Strip{};
}

double first_baseline(const Strip& strip) {
  for (const Item& item : strip.items)
    if (const auto* run = std::get_if<GlyphRun>(&item)) return run->baseline;
  return -1e6;
}

double natural_height(const std::vector<Node>& nodes) {
  double height = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) height += nodes[i].height + (i + 1 < nodes.size() ? nodes[i].gap : 0);
  return height;
}

Item filled_box(double x, double y, double width, double height, style::Colour colour) {
  chart::Shape shape;
  shape.path = {chart::MoveTo{{x, y}}, chart::LineTo{{x + width, y}}, chart::LineTo{{x + width, y + height}},
                chart::LineTo{{x, y + height}}, chart::ClosePath{}};
  shape.fill = colour;
  return PathItem{std::move(shape), artifact};
}

Item rule_item(double x, double y, double length, double width, style::Colour colour, bool vertical) {
  chart::Shape shape;
  shape.path = {chart::MoveTo{{x, y}}, vertical ? chart::LineTo{{x, y + length}} : chart::LineTo{{x + length, y}}};
  shape.stroke = colour;
  shape.stroke_width = width;
  return PathItem{std::move(shape), artifact};
}

}  // namespace galley::layout
