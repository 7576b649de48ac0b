// .vale.ini as values: where rules lie, which hold for which files, what is passed over.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "prose/file_system.h"
#include "prose/glob.h"

namespace galley::prose {

// One [glob] section; [*] is Config::everywhere.
struct ConfigSection {
  std::string name;
  Glob glob;
  bool has_styles = false;                          // BasedOnStyles is given
  std::vector<std::string> styles;
  std::vector<std::pair<std::string, bool>> rules;  // "Style.Rule" → on or off
  std::vector<std::string> block_ignores;
  std::vector<std::string> token_ignores;
  std::optional<std::pair<std::string, std::string>> comment_delimiters;
};

struct Config {
  std::string path;
  std::string styles_path;                       // folder; empty if none is given
  Severity minimum = Severity::suggestion;
  std::vector<std::string> accepted, rejected;   // vocabularies, in order
  std::vector<std::string> ignored_scopes, skipped_scopes, ignored_classes;
  std::string word_template;
  std::map<std::string, std::string> formats;    // ext → ext, without dots
  ConfigSection everywhere;
  std::vector<ConfigSection> sections;
  std::map<std::string, Severity> levels;        // of rules
  std::vector<std::pair<std::string, Span>> styles;  // every style named, in order
  std::vector<std::pair<std::string, Span>> rules;   // every rule named, in order
  std::vector<std::string> notes;                // what was passed over

  [[nodiscard]] bool names_style(const std::string& style) const;
};

// What holds for one file.
struct FileRules {
  std::vector<std::string> styles;
  std::map<std::string, bool> rules;
  bool any = false;      // whether the file is to be read at all
  [[nodiscard]] bool runs(const std::string& rule) const;
};
[[nodiscard]] FileRules rules_for(const Config& config, const std::string& path);

[[nodiscard]] std::optional<Severity> severity_from(std::string_view name);

// Reads the configuration and its vocabularies. Mistakes are `prose.config` errors.
[[nodiscard]] std::optional<Config> read_config(const std::string& path, const FileSystem& file_system, Files& files,
                                                Diagnostics& diagnostics);

// The configuration that holds for `folder`: .vale, _vale, vale.ini, .vale.ini or
// _vale.ini there or in a folder above; empty if there is none.
[[nodiscard]] std::string find_config(const std::string& folder, const FileSystem& file_system);

[[nodiscard]] std::string join_path(const std::string& folder, const std::string& path);
[[nodiscard]] std::string parent_folder(const std::string& path);

}  // namespace galley::prose
