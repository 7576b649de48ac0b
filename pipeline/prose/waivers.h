// Waivers: an alert let pass, with a reason and a name. In the text they read
// `<!-- waive House.Terms: quoted from the statute -- AB -->` and hold for the block
// that encloses them, else for the next one; in styles/waivers.yml they are matched by
// rule, file and quote, never by line. What the language engines say can be waived, and
// warnings and suggestions of the other checks; their errors must be put right.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "document/document.h"

namespace galley::prose {

// One entry of styles/waivers.yml.
struct FileWaiver {
  std::string rule;   // "House.Terms"; a style with a star holds for all its rules: "House.*"
  std::string file;   // path below the project
  std::string quote;  // letters of that file that touch the alert's words
  std::string reason;
  std::string by;
  std::string until;  // ISO date, the last day it holds; empty: without end
  Span span;          // of the entry

  [[nodiscard]] bool expired(const std::string& today) const { return !until.empty() && until < today; }
};

// Reads styles/waivers.yml, a sequence of mappings. A missing reason, name, rule, file
// or quote, and a date that is none, are errors `waiver.*`; such an entry waives nothing.
[[nodiscard]] std::vector<FileWaiver> read_waivers(FileId file, const Files& files, Diagnostics& diagnostics);

// A document with the manuscript (or plain file) its spans count bytes of.
struct WaiverDocument {
  const document::Document* document = nullptr;
  FileId manuscript = FileId::none;
};

// A waiver, wherever it stands, and how many alerts it covers.
struct WaiverUse {
  std::string rule, file, quote, reason, by, until;
  Span span;
  int used = 0;  // a place shown in several outputs is one
  bool expired = false;
};

struct WaiverContext {
  std::vector<WaiverDocument> documents;
  std::string today;    // ISO date
  bool complete = true; // every output was checked: a waiver that covers nothing is unused
  std::vector<std::string> rules = {};  // of house style, to tell a misspelt name from a waiver that is not needed
};

// Sets Diagnostic::waiver where a waiver covers the alert, whether its span lies in a
// manuscript or has been led to its origin. Then reports what is wrong with waivers:
// `waiver.reason` (no reason or name; error), `waiver.expired` (error, and the alert
// stands), `waiver.refused` (of what cannot be waived; error), `waiver.unused` (warning).
// Call it after all checks. Gives the waivers that are complete, in the order they stand.
[[nodiscard]] std::vector<WaiverUse> apply_waivers(const std::vector<FileWaiver>& waivers, const WaiverContext& context,
                                                   const Files& files, Diagnostics& diagnostics);

}  // namespace galley::prose
