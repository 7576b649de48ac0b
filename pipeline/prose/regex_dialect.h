// Rules are written in the dialect of Vale's engine; PCRE2 and ICU each read some things
// otherwise. These rewrite a pattern for the one or the other, so that it finds the same.
#pragma once

#include <string>
#include <string_view>

namespace galley::prose {

// What is written differently: \uXXXX, and in a class the hyphen behind \w and its like,
// which PCRE2 takes for a range gone wrong.
[[nodiscard]] std::string for_pcre(std::string_view pattern);

// Lookbehinds without a bound get one, (?P<name>…) loses its P.
[[nodiscard]] std::string for_icu(std::string_view pattern);

// The pattern without its lookbehinds: it matches wherever the pattern does, and more.
[[nodiscard]] std::string without_lookbehinds(std::string_view pattern);

[[nodiscard]] bool is_ascii(std::string_view text);

// The pattern without its negative lookarounds: it matches wherever the pattern does, and
// more. One that refers back to groups stays as it is.
[[nodiscard]] std::string without_refusals(std::string_view pattern);

// Whether the pattern, where it matches in a part of a text that stands between blanks,
// also matches in the text: it has no anchors, and asks for nothing that is absent.
[[nodiscard]] bool holds_in_the_whole(std::string_view pattern);

// Whether the pattern, without PCRE2's Unicode, finds the same in a text of ASCII: it is
// ASCII itself, and names no code points or properties.
[[nodiscard]] bool means_the_same_in_ascii(std::string_view pattern);

}  // namespace galley::prose
