#include "layout/break_pages.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/page_filling.h"
#include "layout/side_column.h"

namespace galley::layout {
namespace {

// Costs, in squares of lines left empty.
constexpr double page_cost = 1600;             // a page more is as bad as forty lines left empty at one foot
constexpr double overfull_cost = 1e6;
constexpr double penalty_share = 0.1;          // of a node's penalty
constexpr double short_end_share = 0.25;       // of the cost where a page may end short
constexpr double stretch_cost = 2, shrink_cost = 20;
constexpr double waiting_cost = 4;             // a float kept for the next page
constexpr double crossing_cost = 60;           // a heading set while a float waits
constexpr double low_heading_cost = 12;        // few lines under the last heading of a page
constexpr double low_chapter_cost = 60;         // a chapter begun at the foot of a page
constexpr double short_last_cost = 40;          // few lines on the last page
constexpr double facing_share = 0.5;           // of what facing pages differ by

// A page break: everything before `next` is set, save the floats still waiting.
struct Break {
  std::size_t next = 0;
  std::vector<int> waiting;
  std::vector<PlacedNote> carried; // the rest of footnotes that were split
  int pages = 0;
  double cost = 0;
  double bare = 0;                 // left empty at the foot of the page before
  bool ends_short = false;         // as it may
  int previous = -1;
};

double squared(double value) { return value * value; }

class Breaker {
 public:
  Breaker(const std::vector<Node>& nodes, const Strips& strips, const std::vector<NoteHeights>& notes,
          const PageRoom& room)
      : nodes_(nodes), strips_(strips), notes_(notes), room_(room) {}

  std::vector<PagePlan> run() {
    breaks_.push_back({});
    best_[{0, 0}] = 0;
    int last = -1;
    // Breaks are taken up in order of `next`, so that each is final by then.
    while (!best_.empty()) {
      const int index = best_.begin()->second;
      best_.erase(best_.begin());
      const Break& at = breaks_[static_cast<std::size_t>(index)];
      if (at.next >= nodes_.size() && at.waiting.empty() && at.carried.empty()) {
        if (last < 0 || at.cost < breaks_[static_cast<std::size_t>(last)].cost) last = index;
        continue;
      }
      fill(index);
    }
    return write(last);
  }

 private:
  [[nodiscard]] PageFilling begin(const Break& from, std::vector<PlacedNote>& rest) const {
    PageFilling page(nodes_, strips_, notes_, room_);
    rest = page.carry(from.carried);
    const std::size_t k = from.next;
    if (rest.empty() && k > 0 && k < nodes_.size() && nodes_[k - 1].repeat >= 0 && nodes_[k - 1].penalty < forbid_break)
      page.repeat_head(nodes_[k - 1].repeat);
    return page;
  }

  // Fills the page that begins at a break: every legal end becomes a break of its own.
  void fill(int from_index) {
    const Break from = breaks_[static_cast<std::size_t>(from_index)];
    std::vector<PlacedNote> rest;
    PageFilling page = begin(from, rest);
    std::size_t k = from.next;
    if (!rest.empty()) {  // a page of nothing but footnotes
      for (const int waiting : from.waiting) page.wait(static_cast<std::size_t>(waiting));
      return add(from_index, page, k, rest, 0, true);
    }
    page.put_waiting(from.waiting);
    if (k >= nodes_.size()) return add(from_index, page, k, rest, 0, true);
    // Floats alone may fill a page: what is kept together below them may need the next one.
    bool ended = page.has_flow() && page.waiting().empty();
    if (ended) add(from_index, page, k, rest, 0, false);
    int kept = 0;  // the penalty of ending below the last node set here
    for (; k < nodes_.size(); ++k) {
      const Node& node = nodes_[k];
      const bool fits = page.fits(k);
      if (node.floats && (!page.waiting().empty() || !fits) && (!page.empty() || !page.waiting().empty())) {
        page.wait(k);
      } else if (fits) {
        page.put(k);
        kept = node.penalty;
      } else if (ended) {
        return;
      } else if ((page.has_flow() || page.has_notes() || !page.waiting().empty()) && !page.fits_without_notes(k)) {
        // Nothing may be kept together that no page can hold.
        return add(from_index, page, k, rest, forbid_break, false);
      } else {
        rest = page.put_regardless(k);
        kept = node.penalty;
      }
      const bool last = k + 1 == nodes_.size();
      const bool forced = node.penalty <= force_break || !rest.empty();
      // Where a float waits, what stands above it is at the foot: a heading may not.
      const int penalty = std::max(node.penalty, kept);
      if (penalty < forbid_break || last || forced) {
        add(from_index, page, k + 1, rest, forced ? 0 : penalty,
            last || node.may_end_short || node.penalty <= force_break);
        ended = true;
      }
      if (forced) return;
    }
  }

  double cost_of(const Break& from, const PageFilling& page, double bare, int penalty, bool may_end_short) const {
    const double free = page.free();
    double cost =
        page_cost + static_cast<double>(page.waiting().size()) * waiting_cost + page.crossed() * crossing_cost;
    if (penalty > 0) cost += penalty * penalty_share;
    if (free < -page.shrink() - 0.01) return cost + overfull_cost;
    const bool last = may_end_short && penalty <= 0;
    if (free < 0) {
      cost += shrink_cost * squared(-free / page.shrink());
    } else {
      const double used = page.stretch() > 0 && !may_end_short ? std::min(1.0, free / page.stretch()) : 0;
      cost += stretch_cost * squared(used) +
              squared(std::max(0.0, bare - room_.tolerance) / room_.line) * (may_end_short ? short_end_share : 1.0);
    }
    if (page.below_heading() < 4 * room_.line && !last) cost += low_heading_cost;
    if (page.below_chapter() < 12 * room_.line && !last) cost += low_chapter_cost;
    // Facing pages end at the same depth.
    const bool right = (room_.first_page + from.pages) % 2 == 1;
    if (right && from.pages > 0 && !from.ends_short && !may_end_short)
      cost += facing_share * squared(std::max(0.0, std::abs(bare - from.bare) - room_.tolerance) / room_.line);
    return cost;
  }

  void add(int from_index, const PageFilling& page, std::size_t next, const std::vector<PlacedNote>& rest, int penalty,
           bool may_end_short) {
    const Break& from = breaks_[static_cast<std::size_t>(from_index)];
    Break to;
    to.next = next;
    to.waiting = page.waiting();
    to.carried = rest;
    to.pages = from.pages + 1;
    to.bare = std::max(0.0, page.free() - (may_end_short ? 0 : std::min(page.stretch(), page.free())));
    to.ends_short = may_end_short;
    to.cost = from.cost + (next >= nodes_.size() && to.waiting.empty() && rest.empty()
                               ? last_cost(from, page)
                               : cost_of(from, page, to.bare, penalty, may_end_short));
    to.previous = from_index;
    const std::pair<std::size_t, std::size_t> key{next, to.waiting.size() + (!rest.empty() ? 1000 : 0)};
    const auto [known, fresh] = best_.try_emplace(key, static_cast<int>(breaks_.size()));
    if (fresh) breaks_.push_back(std::move(to));
    else if (to.cost < breaks_[static_cast<std::size_t>(known->second)].cost)
      breaks_[static_cast<std::size_t>(known->second)] = std::move(to);
  }

  // The last page may be as short as it comes, save that a line or two look lost on it.
  double last_cost(const Break& from, const PageFilling& page) const {
    const double free = page.free();
    double cost = page_cost;
    if (free < -page.shrink() - 0.01) cost += overfull_cost;
    else if (free < 0) cost += shrink_cost * squared(-free / page.shrink());
    else if (from.pages > 0 && room_.height - free < 5 * room_.line) cost += short_last_cost;
    return cost;
  }

  [[nodiscard]] std::vector<PagePlan> write(int last) const {
    std::vector<int> chain;
    for (int at = last; at >= 0; at = breaks_[static_cast<std::size_t>(at)].previous) chain.push_back(at);
    std::reverse(chain.begin(), chain.end());
    std::vector<PagePlan> plans;
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
      plans.push_back(
          write_page(breaks_[static_cast<std::size_t>(chain[i])], breaks_[static_cast<std::size_t>(chain[i + 1])]));
    return plans;
  }

  [[nodiscard]] PagePlan write_page(const Break& from, const Break& to) const {
    std::vector<PlacedNote> rest;
    PageFilling page = begin(from, rest);
    if (rest.empty()) {
      page.put_waiting(from.waiting);
      for (std::size_t k = from.next; k < to.next; ++k) {
        const bool waits = std::binary_search(to.waiting.begin(), to.waiting.end(), static_cast<int>(k));
        if (waits) page.wait(k);
        else if (page.fits(k)) page.put(k);
        else (void)page.put_regardless(k);
      }
    }
    return page.write(to.ends_short);
  }

  const std::vector<Node>& nodes_;
  const Strips& strips_;
  const std::vector<NoteHeights>& notes_;
  const PageRoom& room_;
  std::vector<Break> breaks_;
  std::map<std::pair<std::size_t, std::size_t>, int> best_;
};

}  // namespace

std::vector<PagePlan> break_pages(std::vector<Node>& nodes, const Strips& strips, const std::vector<NoteHeights>& notes,
                                  const PageRoom& room) {
  if (nodes.empty()) return {};
  while (true) {
    std::vector<PagePlan> plans = Breaker(nodes, strips, notes, room).run();
    std::vector<std::size_t> homeless = place_asides(nodes, strips, room, plans);
    if (homeless.empty()) return plans;
    // Each becomes part of the flow, above what it stood with; the last first, so that numbers hold.
    std::sort(homeless.rbegin(), homeless.rend());
    for (const std::size_t k : homeless) {
      Node node;
      node.strip = nodes[k].aside;
      node.height = strips[static_cast<std::size_t>(node.strip)].height;
      node.gap = room.step * 2;
      node.penalty = forbid_break;
      nodes[k].aside = -1;
      nodes.insert(nodes.begin() + static_cast<std::ptrdiff_t>(k), node);
    }
  }
}

}  // namespace galley::layout
