#include "document/link_definitions.h"

#include "base/ascii.h"

namespace galley::document {
namespace {

constexpr std::size_t longest_definition = 1000;

std::string fold(std::string_view label) {
  std::string folded(label);
  for (char& c : folded) c = ascii::to_lower(c);
  return folded;
}

}  // namespace

void LinkDefinitions::collect(std::string_view line) {
  if (line.size() > longest_definition || !line.starts_with("[") || line.starts_with("[^")) return;
  const std::size_t close = line.find("]: ");
  if (close != std::string_view::npos && close > 1) definitions_.emplace(fold(line.substr(1, close - 1)), line);
}

void LinkDefinitions::add_to(NoteText& note) const {
  if (definitions_.empty()) return;
  const std::string text = note.buffer.text;
  std::string added;
  std::map<std::string, bool> seen;
  for (std::size_t open = text.find('['); open != std::string::npos; open = text.find('[', open + 1)) {
    const std::size_t close = text.find_first_of("[]", open + 1);
    if (close == std::string::npos || text[close] != ']') continue;
    const auto found = definitions_.find(fold(std::string_view(text).substr(open + 1, close - open - 1)));
    if (found != definitions_.end() && !seen[found->first]) {
      seen[found->first] = true;
      added += "\n" + std::string(found->second);
    }
  }
  if (!added.empty()) note.buffer.replace("\n" + added, note.span.end, note.span.end);
}

}  // namespace galley::document
