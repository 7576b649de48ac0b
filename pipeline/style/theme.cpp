#include "style/theme.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "style/theme_reader.h"

namespace galley::style {
namespace {

using yaml::Mapping;

Symbol read_symbol(ThemeReader& reader, Mapping& symbols, std::string_view key) {
  Symbol symbol;
  reader.section(symbols, key, [&](Mapping& mapping) {
    const std::string shape = mapping.choice("shape", {"disc", "half-disc", "ring", "bar"});
    symbol.shape = shape == "disc"        ? SymbolShape::disc
                   : shape == "half-disc" ? SymbolShape::half_disc
                   : shape == "ring"      ? SymbolShape::ring
                                          : SymbolShape::bar;
    symbol.colour = reader.colour(mapping, "colour");
    symbol.on_dark = reader.colour(mapping, "on_dark");
    symbol.label = mapping.text("label");
  });
  return symbol;
}

void read_symbols(ThemeReader& reader, Mapping& root, Symbols& symbols) {
  reader.section(root, "symbols", [&](Mapping& mapping) {
    symbols.radius = mapping.number("radius");
    symbols.stroke = mapping.number("stroke");
    symbols.stroke_min = mapping.number("stroke_min");
    const std::vector<double> bar = reader.numbers(mapping, "bar", 2);
    symbols.bar_width = bar[0];
    symbols.bar_height = bar[1];
    symbols.yes = read_symbol(reader, mapping, "yes");
    symbols.part = read_symbol(reader, mapping, "part");
    symbols.none = read_symbol(reader, mapping, "none");
    symbols.na = read_symbol(reader, mapping, "na");
    reader.section(mapping, "sizes", [&](Mapping& sizes) {
      symbols.pdf_matrix = sizes.number("pdf_matrix");
      symbols.pdf_legend = sizes.number("pdf_legend");
      symbols.pptx = sizes.number("pptx");
      symbols.html_table = sizes.number("html_table");
      symbols.html_strip = sizes.number("html_strip");
    });
  });
}

void read_fallback(ThemeReader& reader, Mapping& root, Theme& theme) {
  reader.section(root, "fallback", [&](Mapping& scripts) {
    scripts.accept_all();
    for (const yaml::Entry& entry : scripts.node().entries) {
      std::vector<std::string> families;
      for (const MappedText& family : scripts.texts(entry.key)) families.push_back(family.text);
      if (families.empty())
        reader.error(entry.value, "wrong-kind", fmt::format("'{}' needs a list of font families", entry.key));
      theme.fallback.emplace(entry.key, std::move(families));
    }
  });
}

void read_breaking(ThemeReader& reader, Mapping& root, Breaking& breaking) {
  reader.section(root, "breaking", [&](Mapping& mapping) {
    breaking.tolerance = mapping.number("tolerance");
    breaking.ragged_stretch = mapping.number("ragged_stretch");
    breaking.line_penalty = mapping.number("line_penalty");
    breaking.hyphen_penalty = mapping.number("hyphen_penalty");
    breaking.hyphen_pair_demerits = mapping.number("hyphen_pair_demerits");
    breaking.fitness_demerits = mapping.number("fitness_demerits");
    breaking.last_hyphen_demerits = mapping.number("last_hyphen_demerits");
    breaking.short_last_line = mapping.number("short_last_line");
    breaking.short_last_line_demerits = mapping.number("short_last_line_demerits");
    breaking.hyphen_before = reader.integer(mapping, "hyphen_before");
    breaking.hyphen_after = reader.integer(mapping, "hyphen_after");
    breaking.hyphen_word = reader.integer(mapping, "hyphen_word");
    breaking.widows = reader.integer(mapping, "widows");
    breaking.orphans = reader.integer(mapping, "orphans");
    breaking.heading_lines = reader.integer(mapping, "heading_lines");
    breaking.balance_lines = reader.integer(mapping, "balance_lines");
  });
}

Theme read_root(ThemeReader& reader, Mapping& root) {
  Theme theme;
  reader.section(root, "baseline", [&](Mapping& baseline) {
    theme.baseline = {baseline.number("full"), baseline.number("half"), baseline.number("quarter")};
  });
  read_symbols(reader, root, theme.symbols);
  read_fallback(reader, root, theme);
  read_breaking(reader, root, theme.breaking);
  read_pdf(reader, root, theme.pdf);
  read_docx(reader, root, theme.docx);
  read_pptx(reader, root, theme.pptx);
  read_html(reader, root, theme.html);
  read_chart(reader, root, theme.chart);
  return theme;
}

}  // namespace

const ParagraphStyle& style(const ParagraphStyles& styles, std::string_view name) {
  const auto found = styles.find(name);
  assert(found != styles.end() && "a style is missing in theme_names.h");
  return found->second;
}

const Symbol* Symbols::find(std::string_view answer) const {
  if (answer == "yes") return &yes;
  if (answer == "part") return &part;
  if (answer == "none") return &none;
  if (answer == "na") return &na;
  return nullptr;
}

bool PdfTheme::balances(std::string_view style_name) const {
  return std::find(balance.begin(), balance.end(), style_name) != balance.end();
}

const Box& PptxTheme::box(std::string_view name) const {
  const auto found = boxes.find(name);
  assert(found != boxes.end() && "a box is missing in theme_names.h");
  return found->second;
}

std::optional<Theme> read_theme(const Files& files, const Brand& brand, Diagnostics& diagnostics) {
  const std::optional<FileId> file = files.find(theme_file);
  if (!file) {
    diagnostics.error("theme.missing", {}, fmt::format("the file {} is missing", theme_file),
                      "copy it from the sample project");
    return std::nullopt;
  }
  const std::optional<yaml::Node> node = yaml::parse_yaml(*file, files.text(*file), diagnostics);
  if (!node) return std::nullopt;
  Diagnostics found;
  std::optional<Theme> theme;
  {
    Mapping root(*node, "theme", found);
    ThemeReader reader(brand, found);
    theme = read_root(reader, root);
  }
  if (found.has_errors()) theme.reset();
  diagnostics.append(std::move(found));
  return theme;
}

}  // namespace galley::style
