// Runs of one script (UAX 24) and of one direction (UAX 9).
#include <memory>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "unicode/unicode.h"

namespace galley::unicode {
namespace {

UScriptCode script_code(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(code_point), &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : code;
}

bool is_neutral(UScriptCode code) {
  return code == USCRIPT_COMMON || code == USCRIPT_INHERITED || code == USCRIPT_UNKNOWN;
}

std::string short_name(UScriptCode code) {
  const char* found = uscript_getShortName(code);
  return found == nullptr ? "Zyyy" : found;
}

// Text in UTF-16 with the byte offset of each unit; a last entry holds the text's size.
struct Utf16 {
  std::u16string text;
  std::vector<std::size_t> offsets;
};

Utf16 to_utf16(std::string_view text) {
  Utf16 result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    if (code_point > 0xFFFF) {
      result.text += static_cast<char16_t>(U16_LEAD(code_point));
      result.offsets.push_back(begin);
      result.text += static_cast<char16_t>(U16_TRAIL(code_point));
    } else {
      result.text += static_cast<char16_t>(code_point);
    }
    result.offsets.push_back(begin);
  }
  result.offsets.push_back(text.size());
  return result;
}

}  // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<ScriptRun> result;
  UScriptCode current = USCRIPT_COMMON;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UScriptCode code = script_code(next_code_point(text, at));
    if (result.empty()) {
      result.push_back({{0, at}, {}});
      current = code;
    } else if (is_neutral(code) || code == current) {
      result.back().range.end = at;
    } else if (is_neutral(current)) {  // leading punctuation belongs to what follows
      result.back().range.end = at;
      current = code;
    } else {
      result.back().script = short_name(current);
      result.push_back({{begin, at}, {}});
      current = code;
    }
  }
  if (!result.empty()) result.back().script = is_neutral(current) ? "Zyyy" : short_name(current);
  return result;
}

std::string script_long_name(std::string_view iso15924) {
  const int value = u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(iso15924).c_str());
  if (value == UCHAR_INVALID_CODE) return std::string(iso15924);
  const char* found = uscript_getName(static_cast<UScriptCode>(value));
  return found == nullptr ? std::string(iso15924) : found;
}

std::vector<BidiRun> bidi_runs(std::string_view text, int base_level) {
  if (text.empty()) return {};
  const Utf16 units = to_utf16(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), &ubidi_close);
  const auto level = base_level < 0 ? static_cast<UBiDiLevel>(UBIDI_DEFAULT_LTR) : static_cast<UBiDiLevel>(base_level);
  ubidi_setPara(bidi.get(), units.text.data(), static_cast<std::int32_t>(units.text.size()), level, nullptr, &status);
  const std::int32_t count = ubidi_countRuns(bidi.get(), &status);
  if (U_FAILURE(status)) return {{{0, text.size()}, std::max(base_level, 0)}};
  std::vector<BidiRun> result;
  for (std::int32_t index = 0; index < count; ++index) {
    std::int32_t begin = 0;
    std::int32_t length = 0;
    static_cast<void>(ubidi_getVisualRun(bidi.get(), index, &begin, &length));
    const auto first = static_cast<std::size_t>(begin);
    const auto last = static_cast<std::size_t>(begin + length);
    result.push_back({{units.offsets[first], units.offsets[last]}, ubidi_getLevelAt(bidi.get(), begin)});
  }
  return result;
}

bool mostly_right_to_left(std::string_view text) {
  std::ptrdiff_t balance = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(next_code_point(text, offset)));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) ++balance;
    if (direction == U_LEFT_TO_RIGHT) --balance;
  }
  return balance > 0;
}

}  // namespace galley::unicode
