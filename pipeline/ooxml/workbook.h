// The workbook inside a chart: one sheet with the chart's data (SpreadsheetML, ECMA-376
// part 1, 18), so that a designer can edit the numbers.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

namespace galley::ooxml {

// A cell: nothing, a number as it was written ("3.5"), or text.
struct SheetNumber { std::string digits; };
using SheetCell = std::variant<std::monostate, SheetNumber, std::string>;
using SheetRows = std::vector<std::vector<SheetCell>>;

// The bytes of an .xlsx with the sheet "Data".
[[nodiscard]] Result<std::string> workbook(const SheetRows& rows);
// "A", "B", … "AA".
[[nodiscard]] std::string column_letters(std::size_t column);

}  // namespace galley::ooxml
