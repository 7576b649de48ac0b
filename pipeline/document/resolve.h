// Numbers what readers see numbered, and leads references to their targets.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace galley::document {

// Sets numbers of headings, figures, tables and notes, ids of blocks, texts of cross
// references and numbers of citations (from document.resources). A reference that
// leads nowhere, an unknown figure, a duplicate id, or a note without a text is a diagnostic.
void resolve_document(Document& document, Diagnostics& diagnostics);

}  // namespace galley::document
