// styles/words.yml: the words that pages bring along, in the language of the publication.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/words.h"

namespace galley::style {

// What the file leaves out keeps its English default, and so does all where there is no file.
[[nodiscard]] Words read_words(const Files& files, Diagnostics& diagnostics);

}  // namespace galley::style
