#include "prose/pattern_list.h"

#include "unicode/unicode.h"

namespace galley::prose {

std::size_t PatternList::limits_reached() const {
  std::size_t count = 0;
  for (const Regex& part : parts_) count += part.limits_reached();
  return count;
}

std::size_t PatternList::behind(std::string_view text, const Capture& match) {
  if (match.end > match.begin) return match.end;
  std::size_t at = match.end;
  if (at >= text.size()) return at + 1;
  static_cast<void>(unicode::next_code_point(text, at));
  return at;
}

}  // namespace galley::prose
