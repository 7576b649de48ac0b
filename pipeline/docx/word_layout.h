// The pages of a DOCX before a word processor has seen it: Word's and LibreOffice's own
// rules, which differ from the report's. They hold for what the writer writes (exact
// leading, no splitting rows, no floats, no columns); lengths are twips.
//
// Tried against LibreOffice 7.4; tests/acceptance/docx_pages repeats the trial.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "docx/docx.h"
#include "docx/model.h"
#include "docx/style_sheet.h"
#include "docx/word_lines.h"

namespace galley::docx {

struct LaidOut {
  Pagination pagination;
  std::vector<int> section_pages;   // of Model::sections
};

// A table row taller than a page is an error among the diagnostics.
[[nodiscard]] Result<LaidOut> lay_out(const Model& model, const StyleSheet& styles, FontSet& fonts,
                                      const DocxOptions& options, std::string_view language, Diagnostics& diagnostics);

}  // namespace galley::docx
