#include "base/words.h"

namespace galley {
namespace {

constexpr std::string_view place = "{}";

}  // namespace

PatternParts split_pattern(std::string_view pattern) {
  const std::size_t at = pattern.find(place);
  if (at == std::string_view::npos) return {pattern, {}};
  return {pattern.substr(0, at), pattern.substr(at + place.size())};
}

std::string fill_in(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  for (const std::string_view value : values) {
    if (pattern.find(place) == std::string_view::npos) break;
    const auto [before, behind] = split_pattern(pattern);
    text.append(before).append(value);
    pattern = behind;
  }
  return text.append(pattern);
}

}  // namespace galley
