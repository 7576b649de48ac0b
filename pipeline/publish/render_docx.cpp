#include <algorithm>
#include <map>

#include "chart/draw.h"
#include "chart/raster.h"
#include "chart/svg.h"
#include "docx/docx.h"
#include "layout/measure.h"
#include "publish/render.h"

namespace galley::publish {
namespace {

constexpr std::string_view template_folder = "templates/docx/";
constexpr double picture_pixels_per_inch = 200;  // sharp on paper as well

// Deflating a font costs more than writing the brief, so its embedded form is kept.
Result<docx::EmbeddedFont> embedded_font(const layout::FontRequest& request, const Workshop& workshop) {
  TRY(const layout::FontFile file, workshop.fonts(request));
  const std::string key = file.name + " " + std::to_string(file.bytes.size()) + " " GALLEY_VERSION;
  if (auto kept = workshop.cache.find("font", key))
    if (auto font = docx::from_cache(std::move(*kept)); font) return font;
  auto font = docx::embed_font(file, request);
  if (font) workshop.cache.keep("font", key, docx::to_cache(*font));
  return font;
}

// Drawing a chart costs as much as all else, so its picture is kept.
Result<docx::ChartPicture> chart_picture(const document::FigureData& figure, double width, const Workshop& workshop) {
  std::map<layout::FontRequest, layout::FontFile> files;
  const auto file_of = [&](std::string_view family, int weight) -> const layout::FontFile* {
    const layout::FontRequest request{std::string(family), weight, false};
    if (const auto found = files.find(request); found != files.end()) return &found->second;
    auto file = workshop.fonts(request);
    return file ? &files.emplace(request, std::move(*file)).first->second : nullptr;
  };
  std::map<layout::FontRequest, std::shared_ptr<const layout::Font>> fonts;
  const chart::TextMeasure measure = [&](std::string_view text, std::string_view family, int weight, double size) {
    auto& font = fonts[{std::string(family), weight, false}];
    if (font == nullptr) {
      const auto* file = file_of(family, weight);
      auto loaded =
          file == nullptr ? failure("no font") : layout::Font::load(*file, {std::string(family), weight, false});
      if (!loaded) return 0.0;
      font = std::move(*loaded);
    }
    return static_cast<double>(layout::width(text, *font)) * size / font->units_per_em();
  };
  Diagnostics told_elsewhere;
  const chart::Drawing drawing = chart::draw(figure, workshop.theme, workshop.brand, width, measure, told_elsewhere);
  docx::ChartPicture picture{{}, drawing.width, drawing.height};
  if (drawing.height <= 0) return picture;  // of a kind that is none, which has been said
  const std::string key = chart::to_svg(drawing) + " " GALLEY_VERSION;
  if (auto kept = workshop.cache.find("chart", key)) {
    picture.png = std::move(*kept);
    return picture;
  }
  const chart::RasterFonts bytes = [&](std::string_view family, int weight) {
    const auto* file = file_of(family, weight);
    return file == nullptr ? std::string_view{} : file->bytes;
  };
  TRY(picture.png, chart::rasterize(drawing, picture_pixels_per_inch, bytes));
  workshop.cache.keep("chart", key, picture.png);
  return picture;
}

check::PageMeasure page_measure(const docx::Pagination& pagination, const Job& job) {
  check::PageMeasure measure;
  measure.output = job.output.id.text;
  measure.place = job.output.file.span();
  measure.pages = pagination.pages;
  measure.free_lines = pagination.free_lines;
  measure.lines_per_page = pagination.lines_per_page;
  if (pagination.notes_split > 0) measure.fragile = "a note runs on over two pages";
  else if (pagination.boxes_at_risk > 0) measure.fragile = "a box stands just above the notes of its page";
  const double lines_per_page = std::max(1, pagination.lines_per_page);
  for (const docx::SectionPlace& section : pagination.sections)
    if (section.level == 1)
      measure.parts.push_back({section.id, section.title, section.source, section.page, section.lines / lines_per_page,
                               section.lines, 0, 0});
  return measure;
}

}  // namespace

Result<FinishedOutput> render_docx(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  docx::DocxOptions options;
  options.template_parts = template_parts(workshop.files, template_folder);
  options.theme = &workshop.theme;
  options.brand = &workshop.brand;
  options.fonts = workshop.fonts;
  options.embedded_fonts = [&](const layout::FontRequest& request) { return embedded_font(request, workshop); };
  options.chart_picture = [&](const document::FigureData& figure, double width) {
    return chart_picture(figure, width, workshop);
  };
  options.files = &workshop.files;
  options.draft_label = draft_note(job.document.metadata);
  KeptStreams streams(streams_of_last_run(job, workshop));
  options.kept_streams = &streams;
  TRY(docx::DocxFile file, docx::write_docx(job.document, options, diagnostics));
  keep_streams(streams, job, workshop);
  FinishedOutput finished;
  finished.bytes = std::move(file.bytes);
  finished.pages = page_measure(file.pagination, job);
  return finished;
}

}  // namespace galley::publish
