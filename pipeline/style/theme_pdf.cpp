// theme.yml, section pdf.
#include "style/theme_names.h"
#include "style/theme_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::style {
namespace {

using yaml::Mapping;

void read_page(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  reader.section(pdf, "page", [&](Mapping& page) {
    theme.page = {page.number("width"),
                  page.number("height"),
                  {page.number("top"), page.number("right"), page.number("bottom"), page.number("left")}};
  });
  theme.text_area = reader.box(pdf, "text_area");
  reader.section(pdf, "grid", [&](Mapping& grid) {
    theme.grid_columns = reader.integer(grid, "columns");
    theme.grid_column = grid.number("column");
    theme.grid_gutter = grid.number("gutter");
  });
  reader.section(pdf, "frames", [&](Mapping& frames) {
    theme.frames = {reader.frame(frames, "full"), reader.frame(frames, "side"), reader.frame(frames, "main"),
                    reader.frame(frames, "half")};
  });
  const auto running = [&](std::string_view key, RunningLine& line) {
    reader.section(pdf, key, [&](Mapping& mapping) {
      line = {mapping.number("x"), mapping.number("y"), mapping.number("title_x")};
    });
  };
  running("header", theme.header);
  running("footer", theme.footer);
}

void read_text(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  theme.align = reader.align(pdf, "align");
  theme.hyphenate = reader.boolean(pdf, "hyphenate");
  theme.paragraph = reader.rows(pdf, "paragraph", pdf_styles);
  if (const yaml::Node* list = pdf.sequence("balance")) {
    for (const yaml::Node& item : list->items) {
      if (!item.is_scalar() || std::find(pdf_styles.begin(), pdf_styles.end(), item.value.text) == pdf_styles.end()) {
        reader.error(item, "unknown-style", fmt::format("pdf.paragraph has no style '{}'", item.value.text));
      } else {
        theme.balance.push_back(item.value.text);
      }
    }
  }
  reader.section(pdf, "character", [&](Mapping& character) {
    theme.strong_weight = reader.integer(character, "strong_weight");
    reader.section(character, "note_mark", [&](Mapping& mark) {
      theme.note_mark_size = mark.number("size");
      theme.note_mark_rise = mark.number("rise");
    });
    reader.section(character, "link", [&](Mapping& link) {
      theme.link = reader.colour(link, "colour");
      theme.link_underline = link.number("underline");
    });
    theme.reference_url = reader.colour(character, "reference_url");
    theme.folio = reader.colour(character, "folio");
  });
  reader.section(pdf, "list", [&](Mapping& list) {
    theme.list = {list.number("bullet"), reader.colour(list, "colour"), list.number("indent"),
                  list.number("number_indent")};
  });
  reader.section(pdf, "footnote", [&](Mapping& note) {
    theme.footnote = {note.number("hang"), note.number("rule_width"), reader.rule(note, "rule"), note.number("gap"),
                      reader.colour(note, "mark")};
  });
  theme.section_rule = reader.rule(pdf, "section_rule");
  theme.block_gap = pdf.number("block_gap");
  if (pdf.optional("page_references") != nullptr) theme.page_references = reader.integer(pdf, "page_references");
}

void read_cover(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  reader.section(pdf, "cover", [&](Mapping& cover) {
    theme.cover.field = reader.box(cover, "field");
    theme.cover.fill = reader.colour(cover, "fill");
    theme.cover.pattern = reader.box(cover, "pattern");
    theme.cover.pattern_radius = cover.number("pattern_radius");
    theme.cover.line_y = cover.number("line_y");
    theme.cover.title_y = cover.number("title_y");
    theme.cover.scope_width = cover.number("scope_width");
    theme.cover.date_y = cover.number("date_y");
    const yaml::Node* logos = cover.sequence("logos");
    if (!logos) return;
    for (const yaml::Node& logo : logos->items) {
      std::vector<double> values;
      for (const yaml::Node& item : logo.items) values.push_back(yaml::to_number(item).value_or(0));
      if (values.size() == 4) {
        theme.cover.logos.push_back({values[0], values[1], values[2], values[3]});
      } else {
        reader.error(logo, "wrong-kind", "a logo slot needs [x, y, width, height]");
      }
    }
  });
}

void read_openings(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  reader.section(pdf, "chapter_opening", [&](Mapping& opening) {
    theme.chapter_opening = {reader.colour(opening, "fill"), reader.rule(opening, "rule"),
                             opening.number("height"),       reader.position(opening, "number"),
                             opening.number("title_y"),      opening.number("pattern_y"),
                             opening.number("pattern_row")};
  });
  reader.section(pdf, "band", [&](Mapping& band) {
    theme.band = {band.number("height"),         reader.position(band, "number"),
                  band.number("title_y"),        band.number("standfirst_width"),
                  band.number("pattern_y"),      band.number("pattern_row"),
                  band.number("pattern_symbol"), band.number("after")};
  });
  reader.section(pdf, "contents", [&](Mapping& contents) {
    theme.contents = {contents.number("number_width"), contents.number("page_width"), reader.rule(contents, "rule"),
                      contents.number("side_page_width")};
  });
}

void read_blocks(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  reader.section(pdf, "key_numbers", [&](Mapping& key) {
    theme.key_numbers = {reader.integer(key, "columns"), key.number("gutter"), reader.rule(key, "rule"),
                         key.number("after")};
  });
  reader.section(pdf, "asks", [&](Mapping& asks) {
    theme.asks = {asks.number("who_width"), reader.rule(asks, "rule")};
  });
  reader.section(pdf, "recommendation", [&](Mapping& block) {
    theme.recommendation = {block.number("number_width"), block.number("text_width"), block.number("meta_x"),
                            block.number("meta_width"), block.number("meta_label_width"), reader.rule(block, "rule")};
  });
  reader.section(pdf, "audience_bar", [&](Mapping& bar) {
    theme.audience_bar = {bar.number("height"), reader.colour(bar, "fill"), reader.colour(bar, "current"),
                          bar.number("text_inset"), bar.number("after")};
  });
  reader.section(pdf, "profile", [&](Mapping& profile) {
    theme.profile = {
        reader.integer(profile, "columns"), profile.number("gutter"), reader.integer(profile, "answer_columns"),
        reader.rule(profile, "rule"),       profile.number("height"), profile.number("symbol"),
        profile.number("label_width")};
  });
  reader.section(pdf, "references", [&](Mapping& references) {
    theme.references = {reader.integer(references, "columns"), references.number("gutter"), references.number("hang"),
                        reader.rule(references, "rule")};
  });
  theme.callout = reader.callout(pdf, true, true);
}

void read_tables(ThemeReader& reader, Mapping& pdf, PdfTheme& theme) {
  reader.section(pdf, "table", [&](Mapping& table) {
    theme.table = {reader.row(table, "text"),        reader.row(table, "head"),       reader.row(table, "group"),
                   reader.rule(table, "top"),        reader.rule(table, "head_rule"), reader.rule(table, "row_rule"),
                   reader.rule(table, "group_rule"), table.number("row_padding"),     table.number("cell_left")};
  });
  reader.section(pdf, "matrix", [&](Mapping& matrix) {
    PdfMatrix& target = theme.matrix;
    target.first_column = matrix.number("first_column");
    target.columns = reader.integer(matrix, "columns");
    target.column = matrix.number("column");
    target.row = matrix.number("row");
    target.cell_gap = matrix.number("cell_gap");
    target.label = reader.row(matrix, "label");
    target.total = reader.row(matrix, "total");
    target.row_rule = reader.rule(matrix, "row_rule");
    target.na_label = reader.colour(matrix, "na_label");
    reader.section(matrix, "fill", [&](Mapping& fill) {
      target.fill_yes = reader.colour(fill, "yes");
      target.fill_part = reader.colour(fill, "part");
      target.fill_none = reader.colour(fill, "none");
      target.fill_na = reader.colour(fill, "na");
    });
  });
}

}  // namespace

void read_pdf(ThemeReader& reader, Mapping& root, PdfTheme& theme) {
  reader.section(root, "pdf", [&](Mapping& pdf) {
    read_page(reader, pdf, theme);
    read_text(reader, pdf, theme);
    read_cover(reader, pdf, theme);
    read_openings(reader, pdf, theme);
    read_blocks(reader, pdf, theme);
    read_tables(reader, pdf, theme);
  });
}

}  // namespace galley::style
