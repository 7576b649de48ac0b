// One file through all rules: blocks, rules, positions, limits. Internal to the module.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "prose/block_walk.h"
#include "prose/config.h"
#include "prose/file_source.h"
#include "prose/rule_loader.h"

namespace galley::prose {

// A rule's word about a block, with its place in the file.
struct Finding {
  const Rule* rule = nullptr;
  Hit hit;
  Span span;
};

// The blocks of one text and what goes with them.
struct BlockSet {
  std::vector<LintBlock> blocks;               // derived paragraphs and sentences included, in order
  Measures measures;                           // of the running text
};

// Adds paragraphs and sentences of running text where some rule reads them, the summary
// and the raw text. `extension` as in ".md"; `measured`: some rule counts.
[[nodiscard]] BlockSet complete_blocks(WalkResult walked, const MappedText& raw, const std::string& extension,
                                       const LoadedRules& rules);

// Runs every rule that holds for the file over every block it reads. A rule speaks once
// about a place, and no more often than its limit.
[[nodiscard]] std::vector<Finding> run_rules(const LoadedRules& rules, const Config& config,
                                             const FileRules& file_rules, const BlockSet& blocks,
                                             const FileSource& source);

}  // namespace galley::prose
