// The manuscript as it is written to out/: without the comments that speak to the checks,
// which only the checks may see. Its own source map covers every byte of what is left, so
// that a place in out/manuscripts/ leads to the author's line as surely as before.
#pragma once

#include <vector>

#include "base/files.h"
#include "document/document.h"

namespace galley::publish {

// Takes the comments (`vale …`, `waive …`) out of a manuscript. One that has its line to
// itself leaves a blank line where two blocks would otherwise run together, and no trace
// elsewhere; one inside a line leaves no space at its end, which Markdown reads as a break.
// Two lists that only a comment keeps apart become one.
[[nodiscard]] MappedText without_directives(const Files& files, FileId manuscript,
                                            const std::vector<document::Directive>& directives);

}  // namespace galley::publish
