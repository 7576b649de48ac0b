#include "pptx/pptx.h"
#include "publish/render.h"

namespace galley::publish {
namespace {

constexpr std::string_view template_folder = "templates/pptx/";

TemplateParts template_pictures(const document::Resources& resources) {
  TemplateParts pictures;
  for (const auto& [path, image] : resources.images)
    if (path.starts_with(template_folder)) pictures.emplace(path.substr(template_folder.size()), image.bytes);
  return pictures;
}

}  // namespace

Result<FinishedOutput> render_pptx(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  pptx::PptxOptions options;
  options.template_parts = template_parts(workshop.files, template_folder);
  options.template_pictures = template_pictures(*job.document.resources);
  options.theme = &workshop.theme;
  options.brand = &workshop.brand;
  options.fonts = workshop.fonts;
  if (job.limits.title_lines) options.title_lines = *job.limits.title_lines;
  options.draft_label = draft_note(job.document.metadata);
  KeptStreams streams(streams_of_last_run(job, workshop));
  options.kept_streams = &streams;
  TRY(pptx::PptxFile file, pptx::write_pptx(job.document, options, diagnostics));
  keep_streams(streams, job, workshop);
  FinishedOutput finished;
  finished.bytes = std::move(file.bytes);
  return finished;
}

}  // namespace galley::publish
