// The order of a figure's rows: bars and dots by value, the longest first, and events by date.
// Rows that already rise or fall throughout keep their order, as do categories that are years
// or dates, rows of several series, and grouped rows: there the author's order says something.
#pragma once

#include "document/document.h"

namespace galley::chart {

void sort_rows(document::FigureData& data);

}  // namespace galley::chart
