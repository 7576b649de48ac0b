// The sentences that `galley new` puts where an author's own belong: they pass every other
// check, and would be printed.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"

namespace galley::publish {

// Warns once in each file of sources/ that still holds such sentences (`starter.text`).
void check_starter_text(const Files& files, Diagnostics& diagnostics);

}  // namespace galley::publish
