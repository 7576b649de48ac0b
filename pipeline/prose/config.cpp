#include "prose/config.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "prose/ini.h"

namespace galley::prose {
namespace {

constexpr std::array core_keys = {"StylesPath",    "MinAlertLevel",  "Vocab",        "Packages",   "IgnoredScopes",
                                  "SkippedScopes", "IgnoredClasses", "WordTemplate", "NLPEndpoint"};
constexpr std::array former_core_keys = {"Processors", "Project", "SphinxBuildPath", "SphinxAutoBuild"};
constexpr std::array section_keys = {"BasedOnStyles", "IgnorePatterns", "BlockIgnores", "CommentDelimiters",
                                     "TokenIgnores",  "Transform",      "Lang",         "View"};
constexpr std::array not_everywhere = {"CommentDelimiters", "Transform", "View"};

// What Vale does and Galley does not.
struct Unsupported {
  std::string_view key, why;
};
constexpr std::array unsupported = {
    Unsupported{"Packages", "packages are not fetched: put their folders below StylesPath"},
    Unsupported{"NLPEndpoint", "parts of speech are found without a server"},
    Unsupported{"Transform", "files are not converted before they are read"},
    Unsupported{"View", "views of structured files are not supported"},
    Unsupported{"Lang", "sentences are found as in English"},
};

template <std::size_t size>
bool is_one_of(const std::array<const char*, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Reader {
 public:
  Reader(std::string path, const FileSystem& file_system, Files& files, Diagnostics& diagnostics)
      : file_system_(file_system), files_(files), diagnostics_(diagnostics) {
    config_.path = std::move(path);
  }

  std::optional<Config> run() {
    const auto text = file_system_.read(config_.path);
    if (!text) {
      diagnostics_.error("prose.config", {}, "the configuration '" + config_.path + "' cannot be read");
      return std::nullopt;
    }
    const FileId file = files_.add(config_.path, *text);
    if (find_invalid_utf8(*text)) {
      diagnostics_.error("prose.config", {file, 0, 0}, "the configuration is not valid UTF-8");
      return std::nullopt;
    }
    const IniFile ini = parse_ini(file, files_.text(file));
    for (const IniProblem& problem : ini.problems) error(problem.span, problem.message);
    for (const IniSection& section : ini.sections) read_section(section);
    if (failed_) return std::nullopt;
    return std::move(config_);
  }

 private:
  void error(Span span, std::string message, std::string hint = {}) {
    failed_ = true;
    diagnostics_.error("prose.config", span, std::move(message), std::move(hint));
  }

  void note_unsupported(const IniEntry& entry) {
    for (const Unsupported& option : unsupported)
      if (option.key == entry.key)
        config_.notes.push_back("'" + entry.key + "' was passed over: " + std::string(option.why));
  }

  void read_section(const IniSection& section) {
    if (section.name.empty()) {
      for (const IniEntry& entry : section.entries) read_core(entry);
    } else if (section.name == "formats") {
      for (const IniEntry& entry : section.entries) config_.formats[entry.key] = entry.value;
    } else if (section.name == "*") {
      config_.everywhere.name = "*";
      for (const IniEntry& entry : section.entries) read_entry(entry, config_.everywhere, true);
    } else if (section.name != "asciidoctor") {
      auto glob = Glob::compile(section.name);
      if (!glob) return error(section.span, glob.error().message);
      config_.sections.push_back({});
      config_.sections.back().name = section.name;
      config_.sections.back().glob = std::move(*glob);
      for (const IniEntry& entry : section.entries) read_entry(entry, config_.sections.back(), false);
    }
  }

  void read_core(const IniEntry& entry) {
    const auto merge = [&](std::vector<std::string>& list) {
      for (std::string& value : split_list(entry.value)) list.push_back(std::move(value));
    };
    if (entry.key == "StylesPath") {
      config_.styles_path = join_path(parent_folder(config_.path), entry.value);
      if (!file_system_.is_folder(config_.styles_path))
        error(entry.span, "the folder '" + config_.styles_path + "' of StylesPath does not exist",
              "name it from where this file stands; a build reads no folder outside its project");
    } else if (entry.key == "MinAlertLevel") {
      const auto level = severity_from(entry.value);
      if (!level) return error(entry.span, "MinAlertLevel '" + entry.value + "' is not known", "write suggestion, warning or error");
      config_.minimum = *level;
    } else if (entry.key == "Vocab") {
      for (const std::string& name : split_list(entry.value)) read_vocabulary(name, entry.span);
    } else if (entry.key == "IgnoredScopes") {
      merge(config_.ignored_scopes);
    } else if (entry.key == "SkippedScopes") {
      merge(config_.skipped_scopes);
    } else if (entry.key == "IgnoredClasses") {
      merge(config_.ignored_classes);
    } else if (entry.key == "WordTemplate") {
      config_.word_template = entry.value;
    } else if (is_one_of(section_keys, entry.key)) {
      error(entry.span, "'" + entry.key + "' belongs in a section", "move it below a '[*]' or '[*.md]' header");
    } else if (is_one_of(former_core_keys, entry.key)) {
      config_.notes.push_back("'" + entry.key + "' was passed over: it is an option of older versions of Vale");
    } else if (!is_one_of(core_keys, entry.key)) {
      unknown_key(entry);
    }
    note_unsupported(entry);
  }

  void unknown_key(const IniEntry& entry) {
    const std::vector<std::string> known(core_keys.begin(), core_keys.end());
    const auto near = nearest(entry.key, known);
    std::string hint = near ? "did you mean '" + *near + "'? allowed: " : "allowed: ";
    for (const std::string& key : known) hint += (&key == &known.front() ? "" : ", ") + key;
    error(entry.span, "unknown key '" + entry.key + "'", std::move(hint));
  }

  void read_vocabulary(const std::string& name, Span place) {
    const std::string folder = join_path(config_.styles_path, "config/vocabularies/" + name);
    if (!file_system_.is_folder(folder)) return error(place, "there is no vocabulary '" + name + "' (looked in '" + folder + "')");
    for (const std::string& path : file_system_.list(folder)) {
      const bool accept = path.ends_with("/accept.txt");
      if (!accept && !path.ends_with("/reject.txt")) continue;
      const auto text = file_system_.read(path);
      if (!text) continue;
      for (const std::string& word : word_lines(*text)) (accept ? config_.accepted : config_.rejected).push_back(word);
    }
  }

  static std::vector<std::string> word_lines(std::string_view text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      const std::size_t begin = line.find_first_not_of(" \t\r");
      if (begin == std::string_view::npos) continue;
      line = line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
      if (!line.starts_with("# ")) result.emplace_back(line);
    }
    return result;
  }

  void read_entry(const IniEntry& entry, ConfigSection& section, bool everywhere) {
    if (is_one_of(core_keys, entry.key))
      return error(entry.span, "'" + entry.key + "' belongs above the first '[…]' header");
    if (everywhere && is_one_of(not_everywhere, entry.key))
      return error(entry.span, "'" + entry.key + "' belongs in a section such as '[*.md]', not in '[*]'");
    if (entry.key == "BasedOnStyles") {
      section.has_styles = true;
      for (const std::string& style : split_list(entry.value)) {
        if (style.find('/') != std::string::npos || style == "..") {
          error(entry.span, "'" + style + "' is no style", "a style is the name of a folder below StylesPath");
          continue;
        }
        add_once(section.styles, style);
        config_.styles.emplace_back(style, entry.span);
      }
    } else if (entry.key == "BlockIgnores" || entry.key == "IgnorePatterns") {
      for (const std::string& pattern : read_patterns(entry)) add_once(section.block_ignores, pattern);
    } else if (entry.key == "TokenIgnores") {
      for (const std::string& pattern : read_patterns(entry)) add_once(section.token_ignores, pattern);
    } else if (entry.key == "CommentDelimiters") {
      const auto marks = split_list(entry.value);
      if (marks.size() != 2) return error(entry.span, "CommentDelimiters takes two marks, '{/*, */}'");
      section.comment_delimiters.emplace(marks[0], marks[1]);
    } else if (!is_one_of(section_keys, entry.key)) {
      read_toggle(entry, section);
    }
    note_unsupported(entry);
  }

  // A key that stands twice in a section adds to its list.
  static void add_once(std::vector<std::string>& list, const std::string& value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }

  std::vector<std::string> read_patterns(const IniEntry& entry) {
    std::vector<std::string> patterns = split_list(entry.value);
    for (const std::string& pattern : patterns)
      if (const auto regex = Regex::compile(pattern); !regex)
        error(entry.span, regex.error().message, "the pattern is: " + pattern + "; a comma inside one is written \\,");
    return patterns;
  }

  // Vale takes whatever is neither YES nor a level for NO; what can be meant is let pass.
  static bool means_no(const std::string& value) {
    static constexpr std::array values = {"NO", "No", "no", "OFF", "Off", "off", "FALSE", "False", "false"};
    return is_one_of(values, value);
  }

  void read_toggle(const IniEntry& entry, ConfigSection& section) {
    const auto level = severity_from(entry.value);
    if (entry.key.find('.') == std::string::npos)
      return error(entry.span, "'" + entry.key + "' is neither an option nor a rule", "options: BasedOnStyles, BlockIgnores, TokenIgnores, IgnorePatterns, CommentDelimiters, Lang; rules: Style.Rule");
    if (entry.value != "YES" && !means_no(entry.value) && !level)
      return error(entry.span, "'" + entry.value + "' is no value for a rule", "write YES, NO, suggestion, warning or error");
    if (!switched_.emplace(section.name, entry.key).second) return;  // the first of two counts, as in Vale
    section.rules.emplace_back(entry.key, !means_no(entry.value));
    if (level) config_.levels[entry.key] = *level;
    config_.rules.emplace_back(entry.key, entry.span);
  }

  const FileSystem& file_system_;
  Files& files_;
  Diagnostics& diagnostics_;
  Config config_;
  std::set<std::pair<std::string, std::string>> switched_;  // section and rule
  bool failed_ = false;
};

}  // namespace

bool Config::names_style(const std::string& style) const {
  for (const auto& [name, span] : styles)
    if (name == style) return true;
  for (const auto& [name, span] : rules)
    if (name.starts_with(style)) return true;
  return false;
}

bool FileRules::runs(const std::string& rule) const {
  const auto found = rules.find(rule);
  if (found != rules.end()) return found->second;
  return std::find(styles.begin(), styles.end(), rule.substr(0, rule.find('.'))) != styles.end();
}

FileRules rules_for(const Config& config, const std::string& path) {
  FileRules result;
  result.styles = config.everywhere.styles;
  result.any = config.everywhere.has_styles || !config.everywhere.rules.empty();
  for (const auto& [rule, on] : config.everywhere.rules) result.rules[rule] = on;
  for (const ConfigSection& section : config.sections) {
    if (!section.glob.matches(path)) continue;
    result.any = true;
    if (section.has_styles) result.styles = section.styles;
    for (const auto& [rule, on] : section.rules) result.rules[rule] = on;
  }
  return result;
}

std::optional<Severity> severity_from(std::string_view name) {
  if (name == "suggestion") return Severity::suggestion;
  if (name == "warning") return Severity::warning;
  if (name == "error") return Severity::error;
  return std::nullopt;
}

std::optional<Config> read_config(const std::string& path, const FileSystem& file_system, Files& files,
                                  Diagnostics& diagnostics) {
  return Reader(path, file_system, files, diagnostics).run();
}

std::string join_path(const std::string& folder, const std::string& path) {
  std::string result = path;
  while (result.starts_with("./")) result.erase(0, 2);
  if (result.empty() || result == ".") return folder;
  if (result.starts_with('/') || folder.empty() || folder == ".") return result;
  std::string base = folder;
  while (result.starts_with("../") && !base.empty() && !base.ends_with("..") && base != "/") {
    result.erase(0, 3);
    base = parent_folder(base);
    if (base == ".") return result;
  }
  return base.ends_with('/') ? base + result : base + "/" + result;
}

std::string parent_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string find_config(const std::string& folder, const FileSystem& file_system) {
  static constexpr std::array names = {".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini"};
  std::string here = folder;
  for (int depth = 0; depth < 64; ++depth) {
    for (const char* name : names) {
      const std::string path = join_path(here, name);
      if (!file_system.is_folder(path) && file_system.read(path)) return path;
    }
    if (here == "/" || here == ".") break;
    here = parent_folder(here);
  }
  return {};
}

}  // namespace galley::prose
