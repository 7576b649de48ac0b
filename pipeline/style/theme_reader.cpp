#include "style/theme_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::style {
namespace {

constexpr std::string_view keep_letters = "nlw-";

std::vector<std::string> palette_names(const Brand& brand) {
  std::vector<std::string> names;
  for (const auto& [name, colour] : brand.palette) names.push_back(name);
  return names;
}

}  // namespace

void ThemeReader::error(const yaml::Node& node, std::string_view rule, std::string message, std::string hint) {
  diagnostics_.error(fmt::format("theme.{}", rule), node.span, std::move(message), std::move(hint));
}

void ThemeReader::section(yaml::Mapping& parent, std::string_view key,
                          const std::function<void(yaml::Mapping&)>& read) {
  const yaml::Node* node = parent.required(key);
  if (!node) return;
  yaml::Mapping mapping(*node, "theme", diagnostics_);
  if (node->is_mapping()) read(mapping);
}

int ThemeReader::integer(yaml::Mapping& mapping, std::string_view key) {
  return mapping.required(key) ? static_cast<int>(mapping.integer_or(key, 0)) : 0;
}

bool ThemeReader::boolean(yaml::Mapping& mapping, std::string_view key) {
  return mapping.required(key) && mapping.boolean_or(key, false);
}

std::string ThemeReader::colour_of(const yaml::Node& node) {
  if (!node.is_scalar()) {
    error(node, "wrong-kind", fmt::format("the name of a colour should stand here, not {}", yaml::name(node.kind)));
    return {};
  }
  const std::string& name = node.value.text;
  if (brand_.knows(name)) return name;
  const std::optional<std::string> meant = nearest(name, palette_names(brand_));
  error(node, "unknown-colour", fmt::format("styles/brand.yml has no colour '{}'", name),
        meant ? fmt::format("did you mean '{}'?", *meant)
              : "add it to color.palette in styles/brand.yml, or name one that is there");
  return {};
}

std::string ThemeReader::colour(yaml::Mapping& mapping, std::string_view key) {
  const yaml::Node* node = mapping.required(key);
  return node ? colour_of(*node) : std::string();
}

const yaml::Node* ThemeReader::sequence(yaml::Mapping& mapping, std::string_view key) {
  return mapping.required(key) ? mapping.sequence(key) : nullptr;
}

Rule ThemeReader::rule(yaml::Mapping& mapping, std::string_view key) {
  const yaml::Node* node = sequence(mapping, key);
  if (!node) return {};
  const std::optional<double> width = node->items.size() == 2 ? yaml::to_number(node->items[0]) : std::nullopt;
  if (!width) {
    error(*node, "wrong-kind", fmt::format("'{}' needs [width, colour]", key));
    return {};
  }
  return {*width, colour_of(node->items[1])};
}

std::vector<double> ThemeReader::numbers(yaml::Mapping& mapping, std::string_view key, std::size_t count) {
  const yaml::Node* node = sequence(mapping, key);
  std::vector<double> values;
  if (!node) return std::vector<double>(count, 0.0);
  for (const yaml::Node& item : node->items) {
    if (const std::optional<double> value = yaml::to_number(item)) values.push_back(*value);
  }
  if (values.size() == node->items.size() && (count == 0 || values.size() == count)) return values;
  error(*node, "wrong-kind",
        count == 0 ? fmt::format("'{}' needs a list of numbers", key)
                   : fmt::format("'{}' needs a list of {} numbers", key, count));
  return std::vector<double>(count, 0.0);
}

std::vector<int> ThemeReader::integers(yaml::Mapping& mapping, std::string_view key) {
  std::vector<int> whole;
  for (const double value : numbers(mapping, key, 0)) whole.push_back(static_cast<int>(value));
  return whole;
}

Box ThemeReader::box(yaml::Mapping& mapping, std::string_view key) {
  const std::vector<double> values = numbers(mapping, key, 4);
  return {values[0], values[1], values[2], values[3]};
}

Frame ThemeReader::frame(yaml::Mapping& mapping, std::string_view key) {
  const std::vector<double> values = numbers(mapping, key, 2);
  return {values[0], values[1]};
}

Position ThemeReader::position(yaml::Mapping& mapping, std::string_view key) {
  const std::vector<double> values = numbers(mapping, key, 2);
  return {values[0], values[1]};
}

Insets ThemeReader::insets(yaml::Mapping& mapping, std::string_view key) {
  const std::vector<double> values = numbers(mapping, key, 4);
  return {values[0], values[1], values[2], values[3]};
}

TextAlign ThemeReader::align(yaml::Mapping& mapping, std::string_view key) {
  if (!mapping.required(key)) return TextAlign::left;
  return mapping.choice(key, {"left", "justify"}) == "justify" ? TextAlign::justify : TextAlign::left;
}

ParagraphStyle ThemeReader::row_of(const yaml::Node& node) {
  ParagraphStyle style;
  const bool list =
      node.is_sequence() && node.items.size() == 8 && node.items[0].is_scalar() && node.items[7].is_scalar();
  if (!list) {
    error(node, "wrong-kind", "a style needs [family, weight, size, leading, before, after, colour, keep]");
    return style;
  }
  style.family = node.items[0].value.text;
  const bool known = std::any_of(brand_.fonts.begin(), brand_.fonts.end(),
                                 [&](const FontFamily& font) { return font.family == style.family; });
  if (!known) {
    std::vector<std::string> families;
    for (const FontFamily& font : brand_.fonts) families.push_back(font.family);
    error(node.items[0], "unknown-family", fmt::format("styles/brand.yml has no font family '{}'", style.family),
          fmt::format("families: {}", fmt::join(families, ", ")));
  }
  const std::optional<std::int64_t> weight = yaml::to_integer(node.items[1]);
  if (!weight || (*weight != 400 && *weight != 700))
    error(node.items[1], "wrong-kind", "the weight needs to be 400 or 700");
  style.weight = static_cast<int>(weight.value_or(400));
  double* const numbers[] = {&style.size, &style.leading, &style.before, &style.after};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::optional<double> value = yaml::to_number(node.items[i + 2]);
    const bool positive = value && (i < 2 ? *value > 0 : *value >= 0);
    if (!positive)
      error(node.items[i + 2], "wrong-kind",
            i < 2 ? "size and leading need to be numbers above 0" : "before and after need to be numbers of 0 or more");
    *numbers[i] = value.value_or(0);
  }
  style.colour = colour_of(node.items[6]);
  const std::string& keep = node.items[7].value.text;
  if (keep.find_first_not_of(keep_letters) != std::string::npos)
    error(node.items[7], "wrong-kind", "keep needs the letters n, l, w, or -");
  style.keep_with_next = keep.find('n') != std::string::npos;
  style.keep_lines = keep.find('l') != std::string::npos;
  style.widow_control = keep.find('w') != std::string::npos;
  return style;
}

ParagraphStyle ThemeReader::row(yaml::Mapping& mapping, std::string_view key) {
  const yaml::Node* node = mapping.required(key);
  return node ? row_of(*node) : ParagraphStyle{};
}

ParagraphStyles ThemeReader::rows(yaml::Mapping& mapping, std::string_view key,
                                  std::span<const std::string_view> names) {
  ParagraphStyles styles;
  section(mapping, key, [&](yaml::Mapping& rows) {
    for (const std::string_view name : names) styles.emplace(name, row(rows, name));
  });
  return styles;
}

Callout ThemeReader::callout(yaml::Mapping& parent, bool with_label, bool with_spaces) {
  Callout callout;
  section(parent, "callout", [&](yaml::Mapping& mapping) {
    callout.bar = mapping.number("bar");
    callout.padding = insets(mapping, "padding");
    if (with_spaces) {
      callout.before = mapping.number("before");
      callout.after = mapping.number("after");
    }
    if (with_label) callout.label = row(mapping, "label");
    section(mapping, "kinds", [&](yaml::Mapping& kinds) {
      const auto kind = [&](std::string_view key, CalloutKind& target) {
        section(kinds, key, [&](yaml::Mapping& colours) {
          target = {colour(colours, "bar"), colour(colours, "fill")};
        });
      };
      kind("information", callout.information);
      kind("caution", callout.caution);
    });
  });
  return callout;
}

}  // namespace galley::style
