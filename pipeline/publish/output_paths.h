// Where outputs may be written: below out/, each to a file of its own.
#pragma once

#include <set>
#include <string>

#include "base/diagnostic.h"
#include "sources/corpus.h"

namespace galley::publish {

// The ids of the outputs whose `file` can be written. A path that leads out of out/, that
// belongs to the run's own reports or to review, or that another output has, is an error.
[[nodiscard]] std::set<std::string> check_output_paths(const sources::Publication& publication, Diagnostics& diagnostics);

}  // namespace galley::publish
