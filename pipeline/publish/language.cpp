#include "publish/language.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "prose/check.h"
#include "prose/consistency.h"
#include "prose/grammar_digest.h"
#include "prose/grammar_engine.h"
#include "publish/disk.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

constexpr std::string_view configuration = "styles/.vale.ini";
constexpr std::string_view consistency_file = "styles/consistency.yml";
constexpr std::string_view dictionary_folder = "/usr/share/hunspell/";

// The project's own files, and the dictionaries of the system; nothing else.
prose::FileSystem project_file_system(const Files& files) {
  prose::FileSystem system;
  system.read = [&files, disk = disk_file_system()](const std::string& path) -> std::optional<std::string> {
    if (const auto found = files.find(path)) return std::string(files.text(*found));
    if (path.starts_with(dictionary_folder)) return disk.read(path);
    return std::nullopt;
  };
  system.list = [&files](const std::string& folder) {
    std::vector<std::string> paths;
    for (const FileId id : files.below(folder.ends_with('/') ? folder : folder + "/"))
      paths.emplace_back(files.path(id));
    return paths;
  };
  system.is_folder = [&files](const std::string& path) {
    return !files.below(path.ends_with('/') ? path : path + "/").empty();
  };
  return system;
}

// Names that are right as the corpus spells them.
std::vector<std::string> known_names(const sources::Corpus& corpus) {
  std::set<std::string> names;
  const auto add = [&](const MappedText& name) {
    if (!name.empty()) names.insert(name.text);
  };
  for (const auto& [id, platform] : corpus.platforms) {
    add(platform.name);
    add(platform.company);
    add(platform.entity);
  }
  for (const auto& [id, state] : corpus.states) add(state.name);
  for (const sources::FrameworkGroup& group : corpus.frameworks) add(group.name);
  for (const auto& [key, reference] : corpus.references) {
    for (const MappedText* name : {&reference.title, &reference.container_title, &reference.publisher}) add(*name);
    for (const sources::PersonName& author : reference.authors) {
      names.insert(author.family);
      names.insert(author.given);
      names.insert(author.literal);
    }
  }
  add(corpus.publication.client_name);
  for (const sources::Author& author : corpus.publication.authors) add(author.name);
  for (const auto& [id, consultation] : corpus.consultations) {
    add(consultation.organization);
    add(consultation.person);
  }
  // A name's words stand alone too: "Bigo" for "Bigo Live".
  std::set<std::string> parts;
  for (const std::string& name : names)
    for (const unicode::Range& word : unicode::words(name)) {
      const std::string part = name.substr(word.begin, word.end - word.begin);
      std::size_t at = 0;
      if (unicode::is_upper(unicode::next_code_point(part, at))) parts.insert(part);
    }
  names.merge(parts);
  names.erase("");
  return {names.begin(), names.end()};
}

// Titles and names of several words, which stay as their bearers write them.
std::vector<std::string> source_names(const sources::Corpus& corpus) {
  std::set<std::string> names;
  const auto add = [&](const std::string& name) {
    if (name.find(' ') != std::string::npos) names.insert(name);
  };
  for (const auto& [key, reference] : corpus.references) {
    for (const MappedText* name : {&reference.title, &reference.container_title, &reference.publisher}) add(name->text);
    for (const sources::PersonName& author : reference.authors) add(author.literal);
  }
  for (const auto& [id, platform] : corpus.platforms)
    for (const MappedText* name : {&platform.name, &platform.company, &platform.entity}) add(name->text);
  for (const auto& [id, consultation] : corpus.consultations) add(consultation.organization.text);
  add(corpus.publication.client_name.text);
  return {names.begin(), names.end()};
}

// "house.Countries" stands in styles/house/Countries.yml.
prose::RuleNote note_of(const std::string& rule, const Files& files) {
  const std::size_t point = rule.find('.');
  const auto file = files.find("styles/" + rule.substr(0, point) + "/" + rule.substr(point + 1) + ".yml");
  return file ? prose::read_rule_note(files.text(*file)) : prose::RuleNote{};
}

void check_house_style(const std::vector<LanguageText>& texts, const sources::Corpus& corpus, Project& project,
                       const LanguageContext& context, LanguageReport& report, Diagnostics& diagnostics) {
  if (!project.files.find(configuration)) return;
  constexpr std::string_view kind = "spelling";
  prose::SpellMemory spelling;
  if (context.cache != nullptr)
    if (const auto memory = context.cache->find(kind, GALLEY_VERSION)) spelling.remember(*memory);
  prose::RuleSetOptions options;
  options.spelling = &spelling;
  options.config = configuration;
  options.known_names = known_names(corpus);
  options.source_names = source_names(corpus);
  const auto rules = prose::load_rules(options, project_file_system(project.files), project.files, diagnostics);
  if (!rules) return;
  report.rules = rules->names();
  for (const std::string& rule : report.rules) report.notes[rule] = note_of(rule, project.files);
  report.engines.push_back(
      {"house-style", rules->version().substr(0, 12),
       "rules of the styles named in styles/.vale.ini, with spelling by Nuspell and the English (United "
       "Kingdom) dictionary, the project's vocabulary and the names known from sources/. In quotations and italics "
                            "what they find is a suggestion; titles and names of sources stay as they are"});
  for (const LanguageText& text : texts) {
    Diagnostics found;
    prose::check_prose(*text.document, text.manuscript, text.output + ".md", project.files, *rules, found);
    for (Diagnostic& diagnostic : found.all()) diagnostic.outputs = {text.output};
    diagnostics.append(std::move(found));
  }
  if (context.cache != nullptr && spelling.changed()) context.cache->keep(kind, GALLEY_VERSION, spelling.text());
}

// What is known of paragraphs from earlier runs stands in one entry of the cache, so that a
// run after one edit looks at one paragraph, and reads one file.
void check_grammar(const std::vector<LanguageText>& texts, const LanguageContext& context, LanguageReport& report,
                   Diagnostics& diagnostics) {
  constexpr std::string_view kind = "grammar";
  prose::GrammarEngine engine({.threads = context.jobs});
  report.engines.push_back({engine.name(), engine.version(),
                            "rules over parts of speech in paragraphs and lists, doubtful hits only where link-grammar "
                            "agrees; not headings, tables or quotations" +
                                std::string(context.harper ? "" : ". No other grammar checker was used")});
  const std::string key = engine.version() + " " + std::string(prose::grammar_digest());
  if (context.cache != nullptr)
    if (const auto memory = context.cache->find(kind, key)) engine.remember(*memory);
  for (const LanguageText& text : texts) {
    Diagnostics found;
    prose::check_grammar(*text.document, text.manuscript, engine, found);
    for (Diagnostic& diagnostic : found.all()) diagnostic.outputs = {text.output};
    diagnostics.append(std::move(found));
  }
  if (context.cache != nullptr && engine.looked_at() > 0) context.cache->keep(kind, key, engine.memory());
}

// Only where it was asked for: what Harper finds depends on what is installed.
void check_harper(const std::vector<LanguageText>& texts, const LanguageContext& context, LanguageReport& report,
                  Diagnostics& diagnostics) {
  if (!context.harper) return;
  const prose::HarperEngine engine(context.harper);
  report.engines.push_back(
      {engine.name(), engine.version(),
       "grammar in paragraphs and lists, by harper.js under Node; where it agrees with a grammar rule the "
       "two are one warning"});
  for (const LanguageText& text : texts) {
    Diagnostics found;
    engine.check(prose::text_blocks(*text.document, text.manuscript), found);
    const bool failed = found.has_errors();
    for (Diagnostic& diagnostic : found.all()) diagnostic.outputs = {text.output};
    diagnostics.append(std::move(found));
    if (failed) return;  // said once
  }
  prose::join_agreeing(diagnostics);
}

// "FishTrack" is not "Fishtrack" nor "Fish Track".
void add_bearers(const sources::Corpus& corpus, prose::ConsistencyRules& rules) {
  for (const auto& [id, platform] : corpus.platforms) rules.bearers.push_back(platform.name.text);
  for (const auto& [id, state] : corpus.states) rules.bearers.push_back(state.name.text);
}

// Names in capitals ("VNG", "JOYY") look like abbreviations and need no introduction.
void add_known_names(const sources::Corpus& corpus, prose::ConsistencyRules& rules) {
  for (const std::string& name : known_names(corpus)) {
    const bool capitals =
        name.size() > 1 && name.find(' ') == std::string::npos && unicode::to_lower(name) != name &&
        std::none_of(name.begin(), name.end(), ascii::is_lower);
    const bool listed = std::any_of(rules.abbreviations.begin(), rules.abbreviations.end(),
                                    [&](const auto& abbreviation) { return abbreviation.short_form == name; });
    if (capitals && !listed) rules.abbreviations.push_back({name, {}, true});
  }
}

void check_consistency(const std::vector<LanguageText>& texts, const sources::Corpus& corpus, const Files& files,
                       LanguageReport& report, Diagnostics& diagnostics) {
  const auto file = files.find(consistency_file);
  std::optional<prose::ConsistencyRules> rules = prose::ConsistencyRules{};
  if (file) rules = prose::read_consistency(*file, files, diagnostics);
  if (!rules) return;
  add_known_names(corpus, *rules);
  add_bearers(corpus, *rules);
  report.engines.push_back(
      {"consistency", GALLEY_VERSION,
       "one spelling, hyphen, capital and name for a term across all deliverables; abbreviations; lists, "
       "headings, numbers, dates and quotation marks in one style"});
  std::vector<prose::ConsistencyText> documents;
  for (const LanguageText& text : texts) documents.push_back({text.document, text.manuscript, text.output});
  prose::check_consistency(documents, *rules, files, diagnostics);
}

}  // namespace

LanguageReport check_language(const std::vector<LanguageText>& texts, const sources::Corpus& corpus, Project& project,
                              const LanguageContext& context, Diagnostics& diagnostics) {
  LanguageReport report;
  check_house_style(texts, corpus, project, context, report, diagnostics);
  check_grammar(texts, context, report, diagnostics);
  check_harper(texts, context, report, diagnostics);
  check_consistency(texts, corpus, project.files, report, diagnostics);
  for (const LanguageText& text : texts)
    for (prose::SectionReadability& section : prose::section_readability(*text.document))
      report.readability.push_back({text.output, std::move(section)});
  return report;
}

}  // namespace galley::publish
