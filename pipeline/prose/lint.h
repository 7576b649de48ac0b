// `galley lint`: Vale's rules on any Markdown, HTML or text file outside a project,
// answered in Vale's terms. Lines and columns count from 1, columns in code points,
// the last column included, as Vale counts them.
//
// What a configuration or rule has wrong goes to `diagnostics` (`prose.config`,
// `prose.rule`, with file, line and what is allowed); lint_files then gives nothing,
// and the program leaves with code 2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "prose/file_system.h"

namespace galley::prose {

// What would put an alert right, as rules name it: replace, remove, suggest, convert, edit.
struct Action {
  std::string name;
  std::vector<std::string> params;
};

struct LintAlert {
  Severity severity = Severity::warning;
  std::string rule;         // "Style.Rule"
  std::string message;
  std::string description;
  std::string link;
  std::string match;
  Action action;
  std::uint32_t line = 1;
  std::uint32_t first_column = 1;
  std::uint32_t last_column = 1;
  Span span;                // bytes of the file as it was read
};

struct LintedFile {
  std::string path;
  std::vector<LintAlert> alerts;  // by line, then column, then rule
};

struct LintReport {
  std::vector<LintedFile> files;     // in the order given, each once
  std::vector<std::string> notes;    // rules named as unsupported, match limits reached
  std::vector<std::string> unread;   // files that could not be read, and why; the others were checked
  [[nodiscard]] std::size_t count(Severity severity) const;
};

struct LintOptions {
  std::string config;                // path of a .vale.ini; empty: searched upward from `folder`
  std::string folder = ".";          // where the search begins
  bool grammar = false;              // rules of grammar too, as in a build: "Grammar.Agreement" …
  std::string minimum_level;         // overrides MinAlertLevel; empty: as configured
  // Path without suffix of the .aff and .dic that Vale.Spelling uses where the styles
  // folder has none; empty: the first of fallback_dictionaries that exists.
  std::string dictionary;
  std::vector<std::string> fallback_dictionaries = {"/usr/share/hunspell/en_US", "/usr/share/hunspell/en_GB"};
};

// `paths` name files (walking folders is the caller's). Files that are read are added to `files`.
[[nodiscard]] std::optional<LintReport> lint_files(const LintOptions& options, const std::vector<std::string>& paths,
                                                   const FileSystem& file_system, Files& files,
                                                   Diagnostics& diagnostics);

// The four forms of a report: Vale's JSON, one line an alert (path:line:column:rule:message),
// a page for people (without colour), and SARIF 2.1.0.
[[nodiscard]] std::string to_json(const LintReport& report);
[[nodiscard]] std::string to_lines(const LintReport& report);
[[nodiscard]] std::string to_page(const LintReport& report);
[[nodiscard]] std::string to_sarif(const LintReport& report);

}  // namespace galley::prose
