// Scripts besides Latin: the language to mark a run with, and which font slot it takes.
#pragma once

#include <string_view>

namespace galley::ooxml {

// The language most often written in a script (ISO 15924, "Thai"), where the author names
// none: so that a word processor does not mark every word as misspelt English. Empty for
// scripts of many languages.
[[nodiscard]] std::string_view language_of(std::string_view script);

// By the long name ("Hangul"). Chinese, Japanese and Korean: their signs are as wide as the
// letters are high in any font, and have a font slot of their own.
[[nodiscard]] bool is_east_asian(std::string_view script);

}  // namespace galley::ooxml
