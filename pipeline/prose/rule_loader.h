// Every rule that a configuration names, from its style's folder or built in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prose/config.h"
#include "prose/part_filter.h"
#include "prose/prefilter.h"
#include "prose/spelling.h"

namespace galley::prose {

struct LoadedRules {
  Rules rules;                      // by name
  std::vector<std::string> notes;   // rules named as unsupported
  bool has_paragraphs = false;      // some rule reads paragraphs, or sentences
  bool has_sentences = false;
  Prefilter prefilter;              // by place in `rules`
  std::vector<char> filtered;       // whether the prefilter knows the rule
  PartFilter parts;                 // by place in `rules`
};

// Mistakes in rule files, all of them, are `prose.rule` errors; then there is nothing.
[[nodiscard]] std::optional<LoadedRules> load_rule_files(const Config& config, const SpellingContext& spelling,
                                                         Files& files, Diagnostics& diagnostics);

}  // namespace galley::prose
