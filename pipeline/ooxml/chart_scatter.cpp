// Dot plots and timelines: one row a mark, its name the label of a helper series at the
// left edge, because a scatter chart has no axis of names.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ooxml/chart_parts.h"
#include "ooxml/theme.h"

namespace galley::ooxml::parts {
namespace {

constexpr int x_axis_id = 111111201;
constexpr int y_axis_id = 111111202;

struct Mark {
  std::string name, label, value, extended;
  bool bold = false, open = false;
};

// "2026-11-05" as a year with a fraction, so that an axis can count years.
std::string decimal_year(std::string_view date) {
  if (date.size() < 4 || !is_number(date.substr(0, 4))) return {};
  double year = to_number(date.substr(0, 4));
  if (date.size() >= 7) year += (to_number(date.substr(5, 2)) - 1) / 12;
  if (date.size() >= 10) year += (to_number(date.substr(8, 2)) - 1) / 365;
  return fmt::format("{:.3f}", year);
}

std::vector<Mark> marks_of(const document::FigureData& figure) {
  std::vector<Mark> marks;
  const bool timeline = figure.kind == "timeline";
  for (const auto& row : figure.rows) {
    if (cell(figure, row, "mark") == "reference") continue;
    Mark mark;
    mark.name = cell(figure, row, figure.y);
    mark.label = cell(figure, row, "label");
    if (timeline) {
      mark.name += ": " + std::string(cell(figure, row, "event"));
      mark.value = decimal_year(cell(figure, row, figure.x));
      mark.open = cell(figure, row, "state") == "to-come";
    } else {
      const auto value = cell(figure, row, figure.x);
      if (is_number(value)) mark.value = value;
      if (const auto extended = cell(figure, row, "extended"); is_number(extended)) mark.extended = extended;
      mark.bold = cell(figure, row, "bold") == "yes";
      if (mark.label.empty()) mark.label = mark.value;
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

struct ScatterSeries {
  std::string name;
  std::vector<std::string> x, y;
  std::size_t x_column = 0, y_column = 0;
  std::string colour;
  bool marker = true, open = false, line = false;
};

void marker(opc::XmlWriter& xml, const Context& context, const ScatterSeries& series) {
  xml.begin("c:marker");
  if (!series.marker) {
    xml.empty("c:symbol", "val", "none").end();
    return;
  }
  xml.empty("c:symbol", "val", "circle").empty("c:size", "val", "8");
  Paint paint{series.colour, {}};
  // A fill of pure white makes LibreOffice drop the marker.
  if (series.open) paint = {context.theme.chart.bar.second_fill, style::Rule{1.5, series.colour}};
  shape_properties(xml, context, paint);
  xml.end();
}

void write_series(opc::XmlWriter& xml, const Context& context, const ScatterSeries& series, int index,
                  const std::vector<std::pair<std::string, bool>>& labels, std::string_view position) {
  xml.begin("c:ser").empty("c:idx", "val", index).empty("c:order", "val", index).begin("c:tx");
  string_reference(xml, range(series.x_column, 1, 1), {series.name});
  xml.end().begin("c:spPr");
  if (series.line) line_properties(xml, context, {context.theme.chart.dot_plot.connector, series.colour});
  else no_line(xml);
  xml.end();
  marker(xml, context, series);
  xml.begin("c:dLbls");
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!labels[i].first.empty()) rich_label(xml, context, i, labels[i].first, position, context.theme.chart.text_colour, labels[i].second);
  label_flags(xml, false);
  xml.end();
  const auto last = series.x.size() + 1;
  xml.begin("c:xVal");
  number_reference(xml, range(series.x_column, 2, last), series.x);
  xml.end().begin("c:yVal");
  number_reference(xml, range(series.y_column, 2, last), series.y);
  xml.end().empty("c:smooth", "val", "0").end();
}

// The plot stands in the middle: names to the left, labels to the right.
void plot_layout(opc::XmlWriter& xml, const Context& context) {
  const auto& chart = context.theme.chart;
  const double column = context.figure.kind == "timeline" ? chart.timeline.label_column : chart.dot_plot.label_column;
  const double left = std::min(0.6, (column + 8) * (context.look.text / chart.label) / context.look.width);
  xml.begin("c:layout").begin("c:manualLayout").empty("c:layoutTarget", "val", "inner");
  xml.empty("c:xMode", "val", "edge").empty("c:yMode", "val", "edge").empty("c:x", "val", fmt::format("{:.4f}", left));
  xml.empty("c:y", "val", "0.02").empty("c:w", "val", fmt::format("{:.4f}", 0.84 - left)).empty("c:h", "val", "0.86").end().end();
}

void add_column(SheetRows& sheet, std::string head, const std::vector<std::string>& values, bool text) {
  if (sheet.size() < values.size() + 1) sheet.resize(values.size() + 1);
  const auto width = sheet[0].size();
  sheet[0].emplace_back(std::move(head));
  for (std::size_t i = 0; i < values.size(); ++i) {
    sheet[i + 1].resize(width);
    if (values[i].empty()) sheet[i + 1].emplace_back();
    else if (text) sheet[i + 1].emplace_back(values[i]);
    else sheet[i + 1].emplace_back(SheetNumber{values[i]});
  }
}

// The series in the order of the sheet's columns.
struct Rows {
  ScatterSeries names, connectors, values, extended;
  std::vector<std::pair<std::string, bool>> name_labels, value_labels, extended_labels;
};

Rows rows_of(const Context& context, const std::vector<Mark>& marks, const Scale& scale) {
  Rows rows;
  const bool timeline = context.figure.kind == "timeline";
  const auto& chart = context.theme.chart;
  rows.names = {context.figure.y, {}, {}, 1, 2, chart.text_colour, false, false, false};
  rows.values = {timeline ? "Past" : "Value", {}, {}, 3, 2, chart.series[0].colour, true, false, false};
  rows.extended = {timeline ? "To come" : "Extended", {}, {}, 4, 2, timeline ? chart.timeline.to_come : chart.series[0].colour, true, true, false};
  rows.connectors = {"Connector", {}, {}, 5, 6, chart.series[0].colour, false, false, true};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& mark = marks[i];
    const std::string y = std::to_string(marks.size() - i);
    const std::string open = timeline ? (mark.open ? mark.value : std::string()) : mark.extended;
    const std::string full = timeline && mark.open ? std::string() : mark.value;
    rows.names.x.push_back(fmt::format("{}", scale.minimum));
    rows.names.y.push_back(y);
    rows.values.x.push_back(full);
    rows.extended.x.push_back(open);
    rows.name_labels.emplace_back(mark.name, mark.bold);
    const bool at_open = !open.empty();
    rows.value_labels.emplace_back(at_open ? std::string() : mark.label, false);
    rows.extended_labels.emplace_back(at_open ? mark.label : std::string(), false);
    if (!timeline && !mark.extended.empty() && !mark.value.empty())
      for (const auto& point : {mark.value, mark.extended, std::string()}) {
        rows.connectors.x.push_back(point);
        rows.connectors.y.push_back(point.empty() ? std::string() : y);
      }
  }
  rows.values.y = rows.extended.y = rows.names.y;
  return rows;
}

Scale scale_of(const Context& context, const std::vector<Mark>& marks) {
  double maximum = 0, minimum = 1e9;
  for (const auto& mark : marks)
    for (const auto& value : {mark.value, mark.extended})
      if (!value.empty()) {
        maximum = std::max(maximum, to_number(value));
        minimum = std::min(minimum, to_number(value));
      }
  if (context.figure.kind != "timeline") return scale_to(maximum, context.figure.unit);
  return {std::floor(minimum), std::ceil(maximum + 0.001), 1, "0"};
}

}  // namespace

void scatter_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet) {
  const auto marks = marks_of(context.figure);
  const Scale scale = scale_of(context, marks);
  const Rows rows = rows_of(context, marks, scale);
  std::vector<std::string> names;
  for (const auto& mark : marks) names.push_back(mark.name);
  add_column(sheet, context.figure.y, names, true);
  add_column(sheet, rows.names.name, rows.names.x, false);
  add_column(sheet, "Row", rows.names.y, false);
  add_column(sheet, rows.values.name, rows.values.x, false);
  add_column(sheet, rows.extended.name, rows.extended.x, false);
  add_column(sheet, rows.connectors.name, rows.connectors.x, false);
  add_column(sheet, "Connector row", rows.connectors.y, false);

  xml.begin("c:plotArea");
  plot_layout(xml, context);
  xml.begin("c:scatterChart").empty("c:scatterStyle", "val", "lineMarker").empty("c:varyColors", "val", "0");
  write_series(xml, context, rows.names, 0, rows.name_labels, "l");
  if (!rows.connectors.x.empty()) write_series(xml, context, rows.connectors, 1, {}, "r");
  write_series(xml, context, rows.values, 2, rows.value_labels, "r");
  if (std::any_of(rows.extended.x.begin(), rows.extended.x.end(), [](const std::string& x) { return !x.empty(); }))
    write_series(xml, context, rows.extended, 3, rows.extended_labels, "r");
  xml.empty("c:axId", "val", x_axis_id).empty("c:axId", "val", y_axis_id).end();
  value_axis(xml, context, x_axis_id, y_axis_id, scale);
  xml.begin("c:valAx").empty("c:axId", "val", y_axis_id).begin("c:scaling").empty("c:orientation", "val", "minMax");
  xml.empty("c:max", "val", fmt::format("{}", static_cast<double>(marks.size()) + 0.5)).empty("c:min", "val", "0.5").end();
  xml.empty("c:delete", "val", "1").empty("c:axPos", "val", "l").empty("c:crossAx", "val", x_axis_id);
  xml.empty("c:crosses", "val", "min").empty("c:crossBetween", "val", "midCat").end().end();
}

}  // namespace galley::ooxml::parts
