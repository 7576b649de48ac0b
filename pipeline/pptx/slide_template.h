// What templates/pptx/ offers: the masters and layouts as XML with the theme put in, and
// for each layout the placeholders with the box and text properties they inherit
// (ECMA-376 part 1, 19.3.1.36 and 21.1.2.4). What is measured is read from the very XML
// that is written, so a designer's change moves both.
//
// Processing instructions in the template ask for rows of theme.yml (directives.cpp,
// templates/pptx/README.md); a part without them stands as it is.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pptx/deck.h"
#include "style/theme.h"

namespace galley::pptx {

inline constexpr std::string_view master_file = "ppt/slideMasters/slideMaster1.xml";
inline constexpr std::string_view notes_master_file = "ppt/notesMasters/notesMaster1.xml";
inline constexpr std::string_view handout_master_file = "ppt/handoutMasters/handoutMaster1.xml";

// Paragraph properties of one level; EMU and hundredths of a point, as in the XML.
struct LevelStyle {
  int size = 1800;
  bool bold = false, italic = false;
  std::string typeface = "+mn-lt";
  int margin = 0, indent = 0;
  int line_points = 0;           // exact leading; 0: line_percent
  int line_percent = 100000;
  int before = 0, after = 0;
};
using LevelStyles = std::array<LevelStyle, level::count>;

struct Frame { long x = 0, y = 0, width = 0, height = 0; };

struct Placeholder {
  std::string name, type;        // type: body where the XML names none
  int place = 0;                 // idx
  Frame frame;
  long left = 91440, top = 45720, right = 91440, bottom = 45720;  // insets
  char anchor = 't';             // t, c, b
  LevelStyles levels;
};

// Where a layout draws symbols of the data (deck.h, Pattern).
struct PatternPlace {
  enum class Kind : std::uint8_t { none, grid, rows, row } kind = Kind::none;
  style::Box box;
  bool dark = false;
};

struct Layout {
  std::string name;              // p:cSld/@name
  std::string file;              // "ppt/slideLayouts/04-chart.xml"
  std::string xml;
  std::vector<Placeholder> placeholders;
  PatternPlace pattern;
  std::optional<style::Box> strip;
  // Of the transparent lines "Rule 1", "Rule 2", …: their p:spPr, as if they were not. Each is
  // drawn where the part it stands above is filled, so that a slide with two parts has two.
  std::array<std::string, place::parts> part_rules;

  [[nodiscard]] const Placeholder* find(int place) const;
  [[nodiscard]] std::string offers() const;  // "title, body (1), source (13)"
};

// Faces of "+mj-lt" and "+mn-lt", and the brand's, which stands in for one that is not installed.
struct ThemeFaces { std::string major, minor, substitute; };

struct SlideTemplate {
  std::string master_xml, notes_master_xml, handout_master_xml;
  std::string theme_xml;         // ppt/theme/theme1.xml where the template has one, else that of the brand
  ThemeFaces faces;
  std::vector<Layout> layouts;   // in the order of the file names
  Placeholder notes_body;
  // Parts written as they are: tableStyles, presProps, viewProps.
  std::map<std::string, std::string, std::less<>> others;

  [[nodiscard]] const Layout* find(std::string_view name) const;
};

[[nodiscard]] Result<SlideTemplate> read_template(const std::map<std::string, std::string, std::less<>>& parts,
                                                  const style::Theme& theme, const style::Brand& brand);

}  // namespace galley::pptx
