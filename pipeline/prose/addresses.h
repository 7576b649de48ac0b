// Addresses of the Web and of mail as they stand in running text.
#pragma once

#include <string_view>
#include <vector>

#include "unicode/unicode.h"

namespace galley::prose {

// "https://un.org/a?b=4%", "www.un.org", "desk@un.org", without the mark that ends the sentence.
[[nodiscard]] std::vector<unicode::Range> addresses_in(std::string_view text);

}  // namespace galley::prose
