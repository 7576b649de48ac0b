#include "layout/side_column.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace galley::layout {
namespace {

struct Interval { double top = 0, bottom = 0; };

// What of a strip stands left of the main column, from its top down; nothing if none does.
double side_depth(const Strip& strip, double main_left) {
  double depth = 0;
  const auto cover = [&](double x, double bottom) {
    if (x < main_left - 1) depth = std::max({depth, bottom, strip.height});
  };
  for (const Item& item : strip.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      cover(run->x, run->baseline + run->size * 0.3);
    } else if (const auto* image = std::get_if<ImageItem>(&item)) {
      cover(image->x, image->y + image->height);
    } else {
      for (const chart::PathStep& step : std::get<PathItem>(item).shape.path) {
        if (const auto* to = std::get_if<chart::MoveTo>(&step)) cover(to->to.x, to->to.y);
        else if (const auto* line = std::get_if<chart::LineTo>(&step)) cover(line->to.x, line->to.y);
      }
    }
  }
  return depth;
}

class SideColumn {
 public:
  SideColumn(const PagePlan& plan, const Strips& strips, const PageRoom& room) : room_(room) {
    for (const PlacedNode& placed : plan.nodes) {
      const double depth = side_depth(strips[static_cast<std::size_t>(placed.strip)], room.main_left);
      if (depth > 0) taken_.push_back({placed.y, placed.y + depth});
    }
  }

  [[nodiscard]] bool is_free(double top, double height) const {
    const double air = 2 * room_.step;
    if (top + height > room_.height + 0.01) return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const Interval& taken) {
      return top < taken.bottom + air - 0.01 && top + height + air > taken.top + 0.01;
    });
  }
  void take(double top, double height) {
    taken_.push_back({top, top + height});
    ++asides_;
  }
  [[nodiscard]] int asides() const { return asides_; }

 private:
  const PageRoom& room_;
  std::vector<Interval> taken_;
  int asides_ = 0;
};

struct Place { std::size_t page = 0; double y = 0, cost = 0; };

class Placer {
 public:
  Placer(const std::vector<Node>& nodes, const Strips& strips, const PageRoom& room, std::vector<PagePlan>& plans)
      : nodes_(nodes), strips_(strips), room_(room), plans_(plans), columns_(plans.size()) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> homeless;
    for (std::size_t page = 0; page < plans_.size(); ++page) {
      const std::vector<PlacedNode> placed = plans_[page].nodes;
      for (const PlacedNode& each : placed) {
        if (each.placement != Placement::flow || nodes_[static_cast<std::size_t>(each.node)].aside < 0) continue;
        if (!place(each, page)) homeless.push_back(static_cast<std::size_t>(each.node));
      }
    }
    return homeless;
  }

 private:
  SideColumn& column(std::size_t page) {
    if (!columns_[page]) columns_[page].emplace(plans_[page], strips_, room_);
    return *columns_[page];
  }

  bool place(const PlacedNode& with, std::size_t page) {
    const int strip = nodes_[static_cast<std::size_t>(with.node)].aside;
    const double height = strips_[static_cast<std::size_t>(strip)].height;
    std::optional<Place> best;
    for (std::size_t candidate = page > 0 ? page - 1 : 0; candidate <= page + 1 && candidate < plans_.size();
         ++candidate) {
      // Another page is as far as its height, an earlier one further; a second aside on a page further still.
      const double far = candidate == page ? 0 : candidate > page ? room_.height : 1.5 * room_.height;
      const double crowd = column(candidate).asides() > 0 ? 3 * room_.height : 0;
      const double from = candidate == page ? with.y : candidate > page ? 0 : room_.height;
      for (const PlacedNode& beside : plans_[candidate].nodes) {
        if (beside.placement != Placement::flow || !column(candidate).is_free(beside.y, height)) continue;
        const double cost = std::abs(beside.y - from) + far + crowd;
        if (!best || cost < best->cost) best = Place{candidate, beside.y, cost};
      }
    }
    if (!best) return false;
    column(best->page).take(best->y, height);
    insert(*best, with.node, strip);
    return true;
  }

  // Read before what it stands beside.
  void insert(const Place& place, int node, int strip) {
    std::vector<PlacedNode>& placed = plans_[place.page].nodes;
    const auto before = std::find_if(placed.begin(), placed.end(), [&](const PlacedNode& each) {
      return each.placement == Placement::flow && (each.node == node || each.y > place.y - 0.01);
    });
    placed.insert(before, {node, strip, place.y, Placement::aside});
  }

  const std::vector<Node>& nodes_;
  const Strips& strips_;
  const PageRoom& room_;
  std::vector<PagePlan>& plans_;
  std::vector<std::optional<SideColumn>> columns_;
};

}  // namespace

std::vector<std::size_t> place_asides(const std::vector<Node>& nodes, const Strips& strips, const PageRoom& room,
                                      std::vector<PagePlan>& plans) {
  const bool any = std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.aside >= 0; });
  return any ? Placer(nodes, strips, room, plans).run() : std::vector<std::size_t>{};
}

}  // namespace galley::layout
