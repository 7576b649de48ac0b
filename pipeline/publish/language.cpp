#include "publish/language.h"

#include <set>

#include "prose/check.h"
#include "publish/disk.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

constexpr std::string_view configuration = "styles/.vale.ini";
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
    for (const FileId id : files.below(folder.ends_with('/') ? folder : folder + "/")) paths.emplace_back(files.path(id));
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

}  // namespace

Engines check_language(const std::vector<LanguageText>& texts, const sources::Corpus& corpus, Project& project,
                       Diagnostics& diagnostics) {
  Engines engines;
  if (!project.files.find(configuration)) return engines;
  prose::RuleSetOptions options;
  options.config = configuration;
  options.known_names = known_names(corpus);
  const auto rules = prose::load_rules(options, project_file_system(project.files), project.files, diagnostics);
  if (!rules) return engines;
  engines.emplace_back("house-style", rules->version().substr(0, 12));

  for (const LanguageText& text : texts) {
    Diagnostics found;
    prose::check_prose(*text.document, text.manuscript, text.output + ".md", project.files, *rules, found);
    for (Diagnostic& diagnostic : found.all()) diagnostic.outputs = {text.output};
    diagnostics.append(std::move(found));
  }
  return engines;
}

}  // namespace galley::publish
