// Evidence: what each finding rests on, whether it may rest on it, and what is missing.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"
#include "sources/corpus.h"
#include "style/limits.h"

namespace galley::check {

// Paragraphs of a brief or detail without a citation; cited facts that the finding does
// not list; key findings that rest on facts marked `known`, or on facts with caveats
// alone; facts beyond the age limit at `now` (seconds since 1970-01-01 UTC); sources
// known through a repost only; figures without source; rows of data that name no fact.
void check_evidence(const sources::Corpus& corpus, const style::Limits& limits, std::int64_t now,
                    Diagnostics& diagnostics);

// What only the client can confirm: an error for a release, a suggestion in a sample.
void check_confirmations(const sources::Corpus& corpus, Diagnostics& diagnostics);

// Platforms and states whose evidence leaves a dimension empty, one suggestion each.
void check_coverage(const sources::Corpus& corpus, Diagnostics& diagnostics);

// out/evidence-register.csv: a row for each finding, fact and source, with the quote,
// the confidence, the caveats and the dates (RFC 4180). Confidential facts are left out.
[[nodiscard]] std::string evidence_register_csv(const sources::Corpus& corpus);

}  // namespace galley::check
