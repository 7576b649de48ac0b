#include "layout/divide.h"

#include <algorithm>
#include <map>
#include <set>

namespace galley::layout {
namespace {

constexpr double above_baseline = 0.95, below_baseline = 0.3;  // of the size: what a line needs
constexpr double close_to_heading = 12;                         // points below its last line
constexpr int inside_paragraph = 3;                            // penalty

// What stands between two heights. A frame gives way to a cut; a rule across goes with what
// stands above it.
struct Extent {
  double top = 0, bottom = 0;
  bool frame = false, rule = false;
  [[nodiscard]] bool is_cut() const { return frame || rule; }
};

Extent extent_of(const chart::Shape& shape) {
  Extent extent{1e9, -1e9};
  double left = 1e9, right = -1e9;
  bool straight = true;
  const auto take = [&](const chart::Point& point) {
    extent.top = std::min(extent.top, point.y);
    extent.bottom = std::max(extent.bottom, point.y);
    left = std::min(left, point.x);
    right = std::max(right, point.x);
  };
  for (const chart::PathStep& step : shape.path) {
    if (const auto* move = std::get_if<chart::MoveTo>(&step)) take(move->to);
    else if (const auto* line = std::get_if<chart::LineTo>(&step)) take(line->to);
    else if (const auto* curve = std::get_if<chart::CurveTo>(&step)) {
      take(curve->to);
      straight = false;
    }
  }
  // A rectangle, or a vertical rule.
  extent.frame = straight && (shape.path.size() == 5 || (shape.path.size() == 2 && right - left < 0.01)) &&
                 extent.bottom > extent.top;
  return extent;
}

Extent extent_of(const Item& item) {
  if (const auto* run = std::get_if<GlyphRun>(&item))
    return {run->baseline - run->size * above_baseline, run->baseline + run->size * below_baseline};
  if (const auto* image = std::get_if<ImageItem>(&item)) return {image->y, image->y + image->height};
  const auto& path = std::get<PathItem>(item);
  Extent extent = extent_of(path.shape);
  extent.frame = extent.frame && path.element == artifact;
  extent.rule = path.element == artifact && extent.bottom - extent.top < 0.01;
  return extent;
}

// The part of a frame between two heights.
PathItem clipped(PathItem frame, double top, double bottom) {
  const auto clip = [&](chart::Point& point) { point.y = std::clamp(point.y, top, bottom); };
  for (chart::PathStep& step : frame.shape.path) {
    if (auto* move = std::get_if<chart::MoveTo>(&step)) clip(move->to);
    else if (auto* line = std::get_if<chart::LineTo>(&step)) clip(line->to);
  }
  return frame;
}

class Divider {
 public:
  Divider(Strip& strip, const std::vector<Element>& structure, const DivisionRules& rules)
      : strip_(strip), structure_(structure), rules_(rules) {
    for (const Item& item : strip.items) extents_.push_back(extent_of(item));
    keep_figures_whole();
    for (std::size_t i = 0; i < strip.items.size(); ++i)
      if (const auto* run = std::get_if<GlyphRun>(&strip.items[i]); run != nullptr && run->element != artifact)
        lines_[block_of(run->element)].insert(run->baseline);
  }

  std::vector<StripPart> run() {
    find_cuts();
    for (const Cut& cut : cuts_) add_part(cut);
    distribute();
    return std::move(parts_);
  }

 private:
  // A part ends at `end`; the next one begins at `begin`, above it where lines side by side do not meet.
  struct Cut { double end = 0, begin = 0; };

  // What is drawn within a figure's box is cut by no page.
  void keep_figures_whole() {
    for (const auto& [element, box] : strip_.figures)
      for (Extent& extent : extents_)
        if (!extent.is_cut() && extent.top < box.y + box.height && extent.bottom > box.y)
          extent = {std::min(extent.top, box.y), std::max(extent.bottom, box.y + box.height)};
  }

  [[nodiscard]] ElementId block_of(ElementId element) const {
    const auto role = [&] { return std::string_view(structure_[static_cast<std::size_t>(element)].role); };
    while ((role() == "Span" || role() == "Link" || role() == "Reference") &&
           structure_[static_cast<std::size_t>(element)].parent != artifact)
      element = structure_[static_cast<std::size_t>(element)].parent;
    return element;
  }

  void find_cuts() {
    std::vector<Extent> marks;
    for (const Extent& extent : extents_)
      if (!extent.is_cut()) marks.push_back(extent);
    std::ranges::sort(marks, {}, &Extent::top);
    double begin = 0, reached = 0;
    for (const Extent& mark : marks) {
      if (mark.top >= reached - 0.01 && mark.top > begin + 0.01 && reached > begin) {
        cuts_.push_back({mark.top, mark.top});
        begin = mark.top;
      }
      reached = std::max(reached, mark.bottom);
      // Lines side by side that never end together: those that end above the limit stay.
      while (reached - begin > rules_.most && cut_across(marks, begin)) begin = cuts_.back().begin;
    }
    cuts_.push_back({strip_.height, strip_.height});
  }

  bool cut_across(const std::vector<Extent>& marks, double begin) {
    double end = begin;
    for (const Extent& mark : marks)
      if (mark.top >= begin - 0.01 && mark.bottom <= begin + rules_.most) end = std::max(end, mark.bottom);
    if (end <= begin + 0.01) return false;  // one mark is taller than a part can be
    double next = end;
    for (const Extent& mark : marks)
      if (mark.top >= begin - 0.01 && mark.bottom > end + 0.01) next = std::min(next, mark.top);
    if (next <= begin + 0.01) return false;
    cuts_.push_back({end, next});
    return true;
  }

  void add_part(const Cut& cut) {
    const double top = parts_.empty() ? 0 : begin_;
    StripPart part;
    part.top = top;
    part.bottom = cut.end;
    part.strip.height = cut.end - top;
    part.penalty = penalty_at(cut.end);
    parts_.push_back(std::move(part));
    begin_ = cut.begin;
  }

  // No page ends inside what belongs together: a paragraph's first or last lines, a heading
  // and its text, the edge of the box and its first line.
  [[nodiscard]] int penalty_at(double y) const {
    bool begun = false, inside = false;
    for (const auto& [element, baselines] : lines_) {
      const auto above = static_cast<int>(std::distance(baselines.begin(), baselines.lower_bound(y)));
      const int below = static_cast<int>(baselines.size()) - above;
      if (above == 0) continue;
      begun = true;
      inside = inside || below > 0;
      const std::string& role = structure_[static_cast<std::size_t>(element)].role;
      const bool heading = role.size() == 2 && role[0] == 'H' && y - *baselines.rbegin() < close_to_heading;
      if (below > 0 ? above < rules_.orphans || below < rules_.widows : heading) return forbid_break;
    }
    return !begun ? forbid_break : inside ? inside_paragraph : 0;
  }

  // The part whose lines end above `bottom`, or the first that ends below it.
  [[nodiscard]] std::size_t part_at(double bottom) const {
    std::size_t index = 0;
    while (index + 1 < parts_.size() && bottom > parts_[index].bottom + 0.01) ++index;
    return index;
  }

  void distribute() {
    std::vector<std::vector<std::size_t>> items(parts_.size());  // of each part, their old indices
    for (std::size_t i = 0; i < strip_.items.size(); ++i) {
      if (!extents_[i].frame) {
        put(part_at(extents_[i].bottom), std::move(strip_.items[i]), i, items);
        continue;
      }
      for (std::size_t k = 0; k < parts_.size(); ++k)
        if (extents_[i].top < parts_[k].bottom - 0.01 && extents_[i].bottom > parts_[k].top + 0.01)
          put(k, clipped(std::get<PathItem>(strip_.items[i]), parts_[k].top, parts_[k].bottom), i, items);
    }
    for (LinkArea& link : strip_.links) {
      StripPart& part = parts_[part_at(link.box.y + link.box.height * 0.8)];
      link.box.y -= part.top;
      part.strip.links.push_back(std::move(link));
    }
    for (auto& [name, y] : strip_.anchors) {
      StripPart& part = parts_[part_at(y + 1)];
      part.strip.anchors.emplace_back(std::move(name), y - part.top);
    }
    for (PageReference& reference : strip_.references) {
      const std::size_t at = part_at(reference.baseline);
      reference.baseline -= parts_[at].top;
      reference.before =
          static_cast<std::size_t>(std::ranges::lower_bound(items[at], reference.before) - items[at].begin());
      parts_[at].strip.references.push_back(std::move(reference));
    }
    for (const auto& [element, box] : strip_.figures) {
      StripPart& part = parts_[part_at(box.y + box.height)];
      part.strip.figures.emplace_back(element, Box{box.x, box.y - part.top, box.width, box.height});
    }
  }

  void put(std::size_t at, Item&& item, std::size_t old, std::vector<std::vector<std::size_t>>& items) {
    move_item(item, 0, -parts_[at].top);
    parts_[at].strip.items.push_back(std::move(item));
    items[at].push_back(old);
  }

  Strip& strip_;
  const std::vector<Element>& structure_;
  const DivisionRules& rules_;
  std::vector<Extent> extents_;                    // of the items
  std::map<ElementId, std::set<double>> lines_;    // baselines of each paragraph
  std::vector<Cut> cuts_;
  std::vector<StripPart> parts_;
  double begin_ = 0;
};

}  // namespace

std::vector<StripPart> divide(Strip& strip, const std::vector<Element>& structure, const DivisionRules& rules) {
  return Divider(strip, structure, rules).run();
}

}  // namespace galley::layout
