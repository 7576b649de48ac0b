// What a figure's data say, before anything is drawn of them: a chart that only Word or
// PowerPoint draws natively is checked as one that Galley draws.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::chart {

// Reports cells that are no number or date where the figure's kind needs one (`figure.number`,
// `figure.date`), and columns that are taken one for the other (`figure.swapped`).
void check_data(const document::FigureData& data, Diagnostics& diagnostics);

// Whether the column of values holds words and that of names numbers: nothing can be drawn.
[[nodiscard]] bool names_stand_for_values(const document::FigureData& data);

}  // namespace galley::chart
