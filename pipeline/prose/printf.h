// The verbs of Go's Printf, in which the messages of Vale's rules are written: %s, %q,
// %d, %[2]s, %-5s, %.2f's width and precision, %% and what is printed where a verb and
// its argument do not fit. https://pkg.go.dev/fmt
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace galley::prose {

using PrintfArgument = std::variant<std::string, long long>;

// `format` with its verbs filled. Arguments that no verb asks for are passed over, as
// Vale does; a percent sign at the very end stands for itself.
[[nodiscard]] std::string go_printf(std::string_view format, const std::vector<PrintfArgument>& arguments);

}  // namespace galley::prose
