#include "yaml/syntax_words.h"

#include <array>

#include <fmt/format.h>

namespace galley::yaml {
namespace {

struct Translation {
  std::string_view said, message, hint;
};

constexpr std::array translations = {
    Translation{"flow sequence without a closing bracket", "a list that begins with '[' is never closed", "end it with ']'"},
    Translation{"flow mapping without a closing brace", "what begins with '{' is never closed", "end it with '}'"},
    Translation{"invalid nested block mapping on the same line", "a second colon stands on this line",
                "put the whole value in quotation marks: key: \"one: two\""},
    Translation{"invalid multiline plain key", "this line runs on into the next one, which looks like a new key",
                "begin each key at the same column, and write 'key: value' with a space behind the colon"},
    Translation{"double-quoted scalar", "a quotation mark is never closed", "close the value with the mark \" it begins with"},
    Translation{"trailing content after double-quoted", "text stands behind the closing quotation mark",
                "put the whole value in quotation marks; a mark \" inside is written \\\""},
    Translation{"trailing content after single-quoted", "text stands behind the closing quotation mark",
                "an apostrophe inside single quotation marks is written twice; or use double ones"},
    Translation{"single-quoted scalar", "a quotation mark is never closed", "close the value with the mark ' it begins with"},
    Translation{"tab character may not be used as indentation", "a tab stands in the indentation", "use spaces instead"},
    Translation{"did not find expected key", "a key is expected here", "write 'key: value', at the same column as the keys around it"},
};

}  // namespace

SyntaxWords plain_words(std::string_view message) {
  constexpr std::string_view cannot_start = "plain scalar cannot start with ";
  constexpr std::string_view general = "check indentation, quotes and the colons of this line and the one before";
  if (const std::size_t at = message.find(cannot_start); at != std::string_view::npos)
    return {fmt::format("a value cannot begin with {}", message.substr(at + cannot_start.size())), "put the value in quotation marks"};
  // What stands behind a quotation mark also names the kind of scalar: the longest match decides.
  const Translation* best = nullptr;
  for (const Translation& translation : translations)
    if (message.find(translation.said) != std::string_view::npos && (best == nullptr || translation.said.size() > best->said.size()))
      best = &translation;
  if (best != nullptr) return {std::string(best->message), best->hint};
  return {std::string(message), general};
}

}  // namespace galley::yaml
