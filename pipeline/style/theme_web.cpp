// theme.yml, sections html and chart.
#include "style/theme_names.h"
#include "style/theme_reader.h"

namespace galley::style {
namespace {

using yaml::Mapping;

void read_levels(ThemeReader& reader, Mapping& html, HtmlTheme& theme) {
  reader.section(html, "report_levels", [&](Mapping& levels) {
    const auto level = [&](std::string_view key, ReportLevel& target) {
      reader.section(levels, key, [&](Mapping& mapping) {
        target = {reader.colour(mapping, "colour"), mapping.choice("icon", {"disc", "octagon", "triangle", "square"})};
      });
    };
    level("error", theme.error);
    level("warning", theme.warning);
    level("suggestion", theme.suggestion);
    level("passed", theme.passed);
  });
}

void read_series(ThemeReader& reader, Mapping& chart, ChartTheme& theme) {
  const yaml::Node* list = chart.required("series") ? chart.sequence("series") : nullptr;
  if (!list) return;
  for (const yaml::Node& item : list->items) {
    Mapping series(item, "theme", reader.diagnostics());
    if (item.is_mapping())
      theme.series.push_back(
          {reader.colour(series, "colour"), series.choice("mark", {"disc", "square", "ring", "diamond"})});
  }
  if (theme.series.empty()) reader.error(*list, "wrong-kind", "'series' needs at least one entry");
}

void read_bars(ThemeReader& reader, Mapping& chart, ChartTheme& theme) {
  reader.section(chart, "bar", [&](Mapping& bar) {
    theme.bar = {bar.number("height"), bar.number("pair_gap"), bar.number("row"), bar.number("label_column"),
                 reader.colour(bar, "fill"), reader.colour(bar, "second_fill"), reader.rule(bar, "second_stroke")};
  });
  reader.section(chart, "stacked", [&](Mapping& stacked) {
    theme.stacked = {
        stacked.number("row"),          stacked.number("bar"),         stacked.number("gap"),
        stacked.number("label_column"), reader.colour(stacked, "yes"), reader.colour(stacked, "part"),
        reader.colour(stacked, "none"), reader.colour(stacked, "na"),  reader.rule(stacked, "none_stroke")};
  });
}

void read_plots(ThemeReader& reader, Mapping& chart, ChartTheme& theme) {
  reader.section(chart, "dot_plot", [&](Mapping& dot) {
    theme.dot_plot = {dot.number("row"), dot.number("radius"), dot.number("connector"), dot.number("label_column")};
  });
  reader.section(chart, "heat_map", [&](Mapping& heat) {
    theme.heat_map = {heat.number("row"), heat.number("gap"), heat.number("label_column"), {},
                      reader.integer(heat, "white_text_from")};
    if (const yaml::Node* ramp = heat.required("ramp") ? heat.sequence("ramp") : nullptr) {
      for (const yaml::Node& item : ramp->items) theme.heat_map.ramp.push_back(reader.colour_of(item));
      if (theme.heat_map.ramp.size() != 6)
        reader.error(*ramp, "wrong-kind", "'ramp' needs six colours, for the levels 0 to 5");
    }
  });
  reader.section(chart, "timeline", [&](Mapping& timeline) {
    theme.timeline = {timeline.number("row"), timeline.number("radius"), timeline.number("label_column"),
                      reader.colour(timeline, "done"), reader.colour(timeline, "to_come")};
  });
  reader.section(chart, "slope", [&](Mapping& slope) {
    theme.slope = {slope.number("line"), slope.number("radius"), reader.integer(slope, "max_series")};
  });
}

}  // namespace

void read_html(ThemeReader& reader, Mapping& root, HtmlTheme& theme) {
  reader.section(root, "html", [&](Mapping& html) {
    reader.section(html, "page", [&](Mapping& page) {
      theme.max_width = page.number("max_width");
      theme.columns = reader.integer(page, "columns");
      theme.gutter = page.number("gutter");
      theme.side_column = page.number("side_column");
      theme.margin_mobile = page.number("margin_mobile");
      theme.breakpoint = page.number("breakpoint");
      theme.rhythm = page.number("rhythm");
    });
    theme.paragraph = reader.rows(html, "paragraph", html_styles);
    reader.section(html, "control", [&](Mapping& control) {
      theme.control_height = control.number("height");
      theme.target_min = control.number("target_min");
      theme.control_border = reader.rule(control, "border");
      theme.focus = reader.rule(control, "focus");
      theme.focus_offset = control.number("focus_offset");
    });
    reader.section(html, "table", [&](Mapping& table) {
      theme.table_head_rule = reader.rule(table, "head_rule");
      theme.table_row_rule = reader.rule(table, "row_rule");
    });
    theme.callout = reader.callout(html, false, true);
    read_levels(reader, html, theme);
  });
}

void read_chart(ThemeReader& reader, Mapping& root, ChartTheme& theme) {
  reader.section(root, "chart", [&](Mapping& chart) {
    theme.family = chart.text("family");
    reader.section(chart, "text", [&](Mapping& text) {
      theme.label = text.number("label");
      theme.axis = text.number("axis");
      theme.leading = text.number("leading");
    });
    theme.text_colour = reader.colour(chart, "text_colour");
    theme.axis_colour = reader.colour(chart, "axis_colour");
    theme.context = reader.colour(chart, "context");
    theme.gridline = reader.rule(chart, "gridline");
    theme.zero_line = reader.rule(chart, "zero_line");
    theme.row_rule = reader.rule(chart, "row_rule");
    theme.reference_line = reader.rule(chart, "reference_line");
    theme.label_halo = reader.rule(chart, "label_halo");
    read_series(reader, chart, theme);
    read_bars(reader, chart, theme);
    read_plots(reader, chart, theme);
  });
}

}  // namespace galley::style
