#include "ooxml/chart_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/length.h"
#include "ooxml/theme.h"

namespace galley::ooxml::parts {

std::string_view cell(const document::FigureData& figure, const document::FigureRow& row, std::string_view column) {
  const auto found = std::find(figure.columns.begin(), figure.columns.end(), column);
  const auto index = static_cast<std::size_t>(found - figure.columns.begin());
  return index < row.cells.size() ? std::string_view(row.cells[index]) : std::string_view();
}

double to_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && result.ec == std::errc() && result.ptr == text.data() + text.size() && std::isfinite(value);
}

std::vector<std::string> distinct(const document::FigureData& figure, std::string_view column) {
  std::vector<std::string> values;
  for (const auto& row : figure.rows) {
    const auto value = cell(figure, row, column);
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) values.emplace_back(value);
  }
  return values;
}

void line_properties(opc::XmlWriter& xml, const Context& context, const style::Rule& rule) {
  xml.begin("a:ln").attribute("w", to_emu(rule.width));
  solid_fill(xml, context.brand, rule.colour);
  xml.end();
}

void no_line(opc::XmlWriter& xml) { xml.begin("a:ln").empty("a:noFill").end(); }

void shape_properties(opc::XmlWriter& xml, const Context& context, const Paint& paint) {
  xml.begin("c:spPr");
  if (paint.fill.empty()) xml.empty("a:noFill");
  else solid_fill(xml, context.brand, paint.fill);
  if (paint.outline) line_properties(xml, context, *paint.outline);
  else no_line(xml);
  xml.end();
}

void text_properties(opc::XmlWriter& xml, const Context& context, double size, std::string_view colour, bool bold) {
  xml.begin("c:txPr").empty("a:bodyPr").empty("a:lstStyle").begin("a:p").begin("a:pPr");
  xml.begin("a:defRPr").attribute("sz", std::lround(size * 100)).attribute("b", bold ? 1 : 0);
  solid_fill(xml, context.brand, colour);
  xml.empty("a:latin", "typeface", "+mn-lt").end().end();
  xml.empty("a:endParaRPr", "lang", context.look.language).end().end();
}

void string_reference(opc::XmlWriter& xml, std::string_view formula, const std::vector<std::string>& values) {
  xml.begin("c:strRef").element("c:f", formula).begin("c:strCache").empty("c:ptCount", "val", values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i].empty()) xml.begin("c:pt").attribute("idx", i).element("c:v", values[i]).end();
  xml.end().end();
}

void number_reference(opc::XmlWriter& xml, std::string_view formula, const std::vector<std::string>& values) {
  xml.begin("c:numRef").element("c:f", formula).begin("c:numCache").element("c:formatCode", "General");
  xml.empty("c:ptCount", "val", values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i].empty()) xml.begin("c:pt").attribute("idx", i).element("c:v", values[i]).end();
  xml.end().end();
}

std::string range(std::size_t column, std::size_t first_row, std::size_t last_row) {
  const auto letters = column_letters(column);
  if (first_row == last_row) return fmt::format("Data!${}${}", letters, first_row);
  return fmt::format("Data!${}${}:${}${}", letters, first_row, letters, last_row);
}

void label_flags(opc::XmlWriter& xml, bool value) {
  xml.empty("c:showLegendKey", "val", "0").empty("c:showVal", "val", value ? "1" : "0").empty("c:showCatName", "val", "0");
  xml.empty("c:showSerName", "val", "0").empty("c:showPercent", "val", "0").empty("c:showBubbleSize", "val", "0");
}

void rich_label(opc::XmlWriter& xml, const Context& context, std::size_t index, std::string_view words,
                std::string_view position, std::string_view colour, bool bold) {
  xml.begin("c:dLbl").empty("c:idx", "val", index).begin("c:tx").begin("c:rich");
  xml.begin("a:bodyPr").attribute("wrap", "none").end().empty("a:lstStyle").begin("a:p").begin("a:r");
  xml.begin("a:rPr").attribute("lang", context.look.language).attribute("sz", std::lround(context.look.text * 100)).attribute("b", bold ? 1 : 0);
  solid_fill(xml, context.brand, colour);
  xml.empty("a:latin", "typeface", "+mn-lt").end().element("a:t", words).end().end().end().end();
  xml.empty("c:dLblPos", "val", position);
  label_flags(xml, true);
  xml.end();
}

void deleted_axis(opc::XmlWriter& xml, std::string_view element, int id, int crossing, std::string_view position, bool reversed) {
  xml.begin(element).empty("c:axId", "val", id);
  xml.begin("c:scaling").empty("c:orientation", "val", reversed ? "maxMin" : "minMax").end();
  xml.empty("c:delete", "val", "1").empty("c:axPos", "val", position).empty("c:crossAx", "val", crossing);
  xml.empty("c:crosses", "val", "autoZero");
  if (element == "c:valAx") xml.empty("c:crossBetween", "val", "between");
  xml.end();
}

void value_axis(opc::XmlWriter& xml, const Context& context, int id, int crossing, const Scale& scale) {
  const auto& chart = context.theme.chart;
  xml.begin("c:valAx").empty("c:axId", "val", id).begin("c:scaling").empty("c:orientation", "val", "minMax");
  xml.empty("c:max", "val", fmt::format("{}", scale.maximum)).empty("c:min", "val", fmt::format("{}", scale.minimum)).end();
  xml.empty("c:delete", "val", "0").empty("c:axPos", "val", "b").begin("c:majorGridlines").begin("c:spPr");
  line_properties(xml, context, chart.gridline);
  xml.end().end().begin("c:numFmt").attribute("formatCode", scale.format).attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none").empty("c:minorTickMark", "val", "none").empty("c:tickLblPos", "val", "nextTo");
  xml.begin("c:spPr");
  no_line(xml);
  xml.end();
  text_properties(xml, context, context.look.axis, chart.axis_colour);
  xml.empty("c:crossAx", "val", crossing).empty("c:crosses", "val", "max").empty("c:crossBetween", "val", "midCat");
  xml.empty("c:majorUnit", "val", fmt::format("{}", scale.step)).end();
}

Scale scale_to(double maximum, std::string_view unit) {
  Scale scale;
  const double rough = std::max(maximum, 1e-9) / 5;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    scale.step = factor * power;
    if (scale.step >= rough) break;
  }
  scale.maximum = std::ceil(maximum / scale.step - 1e-9) * scale.step;
  std::string quoted;
  for (const char c : unit)
    if (c != '"') quoted += c;
  // The unit stands on the last tick only.
  if (!quoted.empty()) scale.format = fmt::format("[={}]#,##0.## \"{}\";#,##0.##", scale.maximum, quoted);
  if (!quoted.empty() && scale.step >= 1) scale.format = fmt::format("[={}]#,##0 \"{}\";#,##0", scale.maximum, quoted);
  return scale;
}

}  // namespace galley::ooxml::parts
