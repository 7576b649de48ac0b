#include "publish/render.h"

#include <array>

#include <fmt/format.h>

#include "layout/pages.h"
#include "pdf/pdf.h"
#include "publish/extract.h"

namespace galley::publish {
namespace {

using Render = Result<FinishedOutput> (*)(const Job&, const Workshop&, Diagnostics&);

// To add an output format: its ending, and the function that writes it.
struct Format {
  std::string_view ending;
  Render render;
};
constexpr std::array formats = {
    Format{".pdf", render_pdf},
    Format{".docx", render_docx},
    Format{".pptx", render_pptx},
};

check::PageMeasure page_measure(const layout::Pages& pages, const Job& job) {
  check::PageMeasure measure;
  measure.output = job.output.id.text;
  measure.place = job.output.file.span();
  measure.pages = static_cast<int>(pages.pages.size());
  measure.lines_per_page = pages.lines_per_page;
  measure.free_lines = static_cast<int>(pages.free_on_last_page * pages.lines_per_page);
  measure.parts_start_pages = true;
  for (const layout::SectionExtent& section : pages.sections)
    if (section.level == 1) measure.parts.push_back(
          {section.id, section.title, section.source, section.first_page, section.pages, section.lines});
  return measure;
}

}  // namespace

std::optional<FinishedOutput> render(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  const std::string& file = job.output.file.text;
  for (const Format& format : formats) {
    if (!file.ends_with(format.ending)) continue;
    auto finished = format.render(job, workshop, diagnostics);
    if (finished) return std::move(*finished);
    diagnostics.error("output.failed", job.output.file.span(),
                      fmt::format("{} could not be written: {}", job.output.id.text, finished.error().message),
                      finished.error().hint);
    return std::nullopt;
  }
  diagnostics.error("output.format", job.output.file.span(),
                    fmt::format("no writer makes files like '{}'", file), "Files end in .pdf, .docx or .pptx.");
  return std::nullopt;
}

Result<FinishedOutput> render_pdf(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  TRY(const layout::Pages pages, layout::lay_out(job.document, workshop.theme, workshop.brand, workshop.fonts,
                                                 workshop.hyphenation, diagnostics));
  FinishedOutput finished;
  finished.pages = page_measure(pages, job);
  finished.text = text_of_pages(pages, job.document.metadata);
  const pdf::PdfOptions options{workshop.date, workshop.icc_profile, "Galley"};
  TRY(finished.bytes, pdf::write_pdf(pages, job.document.metadata, *job.document.resources, options));
  return finished;
}

}  // namespace galley::publish
