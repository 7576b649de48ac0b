// sources/ → Corpus. Every mistake of every file is reported in one run: unknown keys
// (with the nearest known one), wrong kinds, missing keys, ids that are malformed or
// taken, references to records that do not exist. Of a YAML or JSON file that does not
// parse, the first mistake.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/files.h"
#include "sources/corpus.h"

namespace galley::sources {

// Reads the files below `sources/` of the project. Never fails: what could not be
// understood is missing from the corpus and named in `diagnostics`.
[[nodiscard]] Corpus read_corpus(const Files& files, Diagnostics& diagnostics);

// Whether a record may have this id: at most 40 letters of ASCII, digits and hyphens, and no hyphen first.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace galley::sources
