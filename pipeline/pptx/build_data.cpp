// Tables, charts, notes and the pattern of answers.
#include <algorithm>

#include <fmt/format.h>

#include "document/walk.h"
#include "ooxml/chart.h"
#include "pptx/builder.h"

namespace galley::pptx {
namespace {

std::string words_of(const document::Cell& cell) { return document::plain_text(cell.content); }

bool has_answers(const document::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const document::Row& row) {
    return std::any_of(row.begin(), row.end(),
                       [](const document::Cell& cell) { return !answer_of(cell.content).empty(); });
  });
}

std::vector<double> widths_of(const document::Table& table) {
  std::vector<double> widths;
  const std::string written(table.attributes.get("widths"));
  for (std::size_t at = 0; at < written.size();) {
    char* end = nullptr;
    const double value = std::strtod(written.c_str() + at, &end);
    const auto next = static_cast<std::size_t>(end - written.c_str());
    if (next == at) break;
    widths.push_back(value);
    at = next;
  }
  return widths;
}

Cell cell_of(const document::Cell& cell, document::Align align, const document::Resources* resources) {
  Cell result;
  append_runs(result.runs, cell.content, resources);
  result.answer = answer_of(cell.content);
  result.align = align;
  result.source = cell.span;
  return result;
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

int rank(std::string_view answer) {
  constexpr std::string_view order[] = {"yes", "part", "none", "na"};
  return static_cast<int>(std::find(std::begin(order), std::end(order), answer) - std::begin(order));
}

void note_blocks(Paragraphs& out, const document::Blocks& blocks, const document::Resources* resources);

void note_table(Paragraphs& out, const document::Table& table, Span span, const document::Resources* resources) {
  for (const document::Row& row : table.rows) {
    Paragraph paragraph;
    paragraph.level = level::list;
    paragraph.source = row.empty() ? span : row.front().span;
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::string head = column < table.header.size() ? words_of(table.header[column]) : std::string();
      RunLook look;
      look.bold = column == 0;
      if (column > 0)
        append_runs(paragraph.runs,
                    {{document::Text{(column == 1 ? ". " : "; ") + head + (head.empty() ? "" : ": ")}, span}},
                    resources);
      append_runs(paragraph.runs, row[column].content, resources, look);
    }
    if (!paragraph.runs.empty()) out.push_back(std::move(paragraph));
  }
}

void note_block(Paragraphs& out, const document::Block& block, const document::Resources* resources) {
  const auto add = [&](const document::Inlines& content, bool bold) {
    Paragraph paragraph;
    RunLook look;
    look.bold = bold;
    append_runs(paragraph.runs, content, resources, look);
    paragraph.source = block.span;
    if (!paragraph.runs.empty()) out.push_back(std::move(paragraph));
  };
  if (const auto* words = std::get_if<document::Paragraph>(&block.node)) add(words->content, false);
  else if (const auto* heading = std::get_if<document::Heading>(&block.node)) add(heading->content, true);
  else if (const auto* list = std::get_if<document::List>(&block.node))
    append_list(out, *list, level::list, block.span, resources);
  else if (const auto* quote = std::get_if<document::Quote>(&block.node)) note_blocks(out, quote->content, resources);
  else if (const auto* table = std::get_if<document::Table>(&block.node))
    note_table(out, *table, block.span, resources);
  else if (const auto* div = std::get_if<document::Div>(&block.node)) {
    if (const auto title = div->attributes.get("title"); !title.empty())
      add({{document::Text{std::string(title)}, block.span}}, true);
    note_blocks(out, div->content, resources);
  }
}

void note_blocks(Paragraphs& out, const document::Blocks& blocks, const document::Resources* resources) {
  for (const document::Block& block : blocks) note_block(out, block, resources);
}

}  // namespace

Paragraphs note_paragraphs(const document::Blocks& blocks, const document::Resources* resources) {
  Paragraphs result;
  note_blocks(result, blocks, resources);
  return result;
}

void append_list(Paragraphs& out, const document::List& list, int level, Span span,
                 const document::Resources* resources) {
  for (const document::ListItem& item : list.items) {
    bool first = true;
    for (const document::Block& each : item.content) {
      if (const auto* inner = std::get_if<document::List>(&each.node)) {
        append_list(out, *inner, std::min(level + 1, level::nested), span, resources);
        continue;
      }
      const auto* words = std::get_if<document::Paragraph>(&each.node);
      if (words == nullptr) continue;
      Paragraph paragraph;
      append_runs(paragraph.runs, words->content, resources);
      paragraph.level = first ? level : level::text;
      if (list.ordered && first) {
        paragraph.mark = Mark::number;
        paragraph.first_number = list.start;
      }
      paragraph.source = item.span;
      out.push_back(std::move(paragraph));
      first = false;
    }
  }
}

// A table of class pattern is not shown: its answers are drawn where layouts draw symbols.
void DeckBuilder::table(const document::Table& table, Span span) {
  if (table.attributes.has("pattern")) return;
  Table result;
  result.matrix = has_answers(table);
  result.widths = widths_of(table);
  result.name = document::plain_text(table.caption);
  if (result.name.empty()) result.name = slide().title;
  result.source = span;
  const auto align = [&](std::size_t column) {
    return column < table.columns.size() ? table.columns[column] : document::Align::left;
  };
  const auto row_of = [&](const document::Row& row) {
    std::vector<Cell> cells;
    for (std::size_t column = 0; column < table.header.size(); ++column)
      cells.push_back(column < row.size() ? cell_of(row[column], align(column), resources_) : Cell{});
    return cells;
  };
  result.rows.push_back(row_of(table.header));
  for (const document::Row& row : table.rows) result.rows.push_back(row_of(row));
  std::string heads;
  for (const document::Cell& head : table.header) heads += (heads.empty() ? "" : ", ") + words_of(head);
  result.description = fill_in(document_.metadata.words.slide_table,
                               {result.name, std::to_string(table.rows.size()), heads});
  slide().tables.push_back(std::move(result));
}

void DeckBuilder::chart(const document::Chart& chart, Span span) {
  const auto* figures = resources_ != nullptr ? &resources_->figures : nullptr;
  const auto found = figures != nullptr ? figures->find(chart.figure) : decltype(figures->find(chart.figure)){};
  if (figures == nullptr || found == figures->end()) return;  // resolve has said so
  const document::FigureData& figure = found->second;
  if (!figure.subtitle.empty() && layout_->find(place::line) != nullptr && slide().find(place::line) == nullptr)
    slide().text(place::line).push_back(plain_paragraph(figure.subtitle, figure.span));
  if (!figure.source.empty() && layout_->find(place::source) != nullptr && slide().find(place::source) == nullptr)
    slide().text(place::source).push_back(
        plain_paragraph(document_.metadata.words.source + " " + figure.source, figure.span));
  if (ooxml::is_native_chart(figure)) slide().charts.push_back({&figure, span});
  else {
    table(ooxml::heat_table(figure, document_.metadata.words.not_found), span);
    slide().tables.back().description = ooxml::chart_alt(figure);
  }
}

void DeckBuilder::figure(const document::Figure& figure, Span span) {
  const auto found =
      resources_ == nullptr ? decltype(resources_->images.end()){} : resources_->images.find(figure.image.path);
  const bool there = resources_ != nullptr && found != resources_->images.end();
  if (!there || found->second.width <= 0) {
    const std::string what =
        there ? "cannot be read: it is no PNG, is damaged, or has over 40 million pixels" : "is not there";
    diagnostics_.error("slide.image", span, fmt::format("the image '{}' {}", figure.image.path, what),
                       there ? "export it again as PNG, at 300 pixels an inch or fewer"
                             : "add the file, as PNG, and name it from the project's folder");
    return;
  }
  const std::string name = figure.caption.empty() ? slide().title : document::plain_text(figure.caption);
  slide().pictures.push_back({figure.image.path, figure.image.alt, name, span});
}

AnswerGrid answers_of(const document::Document& document) {
  AnswerGrid grid;
  document::walk_blocks(document.blocks, [&](const document::Block& block) {
    const auto* table = std::get_if<document::Table>(&block.node);
    if (table == nullptr || !has_answers(*table)) return true;
    std::vector<std::string> heads;
    for (std::size_t column = 1; column < table->header.size(); ++column)
      heads.push_back(words_of(table->header[column]));
    if (grid.heads.empty()) grid.heads = heads;
    if (heads != grid.heads) return true;
    for (const document::Row& row : table->rows) {
      if (row.size() != heads.size() + 1) continue;
      const std::string name = words_of(row.front());
      if (std::find(grid.names.begin(), grid.names.end(), name) != grid.names.end()) continue;
      grid.names.push_back(name);
      grid.rows.emplace_back();
      for (std::size_t column = 1; column < row.size(); ++column)
        grid.rows.back().push_back(answer_of(row[column].content));
    }
    return true;
  });
  return grid;
}

Pattern pattern_of(const AnswerGrid& grid, PatternPlace::Kind kind, std::string_view show, const Slide& slide,
                   Diagnostics& diagnostics) {
  using Kind = PatternPlace::Kind;
  Pattern pattern;
  if (grid.rows.empty()) return pattern;
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < show.size();) {
    const std::size_t end = std::min(show.find(',', at), show.size());
    const std::string wanted = trimmed(show.substr(at, end - at));
    at = end + 1;
    const auto found = std::find(grid.heads.begin(), grid.heads.end(), wanted);
    if (found != grid.heads.end()) {
      columns.push_back(static_cast<std::size_t>(found - grid.heads.begin()));
      continue;
    }
    std::string known;
    for (const std::string& head : grid.heads) known += (known.empty() ? "" : ", ") + head;
    diagnostics.error("slide.show", slide.source, fmt::format("the matrix of this deck has no column '{}'", wanted),
                      "It has " + known + ".");
  }
  constexpr std::size_t title_rows = 4, most_rows = 3;
  if (columns.empty() && kind == Kind::grid)
    for (std::size_t column = 0; column < std::min(title_rows, grid.heads.size()); ++column) columns.push_back(column);
  const std::size_t most = kind == Kind::grid ? title_rows : kind == Kind::rows ? most_rows : 1;
  if (columns.size() > most) columns.resize(most);
  for (const std::size_t column : columns) {
    PatternRow row{grid.heads[column], {}};
    for (const auto& answers : grid.rows) row.answers.push_back(answers[column]);
    if (kind != Kind::grid)
      std::stable_sort(row.answers.begin(), row.answers.end(),
                       [](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    pattern.rows.push_back(std::move(row));
  }
  return pattern;
}

}  // namespace galley::pptx
