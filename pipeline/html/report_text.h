// Words and figures as the report prints them.
#pragma once

#include <string>
#include <string_view>

#include "base/visible.h"

namespace galley::html {

// "Three" up to twelve, then figures.
[[nodiscard]] std::string in_words(std::size_t count);
// "1,234.5"
[[nodiscard]] std::string figure(double value);
// "1 alert", "1,234 alerts".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
// Of a bar, in per cent of the whole: "62.5".
[[nodiscard]] std::string share(double value, double whole);
[[nodiscard]] std::string capitalized(std::string text);
// A rule's name for a reader: "evidence.number-unsupported" → "Evidence: number unsupported".
[[nodiscard]] std::string rule_in_words(std::string_view rule);
// The first word with a capital, unless it is a name of a machine's kind ("policy-brief:").
[[nodiscard]] std::string as_sentence(std::string text);
// At most about 600 bytes, cut between code points.
[[nodiscard]] std::string shortened(std::string_view text);
// "un.org" of an http address; empty for any other.
[[nodiscard]] std::string host_of(std::string_view link);

}  // namespace galley::html
