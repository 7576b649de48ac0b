// A mistake draws others after it: a file that does not parse takes its records with it,
// and whatever names them then leads nowhere. An author should see the cause alone.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "sources/corpus.h"

namespace galley::publish {

// Removes what another diagnostic of the run explains for certain: a name that the text
// of an unreadable file holds, a second voice on the same place. What may follow but
// need not is kept, with a hint that names the file to mend first.
void drop_consequences(Diagnostics& diagnostics, const Files& files, const sources::Corpus& corpus);

// Keeps the first few hundred of one rule in one file: the last of them says how many more
// there are. Where a slip is made ten thousand times, no report of it can be read.
void cap_repeated(Diagnostics& diagnostics, const Files& files);

}  // namespace galley::publish
