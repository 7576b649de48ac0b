// spelling: words that no dictionary knows.
#pragma once

#include <string>
#include <vector>

#include "prose/config.h"
#include "prose/rule_kinds.h"
#include "prose/spell_checker.h"

namespace galley::prose {

struct SpellingContext {
  const FileSystem* file_system = nullptr;
  std::string styles_path;
  std::string config_path;
  std::vector<std::string> dictionaries;  // paths without suffix; the first that exists is used
  std::vector<std::string> known_names;   // right as they are
  SpellMemory* memory = nullptr;          // of earlier runs; may be absent
};

[[nodiscard]] RulePointer make_spelling(Definition definition, RuleKeys& keys, const RuleContext& context,
                                        const SpellingContext& spelling);

}  // namespace galley::prose
