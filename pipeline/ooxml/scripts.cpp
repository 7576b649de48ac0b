#include "ooxml/scripts.h"

#include <utility>

namespace galley::ooxml {

std::string_view language_of(std::string_view script) {
  constexpr std::pair<std::string_view, std::string_view> languages[] = {
      {"Arab", "ar"}, {"Armn", "hy"}, {"Beng", "bn"}, {"Deva", "hi"}, {"Ethi", "am"}, {"Geor", "ka"}, {"Gujr", "gu"},
      {"Guru", "pa"}, {"Hang", "ko"}, {"Hani", "zh"}, {"Hebr", "he"}, {"Hira", "ja"}, {"Kana", "ja"}, {"Khmr", "km"},
      {"Knda", "kn"}, {"Laoo", "lo"}, {"Mlym", "ml"}, {"Mong", "mn"}, {"Mymr", "my"}, {"Sinh", "si"}, {"Taml", "ta"},
      {"Telu", "te"}, {"Thaa", "dv"}, {"Thai", "th"}, {"Tibt", "bo"}};
  for (const auto& [name, language] : languages)
    if (name == script) return language;
  return {};
}

bool is_east_asian(std::string_view script) {
  return script == "Han" || script == "Hiragana" || script == "Katakana" || script == "Hangul" || script == "Bopomofo";
}

}  // namespace galley::ooxml
