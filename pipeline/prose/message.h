// Messages of rules, on one line: text with Go's fmt verbs (printf.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::prose {

// Fills the verbs with texts: `%s`, `%q`, `%[2]s`. Arguments left over are passed over.
[[nodiscard]] std::string format_message(std::string_view message, const std::vector<std::string>& arguments);
// The same for the one number of `occurrence`: `%d` and `%v` are right, `%s` prints
// what Go prints.
[[nodiscard]] std::string format_count(std::string_view message, long long count);

// "'a'", "'a' or 'b'", "'a', 'b', or 'c'".
[[nodiscard]] std::string one_of(const std::vector<std::string>& words);

// The first letter in upper case.
[[nodiscard]] std::string capitalized(std::string_view text);
[[nodiscard]] std::string_view trim_space(std::string_view text);  // of Unicode

}  // namespace galley::prose
