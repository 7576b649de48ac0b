#include "document/attributes.h"

#include <algorithm>

#include "base/ascii.h"

namespace galley::document {
namespace {

constexpr std::size_t longest = 16384;  // bytes of one attribute list

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return ascii::is_alphanumeric(byte) || byte >= 0x80 ||
         c == '-' || c == '_' || c == ':' || c == '.';
}

class AttributeParser {
 public:
  AttributeParser(std::string_view text, std::size_t begin, FileId file)
      : text_(text.substr(0, std::min(text.size(), begin + longest))), begin_(begin), at_(begin + 1), file_(file) {}

  std::optional<ParsedAttributes> run() {
    if (begin_ >= text_.size() || text_[begin_] != '{') return std::nullopt;
    bool any = false;
    for (;;) {
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
      if (at_ >= text_.size()) return std::nullopt;
      if (text_[at_] == '}') break;
      if (!item()) return std::nullopt;
      any = true;
    }
    if (!any) return std::nullopt;
    result_.end = static_cast<std::uint32_t>(at_ + 1);
    result_.attributes.span = {file_, static_cast<std::uint32_t>(begin_), result_.end};
    return std::move(result_);
  }

 private:
  std::string_view word(bool with_dots) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_byte(text_[at_]) && (with_dots || text_[at_] != '.')) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool item() {
    if (text_[at_] == '#') {
      ++at_;
      result_.attributes.id = word(true);
      return !result_.attributes.id.empty();
    }
    if (text_[at_] == '.') {
      ++at_;
      const std::string_view name = word(false);
      result_.attributes.classes.emplace_back(name);
      return !name.empty();
    }
    return pair();
  }

  bool pair() {
    const std::string_view key = word(false);
    if (key.empty() || at_ >= text_.size()) return false;
    if (text_[at_] != '=') {  // a bare word, such as `band`, is a class
      result_.attributes.classes.emplace_back(key);
      return text_[at_] == ' ' || text_[at_] == '}';
    }
    ++at_;
    if (at_ >= text_.size()) return false;
    return text_[at_] == '"' ? quoted(key) : unquoted(key);
  }

  bool unquoted(std::string_view key) {
    const std::size_t begin = at_;
    const std::string_view value = [&] {
      while (at_ < text_.size() &&
             (is_name_byte(text_[at_]) || std::string_view("/#%+,;@&?!=").find(text_[at_]) != std::string_view::npos))
        ++at_;
      return text_.substr(begin, at_ - begin);
    }();
    add(key, std::string(value), begin, at_);
    return !value.empty();
  }

  bool quoted(std::string_view key) {
    const std::size_t begin = ++at_;
    std::string value;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\n') return false;
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\')) ++at_;
      value += text_[at_++];
    }
    if (at_ >= text_.size()) return false;
    add(key, std::move(value), begin, at_);
    ++at_;
    return true;
  }

  void add(std::string_view key, std::string value, std::size_t begin, std::size_t end) {
    result_.attributes.values.emplace_back(std::string(key), std::move(value));
    result_.value_spans.push_back({file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  FileId file_;
  ParsedAttributes result_;
};

}  // namespace

bool Attributes::has(std::string_view name) const {
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::string_view Attributes::get(std::string_view key) const {
  for (const auto& [name, value] : values) {
    if (name == key) return value;
  }
  return {};
}

std::optional<ParsedAttributes> parse_attributes(std::string_view text, std::size_t begin, FileId file) {
  return AttributeParser(text, begin, file).run();
}

std::optional<ParsedAttributes> parse_trailing_attributes(std::string_view text, std::size_t begin, std::size_t end,
                                                          FileId file) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end <= begin || text[end - 1] != '}') return std::nullopt;
  // A value may hold braces, so the first brace whose attributes end the line counts;
  // a few tries are enough for any line that a person writes.
  std::size_t at = begin;
  for (int tries = 0; tries < 16; ++tries) {
    at = text.find('{', at);
    if (at == std::string_view::npos || at >= end) return std::nullopt;
    std::optional<ParsedAttributes> parsed = parse_attributes(text.substr(0, end), at, file);
    if (parsed && parsed->end == end) return parsed;
    ++at;
  }
  return std::nullopt;
}

Attributes parse_fence_attributes(std::string_view source, std::size_t begin, Span line, Diagnostics& diagnostics) {
  constexpr std::string_view blanks = " \t";
  std::size_t end = line.end;
  while (end > begin && source[end - 1] == ':') --end;
  while (end > begin && blanks.find(source[end - 1]) != std::string_view::npos) --end;
  const std::size_t brace = std::min(source.substr(0, end).find('{', begin), end);
  std::string_view name = source.substr(begin, brace - begin);
  name = name.substr(0, std::min(name.find_last_not_of(blanks) + 1, name.size()));
  Attributes attributes;
  bool valid = name.find_first_of(blanks) == std::string_view::npos;
  if (brace < end) {
    std::optional<ParsedAttributes> parsed = parse_attributes(source.substr(0, end), brace, line.file);
    valid = valid && parsed && parsed->end == end;
    if (parsed) attributes = std::move(parsed->attributes);
  }
  attributes.span = line;
  if (!name.empty())
    attributes.classes.insert(attributes.classes.begin(), std::string(name.substr(0, name.find_first_of(blanks))));
  if (!valid) {
    diagnostics.error("markdown.div", line, "this line does not open a block",
                      "write '::: name', or '::: {.name #id key=\"value\"}', and ':::' alone to close it");
    attributes.classes.clear();
  } else if (attributes.classes.empty()) {
    diagnostics.error("markdown.div", line, "the block has no name", "write '::: {.name #id}'");
  }
  return attributes;
}

}  // namespace galley::document
