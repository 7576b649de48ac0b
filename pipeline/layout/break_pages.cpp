#include "layout/break_pages.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace galley::layout {
namespace {

constexpr double float_gap = 14;  // between a float at the head of a page and the text

// A page break: everything before `next` is set, save the floats still waiting.
struct Break {
  std::size_t next = 0;
  std::vector<int> waiting;
  PlacedNote carried;              // the rest of a footnote that was split
  int pages = 0;
  double cost = 0;
  int previous = -1;
  std::size_t end = 0;             // nodes [previous.next, end) stand on the page before this break
};

// The page being filled.
struct Filling {
  double used = 0, stretch = 0, shrink = 0, notes = 0;
  double gap = 0, gap_stretch = 0, gap_shrink = 0;   // after the last node, if another follows
  std::vector<int> waiting;
  std::vector<PlacedNode> placed;
  std::vector<PlacedNote> note_list;
  std::vector<std::pair<double, double>> give;       // stretch and shrink of the gap before each placed node
};

class Breaker {
 public:
  Breaker(const std::vector<Node>& nodes, const Strips& strips, const std::vector<NoteHeights>& notes, const PageRoom& room)
      : nodes_(nodes), strips_(strips), notes_(notes), room_(room) {}

  std::vector<PagePlan> run() {
    breaks_.push_back({});
    best_[{0, 0}] = 0;
    int last = -1;
    // Breaks are kept in order of `next`, so that each is final when it is taken up.
    while (!best_.empty()) {
      const auto first = best_.begin();
      const int index = first->second;
      best_.erase(first);
      const Break& at = breaks_[static_cast<std::size_t>(index)];
      if (at.next >= nodes_.size() && at.waiting.empty() && at.carried.note < 0) {
        if (last < 0 || better(at, breaks_[static_cast<std::size_t>(last)])) last = index;
        continue;
      }
      fill(index, nullptr, 0);
    }
    std::vector<int> chain;
    for (int at = last; at >= 0; at = breaks_[static_cast<std::size_t>(at)].previous) chain.push_back(at);
    std::reverse(chain.begin(), chain.end());
    std::vector<PagePlan> plans;
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
      PagePlan plan;
      fill(chain[i], &plan, breaks_[static_cast<std::size_t>(chain[i + 1])].end);
      plans.push_back(std::move(plan));
    }
    return plans;
  }

 private:
  static bool better(const Break& a, const Break& b) { return std::pair(a.pages, a.cost) < std::pair(b.pages, b.cost); }

  double note_height(const PlacedNote& note) const {
    const NoteHeights& heights = notes_[static_cast<std::size_t>(note.note)];
    double sum = 0;
    for (int line = note.first_line; line < note.end_line; ++line) sum += heights.lines[static_cast<std::size_t>(line)];
    return sum + heights.after;
  }

  PlacedNote whole(int note) const {
    return {note, 0, static_cast<int>(notes_[static_cast<std::size_t>(note)].lines.size())};
  }

  double notes_of(const Filling& page, const Node& node) const {
    double sum = 0;
    for (const int note : strips_[static_cast<std::size_t>(node.strip)].notes) sum += note_height(whole(note));
    return sum > 0 && page.notes == 0 ? sum + room_.note_separator : sum;
  }

  void put(Filling& page, int index, int strip, double height, double gap, double stretch, double shrink) const {
    const bool first = page.placed.empty();
    if (!first) {
      page.used += page.gap;
      page.stretch += page.gap_stretch;
      page.shrink += page.gap_shrink;
    }
    page.give.emplace_back(first ? 0 : page.gap_stretch, first ? 0 : page.gap_shrink);
    page.placed.push_back({index, strip, page.used});
    page.used += height;
    page.gap = gap;
    page.gap_stretch = stretch;
    page.gap_shrink = shrink;
  }

  bool fits(const Filling& page, double height, double notes) const {
    const double lead = page.placed.empty() ? 0 : page.gap - page.gap_shrink;
    return page.used - page.shrink + lead + height + page.notes + notes <= room_.height + 0.01;
  }

  static bool has_node(const Filling& page) {
    return std::any_of(page.placed.begin(), page.placed.end(), [](const PlacedNode& placed) { return placed.node >= 0; });
  }

  void put_node(Filling& page, std::size_t k) const {
    const Node& node = nodes_[k];
    page.notes += notes_of(page, node);
    for (const int note : strips_[static_cast<std::size_t>(node.strip)].notes) page.note_list.push_back(whole(note));
    put(page, static_cast<int>(k), node.strip, node.height, node.gap, node.stretch, node.shrink);
  }

  // Puts the waiting floats at the head of the page, as many as there is room for.
  void put_waiting(Filling& page, const std::vector<int>& waiting) const {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const auto k = static_cast<std::size_t>(waiting[i]);
      const bool blocked = !page.waiting.empty() || (!page.placed.empty() && !fits(page, nodes_[k].height, notes_of(page, nodes_[k])));
      if (blocked) {
        page.waiting.push_back(waiting[i]);
        continue;
      }
      put_node(page, k);
      page.gap = std::max(page.gap, float_gap);
    }
  }

  void carry(Filling& page, const PlacedNote& note) const {
    if (note.note < 0) return;
    page.note_list.push_back(note);
    page.notes = room_.note_separator + note_height(note);
  }

  // Fills pages from a break: every legal end becomes a break of its own. With a plan,
  // fills the one page that ends before node `stop` and writes it down.
  void fill(int from_index, PagePlan* plan, std::size_t stop) {
    const Break from = breaks_[static_cast<std::size_t>(from_index)];
    Filling page;
    carry(page, from.carried);
    std::size_t k = from.next;
    if (k > 0 && k < nodes_.size() && nodes_[k - 1].repeat >= 0 && nodes_[k - 1].penalty < forbid_break)
      put(page, -1, nodes_[k - 1].repeat, strips_[static_cast<std::size_t>(nodes_[k - 1].repeat)].height, 0, 0, 0);
    put_waiting(page, from.waiting);
    bool ended = false;
    PlacedNote rest;
    if (k >= nodes_.size()) {
      if (plan != nullptr) write(page, *plan, true);
      else add(from_index, page, k, k, rest, 0, true);
      return;
    }
    for (; k < nodes_.size(); ++k) {
      const Node& node = nodes_[k];
      if (plan != nullptr && k >= stop) break;
      const double notes = notes_of(page, node);
      const bool room = fits(page, node.height, notes);
      if (node.floats && (!page.waiting.empty() || !room) && (ended || !page.placed.empty() || !page.waiting.empty())) {
        page.waiting.push_back(static_cast<int>(k));
      } else if (room) {
        put_node(page, k);
      } else if (ended) {
        break;
      } else if (has_node(page) && !fits(page, node.height, room_.note_separator + 2 * room_.step)) {
        // Nothing may be kept together that no page can hold.
        if (plan == nullptr) add(from_index, page, k, k, rest, forbid_break, false);
        break;
      } else {
        rest = put_regardless(page, k);
      }
      const bool last = k + 1 == nodes_.size();
      const bool forced = node.penalty <= force_break || rest.note >= 0;
      if (plan == nullptr && (node.penalty < forbid_break || last || forced)) {
        add(from_index, page, k + 1, k + 1, rest, forced ? 0 : node.penalty, last || node.may_end_short || node.penalty <= force_break);
        ended = true;
      }
      if (forced) break;
    }
    if (plan != nullptr) write(page, *plan, stop >= nodes_.size() || nodes_[stop - 1].may_end_short || nodes_[stop - 1].penalty <= force_break);
  }

  // What must stand here although it does not fit: a footnote is split over the page; a
  // strip taller than the page stands out, and the caller is told.
  PlacedNote put_regardless(Filling& page, std::size_t k) const {
    const Node& node = nodes_[k];
    PlacedNote rest;
    const double lead = page.placed.empty() ? 0 : page.gap - page.gap_shrink;
    double free = room_.height - (page.used - page.shrink + lead + node.height + page.notes);
    if (page.notes == 0) free -= room_.note_separator;
    put(page, static_cast<int>(k), node.strip, node.height, node.gap, node.stretch, node.shrink);
    for (const int number : strips_[static_cast<std::size_t>(node.strip)].notes) {
      PlacedNote note = whole(number);
      if (page.notes == 0) page.notes = room_.note_separator;
      if (rest.note < 0 && note_height(note) > free) {
        const NoteHeights& heights = notes_[static_cast<std::size_t>(number)];
        double sum = 0;
        int line = 0;
        while (line < note.end_line && sum + heights.lines[static_cast<std::size_t>(line)] <= free)
          sum += heights.lines[static_cast<std::size_t>(line++)];
        if (line > 0 && line < note.end_line) {
          rest = {number, line, note.end_line};
          note.end_line = line;
        }
      }
      page.notes += note_height(note);
      free -= note_height(note);
      page.note_list.push_back(note);
    }
    return rest;
  }

  void add(int from_index, const Filling& page, std::size_t next, std::size_t end, const PlacedNote& rest, int penalty,
           bool may_stay_short) {
    const Break& from = breaks_[static_cast<std::size_t>(from_index)];
    const double free = room_.height - page.used - page.notes;
    double cost = 0;
    if (free < 0) {
      const double ratio = page.shrink > 0 ? -free / page.shrink : 10;
      cost = 20 * ratio * ratio;
    } else if (!may_stay_short) {
      const double bare = std::max(0.0, free - std::min(page.stretch, free)) - room_.tolerance;
      const double ratio = page.stretch > 0 ? std::min(1.0, free / page.stretch) : 0;
      cost = 2 * ratio * ratio + (bare > 0 ? std::pow(bare / 14, 2) : 0);
    }
    cost += static_cast<double>(page.waiting.size()) * 4 + (penalty > 0 ? penalty * 0.1 : 0);
    Break to;
    to.next = next;
    to.end = end;
    to.waiting = page.waiting;
    to.carried = rest;
    to.pages = from.pages + 1;
    to.cost = from.cost + cost;
    to.previous = from_index;
    const std::pair<std::size_t, std::size_t> key{next, to.waiting.size() + (rest.note >= 0 ? 100 : 0)};
    const auto known = best_.find(key);
    if (known != best_.end()) {
      Break& old = breaks_[static_cast<std::size_t>(known->second)];
      if (better(to, old)) old = std::move(to);
      return;
    }
    breaks_.push_back(std::move(to));
    best_[key] = static_cast<int>(breaks_.size()) - 1;
  }

  void write(const Filling& page, PagePlan& plan, bool may_stay_short) const {
    plan.nodes = page.placed;
    plan.notes = page.note_list;
    plan.used = page.used + page.notes;
    double free = room_.height - plan.used;
    plan.overfull = free + page.shrink < -0.01;
    const bool shrinks = free < 0;
    if (!shrinks && (may_stay_short || page.stretch < 0.01)) return;
    const double total = shrinks ? page.shrink : page.stretch;
    const double ratio = total > 0 ? std::min(1.0, std::abs(free) / total) : 0;
    double wanted = 0, given = 0, shift = 0;
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
      wanted += ratio * (shrinks ? page.give[i].second : page.give[i].first);
      // Whole steps of the grid only: rounded down when stretching, up when shrinking.
      const double steps = shrinks ? std::ceil((wanted - given) / room_.step - 1e-6) : std::floor((wanted - given) / room_.step + 1e-6);
      given += steps * room_.step;
      shift = shrinks ? -given : given;
      plan.nodes[i].y += shift;
    }
    plan.used += shift;
  }

  const std::vector<Node>& nodes_;
  const Strips& strips_;
  const std::vector<NoteHeights>& notes_;
  const PageRoom& room_;
  std::vector<Break> breaks_;
  std::map<std::pair<std::size_t, std::size_t>, int> best_;
};

}  // namespace

std::vector<PagePlan> break_pages(const std::vector<Node>& nodes, const Strips& strips,
                                  const std::vector<NoteHeights>& notes, const PageRoom& room) {
  if (nodes.empty()) return {};
  return Breaker(nodes, strips, notes, room).run();
}

}  // namespace galley::layout
