// How the publication looks: styles/theme.yml (sizes, spaces, tables, charts) over
// styles/brand.yml (colours, fonts; brand.h). Nothing of this stands in C++: every
// colour, font and length is read from there.
//
// Units: pdf, pptx, chart, symbols points; docx twips (sizes half-points, border widths
// eighths of a point); html pixels. Colours are names of the brand's palette or roles.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "style/brand.h"
#include "style/colour.h"

namespace galley::style {

// A style row of theme.yml.
struct ParagraphStyle {
  std::string family;
  int weight = 400;
  double size = 0, leading = 0, before = 0, after = 0;
  std::string colour;
  bool keep_with_next = false, keep_lines = false, widow_control = false;
};

using ParagraphStyles = std::map<std::string, ParagraphStyle, std::less<>>;

// The style of a name that theme_names.h lists: read_theme() makes sure it is there.
[[nodiscard]] const ParagraphStyle& style(const ParagraphStyles& styles, std::string_view name);

struct Rule { double width = 0; std::string colour; };
struct Insets { double top = 0, right = 0, bottom = 0, left = 0; };
struct Box { double x = 0, y = 0, width = 0, height = 0; };
struct Frame { double x = 0, width = 0; };
struct Position { double x = 0, y = 0; };
enum class TextAlign : std::uint8_t { left, justify };

struct Baseline { double full = 0, half = 0, quarter = 0; };  // points

// ---- Answer symbols ---------------------------------------------------------------

enum class SymbolShape : std::uint8_t { disc, half_disc, ring, bar };
struct Symbol { SymbolShape shape = SymbolShape::disc; std::string colour, on_dark, label; };
struct Symbols {
  double radius = 0;             // of the symbol's size
  double stroke = 0;             // of the radius, inside the edge
  double stroke_min = 0;         // points
  double bar_width = 0;          // of the radius
  double bar_height = 0;         // of the stroke
  Symbol yes, part, none, na;
  double pdf_matrix = 0, pdf_legend = 0, pptx = 0, html_table = 0, html_strip = 0;  // sizes

  // The symbol of the class yes, part, none or na; null pointer for another word.
  [[nodiscard]] const Symbol* find(std::string_view answer) const;
};

// ---- Line and page breaking (Knuth and Plass 1981, in their terms) ----------------

struct Breaking {
  double tolerance = 0;          // of justified lines
  double ragged_stretch = 0;     // em
  double line_penalty = 0, hyphen_penalty = 0, hyphen_pair_demerits = 0, fitness_demerits = 0, last_hyphen_demerits = 0;
  double short_last_line = 0;    // of the measure
  double short_last_line_demerits = 0;
  int hyphen_before = 0, hyphen_after = 0, hyphen_word = 0;  // letters
  int widows = 0, orphans = 0, heading_lines = 0, balance_lines = 0;  // lines
};

// ---- What outputs share -----------------------------------------------------------

struct CalloutKind { std::string bar, fill; };
struct Callout {
  double bar = 0;
  Insets padding;
  double before = 0, after = 0;
  std::optional<ParagraphStyle> label;  // drawn in the colour of the bar
  CalloutKind information, caution;
};

// ---- PDF --------------------------------------------------------------------------

struct PdfPage { double width = 0, height = 0; Insets margin; };
struct RunningLine { double x = 0, y = 0, title_x = 0; };
struct PdfFrames { Frame full, side, main, half; };
struct PdfList { double bullet = 0; std::string colour; double indent = 0, number_indent = 0; };
struct PdfFootnote { double hang = 0, rule_width = 0; Rule rule; double gap = 0; std::string mark; };
struct PdfCover {
  Box field; std::string fill; Box pattern; double pattern_radius = 0;
  double line_y = 0, title_y = 0, scope_width = 0, date_y = 0;
  std::vector<Box> logos;
};
struct PdfChapterOpening {
  std::string fill;
  Rule rule;
  double height = 0;
  Position number;
  double title_y = 0, pattern_y = 0, pattern_row = 0;
};
struct PdfBand {
  double height = 0; Position number; double title_y = 0, standfirst_width = 0;
  double pattern_y = 0, pattern_row = 0, pattern_symbol = 0, after = 0;
};
struct PdfContents { double number_width = 0, page_width = 0; Rule rule; double side_page_width = 0; };
struct PdfKeyNumbers { int columns = 0; double gutter = 0; Rule rule; double after = 0; };
struct PdfAsks { double who_width = 0; Rule rule; };
struct PdfRecommendation {
  double number_width = 0, text_width = 0, meta_x = 0, meta_width = 0, meta_label_width = 0;
  Rule rule;
};
struct PdfAudienceBar { double height = 0; std::string fill, current; double text_inset = 0, after = 0; };
struct PdfProfile {
  int columns = 0;
  double gutter = 0;
  int answer_columns = 0;
  Rule rule;
  double height = 0, symbol = 0, label_width = 0;
};
struct PdfReferences { int columns = 0; double gutter = 0, hang = 0; Rule rule; };
struct PdfTable {
  ParagraphStyle text, head, group;
  Rule top, head_rule, row_rule, group_rule;
  double row_padding = 0, cell_left = 0;
};
struct PdfMatrix {
  double first_column = 0; int columns = 0; double column = 0, row = 0, cell_gap = 0;
  ParagraphStyle label, total;
  Rule row_rule;
  std::string fill_yes, fill_part, fill_none, fill_na, na_label;
};
struct PdfTheme {
  PdfPage page;
  Box text_area;
  int grid_columns = 0; double grid_column = 0, grid_gutter = 0;
  PdfFrames frames;
  RunningLine header, footer;
  TextAlign align = TextAlign::left;
  bool hyphenate = false;
  std::vector<std::string> balance;     // styles whose lines are balanced
  ParagraphStyles paragraph;
  int strong_weight = 700;
  double note_mark_size = 0, note_mark_rise = 0;
  std::string link; double link_underline = 0;
  std::string reference_url, folio;
  PdfList list;
  PdfFootnote footnote;
  Rule section_rule;
  double block_gap = 0;
  int page_references = 0;              // pages away from which a cross reference names its page; 0: never
  PdfCover cover;
  PdfChapterOpening chapter_opening;
  PdfBand band;
  PdfContents contents;
  PdfKeyNumbers key_numbers;
  PdfAsks asks;
  PdfRecommendation recommendation;
  PdfAudienceBar audience_bar;
  PdfProfile profile;
  PdfReferences references;
  PdfTable table;
  PdfMatrix matrix;
  Callout callout;

  [[nodiscard]] bool balances(std::string_view style_name) const;
};

// ---- DOCX -------------------------------------------------------------------------

struct DocxPage { int width = 0, height = 0, top = 0, right = 0, bottom = 0, left = 0, header = 0, footer = 0; };
struct DocxRule { int size = 0; std::string colour; int space = 0; };  // eighths of a point; space in points
struct DocxList {
  int indent = 0, number_indent = 0, level = 0, key_indent = 0, key_size = 0;
  std::string key_colour, bullet;
};
struct DocxTable {
  int columns_multiple_of = 0;
  Insets cell_margin;
  std::string head_fill;
  DocxRule row_rule;
  std::vector<int> asks_columns, four_columns;
};
struct DocxTheme {
  DocxPage page;
  int text_width = 0;                   // of tables and figures; at most type_width()
  TextAlign align = TextAlign::left;
  bool hyphenate = false;
  ParagraphStyles paragraph;            // in the order of theme_names.h when written
  DocxRule title_rule;
  DocxList list;
  std::string link;
  DocxTable table;
  Callout callout;
  std::vector<int> header_columns;
  int logo_width = 0, logo_height = 0;

  // Between the margins: where paragraphs run.
  [[nodiscard]] int type_width() const { return page.width - page.left - page.right; }
};

// ---- PPTX -------------------------------------------------------------------------

struct PptxTheme {
  double width = 0, height = 0;
  int grid_columns = 0; double grid_column = 0, grid_gutter = 0, margin = 0;
  std::map<std::string, Box, std::less<>> boxes;   // names in theme_names.h
  std::string background_light, background_dark;
  ParagraphStyles paragraph;
  double bullet_indent = 0; std::string bullet_colour;
  Rule table_head_rule, table_row_rule;
  Insets cell_margin;
  double matrix_first_column = 0, matrix_column = 0, matrix_row = 0, matrix_symbol = 0;
  int matrix_rows_max = 0;
  double column_rule = 0;
  Rule ask_rule, rec_rule;

  [[nodiscard]] const Box& box(std::string_view name) const;
};

// ---- HTML -------------------------------------------------------------------------

struct ReportLevel { std::string colour, icon; };  // icon: octagon, triangle, square, disc
struct HtmlTheme {
  double max_width = 0, gutter = 0, side_column = 0, margin_mobile = 0, breakpoint = 0, rhythm = 0;
  int columns = 0;
  ParagraphStyles paragraph;
  double control_height = 0, target_min = 0;
  Rule control_border, focus; double focus_offset = 0;
  Rule table_head_rule, table_row_rule;
  Callout callout;
  ReportLevel error, warning, suggestion, passed;
};

// ---- Charts -----------------------------------------------------------------------

struct ChartSeries { std::string colour, mark; };  // mark: disc, square, ring, diamond
struct ChartBar {
  double height = 0, pair_gap = 0, row = 0, label_column = 0;
  std::string fill, second_fill;
  Rule second_stroke;
};
struct ChartStacked {
  double row = 0, bar = 0, gap = 0, label_column = 0;
  std::string yes, part, none, na;
  Rule none_stroke;
};
struct ChartDotPlot { double row = 0, radius = 0, connector = 0, label_column = 0; };
struct ChartHeatMap {
  double row = 0, gap = 0, label_column = 0;
  std::vector<std::string> ramp;
  int white_text_from = 0;
};
struct ChartTimeline { double row = 0, radius = 0, label_column = 0; std::string done, to_come; };
struct ChartSlope { double line = 0, radius = 0; int max_series = 0; };
struct ChartTheme {
  std::string family;
  double label = 0, axis = 0, leading = 0;         // sizes of text
  std::string text_colour, axis_colour;
  std::vector<ChartSeries> series;
  std::string context;
  Rule gridline, zero_line, row_rule, reference_line, label_halo;
  ChartBar bar;
  ChartStacked stacked;
  ChartDotPlot dot_plot;
  ChartHeatMap heat_map;
  ChartTimeline timeline;
  ChartSlope slope;
};

struct Theme {
  Baseline baseline;
  Symbols symbols;
  std::map<std::string, std::vector<std::string>, std::less<>> fallback;  // by script
  Breaking breaking;
  PdfTheme pdf;
  DocxTheme docx;
  PptxTheme pptx;
  HtmlTheme html;
  ChartTheme chart;
};

inline constexpr std::string_view theme_file = "styles/theme.yml";

// Reads styles/theme.yml; colours are looked up in `brand`, families in its fonts.
// Mistakes are `theme.…` diagnostics, all of them; there is no value when the file is
// absent or an error was found, so that no writer meets a style that is not there.
[[nodiscard]] std::optional<Theme> read_theme(const Files& files, const Brand& brand, Diagnostics& diagnostics);

}  // namespace galley::style
