#include "prose/message.h"

#include <functional>

#include "unicode/unicode.h"

namespace galley::prose {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (letter == '\n') {
      result += "\\n";
    } else {
      result += letter;
    }
  }
  return result + '"';
}

// Walks over the verbs of a message; `print` gives what the verb shows of argument n.
std::string expand(std::string_view message, const std::function<std::string(std::size_t, char)>& print) {
  std::string result;
  std::size_t next = 0;
  for (std::size_t at = 0; at < message.size(); ++at) {
    if (message[at] != '%' || at + 1 >= message.size()) {
      result += message[at] == '\n' ? ' ' : message[at];
      continue;
    }
    ++at;
    if (message[at] == '%') {
      result += '%';
      continue;
    }
    if (message[at] == '[') {
      const std::size_t close = message.find(']', at);
      std::size_t number = 0;
      for (std::size_t digit = at + 1; digit < close && close != std::string_view::npos; ++digit)
        number = number * 10 + static_cast<std::size_t>(message[digit] - '0');
      if (close == std::string_view::npos || close + 1 >= message.size() || number == 0) {
        result += "%[";
        continue;
      }
      next = number - 1;
      at = close + 1;
    }
    result += print(next++, message[at]);
  }
  return result;
}

}  // namespace

std::string format_message(std::string_view message, const std::vector<std::string>& arguments) {
  std::string result = expand(message, [&](std::size_t number, char verb) -> std::string {
    const std::string value = number < arguments.size() ? arguments[number] : std::string();
    if (number > arguments.size()) return std::string("%!") + verb + "(MISSING)";
    if (verb == 's' || verb == 'v') return value;
    if (verb == 'q') return quoted(value);
    return std::string("%!") + verb + "(string=" + value + ")";
  });
  for (char& letter : result)
    if (letter == '\n') letter = ' ';
  return result;
}

std::string format_count(std::string_view message, long long count) {
  return expand(message, [&](std::size_t number, char verb) -> std::string {
    if (number == 1 && verb == 's') return {};
    if (number > 0) return std::string("%!") + verb + "(MISSING)";
    if (verb == 'd' || verb == 'v') return std::to_string(count);
    return std::string("%!") + verb + "(int=" + std::to_string(count) + ")";
  });
}

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
