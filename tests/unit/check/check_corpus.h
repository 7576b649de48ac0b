// A small corpus for tests of checks: each text stands in a file of its own, so that
// spans can be looked at.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "sources/corpus.h"

namespace galley::check {

struct CheckCorpus {
  Files files;
  sources::Corpus corpus;

  MappedText text(const std::string& value) {
    const FileId id = files.add("sources/" + std::to_string(files.size()) + ".md", value);
    return {value, {id, 0, static_cast<std::uint32_t>(value.size())}};
  }

  sources::Fact& fact(const std::string& id, const std::string& statement) {
    sources::Fact& fact = corpus.facts[id];
    fact.id = text(id);
    fact.statement = text(statement);
    fact.source = text("source-of-" + id);
    sources::Reference& reference = corpus.references["source-of-" + id];
    reference.key = fact.source;
    return fact;
  }

  sources::Finding& finding(const std::string& id, const std::vector<std::string>& evidence, const std::string& brief) {
    sources::Finding& finding = corpus.findings[id];
    finding.id = text(id);
    for (const std::string& fact : evidence) finding.evidence.push_back(text(fact));
    finding.brief = text(brief);
    return finding;
  }
};

// The rules of the diagnostics, in order, joined by spaces.
inline std::string rules(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics.all()) all += (all.empty() ? "" : " ") + diagnostic.rule;
  return all;
}

}  // namespace galley::check
