#include "style/brand.h"

#include <array>
#include <cassert>
#include <charconv>

#include <fmt/format.h>

#include "yaml/reader.h"

namespace galley::style {
namespace {

using yaml::Mapping;

constexpr std::array<std::string_view, 12> role_names = {"foreground", "background", "primary", "secondary",
                                                         "tertiary",   "success",    "info",    "warning",
                                                         "danger",     "light",      "dark",    "link"};

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* const digits = text.data() + 1 + 2 * i;
    const auto [end, error] = std::from_chars(digits, digits + 2, channels[i], 16);
    if (error != std::errc() || end != digits + 2) return std::nullopt;
  }
  return Colour{channels[0], channels[1], channels[2]};
}

class BrandReader {
 public:
  explicit BrandReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Brand read(Mapping& root) {
    if (const yaml::Node* node = root.required("meta")) read_meta(*node);
    if (const yaml::Node* node = root.optional("logo")) read_logo(*node);
    if (const yaml::Node* node = root.required("color")) read_colours(*node);
    if (const yaml::Node* node = root.required("typography")) read_typography(*node);
    return std::move(brand_);
  }

 private:
  void error(const yaml::Node& node, std::string_view rule, std::string message, std::string hint = {}) {
    diagnostics_.error(fmt::format("brand.{}", rule), node.span, std::move(message), std::move(hint));
  }

  void read_meta(const yaml::Node& node) {
    Mapping meta(node, "brand", diagnostics_);
    if (const yaml::Node* name = meta.required("name")) {
      Mapping names(*name, "brand", diagnostics_);
      brand_.short_name = names.text("short");
      brand_.full_name = names.text("full");
    }
    if (const yaml::Node* link = meta.mapping("link")) {
      Mapping links(*link, "brand", diagnostics_);
      brand_.home = links.text_or("home", "");
    }
  }

  void read_logo(const yaml::Node& node) {
    Mapping logo(node, "brand", diagnostics_);
    brand_.logo_small = logo.text_or("small", "");
    brand_.logo_medium = logo.text_or("medium", "");
    brand_.logo_large = logo.text_or("large", "");
  }

  void read_colours(const yaml::Node& node) {
    Mapping colours(node, "brand", diagnostics_);
    if (const yaml::Node* palette = colours.required("palette")) {
      for (const yaml::Entry& entry : palette->entries) read_colour(entry);
      if (!palette->is_mapping()) error(*palette, "wrong-kind", "'palette' needs names with colours");
    }
    for (const std::string_view role : role_names) {
      const yaml::Node* named = colours.required(role);
      if (!named) continue;
      if (named->is_scalar() && brand_.palette.contains(named->value.text)) {
        brand_.roles.emplace(role, named->value.text);
      } else {
        unknown_colour(*named);
      }
    }
  }

  void read_colour(const yaml::Entry& entry) {
    const std::optional<Colour> colour = entry.value.is_scalar() ? parse_colour(entry.value.value.text) : std::nullopt;
    brand_.palette.emplace(entry.key, colour.value_or(Colour()));  // the name is there: its uses are not wrong too
    if (colour) return;
    const bool is_empty = entry.value.span.begin == entry.value.span.end;
    diagnostics_.error("brand.wrong-kind", is_empty ? entry.key_span : entry.value.span,
                       fmt::format("'{}' needs a colour such as \"#0E4A56\", in quotation marks", entry.key));
  }

  void unknown_colour(const yaml::Node& node) {
    std::vector<std::string> names;
    for (const auto& [name, colour] : brand_.palette) names.push_back(name);
    const std::optional<std::string> meant = nearest(node.value.text, names);
    error(node, "unknown-colour", fmt::format("the palette has no colour '{}'", node.value.text),
          meant ? fmt::format("did you mean '{}'?", *meant) : "name a colour of the palette");
  }

  void read_typography(const yaml::Node& node) {
    Mapping typography(node, "brand", diagnostics_);
    const yaml::Node* fonts = typography.required("fonts") ? typography.sequence("fonts") : nullptr;
    for (const yaml::Node& item : fonts ? fonts->items : std::vector<yaml::Node>())
      brand_.fonts.push_back(read_font(item));
    read_typeface(typography, "base", brand_.base, {"size", "line-height"});
    read_typeface(typography, "headings", brand_.headings, {"style", "line-height", "color"});
    read_typeface(typography, "monospace", brand_.monospace, {"size"});
    if (const yaml::Node* link = typography.optional("link")) {
      Mapping mapping(*link, "brand", diagnostics_);
      for (const std::string_view key : {"color", "decoration", "weight"}) mapping.optional(key);
    }
  }

  FontFamily read_font(const yaml::Node& node) {
    FontFamily font;
    Mapping mapping(node, "brand", diagnostics_);
    font.family = mapping.text("family");
    mapping.choice("source", {"system"});
    font.package = mapping.text_or("package", "");
    if (const yaml::Node* weights = mapping.sequence("weights")) {
      for (const yaml::Node& weight : weights->items)
        font.weights.push_back(static_cast<int>(yaml::to_integer(weight).value_or(400)));
    }
    for (const MappedText& name : mapping.texts("styles")) font.styles.push_back(name.text);
    return font;
  }

  // `further` are keys of brand.yml that other tools read; Galley takes sizes from theme.yml.
  void read_typeface(Mapping& typography, std::string_view key, Typeface& typeface,
                     std::initializer_list<std::string_view> further) {
    const yaml::Node* node = typography.required(key);
    if (!node) return;
    Mapping mapping(*node, "brand", diagnostics_);
    typeface.family = mapping.text("family");
    typeface.weight = static_cast<int>(mapping.integer_or("weight", 400));
    for (const std::string_view name : further) mapping.optional(name);
    bool known = false;
    for (const FontFamily& font : brand_.fonts) known = known || font.family == typeface.family;
    if (!known && !typeface.family.empty())
      error(*node, "unknown-family", fmt::format("'fonts' has no family '{}'", typeface.family),
            "add it to typography.fonts");
  }

  Diagnostics& diagnostics_;
  Brand brand_;
};

}  // namespace

std::string hex(Colour colour) { return fmt::format("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue); }

std::string_view Brand::palette_name(std::string_view name) const {
  if (palette.contains(name)) return name;
  const auto role = roles.find(name);
  return role == roles.end() ? std::string_view() : std::string_view(role->second);
}

bool Brand::knows(std::string_view name) const { return !palette_name(name).empty(); }

Colour Brand::colour(std::string_view name) const {
  const auto found = palette.find(palette_name(name));
  assert(found != palette.end() && "read_theme checks every colour name");
  return found->second;
}

std::optional<Brand> read_brand(const Files& files, Diagnostics& diagnostics) {
  const std::optional<FileId> file = files.find(brand_file);
  if (!file) {
    diagnostics.error("brand.missing", {}, fmt::format("the file {} is missing", brand_file),
                      "copy it from the sample project");
    return std::nullopt;
  }
  const std::optional<yaml::Node> node = yaml::parse_yaml(*file, files.text(*file), diagnostics);
  if (!node) return std::nullopt;
  Mapping root(*node, "brand", diagnostics);
  if (!node->is_mapping()) return std::nullopt;
  return BrandReader(diagnostics).read(root);
}

}  // namespace galley::style
