#include "ooxml/chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "ooxml/chart_parts.h"

namespace galley::ooxml {
namespace {

using document::FigureData;

void plot(opc::XmlWriter& xml, const parts::Context& context, SheetRows& sheet) {
  if (context.figure.kind == "dot" || context.figure.kind == "timeline") parts::scatter_plot(xml, context, sheet);
  else if (context.figure.kind == "slope") parts::slope_plot(xml, context, sheet);
  else parts::bar_plot(xml, context, sheet);
}

bool wants_legend(const FigureData& figure) {
  return (figure.kind == "bar" || figure.kind == "stacked") && parts::distinct(figure, figure.series).size() > 1;
}

std::string chart_xml(const parts::Context& context, SheetRows& sheet) {
  opc::XmlWriter xml;
  xml.begin("c:chartSpace").attribute("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
  xml.attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
  xml.attribute("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  xml.empty("c:date1904", "val", "0")
      .empty("c:lang", "val", context.look.language)
      .empty("c:roundedCorners", "val", "0");
  xml.begin("c:chart").empty("c:autoTitleDeleted", "val", "1");
  plot(xml, context, sheet);
  if (wants_legend(context.figure)) {
    xml.begin("c:legend").empty("c:legendPos", "val", "t").empty("c:overlay", "val", "0");
    parts::text_properties(xml, context, context.look.axis, context.theme.chart.axis_colour);
    xml.end();
  }
  xml.empty("c:plotVisOnly", "val", "1").empty("c:dispBlanksAs", "val", "gap").end();
  xml.begin("c:spPr").empty("a:noFill");
  parts::no_line(xml);
  xml.end();
  parts::text_properties(xml, context, context.look.text, context.theme.chart.text_colour);
  xml.begin("c:externalData").attribute("r:id", "rId1").empty("c:autoUpdate", "val", "0").end();
  return xml.end().take();
}

document::Cell text_cell(std::string text, bool strong = false) {
  document::Cell cell;
  document::Inline words{document::Text{std::move(text)}, {}};
  if (strong) words = {document::Strong{{std::move(words)}}, {}};
  cell.content.push_back(std::move(words));
  return cell;
}

}  // namespace

bool is_native_chart(const FigureData& figure) { return figure.kind != "heat"; }

// Rows at their pitch, with what stands round them: legend, ticks, title of the axis. Where
// there are few rows these take more than the pitch leaves.
double chart_height(const FigureData& figure, const style::ChartTheme& theme) {
  const auto rows =
      static_cast<double>(figure.kind == "dot" || figure.kind == "timeline" ? figure.rows.size()
                                                                            : parts::distinct(figure, figure.y).size());
  const double legend = wants_legend(figure) ? 2.5 * theme.leading : 0;
  const double around = legend + 4 * theme.leading;
  const auto at_least = [&](double height, double row) {
    return std::max(height, around + rows * row * theme.leading);
  };
  if (figure.kind == "bar") {
    const double series = static_cast<double>(std::max<std::size_t>(1, parts::distinct(figure, figure.series).size()));
    return at_least(rows * std::max(theme.stacked.row, series * 1.25 * theme.leading) + legend + theme.leading,
                    std::max(1.5, 0.9 * series));
  }
  if (figure.kind == "stacked") return at_least(rows * theme.stacked.row + legend + theme.leading, 1.5);
  if (figure.kind == "slope") return 18 * theme.leading;
  if (figure.kind == "timeline")
    return at_least(rows * std::max(theme.timeline.row, 1.4 * theme.leading) + 2 * theme.leading, 1.5) +
           2 * theme.leading;
  return at_least(rows * theme.dot_plot.row + 2.5 * theme.leading, 1.5);
}

Result<std::string> add_chart(opc::Package& package, std::string_view folder, int number, const FigureData& figure,
                              const style::Theme& theme, const style::Brand& brand, const ChartLook& look) {
  if (!is_native_chart(figure))
    return failure(fmt::format("figure '{}' is a {}, which is no native chart", figure.id, figure.kind));
  SheetRows sheet;
  std::string xml = chart_xml({figure, theme, brand, look}, sheet);
  TRY(std::string book, workbook(sheet));
  const std::string name = fmt::format("/{}/charts/chart{}.xml", folder, number);
  const std::string book_name = fmt::format("/{}/embeddings/Microsoft_Excel_Sheet{}.xlsx", folder, number);
  package.add(name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", std::move(xml));
  package.add(book_name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(book));
  package.relate(name, "package", book_name);
  return name;
}

document::Table heat_table(const FigureData& figure, std::string_view not_found) {
  document::Table table;
  const auto rows = parts::distinct(figure, figure.y);
  const auto columns = parts::distinct(figure, figure.x);
  table.columns.assign(columns.size() + 1, document::Align::left);
  table.header.push_back(text_cell(ascii::upper_first(figure.y)));
  for (const auto& column : columns) table.header.push_back(text_cell(column));
  for (const auto& name : rows) {
    document::Row cells{text_cell(name, true)};
    for (const auto& column : columns) {
      const auto found = std::find_if(figure.rows.begin(), figure.rows.end(), [&](const document::FigureRow& row) {
        return parts::cell(figure, row, figure.y) == name && parts::cell(figure, row, figure.x) == column;
      });
      std::string words;
      bool total = false;
      if (found != figure.rows.end()) {
        words = parts::cell(figure, *found, "label");
        if (words.empty()) words = parts::cell(figure, *found, "value");
        total = parts::cell(figure, *found, "role") == "total";
      }
      cells.push_back(text_cell(words.empty() ? std::string(not_found) : words, total));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::string chart_alt(const FigureData& figure) {
  if (figure.description.empty()) return figure.alt.empty() ? figure.title : figure.alt;
  return figure.alt + (figure.alt.empty() ? "" : " ") + figure.description;
}

}  // namespace galley::ooxml
