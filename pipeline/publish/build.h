// One run: from the files of a project to the publication in out/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "check/limits.h"
#include "prose/waivers.h"
#include "publish/language.h"
#include "publish/project.h"
#include "sources/corpus.h"

namespace galley::publish {

enum class Mode {
  publication,  // enforce, then write: with any error nothing of the publication is replaced
  draft,        // write in any case, every page and slide marked
  check,        // write nothing but the style report
  inspect,      // write nothing at all, typeset nothing: the text is checked
};

struct BuildRequest {
  std::filesystem::path project = ".";
  std::filesystem::path out;        // empty: <project>/out
  Mode mode = Mode::publication;
  std::string only;                 // id of one output; empty: all
  unsigned jobs = 1;                // threads; results do not depend on it
  prose::HarperEngine::Runner harper;  // runs Harper's program; empty: Harper is not asked
  std::map<std::string, std::string> texts;  // read instead of the files of these paths: what a fix would make of them
  std::int64_t now = 0;             // seconds since 1970-01-01 UTC: what is due or out of date
};

// A finished output, in memory until all are done.
struct FinishedOutput {
  std::string id;
  std::string path;                 // below out/
  std::string bytes;
  std::optional<check::PageMeasure> pages;
  std::vector<check::SlideMeasure> slides;
  std::size_t words = 0;
  std::string text;                 // all that a reader could get, for the search for confidential words
};

struct BuildReport {
  Project project;
  sources::Corpus corpus;
  Diagnostics diagnostics;
  std::vector<FinishedOutput> outputs;
  std::vector<check::LimitUse> limits;
  std::string source_hash;
  LanguageReport language;          // what the prose engines are and measured
  std::vector<prose::WaiverUse> waivers;
  bool blocked = false;             // there are errors
  bool replaced = false;            // out/ holds this run's publication
  std::filesystem::path out;
  Mode mode = Mode::publication;
};

// Told the name of each step as it begins ("writing policy-mapping.pdf"); by several threads, one at a time.
using Progress = std::function<void(std::string_view)>;

[[nodiscard]] Result<BuildReport> build(const BuildRequest& request, const Progress& progress);

}  // namespace galley::publish
