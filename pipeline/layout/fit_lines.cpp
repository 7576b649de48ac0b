#include "layout/fit_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace galley::layout {
namespace {

constexpr double rounding = 0.01;            // points
constexpr double overfull_badness = 1e6;
constexpr double most_badness = 1e5;         // of a line that holds its text
constexpr double beyond_tolerance = 1e5;     // more, for a line stretched further than the theme lets it

using Kind = LineUnit::Kind;

double cubed(double value) { return value * value * value; }

class LineFitter {
 public:
  LineFitter(const std::vector<LineUnit>& units, const style::Breaking& costs, const LineShape& shape)
      : units_(units), costs_(costs), shape_(shape), rag_(std::max(1.0, costs.ragged_stretch * shape.em)) {}

  std::vector<std::size_t> run() {
    Node start;
    start.at.width = (units_.empty() ? 0 : units_.front().hang_before) - shape_.indent;
    nodes_.push_back(start);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const LineUnit& unit = units_[i];
      if (unit.kind == Kind::box) here_.width += unit.width;
      else if (unit.kind == Kind::forced) end_line(i, End::forced);
      else {
        if (i > 0 && units_[i - 1].kind == Kind::box) end_line(i, End::chosen);
        if (unit.kind == Kind::glue) here_.add(unit);
      }
    }
    end_line(units_.size(), End::last);
    return way_to_the_end();
  }

 private:
  enum class End : std::uint8_t { chosen, forced, last };

  // Sums over the units so far.
  struct Sums {
    double width = 0, stretch = 0, shrink = 0;
    void add(const LineUnit& glue) {
      width += glue.width;
      stretch += glue.stretch;
      shrink += glue.shrink;
    }
  };

  // The best way to a break, for one class of fitness of the line that ends there.
  struct Node {
    std::size_t unit = 0;
    Sums at;                         // where the next line begins
    int lines = 0;
    double demerits = 0;
    int previous = -1;
    bool hyphen = false;
    int fitness = 1;                 // 0 tight, 1 even, 2 loose, 3 very loose
  };

  struct Rating { double badness = 0; int fitness = 1; };

  [[nodiscard]] double give(const Node& from) const { return shape_.justify ? here_.shrink - from.at.shrink : 0; }

  // A line of this natural width from `from` to here.
  [[nodiscard]] Rating rate(const Node& from, double natural, End end) const {
    const double room = shape_.measure - natural, shrink = give(from);
    if (natural - shrink > shape_.measure + rounding) return {overfull_badness - room * 1e4, 1};
    if (end != End::chosen) return {room < 0 && shrink > 0 ? 100 * cubed(-room / shrink) : 0, 1};
    if (!shape_.justify) return {100 * cubed(room / rag_), 1};
    const double flex = room < 0 ? shrink : here_.stretch - from.at.stretch;
    // Without spaces to stretch, as in Thai or Chinese, a line stays as short as it is.
    const double ratio = std::abs(room) / (flex > 0 ? flex : rag_);
    const double badness = std::min(most_badness, 100 * cubed(ratio)) +
                           (room > 0 && ratio > (flex > 0 ? costs_.tolerance : 1) ? beyond_tolerance : 0);
    if (room < 0 && ratio > 0.5) return {badness, 0};
    return {badness, room <= 0 || ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3};
  }

  [[nodiscard]] double demerits(const Node& from, const Rating& line, double natural, std::size_t at, bool hyphen,
                                End end) const {
    double extra = 0;
    if (end != End::chosen && line.badness < overfull_badness) {
      if (natural < costs_.short_last_line * shape_.measure && from.previous >= 0)
        extra += costs_.short_last_line_demerits;
      if (from.hyphen) extra += costs_.last_hyphen_demerits;
    }
    if (shape_.justify && std::abs(line.fitness - from.fitness) > 1) extra += costs_.fitness_demerits;
    if (hyphen && from.hyphen) extra += costs_.hyphen_pair_demerits;
    const double penalty = end == End::chosen ? units_[at].penalty : 0;
    const double cost = costs_.line_penalty + line.badness;
    return cost * cost + penalty * penalty + extra;
  }

  void end_line(std::size_t at, End end) {
    const LineUnit* unit = at < units_.size() ? &units_[at] : nullptr;
    const bool hyphen = unit != nullptr && unit->kind == Kind::penalty && unit->hyphen;
    const double hang = hyphen ? unit->hang_after : at > 0 ? units_[at - 1].hang_after : 0;
    std::array<Node, 4> best;
    bool reached = false;
    for (std::size_t i = nodes_.size(); i-- > first_;) {
      const Node& from = nodes_[i];
      const double natural = here_.width - from.at.width + (hyphen ? unit->width : 0) - hang;
      if (reached && natural - give(from) > shape_.measure + rounding) break;
      const Rating line = rate(from, natural, end);
      Node way;
      way.unit = at;
      way.lines = from.lines + 1;
      way.demerits = from.demerits + demerits(from, line, natural, at, hyphen, end);
      way.previous = static_cast<int>(i);
      way.hyphen = hyphen;
      way.fitness = line.fitness;
      if (Node& known = best[static_cast<std::size_t>(line.fitness)]; known.previous < 0 || is_better(way, known))
        known = way;
      reached = true;
    }
    add(best, at, end);
  }

  // Ragged text takes no more lines than it must; justified text may.
  [[nodiscard]] bool is_better(const Node& way, const Node& known) const {
    return !shape_.justify && way.lines != known.lines ? way.lines < known.lines : way.demerits < known.demerits;
  }

  void add(const std::array<Node, 4>& best, std::size_t at, End end) {
    // The next line begins at the next box; the space between is dropped.
    Sums start = here_;
    std::size_t next = at;
    for (; next < units_.size() && units_[next].kind != Kind::box && (next == at || units_[next].kind != Kind::forced);
         ++next)
      if (units_[next].kind == Kind::glue) start.add(units_[next]);
    if (next < units_.size()) start.width += units_[next].hang_before;
    const std::size_t before = nodes_.size();
    for (const Node& node : best) {
      if (node.previous < 0) continue;
      nodes_.push_back(node);
      nodes_.back().at = start;
    }
    if (end == End::forced) first_ = before;
    // A line from a break too far back cannot hold the text any more.
    while (first_ + 1 < nodes_.size() &&
           here_.width - nodes_[first_].at.width - (here_.shrink - nodes_[first_].at.shrink) >
               shape_.measure + rounding)
      ++first_;
  }

  [[nodiscard]] std::vector<std::size_t> way_to_the_end() const {
    std::size_t last = nodes_.size() - 1;
    for (std::size_t i = last; i > 0 && nodes_[i].unit == units_.size(); --i)
      if (nodes_[i].demerits < nodes_[last].demerits) last = i;
    std::vector<std::size_t> breaks;
    for (int at = static_cast<int>(last); at > 0; at = nodes_[static_cast<std::size_t>(at)].previous)
      breaks.push_back(nodes_[static_cast<std::size_t>(at)].unit);
    std::reverse(breaks.begin(), breaks.end());
    return breaks;
  }

  const std::vector<LineUnit>& units_;
  const style::Breaking& costs_;
  const LineShape& shape_;
  const double rag_;
  Sums here_;
  std::vector<Node> nodes_;
  std::size_t first_ = 0;            // of the nodes that can still begin a line
};

}  // namespace

std::vector<std::size_t> fit_lines(const std::vector<LineUnit>& units, const style::Breaking& costs,
                                   const LineShape& shape) {
  return LineFitter(units, costs, shape).run();
}

}  // namespace galley::layout
