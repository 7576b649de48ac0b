#include "layout/emit.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "layout/mirror.h"
#include "layout/running_lines.h"

namespace galley::layout {
namespace {

struct Planned { std::size_t sequence = 0; PagePlan plan; bool first = false; };

class Emitter {
 public:
  Emitter(Flow& flow, const document::Document& document, const style::Theme& theme, const style::Brand& brand,
          Diagnostics& diagnostics)
      : flow_(flow), lines_(flow, document.metadata, theme, brand), theme_(theme), brand_(brand),
        diagnostics_(diagnostics), pages_(flow.pages()) {}

  Pages run() {
    plan();
    find_destinations();
    for (std::size_t i = 0; i < planned_.size(); ++i) emit_page(i);
    measure_sections();
    return std::move(pages_);
  }

 private:
  [[nodiscard]] PageRoom room_of(const Sequence& sequence) const {
    PageRoom room;
    const double step = theme_.baseline.quarter;
    const style::PdfPage& page = theme_.pdf.page;
    room.height = sequence.landscape ? std::floor((page.width - page.margin.top - page.margin.bottom) / step) * step
                                     : theme_.pdf.text_area.height;
    room.step = step;
    room.note_separator = theme_.baseline.full + theme_.pdf.footnote.rule.width + theme_.pdf.footnote.gap;
    room.tolerance = room.line = room.float_gap = theme_.baseline.full;
    room.main_left = theme_.pdf.frames.main.x;
    return room;
  }

  void plan() {
    std::vector<NoteHeights> heights;
    for (const NoteText& note : flow_.notes()) heights.push_back(note.heights);
    std::vector<Sequence>& sequences = flow_.sequences();
    for (std::size_t i = 0; i < sequences.size(); ++i) {
      PageRoom room = room_of(sequences[i]);
      room.first_page = static_cast<int>(planned_.size()) + 1;
      std::vector<Planned> pages;
      for (PagePlan& plan : break_pages(sequences[i].nodes, flow_.strips(), heights, room))
        pages.push_back({i, std::move(plan), pages.empty()});
      planned_.insert(place_of(sequences[i]), std::make_move_iterator(pages.begin()),
                      std::make_move_iterator(pages.end()));
    }
  }

  // At the end; or behind the page of the node that asks for these pages, and behind others it asked for.
  std::vector<Planned>::iterator place_of(const Sequence& sequence) {
    if (sequence.within < 0) return planned_.end();
    const auto within = static_cast<std::size_t>(sequence.within);
    auto place = std::find_if(planned_.begin(), planned_.end(), [&](const Planned& page) {
      return page.sequence == within &&
             std::any_of(page.plan.nodes.begin(), page.plan.nodes.end(), [&](const PlacedNode& placed) {
               return placed.placement == Placement::flow && placed.node == sequence.after;
             });
    });
    if (place == planned_.end()) return place;
    ++place;
    while (place != planned_.end() && flow_.sequences()[place->sequence].within == sequence.within) ++place;
    return place;
  }

  void find_destinations() {
    const double top = theme_.pdf.text_area.y;
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      const Planned& planned = planned_[i];
      const int number = static_cast<int>(i);
      for (const PlacedNode& placed : planned.plan.nodes) {
        for (const auto& [name, y] : flow_.strips()[static_cast<std::size_t>(placed.strip)].anchors)
          if (page_of_.emplace(name, number).second)
            pages_.destinations.push_back({name, number, std::max(0.0, top + placed.y + y)});
        if (placed.placement != Placement::flow) continue;
        const int section = flow_.sequences()[planned.sequence].nodes[static_cast<std::size_t>(placed.node)].section;
        if (section >= 0) begins_.push_back({section, number, placed.y});
      }
      for (const PlacedNote& note : planned.plan.notes)
        if (note.first_line == 0)
          for (const auto& [name, y] : flow_.notes()[static_cast<std::size_t>(note.note)].lines.front().anchors)
            if (page_of_.emplace(name, number).second)
              pages_.destinations.push_back(
                  {name, number, top + room_of(flow_.sequences()[planned.sequence]).height - theme_.baseline.full * 8});
    }
  }

  [[nodiscard]] std::string label_of(const std::string& destination) const {
    const auto found = page_of_.find(destination);
    return found == page_of_.end() ? "" : std::to_string(found->second + 1);
  }

  void emit_page(std::size_t index) {
    const Planned& planned = planned_[index];
    const Sequence& sequence = flow_.sequences()[planned.sequence];
    pages_.pages.emplace_back();
    Page& page = pages_.pages.back();
    page.width = sequence.landscape ? theme_.pdf.page.height : theme_.pdf.page.width;
    page.height = sequence.landscape ? theme_.pdf.page.width : theme_.pdf.page.height;
    page.landscape = sequence.landscape;
    page.label = std::to_string(index + 1);
    if (planned.plan.overfull)
      diagnostics_.error("layout.page-overfull", source_of(planned.plan),
                         "page " + page.label + " holds a block that is taller than the page",
                         "shorten the block, or divide it");
    Strip content;
    const double top = theme_.pdf.text_area.y;
    std::size_t items = 0;
    for (const PlacedNode& placed : planned.plan.nodes)
      items += flow_.strips()[static_cast<std::size_t>(placed.strip)].items.size();
    content.items.reserve(items + 16);
    const bool first_of_sequence = planned.first;
    const bool opening = first_of_sequence && !sequence.nodes.empty() && bleeds(sequence);
    if (first_of_sequence) running_ = sequence.running;
    const int head = head_of(planned, sequence);
    if (sequence.header && !opening && head >= 0)
      lines_.add_header(content, page, flow_.running()[static_cast<std::size_t>(head)]);
    for (const PlacedNode& placed : planned.plan.nodes) {
      Strip& strip = flow_.strips()[static_cast<std::size_t>(placed.strip)];
      // The head of a table is repeated from a copy.
      if (placed.placement == Placement::repeated) append(content, Strip(strip), 0, top + placed.y);
      else append(content, std::move(strip), 0, top + placed.y);
    }
    add_notes(content, planned.plan, top + room_of(sequence).height);
    if (sequence.footer) lines_.add_footer(content, page, planned_.size());
    lines_.add_draft_mark(content, page,
                          !opening          ? RunningLines::Ground::paper
                          : sequence.footer ? RunningLines::Ground::band
                                            : RunningLines::Ground::cover);
    resolve_references(content);
    if (pages_.right_to_left) mirror(content, page.width);
    for (const auto& [element, box] : content.figures) {
      pages_.structure[static_cast<std::size_t>(element)].box = box;
      pages_.structure[static_cast<std::size_t>(element)].page = static_cast<int>(index);
    }
    page.items = std::move(content.items);
    page.links = std::move(content.links);
  }

  // Where the text of the tallest strip comes from.
  [[nodiscard]] Span source_of(const PagePlan& plan) const {
    const Strip* tallest = nullptr;
    for (const PlacedNode& placed : plan.nodes) {
      const Strip& strip = flow_.strips()[static_cast<std::size_t>(placed.strip)];
      if (tallest == nullptr || strip.height > tallest->height) tallest = &strip;
    }
    if (tallest != nullptr)
      for (const Item& item : tallest->items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->source.end > run->source.begin)
          return run->source;
    return {};
  }

  // A band or a cover reaches beyond the type area, where the running head would stand.
  [[nodiscard]] bool bleeds(const Sequence& sequence) const {
    const Strip& strip = flow_.strips()[static_cast<std::size_t>(sequence.nodes.front().strip)];
    for (const Item& item : strip.items)
      if (const auto* path = std::get_if<PathItem>(&item))
        if (!path->shape.path.empty())
          if (const auto* to = std::get_if<chart::MoveTo>(&path->shape.path.front()))
            if (to->to.y < -theme_.baseline.full) return true;
    return false;
  }

  // A chapter that begins at the very top gives the head; one further down, that of the next page.
  int head_of(const Planned& planned, const Sequence& sequence) {
    int shown = running_;
    bool top = true;
    for (const PlacedNode& placed : planned.plan.nodes) {
      if (placed.placement != Placement::flow) continue;
      const int running = sequence.nodes[static_cast<std::size_t>(placed.node)].running;
      if (running >= 0) running_ = running;
      if (running >= 0 && top) shown = running;
      top = false;
    }
    return shown;
  }

  void add_notes(Strip& content, const PagePlan& plan, double bottom) {
    if (plan.notes.empty()) return;
    double height = 0;
    for (const PlacedNote& note : plan.notes) {
      const NoteHeights& heights = flow_.notes()[static_cast<std::size_t>(note.note)].heights;
      for (int line = note.first_line; line < note.end_line; ++line)
        height += heights.lines[static_cast<std::size_t>(line)];
      height += heights.after;
    }
    double y = bottom - height;
    const style::PdfFootnote& look = theme_.pdf.footnote;
    content.items.push_back(rule_item(theme_.pdf.frames.main.x, y - look.gap - look.rule.width / 2, look.rule_width,
                                      look.rule.width, brand_.colour(look.rule.colour)));
    for (const PlacedNote& note : plan.notes) {
      NoteText& text = flow_.notes()[static_cast<std::size_t>(note.note)];
      for (int line = note.first_line; line < note.end_line; ++line) {
        append(content, std::move(text.lines[static_cast<std::size_t>(line)]), 0, y);
        y += text.heights.lines[static_cast<std::size_t>(line)];
      }
      y += text.heights.after;
    }
  }

  void resolve_references(Strip& content) {
    if (content.references.empty()) return;
    std::vector<std::vector<Item>> numbers;
    for (const PageReference& reference : content.references) {
      std::vector<Item> items;
      const double width =
          flow_.set_line(label_of(reference.destination), reference.style, reference.element, reference.x, items);
      for (Item& item : items) move_item(item, reference.right_aligned ? -width : 0, reference.baseline);
      numbers.push_back(std::move(items));
    }
    std::vector<Item> merged;
    merged.reserve(content.items.size() + numbers.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i <= content.items.size(); ++i) {
      while (next < numbers.size() && content.references[next].before <= i) {
        std::move(numbers[next].begin(), numbers[next].end(), std::back_inserter(merged));
        ++next;
      }
      if (i < content.items.size()) merged.push_back(std::move(content.items[i]));
    }
    content.items = std::move(merged);
  }

  void measure_sections() {
    const double height = theme_.pdf.text_area.height;
    pages_.lines_per_page = static_cast<int>(height / theme_.baseline.full);
    for (std::size_t i = 0; i < begins_.size(); ++i) {
      SectionExtent& section = pages_.sections[static_cast<std::size_t>(begins_[i].section)];
      section.first_page = begins_[i].page + 1;
      // To the next section of this level or above; a chapter takes whole pages.
      double end_page = static_cast<double>(planned_.size()), end_y = 0;
      for (std::size_t k = i + 1; k < begins_.size(); ++k) {
        if (pages_.sections[static_cast<std::size_t>(begins_[k].section)].level > section.level) continue;
        end_page = begins_[k].page;
        end_y = begins_[k].y;
        break;
      }
      section.pages = end_page - begins_[i].page + (end_y - begins_[i].y) / height;
      section.lines = static_cast<int>(std::lround(section.pages * pages_.lines_per_page));
    }
    if (!planned_.empty()) {
      const double free = room_of(flow_.sequences()[planned_.back().sequence]).height - planned_.back().plan.used;
      pages_.free_on_last_page = std::clamp(free / height, 0.0, 1.0);
    }
  }

  struct Begin { int section; int page; double y; };

  Flow& flow_;
  RunningLines lines_;
  const style::Theme& theme_;
  const style::Brand& brand_;
  Diagnostics& diagnostics_;
  Pages& pages_;
  std::vector<Planned> planned_;
  std::vector<Begin> begins_;
  int running_ = -1;
  std::unordered_map<std::string, int> page_of_;
};

}  // namespace

Pages emit_pages(Flow& flow, const document::Document& document, const style::Theme& theme, const style::Brand& brand,
                 Diagnostics& diagnostics) {
  return Emitter(flow, document, theme, brand, diagnostics).run();
}

}  // namespace galley::layout
