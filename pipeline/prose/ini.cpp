#include "prose/ini.h"

#include <algorithm>

namespace galley::prose {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string read_value(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'' || value.front() == '`')) {
    const std::size_t close = value.find(value.front(), 1);
    const bool whole = close == value.size() - 1;
    if (whole) return std::string(value.substr(1, close - 1));
  }
  // A comment behind a value needs a space before its mark.
  std::size_t comment = std::min(value.find(" #"), value.find(" ;"));
  comment = std::min({comment, value.find("\t#"), value.find("\t;")});
  return std::string(trim(value.substr(0, std::min(comment, value.size()))));
}

class Parser {
 public:
  Parser(FileId file, std::string_view text) : file_(file), text_(text) { enter("", {file, 0, 0}); }

  IniFile run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < text_.size()) read_line();
    return std::move(result_);
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t size) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
  }

  std::string_view take_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    return line;
  }

  void read_line() {
    const std::size_t begin = at_;
    const std::string_view line = take_line();
    const std::string_view content = trim(line);
    if (content.empty() || content[0] == '#' || content[0] == ';') return;
    const std::size_t place = begin + static_cast<std::size_t>(content.data() - line.data());
    if (content[0] == '[') {
      const std::size_t close = content.rfind(']');
      if (close == std::string_view::npos) {
        result_.problems.push_back({span(place, content.size()), "a section's name must end in ']'"});
        return;
      }
      enter(std::string(trim(content.substr(1, close - 1))), span(place, close + 1));
      return;
    }
    const std::size_t equals = content.find_first_of("=:");
    if (equals == std::string_view::npos || equals == 0) {
      result_.problems.push_back({span(place, content.size()), "expected 'key = value' or '[section]'"});
      return;
    }
    std::string value(content.substr(equals + 1));
    while (value.ends_with('\\') && at_ < text_.size()) {
      value.pop_back();
      value += trim(take_line());
    }
    const std::string_view key = trim(content.substr(0, equals));
    section().entries.push_back({std::string(key), read_value(value), span(place, key.size())});
  }

  void enter(std::string name, Span where) {
    const auto found = std::find_if(result_.sections.begin(), result_.sections.end(),
                                    [&](const IniSection& section) { return section.name == name; });
    current_ = static_cast<std::size_t>(found - result_.sections.begin());
    if (found == result_.sections.end()) result_.sections.push_back({std::move(name), where, {}});
  }
  IniSection& section() { return result_.sections[current_]; }

  FileId file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t current_ = 0;
  IniFile result_;
};

}  // namespace

IniFile parse_ini(FileId file, std::string_view text) { return Parser(file, text).run(); }

std::vector<std::string> split_list(std::string_view value) {
  std::vector<std::string> result;
  std::string item;
  const auto finish = [&] {
    const std::string trimmed(trim(item));
    if (!trimmed.empty() && std::find(result.begin(), result.end(), trimmed) == result.end()) result.push_back(trimmed);
    item.clear();
  };
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == ',') {
      item += ',';
      ++at;
    } else if (value[at] == ',') {
      finish();
    } else {
      item += value[at];
    }
  }
  finish();
  return result;
}

}  // namespace galley::prose
