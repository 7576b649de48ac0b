// What every output must have so that anyone can read it: headings in order, figures
// with alternative text, tables with a header row (WCAG 2.2, 1.1.1, 1.3.1; PDF/UA-1, 7).
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::check {

void check_structure(const document::Document& document, Diagnostics& diagnostics);

}  // namespace galley::check
