#include "prose/check.h"

#include <algorithm>
#include <iterator>

#include "base/hash.h"
#include "prose/document_blocks.h"
#include "prose/linter.h"
#include "prose/message.h"
#include "prose/others_words.h"

namespace galley::prose {

struct RuleSet::Content {
  Config config;
  LoadedRules rules;
  std::vector<std::string> source_names;
  std::string version;
};

RuleSet::RuleSet() : content_(std::make_unique<Content>()) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;
std::string RuleSet::version() const { return content_->version; }
std::size_t RuleSet::size() const { return content_->rules.rules.size(); }
std::vector<std::string> RuleSet::names() const {
  std::vector<std::string> names;
  for (const auto& rule : content_->rules.rules) names.push_back(rule->definition().name);
  return names;
}

namespace {

// How the switches stand behind a comment of the manuscript.
struct SwitchedAt {
  std::size_t place = 0;
  Switches state;
};

std::vector<SwitchedAt> read_switches(std::string_view text, const std::vector<std::string>& styles) {
  std::vector<SwitchedAt> result;
  Switches state;
  for (std::size_t at = text.find("<!-- vale "); at != std::string_view::npos; at = text.find("<!-- vale ", at + 4)) {
    const std::size_t end = text.find("-->", at);
    if (end == std::string_view::npos) break;
    state.read(trim_space(text.substr(at + 4, end - at - 4)), styles);
    result.push_back({at, state});
  }
  return result;
}

// Blocks as the linter takes them: each with the switches as they stand at its end.
WalkResult with_switches(DocumentBlocks document, std::string_view manuscript, const std::vector<std::string>& styles) {
  WalkResult result;
  result.summary = std::move(document.summary);
  result.counts = std::move(document.counts);
  const std::vector<SwitchedAt> switches = read_switches(manuscript, styles);
  for (TextBlock& block : document.blocks) {
    const std::size_t end = block.text.span().end;
    const auto later = std::partition_point(switches.begin(), switches.end(),
                                            [&](const SwitchedAt& one) { return one.place < end; });
    const bool running = block.scope == "text.md";
    result.blocks.push_back(
        {std::move(block), later == switches.begin() ? Switches() : std::prev(later)->state, running, 0});
  }
  if (!switches.empty()) result.switches = switches.back().state;
  return result;
}

// Only what changes exactly the words that were found is a fix.
void add_fixes(const Finding& finding, const Files& files, Diagnostic& diagnostic) {
  const std::vector<std::string>& choices = finding.hit.replacements;
  if (choices.size() == 1 && finding.span && files.text(finding.span) == finding.hit.match)
    diagnostic.fixes.push_back({finding.span, choices[0]});
  if (!choices.empty() && !choices[0].empty() && finding.hit.message.find(choices[0]) == std::string::npos)
    diagnostic.hints.push_back("write " + one_of(choices));
}

Diagnostic to_diagnostic(const Finding& finding, FileId manuscript, const Files& files) {
  const Definition& definition = finding.rule->definition();
  Diagnostic result;
  result.severity = definition.level;
  result.rule = definition.name;
  result.message = finding.hit.message;
  result.span = finding.hit.at_start ? Span{manuscript, 0, 0} : finding.span;
  result.text = finding.hit.match;
  result.engine = "house-style";
  result.link = definition.link;
  if (!finding.hit.description.empty()) result.hints.push_back(finding.hit.description);
  const std::vector<std::string> suggestions = finding.rule->suggest(finding.hit.match);
  if (!suggestions.empty()) result.hints.push_back("perhaps " + one_of(suggestions));
  add_fixes(finding, files, result);
  return result;
}

// What is wrong in another's words is for a person to compare with the source: it blocks
// nothing, and no fix touches it. Hints about them are of no use.
bool judge_quoted(Diagnostic& diagnostic) {
  if (diagnostic.severity == Severity::suggestion) return false;
  diagnostic.severity = Severity::suggestion;
  diagnostic.fixes.clear();
  diagnostic.hints.insert(diagnostic.hints.begin(),
                          "in a quotation or in italics: leave it if these are the words of the source");
  return true;
}

}  // namespace

std::optional<RuleSet> load_rules(const RuleSetOptions& options, const FileSystem& file_system, Files& files,
                                  Diagnostics& diagnostics) {
  std::string digests;
  FileSystem noting = file_system;
  noting.read = [&](const std::string& path) {
    auto text = file_system.read(path);
    if (text) digests += sha256(*text);
    return text;
  };
  auto config = read_config(options.config, noting, files, diagnostics);
  if (!config) return std::nullopt;
  const SpellingContext spelling{&noting, config->styles_path, config->path, options.dictionaries, options.known_names,
                                 options.spelling};
  auto rules = load_rule_files(*config, spelling, files, diagnostics);
  if (!rules) return std::nullopt;
  for (const std::string& note : rules->notes) diagnostics.suggestion("prose.unsupported", {}, note);
  for (const std::string& name : options.known_names) digests += name + "\n";
  for (const std::string& name : options.source_names) digests += name + "\n";
  RuleSet result;
  result.content().config = std::move(*config);
  result.content().rules = std::move(*rules);
  result.content().source_names = options.source_names;
  result.content().version = "2-" + sha256(digests).substr(0, 16);
  return result;
}

TextBlocks text_blocks(const document::Document& document, FileId) { return document_blocks(document).blocks; }

void check_prose(const document::Document& document, FileId manuscript, const std::string& path, const Files& files,
                 const RuleSet& rules, Diagnostics& diagnostics) {
  const RuleSet::Content& content = rules.content();
  const FileRules file_rules = rules_for(content.config, path);
  if (!file_rules.any) return;
  const std::string_view text = files.text(manuscript);
  const FileSource source(manuscript, text);
  DocumentBlocks parts = document_blocks(document);
  const OthersWords others(document, parts.blocks, content.source_names);
  const BlockSet blocks =
      complete_blocks(with_switches(std::move(parts), text, file_rules.styles), source.text(), ".md", content.rules);
  for (const Finding& finding : run_rules(content.rules, content.config, file_rules, blocks, source)) {
    Diagnostic diagnostic = to_diagnostic(finding, manuscript, files);
    if (others.name(diagnostic.span, text)) continue;
    if (!others.quote(diagnostic.span) || judge_quoted(diagnostic)) diagnostics.add(std::move(diagnostic));
  }
  for (const auto& rule : content.rules.rules)
    if (rule->limits_reached() > 0)
      diagnostics.warning("prose.limit", {},
                          "the rule " + rule->definition().name + " gave up: matching took too many steps",
                          "simplify its pattern");
}

}  // namespace galley::prose
