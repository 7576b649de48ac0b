#include "publish/render.h"

#include <algorithm>
#include <array>
#include <cmath>

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

// Lines that stand on a page, from the lowest line of text.
int used_lines(const layout::Page& page, const style::PdfTheme& theme, int lines_per_page) {
  double lowest = theme.text_area.y;
  for (const layout::Item& item : page.items)
    if (const auto* run = std::get_if<layout::GlyphRun>(&item); run != nullptr && run->element != layout::artifact)
      lowest = std::max(lowest, run->baseline);
  const double line = theme.text_area.height / std::max(1, lines_per_page);
  return std::clamp(static_cast<int>(std::ceil((lowest - theme.text_area.y) / line)), 1, lines_per_page);
}

bool starts_page(const layout::SectionExtent& section, const layout::Pages& pages, const style::PdfTheme& theme) {
  for (const layout::Destination& destination : pages.destinations)
    if (destination.name == section.id) return destination.y <= theme.text_area.y + theme.text_area.height / 10;
  return true;
}

check::PageMeasure page_measure(const layout::Pages& pages, const Job& job, const style::PdfTheme& theme) {
  check::PageMeasure measure;
  measure.output = job.output.id.text;
  measure.place = job.output.file.span();
  measure.pages = static_cast<int>(pages.pages.size());
  measure.lines_per_page = pages.lines_per_page;
  measure.free_lines = static_cast<int>(pages.free_on_last_page * pages.lines_per_page);
  int run = 0;
  for (const layout::SectionExtent& section : pages.sections) {
    if (section.level != 1) continue;
    if (starts_page(section, pages, theme)) ++run;
    measure.parts.push_back(
        {section.id, section.title, section.source, section.first_page, section.pages, section.lines, run, 0});
  }
  // A run ends on the page before the next one begins.
  int last_page = measure.pages;
  for (auto part = measure.parts.rbegin(); part != measure.parts.rend(); ++part) {
    if (part != measure.parts.rbegin() && (part - 1)->run != part->run) last_page = (part - 1)->first_page - 1;
    if (last_page >= 1)
      part->lines_on_last_page =
          used_lines(pages.pages[static_cast<std::size_t>(last_page - 1)], theme, measure.lines_per_page);
  }
  return measure;
}

// A part of an Office file that is missing or broken fails every output of its kind, and is
// said once.
void report_failure(const Job& job, const Files& files, const Error& error, Diagnostics& diagnostics) {
  if (!error.message.starts_with("templates/")) {
    diagnostics.error("output.failed", job.output.file.span(),
                      fmt::format("{} could not be written: {}", job.output.id.text, error.message), error.hint);
    return;
  }
  const auto file = files.find(error.message.substr(0, error.message.find_first_of(" :")));
  diagnostics.error("template.broken", file ? Span{*file, 0, 0} : Span{}, error.message, error.hint);
}

}  // namespace

std::optional<FinishedOutput> render(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  const std::string& file = job.output.file.text;
  if (file.empty()) return std::nullopt;  // reported where it was read
  for (const Format& format : formats) {
    if (!file.ends_with(format.ending)) continue;
    auto finished = format.render(job, workshop, diagnostics);
    if (finished) return std::move(*finished);
    // A PDF depends on nothing but its document: it fails of what was reported there.
    if (file.ends_with(".pdf") && diagnostics.has_errors()) return std::nullopt;
    report_failure(job, workshop.files, finished.error(), diagnostics);
    return std::nullopt;
  }
  diagnostics.error("output.format", job.output.file.span(),
                    fmt::format("no writer makes files like '{}'", file), "Files end in .pdf, .docx or .pptx.");
  return std::nullopt;
}

TemplateParts template_parts(const Files& files, std::string_view folder) {
  TemplateParts parts;
  for (const FileId id : files.below(folder)) parts.emplace(files.path(id).substr(folder.size()), files.text(id));
  return parts;
}

std::string draft_note(const document::Metadata& metadata) {
  return metadata.draft_mark.empty() ? std::string() : fill_in(metadata.words.draft_note, metadata.draft_mark);
}

std::string streams_of_last_run(const Job& job, const Workshop& workshop) {
  return workshop.cache.find("streams", job.output.id.text).value_or("");
}

void keep_streams(const KeptStreams& streams, const Job& job, const Workshop& workshop) {
  if (const auto changed = streams.to_keep()) workshop.cache.keep("streams", job.output.id.text, *changed);
}

Result<FinishedOutput> render_pdf(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  TRY(const layout::Pages pages, layout::lay_out(job.document, workshop.theme, workshop.brand, workshop.fonts,
                                                 workshop.hyphenation, diagnostics));
  FinishedOutput finished;
  finished.pages = page_measure(pages, job, workshop.theme.pdf);
  finished.text = text_of_pages(pages, job.document.metadata);
  KeptStreams streams(streams_of_last_run(job, workshop));
  const pdf::PdfOptions options{workshop.date, workshop.icc_profile, "Galley", &streams};
  TRY(finished.bytes, pdf::write_pdf(pages, job.document.metadata, *job.document.resources, options));
  keep_streams(streams, job, workshop);
  return finished;
}

}  // namespace galley::publish
