// Document → Model: which of Word's constructs stands for what the author wrote.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "docx/docx.h"
#include "docx/model.h"

namespace galley::docx {

// Constructs whose pages could not be known (a footnote in a table, two boxes without a
// paragraph between them) are errors among the diagnostics.
[[nodiscard]] Model build_model(const document::Document& document, const DocxOptions& options,
                                Diagnostics& diagnostics);

// A bookmark's name for the id of a target: letters, digits and "_", at most 40 characters.
[[nodiscard]] std::string bookmark_name(std::string_view id);

}  // namespace galley::docx
