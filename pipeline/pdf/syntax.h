// The notation of PDF objects (ISO 32000-1, 7.3): numbers, strings, names, references.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "style/colour.h"

namespace galley::pdf {

// Number of an indirect object; generation numbers are always 0.
using ObjectId = std::uint32_t;

// "12 0 R"
[[nodiscard]] std::string reference(ObjectId id);

// Appends `value` with at most `decimals` digits behind the point and no needless zeros.
void append_number(std::string& out, double value, int decimals = 2);
[[nodiscard]] std::string number(double value, int decimals = 2);

// A text string (7.9.2.2): as it is where all letters are ASCII, else UTF-16BE with a mark.
[[nodiscard]] std::string text_string(std::string_view utf8);
// A byte string in parentheses, escaped.
[[nodiscard]] std::string byte_string(std::string_view bytes);
// "/Name", escaped where needed.
[[nodiscard]] std::string name(std::string_view value);

// "0.1 0.2 0.3"
[[nodiscard]] std::string components(style::Colour colour);

// Code units of UTF-16, for text strings and ToUnicode maps. Malformed bytes become U+FFFD.
[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
// Appends four hexadecimal digits a unit.
void append_hex(std::string& out, std::u16string_view units);

// "D:20261123000000Z" (7.9.4) and "2026-11-23T00:00:00Z" (XMP) of seconds since 1970.
[[nodiscard]] std::string pdf_date(std::int64_t seconds);
[[nodiscard]] std::string iso_date(std::int64_t seconds);

}  // namespace galley::pdf
