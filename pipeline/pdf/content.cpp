#include "pdf/content.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

namespace galley::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
// Thousandths of the size by which a glyph may stand off its place before it is moved:
// a fortieth of a point at text sizes. The rest is carried on, so it never adds up.
constexpr double tolerance = 2.5;

double hundredths(double value) { return std::round(value * 100) / 100; }

std::string_view text_of(const layout::GlyphRun& run, const layout::Glyph& glyph) {
  return std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

bool is_hyphen_of_break(const layout::GlyphRun& run, std::size_t index) {
  return run.soft_hyphen && index + 1 == run.glyphs.size() &&
         run.glyphs[index].text_begin == run.glyphs[index].text_end;
}

// The code points of `text` from the last to the first.
std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

// What the code of a glyph says. Codes of right-to-left text stand in visual order, and
// readers turn them round letter by letter: so do the letters of a ligature.
std::string code_text(const layout::GlyphRun& run, std::size_t index) {
  if (is_hyphen_of_break(run, index)) return std::string(soft_hyphen);
  const std::string_view text = text_of(run, run.glyphs[index]);
  return run.right_to_left ? reversed(text) : std::string(text);
}

bool ends_in_unset_space(const layout::GlyphRun& run) {
  if (run.text.empty() || run.text.back() != ' ' || run.right_to_left) return false;
  return std::ranges::none_of(run.glyphs, [&](const layout::Glyph& glyph) {
    return glyph.text_end == run.text.size() && glyph.text_begin < glyph.text_end;
  });
}

// Words whose glyphs do not stand for letters one by one, between stretches that do.
std::vector<Segment> split(const layout::GlyphRun& run) {
  std::vector<Segment> result;
  const auto add = [&](std::size_t begin, std::size_t end, std::optional<std::string> text) {
    if (begin == end) return;
    if (!text && !result.empty() && !result.back().actual_text) result.back().end = end;
    else result.push_back({begin, end, std::move(text)});
  };
  const auto& glyphs = run.glyphs;
  for (std::size_t begin = 0; begin < glyphs.size();) {
    std::size_t end = begin;
    bool opaque = run.complex;
    std::uint32_t first = UINT32_MAX, last = 0;
    while (end < glyphs.size() && text_of(run, glyphs[end]) != " ") {
      const layout::Glyph& glyph = glyphs[end];
      if (glyph.text_begin == glyph.text_end) {
        opaque = opaque || !is_hyphen_of_break(run, end);
      } else {
        first = std::min(first, glyph.text_begin);
        last = std::max(last, glyph.text_end);
      }
      ++end;
    }
    const bool speaks = opaque && first < last;
    add(begin, end, speaks ? std::optional(run.text.substr(first, last - first)) : std::nullopt);
    if (end < glyphs.size()) add(end, end + 1, std::nullopt);
    begin = end < glyphs.size() ? end + 1 : end;
  }
  if (!result.empty() && result.back().actual_text && ends_in_unset_space(run)) *result.back().actual_text += ' ';
  return result;
}

}  // namespace

std::vector<Segment> segments(const layout::GlyphRun& run) {
  const auto continues = [&](const layout::Glyph& glyph) { return glyph.text_begin == glyph.text_end; };
  if (run.right_to_left || (!run.complex && std::ranges::none_of(run.glyphs, continues)))
    return {{0, run.glyphs.size(), std::nullopt}};
  return split(run);
}

void PageContent::append(double value) {
  append_number(out_, value);
  out_ += ' ';
}

void PageContent::begin_tagged(std::string_view role, int mcid, std::string_view language,
                               const std::optional<std::string>& actual_text) {
  assert(!open_);
  out_ += fmt::format("/{}<</MCID {}", role, mcid);
  if (!language.empty()) out_ += "/Lang" + byte_string(language);
  if (actual_text) {
    out_ += "/ActualText<FEFF";
    append_hex(out_, to_utf16(*actual_text));
    out_ += '>';
  }
  out_ += ">>BDC\n";
  open_ = true;
}

void PageContent::begin_artifact(ArtifactKind kind) {
  assert(!open_);
  switch (kind) {
    case ArtifactKind::header: out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"; break;
    case ArtifactKind::footer: out_ += "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"; break;
    case ArtifactKind::pagination: out_ += "/Artifact<</Type/Pagination>>BDC\n"; break;
    case ArtifactKind::layout: out_ += "/Artifact<</Type/Layout>>BDC\n"; break;
  }
  open_ = true;
}

void PageContent::end() {
  assert(open_);
  end_text();
  out_ += "EMC\n";
  open_ = false;
}

void PageContent::begin_text() {
  if (in_text_) return;
  out_ += "BT\n";
  in_text_ = true;
  line_x_ = line_y_ = 0;
}

void PageContent::end_text() {
  if (!in_text_) return;
  out_ += "ET\n";
  in_text_ = false;
}

void PageContent::select(EmbeddedFont& font, double size) {
  if (font_ == &font && size_ == size) return;
  out_ += '/' + font.resource() + ' ';
  append(size);
  out_ += "Tf\n";
  font_ = &font;
  size_ = size;
}

void PageContent::set_fill(style::Colour colour) {
  if (fill_ == colour) return;
  out_ += components(colour) + " rg\n";
  fill_ = colour;
}

void PageContent::set_stroke(style::Colour colour, double width) {
  if (stroke_ != colour) out_ += components(colour) + " RG\n";
  stroke_ = colour;
  if (stroke_width_ == width) return;
  append(width);
  out_ += "w\n";
  stroke_width_ = width;
}

void PageContent::set_rise(double rise) {
  rise = hundredths(rise);
  if (rise_ == rise) return;
  flush_array();
  append(rise);
  out_ += "Ts\n";
  rise_ = rise;
}

// Differences of rounded places, so that rounding never adds up.
void PageContent::move_to(double x, double y) {
  const double to_x = hundredths(x);
  const double to_y = hundredths(y);
  append(to_x - line_x_);
  append(to_y - line_y_);
  out_ += "Td\n";
  line_x_ = to_x;
  line_y_ = to_y;
}

void PageContent::flush_codes() {
  if (codes_.empty()) return;
  array_ += byte_string(codes_);
  codes_.clear();
}

void PageContent::flush_array() {
  flush_codes();
  if (array_.empty()) return;
  out_ += '[' + array_ + "]TJ\n";
  array_.clear();
}

void PageContent::show(const layout::GlyphRun& run, EmbeddedFont& font, const Segment& segment) {
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    const layout::Glyph& glyph = run.glyphs[i];
    const Cid cid = font.cid(glyph.id, code_text(run, i));
    set_rise(run.rise + static_cast<double>(glyph.y_offset));
    const double off = (wanted_ + static_cast<double>(glyph.x_offset) - pen_) * 1000 / run.size;
    if (std::abs(off) > tolerance) {
      flush_codes();
      append_number(array_, -off, 0);
      pen_ += std::round(off) * run.size / 1000;
    }
    codes_ += static_cast<char>(cid >> 8);
    codes_ += static_cast<char>(cid & 0xFF);
    pen_ += font.width(cid) * run.size / 1000;
    wanted_ += static_cast<double>(glyph.advance);
  }
  flush_array();
}

// A space that the line break swallowed: words stay apart for whoever reads the tags.
void PageContent::show_space(EmbeddedFont& font) {
  const std::uint32_t glyph = font.font().glyph(U' ');
  if (glyph == 0) return;
  const Cid cid = font.cid(glyph, " ");
  codes_ += static_cast<char>(cid >> 8);
  codes_ += static_cast<char>(cid & 0xFF);
  flush_array();
}

void PageContent::text(const layout::GlyphRun& run, const Segment& segment) {
  assert(open_ && "text outside marked content");
  if (segment.begin == segment.end || run.size <= 0) return;
  EmbeddedFont& font = fonts_.use(run.font);
  begin_text();
  set_fill(run.colour);
  select(font, run.size);
  double x = run.x;
  for (std::size_t i = 0; i < segment.begin; ++i) x += static_cast<double>(run.glyphs[i].advance);
  move_to(x, height_ - run.baseline);
  // The place as written may be off by half a hundredth.
  pen_ = line_x_ - x;
  wanted_ = 0;
  show(run, font, segment);
  if (segment.end == run.glyphs.size() && ends_in_unset_space(run)) show_space(font);
}

void PageContent::point(chart::Point point) {
  append(point.x);
  append(height_ - point.y);
}

void PageContent::steps(const std::vector<chart::PathStep>& path) {
  for (const chart::PathStep& step : path) {
    if (const auto* move = std::get_if<chart::MoveTo>(&step)) {
      point(move->to);
      out_ += "m\n";
    } else if (const auto* line = std::get_if<chart::LineTo>(&step)) {
      point(line->to);
      out_ += "l\n";
    } else if (const auto* curve = std::get_if<chart::CurveTo>(&step)) {
      point(curve->first);
      point(curve->second);
      point(curve->to);
      out_ += "c\n";
    } else {
      out_ += "h\n";
    }
  }
}

void PageContent::path(const chart::Shape& shape) {
  assert(open_ && "a path outside marked content");
  if (shape.path.empty() || (!shape.fill && !shape.stroke)) return;
  end_text();
  if (shape.fill) set_fill(*shape.fill);
  if (shape.stroke) set_stroke(*shape.stroke, shape.stroke_width);
  steps(shape.path);
  out_ += shape.fill && shape.stroke ? "B\n" : shape.fill ? "f\n" : "S\n";
}

void PageContent::image(std::string_view resource, const layout::ImageItem& item) {
  assert(open_ && "an image outside marked content");
  end_text();
  out_ += "q ";
  append(item.width);
  out_ += "0 0 ";
  append(item.height);
  append(item.x);
  append(height_ - item.y - item.height);
  out_ += fmt::format("cm/{} Do Q\n", resource);
}

std::string PageContent::finish() && {
  assert(!open_ && "marked content left open");
  end_text();
  return std::move(out_);
}

}  // namespace galley::pdf
