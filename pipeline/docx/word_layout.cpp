#include "docx/word_layout.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace galley::docx {
namespace {

constexpr int separator_height = 124;  // the line above footnotes, an exact paragraph of its own
constexpr int fewest_lines = 2;        // of a paragraph, on either side of a page break

struct RowBox { int height = 0; std::vector<Line> lines; };
struct NoteBox { std::vector<int> heights; std::string text; };

// A block as the page filler sees it: lines that may part, or rows that may not.
struct Block {
  const Paragraph* paragraph = nullptr;
  const Table* table = nullptr;
  const StyleProperties* style = nullptr;
  ParagraphLines text;
  std::vector<int> rows;
  std::vector<std::vector<std::string>> row_texts;  // with trace
  int border = 0;
  bool keep_with_next = false;
  std::size_t item = 0;
};

struct Carried { int note = 0; std::size_t from = 0; };

struct State {
  int page = 1;
  int y = 0;
  bool top = true;
  bool automatic = false;        // the page was begun by a break that nobody asked for
  int after = 0;
  std::string_view style;
  int notes = 0;                 // height of the footnote area
  std::vector<Carried> carried;
  int split = 0;
  std::size_t placed = 0;        // of the record
};

struct Placed { std::size_t block = 0; int page = 1; int top = 0; int height = 0; std::size_t line = 0; int note = 0; };

class Filler {
 public:
  Filler(const Model& model, const StyleSheet& styles, FontSet& fonts, const DocxOptions& options, std::string_view language, Diagnostics& diagnostics)
      : model_(model), styles_(styles), fonts_(fonts), options_(options), theme_(options.theme->docx), language_(language), diagnostics_(diagnostics),
        height_(theme_.page.height - theme_.page.top - theme_.page.bottom) {}

  Result<LaidOut> run();

 private:
  Result<void> measure();
  Result<Block> measure_table(const Table& table, std::size_t item);
  Result<void> measure_notes();
  void new_page(bool automatic);
  void place_chain(std::size_t first, std::size_t last);
  void place(std::size_t index);
  void place_paragraph(std::size_t index);
  void place_table(std::size_t index);
  [[nodiscard]] int gap_above(const Block& block) const;
  std::size_t place_lines(std::size_t index, std::size_t from, std::size_t count, int gap, bool force);
  bool place_line(std::size_t index, std::size_t line, int gap, bool force);
  bool place_notes(const Line& line, int bottom, bool force);
  std::size_t add_note(int note, std::size_t from, int room);
  void record(Placed placed);
  void rewind(const State& state);
  void finish_sections(LaidOut& out) const;
  void finish_trace(Pagination& pagination) const;

  const Model& model_;
  const StyleSheet& styles_;
  FontSet& fonts_;
  const DocxOptions& options_;
  const style::DocxTheme& theme_;
  std::string_view language_;
  Diagnostics& diagnostics_;
  int height_;
  std::vector<Block> blocks_;
  std::map<int, NoteBox> notes_;
  std::vector<Placed> placed_;
  State now_;
};

Result<Block> Filler::measure_table(const Table& table, std::size_t item) {
  Block block;
  block.table = &table;
  block.item = item;
  const bool data = table.kind == TableKind::data;
  const auto& margin = data ? theme_.table.cell_margin : theme_.callout.padding;
  block.border = data ? theme_.table.row_rule.size * 20 / 8 : 0;
  block.keep_with_next = !table.rows.empty();
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    int tallest = 0;
    auto& texts = block.row_texts.emplace_back();
    for (std::size_t column = 0; column < table.rows[r].size(); ++column) {
      int y = 0, after = 0;
      for (const auto& paragraph : table.rows[r][column].paragraphs) {
        const auto& style = styles_.paragraph(paragraph.style);
        const int width = table.columns[column] - static_cast<int>(margin.left + margin.right);  // a callout's bar takes no room from the text
        TRY(auto lines, break_lines(paragraph, styles_, fonts_, width - left_indent(paragraph, style, *options_.theme) - style.right, language_));
        y += y == 0 ? style.before : std::max(after, style.before);
        for (const auto& line : lines.lines) {
          y += line.height;
          if (options_.trace) texts.push_back(lines.text.substr(line.begin, line.end - line.begin));
        }
        after = style.after;
      }
      tallest = std::max(tallest, y + after);
    }
    const auto& cells = table.rows[r];
    const bool keeps = !cells.empty() && !cells[0].paragraphs.empty() && styles_.paragraph(cells[0].paragraphs[0].style).keep_with_next;
    block.keep_with_next = block.keep_with_next && keeps;
    const bool last = r + 1 == table.rows.size();
    block.rows.push_back(block.border + static_cast<int>(margin.top + margin.bottom) + tallest + (last ? block.border : 0));
    if (block.rows.back() > height_)
      diagnostics_.error("docx.row-too-tall", table.source, fmt::format("row {} of the table is taller than a page", r + 1), "split the row, or move its text out of the table");
  }
  return block;
}

Result<void> Filler::measure() {
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    if (const auto* table = std::get_if<Table>(&model_.items[i])) {
      TRY(Block block, measure_table(*table, i));
      blocks_.push_back(std::move(block));
    } else if (const auto* paragraph = std::get_if<Paragraph>(&model_.items[i])) {
      Block block;
      block.paragraph = paragraph;
      block.style = &styles_.paragraph(paragraph->style);
      block.keep_with_next = block.style->keep_with_next;
      block.item = i;
      const int width = theme_.text_width - left_indent(*paragraph, *block.style, *options_.theme) - block.style->right;
      TRY(block.text, break_lines(*paragraph, styles_, fonts_, width, language_));
      if (block.style->border_top > 0 && !block.text.lines.empty()) block.text.lines.front().height += block.style->border_top;
      blocks_.push_back(std::move(block));
    }
  }
  return measure_notes();
}

// A note's paragraphs as one column of lines; its mark and a space stand before the text.
Result<void> Filler::measure_notes() {
  for (const auto& [number, paragraphs] : model_.notes) {
    NoteBox box;
    int after = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      Paragraph paragraph = paragraphs[i];
      const auto& style = styles_.paragraph(paragraph.style);
      if (i == 0) {
        paragraph.runs.insert(paragraph.runs.begin(), TextRun{" ", {}, {}, -1});
        paragraph.runs.insert(paragraph.runs.begin(), NoteRun{number});
      }
      TRY(auto lines, break_lines(paragraph, styles_, fonts_, theme_.text_width - style.left - style.right, language_));
      const int gap = i == 0 ? 0 : std::max(after, style.before);
      for (std::size_t line = 0; line < lines.lines.size(); ++line) {
        box.heights.push_back(lines.lines[line].height + (line == 0 ? gap : 0));
        if (options_.trace) box.text += lines.text.substr(lines.lines[line].begin, lines.lines[line].end - lines.lines[line].begin) + '\n';
      }
      after = style.after;
    }
    notes_[number] = std::move(box);
  }
  return {};
}

void Filler::record(Placed placed) {
  placed_.resize(now_.placed);
  placed_.push_back(placed);
  ++now_.placed;
}

void Filler::rewind(const State& state) {
  now_ = state;
  placed_.resize(now_.placed);
}

// Lines of a note from `from` on that have room, two at least on either side unless it has
// fewer; they are placed, and their number is returned.
std::size_t Filler::add_note(int note, std::size_t from, int room) {
  const auto& heights = notes_[note].heights;
  std::size_t count = 0;
  int used = 0;
  while (from + count < heights.size() && used + heights[from + count] <= room) used += heights[from + count++];
  const std::size_t rest = heights.size() - from - count;
  if (rest > 0 && count < fewest_lines) return 0;
  if (count == 0) return 0;
  if (now_.notes == 0) now_.notes = separator_height;
  for (std::size_t i = 0; i < count; ++i) record({0, now_.page, 0, heights[from + i], from + i, note});
  now_.notes += used;
  return count;
}

void Filler::new_page(bool automatic) {
  ++now_.page;
  now_.y = 0;
  now_.top = true;
  now_.automatic = automatic;
  now_.after = 0;
  now_.notes = 0;
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

void Filler::place_paragraph(std::size_t index) {
  const auto& block = blocks_[index];
  const std::size_t total = block.text.lines.size();
  std::size_t from = 0;
  while (from < total) {
    const int gap = from == 0 ? gap_above(block) : 0;
    const State before = now_;
    std::size_t done = place_lines(index, from, total - from, gap, now_.top);
    const std::size_t rest = total - from - done;
    if (rest > 0) {
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

void Filler::finish_sections(LaidOut& out) const {
  for (const auto& section : model_.sections) {
    SectionPlace place{section.id, section.title, section.source, section.level, 1, 0};
    std::size_t end = model_.items.size();
    for (const auto& other : model_.sections)
      if (other.item > section.item && other.level <= section.level) end = std::min(end, other.item);
    int height = 0;
    bool found = false;
    for (const auto& placed : placed_) {
      if (placed.note > 0) continue;
      const auto item = blocks_[placed.block].item;
      if (item < section.item || item >= end) continue;
      if (!found) place.page = placed.page;
      found = true;
      height += placed.height;
    }
    place.lines = height / std::max(1, styles_.paragraph("Normal").line);
    out.section_pages.push_back(place.page);
    out.pagination.sections.push_back(std::move(place));
  }
}

void Filler::finish_trace(Pagination& pagination) const {
  for (const auto& placed : placed_) {
    PlacedLine line{placed.page, placed.top, 0, placed.note > 0, {}};
    if (placed.note > 0) {
      std::string_view text = notes_.at(placed.note).text;
      for (std::size_t skip = 0; skip < placed.line; ++skip) text.remove_prefix(text.find('\n') + 1);
      line.text = text.substr(0, text.find('\n'));
      pagination.lines.push_back(std::move(line));
      continue;
    }
    const auto& block = blocks_[placed.block];
    if (block.paragraph != nullptr) {
      line.block = block.paragraph->block;
      const auto& at = block.text.lines[placed.line];
      line.text = block.text.text.substr(at.begin, at.end - at.begin);
      pagination.lines.push_back(std::move(line));
    } else {
      line.block = block.table->block;
      for (const auto& text : block.row_texts[placed.line]) {
        line.text = text;
        pagination.lines.push_back(line);
      }
    }
  }
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
  pagination.certain = !model_.uncertain;
  for (const auto& placed : placed_) {
    if (placed.note > 0) continue;
    const auto& block = blocks_[placed.block];
    const int id = block.paragraph != nullptr ? block.paragraph->block : block.table->block;
    if (id == 0) continue;
    if (pagination.blocks.empty() || pagination.blocks.back().block != id) pagination.blocks.push_back({id, placed.page, placed.page, 0});
    pagination.blocks.back().last_page = placed.page;
    ++pagination.blocks.back().lines;
  }
  finish_sections(out);
  if (options_.trace) finish_trace(pagination);
  return out;
}

}  // namespace

Result<LaidOut> lay_out(const Model& model, const StyleSheet& styles, FontSet& fonts, const DocxOptions& options,
                        std::string_view language, Diagnostics& diagnostics) {
  return Filler(model, styles, fonts, options, language, diagnostics).run();
}

}  // namespace galley::docx
