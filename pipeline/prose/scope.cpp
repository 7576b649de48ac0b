#include "prose/scope.h"

#include <algorithm>

namespace galley::prose {
namespace {

std::string trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(trim(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Selector::Selector(const std::vector<std::string>& scopes) {
  for (const std::string& scope : scopes) {
    std::vector<Part> parts;
    for (const std::string& text : split(scope, '&')) {
      Part part;
      part.negated = text.starts_with('~');
      part.names = split(std::string_view(text).substr(part.negated ? 1 : 0), '.');
      parts.push_back(std::move(part));
    }
    choices_.push_back(std::move(parts));
  }
}

bool Selector::matches(std::string_view block_scope) const {
  const std::vector<std::string> names = split(block_scope, '.');
  const bool whole_file = has(names, "raw") || has(names, "summary");
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Part>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
      const bool contained = std::all_of(part.names.begin(), part.names.end(),
                                         [&](const std::string& name) { return has(names, name); });
      return part.negated ? !contained && !whole_file : contained;
    });
  });
}

}  // namespace galley::prose
