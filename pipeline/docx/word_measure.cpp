// Before the pages are filled: lines and rows with their heights. And after: where
// everything came to stand.
#include <algorithm>

#include <fmt/format.h>

#include "docx/word_filler.h"

namespace galley::docx {

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
        const int width = table.columns[column] -
                          static_cast<int>(margin.left + margin.right);  // a callout's bar takes no room from the text
        TRY(auto lines, break_lines(paragraph, styles_, fonts_,
                                    width - left_indent(paragraph, style, *options_.theme) - style.right, language_));
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
    const bool keeps = !cells.empty() && !cells[0].paragraphs.empty() &&
                       styles_.paragraph(cells[0].paragraphs[0].style).keep_with_next;
    block.keep_with_next = block.keep_with_next && keeps;
    const bool last = r + 1 == table.rows.size();
    block.rows.push_back(block.border + static_cast<int>(margin.top + margin.bottom) + tallest +
                         (last ? block.border : 0));
    if (block.rows.back() > height_)
      diagnostics_.error("docx.row-too-tall", table.source,
                         fmt::format("row {} of the table is taller than a page", r + 1),
                         "split the row, or move its text out of the table");
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
      TRY(block.text, break_lines_of_text(*paragraph, styles_, fonts_, *options_.theme, language_));
      if (block.style->border_top > 0 && !block.text.lines.empty())
        block.text.lines.front().height += block.style->border_top;
      blocks_.push_back(std::move(block));
    }
  }
  return measure_notes();
}

// A note's paragraphs as one column of lines; its mark and a space stand before the text.
Result<void> Filler::measure_notes() {
  for (const auto& [number, paragraphs] : model_.notes) {
    NoteBox box;
    int& after = box.after;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      Paragraph paragraph = paragraphs[i];
      const auto& style = styles_.paragraph(paragraph.style);
      if (i == 0) {
        paragraph.runs.insert(paragraph.runs.begin(), TextRun{" ", {}, {}, -1});
        paragraph.runs.insert(paragraph.runs.begin(), NoteRun{number});
      }
      TRY(auto lines, break_lines_of_text(paragraph, styles_, fonts_, *options_.theme, language_));
      if (i == 0) box.before = style.before;
      const int gap = i == 0 ? 0 : std::max(after, style.before);
      const std::size_t first = box.heights.size();
      for (std::size_t line = 0; line < lines.lines.size(); ++line) {
        box.heights.push_back(lines.lines[line].height + (line == 0 ? gap : 0));
        box.paragraph.push_back(first);
        if (options_.trace)
          box.text +=
              lines.text.substr(lines.lines[line].begin, lines.lines[line].end - lines.lines[line].begin) + '\n';
      }
      after = style.after;
    }
    notes_[number] = std::move(box);
  }
  return {};
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

}  // namespace galley::docx
