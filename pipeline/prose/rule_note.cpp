#include "prose/rule_note.h"

#include <algorithm>

#include "prose/message.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

constexpr std::string_view authority_mark = "Authority:";
constexpr std::size_t longest_title = 80;  // bytes; more is no title

bool is_usages(std::string_view text) {
  return text.starts_with("HS-") && text.find_first_not_of("HS-0123456789, ") == std::string_view::npos;
}

// The first sentence, with a capital, without its full stop.
std::string title_of(std::string_view text) {
  text = text.substr(0, text.find(". "));
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_title) return {};
  std::size_t first = 0;
  static_cast<void>(unicode::next_code_point(text, first));
  return unicode::capitalize(text.substr(0, first)) + std::string(text.substr(first));
}

}  // namespace

RuleNote read_rule_note(std::string_view yaml) {
  RuleNote note;
  bool first = true;
  while (yaml.starts_with('#')) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size());
    std::string_view line = trim_space(yaml.substr(1, end - 1));
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
    if (line.starts_with(authority_mark)) {
      note.authority = trim_space(line.substr(authority_mark.size()));
    } else if (first) {
      const std::size_t colon = line.find(": ");
      if (colon != std::string_view::npos && is_usages(line.substr(0, colon))) {
        note.usages = line.substr(0, colon);
        line = trim_space(line.substr(colon + 2));
      }
      note.title = title_of(line);
    }
    first = false;
  }
  return note;
}

}  // namespace galley::prose
