#include "layout/mirror.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace galley::layout {
namespace {

struct Extent {
  double left = std::numeric_limits<double>::infinity(), right = -std::numeric_limits<double>::infinity();
  void cover(double x) {
    left = std::min(left, x);
    right = std::max(right, x);
  }
};

Extent extent_of(const GlyphRun& run) {
  Extent extent{run.x, run.x};
  for (const Glyph& glyph : run.glyphs) extent.right += static_cast<double>(glyph.advance);
  if (run.text.ends_with(' ') && !run.right_to_left && !run.glyphs.empty())
    extent.right -= static_cast<double>(run.glyphs.back().advance);
  return extent;
}

template <class Path>
void for_each_point(Path& path, const auto& visit) {
  for (auto& step : path) {
    if (auto* to = std::get_if<chart::MoveTo>(&step)) visit(to->to);
    else if (auto* line = std::get_if<chart::LineTo>(&step)) visit(line->to);
    else if (auto* curve = std::get_if<chart::CurveTo>(&step)) {
      visit(curve->first);
      visit(curve->second);
      visit(curve->to);
    }
  }
}

}  // namespace

void mirror(Strip& content, double page_width) {
  std::unordered_map<int, Extent> lines;
  for (const Item& item : content.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->line != 0) {
      const Extent extent = extent_of(*run);
      lines[run->line].cover(extent.left);
      lines[run->line].cover(extent.right);
    } else if (const auto* path = std::get_if<PathItem>(&item); path != nullptr && path->line != 0) {
      for_each_point(path->shape.path, [&](const chart::Point& point) { lines[path->line].cover(point.x); });
    }
  }
  // How far what stands on a line, or alone in an extent, moves.
  const auto shift = [&](int line, const Extent& own) {
    const auto known = line == 0 ? lines.end() : lines.find(line);
    const Extent& extent = known == lines.end() ? own : known->second;
    return page_width - extent.left - extent.right;
  };
  for (Item& item : content.items) {
    if (auto* run = std::get_if<GlyphRun>(&item)) run->x += shift(run->line, extent_of(*run));
    else if (auto* image = std::get_if<ImageItem>(&item)) image->x = page_width - image->x - image->width;
    else if (auto& path = std::get<PathItem>(item); path.line != 0) move_item(item, shift(path.line, {}), 0);
    else for_each_point(path.shape.path, [&](chart::Point& point) { point.x = page_width - point.x; });
  }
  for (LinkArea& link : content.links) link.box.x += shift(link.line, {link.box.x, link.box.x + link.box.width});
  for (auto& [element, box] : content.figures) box.x = page_width - box.x - box.width;
}

}  // namespace galley::layout
