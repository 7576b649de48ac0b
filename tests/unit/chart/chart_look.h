// The look that chart tests draw in, a stand-in for measured text, and where labels stand.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "chart/draw.h"
#include "support/golden.h"

namespace galley::chart::test {

inline style::Brand brand() {
  Files files;
  files.add(std::string(style::brand_file),
            galley::test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/support/look/styles/brand.yml"));
  Diagnostics diagnostics;
  return *style::read_brand(files, diagnostics);
}

inline const style::Theme& theme() {
  static const style::Theme it = [] {
    Files files;
    files.add(std::string(style::theme_file),
              galley::test::read_text(std::string(GALLEY_SOURCE_DIR) + "/tests/support/look/styles/theme.yml"));
    Diagnostics diagnostics;
    return *style::read_theme(files, brand(), diagnostics);
  }();
  return it;
}

// About the widths of Noto Sans; layout measures the real ones.
inline double measure(std::string_view text, std::string_view, int weight, double size) {
  double width = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    const bool narrow = std::string_view(" ,.:;'ijlftrI()").find(c) != std::string_view::npos;
    width += narrow ? 0.32 : (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' ? 0.74 : 0.6;
  }
  return width * size * (weight >= 600 ? 1.06 : 1);
}

// Quoted cells hold no line breaks in these tests.
inline std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

inline document::FigureData figure(std::string kind, const std::string& csv, std::string x = "value",
                                   std::string y = "category", std::string series = "series", std::string unit = {}) {
  document::FigureData data;
  data.id = "test";
  data.kind = std::move(kind);
  data.x = std::move(x);
  data.y = std::move(y);
  data.series = std::move(series);
  data.unit = std::move(unit);
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  data.columns = split(line);
  for (std::uint32_t row = 1; std::getline(in, line); ++row)
    data.rows.push_back({split(line), {FileId{0}, row, row + 1}});
  return data;
}

struct Drawn { Drawing drawing; Diagnostics diagnostics; };

inline Drawn drawn(const document::FigureData& data, double width = 500) {
  Drawn it;
  it.drawing = draw(data, theme(), brand(), width, measure, it.diagnostics);
  return it;
}

struct Extent { double left, top, right, bottom; std::string text; };

inline std::vector<Extent> labels(const Drawing& drawing) {
  std::vector<Extent> out;
  for (const Mark& mark : drawing.marks)
    if (const auto* it = std::get_if<Label>(&mark)) {
      const double width = measure(it->text, it->family, it->weight, it->size);
      const double left = it->at.x - (it->anchor == Anchor::end ? width : it->anchor == Anchor::middle ? width / 2 : 0);
      out.push_back({left, it->at.y - it->size * 0.72, left + width, it->at.y, it->text});
    }
  return out;
}

// Labels that meet one another or leave the drawing, each told in a few words.
inline std::vector<std::string> collisions(const Drawing& drawing, std::size_t most = SIZE_MAX) {
  std::vector<std::string> out;
  std::vector<Extent> all = labels(drawing);
  std::erase_if(all, [](const Extent& it) { return it.right <= it.left; });
  if (all.size() > most) all.resize(most);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool inside = all[i].left >= -0.5 && all[i].right <= drawing.width + 0.5 && all[i].top >= -0.5 &&
                        all[i].bottom <= drawing.height + 0.5;
    if (!inside)
      out.push_back(fmt::format("'{}' leaves the drawing: {:.1f} to {:.1f}, {:.1f} to {:.1f} of {:.1f}", all[i].text,
                                all[i].left, all[i].right, all[i].top, all[i].bottom, drawing.height));
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const bool apart = all[i].right <= all[j].left + 0.01 || all[j].right <= all[i].left + 0.01 ||
                         all[i].bottom <= all[j].top + 0.01 || all[j].bottom <= all[i].top + 0.01;
      if (!apart) out.push_back(fmt::format("'{}' meets '{}'", all[i].text, all[j].text));
    }
  }
  return out;
}

}  // namespace galley::chart::test
