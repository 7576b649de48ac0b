// Arithmetic of `metric` rules: + - * / %, comparisons, && || !, parentheses, numbers,
// names, and the functions of `math` (math.sqrt, math.pow …).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace galley::prose {

using Variables = std::map<std::string, double, std::less<>>;

// The value; comparisons give 1 or 0. An unknown name, a missing bracket is an error.
[[nodiscard]] Result<double> evaluate(std::string_view expression, const Variables& variables);

}  // namespace galley::prose
