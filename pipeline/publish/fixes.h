// `galley fix`: the safe fixes of a run brought into the files of sources/ that people
// write. Nothing else of a file changes: its line ends and byte order mark stay.
#pragma once

#include "base/result.h"
#include "prose/fix.h"
#include "publish/build.h"

namespace galley::publish {

// The fixes of the run's alerts in Markdown and YAML below sources/. What stands
// elsewhere (templates, references.json, which Zotero writes) is among the skipped.
[[nodiscard]] prose::FixOutcome safe_fixes(const BuildReport& report);

struct FixRun {
  Project project;            // as it was read
  prose::FixOutcome outcome;  // the difference to what stands in the files
};

// Looks for fixes in the text, then in what the text has become by them ("the U.N.D.P." is
// "the UNDP", which takes no article), until nothing is left to fix. Writes nothing.
[[nodiscard]] Result<FixRun> find_fixes(BuildRequest request);

// Writes each fixed file in one step, after all of them were found unchanged since they
// were read: with an Error, none is written.
[[nodiscard]] Result<void> write_fixes(const Project& project, const prose::FixOutcome& outcome);

}  // namespace galley::publish
