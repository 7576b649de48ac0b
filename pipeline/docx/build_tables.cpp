#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "docx/builder.h"
#include "layout/measure.h"
#include "ooxml/chart.h"

namespace galley::docx {
namespace {

constexpr int twips_per_pixel = 15;      // at 96 dots an inch
constexpr int highest_picture = 10000;   // leaves room for the caption on a page
constexpr int longest_word_kept = 2400;  // a longer one is cut where its column is narrow
constexpr int word_slack = 20;           // for the rounding of letters

// Widths, each a multiple of `step`, `total` in all: to every column what it needs, where
// there is enough, and the rest in the ratio of `weights`.
std::vector<int> share_out(std::vector<double> weights, const std::vector<double>& needs, int total, int step) {
  const double need = std::accumulate(needs.begin(), needs.end(), 0.0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double rest = std::max(0.0, total - need);
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = (needs.empty() ? 0 : needs[i] * std::min(1.0, total / need)) + rest * weights[i] / sum;
  std::vector<int> widths;
  int given = 0;
  for (const double width : weights) {
    widths.push_back(std::max(step, static_cast<int>(std::floor(width / step)) * step));
    given += widths.back();
  }
  if (!widths.empty()) *std::max_element(widths.begin(), widths.end()) += total - given;
  return widths;
}

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  while (!text.empty()) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc() && value > 0) numbers.push_back(value);
    text.remove_prefix(std::max<std::size_t>(1, static_cast<std::size_t>(result.ptr - text.data())));
  }
  return numbers;
}

}  // namespace

// Width of the widest word in the letters of a table's head, twips.
double Builder::widest_word(std::string_view text) const {
  if (table_font_ == nullptr) {
    const auto head = options_.theme->docx.paragraph.find("TableHead");
    if (head == options_.theme->docx.paragraph.end()) return 0;
    const layout::FontRequest request{head->second.family, head->second.weight, false};
    auto file = options_.fonts(request);
    auto font = file ? layout::Font::load(std::move(*file), request) : failure("no font");
    if (!font) return 0;
    table_font_ = std::move(*font);
    table_size_ = head->second.size * 10;
  }
  double widest = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" -"), text.size());
    widest = std::max(widest, static_cast<double>(layout::width(text.substr(0, end), *table_font_)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::min(widest * table_size_ / table_font_->units_per_em() + word_slack,
                  static_cast<double>(longest_word_kept));
}

std::vector<int> Builder::column_widths(const document::Table& table, bool asks) const {
  const auto& theme = options_.theme->docx;
  const auto count = table.columns.size();
  const int step = std::max(1, theme.table.columns_multiple_of);
  std::vector<double> weights = numbers_in(table.attributes.get("widths")), needs;
  if (weights.size() != count) {
    if (asks && count == theme.table.asks_columns.size()) return theme.table.asks_columns;
    weights.clear();
    for (std::size_t column = 0; column < count; ++column) {
      double letters = 0, word = 0;
      const auto look = [&](const document::Row& row) {
        if (column >= row.size()) return;
        const auto words = document::plain_text(row[column].content);
        letters = std::max(letters, static_cast<double>(words.size()));
        word = std::max(word, widest_word(words));
      };
      look(table.header);
      for (const auto& row : table.rows) look(row);
      weights.push_back(std::sqrt(letters));
      needs.push_back(word + theme.table.cell_margin.left + theme.table.cell_margin.right);
    }
  }
  return share_out(weights, needs, theme.text_width, step);
}

Paragraph Builder::caption(const document::Block& block, const CaptionNumber& caption) {
  Paragraph result;
  result.style = "Caption";
  result.block = block.id;
  result.mark = fmt::format("{}_c", block.id);
  result.source = block.span;
  TextLook look;
  look.style = "CaptionLabel";
  const auto& [kind, pattern, number, id, tag] = caption;
  const auto [before, behind] = split_pattern(pattern);
  const std::string_view label = before.substr(0, before.find_last_not_of(' ') + 1);
  controlled_text(label, result, look, {label.empty() ? std::string() : tag, fmt::format("{} {}", kind, tag), false});
  text(before.substr(label.size()), result, look);
  const auto name = bookmark_name(id);
  const bool marked = !id.empty() && anchors_.insert(name).second;
  if (marked) result.runs.emplace_back(AnchorRun{name, false});
  // The name of the sequence is no word of the page: lists of tables and figures ask for it.
  result.runs.emplace_back(
      FieldRun{fmt::format(" SEQ {} \\* ARABIC ", kind), number.empty() ? "1" : number, "CaptionLabel"});
  if (marked) result.runs.emplace_back(AnchorRun{name, true});
  text(std::string(behind) + ". ", result, look);
  return result;
}

void Builder::data_table(const document::Block& block, const document::Table& source, std::vector<int> widths,
                         std::string title, std::string description) {
  Table table;
  table.columns = std::move(widths);
  table.block = block.id;
  table.source = block.span;
  table.title = std::move(title);
  table.description = std::move(description);
  const bool headed = std::any_of(source.header.begin(), source.header.end(),
                                  [](const document::Cell& cell) { return !cell.content.empty(); });
  table.header = headed;
  const bool was_in_table = std::exchange(in_table_, true);
  const auto add_row = [&](const document::Row& row, bool head) {
    std::vector<Cell> cells;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      Paragraph words;
      const bool right = column < source.columns.size() && source.columns[column] == document::Align::right;
      words.style = head ? (right ? "TableHeadNumber" : "TableHead") : right ? "TableNumber" : "TableText";
      words.block = block.id;
      words.mark = fmt::format("{}_{}_{}", block.id, table.rows.size() + 1, column + 1);
      if (column < row.size()) {
        words.source = row[column].span;
        inlines(row[column].content, words, {});
      }
      cells.push_back({{std::move(words)}});
    }
    table.rows.push_back(std::move(cells));
  };
  if (headed) add_row(source.header, true);
  for (const auto& row : source.rows) add_row(row, false);
  in_table_ = was_in_table;
  if (!table.rows.empty()) out_->emplace_back(std::move(table));
}

void Builder::table(const document::Block& block, const document::Table& table, bool asks) {
  if (in_table_) {
    diagnostics_.error("docx.nested-table", block.span,
                       "a table stands in a box or table, where its page cannot be known", "move it out of the box");
    return;
  }
  const Words& words = document_.metadata.words;
  const auto& id = table.attributes.id;
  const auto title = document::plain_text(table.caption);
  if (!table.caption.empty()) {
    auto head = caption(block, {"Table", words.table_label, table.number, id, id});
    inlines(table.caption, head, {});
    head.style = "CaptionAlone";
    add(std::move(head));
  }
  std::string columns;
  for (const auto& cell : table.header) columns += (columns.empty() ? "" : ", ") + document::plain_text(cell.content);
  const std::string& untitled = asks ? words.untitled_asks : words.untitled_table;
  const std::string rows = std::to_string(table.rows.size());
  data_table(block, table, column_widths(table, asks), title.empty() ? untitled : title,
             columns.empty() ? fill_in(words.table_summary, rows) : fill_in(words.columns_summary, {rows, columns}));
}

void Builder::figure(const document::Block& block, const document::Figure& figure) {
  const auto& image = figure.image;
  const auto found = document_.resources ? document_.resources->images.find(image.path)
                                         : decltype(document_.resources->images.end()){};
  if (!document_.resources || found == document_.resources->images.end()) {
    diagnostics_.error("docx.image", block.span, fmt::format("the image '{}' is missing", image.path));
    return;
  }
  if (found->second.width <= 0) {
    diagnostics_.error(
        "docx.image", block.span,
        fmt::format("the image '{}' cannot be read: it is no PNG, is damaged, or has over 40 million pixels",
                    image.path),
        "export it again as PNG, at 300 pixels an inch or fewer");
    return;
  }
  const auto& id = image.attributes.id;
  auto head = caption(block, {"Figure", document_.metadata.words.figure_label, figure.number, id, {}});
  inlines(figure.caption, head, {});
  head.style = "CaptionAlone";
  add(std::move(head));
  DrawingRun drawing;
  drawing.id = image.path;
  drawing.title = document::plain_text(figure.caption);
  const std::string description(image.attributes.get("description"));
  drawing.alt = image.alt + (description.empty() ? "" : " " + description);
  const double width = found->second.width * twips_per_pixel, height = found->second.height * twips_per_pixel;
  const double scale =
      std::min({1.0, options_.theme->docx.text_width / std::max(1.0, width), highest_picture / std::max(1.0, height)});
  drawing.width = static_cast<int>(width * scale);
  drawing.height = static_cast<int>(height * scale);
  Paragraph place;
  place.style = "Figure";
  place.block = block.id;
  place.source = block.span;
  place.runs.emplace_back(std::move(drawing));
  place.control = {id, "Figure " + id, false};
  add(std::move(place));
}

void Builder::chart(const document::Block& block, const document::Chart& chart) {
  const auto found = document_.resources ? document_.resources->figures.find(chart.figure)
                                         : decltype(document_.resources->figures.end()){};
  if (!document_.resources || found == document_.resources->figures.end()) {
    diagnostics_.error("docx.figure", block.span, fmt::format("the figure '{}' is missing", chart.figure));
    return;
  }
  const auto& data = found->second;
  const std::string id = "fig:" + chart.figure;
  const bool native = ooxml::is_native_chart(data);
  const Words& words = document_.metadata.words;
  auto head =
      caption(block, {"Figure", words.figure_label, chart.number, id, native ? std::string() : chart.figure});
  text(data.title, head, {});
  if (data.subtitle.empty()) head.style = "CaptionAlone";
  add(std::move(head));
  const auto line = [&](std::string_view style, std::string_view lead, const std::string& first,
                        std::string_view second_lead, const std::string& second) {
    Paragraph result;
    result.style = style;
    result.block = block.id;
    result.source = data.span;
    TextLook strong;
    strong.strong = true;
    if (!first.empty()) text(lead, result, strong), text(first, result, {});
    if (!second.empty())
      text((first.empty() ? "" : " ") + std::string(second_lead), result, strong), text(second, result, {});
    if (!result.runs.empty()) add(std::move(result));
  };
  line("CaptionSub", "", data.subtitle, "", {});
  if (native) {
    Paragraph place;
    place.style = "Figure";
    place.block = block.id;
    place.source = block.span;
    const auto height = static_cast<int>(std::ceil(ooxml::chart_height(data, options_.theme->chart))) * 20;
    DrawingRun drawing;
    drawing.kind = DrawingRun::Kind::chart;
    drawing.id = chart.figure;
    drawing.width = options_.theme->docx.text_width;
    drawing.height = std::min(height, highest_picture);
    drawing.alternative = static_cast<bool>(options_.chart_picture);
    drawing.title = data.title;
    drawing.alt = ooxml::chart_alt(data);
    place.runs.emplace_back(std::move(drawing));
    place.control = {chart.figure, "Figure " + chart.figure, false};
    add(std::move(place));
  } else {
    const auto table = ooxml::heat_table(data, words.not_found);
    data_table(block, table, column_widths(table, false), data.title, ooxml::chart_alt(data));
  }
  line("Source", words.note + " ", data.note, words.source + " ", data.source);
}

// Word joins two tables that touch, and then neither is what was meant.
void Builder::check_boxes() {
  const Table* last = nullptr;
  for (const auto& item : model_.items) {
    const auto* table = std::get_if<Table>(&item);
    if (table != nullptr && last != nullptr)
      diagnostics_.error("docx.adjacent-tables", table->source,
                         "two tables or boxes follow each other without a paragraph between them",
                         "put a sentence or a source line between them");
    if (table != nullptr) last = table;
    else if (std::holds_alternative<Paragraph>(item) || std::holds_alternative<ContentsPlace>(item)) last = nullptr;
  }
}

}  // namespace galley::docx
