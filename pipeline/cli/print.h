// Diagnostics for people: the place, the rule, the message, the author's line with a
// caret under the words, and what to do.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/files.h"

namespace galley::cli {

struct PrintOptions {
  bool colour = false;  // ANSI colours
  bool lines = true;    // the author's line and a caret; off in the short form
  bool suggestions = true;  // in the overview: what asks for a second look and blocks nothing
};

// One diagnostic, ending in a newline. Control characters of the author's text are shown
// as U+FFFD, so that a file cannot steer the terminal.
[[nodiscard]] std::string print_diagnostic(const Diagnostic& diagnostic, const Files& files,
                                           const PrintOptions& options);

// Text of files over several lines, its control characters shown as U+FFFD.
[[nodiscard]] std::string harmless_lines(std::string_view text);

// All that no waiver covers, by file and place.
[[nodiscard]] std::string print_diagnostics(const Diagnostics& diagnostics, const Files& files,
                                            const PrintOptions& options);

// The same for a person at work: suggestions summed up by rule, warnings and errors in full
// as far as a screen or two can hold them, errors last, where they are seen.
[[nodiscard]] std::string print_overview(const Diagnostics& diagnostics, const Files& files,
                                         const PrintOptions& options);

}  // namespace galley::cli
