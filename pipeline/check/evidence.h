// Evidence: what each finding rests on, whether it may rest on it, and what is missing.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"
#include "sources/corpus.h"
#include "style/limits.h"

namespace galley::check {

// Paragraphs of a brief or detail without a citation; cited facts that the finding does
// not list; statements of key findings that rest on facts marked `known` alone, and key
// findings on facts with caveats alone; recommendations that rest on nothing; facts beyond
// the age limit at `now` (seconds since 1970-01-01 UTC); sources known through a repost
// only; figures without source or facts, or with confidential ones.
void check_evidence(const sources::Corpus& corpus, const style::Limits& limits, std::int64_t now,
                    Diagnostics& diagnostics);

// What only the client can confirm: an error for a release, a suggestion in a sample.
void check_confirmations(const sources::Corpus& corpus, Diagnostics& diagnostics);

// What the evidence leaves open: for each platform (by the questions of the matrix) and each
// State (by the dimensions that facts of States have), where it has no fact and where only
// limited ones, one suggestion each; platforms and States agreed in the scope without any
// fact, and those covered without being agreed; a publication whose scope nobody agreed.
void check_coverage(const sources::Corpus& corpus, Diagnostics& diagnostics);

// out/evidence-register.csv: a row for each finding, fact and source, with the quote, the
// confidence, the caveats and the dates (RFC 4180, UTF-8); a source cited without a fact has
// a row of its own. What is confidential is left out.
[[nodiscard]] std::string evidence_register_csv(const sources::Corpus& corpus);

}  // namespace galley::check
