// Horizontal bars from zero, side by side or stacked.
#include <algorithm>

#include <fmt/format.h>

#include "ooxml/chart_parts.h"

namespace galley::ooxml::parts {
namespace {

constexpr int category_axis_id = 111111101;
constexpr int value_axis_id = 111111102;

struct BarSeries {
  std::string name, state;
  std::vector<std::string> values, labels;  // one a category; empty: no bar
};

std::vector<BarSeries> bar_series(const document::FigureData& figure, const std::vector<std::string>& categories) {
  std::vector<std::string> names = distinct(figure, figure.series);
  if (names.empty()) names.push_back(figure.unit.empty() ? figure.x : figure.unit);
  std::vector<BarSeries> all;
  for (const auto& name : names)
    all.push_back({name, {}, std::vector<std::string>(categories.size()), std::vector<std::string>(categories.size())});
  for (const auto& row : figure.rows) {
    const auto category = std::find(categories.begin(), categories.end(), cell(figure, row, figure.y));
    const auto found = std::find(names.begin(), names.end(), cell(figure, row, figure.series));
    const auto value = cell(figure, row, figure.x);
    if (category == categories.end() || !is_number(value)) continue;
    auto& series = all[found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin())];
    const auto index = static_cast<std::size_t>(category - categories.begin());
    series.values[index] = value;
    series.labels[index] = cell(figure, row, "label");
    if (const auto state = cell(figure, row, "state"); !state.empty()) series.state = state;
  }
  return all;
}

Paint bar_paint(const Context& context, const BarSeries& series, std::size_t index) {
  const auto& chart = context.theme.chart;
  if (series.state == "yes") return {chart.stacked.yes, {}};
  if (series.state == "part") return {chart.stacked.part, {}};
  if (series.state == "none") return {chart.stacked.none, chart.stacked.none_stroke};
  if (series.state == "na") return {chart.stacked.na, {}};
  if (index == 0) return {chart.bar.fill, {}};
  if (index == 1) return {chart.bar.second_fill, chart.bar.second_stroke};
  return {chart.series[std::min(index, chart.series.size() - 1)].colour, {}};
}

void bar_labels(opc::XmlWriter& xml, const Context& context, const BarSeries& series, std::string_view fill,
                bool stacked) {
  const auto& chart = context.theme.chart;
  const std::string_view colour = stacked ? text_on(context, fill) : std::string_view(chart.text_colour);
  const std::string_view position = stacked ? "ctr" : "outEnd";
  xml.begin("c:dLbls");
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (stacked && series.values[i] == "0")
      xml.begin("c:dLbl").empty("c:idx", "val", i).empty("c:delete", "val", "1").end();
    else if (!series.labels[i].empty())
      rich_label(xml, context, i, {series.labels[i], std::string(position), std::string(colour), stacked, 0});
  }
  xml.begin("c:numFmt").attribute("formatCode", "#,##0.##").attribute("sourceLinked", "0").end();
  xml.begin("c:spPr").empty("a:noFill");
  no_line(xml);
  xml.end();
  text_properties(xml, context, context.look.text, colour, stacked);
  xml.empty("c:dLblPos", "val", position);
  label_flags(xml, true);
  xml.end();
}

void category_axis(opc::XmlWriter& xml, const Context& context) {
  const auto& chart = context.theme.chart;
  xml.begin("c:catAx").empty("c:axId", "val", category_axis_id);
  xml.begin("c:scaling").empty("c:orientation", "val", "maxMin").end().empty("c:delete", "val", "0")
      .empty("c:axPos", "val", "l");
  axis_title(xml, context, context.figure.y);
  xml.begin("c:numFmt").attribute("formatCode", "General").attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none")
      .empty("c:minorTickMark", "val", "none")
      .empty("c:tickLblPos", "val", "low");
  xml.begin("c:spPr");
  line_properties(xml, context, chart.zero_line);
  xml.end();
  text_properties(xml, context, context.look.text, chart.text_colour, true);
  xml.empty("c:crossAx", "val", value_axis_id).empty("c:crosses", "val", "autoZero").empty("c:auto", "val", "0");
  xml.empty("c:lblAlgn", "val", "ctr").empty("c:lblOffset", "val", "100").empty("c:noMultiLvlLbl", "val", "1").end();
}

}  // namespace

void bar_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet) {
  const auto& figure = context.figure;
  const bool stacked = figure.kind == "stacked";
  const auto categories = distinct(figure, figure.y);
  const auto all = bar_series(figure, categories);
  const auto last = categories.size() + 1;
  sheet.resize(last);
  sheet[0].push_back(figure.y);
  for (std::size_t i = 0; i < categories.size(); ++i) sheet[i + 1].push_back(categories[i]);

  xml.begin("c:plotArea").empty("c:layout").begin("c:barChart").empty("c:barDir", "val", "bar");
  xml.empty("c:grouping", "val", stacked ? "stacked" : "clustered").empty("c:varyColors", "val", "0");
  for (std::size_t s = 0; s < all.size(); ++s) {
    sheet[0].push_back(all[s].name);
    for (std::size_t i = 0; i < categories.size(); ++i)
      sheet[i + 1].push_back(all[s].values[i].empty() ? SheetCell() : SheetCell(SheetNumber{all[s].values[i]}));
    xml.begin("c:ser").empty("c:idx", "val", s).empty("c:order", "val", s).begin("c:tx");
    string_reference(xml, range(s + 1, 1, 1), {all[s].name});
    xml.end();
    const Paint paint = bar_paint(context, all[s], s);
    shape_properties(xml, context, paint);
    xml.empty("c:invertIfNegative", "val", "0");
    bar_labels(xml, context, all[s], paint.fill, stacked);
    xml.begin("c:cat");
    string_reference(xml, range(0, 2, last), categories);
    xml.end().begin("c:val");
    number_reference(xml, range(s + 1, 2, last), all[s].values);
    xml.end().end();
  }
  xml.empty("c:gapWidth", "val", stacked ? "40" : "70").empty("c:overlap", "val", stacked ? "100" : "-15");
  xml.empty("c:axId", "val", category_axis_id).empty("c:axId", "val", value_axis_id).end();
  category_axis(xml, context);
  blank_value_axis(xml, context, value_axis_id, category_axis_id, {"b", "between", {}});
  xml.end();
}

}  // namespace galley::ooxml::parts
