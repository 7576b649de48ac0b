#include "prose/addresses.h"

#include <algorithm>

namespace galley::prose {
namespace {

constexpr std::string_view blanks = " \t\r\n<>|\"`";
constexpr std::string_view ends = ".,;:!?'*_)]}";  // what follows an address rather than ends it

bool is_mail(std::string_view word) {
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || at == 0 || word.find('@', at + 1) != std::string_view::npos) return false;
  const std::size_t point = word.rfind('.');
  return point != std::string_view::npos && point > at + 1 && point + 2 < word.size();
}

// Where in a run without blanks the address begins: "(https://un.org".
std::size_t begin_of(std::string_view word) {
  for (const std::string_view opening : {"https://", "http://", "ftp://", "www."})
    if (const std::size_t at = word.find(opening); at != std::string_view::npos) return at;
  const std::size_t first = word.find_first_not_of("([{*_'");
  return first != std::string_view::npos && is_mail(word.substr(first)) ? first : std::string_view::npos;
}

}  // namespace

std::vector<unicode::Range> addresses_in(std::string_view text) {
  std::vector<unicode::Range> result;
  if (text.find("://") == std::string_view::npos && text.find("www.") == std::string_view::npos &&
      text.find('@') == std::string_view::npos)
    return result;
  for (std::size_t at = 0; (at = text.find_first_not_of(blanks, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    std::string_view word = text.substr(at, end - at);
    const std::size_t kept = word.find_last_not_of(ends);
    word = word.substr(0, kept == std::string_view::npos ? 0 : kept + 1);
    if (const std::size_t begin = begin_of(word); begin != std::string_view::npos) result.push_back({at + begin, at + word.size()});
    at = end;
  }
  return result;
}

}  // namespace galley::prose
