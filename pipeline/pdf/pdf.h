// PDF: Pages → one tagged file that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)
// at once, on ISO 32000-1 (PDF 1.7). PDF_UA.md and PDF_A.md list how each clause is met.
//
// libharu keeps the objects and compresses the streams; fonts are subset by HarfBuzz.
// The same arguments give the same bytes. Errors: a font that is not TrueType, an image
// that cannot be decoded, a title, a language or a colour profile that is missing, a link
// to a place that no page holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/kept_streams.h"
#include "base/result.h"
#include "document/document.h"
#include "layout/pages.h"

namespace galley::pdf {

struct PdfOptions {
  std::int64_t date = 0;         // seconds since 1970-01-01 UTC: created and changed
  std::string_view icc_profile;  // bytes of an sRGB profile, the output intent (ISO 19005-2, 6.2.3)
  std::string producer;          // "Galley 0.1.0"
  KeptStreams* kept_streams = nullptr;  // deflated in an earlier run
};

// `metadata` gives title, subtitle, authors, language and the draft's id; `resources` the
// images that pages name.
[[nodiscard]] Result<std::string> write_pdf(const layout::Pages& pages, const document::Metadata& metadata,
                                            const document::Resources& resources, const PdfOptions& options);

}  // namespace galley::pdf
