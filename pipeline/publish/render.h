// Document → finished file, by format. The table of formats is in render.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/kept_streams.h"
#include "base/result.h"
#include "document/document.h"
#include "layout/font.h"
#include "layout/layout.h"
#include "publish/build.h"
#include "publish/cache.h"
#include "style/brand.h"
#include "style/theme.h"

namespace galley::publish {

// What every writer may draw on.
struct Workshop {
  const Files& files;             // templates
  const style::Brand& brand;
  const style::Theme& theme;
  const layout::FontLoader& fonts;
  const layout::HyphenationLoader& hyphenation;
  const Cache& cache;
  std::string_view icc_profile;   // sRGB
  std::int64_t date = 0;          // of the publication, seconds since 1970-01-01 UTC
  std::string_view source_hash;
};

// A document ready to be written.
struct Job {
  const document::Document& document;
  const sources::Output& output;
  const style::OutputLimits& limits;
  FileId manuscript;
};

// Renders by the ending of the output's file name. Nothing if the format is unknown
// (a diagnostic) or the writer could not go on (likewise).
[[nodiscard]] std::optional<FinishedOutput> render(const Job& job, const Workshop& workshop, Diagnostics& diagnostics);

// The files of a folder of templates, by their path below it ("templates/docx/").
using TemplateParts = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] TemplateParts template_parts(const Files& files, std::string_view folder);

// "Draft 3, not for citation"; empty for a publication.
[[nodiscard]] std::string draft_note(const document::Metadata& metadata);

// What the last run deflated for this output, and what the next one may find.
[[nodiscard]] std::string streams_of_last_run(const Job& job, const Workshop& workshop);
void keep_streams(const KeptStreams& streams, const Job& job, const Workshop& workshop);

// The formats themselves.
[[nodiscard]] Result<FinishedOutput> render_pdf(const Job& job, const Workshop& workshop, Diagnostics& diagnostics);
[[nodiscard]] Result<FinishedOutput> render_docx(const Job& job, const Workshop& workshop, Diagnostics& diagnostics);
[[nodiscard]] Result<FinishedOutput> render_pptx(const Job& job, const Workshop& workshop, Diagnostics& diagnostics);

}  // namespace galley::publish
