// Citations: every key leads to a source, every source is used, and what rests on
// memory alone is said.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "sources/corpus.h"

namespace galley::check {

// Keys of one document that name a confidential record. (Unknown ones: resolve_document.)
void check_citations(const document::Document& document, const sources::Corpus& corpus, Diagnostics& diagnostics);

// Unknown keys in findings, whether an output prints that part or not, and in the lines of
// figures, which no document parses (there, confidential ones too).
void check_cited_in_records(const sources::Corpus& corpus, Diagnostics& diagnostics);

// References that no document cites and no fact rests on; findings without evidence;
// findings, and key findings, that rest on facts marked `known`.
void check_use_of_sources(const std::vector<const document::Document*>& documents, const sources::Corpus& corpus,
                          Diagnostics& diagnostics);

}  // namespace galley::check
