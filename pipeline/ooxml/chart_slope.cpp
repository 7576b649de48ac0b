// Two periods, one line a category, both ends labelled.
#include <algorithm>

#include "ooxml/chart_parts.h"
#include "ooxml/theme.h"

namespace galley::ooxml::parts {
namespace {

constexpr int category_axis_id = 111111301;
constexpr int value_axis_id = 111111302;

void period_axis(opc::XmlWriter& xml, const Context& context) {
  const auto& chart = context.theme.chart;
  xml.begin("c:catAx").empty("c:axId", "val", category_axis_id);
  xml.begin("c:scaling").empty("c:orientation", "val", "minMax").end().empty("c:delete", "val", "0").empty("c:axPos", "val", "b");
  xml.begin("c:majorGridlines").begin("c:spPr");
  line_properties(xml, context, chart.zero_line);
  xml.end().end().begin("c:numFmt").attribute("formatCode", "General").attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none").empty("c:minorTickMark", "val", "none").empty("c:tickLblPos", "val", "low");
  xml.begin("c:spPr");
  no_line(xml);
  xml.end();
  text_properties(xml, context, context.look.text, chart.text_colour, true);
  xml.empty("c:crossAx", "val", value_axis_id).empty("c:crosses", "val", "autoZero").empty("c:auto", "val", "0");
  xml.empty("c:lblAlgn", "val", "ctr").empty("c:lblOffset", "val", "100").empty("c:noMultiLvlLbl", "val", "1").end();
}

}  // namespace

void slope_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet) {
  const auto& figure = context.figure;
  const auto& chart = context.theme.chart;
  const auto periods = distinct(figure, figure.x);
  const auto categories = distinct(figure, figure.series);
  const auto last = periods.size() + 1;
  sheet.resize(last);
  sheet[0].push_back(figure.x);
  for (std::size_t i = 0; i < periods.size(); ++i) sheet[i + 1].push_back(periods[i]);

  xml.begin("c:plotArea").begin("c:layout").begin("c:manualLayout").empty("c:layoutTarget", "val", "inner");
  xml.empty("c:xMode", "val", "edge").empty("c:yMode", "val", "edge").empty("c:x", "val", "0.02").empty("c:y", "val", "0.04");
  xml.empty("c:w", "val", "0.8").empty("c:h", "val", "0.84").end().end();
  xml.begin("c:lineChart").empty("c:grouping", "val", "standard").empty("c:varyColors", "val", "0");
  for (std::size_t s = 0; s < categories.size(); ++s) {
    const std::string& colour = chart.series[std::min(s, chart.series.size() - 1)].colour;
    std::vector<std::string> values(periods.size()), labels(periods.size());
    for (const auto& row : figure.rows) {
      const auto period = std::find(periods.begin(), periods.end(), cell(figure, row, figure.x));
      if (cell(figure, row, figure.series) != categories[s] || period == periods.end()) continue;
      const auto index = static_cast<std::size_t>(period - periods.begin());
      if (const auto value = cell(figure, row, figure.y); is_number(value)) values[index] = value;
      labels[index] = cell(figure, row, "label");
      if (labels[index].empty()) labels[index] = values[index];
      if (index + 1 == periods.size()) labels[index] = categories[s] + " " + labels[index];
    }
    sheet[0].push_back(categories[s]);
    for (std::size_t i = 0; i < periods.size(); ++i)
      sheet[i + 1].push_back(values[i].empty() ? SheetCell() : SheetCell(SheetNumber{values[i]}));
    xml.begin("c:ser").empty("c:idx", "val", s).empty("c:order", "val", s).begin("c:tx");
    string_reference(xml, range(s + 1, 1, 1), {categories[s]});
    xml.end().begin("c:spPr");
    line_properties(xml, context, {chart.slope.line, colour});
    xml.end().begin("c:marker").empty("c:symbol", "val", "circle").empty("c:size", "val", "7");
    shape_properties(xml, context, {colour, {}});
    xml.end().begin("c:dLbls");
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (!labels[i].empty()) rich_label(xml, context, i, labels[i], i + 1 == labels.size() ? "r" : "t", chart.text_colour, i + 1 == labels.size());
    label_flags(xml, false);
    xml.end().begin("c:cat");
    string_reference(xml, range(0, 2, last), periods);
    xml.end().begin("c:val");
    number_reference(xml, range(s + 1, 2, last), values);
    xml.end().empty("c:smooth", "val", "0").end();
  }
  xml.empty("c:marker", "val", "1").empty("c:axId", "val", category_axis_id).empty("c:axId", "val", value_axis_id).end();
  period_axis(xml, context);
  deleted_axis(xml, "c:valAx", value_axis_id, category_axis_id, "l");
  xml.end();
}

}  // namespace galley::ooxml::parts
