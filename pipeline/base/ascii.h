// ASCII characters: what formats, ids and keywords are written in. They do not depend on the
// locale, as those of <cctype> do; of text in any language, unicode/unicode.h tells more.
// Bytes of other characters are none of these.
#pragma once

#include <algorithm>
#include <string>

namespace galley::ascii {

[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_letter(char32_t c) { return is_lower(c) || is_upper(c); }
[[nodiscard]] constexpr bool is_alphanumeric(char32_t c) { return is_letter(c) || is_digit(c); }

[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr char to_upper(char c) {
  return is_lower(static_cast<unsigned char>(c)) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string to_lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return to_lower(c); });
  return text;
}

// With the first character small, or capital; a character beyond ASCII stays as it is.
[[nodiscard]] inline std::string lower_first(std::string text) {
  if (!text.empty()) text.front() = to_lower(text.front());
  return text;
}
[[nodiscard]] inline std::string upper_first(std::string text) {
  if (!text.empty()) text.front() = to_upper(text.front());
  return text;
}

}  // namespace galley::ascii
