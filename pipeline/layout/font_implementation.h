// HarfBuzz behind Font: for layout (shaping) and pdf (subsetting) only.
#pragma once

#include <memory>

#include <hb.h>

#include "layout/font.h"

namespace galley::layout {

struct Release {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

struct Font::Implementation {
  FontFile file;
  FontRequest request;
  std::unique_ptr<hb_blob_t, Release> blob;
  std::unique_ptr<hb_face_t, Release> face;
  std::unique_ptr<hb_font_t, Release> font;  // scale = units per em
  int units_per_em = 1000, ascent = 0, descent = 0, line_gap = 0, cap_height = 0, x_height = 0;
};

}  // namespace galley::layout
