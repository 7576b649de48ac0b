// Content of one page: text, paths and images as operators (ISO 32000-1, 8 and 9), each
// inside marked content that is tagged or an artifact (14.8.2); anything else is a bug.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "pdf/font.h"

namespace galley::pdf {

// Glyphs [begin, end) of a run; with text of their own where codes cannot give it: words
// of scripts that reorder letters, and glyphs that share a letter.
struct Segment {
  std::size_t begin = 0, end = 0;
  std::optional<std::string> actual_text;
};
[[nodiscard]] std::vector<Segment> segments(const layout::GlyphRun& run);

// Why a mark is no part of the text (14.8.2.2.2).
enum class ArtifactKind : std::uint8_t { header, footer, pagination, layout };

class PageContent {
 public:
  PageContent(double page_height, FontTable& fonts) : height_(page_height), fonts_(fonts) {}

  // Marked content that the structure tree refers to by (page, mcid). Sequences are never
  // nested: readers lose text behind an inner one.
  void begin_tagged(std::string_view role, int mcid, std::string_view language = {},
                    const std::optional<std::string>& actual_text = {});
  void begin_artifact(ArtifactKind kind);
  void end();

  void text(const layout::GlyphRun& run, const Segment& segment);
  void path(const chart::Shape& shape);
  // `resource` is a name of the XObject resources.
  void image(std::string_view resource, const layout::ImageItem& item);

  // The whole stream; all marked content must be ended.
  [[nodiscard]] std::string finish() &&;

 private:
  void begin_text();
  void end_text();
  void select(EmbeddedFont& font, double size);
  void set_fill(style::Colour colour);
  void set_stroke(style::Colour colour, double width);
  void set_rise(double rise);
  void move_to(double x, double y);
  void show(const layout::GlyphRun& run, EmbeddedFont& font, const Segment& segment);
  void show_space(EmbeddedFont& font);
  void steps(const std::vector<chart::PathStep>& path);
  void point(chart::Point point);
  void append(double value);
  void flush_codes();
  void flush_array();

  double height_;
  FontTable& fonts_;
  std::string out_;
  bool open_ = false;            // marked content
  bool in_text_ = false;
  double line_x_ = 0, line_y_ = 0;   // of the text line matrix, as written
  double pen_ = 0, wanted_ = 0;      // from the start of the run: where the viewer is, where it should be
  std::string codes_, array_;
  // What the viewer's graphics state holds; unset at the start of a page.
  const EmbeddedFont* font_ = nullptr;
  double size_ = 0, rise_ = 0;
  std::optional<style::Colour> fill_, stroke_;
  double stroke_width_ = 1;
};

}  // namespace galley::pdf
