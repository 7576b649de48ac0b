#include "chart/raster.h"

#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include <cairo-ft.h>
#include <cairo.h>
#include <fmt/format.h>

namespace galley::chart {
namespace {

struct Release {
  void operator()(cairo_surface_t* it) const { cairo_surface_destroy(it); }
  void operator()(cairo_t* it) const { cairo_destroy(it); }
  void operator()(cairo_font_face_t* it) const { cairo_font_face_destroy(it); }
  void operator()(cairo_font_options_t* it) const { cairo_font_options_destroy(it); }
};

// What FreeType holds for one face; cairo keeps it as long as it may use the face.
struct Typeface {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  std::string bytes;

  Typeface() = default;
  Typeface(const Typeface&) = delete;
  Typeface& operator=(const Typeface&) = delete;
  ~Typeface() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

using FontFace = std::unique_ptr<cairo_font_face_t, Release>;
const cairo_user_data_key_t typeface_key{};

FontFace load(std::string_view bytes) {
  auto typeface = std::make_unique<Typeface>();
  typeface->bytes = bytes;
  if (FT_Init_FreeType(&typeface->library) != 0) return nullptr;
  const auto* data = reinterpret_cast<const FT_Byte*>(typeface->bytes.data());
  if (FT_New_Memory_Face(typeface->library, data, static_cast<FT_Long>(typeface->bytes.size()), 0, &typeface->face) !=
      0)
    return nullptr;
  FontFace face(cairo_ft_font_face_create_for_ft_face(typeface->face, FT_LOAD_NO_HINTING));
  const auto destroy = [](void* it) { delete static_cast<Typeface*>(it); };
  if (cairo_font_face_set_user_data(face.get(), &typeface_key, typeface.get(), destroy) != CAIRO_STATUS_SUCCESS)
    return nullptr;
  (void)typeface.release();  // cairo's from here on
  return face;
}

class Painter {
 public:
  Painter(cairo_t* cairo, const RasterFonts& fonts) : cairo_(cairo), fonts_(fonts) {}

  Result<void> paint(const Shape& shape) {
    for (const PathStep& step : shape.path) follow(step);
    if (shape.fill) {
      source(*shape.fill);
      cairo_fill_preserve(cairo_);
    }
    if (shape.stroke) {
      source(*shape.stroke);
      cairo_set_line_width(cairo_, shape.stroke_width);
      cairo_stroke_preserve(cairo_);
    }
    cairo_new_path(cairo_);
    return {};
  }

  Result<void> paint(const Label& label) {
    TRY_VOID(select(label));
    cairo_text_extents_t extents{};
    cairo_text_extents(cairo_, label.text.c_str(), &extents);
    const double back = label.anchor == Anchor::end      ? extents.x_advance
                        : label.anchor == Anchor::middle ? extents.x_advance / 2
                                                         : 0;
    const double left = label.at.x - back;
    if (label.halo) {
      source(*label.halo);
      cairo_rectangle(cairo_, left - label.halo_width / 2, label.at.y - 0.8 * label.size,
                      extents.x_advance + label.halo_width, 1.05 * label.size);
      cairo_fill(cairo_);
    }
    cairo_move_to(cairo_, left, label.at.y);
    cairo_text_path(cairo_, label.text.c_str());
    source(label.colour);
    cairo_fill(cairo_);
    return {};
  }

 private:
  void follow(const PathStep& step) {
    if (const auto* move = std::get_if<MoveTo>(&step)) cairo_move_to(cairo_, move->to.x, move->to.y);
    else if (const auto* line = std::get_if<LineTo>(&step)) cairo_line_to(cairo_, line->to.x, line->to.y);
    else if (const auto* curve = std::get_if<CurveTo>(&step))
      cairo_curve_to(cairo_, curve->first.x, curve->first.y, curve->second.x, curve->second.y, curve->to.x,
                     curve->to.y);
    else cairo_close_path(cairo_);
  }

  void source(style::Colour it) { cairo_set_source_rgb(cairo_, it.red / 255.0, it.green / 255.0, it.blue / 255.0); }

  Result<void> select(const Label& label) {
    FontFace& face = faces_[{label.family, label.weight}];
    if (!face) face = load(fonts_(label.family, label.weight));
    if (!face) return failure(fmt::format("the font '{}' in weight {} cannot be read", label.family, label.weight));
    cairo_set_font_face(cairo_, face.get());
    cairo_set_font_size(cairo_, label.size);
    return {};
  }

  cairo_t* cairo_;
  const RasterFonts& fonts_;
  std::map<std::pair<std::string, int>, FontFace> faces_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<std::string> rasterize(const Drawing& drawing, double pixels_per_inch, const RasterFonts& fonts) {
  constexpr double most_pixels = 1e8;
  const double scale = pixels_per_inch / 72;
  const double width = std::ceil(drawing.width * scale), height = std::ceil(drawing.height * scale);
  if (!(width >= 1) || !(height >= 1) || width > 32767 || height > 32767 || width * height > most_pixels)
    return failure(
        fmt::format("a drawing of {:g} by {:g} points cannot be made into pixels", drawing.width, drawing.height));
  const std::unique_ptr<cairo_surface_t, Release> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  const std::unique_ptr<cairo_t, Release> cairo(cairo_create(surface.get()));
  const std::unique_ptr<cairo_font_options_t, Release> options(cairo_font_options_create());
  // Pixels depend on the letters only, not on what a desktop prefers.
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo.get(), options.get());
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), scale, scale);
  Painter painter(cairo.get(), fonts);
  for (const Mark& mark : drawing.marks) TRY_VOID(std::visit([&](const auto& it) { return painter.paint(it); }, mark));
  cairo_surface_flush(surface.get());
  std::string png;
  const cairo_status_t written = cairo_surface_write_to_png_stream(surface.get(), append, &png);
  for (const cairo_status_t status : {cairo_status(cairo.get()), written})
    if (status != CAIRO_STATUS_SUCCESS)
      return failure(fmt::format("cairo could not draw: {}", cairo_status_to_string(status)));
  return png;
}

}  // namespace galley::chart
