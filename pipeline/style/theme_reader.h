// The small vocabulary of theme.yml: style rows, rules, boxes, colours. Internal to the module.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "style/theme.h"
#include "yaml/reader.h"

namespace galley::style {

class ThemeReader {
 public:
  ThemeReader(const Brand& brand, Diagnostics& diagnostics) : brand_(brand), diagnostics_(diagnostics) {}

  // Reads the mapping under `key`; a missing one is reported and `read` is not called.
  void section(yaml::Mapping& parent, std::string_view key, const std::function<void(yaml::Mapping&)>& read);

  double number(yaml::Mapping& mapping, std::string_view key) { return mapping.number(key); }
  int integer(yaml::Mapping& mapping, std::string_view key);
  bool boolean(yaml::Mapping& mapping, std::string_view key);
  std::string colour(yaml::Mapping& mapping, std::string_view key);
  Rule rule(yaml::Mapping& mapping, std::string_view key);         // [width, colour]
  Box box(yaml::Mapping& mapping, std::string_view key);           // [x, y, width, height]
  Frame frame(yaml::Mapping& mapping, std::string_view key);       // [x, width]
  Position position(yaml::Mapping& mapping, std::string_view key); // [x, y]
  Insets insets(yaml::Mapping& mapping, std::string_view key);     // [top, right, bottom, left]
  TextAlign align(yaml::Mapping& mapping, std::string_view key);
  std::vector<double> numbers(yaml::Mapping& mapping, std::string_view key, std::size_t count);  // count 0: any
  std::vector<int> integers(yaml::Mapping& mapping, std::string_view key);
  ParagraphStyle row(yaml::Mapping& mapping, std::string_view key);
  ParagraphStyles rows(yaml::Mapping& mapping, std::string_view key, std::span<const std::string_view> names);
  Callout callout(yaml::Mapping& parent, bool with_label, bool with_spaces);

  std::string colour_of(const yaml::Node& node);
  void error(const yaml::Node& node, std::string_view rule, std::string message, std::string hint = {});
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] const Brand& brand() const { return brand_; }

 private:
  ParagraphStyle row_of(const yaml::Node& node);
  const yaml::Node* sequence(yaml::Mapping& mapping, std::string_view key);

  const Brand& brand_;
  Diagnostics& diagnostics_;
};

// One function an output; they fill their part of the theme.
void read_pdf(ThemeReader& reader, yaml::Mapping& root, PdfTheme& theme);
void read_docx(ThemeReader& reader, yaml::Mapping& root, DocxTheme& theme);
void read_pptx(ThemeReader& reader, yaml::Mapping& root, PptxTheme& theme);
void read_html(ThemeReader& reader, yaml::Mapping& root, HtmlTheme& theme);
void read_chart(ThemeReader& reader, yaml::Mapping& root, ChartTheme& theme);

}  // namespace galley::style
