// theme.yml, sections docx and pptx.
#include <numeric>

#include <fmt/format.h>

#include "style/theme_names.h"
#include "style/theme_reader.h"

namespace galley::style {
namespace {

using yaml::Mapping;

// A border as Word counts it: eighths of a point, and the space to the text in points.
DocxRule docx_rule(ThemeReader& reader, Mapping& parent, std::string_view key) {
  DocxRule rule;
  reader.section(parent, key, [&](Mapping& mapping) {
    rule = {reader.integer(mapping, "size"), reader.colour(mapping, "colour"),
            static_cast<int>(mapping.integer_or("space", 0))};
  });
  return rule;
}

void read_docx_lists(ThemeReader& reader, Mapping& docx, DocxTheme& theme) {
  reader.section(docx, "list", [&](Mapping& list) {
    theme.list = {reader.integer(list, "indent"),   reader.integer(list, "number_indent"),
                  reader.integer(list, "level"),    reader.integer(list, "key_indent"),
                  reader.integer(list, "key_size"), reader.colour(list, "key_colour"),
                  reader.colour(list, "bullet")};
  });
  reader.section(docx, "table", [&](Mapping& table) {
    theme.table = {reader.integer(table, "columns_multiple_of"), reader.insets(table, "cell_margin"),
                   reader.colour(table, "head_fill"),
                   docx_rule(reader, table, "row_rule"), reader.integers(table, "asks_columns"),
                   reader.integers(table, "four_columns")};
  });
}

// Word breaks lines between the margins, whatever the theme says the width is.
void check_widths(ThemeReader& reader, const Mapping& docx, const DocxTheme& theme) {
  if (theme.text_width > theme.type_width())
    reader.error(docx.node(), "text-width",
                 fmt::format("docx: 'text_width' is {}, and the margins leave {} of the page", theme.text_width,
                             theme.type_width()),
                 "set text_width to what the margins leave, or less");
  for (const auto& [name, columns] :
       {std::pair{"asks_columns", &theme.table.asks_columns}, {"header_columns", &theme.header_columns}})
    if (const int sum = std::accumulate(columns->begin(), columns->end(), 0); sum != theme.text_width)
      reader.error(docx.node(), "text-width",
                   fmt::format("docx: '{}' add up to {}, and 'text_width' is {}", name, sum, theme.text_width));
}

}  // namespace

void read_docx(ThemeReader& reader, Mapping& root, DocxTheme& theme) {
  reader.section(root, "docx", [&](Mapping& docx) {
    reader.section(docx, "page", [&](Mapping& page) {
      theme.page = {reader.integer(page, "width"),  reader.integer(page, "height"), reader.integer(page, "top"),
                    reader.integer(page, "right"),  reader.integer(page, "bottom"), reader.integer(page, "left"),
                    reader.integer(page, "header"), reader.integer(page, "footer")};
    });
    theme.text_width = reader.integer(docx, "text_width");
    theme.align = reader.align(docx, "align");
    theme.hyphenate = reader.boolean(docx, "hyphenate");
    theme.paragraph = reader.rows(docx, "paragraph", docx_styles);
    theme.title_rule = docx_rule(reader, docx, "title_rule");
    theme.link = reader.colour(docx, "link");
    read_docx_lists(reader, docx, theme);
    theme.callout = reader.callout(docx, false, false);
    theme.header_columns = reader.integers(docx, "header_columns");
    const std::vector<double> logo = reader.numbers(docx, "logo", 2);
    theme.logo_width = static_cast<int>(logo[0]);
    theme.logo_height = static_cast<int>(logo[1]);
    check_widths(reader, docx, theme);
  });
}

void read_pptx(ThemeReader& reader, Mapping& root, PptxTheme& theme) {
  reader.section(root, "pptx", [&](Mapping& pptx) {
    reader.section(pptx, "slide", [&](Mapping& slide) {
      theme.width = slide.number("width");
      theme.height = slide.number("height");
    });
    reader.section(pptx, "grid", [&](Mapping& grid) {
      theme.grid_columns = reader.integer(grid, "columns");
      theme.grid_column = grid.number("column");
      theme.grid_gutter = grid.number("gutter");
      theme.margin = grid.number("margin");
    });
    reader.section(pptx, "boxes", [&](Mapping& boxes) {
      for (const std::string_view name : pptx_boxes) theme.boxes.emplace(name, reader.box(boxes, name));
    });
    reader.section(pptx, "background", [&](Mapping& background) {
      theme.background_light = reader.colour(background, "light");
      theme.background_dark = reader.colour(background, "dark");
    });
    theme.paragraph = reader.rows(pptx, "paragraph", pptx_styles);
    reader.section(pptx, "bullet", [&](Mapping& bullet) {
      theme.bullet_indent = bullet.number("indent");
      theme.bullet_colour = reader.colour(bullet, "colour");
    });
    reader.section(pptx, "table", [&](Mapping& table) {
      theme.table_head_rule = reader.rule(table, "head_rule");
      theme.table_row_rule = reader.rule(table, "row_rule");
      theme.cell_margin = reader.insets(table, "cell_margin");
    });
    reader.section(pptx, "matrix", [&](Mapping& matrix) {
      theme.matrix_first_column = matrix.number("first_column");
      theme.matrix_column = matrix.number("column");
      theme.matrix_row = matrix.number("row");
      theme.matrix_rows_max = reader.integer(matrix, "rows_max");
      theme.matrix_symbol = matrix.number("symbol");
    });
    theme.column_rule = pptx.number("column_rule");
    theme.ask_rule = reader.rule(pptx, "ask_rule");
    theme.rec_rule = reader.rule(pptx, "rec_rule");
  });
}

}  // namespace galley::style
