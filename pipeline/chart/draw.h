// Charts: a figure's data → a Drawing in plain vector shapes, at a given width. Marks are
// labelled where they stand, labels never touch one another or a mark, and what lies under
// a label is covered by its halo. Colours, sizes and the order of series are the theme's.
//
// sources/README.md lists the kinds (bar, stacked, dot, slope, timeline, heat) and their
// columns. Mistakes of the data are diagnostics at the row of the CSV: `figure.kind`,
// `figure.column`, `figure.number`, `figure.date`, `figure.state`, `figure.series`,
// `figure.level`, `figure.height` (higher than a page), and as warnings `figure.width`
// (columns that do not fit) and `figure.series` (too many to tell apart); the rest is
// drawn all the same. Lengths are points.
#pragma once

#include <functional>
#include <string_view>

#include "base/diagnostic.h"
#include "chart/drawing.h"
#include "document/document.h"
#include "style/brand.h"
#include "style/theme.h"

namespace galley::chart {

// The width of a text in points; layout supplies it, so that charts need no shaping.
using TextMeasure = std::function<double(std::string_view text, std::string_view family, int weight, double size)>;

// The height follows from the data. Title, source and notes are the caller's.
[[nodiscard]] Drawing draw(const document::FigureData& data, const style::Theme& theme, const style::Brand& brand,
                           double width, const TextMeasure& measure, Diagnostics& diagnostics);

}  // namespace galley::chart
