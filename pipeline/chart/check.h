// What a figure's data say, before anything is drawn of them: a chart that only Word or
// PowerPoint draws natively is checked as one that Galley draws.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::chart {

// Reports cells that are no number or date where the figure's kind needs one (`figure.number`,
// `figure.date`), and years that would be drawn as amounts (`figure.years`).
void check_data(const document::FigureData& data, Diagnostics& diagnostics);

// Whether x and y are beyond doubt named the other way round, as for bars that stand: where the
// values are asked for there are words or years, and where the names are there are numbers.
[[nodiscard]] bool is_turned(const document::FigureData& data);

}  // namespace galley::chart
