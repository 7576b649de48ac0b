#include "yaml/syntax_words.h"

#include <array>

#include <fmt/format.h>

namespace galley::yaml {
namespace {

struct Translation {
  std::string_view said, message, hint;
};

constexpr std::array translations = {
    Translation{"flow sequence without a closing bracket", "a list that begins with '[' is never closed",
                "end it with ']'"},
    Translation{"flow mapping without a closing brace", "what begins with '{' is never closed", "end it with '}'"},
    Translation{"invalid nested block mapping on the same line", "a second colon stands on this line",
                "put the whole value in quotation marks: key: \"one: two\""},
    Translation{"invalid multiline plain key", "this line runs on into the next one, which looks like a new key",
                "begin each key at the same column, and write 'key: value' with a space behind the colon"},
    Translation{"double-quoted scalar", "a quotation mark is never closed",
                "close the value with the mark \" it begins with"},
    Translation{"trailing content after double-quoted", "text stands behind the closing quotation mark",
                "put the whole value in quotation marks; a mark \" inside is written \\\""},
    Translation{"trailing content after single-quoted", "text stands behind the closing quotation mark",
                "an apostrophe inside single quotation marks is written twice; or use double ones"},
    Translation{"single-quoted scalar", "a quotation mark is never closed",
                "close the value with the mark ' it begins with"},
    Translation{"tab character may not be used as indentation", "a tab stands in the indentation",
                "use spaces instead"},
    Translation{"missing comma in flow mapping", "a comma is missing between two keys",
                "write {key: value, key: value}"},
    Translation{"missing comma in flow sequence", "a comma is missing between two items", "write [one, two]"},
    Translation{"wrongly indented flow mapping", "what begins with '{' above this line is never closed",
                "end it with '}'"},
    Translation{"wrongly indented flow sequence", "a list that begins with '[' above this line is never closed",
                "end it with ']'"},
    Translation{"wrong indendation in sequence while in mapping",
                "this line stands at another column than its neighbours",
                "begin each '-' of a list at the same column, and each key of an item as well"},
    Translation{"indent for mapping", "this key stands at another column than its neighbours",
                "begin the keys of one record at the same column"},
    Translation{"indent for sequence", "this item stands at another column than its neighbours",
                "begin each '-' of a list at the same column"},
    Translation{"invalid indentation in mapping", "this key stands at another column than its neighbours",
                "begin the keys of one record at the same column"},
    Translation{"invalid mapping in plain multiline", "a colon is missing above this line, or too much stands on it",
                "write 'key: value', and put '#' before what is only a remark"},
    Translation{"invalid scalar at the end of block sequence", "this line belongs to no item of the list above",
                "begin it with '- ', or indent it as the item's other keys"},
    Translation{"block sequence on the same line as a mapping key", "a list begins on the line of its key",
                "begin it on the next line, or write key: [one, two]"},
    Translation{"could not find expected ':'", "a colon is missing on this line", "write 'key: value'"},
    Translation{"did not find expected '-' indicator", "a '-' is missing before this line",
                "begin each item of a list with '- ', at the same column"},
    Translation{"block scalar with wrongly indented line", "the lines of this text are not indented alike",
                "indent each line of the text by the same number of spaces"},
    Translation{"invalid comment without whitespace", "a remark stands right behind a value",
                "put a space before '#', or the value in quotation marks"},
    Translation{"invalid escape", "a backslash stands in double quotation marks",
                "write it twice, or use single quotation marks"},
    Translation{"without closing quote", "a quotation mark is never closed",
                "close the value with the mark it begins with"},
    Translation{"did not find expected key", "a key is expected here",
                "write 'key: value', at the same column as the keys around it"},
};

}  // namespace

SyntaxWords plain_words(std::string_view message) {
  constexpr std::string_view cannot_start = "plain scalar cannot start with ";
  constexpr std::string_view general = "check indentation, quotes and the colons of this line and the one before";
  if (const std::size_t at = message.find(cannot_start); at != std::string_view::npos)
    return {fmt::format("a value cannot begin with {}", message.substr(at + cannot_start.size())),
            "put the value in quotation marks"};
  // What stands behind a quotation mark also names the kind of scalar: the longest match decides.
  const Translation* best = nullptr;
  for (const Translation& translation : translations)
    if (message.find(translation.said) != std::string_view::npos &&
        (best == nullptr || translation.said.size() > best->said.size()))
      best = &translation;
  if (best != nullptr) return {std::string(best->message), best->hint};
  return {std::string(message), general};
}

}  // namespace galley::yaml
