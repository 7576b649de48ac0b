// Keeps what is marked confidential out of everything that a run writes or prints.
#pragma once

#include "check/confidential.h"
#include "publish/build.h"
#include "publish/reports.h"

namespace galley::publish {

// Searches the finished files and their names for the words of confidential records, takes
// each that holds some out of `files`, and adds an error for it. A file that cannot be
// searched counts as one that does. True if there was one: then nothing of the publication
// may be written, for what leaks in one output may stand in another in a form not known here.
[[nodiscard]] bool hold_back_secrets(BuildReport& report, OutputFiles& files);

// Marks the diagnostics whose words or line would give a secret away, and takes the words
// out. Call it before a report is made of them or they are printed.
void withhold_secrets(BuildReport& report);

// Whether the words or the line that a diagnostic shows would give a secret away.
[[nodiscard]] bool must_withhold(const Diagnostic& diagnostic, const Files& files,
                                 const check::ConfidentialText& secrets);

// Whether a diagnostic is so marked: whoever shows it leaves the line it is about out.
[[nodiscard]] bool is_withheld(const Diagnostic& diagnostic);

}  // namespace galley::publish
