#include "prose/message.h"

#include <algorithm>

#include "prose/printf.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string format_message(std::string_view message, const std::vector<std::string>& arguments) {
  return on_one_line(go_printf(message, {arguments.begin(), arguments.end()}));
}

std::string format_count(std::string_view message, long long count) { return on_one_line(go_printf(message, {count})); }

std::string one_of(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.size() == 2) return "'" + words[0] + "' or '" + words[1] + "'";
  std::string result;
  for (std::size_t number = 0; number < words.size(); ++number) {
    if (number > 0) result += number + 1 == words.size() ? ", or " : ", ";
    result += "'" + words[number] + "'";
  }
  return result;
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  std::size_t first = 0;
  static_cast<void>(unicode::next_code_point(text, first));
  return unicode::to_upper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string_view trim_space(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!unicode::is_space(unicode::next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    std::size_t at = last;
    if (!unicode::is_space(unicode::next_code_point(text, at))) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

}  // namespace galley::prose
