// A figure's data as a native chart (DrawingML charts, ECMA-376 part 1, 21.2), with its
// workbook, for DOCX and PPTX: a designer restyles it, an official copies its numbers.
//
// bar and stacked become bar charts; dot and timeline scatter charts whose row names are
// labels of a helper series; slope a line chart; a heat map is a table (heat_table).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/words.h"
#include "document/document.h"
#include "opc/package.h"
#include "style/theme.h"

namespace galley::ooxml {

struct ChartLook {
  double text = 8.5, axis = 7.5;  // points
  double width = 480;             // of the frame, points
  double height = 0;              // likewise; 0: chart_height()
  std::string_view language = "en-GB";
  Words words{};                  // in that language
};

// True for kinds that chart_xml draws; a heat map is not one of them.
[[nodiscard]] bool is_native_chart(const document::FigureData& figure);

// Height of the frame in points, so that rows stand as in the theme.
[[nodiscard]] double chart_height(const document::FigureData& figure, const style::ChartTheme& theme);

// Adds /<folder>/charts/chart<number>.xml with its workbook to the package and returns
// its part name. `folder` is "word" or "ppt".
[[nodiscard]] Result<std::string> add_chart(opc::Package& package, std::string_view folder, int number,
                                            const document::FigureData& figure, const style::Theme& theme,
                                            const style::Brand& brand, const ChartLook& look);

// The heat map's cells as a table: rows y, columns x, what stands in each cell; `not_found` where
// there is no value.
[[nodiscard]] document::Table heat_table(const document::FigureData& figure, std::string_view not_found);

// Alternative text: alt and, where there is one, the long description.
[[nodiscard]] std::string chart_alt(const document::FigureData& figure);

}  // namespace galley::ooxml
