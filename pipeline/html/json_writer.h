// JSON (RFC 8259), written as it is told: one value a line, indented by a space for each level.
//
// nlohmann-json, which writes the manifest, would do as well, save that it first builds a tree. A
// report holds thousands of small values: of the sample's run of 0.3 s the tree takes 1.5 ms, of a
// first run over a text with ten thousand alerts more in proportion. Written in order, as here, a report needs
// no more memory than its text. A test holds what is written against the library.
// Internal to html.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace galley::html {

class JsonWriter {
 public:
  // `body()` writes the members, or the items.
  template <std::invocable Body>
  void object(Body body) { nest('{', body, '}'); }
  template <std::invocable Body>
  void array(Body body) { nest('[', body, ']'); }

  void string(std::string_view text);   // bytes that are no UTF-8 become U+FFFD
  void number(double value);            // whole numbers without a decimal point

  // The name of the member that is written next.
  JsonWriter& key(std::string_view name);
  void member(std::string_view name, std::string_view text) { key(name).string(text); }
  template <class Number>
    requires std::integral<Number> || std::floating_point<Number>
  void member(std::string_view name, Number value) { key(name).number(static_cast<double>(value)); }

  [[nodiscard]] std::string take();

 private:
  template <class Body>
  void nest(char open, Body& body, char close) {
    begin_value();
    text_ += open;
    ++depth_;
    empty_ = true;
    body();
    --depth_;
    if (!empty_) new_line();
    empty_ = false;
    text_ += close;
  }
  void begin_value();
  void new_line();

  std::string text_;
  std::size_t depth_ = 0;
  bool empty_ = true;       // nothing stands yet in the object or array that is open
  bool after_key_ = false;
};

}  // namespace galley::html
