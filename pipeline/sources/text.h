// Raw bytes of a file → text that the readers accept.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/files.h"

namespace galley::sources {

// The text of a file without a byte order mark and with LF line ends (CRLF and BOM, as
// Windows programs and spreadsheets write them, are accepted and dropped). Malformed
// UTF-8, control characters other than tab and LF, and a file of more than 8 MB are
// errors, and give nothing.
[[nodiscard]] std::optional<MappedText> clean_text(const Files& files, FileId file, Diagnostics& diagnostics);

}  // namespace galley::sources
