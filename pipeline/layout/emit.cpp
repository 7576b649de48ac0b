#include "layout/emit.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

namespace galley::layout {
namespace {

struct Planned { std::size_t sequence = 0; PagePlan plan; bool first = false; };

class Emitter {
 public:
  Emitter(Flow& flow, const document::Document& document, const style::Theme& theme, const style::Brand& brand,
          Diagnostics& diagnostics)
      : flow_(flow), document_(document), words_(document.metadata.words), theme_(theme), brand_(brand), diagnostics_(diagnostics), pages_(flow.pages()) {}

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
      for (PagePlan& plan : break_pages(sequences[i].nodes, flow_.strips(), heights, room)) pages.push_back({i, std::move(plan), pages.empty()});
      planned_.insert(place_of(sequences[i]), std::make_move_iterator(pages.begin()), std::make_move_iterator(pages.end()));
    }
  }

  // At the end; or behind the page of the node that asks for these pages, and behind others it asked for.
  std::vector<Planned>::iterator place_of(const Sequence& sequence) {
    if (sequence.within < 0) return planned_.end();
    const auto within = static_cast<std::size_t>(sequence.within);
    auto place = std::find_if(planned_.begin(), planned_.end(), [&](const Planned& page) {
      return page.sequence == within && std::any_of(page.plan.nodes.begin(), page.plan.nodes.end(), [&](const PlacedNode& placed) {
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
              pages_.destinations.push_back({name, number, top + room_of(flow_.sequences()[planned.sequence]).height - theme_.baseline.full * 8});
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
      diagnostics_.error("layout.page-overfull", Span{}, "page " + page.label + " holds a block that is taller than the page",
                         "shorten the block, or divide it");
    Strip content;
    const double top = theme_.pdf.text_area.y;
    std::size_t items = 0;
    for (const PlacedNode& placed : planned.plan.nodes) items += flow_.strips()[static_cast<std::size_t>(placed.strip)].items.size();
    content.items.reserve(items + 16);
    const bool first_of_sequence = planned.first;
    const bool opening = first_of_sequence && !sequence.nodes.empty() && bleeds(sequence);
    if (first_of_sequence) running_ = sequence.running;
    const int head = head_of(planned, sequence);
    if (sequence.header && !opening && head >= 0) add_header(content, flow_.running()[static_cast<std::size_t>(head)]);
    for (const PlacedNode& placed : planned.plan.nodes) {
      Strip& strip = flow_.strips()[static_cast<std::size_t>(placed.strip)];
      // The head of a table is repeated from a copy.
      if (placed.placement == Placement::repeated) append(content, Strip(strip), 0, top + placed.y);
      else append(content, std::move(strip), 0, top + placed.y);
    }
    add_notes(content, planned.plan, top + room_of(sequence).height);
    if (sequence.footer) add_footer(content, page);
    if (!document_.metadata.draft_mark.empty()) add_draft_mark(content, page);
    resolve_references(content);
    for (const auto& [element, box] : content.figures) {
      pages_.structure[static_cast<std::size_t>(element)].box = box;
      pages_.structure[static_cast<std::size_t>(element)].page = static_cast<int>(index);
    }
    page.items = std::move(content.items);
    page.links = std::move(content.links);
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

  double baseline_of(const TextStyle& style) const {
    const Font& font = *style_font(style);
    const double em = style.row->size / font.units_per_em();
    return (style.leading() - (font.ascent() - font.descent()) * em) / 2 + font.ascent() * em;
  }
  [[nodiscard]] const std::shared_ptr<const Font>& style_font(const TextStyle& style) const { return flow_.fonts().at(style.plain.font); }

  void add_line(Strip& content, const std::string& text, const CharacterStyle& style, double x, double baseline) {
    std::vector<Item> items;
    flow_.set_line(text, style, artifact, x, items);
    for (Item& item : items) {
      move_item(item, 0, baseline);
      content.items.push_back(std::move(item));
    }
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

  void add_header(Strip& content, const RunningHead& head) {
    const TextStyle& style = flow_.style("running");
    const style::RunningLine& line = theme_.pdf.header;
    const double baseline = line.y + baseline_of(style);
    CharacterStyle strong = style.strong;
    strong.colour = brand_.colour(theme_.pdf.folio);
    double x = line.x;
    if (head.strong) return add_line(content, head.title, strong, x, baseline);
    std::vector<Item> items;
    if (!head.number.empty()) {
      x += flow_.set_line(head.number, strong, artifact, x, items) + style.row->size * 0.5;
      for (Item& item : items) { move_item(item, 0, baseline); content.items.push_back(std::move(item)); }
    }
    if (!head.title.empty()) add_line(content, head.title, style.plain, x, baseline);
  }

  void add_footer(Strip& content, const Page& page) {
    const TextStyle& style = flow_.style("running");
    const style::RunningLine& line = theme_.pdf.footer;
    const double y = page.landscape ? page.height - (theme_.pdf.page.height - line.y) : line.y;
    CharacterStyle folio = style.strong;
    folio.colour = brand_.colour(theme_.pdf.folio);
    std::vector<Item> items;
    const double width = flow_.set_line(page.label, folio, artifact, line.x, items);
    for (Item& item : items) { move_item(item, 0, y + baseline_of(style)); content.items.push_back(std::move(item)); }
    add_line(content, document::fill_in(words_.page_count, std::to_string(planned_.size())), style.plain, line.x + width + style.row->size * 0.28, y + baseline_of(style));
    const std::string& subtitle = document_.metadata.subtitle;
    add_line(content, document_.metadata.title + (subtitle.empty() ? "" : ": " + lower_first(subtitle)), style.plain, line.title_x, y + baseline_of(style));
  }

  static std::string lower_first(std::string text) {
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  void add_draft_mark(Strip& content, const Page& page) {
    const TextStyle& style = flow_.style("draft_mark");
    const std::string text = document::fill_in(words_.draft, document_.metadata.draft_mark);
    std::vector<Item> items;
    const double width = flow_.set_line(text, style.plain, artifact, 0, items);
    const double right = page.landscape ? page.width - theme_.pdf.page.margin.right : theme_.pdf.text_area.x + theme_.pdf.text_area.width;
    const bool on_cover = pages_.pages.size() == 1 && !flow_.sequences().front().footer;
    for (Item& item : items) {
      move_item(item, right - width, (on_cover ? theme_.pdf.cover.line_y + flow_.style("cover_line").leading() : theme_.pdf.header.y) + baseline_of(style));
      if (on_cover)
        if (auto* run = std::get_if<GlyphRun>(&item)) run->colour = brand_.colour(flow_.style("cover_subtitle").row->colour);
      content.items.push_back(std::move(item));
    }
  }

  void add_notes(Strip& content, const PagePlan& plan, double bottom) {
    if (plan.notes.empty()) return;
    double height = 0;
    for (const PlacedNote& note : plan.notes) {
      const NoteHeights& heights = flow_.notes()[static_cast<std::size_t>(note.note)].heights;
      for (int line = note.first_line; line < note.end_line; ++line) height += heights.lines[static_cast<std::size_t>(line)];
      height += heights.after;
    }
    double y = bottom - height;
    const style::PdfFootnote& look = theme_.pdf.footnote;
    content.items.push_back(rule_item(theme_.pdf.frames.main.x, y - look.gap - look.rule.width / 2, look.rule_width, look.rule.width, brand_.colour(look.rule.colour)));
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
      const double width = flow_.set_line(label_of(reference.destination), reference.style, reference.element, reference.x, items);
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
  const document::Document& document_;
  const document::Words& words_;
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
