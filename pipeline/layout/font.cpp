#include "layout/font.h"

#include <hb-ot.h>

#include "layout/font_implementation.h"

namespace galley::layout {
namespace {

// A metric of OS/2, or the height of a letter where the table has none.
int glyph_height(hb_font_t* font, hb_ot_metrics_tag_t tag, char32_t code_point) {
  hb_position_t value = 0;
  if (hb_ot_metrics_get_position(font, tag, &value) != 0 && value > 0) return value;
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  if (hb_font_get_nominal_glyph(font, code_point, &glyph) != 0 &&
      hb_font_get_glyph_extents(font, glyph, &extents) != 0)
    return extents.y_bearing;
  return 0;
}

}  // namespace

Font::Font() : implementation_(std::make_unique<Implementation>()) {}
Font::~Font() = default;

Result<std::shared_ptr<const Font>> Font::load(FontFile file, const FontRequest& request) {
  std::shared_ptr<Font> font(new Font);
  Implementation& it = *font->implementation_;
  it.file = std::move(file);
  it.request = request;
  it.blob.reset(hb_blob_create(it.file.bytes.data(), static_cast<unsigned>(it.file.bytes.size()),
                               HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  it.face.reset(hb_face_create(it.blob.get(), 0));
  if (hb_face_get_glyph_count(it.face.get()) == 0)
    return failure("the font file '" + it.file.name + "' cannot be read",
                   "use a TrueType or OpenType file that is not compressed");
  it.font.reset(hb_font_create(it.face.get()));
  it.units_per_em = static_cast<int>(hb_face_get_upem(it.face.get()));
  hb_font_set_scale(it.font.get(), it.units_per_em, it.units_per_em);
  hb_font_extents_t extents{};
  hb_font_get_h_extents(it.font.get(), &extents);
  it.ascent = extents.ascender;
  it.descent = extents.descender;
  it.line_gap = extents.line_gap;
  it.cap_height = glyph_height(it.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, U'H');
  it.x_height = glyph_height(it.font.get(), HB_OT_METRICS_TAG_X_HEIGHT, U'x');
  return std::shared_ptr<const Font>(std::move(font));
}

const FontFile& Font::file() const { return implementation_->file; }
const FontRequest& Font::request() const { return implementation_->request; }
int Font::units_per_em() const { return implementation_->units_per_em; }
int Font::ascent() const { return implementation_->ascent; }
int Font::descent() const { return implementation_->descent; }
int Font::line_gap() const { return implementation_->line_gap; }
int Font::cap_height() const { return implementation_->cap_height; }
int Font::x_height() const { return implementation_->x_height; }

std::uint32_t Font::glyph(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(implementation_->font.get(), code_point, &glyph) != 0 ? glyph : 0;
}

}  // namespace galley::layout
