#include "pptx/slide_template.h"

#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/length.h"
#include "ooxml/theme.h"
#include "pptx/directives.h"

namespace galley::pptx {
namespace {

constexpr std::string_view theme_file = "ppt/theme/theme1.xml";
constexpr std::string_view layout_folder = "ppt/slideLayouts/";

using Parts = std::map<std::string, std::string, std::less<>>;

Result<const std::string*> part(const Parts& parts, std::string_view name) {
  if (const auto found = parts.find(name); found != parts.end()) return &found->second;
  return failure(fmt::format("templates/pptx/ has no {}", name), "templates/pptx/README.md says what belongs there");
}

// Reads a part whose outermost element is `root`.
Result<void> load(pugi::xml_document& document, std::string_view xml, std::string_view file, std::string_view root) {
  constexpr const char* hint = "Copy it from templates/pptx/ of the sample project, or save it again in PowerPoint.";
  const auto parsed = document.load_buffer(xml.data(), xml.size());
  if (!parsed)
    return failure(fmt::format("templates/pptx/{} is no XML: {} at byte {}", file, parsed.description(), parsed.offset),
                   hint);
  const pugi::xml_node element = document.document_element();
  const bool has_shapes =
      root == "p:sldMaster" || root == "p:sldLayout" || root == "p:notesMaster" || root == "p:handoutMaster";
  if (element.name() == root && has_shapes && !element.child("p:cSld").child("p:spTree"))
    return failure(fmt::format("templates/pptx/{} has no tree of shapes, <p:spTree>", file), hint);
  if (element.name() == root) return {};
  return failure(fmt::format("templates/pptx/{} holds <{}> where <{}> belongs", file, element.name(), root), hint);
}

void read_level(pugi::xml_node node, LevelStyle& style) {
  if (const auto value = node.attribute("marL")) style.margin = value.as_int();
  if (const auto value = node.attribute("indent")) style.indent = value.as_int();
  if (const auto spacing = node.child("a:lnSpc")) {
    style.line_points = spacing.child("a:spcPts").attribute("val").as_int();
    style.line_percent = spacing.child("a:spcPct").attribute("val").as_int(100000);
  }
  if (const auto spacing = node.child("a:spcBef")) style.before = spacing.child("a:spcPts").attribute("val").as_int();
  if (const auto spacing = node.child("a:spcAft")) style.after = spacing.child("a:spcPts").attribute("val").as_int();
  const auto run = node.child("a:defRPr");
  if (const auto value = run.attribute("sz")) style.size = value.as_int();
  if (const auto value = run.attribute("b")) style.bold = value.as_bool();
  if (const auto value = run.attribute("i")) style.italic = value.as_bool();
  if (const auto value = run.child("a:latin").attribute("typeface")) style.typeface = value.value();
}

void read_levels(pugi::xml_node list, LevelStyles& levels) {
  for (int number = 1; number <= level::count; ++number)
    if (const auto node = list.child(fmt::format("a:lvl{}pPr", number).c_str()))
      read_level(node, levels[static_cast<std::size_t>(number - 1)]);
}

// What the shape itself says, over what `placeholder` holds so far.
void read_shape(pugi::xml_node shape, Placeholder& placeholder) {
  if (const auto place = shape.child("p:spPr").child("a:xfrm")) {
    const auto offset = place.child("a:off"), extent = place.child("a:ext");
    placeholder.frame = {
        static_cast<long>(offset.attribute("x").as_llong()), static_cast<long>(offset.attribute("y").as_llong()),
        static_cast<long>(extent.attribute("cx").as_llong()), static_cast<long>(extent.attribute("cy").as_llong())};
  }
  const auto body = shape.child("p:txBody").child("a:bodyPr");
  placeholder.left = static_cast<long>(body.attribute("lIns").as_llong(placeholder.left));
  placeholder.top = static_cast<long>(body.attribute("tIns").as_llong(placeholder.top));
  placeholder.right = static_cast<long>(body.attribute("rIns").as_llong(placeholder.right));
  placeholder.bottom = static_cast<long>(body.attribute("bIns").as_llong(placeholder.bottom));
  if (const auto anchor = body.attribute("anchor")) placeholder.anchor = anchor.value()[0];
  read_levels(shape.child("p:txBody").child("a:lstStyle"), placeholder.levels);
}

pugi::xml_node ph_of(pugi::xml_node shape) { return shape.child("p:nvSpPr").child("p:nvPr").child("p:ph"); }

// A layout's placeholder inherits from the master's of its type (ECMA-376 part 1, 19.7.10).
std::string_view master_type(std::string_view type) {
  if (type == "ctrTitle") return "title";
  if (type == "title" || type == "dt" || type == "ftr" || type == "sldNum") return type;
  return "body";
}

class Reader {
 public:
  explicit Reader(pugi::xml_node master) : master_(master) {}

  [[nodiscard]] std::vector<Placeholder> placeholders(pugi::xml_node layout) const {
    std::vector<Placeholder> all;
    for (const auto shape : layout.child("p:cSld").child("p:spTree").children("p:sp")) {
      const auto ph = ph_of(shape);
      if (!ph) continue;
      Placeholder placeholder;
      placeholder.name = shape.child("p:nvSpPr").child("p:cNvPr").attribute("name").value();
      placeholder.type = ph.attribute("type").as_string("body");
      placeholder.place = ph.attribute("idx").as_int();
      inherit(placeholder);
      read_shape(shape, placeholder);
      all.push_back(std::move(placeholder));
    }
    return all;
  }

 private:
  void inherit(Placeholder& placeholder) const {
    const auto type = master_type(placeholder.type);
    const auto styles = master_.child("p:txStyles");
    read_levels(styles.child(type == "title" ? "p:titleStyle" : type == "body" ? "p:bodyStyle" : "p:otherStyle"),
                placeholder.levels);
    for (const auto shape : master_.child("p:cSld").child("p:spTree").children("p:sp"))
      if (type == ph_of(shape).attribute("type").as_string("none")) return read_shape(shape, placeholder);
  }

  pugi::xml_node master_;
};

std::string markup(pugi::xml_node node) {
  struct Writer : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
  } writer;
  node.print(writer, "", pugi::format_raw);
  return std::move(writer.text);
}

void read_part_rules(pugi::xml_node shapes, Layout& result) {
  for (const auto line : shapes.children("p:cxnSp")) {
    auto colour = line.child("p:spPr").child("a:ln").child("a:solidFill").first_child();
    const auto transparency = colour.child("a:alpha");
    if (!transparency || transparency.attribute("val").as_int() != 0) continue;
    for (int number = 1; number <= place::parts; ++number)
      if (fmt::format("{} {}", rule_shape, number) ==
          line.child("p:nvCxnSpPr").child("p:cNvPr").attribute("name").value()) {
        colour.remove_child(transparency);
        result.part_rules[static_cast<std::size_t>(number - 1)] = markup(line.child("p:spPr"));
      }
  }
}

// The shapes that say what is drawn in their place.
void read_drawings(pugi::xml_node layout, Layout& result) {
  using Kind = PatternPlace::Kind;
  read_part_rules(layout.child("p:cSld").child("p:spTree"), result);
  for (const auto shape : layout.child("p:cSld").child("p:spTree").children("p:sp")) {
    const std::string_view name = shape.child("p:nvSpPr").child("p:cNvPr").attribute("name").value();
    Placeholder place;
    read_shape(shape, place);
    const style::Box box{from_emu(place.frame.x), from_emu(place.frame.y), from_emu(place.frame.width),
                         from_emu(place.frame.height)};
    if (name == strip_shape) result.strip = box;
    if (!name.starts_with(pattern_shape) || ph_of(shape)) continue;
    const bool dark = name.ends_with(" dark");
    for (const auto& [kind, word] : {std::pair{Kind::grid, " grid"}, {Kind::rows, " rows"}, {Kind::row, " row"}})
      if (const auto rest = name.substr(pattern_shape.size());
          rest == word || (dark && rest == std::string(word) + " dark"))
        result.pattern = {kind, box, dark};
  }
}

Result<ThemeFaces> read_faces(const std::string& xml, const style::Brand& brand) {
  pugi::xml_document document;
  TRY_VOID(load(document, xml, theme_file, "a:theme"));
  const auto fonts = document.child("a:theme").child("a:themeElements").child("a:fontScheme");
  const auto face = [&](const char* kind) {
    return std::string(fonts.child(kind).child("a:latin").attribute("typeface").value());
  };
  ThemeFaces faces{face("a:majorFont"), face("a:minorFont"), brand.base.family};
  if (faces.major.empty() || faces.minor.empty())
    return failure(fmt::format("templates/pptx/{} names no fonts", theme_file),
                   "Save it again in PowerPoint, with fonts for headings and body.");
  return faces;
}

Result<Placeholder> read_notes_body(const std::string& xml) {
  pugi::xml_document document;
  TRY_VOID(load(document, xml, notes_master_file, "p:notesMaster"));
  const auto master = document.child("p:notesMaster");
  Placeholder body;
  body.name = "Notes";
  body.type = "body";
  body.place = place::body;
  read_levels(master.child("p:notesStyle"), body.levels);
  for (const auto shape : master.child("p:cSld").child("p:spTree").children("p:sp"))
    if (std::strcmp(ph_of(shape).attribute("type").value(), "body") == 0) {
      read_shape(shape, body);
      return body;
    }
  return failure(fmt::format("templates/pptx/{} has no body placeholder for the notes", notes_master_file),
                 "Add one in PowerPoint: View, Notes Master.");
}

}  // namespace

const Placeholder* Layout::find(int place) const {
  for (const Placeholder& placeholder : placeholders)
    if (placeholder.place == place) return &placeholder;
  return nullptr;
}

std::string Layout::offers() const {
  std::string result;
  for (const Placeholder& placeholder : placeholders) {
    if (placeholder.place >= place::draft && placeholder.place <= place::number) continue;
    result += fmt::format("{}{} ({})", result.empty() ? "" : ", ", placeholder.name, placeholder.place);
  }
  return result;
}

const Layout* SlideTemplate::find(std::string_view name) const {
  for (const Layout& layout : layouts)
    if (layout.name == name) return &layout;
  return nullptr;
}

Result<SlideTemplate> read_template(const Parts& parts, const style::Theme& theme, const style::Brand& brand) {
  SlideTemplate result;
  const auto expanded = [&](std::string_view file) -> Result<std::string> {
    TRY(const std::string* const xml, part(parts, file));
    return expand_directives(*xml, file, theme, brand);
  };
  TRY(result.master_xml, expanded(master_file));
  TRY(result.notes_master_xml, expanded(notes_master_file));
  TRY(result.handout_master_xml, expanded(handout_master_file));
  TRY(result.notes_body, read_notes_body(result.notes_master_xml));
  const auto own_theme = parts.find(theme_file);
  result.theme_xml = own_theme == parts.end() ? ooxml::theme_xml(brand, theme.fallback) : own_theme->second;
  TRY(result.faces, read_faces(result.theme_xml, brand));
  pugi::xml_document master;
  TRY_VOID(load(master, result.master_xml, master_file, "p:sldMaster"));
  const Reader reader(master.child("p:sldMaster"));
  for (const auto& [file, xml] : parts) {
    if (!file.starts_with(layout_folder) || !file.ends_with(".xml")) continue;
    TRY(std::string done, expand_directives(xml, file, theme, brand));
    pugi::xml_document document;
    TRY_VOID(load(document, done, file, "p:sldLayout"));
    const auto root = document.child("p:sldLayout");
    if (root.child("p:cSld").child("p:sp"))
      return failure(fmt::format("templates/pptx/{}: a shape stands outside the tree of shapes", file),
                     "Put the instruction between <p:spTree> and </p:spTree>.");
    Layout layout{
        root.child("p:cSld").attribute("name").value(), file, std::move(done), reader.placeholders(root), {}, {}, {}};
    read_drawings(root, layout);
    result.layouts.push_back(std::move(layout));
  }
  pugi::xml_document handout;
  TRY_VOID(load(handout, result.handout_master_xml, handout_master_file, "p:handoutMaster"));
  for (const auto& [name, root] : {std::pair{"ppt/tableStyles.xml", "a:tblStyleLst"},
                                   {"ppt/presProps.xml", "p:presentationPr"},
                                   {"ppt/viewProps.xml", "p:viewPr"}}) {
    TRY(std::string xml, expanded(name));
    pugi::xml_document document;
    TRY_VOID(load(document, xml, name, root));
    result.others[name] = std::move(xml);
  }
  return result;
}

}  // namespace galley::pptx
