// Two periods, one line a category, both ends labelled.
#include <algorithm>

#include <fmt/format.h>

#include "ooxml/chart_parts.h"
#include "ooxml/theme.h"

namespace galley::ooxml::parts {
namespace {

constexpr int category_axis_id = 111111301;
constexpr int value_axis_id = 111111302;
constexpr double plot_left = 0.16, plot_width = 0.52, plot_top = 0.05, plot_height = 0.8;  // of the frame
constexpr double label_leading = 1.25;  // of a label's size

struct Line {
  std::string name, colour;
  std::vector<std::string> values, labels;  // one a period
  std::vector<double> shifts;               // of the labels, in frame heights, downward
};

void period_axis(opc::XmlWriter& xml, const Context& context) {
  const auto& chart = context.theme.chart;
  xml.begin("c:catAx").empty("c:axId", "val", category_axis_id);
  xml.begin("c:scaling").empty("c:orientation", "val", "minMax").end().empty("c:delete", "val", "0")
      .empty("c:axPos", "val", "b");
  xml.begin("c:majorGridlines").begin("c:spPr");
  line_properties(xml, context, chart.zero_line);
  xml.end().end();
  axis_title(xml, context, context.figure.x);
  xml.begin("c:numFmt").attribute("formatCode", "General").attribute("sourceLinked", "0").end();
  xml.empty("c:majorTickMark", "val", "none")
      .empty("c:minorTickMark", "val", "none")
      .empty("c:tickLblPos", "val", "low");
  xml.begin("c:spPr");
  no_line(xml);
  xml.end();
  text_properties(xml, context, context.look.text, chart.text_colour, true);
  xml.empty("c:crossAx", "val", value_axis_id).empty("c:crosses", "val", "autoZero").empty("c:auto", "val", "0");
  xml.empty("c:lblAlgn", "val", "ctr").empty("c:lblOffset", "val", "100").empty("c:noMultiLvlLbl", "val", "1").end();
}

std::vector<Line> lines_of(const Context& context, const std::vector<std::string>& periods) {
  const auto& figure = context.figure;
  std::vector<Line> lines;
  for (const std::string& name : distinct(figure, figure.series)) {
    const auto& series = context.theme.chart.series;
    Line line{
        name, lines.size() < series.size() ? series[lines.size()].colour : context.theme.chart.context, {}, {}, {}};
    line.values.resize(periods.size());
    line.labels.resize(periods.size());
    line.shifts.resize(periods.size());
    for (const auto& row : figure.rows) {
      const auto period = std::find(periods.begin(), periods.end(), cell(figure, row, figure.x));
      if (cell(figure, row, figure.series) != name || period == periods.end()) continue;
      const auto index = static_cast<std::size_t>(period - periods.begin());
      if (const auto value = cell(figure, row, figure.y); is_number(value)) line.values[index] = value;
      line.labels[index] = cell(figure, row, "label");
      if (line.labels[index].empty()) line.labels[index] = line.values[index];
    }
    // The name stands at the last value that there is.
    for (std::size_t index = periods.size(); index-- > 0;)
      if (!line.values[index].empty()) {
        line.labels[index] = name + " " + line.labels[index];
        break;
      }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Labels of one period that would stand on each other are moved apart, in the order of their values.
void spread(std::vector<Line>& lines, std::size_t period, const Scale& scale, const Context& context) {
  const double height =
      context.look.height > 0 ? context.look.height : chart_height(context.figure, context.theme.chart);
  const double gap = label_leading * context.look.text / height;
  std::vector<std::pair<double, Line*>> places;
  for (Line& line : lines)
    if (!line.values[period].empty())
      places.emplace_back(plot_height * (scale.maximum - to_number(line.values[period])) /
                              std::max(1e-9, scale.maximum - scale.minimum),
                          &line);
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t begin = 0; begin < places.size();) {
    // A run of labels, each too near to the one before, stands around its middle.
    std::size_t end = begin + 1;
    double sum = places[begin].first, top = places[begin].first;
    const auto middle_top = [&] {
      return std::clamp(sum / static_cast<double>(end - begin) - gap * static_cast<double>(end - begin - 1) / 2, 0.0,
                        plot_height);
    };
    while (end < places.size() && places[end].first < top + gap * static_cast<double>(end - begin)) {
      sum += places[end++].first;
      top = middle_top();
    }
    for (std::size_t at = begin; at < end; ++at)
      places[at].second->shifts[period] = top + gap * static_cast<double>(at - begin) - places[at].first;
    begin = end;
  }
}

Scale scale_of(const std::vector<Line>& lines) {
  double maximum = 0, minimum = 0;
  for (const Line& line : lines)
    for (const std::string& value : line.values)
      if (!value.empty()) {
        maximum = std::max(maximum, to_number(value));
        minimum = std::min(minimum, to_number(value));
      }
  Scale scale = scale_to(std::max(maximum, -minimum), {});
  if (minimum < 0) scale.minimum = -scale.maximum;
  return scale;
}

void write_line(opc::XmlWriter& xml, const Context& context, const Line& line, std::size_t index,
                const std::vector<std::string>& periods) {
  const auto& chart = context.theme.chart;
  const auto last = periods.size() + 1;
  xml.begin("c:ser").empty("c:idx", "val", index).empty("c:order", "val", index).begin("c:tx");
  string_reference(xml, range(index + 1, 1, 1), {line.name});
  xml.end().begin("c:spPr");
  line_properties(xml, context, {chart.slope.line, line.colour});
  xml.end().begin("c:marker").empty("c:symbol", "val", "circle").empty("c:size", "val", "8");
  shape_properties(xml, context, {line.colour, {}});
  xml.end().begin("c:dLbls");
  for (std::size_t i = 0; i < line.labels.size(); ++i) {
    if (line.labels[i].empty()) continue;
    const std::string_view position = i == 0 ? "l" : i + 1 == periods.size() ? "r" : "t";
    const bool newest = i + 1 == periods.size();
    rich_label(xml, context, i, {line.labels[i], std::string(position), chart.text_colour, newest, line.shifts[i]});
  }
  label_flags(xml, false);
  xml.end().begin("c:cat");
  string_reference(xml, range(0, 2, last), periods);
  xml.end().begin("c:val");
  number_reference(xml, range(index + 1, 2, last), line.values);
  xml.end().empty("c:smooth", "val", "0").end();
}

}  // namespace

void slope_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet) {
  const auto periods = distinct(context.figure, context.figure.x);
  std::vector<Line> lines = lines_of(context, periods);
  const Scale scale = scale_of(lines);
  for (const std::size_t end : {std::size_t{0}, periods.size() - 1})
    if (!periods.empty()) spread(lines, end, scale, context);
  sheet.resize(periods.size() + 1);
  sheet[0].push_back(context.figure.x);
  for (std::size_t i = 0; i < periods.size(); ++i) sheet[i + 1].push_back(periods[i]);
  for (const Line& line : lines) {
    sheet[0].push_back(line.name);
    for (std::size_t i = 0; i < periods.size(); ++i)
      sheet[i + 1].push_back(line.values[i].empty() ? SheetCell() : SheetCell(SheetNumber{line.values[i]}));
  }
  xml.begin("c:plotArea").begin("c:layout").begin("c:manualLayout").empty("c:layoutTarget", "val", "inner");
  xml.empty("c:xMode", "val", "edge").empty("c:yMode", "val", "edge").empty("c:x", "val", fmt::format("{}", plot_left))
      .empty("c:y", "val", fmt::format("{}", plot_top));
  xml.empty("c:w", "val", fmt::format("{}", plot_width)).empty("c:h", "val", fmt::format("{}", plot_height)).end()
      .end();
  xml.begin("c:lineChart").empty("c:grouping", "val", "standard").empty("c:varyColors", "val", "0");
  for (std::size_t index = 0; index < lines.size(); ++index) write_line(xml, context, lines[index], index, periods);
  xml.empty("c:marker", "val", "1").empty("c:axId", "val", category_axis_id).empty("c:axId", "val", value_axis_id)
      .end();
  period_axis(xml, context);
  blank_value_axis(xml, context, value_axis_id, category_axis_id, {"l", "midCat", scale});
  xml.end();
}

}  // namespace galley::ooxml::parts
