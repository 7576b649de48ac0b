#include "pptx/pptx.h"
#include "publish/render.h"

namespace galley::publish {
namespace {

constexpr std::string_view template_folder = "templates/pptx/";

std::map<std::string, std::string, std::less<>> template_parts(const Files& files) {
  std::map<std::string, std::string, std::less<>> parts;
  for (const FileId id : files.below(template_folder))
    parts.emplace(files.path(id).substr(template_folder.size()), files.text(id));
  return parts;
}

std::map<std::string, std::string, std::less<>> template_pictures(const document::Resources& resources) {
  std::map<std::string, std::string, std::less<>> pictures;
  for (const auto& [path, image] : resources.images)
    if (path.starts_with(template_folder)) pictures.emplace(path.substr(template_folder.size()), image.bytes);
  return pictures;
}

}  // namespace

Result<FinishedOutput> render_pptx(const Job& job, const Workshop& workshop, Diagnostics& diagnostics) {
  pptx::PptxOptions options;
  options.template_parts = template_parts(workshop.files);
  options.template_pictures = template_pictures(*job.document.resources);
  options.theme = &workshop.theme;
  options.brand = &workshop.brand;
  options.fonts = workshop.fonts;
  if (job.limits.title_lines) options.title_lines = *job.limits.title_lines;
  if (!job.document.metadata.draft_mark.empty())
    options.draft_label = "Draft " + job.document.metadata.draft_mark + ", not for citation";
  KeptStreams streams(streams_of_last_run(job, workshop));
  options.kept_streams = &streams;
  TRY(pptx::PptxFile file, pptx::write_pptx(job.document, options, diagnostics));
  keep_streams(streams, job, workshop);
  FinishedOutput finished;
  finished.bytes = std::move(file.bytes);
  return finished;
}

}  // namespace galley::publish
