#include "ooxml/chart_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/ascii.h"
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
  xml.empty("c:showLegendKey", "val", "0")
      .empty("c:showVal", "val", value ? "1" : "0")
      .empty("c:showCatName", "val", "0");
  xml.empty("c:showSerName", "val", "0").empty("c:showPercent", "val", "0").empty("c:showBubbleSize", "val", "0");
}

void rich_label(opc::XmlWriter& xml, const Context& context, std::size_t index, const Label& label) {
  xml.begin("c:dLbl").empty("c:idx", "val", index);
  constexpr double seen = 0.001;
  if (std::abs(label.shift) > seen)
    xml.begin("c:layout").begin("c:manualLayout").empty("c:x", "val", "0")
        .empty("c:y", "val", fmt::format("{:.4f}", label.shift)).end().end();
  xml.begin("c:tx").begin("c:rich");
  xml.begin("a:bodyPr").attribute("wrap", "none").end().empty("a:lstStyle").begin("a:p").begin("a:r");
  xml.begin("a:rPr").attribute("lang", context.look.language).attribute("sz", std::lround(context.look.text * 100))
      .attribute("b", label.bold ? 1 : 0);
  solid_fill(xml, context.brand, label.colour);
  xml.empty("a:latin", "typeface", "+mn-lt").end().element("a:t", label.words).end().end().end().end();
  xml.empty("c:dLblPos", "val", label.position);
  label_flags(xml, true);
  xml.end();
}

std::string_view text_on(const Context& context, std::string_view fill) {
  const style::Colour colour = context.brand.colour(fill);
  const auto linear = [](int value) { return std::pow(value / 255.0, 2.2); };
  const double luminance = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
  constexpr double equal_contrast = 0.179;  // with black and with white (WCAG 2.2, contrast ratio)
  return luminance < equal_contrast ? std::string_view("background")
                                    : std::string_view(context.theme.chart.text_colour);
}

void axis_title(opc::XmlWriter& xml, const Context& context, std::string_view words, double x) {
  std::string title(words);
  if (title.empty() || title == "category" || title == "value" || title == "name") return;
  title = ascii::upper_first(std::move(title));
  xml.begin("c:title").begin("c:tx").begin("c:rich").empty("a:bodyPr").empty("a:lstStyle").begin("a:p").begin("a:pPr");
  const auto look = [&](std::string_view element) {
    xml.begin(element);
    if (element == "a:rPr") xml.attribute("lang", context.look.language);
    xml.attribute("sz", std::lround(context.look.axis * 100)).attribute("b", 0);
    solid_fill(xml, context.brand, context.theme.chart.axis_colour);
    xml.empty("a:latin", "typeface", "+mn-lt").end();
  };
  look("a:defRPr");
  xml.end().begin("a:r");
  look("a:rPr");
  xml.element("a:t", title).end().end().end().end();
  if (x > 0) {
    xml.begin("c:layout").begin("c:manualLayout").empty("c:xMode", "val", "edge").empty("c:yMode", "val", "edge");
    xml.empty("c:x", "val", fmt::format("{}", x)).empty("c:y", "val", "0.4").end().end();
  }
  xml.empty("c:overlay", "val", "0").end();
}

void blank_value_axis(opc::XmlWriter& xml, const Context& context, int id, int crossing, const BlankAxis& axis) {
  xml.begin("c:valAx").empty("c:axId", "val", id).begin("c:scaling").empty("c:orientation", "val", "minMax");
  if (axis.scale.maximum > 0)
    xml.empty("c:max", "val", fmt::format("{}", axis.scale.maximum))
        .empty("c:min", "val", fmt::format("{}", axis.scale.minimum));
  xml.end().empty("c:delete", "val", "0").empty("c:axPos", "val", axis.position);
  axis_title(xml, context,
             context.figure.unit.empty() ? (context.figure.kind == "slope" ? context.figure.y : context.figure.x)
                                         : context.figure.unit,
             axis.position == "l" ? 0.01 : 0);
  xml.begin("c:numFmt").attribute("formatCode", "General").attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none").empty("c:minorTickMark", "val", "none")
      .empty("c:tickLblPos", "val", "none").begin("c:spPr");
  no_line(xml);
  xml.end().empty("c:crossAx", "val", crossing).empty("c:crosses", "val", axis.position == "b" ? "max" : "autoZero");
  xml.empty("c:crossBetween", "val", axis.between).end();
}

void value_axis(opc::XmlWriter& xml, const Context& context, int id, int crossing, const Scale& scale) {
  const auto& chart = context.theme.chart;
  xml.begin("c:valAx").empty("c:axId", "val", id).begin("c:scaling").empty("c:orientation", "val", "minMax");
  xml.empty("c:max", "val", fmt::format("{}", scale.maximum))
      .empty("c:min", "val", fmt::format("{}", scale.minimum))
      .end();
  xml.empty("c:delete", "val", "0").empty("c:axPos", "val", "b").begin("c:majorGridlines").begin("c:spPr");
  line_properties(xml, context, chart.gridline);
  xml.end().end();
  axis_title(xml, context,
             context.figure.unit.empty() ? (context.figure.kind == "timeline" ? "year" : context.figure.x)
                                         : context.figure.unit);
  xml.begin("c:numFmt").attribute("formatCode", scale.format).attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none")
      .empty("c:minorTickMark", "val", "none")
      .empty("c:tickLblPos", "val", "nextTo");
  xml.begin("c:spPr");
  no_line(xml);
  xml.end();
  text_properties(xml, context, context.look.axis, chart.axis_colour);
  xml.empty("c:crossAx", "val", crossing).empty("c:crosses", "val", "max").empty("c:crossBetween", "val", "midCat");
  xml.empty("c:majorUnit", "val", fmt::format("{}", scale.step)).end();
}

Scale scale_to(double maximum, std::string_view unit) {
  Scale scale;
  if (maximum <= 0) maximum = 1;  // an axis must have a length
  const double rough = maximum / 5;
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
