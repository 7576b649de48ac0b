// What the file says about itself: the XMP packet (ISO 16684-1) with the marks of PDF/A
// (ISO 19005-2, 6.6.4) and PDF/UA (ISO 14289-1, 5), and the same in the Info dictionary.
#pragma once

#include <string>

#include "document/document.h"
#include "pdf/pdf.h"

namespace galley::pdf {

[[nodiscard]] std::string xmp_packet(const document::Metadata& metadata, const PdfOptions& options);
// The body of the Info dictionary.
[[nodiscard]] std::string information(const document::Metadata& metadata, const PdfOptions& options);

}  // namespace galley::pdf
