// Keeps what is marked confidential out of everything that a run writes or prints.
#pragma once

#include "check/confidential.h"
#include "publish/build.h"
#include "publish/reports.h"

namespace galley::publish {

// Searches the finished files for the words of confidential records, takes each file that
// holds some out of `files`, and adds an error for it. A package that cannot be read back
// counts as one that does.
void hold_back_secrets(BuildReport& report, OutputFiles& files);

// Whether the words or the line a diagnostic shows would give a secret away.
[[nodiscard]] bool must_withhold(const Diagnostic& diagnostic, const Files& files, const check::ConfidentialText& secrets);

}  // namespace galley::publish
