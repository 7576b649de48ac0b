// Safe fixes of alerts brought into the files of sources/, and what is new since an
// earlier report. Both are pure: texts in, texts out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/result.h"

namespace galley::prose {

// Leads the fixes of a diagnostic to the files that people edit, and drops each one
// that does not stand there byte for byte (Origin::copy over its whole span). An insertion
// needs copied letters on one side. Call it before the spans of the diagnostic are led
// to their origin, since that loses what was copied.
void lead_fixes_to_origin(Diagnostic& diagnostic, const Files& files);

struct FixedFile {
  FileId file = FileId::none;
  std::string path;
  std::string text;  // the whole file, fixed
  std::size_t applied = 0;
};

struct SkippedFix {
  std::string rule;
  Span span;           // of the fix, in a source file
  std::string reason;  // "stands in code", "overlaps another fix"
};

struct FixOutcome {
  std::vector<FixedFile> files;  // by path; only those that change
  std::string diff;              // unified, three lines of context
  std::vector<SkippedFix> skipped;
};

// Applies every fix whose span lies in a file that people edit. Left alone: waived
// alerts, code, quotations, front matter, YAML values that the new text would break, overlaps (the first in the file wins), and a fix that stands in a
// manuscript without being copied. The same fix given twice is one.
[[nodiscard]] FixOutcome apply_fixes(const Diagnostics& diagnostics, const Files& files);

// The sentence around the words of an alert, as style-report.json gives it; may be empty.
using SentenceOf = std::function<std::string(const Diagnostic&)>;

// The indices (of diagnostics.all()) of those that `report` (a style-report.json) does
// not have. Compared by rule, file, words and sentence, then, where the sentence changed,
// by the first three; never by line. Of three equal alerts where the report has two, the
// last is new. Waived ones are never new.
[[nodiscard]] Result<std::vector<std::size_t>> new_since(const Diagnostics& diagnostics, const Files& files,
                                                         std::string_view report, const SentenceOf& sentence_of = {});

}  // namespace galley::prose
