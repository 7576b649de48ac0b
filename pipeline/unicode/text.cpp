// Case, order, normal form, and the properties of single code points.
#include <algorithm>
#include <map>
#include <memory>

#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

#include "unicode/ascii.h"
#include "unicode/unicode.h"

namespace galley::unicode {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

const icu::Normalizer2* composer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
  return U_FAILURE(status) ? nullptr : found;
}

// A collator costs more than the sort it serves; one a thread and language.
const icu::Collator* collator_for(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> kept;
  const auto found = kept.find(language);
  if (found != kept.end()) return found->second.get();
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> made(
      icu::Collator::createInstance(icu::Locale(std::string(language).c_str()), status));
  if (U_FAILURE(status)) made.reset();
  return kept.emplace(std::string(language), std::move(made)).first->second.get();
}

// Turkish, Azerbaijani and Lithuanian have rules of their own for the case of "i".
bool has_plain_case(std::string_view language) {
  return !language.starts_with("tr") && !language.starts_with("az") && !language.starts_with("lt");
}

std::string ascii_to_lower(std::string_view text) {
  return ascii::to_lower(std::string(text));
}

bool in_mask(char32_t code_point, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & mask) != 0;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_to_lower(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

std::string to_lower(std::string_view text, std::string_view language) {
  if (is_ascii(text) && has_plain_case(language)) return ascii_to_lower(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(std::string(language).c_str(), 0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

std::string to_upper(std::string_view text, std::string_view language) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(std::string(language).c_str(), 0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

std::string capitalize(std::string_view text, std::string_view language) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (!is_letter(next_code_point(text, at))) continue;
    const std::string_view letter = text.substr(begin, at - begin);
    std::string result(text.substr(0, begin));
    icu::StringByteSink<std::string> sink(&result);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToTitle(std::string(language).c_str(), 0, nullptr, piece(letter), sink, nullptr, status);
    if (U_FAILURE(status)) return std::string(text);
    return result.append(text.substr(at));
  }
  return std::string(text);
}

std::string nfc(std::string_view text) {
  const icu::Normalizer2* normalizer = composer();
  if (normalizer == nullptr) return std::string(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

bool is_nfc(std::string_view text) {
  const icu::Normalizer2* normalizer = composer();
  UErrorCode status = U_ZERO_ERROR;
  return normalizer == nullptr || (normalizer->isNormalizedUTF8(piece(text), status) != 0 && U_SUCCESS(status));
}

std::string sort_key(std::string_view text, std::string_view language) {
  std::string result;
  if (const icu::Collator* collator = collator_for(language)) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(text));
    const std::int32_t size = collator->getSortKey(wide, nullptr, 0);
    result.resize(static_cast<std::size_t>(std::max(size, 0)));
    collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(result.data()), size);
  }
  result += '\0';
  return result.append(text);
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80)
    return static_cast<unsigned char>(text[offset++]);
  // ICU's macros count in int32; a window of the longest sequence is enough.
  const std::string_view window = text.substr(offset, 4);
  std::int32_t at = 0;
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(window.data()), at, static_cast<std::int32_t>(window.size()),
                  code_point);
  offset += static_cast<std::size_t>(at);
  return static_cast<char32_t>(code_point);
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

bool is_letter(char32_t c) { return c < 0x80 ? ascii::is_letter(c) : in_mask(c, U_GC_L_MASK); }
bool is_digit(char32_t c) { return c < 0x80 ? ascii::is_digit(c) : in_mask(c, U_GC_ND_MASK); }
bool is_upper(char32_t c) {
  return c < 0x80 ? ascii::is_upper(c) : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UPPERCASE) != 0;
}
bool is_lower(char32_t c) {
  return c < 0x80 ? ascii::is_lower(c) : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_LOWERCASE) != 0;
}
bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_mark(char32_t c) { return c >= 0x80 && in_mask(c, U_GC_M_MASK); }
bool is_default_ignorable(char32_t c) {
  return c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string version() { return U_UNICODE_VERSION; }

}  // namespace galley::unicode
