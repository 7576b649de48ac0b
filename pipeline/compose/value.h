// What an outline can name: text, prose, lists and objects. Internal to compose.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::compose {

struct Value {
  enum class Kind : std::uint8_t {
    text,      // one line, escaped
    markdown,  // one line of Markdown of our own making
    prose,     // Markdown blocks, alone on their line
    list,
    object,
  };
  Kind kind = Kind::object;
  MappedText content;   // of text, markdown, prose
  std::string scope;    // of prose: makes its footnote labels unique
  std::vector<Value> items;
  std::map<std::string, Value, std::less<>> fields;

  [[nodiscard]] bool is_string() const { return kind != Kind::list && kind != Kind::object; }
  [[nodiscard]] const Value* find(std::string_view name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? nullptr : &found->second;
  }
  // The value at "a.b.c" below this one.
  [[nodiscard]] const Value* find_path(std::string_view path) const;

  static Value text(MappedText content) { return string(Kind::text, std::move(content)); }
  // Text that a record gives rise to but does not hold: a number, a date written out.
  static Value made(std::string content, Span origin) { return text({std::move(content), origin, Origin::changed}); }
  static Value markdown(MappedText content) { return string(Kind::markdown, std::move(content)); }
  static Value prose(MappedText content, std::string scope) {
    Value value = string(Kind::prose, std::move(content));
    value.scope = std::move(scope);
    return value;
  }
  static Value list() { return string(Kind::list, {}); }

 private:
  static Value string(Kind kind, MappedText content) {
    Value value;
    value.kind = kind;
    value.content = std::move(content);
    return value;
  }
};

}  // namespace galley::compose
