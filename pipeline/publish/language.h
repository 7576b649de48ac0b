// The language of the publication: house style, spelling, grammar, consistency, over
// every output's document.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "publish/project.h"
#include "sources/corpus.h"

namespace galley::publish {

struct LanguageText {
  const document::Document* document = nullptr;
  FileId manuscript = FileId::none;
  std::string output;
};

// Which engine, in which version.
using Engines = std::vector<std::pair<std::string, std::string>>;

// Adds the alerts of every engine; each place in sources/ may be reported once an output.
[[nodiscard]] Engines check_language(const std::vector<LanguageText>& texts, const sources::Corpus& corpus,
                                     Project& project, Diagnostics& diagnostics);

}  // namespace galley::publish
