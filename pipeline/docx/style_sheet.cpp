#include "docx/style_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "ooxml/scripts.h"
#include "ooxml/theme.h"

namespace galley::docx {
namespace {

constexpr std::string_view script_prefix = "Script";

// The order that the schema asks of properties (ECMA-376 part 1, 17.3.1.26, 17.3.2.28).
constexpr std::array<std::string_view, 22> paragraph_order{
    "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers",
    "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:bidi",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:textAlignment", "w:outlineLvl"};
constexpr std::array<std::string_view, 20> run_order{
    "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:color", "w:spacing",
    "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:u", "w:vertAlign", "w:rtl", "w:cs", "w:lang"};

template <std::size_t N>
pugi::xml_node child(pugi::xml_node parent, const char* name, const std::array<std::string_view, N>& order) {
  if (const auto found = parent.child(name)) return found;
  const auto rank = std::find(order.begin(), order.end(), name) - order.begin();
  for (const auto sibling : parent.children())
    if (std::find(order.begin(), order.end(), sibling.name()) - order.begin() > rank)
      return parent.insert_child_before(name, sibling);
  return parent.append_child(name);
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  auto attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value.c_str());
}

void set(pugi::xml_node node, const char* name, double value) { set(node, name, std::to_string(std::lround(value))); }

void set_colour(pugi::xml_node node, const char* name, const char* theme_name, const style::Brand& brand,
                std::string_view colour) {
  set(node, name, style::hex(brand.colour(colour)));
  node.remove_attribute(theme_name);
  if (const auto slot = ooxml::theme_slot(brand, colour); !slot.empty())
    set(node, theme_name, std::string(ooxml::word_slot(slot)));
}

// The parts of a style stand before its table properties.
pugi::xml_node properties(pugi::xml_node style, const char* name) {
  if (const auto found = style.child(name)) return found;
  if (std::strcmp(name, "w:pPr") == 0)
    if (const auto run = style.child("w:rPr")) return style.insert_child_before(name, run);
  return style.append_child(name);
}

void apply_row(pugi::xml_node style, const style::ParagraphStyle& row, const style::Brand& brand) {
  auto paragraph = properties(style, "w:pPr");
  const auto toggle = [&](const char* name, bool value) {
    set(child(paragraph, name, paragraph_order), "w:val", value ? "1" : "0");
  };
  toggle("w:keepNext", row.keep_with_next);
  toggle("w:keepLines", row.keep_lines);
  toggle("w:widowControl", row.widow_control || row.keep_lines);
  const auto spacing = child(paragraph, "w:spacing", paragraph_order);
  set(spacing, "w:before", row.before);
  set(spacing, "w:after", row.after);
  set(spacing, "w:line", row.leading);
  set(spacing, "w:lineRule", std::string(style.attribute("w:styleId").value()) == "Figure" ? "auto" : "exact");

  auto run = properties(style, "w:rPr");
  const auto fonts = child(run, "w:rFonts", run_order);
  for (const char* slot : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) set(fonts, slot, row.family);
  for (const char* name : {"w:b", "w:bCs"}) set(child(run, name, run_order), "w:val", row.weight >= 600 ? "1" : "0");
  set_colour(child(run, "w:color", run_order), "w:val", "w:themeColor", brand, row.colour);
  for (const char* name : {"w:sz", "w:szCs"}) set(child(run, name, run_order), "w:val", row.size);
}

// A colour that names a theme slot takes the brand's value for it.
struct RefreshColours : pugi::xml_tree_walker {
  const style::Brand& brand;
  explicit RefreshColours(const style::Brand& b) : brand(b) {}
  bool for_each(pugi::xml_node& node) override {
    constexpr std::array<std::pair<const char*, const char*>, 3> pairs{
        {{"w:themeColor", "w:color"}, {"w:themeColor", "w:val"}, {"w:themeFill", "w:fill"}}};
    for (const auto& [slot, value] : pairs) {
      const auto hex = ooxml::slot_hex(brand, node.attribute(slot).value());
      const bool border = node.attribute("w:color");
      if (hex.empty() || !node.attribute(value) || (border && std::strcmp(value, "w:val") == 0)) continue;
      node.attribute(value).set_value(hex.c_str());
    }
    return true;
  }
};

pugi::xml_node find_style(pugi::xml_node root, std::string_view id) {
  for (const auto style : root.children("w:style"))
    if (id == style.attribute("w:styleId").value()) return style;
  return {};
}

void apply_tables(pugi::xml_node root, const style::Theme& theme, const style::Brand& brand) {
  if (const auto data = find_style(root, "DataTable")) {
    for (const auto border : data.child("w:tblPr").child("w:tblBorders").children()) {
      set(border, "w:sz", theme.docx.table.row_rule.size);
      set_colour(border, "w:color", "w:themeColor", brand, theme.docx.table.row_rule.colour);
    }
    for (const auto part : data.children("w:tblStylePr"))
      if (std::strcmp(part.attribute("w:type").value(), "firstRow") == 0)
        set_colour(part.child("w:tcPr").child("w:shd"), "w:fill", "w:themeFill", brand, theme.docx.table.head_fill);
  }
  const auto box = [&](const char* id, const char* title, const style::CalloutKind& kind) {
    const auto style = find_style(root, id);
    const auto left = style.child("w:tblPr").child("w:tblBorders").child("w:left");
    if (left) {
      set(left, "w:sz", theme.docx.callout.bar);
      set_colour(left, "w:color", "w:themeColor", brand, kind.bar);
    }
    if (const auto fill = style.child("w:tcPr").child("w:shd"))
      set_colour(fill, "w:fill", "w:themeFill", brand, kind.fill);
    if (auto heading = find_style(root, title))
      set_colour(child(properties(heading, "w:rPr"), "w:color", run_order), "w:val", "w:themeColor", brand, kind.bar);
  };
  box("CalloutInformation", "CalloutTitleInformation", theme.docx.callout.information);
  box("CalloutCaution", "CalloutTitleCaution", theme.docx.callout.caution);
}

void apply_details(pugi::xml_node root, const style::Theme& theme, const style::Brand& brand) {
  const auto& docx = theme.docx;
  if (auto kicker = find_style(root, "Kicker")) {
    auto borders = child(properties(kicker, "w:pPr"), "w:pBdr", paragraph_order);
    auto top = borders.child("w:top");
    if (!top) top = borders.prepend_child("w:top");
    set(top, "w:val", "single");
    set(top, "w:sz", docx.title_rule.size);
    set(top, "w:space", docx.title_rule.space);
    set_colour(top, "w:color", "w:themeColor", brand, docx.title_rule.colour);
  }
  const auto indent = [&](const char* id, int left, int hanging) {
    auto style = find_style(root, id);
    if (!style) return;
    const auto node = child(properties(style, "w:pPr"), "w:ind", paragraph_order);
    set(node, "w:left", left);
    set(node, "w:hanging", hanging);
  };
  indent("ListBullet", docx.list.indent, docx.list.indent);
  indent("ListNumber", docx.list.number_indent, docx.list.number_indent);
  indent("KeyMessage", docx.list.key_indent, docx.list.key_indent);
  indent("ListContinue", docx.list.indent, 0);
  indent("ListContinue2", docx.list.indent + docx.list.level, 0);
  indent("ListContinue3", docx.list.indent + 2 * docx.list.level, 0);
  indent("Reference", docx.list.key_indent, docx.list.key_indent);
  if (auto link = find_style(root, "Hyperlink")) {
    const auto colour = child(properties(link, "w:rPr"), "w:color", run_order);
    set(colour, "w:val", style::hex(brand.colour(docx.link)));
    set(colour, "w:themeColor", "hyperlink");
  }
}

void add_script(pugi::xml_node root, const std::string& script, const std::string& family, const char* base) {
  auto style = root.append_child("w:style");
  set(style, "w:type", "character");
  set(style, "w:customStyle", "1");
  set(style, "w:styleId", script_style(script, base));
  set(style.append_child("w:name"), "w:val", "Script " + script + (*base == 0 ? "" : std::string(" ") + base));
  set(style.append_child("w:basedOn"), "w:val", *base == 0 ? "DefaultParagraphFont" : base);
  set(style.append_child("w:uiPriority"), "w:val", "99");
  const auto fonts = style.append_child("w:rPr").append_child("w:rFonts");
  if (ooxml::is_east_asian(script)) set(fonts, "w:hint", "eastAsia");
  for (const char* slot : {"w:eastAsia", "w:cs"}) set(fonts, slot, family);
}

void add_scripts(pugi::xml_node root, const style::Theme& theme, const std::set<std::string>& scripts) {
  for (const auto& script : scripts) {
    const auto fallback = theme.fallback.find(script);
    if (fallback == theme.fallback.end() || fallback->second.empty()) continue;
    for (const char* base : {"", "Strong", "Hyperlink"}) add_script(root, script, fallback->second.front(), base);
  }
}

bool is_on(pugi::xml_node node, bool otherwise) {
  if (!node) return otherwise;
  const std::string_view value = node.attribute("w:val").value();
  return !(value == "0" || value == "false" || value == "off");
}

void read_number(pugi::xml_node node, const char* name, int& value) {
  if (const auto attribute = node.attribute(name)) value = attribute.as_int();
}

void note_unmeasured(pugi::xml_node parent, std::initializer_list<const char*> names, std::string& unmeasured) {
  for (const char* name : names) {
    const auto found = parent.child(name);
    const std::string_view value = found.attribute("w:val").value();
    const bool off = !found || value == "0" || value == "false" || value == "none" || value == "nil";
    if (off || unmeasured.find(name) != std::string::npos) continue;
    unmeasured += (unmeasured.empty() ? "" : ", ") + std::string(name);
  }
}

constexpr std::initializer_list<const char*> unmeasured_letters{"w:smallCaps", "w:spacing", "w:w", "w:kern",
                                                                "w:position"};

// Puts the properties of one style over those it inherits.
void read_into(pugi::xml_node paragraph, pugi::xml_node run, StyleProperties& style) {
  style.keep_with_next = is_on(paragraph.child("w:keepNext"), style.keep_with_next);
  style.keep_lines = is_on(paragraph.child("w:keepLines"), style.keep_lines);
  style.widow_control = is_on(paragraph.child("w:widowControl"), style.widow_control);
  style.page_break_before = is_on(paragraph.child("w:pageBreakBefore"), style.page_break_before);
  style.contextual_spacing = is_on(paragraph.child("w:contextualSpacing"), style.contextual_spacing);
  const auto spacing = paragraph.child("w:spacing");
  read_number(spacing, "w:before", style.before);
  read_number(spacing, "w:after", style.after);
  read_number(spacing, "w:line", style.line);
  if (const auto rule = spacing.attribute("w:lineRule")) style.exact = std::strcmp(rule.value(), "exact") == 0;
  const auto indent = paragraph.child("w:ind");
  read_number(indent, "w:left", style.left);
  read_number(indent, "w:right", style.right);
  read_number(indent, "w:hanging", style.hanging);
  if (const auto hanging = indent.attribute("w:hanging")) style.first_line = -hanging.as_int();
  read_number(indent, "w:firstLine", style.first_line);
  if (const auto top = paragraph.child("w:pBdr").child("w:top"))
    style.border_top = top.attribute("w:sz").as_int() * 20 / 8 + top.attribute("w:space").as_int() * 20;
  if (const auto fonts = run.child("w:rFonts")) style.font.family = fonts.attribute("w:ascii").value();
  if (run.child("w:b")) style.font.weight = is_on(run.child("w:b"), false) ? 700 : 400;
  style.font.italic = is_on(run.child("w:i"), style.font.italic);
  if (const auto size = run.child("w:sz")) style.size = size.attribute("w:val").as_int();
  style.capitals = is_on(run.child("w:caps"), style.capitals);
  note_unmeasured(run, unmeasured_letters, style.unmeasured);
  note_unmeasured(paragraph, {"w:framePr"}, style.unmeasured);
  note_unmeasured(paragraph.child("w:pBdr"), {"w:bottom", "w:between"}, style.unmeasured);
}

void read_into(pugi::xml_node run, CharacterProperties& style) {
  style.bold = is_on(run.child("w:b"), style.bold);
  style.italic = is_on(run.child("w:i"), style.italic);
  style.capitals = is_on(run.child("w:caps"), style.capitals);
  note_unmeasured(run, unmeasured_letters, style.unmeasured);
  if (const auto align = run.child("w:vertAlign"))
    style.superscript = std::strcmp(align.attribute("w:val").value(), "superscript") == 0;
  if (const auto family = run.child("w:rFonts").attribute("w:ascii")) style.family = family.value();
  read_number(run.child("w:sz"), "w:val", style.size);
}

}  // namespace

std::string script_style(std::string_view script, std::string_view base) {
  std::string id(script_prefix);
  for (const char c : script)
    if (c != ' ' && c != '_') id += c;
  return id + std::string(base);
}

std::string_view script_of_style(std::string_view style) {
  if (!style.starts_with(script_prefix)) return {};
  style.remove_prefix(script_prefix.size());
  for (const std::string_view base : {"Strong", "Hyperlink"})
    if (style.ends_with(base)) style.remove_suffix(base.size());
  return style;
}

Result<StyleSheet> StyleSheet::make(std::string_view template_xml, const style::Theme& theme, const style::Brand& brand,
                                    std::string_view language, const std::set<std::string>& scripts) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(template_xml.data(), template_xml.size());
  if (!parsed) return failure(fmt::format("templates/docx/word/styles.xml cannot be read: {}", parsed.description()));
  auto root = document.child("w:styles");
  for (const auto& [id, row] : theme.docx.paragraph) {
    const auto style = find_style(root, id);
    if (!style)
      return failure(fmt::format("templates/docx/word/styles.xml has no paragraph style '{}'", id),
                     "add a w:style with that w:styleId");
    apply_row(style, row, brand);
  }
  apply_tables(root, theme, brand);
  apply_details(root, theme, brand);
  add_scripts(root, theme, scripts);
  RefreshColours refresh(brand);
  root.traverse(refresh);
  auto default_run = root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr");
  for (const char* slot : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"})
    set(default_run.child("w:rFonts"), slot, brand.base.family);
  set(default_run.child("w:lang"), "w:val", std::string(language));

  StyleSheet sheet;
  sheet.read_properties(root, brand);
  if (!sheet.has("Normal")) return failure("templates/docx/word/styles.xml has no paragraph style 'Normal'");
  struct Writer : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
  } writer;
  document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  sheet.xml_ = std::move(writer.text);
  return sheet;
}

// What each style comes to, with those that it is based on (ECMA-376 part 1, 17.7.2).
void StyleSheet::read_properties(const pugi::xml_node& root, const style::Brand& brand) {
  constexpr std::size_t longest_chain = 16;  // a style may be based on itself, by way of others
  const auto defaults = root.child("w:docDefaults");
  StyleProperties base;
  base.font = {brand.base.family, 400, false};
  read_into(defaults.child("w:pPrDefault").child("w:pPr"), defaults.child("w:rPrDefault").child("w:rPr"), base);
  for (const auto style : root.children("w:style")) {
    std::vector<pugi::xml_node> chain;
    for (auto at = style; at && chain.size() < longest_chain;
         at = find_style(root, at.child("w:basedOn").attribute("w:val").value()))
      chain.push_back(at);
    const std::string_view type = style.attribute("w:type").value();
    const std::string id = style.attribute("w:styleId").value();
    ids_.insert(id);
    if (type == "paragraph") {
      StyleProperties paragraph = base;
      for (auto at = chain.rbegin(); at != chain.rend(); ++at)
        read_into(at->child("w:pPr"), at->child("w:rPr"), paragraph);
      paragraphs_[id] = paragraph;
    } else if (type == "character") {
      CharacterProperties character;
      for (auto at = chain.rbegin(); at != chain.rend(); ++at) read_into(at->child("w:rPr"), character);
      characters_[id] = character;
    }
  }
}

const StyleProperties& StyleSheet::paragraph(std::string_view id) const {
  const auto found = paragraphs_.find(id);
  return found != paragraphs_.end() ? found->second : paragraphs_.find("Normal")->second;
}

const CharacterProperties& StyleSheet::character(std::string_view id) const {
  static const CharacterProperties none;
  const auto found = characters_.find(id);
  return found != characters_.end() ? found->second : none;
}

}  // namespace galley::docx
