#include "html/json_writer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/files.h"

namespace galley::html {
namespace {

constexpr double largest_exact = 9007199254740992;  // 2^53: beyond, a double is no count

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto special = std::find_if_not(text.begin(), text.end(), is_plain);
    out.append(text.begin(), special);
    if (special == text.end()) return;
    append_escape(out, *special);
    text.remove_prefix(static_cast<std::size_t>(special - text.begin()) + 1);
  }
}

}  // namespace

void JsonWriter::new_line() {
  text_ += '\n';
  text_.append(depth_, ' ');
}

void JsonWriter::begin_value() {
  if (!std::exchange(after_key_, false) && depth_ > 0) {
    if (!empty_) text_ += ',';
    new_line();
  }
  empty_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::string(std::string_view text) {
  begin_value();
  text_ += '"';
  for (auto wrong = find_invalid_utf8(text); wrong; wrong = find_invalid_utf8(text)) {
    append_escaped(text_, text.substr(0, *wrong));
    text_ += "\uFFFD";
    text.remove_prefix(*wrong + 1);
  }
  append_escaped(text_, text);
  text_ += '"';
}

void JsonWriter::number(double value) {
  begin_value();
  if (!std::isfinite(value)) text_ += "null";
  else if (std::trunc(value) == value && std::abs(value) <= largest_exact)
    fmt::format_to(std::back_inserter(text_), "{}", static_cast<std::int64_t>(value));
  else fmt::format_to(std::back_inserter(text_), "{}", value);
}

std::string JsonWriter::take() {
  text_ += '\n';
  return std::move(text_);
}

}  // namespace galley::html
