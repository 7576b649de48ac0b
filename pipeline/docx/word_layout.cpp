#include "docx/word_layout.h"

#include <algorithm>

#include "docx/word_filler.h"

namespace galley::docx {
namespace {

constexpr int separator_height = 124;  // the line above footnotes, an exact paragraph of its own
constexpr int fewest_lines = 2;        // of a paragraph, on either side of a page break

}  // namespace

void Filler::record(Placed placed) {
  placed_.resize(now_.placed);
  placed_.push_back(placed);
  ++now_.placed;
}

void Filler::rewind(const State& state) {
  now_ = state;
  placed_.resize(now_.placed);
}

// Lines of a note from `from` on that have room; of a paragraph that goes on, two at
// least. They are placed, and their number is returned.
std::size_t Filler::add_note(int note, std::size_t from, int room) {
  const auto& box = notes_[note];
  const auto& heights = box.heights;
  const auto& paragraph = box.paragraph;
  std::size_t count = 0;
  int used = now_.notes > 0 && from == 0 ? std::max(now_.note_after, box.before) : 0;
  while (from + count < heights.size() && used + heights[from + count] <= room) used += heights[from + count++];
  const auto parts_well = [&](std::size_t end) {
    return end == heights.size() || paragraph[end] == end || end - paragraph[end] >= fewest_lines;
  };
  while (count > 0 && !parts_well(from + count)) used -= heights[from + --count];
  if (count == 0) return 0;
  if (now_.notes == 0) now_.notes = separator_height;
  for (std::size_t i = 0; i < count; ++i) record({0, now_.page, 0, heights[from + i], from + i, note});
  now_.notes += used;
  now_.note_after = from + count == heights.size() ? box.after : 0;
  return count;
}

void Filler::new_page(bool automatic) {
  ++now_.page;
  now_.box_bottom = 0;
  now_.y = 0;
  now_.top = true;
  now_.automatic = automatic;
  now_.after = 0;
  now_.notes = 0;
  now_.note_after = 0;
  std::vector<Carried> waiting;
  waiting.swap(now_.carried);
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const auto& note = waiting[i];
    const int room = height_ - now_.notes - (now_.notes == 0 ? separator_height : 0);
    const auto total = notes_[note.note].heights.size();
    const auto count = now_.carried.empty() ? add_note(note.note, note.from, room) : 0;
    if (note.from + count < total) now_.carried.push_back({note.note, note.from + count});
  }
}

// A note of which nothing has room leaves its reference alone only where another line
// would fit above the notes.
bool Filler::place_notes(const Line& line, int bottom, bool force) {
  for (const int note : line.notes) {
    const bool first = now_.notes == 0;
    const int room = height_ - bottom - now_.notes - (first ? separator_height : 0);
    const auto total = notes_[note].heights.size();
    const std::size_t count = now_.carried.empty() ? add_note(note, 0, room) : 0;
    if (count == total) continue;
    if (count == 0 && !force && (first || bottom + line.height > height_ - now_.notes)) return false;
    now_.carried.push_back({note, count});
    ++now_.split;
  }
  return true;
}

bool Filler::place_line(std::size_t index, std::size_t number, int gap, bool force) {
  const auto& block = blocks_[index];
  const auto& line = block.text.lines[number];
  const int bottom = now_.y + gap + line.height;
  if (bottom + now_.notes > height_ && !force) return false;
  const State before = now_;
  record({index, now_.page, now_.y + gap, line.height, number, 0});
  if (!place_notes(line, bottom, force)) {
    rewind(before);
    return false;
  }
  now_.y = bottom;
  now_.top = false;
  return true;
}

// Places up to `count` lines and says how many had room.
std::size_t Filler::place_lines(std::size_t index, std::size_t from, std::size_t count, int gap, bool force) {
  std::size_t done = 0;
  while (done < count && place_line(index, from + done, done == 0 ? gap : 0, force && done == 0)) ++done;
  return done;
}

int Filler::gap_above(const Block& block) const {
  if (now_.top) return now_.automatic ? 0 : block.style->before;
  if (block.style->contextual_spacing && now_.style == block.paragraph->style) return 0;
  return std::max(now_.after, block.style->before);
}

// LibreOffice formats a paragraph with its notes before it parts it. Where all of them
// together leave no room for a table that cannot be split, it may move that to the next
// page and leave it there. Whether it does hangs on the page that its loader first gave the
// paragraph, 25 to a page, before anything was laid out: the same box above the same note
// stays below 24 short paragraphs and moves below 25. So this is a risk to name, not a rule.
bool Filler::may_push_box(std::size_t index) const {
  int notes = now_.notes;
  for (const auto& line : blocks_[index].text.lines)
    for (const int note : line.notes)
      for (const int height : notes_.at(note).heights) notes += height + (notes == 0 ? separator_height : 0);
  return now_.box_bottom > 0 && notes > 0 && now_.box_bottom + notes > height_;
}

void Filler::place_paragraph(std::size_t index) {
  const auto& block = blocks_[index];
  const std::size_t total = block.text.lines.size();
  std::size_t from = 0;
  while (from < total) {
    const int gap = from == 0 ? gap_above(block) : 0;
    State before = now_;
    const bool risk = may_push_box(index);
    std::size_t done = place_lines(index, from, total - from, gap, now_.top);
    const std::size_t rest = total - from - done;
    if (rest > 0) {
      before.boxes += risk ? 1 : 0;
      if (rest < fewest_lines && block.style->widow_control && done > 0) --done;
      const bool whole = block.style->keep_lines && from == 0;
      const bool orphan = block.style->widow_control && from == 0 && done < fewest_lines;
      if ((whole || orphan) && !before.top) done = 0;
      rewind(before);
      if (done > 0) place_lines(index, from, done, gap, before.top);
      else if (before.top) done = place_lines(index, from, total - from, gap, true);
      from += done;
      new_page(true);
      continue;
    }
    from = total;
  }
  now_.after = block.style->after;
  now_.style = block.paragraph->style;
}

void Filler::place_table(std::size_t index) {
  const auto& block = blocks_[index];
  const std::size_t heads = block.table->header && block.rows.size() > 1 ? 1 : 0;
  now_.y += now_.top ? 0 : now_.after;
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    const bool last = row + 1 == block.rows.size();
    // The header goes with the first row below it.
    int needed = block.rows[row] + (last ? 0 : block.border);
    if (row < heads) needed = block.rows[row] + block.rows[row + 1] + (row + 2 == block.rows.size() ? 0 : block.border);
    if (now_.y + needed + now_.notes > height_ && !now_.top) {
      new_page(true);
      for (std::size_t head = 0; head < heads && row >= heads; ++head) now_.y += block.rows[head];
    }
    record({index, now_.page, now_.y, block.rows[row], row, 0});
    now_.y += block.rows[row];
    now_.top = false;
  }
  if (block.rows.size() == 1) now_.box_bottom = now_.y;
  now_.after = 0;
  now_.style = {};
}

void Filler::place(std::size_t index) {
  if (blocks_[index].table != nullptr) place_table(index);
  else place_paragraph(index);
}

// Blocks that keep with the next move together when nothing of the last one has room.
void Filler::place_chain(std::size_t first, std::size_t last) {
  const auto* style = blocks_[first].style;
  if (style != nullptr && style->page_break_before && now_.placed > 0) new_page(false);
  const State before = now_;
  bool parted = false;
  int page = 0;
  for (std::size_t i = first; i <= last; ++i) {
    const auto begin = now_.placed;
    place(i);
    std::size_t at = begin;
    while (at < placed_.size() && placed_[at].note > 0) ++at;
    const int start = at < placed_.size() ? placed_[at].page : now_.page;
    if (i == first) page = start;
    parted = parted || start != page;
  }
  if (!parted || before.top) return;
  rewind(before);
  new_page(true);
  for (std::size_t i = first; i <= last; ++i) place(i);
}

Result<LaidOut> Filler::run() {
  TRY_VOID(measure());
  for (std::size_t i = 0; i < blocks_.size();) {
    std::size_t last = i;
    const auto breaks = [&](const Block& block) { return block.style != nullptr && block.style->page_break_before; };
    while (last + 1 < blocks_.size() && blocks_[last].keep_with_next && !breaks(blocks_[last + 1])) ++last;
    place_chain(i, last);
    i = last + 1;
  }
  const int text_end = now_.y;
  while (!now_.carried.empty()) new_page(true);
  LaidOut out;
  auto& pagination = out.pagination;
  const int line = std::max(1, styles_.paragraph("Normal").line);
  pagination.pages = now_.page;
  pagination.lines_per_page = height_ / line;
  pagination.free_lines = std::max(0, (height_ - (now_.top ? 0 : text_end) - now_.notes) / line);
  pagination.notes_split = now_.split;
  pagination.boxes_at_risk = now_.boxes;
  for (const auto& placed : placed_) {
    if (placed.note > 0) continue;
    const auto& block = blocks_[placed.block];
    const int id = block.paragraph != nullptr ? block.paragraph->block : block.table->block;
    if (id == 0) continue;
    if (pagination.blocks.empty() || pagination.blocks.back().block != id)
      pagination.blocks.push_back({id, placed.page, placed.page, 0});
    pagination.blocks.back().last_page = placed.page;
    ++pagination.blocks.back().lines;
  }
  finish_sections(out);
  if (options_.trace) finish_trace(pagination);
  return out;
}

Result<LaidOut> lay_out(const Model& model, const StyleSheet& styles, FontSet& fonts, const DocxOptions& options,
                        std::string_view language, Diagnostics& diagnostics) {
  return Filler(model, styles, fonts, options, language, diagnostics).run();
}

}  // namespace galley::docx
