#include "check/paragraphs.h"

namespace galley::check {
namespace {

std::vector<std::string> cited_ids(std::string_view text) {
  std::vector<std::string> ids;
  for (std::size_t open = text.find("[@"); open != std::string_view::npos; open = text.find("[@", open + 2)) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    for (std::size_t at = inside.find('@'); at != std::string_view::npos; at = inside.find('@', at + 1)) {
      const std::size_t end = inside.find_first_of(",; ", at);
      ids.emplace_back(inside.substr(at + 1, (end == std::string_view::npos ? inside.size() : end) - at - 1));
    }
  }
  return ids;
}

bool is_running_text(std::string_view block) {
  const std::size_t first = block.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  const std::string_view start = block.substr(first);
  for (const std::string_view mark : {"#", ":::", "```", "~~~", "|", "![", "<!--", "[^"})
    if (start.starts_with(mark)) return false;
  return true;
}

}  // namespace

std::vector<Paragraph> paragraphs(const MappedText& prose) {
  std::vector<Paragraph> result;
  const std::string_view text = prose.text;
  std::size_t at = 0;
  bool in_code = false;
  while (at < text.size()) {
    std::size_t end = text.find("\n\n", at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view block = text.substr(at, end - at);
    const bool fence = block.starts_with("```") || block.starts_with("~~~");
    if (fence && block.find("```", 3) == std::string_view::npos) in_code = !in_code;
    if (!in_code && is_running_text(block)) result.push_back({prose.substr(at, end), cited_ids(block)});
    at = end;
    while (at < text.size() && text[at] == '\n') ++at;
  }
  return result;
}

}  // namespace galley::check
