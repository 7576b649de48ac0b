// The language of the publication: house style, spelling, grammar, consistency, over
// every output's document.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "prose/harper.h"
#include "prose/rule_note.h"
#include "prose/section_readability.h"
#include "publish/cache.h"
#include "publish/project.h"
#include "sources/corpus.h"

namespace galley::publish {

struct LanguageText {
  const document::Document* document = nullptr;
  FileId manuscript = FileId::none;
  std::string output;
};

struct LanguageContext {
  const Cache* cache = nullptr;  // what engines found in a paragraph before; null: nothing is kept
  unsigned jobs = 1;             // threads; results do not depend on it
  prose::HarperEngine::Runner harper = {};  // empty: Harper is not asked
};

struct SectionFigures {
  std::string output;
  prose::SectionReadability figures;
};

// What checked, in which version, and what it looks at.
struct LanguageEngine {
  std::string name, version, about;
};

struct LanguageReport {
  std::vector<LanguageEngine> engines;
  std::vector<std::string> rules;                // of house style that were applied
  std::map<std::string, prose::RuleNote> notes;  // what their files say of them
  std::vector<SectionFigures> readability;
};

// Adds the alerts of every engine; each place in sources/ may be reported once an output.
[[nodiscard]] LanguageReport check_language(const std::vector<LanguageText>& texts, const sources::Corpus& corpus,
                                            Project& project, const LanguageContext& context, Diagnostics& diagnostics);

}  // namespace galley::publish
