#include "prose/rule_loader.h"

#include <algorithm>
#include <array>
#include <map>

namespace galley::prose {
namespace {

struct Kind {
  std::string_view name;
  RulePointer (*make)(Definition, RuleKeys&, const RuleContext&);
};
constexpr std::array kinds = {
    Kind{"capitalization", make_capitalization}, Kind{"conditional", make_conditional},
    Kind{"consistency", make_consistency},       Kind{"existence", make_existence},
    Kind{"occurrence", make_occurrence},         Kind{"repetition", make_repetition},
    Kind{"substitution", make_substitution},     Kind{"readability", make_readability},
    Kind{"sequence", make_sequence},             Kind{"metric", make_metric},
};
constexpr std::string_view kind_names =
    "capitalization, conditional, consistency, existence, metric, occurrence, readability, repetition, sequence, "
    "spelling, substitution";

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string without_escaped_apostrophes(std::string_view text) {
  std::string result;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at > 0 ? text[at - 1] : '\n';
    if (quoted && text[at] == '\\' && at + 1 < text.size()) {
      if (text[at + 1] != '\'') result += text[at];
      result += text[++at];
      continue;
    }
    if (text[at] == '"' && (quoted || std::string_view(" \t\n[{,").find(before) != std::string_view::npos)) quoted = !quoted;
    result += text[at];
  }
  return result;
}

class Loader {
 public:
  Loader(const Config& config, const SpellingContext& spelling, Files& files, Diagnostics& diagnostics)
      : config_(config), spelling_(spelling), files_(files), diagnostics_(diagnostics) {
    context_.accepted = &config.accepted;
    context_.word_template = config.word_template;
  }

  std::optional<LoadedRules> run() {
    result_.notes = config_.notes;
    if (config_.names_style("Vale")) load_built_in();
    for (const auto& [style, span] : config_.styles) load_style(style, span);
    for (const auto& [rule, span] : config_.rules) load_single(rule);
    if (failed_) return std::nullopt;
    note_missing_rules();
    for (auto& [name, rule] : rules_) {
      for (const std::string& scope : rule->definition().scopes) {
        const std::string base = scope.substr(0, scope.find('.'));
        result_.has_paragraphs = result_.has_paragraphs || base == "paragraph";
        result_.has_sentences = result_.has_sentences || base == "sentence";
      }
      add_to_prefilter(*rule);
      result_.rules.push_back(std::move(rule));
    }
    return std::move(result_);
  }

 private:
  Definition built_in(const std::string& name, std::string message) {
    Definition definition;
    definition.name = "Vale." + name;
    definition.message = std::move(message);
    definition.level = level_of(definition.name, Severity::error);
    definition.scopes = {"text"};
    definition.selector = Selector(definition.scopes);
    return definition;
  }

  Severity level_of(const std::string& name, Severity otherwise) const {
    const auto found = config_.levels.find(name);
    return found == config_.levels.end() ? otherwise : found->second;
  }

  // Whether no file can need the rule, so that its dictionary need not be read.
  [[nodiscard]] bool is_switched_off(const std::string& name) const {
    const std::string style = name.substr(0, name.find('.'));
    const auto switched = [&](const ConfigSection& section, bool on) {
      return std::find(section.rules.begin(), section.rules.end(), std::pair(name, on)) != section.rules.end();
    };
    const auto names_style = [&](const ConfigSection& section) {
      return std::find(section.styles.begin(), section.styles.end(), style) != section.styles.end();
    };
    const auto switches_on = [&](const ConfigSection& section) { return switched(section, true); };
    if (switches_on(config_.everywhere) || std::any_of(config_.sections.begin(), config_.sections.end(), switches_on)) return false;
    if (switched(config_.everywhere, false)) return true;
    const auto leaves_on = [&](const ConfigSection& section) { return names_style(section) && !switched(section, false); };
    return !leaves_on(config_.everywhere) && std::none_of(config_.sections.begin(), config_.sections.end(), leaves_on);
  }

  // A switch for a rule that does not exist is most often a slip of the pen.
  void note_missing_rules() {
    constexpr std::size_t most_named = 10;
    std::set<std::string> missing;
    for (const auto& [rule, span] : config_.rules)
      if (!rule.starts_with("Vale.") && !rules_.contains(rule) && !passed_over_.contains(rule) &&
          missing.insert(rule).second && missing.size() <= most_named) {
        const Place place = files_.place(span);
        result_.notes.push_back(std::string(place.path) + ":" + std::to_string(place.line) + ": there is no rule '" + rule +
                                "' to switch");
      }
    if (missing.size() > most_named)
      result_.notes.push_back("nor are there " + std::to_string(missing.size() - most_named) +
                              " others that are switched");
  }

  void add_to_prefilter(const Rule& rule) {
    const Regex* pattern = rule.necessary();
    const auto letters = pattern == nullptr ? std::nullopt : necessary_letters(pattern->pattern());
    if (letters) result_.prefilter.add(result_.rules.size(), *letters);
    result_.filtered.push_back(letters ? 1 : 0);
    result_.parts.add(pattern);
  }

  void add(RulePointer rule) {
    if (!rule) return;
    const std::string name = rule->definition().name;
    rules_.emplace(name, std::move(rule));
  }

  void load_built_in() {
    Definition repetition = built_in("Repetition", "'%s' is repeated!");
    repetition.action = {"edit", {"truncate", " "}};
    add(make_word_repetition(std::move(repetition), context_));
    if (!config_.accepted.empty())
      add(make_vocabulary_terms(built_in("Terms", "Use '%s' instead of '%s'."), config_.accepted, context_));
    if (!config_.rejected.empty())
      add(make_vocabulary_avoid(built_in("Avoid", "Avoid using '%s'."), config_.rejected, context_));
    if (is_switched_off("Vale.Spelling")) return;
    Definition spelling = built_in("Spelling", "Did you really mean '%s'?");
    spelling.action = {"suggest", {"spellings"}};
    const yaml::Node none;
    RuleKeys keys(none, diagnostics_);
    RulePointer rule = make_spelling(std::move(spelling), keys, context_, spelling_);
    failed_ = failed_ || keys.failed();
    add(std::move(rule));
  }

  void load_style(const std::string& style, Span place) {
    if (style == "Vale" || !styles_.insert(style).second) return;
    const std::string folder = join_path(config_.styles_path, style);
    if (!spelling_.file_system->is_folder(folder)) {
      failed_ = true;
      diagnostics_.error("prose.config", place, "there is no style '" + style + "' (looked for the folder '" + folder + "')",
                         "a style is a folder of .yml rules below StylesPath");
      return;
    }
    for (const std::string& path : spelling_.file_system->list(folder))
      if (path.ends_with(".yml")) load_file(path);
  }

  void load_single(const std::string& rule) {
    const std::string style = rule.substr(0, rule.find('.'));
    if (style == "Vale" || styles_.contains(style)) return;
    const std::string path = join_path(config_.styles_path, style + "/" + rule.substr(rule.find('.') + 1) + ".yml");
    if (spelling_.file_system->read(path)) load_file(path);
  }

  void load_file(const std::string& path) {
    const std::string file = file_name(path);
    const std::string name = file_name(parent_folder(path)) + "." + file.substr(0, file.find('.'));
    const auto text = spelling_.file_system->read(path);
    if (!text || rules_.contains(name)) return;
    const FileId id = files_.add(path, *text);
    if (find_invalid_utf8(*text)) return fail({id, 0, 0}, "the rule is not valid UTF-8");
    std::string_view content = files_.text(id);
    const std::uint32_t mark = content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto node = parse_rule(id, content.substr(mark), mark);
    if (!node) {
      failed_ = true;
      return;
    }
    if (!node->is_mapping()) return fail({id, 0, 0}, "a rule is a mapping with 'extends' and 'message'");
    load_rule(*node, name);
  }

  // Published packages write \' inside double quotation marks, which YAML forbids but
  // Vale's reader allows.
  std::optional<yaml::Node> parse_rule(FileId file, std::string_view text, std::uint32_t offset) {
    Diagnostics problems;
    auto node = yaml::parse_yaml(file, text, problems, offset);
    if (!node && text.find("\\'") != std::string_view::npos) {
      Diagnostics again;
      node = yaml::parse_yaml(file, without_escaped_apostrophes(text), again, offset);
    }
    if (!node) diagnostics_.append(std::move(problems));
    return node;
  }

  void fail(Span span, std::string message, std::string hint = {}) {
    failed_ = true;
    diagnostics_.error("prose.rule", span, std::move(message), std::move(hint));
  }

  void load_rule(const yaml::Node& node, const std::string& name) {
    RuleKeys keys(node, diagnostics_);
    Definition definition = read_definition(keys, name);
    if (keys.failed()) {
      failed_ = true;
      return;
    }
    if (definition.extends == "script") {
      passed_over_.insert(name);
      result_.notes.push_back("rule " + name + " is a 'script' rule, which is not supported; it was passed over");
      return;
    }
    if (definition.extends == "spelling" && is_switched_off(name)) {
      passed_over_.insert(name);
      return;
    }
    note_odd(definition, keys);
    RulePointer rule;
    if (definition.extends == "spelling") {
      rule = make_spelling(std::move(definition), keys, context_, spelling_);
    } else {
      const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& candidate) { return candidate.name == definition.extends; });
      rule = kind->make(std::move(definition), keys, context_);
    }
    failed_ = failed_ || keys.failed();
    add(std::move(rule));
  }

  // What is allowed and can hardly be meant: a rule that can never find anything.
  void note_odd(const Definition& definition, RuleKeys& keys) {
    static constexpr std::array known = {"text",   "heading",  "list",     "table",  "header", "cell", "caption", "figure",
                                         "quote",  "blockquote", "paragraph", "sentence", "summary", "raw", "attr", "alt",
                                         "frontmatter", "title", "comment", "line",  "block"};
    for (const std::string& scope : definition.scopes) {
      const std::string_view named = std::string_view(scope).substr(scope.starts_with('~') ? 1 : 0);
      const std::string first(named.substr(0, named.find_first_of(".& ")));
      const bool heading = first.size() == 2 && first[0] == 'h';
      if (!heading && !first.empty() && std::find(known.begin(), known.end(), first) == known.end() &&
          !first.starts_with("md") && !first.starts_with("html") && !first.starts_with("txt"))
        result_.notes.push_back("rule " + definition.name + ": no text has the scope '" + first +
                                "'; scopes: text, heading, list, table, blockquote, paragraph, sentence, summary, raw");
    }
    if (definition.extends == "existence" && keys.list("tokens").empty() && keys.list("raw").empty())
      result_.notes.push_back("rule " + definition.name + " looks for nothing: it has neither 'tokens' nor 'raw'");
    if (definition.extends == "substitution" && keys.pairs("swap").empty())
      result_.notes.push_back("rule " + definition.name + " looks for nothing: its 'swap' is empty");
    if (definition.extends == "occurrence" && keys.text("token").empty())
      result_.notes.push_back("rule " + definition.name + " looks for nothing: it has no 'token'");
  }

  Definition read_definition(RuleKeys& keys, const std::string& name) {
    Definition definition;
    definition.name = name;
    definition.place = keys.start();
    definition.extends = keys.text("extends");
    definition.message = keys.text("message");
    definition.description = keys.text("description");
    definition.link = keys.text("link");
    definition.limit = static_cast<std::size_t>(std::max(0.0, keys.number("limit", 0)));
    definition.action = keys.action();
    definition.scopes = keys.list("scope");
    keys.text("name");
    if (definition.scopes.empty()) definition.scopes = {"text"};
    definition.selector = Selector(definition.scopes);
    const std::string level = keys.text("level", keys.names("level") ? "" : "warning");
    if (const auto severity = severity_from(level)) {
      definition.level = level_of(name, *severity);
    } else {
      keys.error(keys.place("level"), "there is no level '" + level + "'", "levels: suggestion, warning, error");
    }
    check_definition(definition, keys);
    return definition;
  }

  static void check_definition(const Definition& definition, RuleKeys& keys) {
    const bool known = definition.extends == "spelling" || definition.extends == "script" ||
                       std::any_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.name == definition.extends; });
    if (definition.extends.empty())
      keys.error(keys.start(), "the key 'extends' is missing", "it must be one of: " + std::string(kind_names));
    else if (!known)
      keys.error(keys.place("extends"), "there is no kind of rule '" + definition.extends + "'",
                 "'extends' must be one of: " + std::string(kind_names));
    if (!keys.has("message")) keys.error(keys.start(), "the key 'message' is missing");
    for (const std::string& scope : definition.scopes) {
      if (scope.find('&') != std::string::npos) continue;
      const std::string base = scope.substr(scope.starts_with('~') ? 1 : 0, scope.find('.') - (scope.starts_with('~') ? 1 : 0));
      const std::string first = base.substr(0, base.find('.'));
      if (first == "code" || first == "link" || first == "strong" || first == "emphasis")
        keys.error(keys.place("scope"), "the scope '" + first + "' is not supported", "use 'raw' and a pattern of the markup");
      if (first.find(' ') != std::string::npos)
        keys.error(keys.place("scope"), "the scope '" + scope + "' contains spaces", "join scopes with '&' or list them");
    }
  }

  const Config& config_;
  const SpellingContext& spelling_;
  Files& files_;
  Diagnostics& diagnostics_;
  RuleContext context_;
  std::map<std::string, RulePointer> rules_;
  std::set<std::string> styles_;
  std::set<std::string> passed_over_;
  LoadedRules result_;
  bool failed_ = false;
};

}  // namespace

std::optional<LoadedRules> load_rule_files(const Config& config, const SpellingContext& spelling, Files& files,
                                           Diagnostics& diagnostics) {
  return Loader(config, spelling, files, diagnostics).run();
}

}  // namespace galley::prose
