// A writer of XML in one pass, without a tree: the parts of a package are written far
// more often than they are changed. What it is given is UTF-8; characters that XML 1.0
// forbids are left out.
#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace galley::opc {

// Text with & < > and " escaped, for content and for attribute values.
void append_escaped(std::string& out, std::string_view text);

class XmlWriter {
 public:
  // Starts with the XML declaration unless `fragment` is true.
  explicit XmlWriter(bool fragment = false);

  // Element and attribute names are literals: the writer keeps views of them.
  XmlWriter& begin(std::string_view element);
  XmlWriter& attribute(std::string_view name, std::string_view value);
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  XmlWriter& attribute(std::string_view name, T value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return attribute(name, std::string_view(digits, static_cast<std::size_t>(end - digits)));
  }
  XmlWriter& text(std::string_view value);
  // Markup made elsewhere, as it stands.
  XmlWriter& raw(std::string_view markup);
  XmlWriter& end();

  // <element/>, <element name="value"/>.
  XmlWriter& empty(std::string_view element);
  template <class T>
  XmlWriter& empty(std::string_view element, std::string_view name, const T& value) {
    return begin(element).attribute(name, value).end();
  }
  // <element>text</element>
  XmlWriter& element(std::string_view name, std::string_view content);

  // The text so far; every element must be closed.
  [[nodiscard]] std::string take();

 private:
  void close_tag();
  std::string out_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;
};

}  // namespace galley::opc
