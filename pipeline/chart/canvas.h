// What all charts draw with: the theme's colours and sizes, marks, lines, labels, legend.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/draw.h"

namespace galley::chart {

enum class MarkShape : std::uint8_t { disc, square, ring, diamond };

struct LabelStyle {
  Anchor anchor = Anchor::start;
  int weight = 400;
  double size = 0;               // 0: the theme's label size
  std::string colour{};          // empty: the theme's text colour
  bool halo = false;
};

// One entry of a legend: a mark, or a filled swatch.
struct LegendEntry {
  std::string text, colour;
  std::optional<MarkShape> mark;
  std::optional<style::Rule> stroke;  // of a swatch
};

class Canvas {
 public:
  Canvas(const style::Theme& theme, const style::Brand& brand, double width, const TextMeasure& measure)
      : theme_(theme.chart), brand_(brand), page_(theme.pdf.text_area.height), width_(width), measure_(measure) {}

  [[nodiscard]] const style::ChartTheme& theme() const { return theme_; }
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] style::Colour colour(std::string_view name) const { return brand_.colour(name); }
  [[nodiscard]] double text_width(std::string_view text, int weight = 400, double size = 0) const;
  // Lines of at most `room`, broken where the script allows; a word that is wider is broken
  // between characters, but stands alone where there is no room at all.
  [[nodiscard]] std::vector<std::string> wrap(std::string_view text, double room, int weight, double size) const;
  // What to add to the middle of a line to get its baseline.
  [[nodiscard]] static double middle(double size) { return 0.36 * size; }

  // The height of a row: as wanted, or closer where there are so many that they would not fit a page.
  [[nodiscard]] double row_height(std::size_t count, double wanted) const;
  // The widest of some lines.
  [[nodiscard]] double widest(const std::vector<std::string>& lines, int weight = 400, double size = 0) const;

  void line(Point from, Point to, const style::Rule& rule);
  void rectangle(double x, double y, double width, double height, std::optional<style::Colour> fill,
                 const style::Rule* stroke = nullptr);
  // `open`: only its outline, over white.
  void mark(MarkShape shape, Point centre, double radius, std::string_view colour, bool open = false);
  void label(Point at, std::string text, const LabelStyle& style = {});
  // Lines around a vertical middle.
  void lines(double x, double centre, const std::vector<std::string>& text, const LabelStyle& style = {});
  // Entries side by side, in as many lines as they need; the result is the y below them.
  double legend(double y, const std::vector<LegendEntry>& entries);

  [[nodiscard]] Drawing finish(double height) &&;

 private:
  const style::ChartTheme& theme_;
  const style::Brand& brand_;
  double page_;                  // height of the type area
  double width_;
  const TextMeasure& measure_;
  std::vector<Mark> marks_;
};

// The mark and colour of a series; further ones than the theme names are grey.
struct SeriesLook { std::string colour; MarkShape mark = MarkShape::disc; };
inline constexpr std::size_t most_series = 4;
[[nodiscard]] SeriesLook series_look(const style::ChartTheme& theme, std::size_t index);

// Width of the column of names: the theme's where it is enough, never over `most` of the drawing.
[[nodiscard]] double name_column(const Canvas& canvas, const std::vector<std::string>& names, int weight,
                                 double wanted, double most);

}  // namespace galley::chart
