#include "yaml/odd_space.h"

#include <array>

#include "base/ascii.h"

namespace galley::yaml {
namespace {

// Bytes of such a space at `at`; 0 if another letter stands there.
std::size_t odd_space_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> single{"\xC2\xA0",     "\xE2\x80\xAF", "\xE2\x81\x9F",
                                                   "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  const std::string_view rest = text.substr(at, 3);
  for (const std::string_view space : single)
    if (rest.starts_with(space)) return space.size();
  // U+2000 to U+200B
  const bool general = rest.size() == 3 && rest.starts_with("\xE2\x80") &&
                       static_cast<unsigned char>(rest[2]) >= 0x80 && static_cast<unsigned char>(rest[2]) <= 0x8B;
  return general ? 3 : 0;
}

bool is_key_character(char c) {
  return ascii::is_alphanumeric(c) ||
         c == '_' || c == '-';
}

}  // namespace

std::optional<OddSpace> find_odd_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (const std::size_t size = odd_space_at(text, at); size > 0) return OddSpace{at, at + size};
  return std::nullopt;
}

std::optional<OddSpace> misplaced_odd_space(std::string_view line) {
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    if (const std::size_t size = odd_space_at(line, at); size > 0) return OddSpace{at, at + size};
    if (line[at] != ' ' && !(line[at] == '-' && line.substr(at + 1, 1) != "-")) break;
  }
  while (at < line.size() && is_key_character(line[at])) ++at;
  if (at >= line.size() || line[at] != ':') return std::nullopt;
  const std::size_t size = odd_space_at(line, at + 1);
  return size > 0 ? std::optional(OddSpace{at + 1, at + 1 + size}) : std::nullopt;
}

}  // namespace galley::yaml
