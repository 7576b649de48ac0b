#include "prose/front_matter.h"

#include <algorithm>
#include <charconv>

#include "unicode/unicode.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

bool reads_as_no_text(const yaml::Node& node) {
  static constexpr std::string_view number_letters = "0123456789.+-eE";
  if (node.style != yaml::Style::plain) return false;
  const std::string& value = node.value.text;
  return value == "true" || value == "false" || value.find_first_not_of(number_letters) == std::string::npos;
}

// Front matter that is no YAML is a mistake. What is YAML, and more than is read here
// (anchors, tags, a key given twice), is let pass, and its fields are not looked at.
void report_unread(Diagnostics problems, Diagnostics& diagnostics) {
  for (Diagnostic& problem : problems.all()) {
    if (problem.rule != "yaml.syntax") {
      problem.severity = Severity::warning;
      problem.message = "the front matter was not looked at: " + problem.message;
      problem.hints.clear();
    }
    diagnostics.add(std::move(problem));
  }
}

// YAML, and JSON, which is YAML too.
std::vector<FrontMatterField> yaml_fields(const MappedText& text, const FrontMatter& front, FileId file,
                                          Diagnostics& diagnostics) {
  Diagnostics problems;
  const Span place = text.span(front.begin, front.end);
  const auto node = yaml::parse_yaml(file, std::string_view(text.text).substr(front.begin, front.end - front.begin),
                                     problems, place.begin);
  std::vector<FrontMatterField> fields;
  if (!node) report_unread(std::move(problems), diagnostics);
  if (!node || !node->is_mapping()) return fields;
  for (const yaml::Entry& entry : node->entries)
    if (entry.value.is_scalar() && !reads_as_no_text(entry.value)) fields.push_back({entry.key, entry.value.value});
  return fields;
}

// The `key = "text"` lines of TOML above its first [table].
class TomlReader {
 public:
  TomlReader(const MappedText& text, const FrontMatter& front) : text_(text), at_(front.begin), end_(front.end) {}

  std::vector<FrontMatterField> run() {
    while (at_ < end_) {
      skip(" \t\n");
      if (at_ >= end_ || letter() == '[') break;
      if (letter() != '#') read_field();
      skip_line();
    }
    return std::move(fields_);
  }

 private:
  [[nodiscard]] char letter(std::size_t ahead = 0) const { return at_ + ahead < end_ ? text_.text[at_ + ahead] : '\0'; }
  void skip(std::string_view letters) {
    while (at_ < end_ && letters.find(letter()) != std::string_view::npos) ++at_;
  }
  void skip_line() {
    while (at_ < end_ && letter() != '\n') ++at_;
  }

  void read_field() {
    std::string key;
    if (letter() == '"' || letter() == '\'') {
      key = read_string().text;
    } else {
      while (at_ < end_ && std::string_view(" \t=\n").find(letter()) == std::string_view::npos) key += letter(), ++at_;
    }
    skip(" \t");
    if (letter() != '=') return;
    ++at_;
    skip(" \t");
    if (letter() == '"' || letter() == '\'')
      fields_.push_back({std::move(key), read_string()});
    else
      skip_value();
  }

  // A list or a number, over several lines if brackets are open.
  void skip_value() {
    int open = 0;
    for (; at_ < end_ && (open > 0 || letter() != '\n'); ++at_) {
      if (letter() == '[' || letter() == '{') ++open;
      if (letter() == ']' || letter() == '}') --open;
      if (letter() == '"' || letter() == '\'') {
        read_string();
        --at_;
      }
    }
  }

  MappedText read_string() {
    const char quote = letter();
    const bool whole = letter(1) == quote && letter(2) == quote;  // """ … """
    at_ += whole ? 3 : 1;
    if (whole && letter() == '\n') ++at_;
    MappedText value;
    std::size_t from = at_;
    for (; at_ < end_; ++at_) {
      if (letter() == quote && (!whole || (letter(1) == quote && letter(2) == quote))) break;
      if (letter() == '\n' && !whole) break;
      if (letter() != '\\' || quote == '\'') continue;
      value.append(text_.substr(from, at_));
      read_escape(value);
      from = at_ + 1;
    }
    value.append(text_.substr(std::min(from, at_), at_));
    at_ += letter() != quote ? 0 : whole ? 3 : 1;
    return value;
  }

  // At the backslash; ends at the last letter of the escape.
  void read_escape(MappedText& value) {
    const std::size_t begin = at_++;
    static constexpr std::string_view names = "nt\"\\r";
    static constexpr std::string_view meant = "\n\t\"\\\r";
    std::string result;
    const std::size_t known = names.find(letter());
    if (letter() == 'u' || letter() == 'U') {
      const std::size_t digits = letter() == 'u' ? 4 : 8;
      std::uint32_t code = 0;
      const char* first = text_.text.data() + at_ + 1;
      if (at_ + digits < end_) std::from_chars(first, first + digits, code, 16);
      const bool valid = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
      unicode::append_utf8(result, valid ? static_cast<char32_t>(code) : U'\uFFFD');
      at_ = std::min(at_ + digits, end_ - 1);
    } else if (letter() == '\n') {
      while (at_ + 1 < end_ && std::string_view(" \t\n").find(letter(1)) != std::string_view::npos) ++at_;
    } else if (known != std::string_view::npos && letter() != '\0') {
      result = std::string(1, meant[known]);
    }
    value.append(result, text_.span(begin, std::min(at_ + 1, end_)), Origin::changed);
  }

  const MappedText& text_;
  std::size_t at_;
  std::size_t end_;
  std::vector<FrontMatterField> fields_;
};

}  // namespace

std::optional<FrontMatter> find_front_matter(std::string_view text) {
  if (text.starts_with("{\n")) {
    const std::size_t close = text.find("\n}\n");
    if (close == std::string_view::npos) return std::nullopt;
    return FrontMatter{FrontMatter::Kind::json, 0, close + 2, close + 2};
  }
  const bool yaml = text.starts_with("---\n");
  if (!yaml && !text.starts_with("+++\n")) return std::nullopt;
  const std::size_t close = text.find(yaml ? "\n---" : "\n+++", 4);
  if (close == std::string_view::npos) return std::nullopt;
  return FrontMatter{yaml ? FrontMatter::Kind::yaml : FrontMatter::Kind::toml, 4, close, close + 4};
}

std::vector<FrontMatterField> front_matter_fields(const MappedText& text, FileId file, Diagnostics& diagnostics) {
  const auto front = find_front_matter(text.text);
  if (!front) return {};
  if (front->kind == FrontMatter::Kind::toml) return TomlReader(text, *front).run();
  return yaml_fields(text, *front, file, diagnostics);
}

}  // namespace galley::prose
