// A Drawing as SVG 1.1, for the web and for whoever places vector files.
#pragma once

#include <string>
#include <string_view>

#include "chart/drawing.h"

namespace galley::chart {

// One svg element, without an XML declaration, so that it also stands inside HTML.
// `title` and `description` are its text alternative; without a title it is hidden from
// assistive technology. `id` makes their ids unique in a page.
[[nodiscard]] std::string to_svg(const Drawing& drawing, std::string_view id = {}, std::string_view title = {},
                                 std::string_view description = {});

}  // namespace galley::chart
