#include "check/paragraphs.h"

namespace galley::check {
namespace {

std::vector<Cited> cited_in(const MappedText& paragraph) {
  const std::string_view text = paragraph.text;
  std::vector<Cited> found;
  for (std::size_t open = text.find("[@"); open != std::string_view::npos; open = text.find("[@", open + 2)) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    for (std::size_t at = inside.find('@'); at != std::string_view::npos; at = inside.find('@', at + 1)) {
      const std::size_t end = inside.find_first_of(",; ", at);
      const std::string_view id = inside.substr(at + 1, (end == std::string_view::npos ? inside.size() : end) - at - 1);
      const std::size_t begin = open + 1 + at;
      if (!id.empty()) found.push_back({std::string(id), paragraph.span(begin, begin + 1 + id.size())});
    }
  }
  return found;
}

enum class Line : std::uint8_t { text, blank, apart, code };

// What a line is by its first marks. Headings, tables, pictures, the fences of boxes and
// what is in code blocks are apart from running text and end a paragraph.
Line kind_of(std::string_view line, bool& in_code) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return in_code ? Line::code : Line::blank;
  const std::string_view start = line.substr(first);
  if (start.starts_with("```") || start.starts_with("~~~")) {
    in_code = !in_code;
    return Line::code;
  }
  if (in_code) return Line::code;
  for (const std::string_view mark : {"#", ":::", "|", "![", "<!--", "[^"})
    if (start.starts_with(mark)) return Line::apart;
  return Line::text;
}

}  // namespace

std::vector<Paragraph> paragraphs(const MappedText& prose) {
  std::vector<Paragraph> result;
  const std::string_view text = prose.text;
  constexpr std::size_t none = std::string_view::npos;
  std::size_t begin = none, end = 0;
  const auto close = [&] {
    if (begin == none) return;
    MappedText paragraph = prose.substr(begin, end);
    std::vector<Cited> cited = cited_in(paragraph);
    result.push_back({std::move(paragraph), std::move(cited)});
    begin = none;
  };
  bool in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    if (kind_of(text.substr(at, newline - at), in_code) == Line::text) {
      if (begin == none) begin = at;
      end = newline;
    } else {
      close();
    }
    at = newline + 1;
  }
  close();
  return result;
}

}  // namespace galley::check
