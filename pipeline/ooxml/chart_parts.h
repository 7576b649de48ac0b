// Pieces that the kinds of native charts share. For chart*.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "ooxml/chart.h"
#include "ooxml/workbook.h"
#include "opc/xml.h"
#include "style/theme.h"

namespace galley::ooxml::parts {

struct Context {
  const document::FigureData& figure;
  const style::Theme& theme;
  const style::Brand& brand;
  const ChartLook& look;
};

// A cell of the figure's table by the name of its column; empty if there is none.
std::string_view cell(const document::FigureData& figure, const document::FigureRow& row, std::string_view column);
// A number that a sheet and a chart accept as written.
bool is_number(std::string_view text);
double to_number(std::string_view text);
// Values in order of first appearance.
std::vector<std::string> distinct(const document::FigureData& figure, std::string_view column);

struct Paint { std::string fill; std::optional<style::Rule> outline; };
void shape_properties(opc::XmlWriter& xml, const Context& context, const Paint& paint);
void line_properties(opc::XmlWriter& xml, const Context& context, const style::Rule& rule);
void no_line(opc::XmlWriter& xml);
// <c:txPr> for labels and axes.
void text_properties(opc::XmlWriter& xml, const Context& context, double size, std::string_view colour,
                     bool bold = false);

// <c:strRef> or <c:numRef> with the values a reader shows before opening the workbook.
void string_reference(opc::XmlWriter& xml, std::string_view formula, const std::vector<std::string>& values);
void number_reference(opc::XmlWriter& xml, std::string_view formula, const std::vector<std::string>& values);
std::string range(std::size_t column, std::size_t first_row, std::size_t last_row);

// A label with words of its own.
struct Label {
  std::string words;
  std::string position;          // "r", "l", "outEnd", "ctr"
  std::string colour;            // of the palette
  bool bold = false;
  double shift = 0;              // down from there, a share of the frame's height
};
// That of the point `index` of a series.
void rich_label(opc::XmlWriter& xml, const Context& context, std::size_t index, const Label& label);
// Text on a fill: dark on light, light on dark.
[[nodiscard]] std::string_view text_on(const Context& context, std::string_view fill);
// <c:title> of an axis: "hours" as "Hours". Nothing for a column that is called no more than "category" or "value".
// `x`, a share of the frame's width, sets it there; 0: beside the axis.
void axis_title(opc::XmlWriter& xml, const Context& context, std::string_view words, double x = 0);
// The flags that close <c:dLbls> and <c:dLbl>.
void label_flags(opc::XmlWriter& xml, bool value);

// A value axis along the drawing with gridlines; `unit` follows the number of every tick.
struct Scale { double minimum = 0, maximum = 0, step = 0; std::string format = "General"; };
void value_axis(opc::XmlWriter& xml, const Context& context, int id, int crossing, const Scale& scale);
// A value axis of which only the title is seen, since each value is labelled. A scale
// whose maximum is 0 is left to the program.
struct BlankAxis { std::string_view position, between; Scale scale; };
void blank_value_axis(opc::XmlWriter& xml, const Context& context, int id, int crossing, const BlankAxis& axis);
// From zero to a round number above `maximum`.
Scale scale_to(double maximum, std::string_view unit);

// Each kind: the plot area, and the rows of the workbook.
void bar_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet);
void scatter_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet);
void slope_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet);

}  // namespace galley::ooxml::parts
