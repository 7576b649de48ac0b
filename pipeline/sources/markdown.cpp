#include "sources/markdown.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "sources/fields.h"

namespace galley::sources {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

std::string_view without_trailing_space(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// Length of a run of ``` or ~~~ that opens or closes a code fence, else 0.
std::size_t fence_length(std::string_view line, char& mark) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos || indent > 3) return 0;
  mark = line[indent];
  if (mark != '`' && mark != '~') return 0;
  const std::size_t end = std::min(line.find_first_not_of(mark, indent), line.size());
  return end - indent >= 3 ? end - indent : 0;
}

// Keeps count of whether lines stand inside a code fence.
class FenceState {
 public:
  // True if `line` is code, its fences included.
  bool take(std::string_view line) {
    char mark = 0;
    const std::size_t length = fence_length(line, mark);
    if (open_ == 0) {
      open_ = length;
      mark_ = mark;
      return length > 0;
    }
    if (length >= open_ && mark == mark_) open_ = 0;
    return true;
  }

 private:
  std::size_t open_ = 0;
  char mark_ = 0;
};

}  // namespace

std::optional<MarkdownSource> split_front_matter(const MappedText& text, Diagnostics& diagnostics) {
  const std::string_view whole = text.text;
  if (without_trailing_space(line_at(whole, 0)) != "---") {
    diagnostics.error("markdown.front-matter", text.span(0, line_at(whole, 0).size()),
                      "the file must begin with its front matter",
                      "first line '---', then 'key: value' lines, then '---'");
    return std::nullopt;
  }
  const std::size_t begin = std::min(line_at(whole, 0).size() + 1, whole.size());
  for (std::size_t at = begin; at < whole.size(); at += line_at(whole, at).size() + 1) {
    if (without_trailing_space(line_at(whole, at)) != "---") continue;
    auto front_matter = parse_yaml(text.substr(begin, at), diagnostics);
    if (!front_matter) return std::nullopt;
    if (!front_matter->span) front_matter->span = text.span(0, 3);
    const std::size_t body = std::min(at + line_at(whole, at).size() + 1, whole.size());
    return MarkdownSource{std::move(*front_matter), text.substr(body, whole.size())};
  }
  diagnostics.error("markdown.front-matter", text.span(0, 3), "the front matter is never closed",
                    "end it with a line '---'");
  return std::nullopt;
}

Sections split_sections(const MappedText& body, int level) {
  Sections result;
  const std::string mark = std::string(static_cast<std::size_t>(level), '#') + " ";
  const std::string_view whole = body.text;
  FenceState fence;
  std::size_t from = 0;
  MappedText title;
  bool in_section = false;
  const auto close = [&](std::size_t end) {
    MappedText part = trimmed_block(body.substr(from, end));
    if (in_section)
      result.sections.push_back({title, std::move(part)});
    else
      result.before = std::move(part);
  };
  for (std::size_t at = 0; at < whole.size();) {
    const std::string_view line = line_at(whole, at);
    if (!fence.take(line) && line.starts_with(mark)) {
      close(at);
      title = trimmed(body.substr(at + mark.size(), at + line.size()));
      in_section = true;
      from = std::min(at + line.size() + 1, whole.size());
    }
    at += line.size() + 1;
  }
  close(whole.size());
  return result;
}

void check_first_heading(const MappedText& prose, int level, Diagnostics& diagnostics) {
  const std::string_view whole = prose.text;
  FenceState fence;
  for (std::size_t at = 0; at < whole.size(); at += line_at(whole, at).size() + 1) {
    const std::string_view line = line_at(whole, at);
    if (fence.take(line) || !line.starts_with('#')) continue;
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > 6 || (marks < line.size() && line[marks] != ' ')) continue;
    if (marks > static_cast<std::size_t>(level))
      diagnostics.warning("heading.level", prose.span(at, at + marks),
                          fmt::format("the first heading of this text has {} marks; here it has {}", marks, level),
                          fmt::format("write '{}'", std::string(static_cast<std::size_t>(level), '#')));
    return;
  }
}

}  // namespace galley::sources
