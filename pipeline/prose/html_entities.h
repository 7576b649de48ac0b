// What a named character reference stands for.
#pragma once

#include <string_view>

namespace galley::prose {

// `name` without `&` and `;`; 0 if it is not known.
[[nodiscard]] char32_t named_reference(std::string_view name);

}  // namespace galley::prose
