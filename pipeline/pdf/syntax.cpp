#include "pdf/syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace galley::pdf {
namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

// The code point at `position`, which moves behind it.
char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0 || lead > 0xF4 || position + static_cast<std::size_t>(more) > text.size()) return U'\uFFFD';
  auto value = static_cast<char32_t>(lead & (0x3F >> more));
  for (int i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[position]);
    if ((byte & 0xC0) != 0x80) return U'\uFFFD';
    value = (value << 6) | (byte & 0x3FU);
    ++position;
  }
  return value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? U'\uFFFD' : value;
}

struct CivilTime { int year, month, day, hour, minute, second; };

CivilTime civil_time(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds{seconds}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count())};
}

}  // namespace

std::string reference(ObjectId id) { return fmt::format("{} 0 R", id); }

void append_number(std::string& out, double value, int decimals) {
  static constexpr std::array<std::int64_t, 7> powers{1, 10, 100, 1000, 10000, 100000, 1000000};
  const std::int64_t power = powers[static_cast<std::size_t>(std::clamp(decimals, 0, 6))];
  std::int64_t scaled = std::llround(value * static_cast<double>(power));
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  std::array<char, 24> buffer{};
  const std::int64_t whole = scaled / power;
  if (whole != 0 || scaled == 0) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole).ptr;
    out.append(buffer.data(), end);
  }
  std::int64_t fraction = scaled % power;
  if (fraction == 0) return;
  out += '.';
  for (std::int64_t place = power / 10; fraction != 0; place /= 10) {
    out += static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
}

std::string number(double value, int decimals) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  for (std::size_t position = 0; position < utf8.size();) {
    const char32_t value = next_code_point(utf8, position);
    if (value < 0x10000) {
      out += static_cast<char16_t>(value);
    } else {
      out += static_cast<char16_t>(0xD800 + ((value - 0x10000) >> 10));
      out += static_cast<char16_t>(0xDC00 + ((value - 0x10000) & 0x3FF));
    }
  }
  return out;
}

void append_hex(std::string& out, std::u16string_view units) {
  for (const char16_t unit : units)
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(static_cast<unsigned>(unit) >> shift) & 0xF];
}

std::string byte_string(std::string_view bytes) {
  std::string out = "(";
  for (const char byte : bytes) {
    if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
    if (byte == '\r') out += "\\r";
    else if (byte == '\n') out += "\\n";
    else out += byte;
  }
  return out + ')';
}

std::string text_string(std::string_view utf8) {
  const bool plain = std::ranges::all_of(utf8, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
  if (plain) return byte_string(utf8);
  std::string out = "<FEFF";
  append_hex(out, to_utf16(utf8));
  return out + '>';
}

std::string name(std::string_view value) {
  std::string out = "/";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      out += digits[byte >> 4];
      out += digits[byte & 0xF];
    }
  }
  return out;
}

std::string components(style::Colour colour) {
  std::string out;
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    if (!out.empty()) out += ' ';
    append_number(out, channel / 255.0, 3);
  }
  return out;
}

std::string pdf_date(std::int64_t seconds) {
  const CivilTime t = civil_time(seconds);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", t.year, t.month, t.day, t.hour, t.minute, t.second);
}

std::string iso_date(std::int64_t seconds) {
  const CivilTime t = civil_time(seconds);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", t.year, t.month, t.day, t.hour, t.minute, t.second);
}

}  // namespace galley::pdf
