#include "document/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/control.h"

namespace galley::document {
namespace {

using Named = std::pair<std::string_view, std::uint32_t>;

// Entities of HTML that a text in a language of the region may need; sorted by name.
constexpr std::array<Named, 108> entities = {{
    {"AElig", 0xC6},    {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Agrave", 0xC0},   {"Aring", 0xC5},  {"Atilde", 0xC3},
    {"Auml", 0xC4},     {"Ccedil", 0xC7},  {"Eacute", 0xC9},  {"Ecirc", 0xCA},    {"Egrave", 0xC8}, {"Euml", 0xCB},
    {"Iacute", 0xCD},   {"Icirc", 0xCE},   {"Igrave", 0xCC},  {"Iuml", 0xCF},     {"Ntilde", 0xD1}, {"OElig", 0x152},
    {"Oacute", 0xD3},   {"Ocirc", 0xD4},   {"Ograve", 0xD2},  {"Oslash", 0xD8},   {"Otilde", 0xD5}, {"Ouml", 0xD6},
    {"Uacute", 0xDA},   {"Ucirc", 0xDB},   {"Ugrave", 0xD9},  {"Uuml", 0xDC},     {"Yacute", 0xDD}, {"aacute", 0xE1},
    {"acirc", 0xE2},    {"aelig", 0xE6},   {"agrave", 0xE0},  {"amp", 0x26},      {"apos", 0x27},   {"aring", 0xE5},
    {"atilde", 0xE3},   {"auml", 0xE4},    {"bull", 0x2022},  {"ccedil", 0xE7},   {"cent", 0xA2},   {"copy", 0xA9},
    {"dagger", 0x2020}, {"deg", 0xB0},     {"divide", 0xF7},  {"eacute", 0xE9},   {"ecirc", 0xEA},  {"egrave", 0xE8},
    {"emsp", 0x2003},   {"ensp", 0x2002},  {"euml", 0xEB},    {"euro", 0x20AC},   {"frac12", 0xBD}, {"frac14", 0xBC},
    {"frac34", 0xBE},   {"ge", 0x2265},    {"gt", 0x3E},      {"hellip", 0x2026}, {"iacute", 0xED}, {"icirc", 0xEE},
    {"iexcl", 0xA1},    {"igrave", 0xEC},  {"iquest", 0xBF},  {"iuml", 0xEF},     {"laquo", 0xAB},  {"ldquo", 0x201C},
    {"le", 0x2264},     {"lsquo", 0x2018}, {"lt", 0x3C},      {"mdash", 0x2014},  {"micro", 0xB5},  {"middot", 0xB7},
    {"minus", 0x2212},  {"nbsp", 0xA0},    {"ndash", 0x2013}, {"ntilde", 0xF1},   {"oacute", 0xF3}, {"ocirc", 0xF4},
    {"oelig", 0x153},   {"ograve", 0xF2},  {"oslash", 0xF8},  {"otilde", 0xF5},   {"ouml", 0xF6},   {"para", 0xB6},
    {"permil", 0x2030}, {"plusmn", 0xB1},  {"pound", 0xA3},   {"quot", 0x22},     {"raquo", 0xBB},  {"rarr", 0x2192},
    {"rdquo", 0x201D},  {"reg", 0xAE},     {"rsquo", 0x2019}, {"sect", 0xA7},     {"shy", 0xAD},    {"szlig", 0xDF},
    {"thinsp", 0x2009}, {"times", 0xD7},   {"trade", 0x2122}, {"uacute", 0xFA},   {"ucirc", 0xFB},  {"ugrave", 0xF9},
    {"uuml", 0xFC},     {"yacute", 0xFD},  {"yen", 0xA5},     {"yuml", 0xFF},     {"zwj", 0x200D},  {"zwnj", 0x200C},
}};

std::string encode(std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  std::string out;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

}  // namespace

const std::vector<std::string>& div_names() {
  static const std::vector<std::string> names = {
      "answers",        "asks",       "audience-bar", "callout",    "column",      "columns",     "contents",
      "cover",          "evidence",   "figure-list",  "finding",    "imprint",     "key-message", "key-numbers",
      "landscape",      "meta",       "notes",        "profile",    "pull-number", "question",    "quote",
      "recommendation", "references", "source",       "standfirst", "summary",     "why",         "wide"};
  return names;
}

const std::vector<std::string>& span_classes() {
  static const std::vector<std::string> names = {"na", "none", "part", "yes"};
  return names;
}

std::string decode_entity(std::string_view entity) {
  if (entity.size() < 4 || entity.front() != '&' || entity.back() != ';') return {};
  const std::string_view body = entity.substr(1, entity.size() - 2);
  if (body.front() == '#') {
    const bool hexadecimal = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
    const std::string_view digits = body.substr(hexadecimal ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    const std::string decoded =
        error == std::errc() && end == digits.data() + digits.size() ? encode(code) : std::string();
    return find_control_character(decoded) ? std::string() : decoded;  // no number brings in what no text may hold
  }
  const auto found = std::lower_bound(entities.begin(), entities.end(), body,
                                      [](const Named& named, std::string_view name) { return named.first < name; });
  return found != entities.end() && found->first == body ? encode(found->second) : std::string();
}

}  // namespace galley::document
