#include "compose/assemble.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

namespace galley::compose {
namespace {

std::size_t read_number(std::string_view text, std::size_t& at) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
  at = static_cast<std::size_t>(end - text.data()) + 1;  // behind mark_end
  return error == std::errc() ? number : 0;
}

// What stands before later lines of prose: a list mark becomes spaces of its width.
std::string continuation_of(std::string_view before) {
  std::string result(before);
  for (char& c : result)
    if (c != '>' && c != ' ' && c != '\t') c = ' ';
  return result;
}

std::string_view without_trailing_space(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

class Assembly {
 public:
  Assembly(std::string_view marked, const Outline& outline, const std::vector<const Value*>& values,
           Diagnostics& diagnostics)
      : marked_(marked), outline_(outline), values_(values), diagnostics_(diagnostics) {}

  MappedText run() {
    for (std::size_t at = 0; at < marked_.size();) {
      const char mark = marked_[at++];
      if (mark == position_mark) {
        cursor_ = read_number(marked_, at);
      } else if (mark == value_mark) {
        put_value(*values_[read_number(marked_, at)]);
      } else if (mark == text_mark) {
        const std::size_t begin = read_number(marked_, at);
        put_text(begin, read_number(marked_, at));
      }
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string_view line() const { return std::string_view(result_.text).substr(line_begin_); }

  // Text of the outline.
  void put_text(std::size_t begin, std::size_t stop) {
    const MappedText part = outline_.text.substr(begin, stop);
    std::size_t from = 0;
    for (std::size_t end = part.text.find('\n'); end != std::string::npos; end = part.text.find('\n', from)) {
      append(part, from, end + 1);
      end_line();
      from = end + 1;
    }
    append(part, from, part.text.size());
  }

  void append(const MappedText& part, std::size_t from, std::size_t to) {
    if (from == to) return;
    const Span span = part.span(from, to);
    result_.append(std::string_view(part.text).substr(from, to - from), span, Origin::outline);
  }

  void end_line() {
    const std::string_view ended = line().substr(0, line().size() - 1);
    if (!fence_.take(ended) && !prose_on_line_)
      if (const int level = heading_level(ended); level > 0) enclosing_ = level;
    line_begin_ = result_.text.size();
    prose_on_line_ = false;
  }

  [[nodiscard]] bool in_attribute() const {
    const std::size_t open = line().rfind("=\"");
    return open != std::string_view::npos && line().find('"', open + 2) == std::string_view::npos;
  }

  void put_value(const Value& value) {
    if (value.kind == Value::Kind::prose) return put_prose(value);
    if (value.kind == Value::Kind::markdown || fence_.open())
      result_.append(value.content);
    else if (in_attribute())
      result_.append(escape_attribute(value.content));
    else
      result_.append(escape_text(value.content, line().find_first_not_of(" >") == std::string_view::npos));
  }

  void put_prose(const Value& value) {
    const int turn = ++turns_[value.scope];
    const std::string scope = turn == 1 ? value.scope : fmt::format("{}-{}", value.scope, turn);
    const MappedText prose = settle_prose(value.content, enclosing_, scope, diagnostics_);
    const std::string continuation = continuation_of(line());
    const Span tag = outline_.text.span(cursor_, cursor_ + 2);
    std::size_t from = 0;
    for (;;) {
      const std::size_t end = prose.text.find('\n', from);
      if (end == std::string::npos) break;
      result_.append(prose.substr(from, end + 1));
      const bool blank = end + 1 < prose.text.size() && prose.text[end + 1] == '\n';
      result_.append(blank ? without_trailing_space(continuation) : std::string_view(continuation), tag,
                     Origin::outline);
      from = end + 1;
    }
    result_.append(prose.substr(from, prose.text.size()));
    prose_on_line_ = true;
  }

  std::string_view marked_;
  const Outline& outline_;
  const std::vector<const Value*>& values_;
  Diagnostics& diagnostics_;
  MappedText result_;
  std::size_t cursor_ = 0;
  std::size_t line_begin_ = 0;
  int enclosing_ = 0;
  bool prose_on_line_ = false;
  CodeFence fence_;
  std::map<std::string, int> turns_;
};

// Bytes of a mark at the begin of a line that would make it a heading, list, quote,
// table caption or fence; 0 if there is none. The last of them is escaped.
std::size_t block_mark(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '#' || text.front() == '-' || text.front() == '+' || text.front() == ':' || text.front() == '=')
    return 1;
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 9) return 0;
  return text[digits] == '.' || text[digits] == ')' ? digits + 1 : 0;
}

MappedText escape_with(const MappedText& text, std::string_view marks, std::size_t extra) {
  MappedText result;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.text.size(); ++at) {
    if (marks.find(text.text[at]) == std::string_view::npos && at != extra) continue;
    result.append(text.substr(from, at));
    result.append(std::string{'\\', text.text[at]}, text.span(at, at + 1), Origin::changed);
    from = at + 1;
  }
  result.append(text.substr(from, text.text.size()));
  return result;
}

}  // namespace

MappedText assemble(std::string_view marked, const Outline& outline, const std::vector<const Value*>& values,
                    Diagnostics& diagnostics) {
  return Assembly(marked, outline, values, diagnostics).run();
}

MappedText escape_text(const MappedText& text, bool at_line_start) {
  const std::size_t mark = at_line_start ? block_mark(text.text) : 0;
  return escape_with(text, "\\`*_[]<>|{}~^&", mark > 0 ? mark - 1 : std::string::npos);
}

MappedText escape_attribute(const MappedText& text) { return escape_with(text, "\\\"", std::string::npos); }

int heading_level(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || (marks < line.size() && line[marks] != ' ')) return 0;
  return static_cast<int>(marks);
}

bool CodeFence::take(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(" >");
  char mark = 0;
  std::size_t length = 0;
  if (indent != std::string_view::npos && (line[indent] == '`' || line[indent] == '~')) {
    mark = line[indent];
    length = std::min(line.find_first_not_of(mark, indent), line.size()) - indent;
  }
  if (length_ == 0) {
    if (length >= 3) {
      length_ = length;
      mark_ = mark;
    }
    return length >= 3;
  }
  if (length >= length_ && mark == mark_) length_ = 0;
  return true;
}

}  // namespace galley::compose
