// The named styles: templates/docx/word/styles.xml with the rows of theme.yml put in.
// A row sets font, size, leading, spaces, colour and keeps of the style with its id;
// everything else (names, inheritance, borders, indents, tabs) is the template's.
// The layout reads the very styles that are written, so a designer's change moves the
// predicted pages with it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docx/model.h"
#include "layout/font.h"
#include "style/theme.h"

namespace pugi {
class xml_node;
}

namespace galley::docx {

// A paragraph style with all it inherits. Twips; size in half-points.
struct StyleProperties {
  layout::FontRequest font;
  int size = 20;
  int line = 280;
  bool exact = true;
  int before = 0, after = 0;
  int left = 0, right = 0, hanging = 0;
  int first_line = 0;            // of a paragraph that is no list item: further in; below 0: out
  int border_top = 0;            // width and distance of a border above
  bool keep_with_next = false, keep_lines = false, widow_control = true;
  bool page_break_before = false, contextual_spacing = false;
  bool capitals = false;
  std::string unmeasured;        // what it sets that the layout does not know: "w:smallCaps, w:spacing"
};

// What a character style changes.
struct CharacterProperties {
  bool bold = false, italic = false, superscript = false, capitals = false;
  std::string family;            // empty: the paragraph's
  int size = 0;                  // 0: the paragraph's
  std::string unmeasured;
};

// The character style of a script ("Thai"), alone or with Strong or Hyperlink: a run takes
// only one. And the script of such a style; empty for others.
[[nodiscard]] std::string script_style(std::string_view script, std::string_view base = {});
[[nodiscard]] std::string_view script_of_style(std::string_view style);

class StyleSheet {
 public:
  // `scripts`: long names of the scripts besides Latin that the text uses.
  static Result<StyleSheet> make(std::string_view template_xml, const style::Theme& theme, const style::Brand& brand,
                                 std::string_view language, const std::set<std::string>& scripts);

  [[nodiscard]] const std::string& xml() const { return xml_; }
  [[nodiscard]] bool has(std::string_view id) const { return paragraphs_.find(id) != paragraphs_.end(); }
  // Whether the template has a style of that id, of any kind.
  [[nodiscard]] bool defines(std::string_view id) const { return ids_.find(id) != ids_.end(); }
  // The style of that id; Normal for an id the template lacks.
  [[nodiscard]] const StyleProperties& paragraph(std::string_view id) const;
  [[nodiscard]] const CharacterProperties& character(std::string_view id) const;

 private:
  void read_properties(const pugi::xml_node& root, const style::Brand& brand);

  std::string xml_;
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, StyleProperties, std::less<>> paragraphs_;
  std::map<std::string, CharacterProperties, std::less<>> characters_;
};

// word/numbering.xml from theme.yml's list row. w:num 1 bullets, 2 numbers, 3 key
// messages, 4 references; numbers that start anew are given in order from 5 on.
[[nodiscard]] std::string numbering_xml(const style::Theme& theme, const style::Brand& brand,
                                        const std::vector<ListStart>& starts);

}  // namespace galley::docx
