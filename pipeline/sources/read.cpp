#include "sources/read.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "sources/reading.h"
#include "sources/text.h"
#include "unicode/unicode.h"

namespace galley::sources {
namespace {

using ReadFile = void (*)(Reading&, FileId);

struct Place {
  std::string_view path;       // a file, or a folder with its last '/'
  std::string_view extension;  // of a folder's files
  ReadFile read;
};

// Where each kind of record stands, in the order of reading.
constexpr std::array places{
    Place{"sources/publication.yml", ".yml", read_publication},
    Place{"sources/references.json", ".json", read_references},
    Place{"sources/source-notes.yml", ".yml", read_source_notes},
    Place{"sources/platforms/", ".yml", read_platform},
    Place{"sources/states/", ".yml", read_state},
    Place{"sources/frameworks.yml", ".yml", read_frameworks},
    Place{"sources/context.yml", ".yml", read_context},
    Place{"sources/consultations/", ".yml", read_consultation},
    Place{"sources/findings/", ".md", read_finding},
    Place{"sources/recommendations/", ".md", read_recommendation},
    Place{"sources/chapters/", ".md", read_chapter},
    Place{"sources/front-matter/", ".md", read_front_matter},
    Place{"sources/figures/", ".yml", read_figure},
    Place{"sources/tables/", ".yml", read_table},
    Place{"sources/matrix.yml", ".yml", read_matrix},
};

// Read by other modules, or by people only.
constexpr std::array elsewhere{"sources/drafts/", "sources/review/", "sources/images/"};

bool stands_at(std::string_view path, const Place& place) {
  if (!place.path.ends_with('/')) return path == place.path;
  return path.starts_with(place.path) && path.ends_with(place.extension) &&
         path.find('/', place.path.size()) == std::string_view::npos;
}

bool belongs_elsewhere(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with("README") || name.starts_with('.') ||
         std::any_of(elsewhere.begin(), elsewhere.end(),
                     [path](std::string_view folder) { return path.starts_with(folder); });
}

// Data files beside figures and tables are read when those name them.
bool is_data(std::string_view path) {
  return path.ends_with(".csv") && (path.starts_with("sources/figures/") || path.starts_with("sources/tables/"));
}

void refuse_unknown_file(Reading& reading, FileId file) {
  const std::string_view path = reading.files.path(file);
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  std::vector<std::string> candidates;
  std::string hint;
  for (const Place& place : places) {
    if (place.path == folder) hint = fmt::format("files of {} end in {}", folder, place.extension);
    candidates.emplace_back(place.path);
    if (place.path.ends_with('/')) continue;
    if (const auto near = nearest(path, {std::string(place.path)})) hint = fmt::format("did you mean '{}'?", *near);
  }
  if (hint.empty())
    if (const auto near = nearest(folder, candidates)) hint = fmt::format("did you mean the folder '{}'?", *near);
  if (hint.empty()) hint = "sources/README.md says what can stand here";
  reading.diagnostics.error("source.unknown-file", {file, 0, 0}, "nothing reads this file", hint);
}

void read_files(Reading& reading) {
  const std::vector<FileId> all = reading.files.below("sources/");
  for (const Place& place : places)
    for (const FileId file : all)
      if (stands_at(reading.files.path(file), place)) place.read(reading, file);
  for (const FileId file : all) {
    const std::string_view path = reading.files.path(file);
    if (belongs_elsewhere(path) || is_data(path)) continue;
    if (std::none_of(places.begin(), places.end(), [path](const Place& place) { return stands_at(path, place); }))
      refuse_unknown_file(reading, file);
  }
}

std::vector<std::string> audience_order(const Corpus& corpus) {
  std::vector<std::string> order;
  for (const Name& audience : corpus.publication.audiences) order.push_back(audience.id.text);
  for (const auto& [id, recommendation] : corpus.recommendations)  // where publication.yml lists none
    if (const std::string& audience = recommendation.addressed_to.text;
        std::find(order.begin(), order.end(), audience) == order.end())
      order.push_back(audience);
  return order;
}

constexpr std::size_t longest_id = 40;

// What a malformed id may have been meant to be: "My finding" → "My-finding".
std::string near_id(std::string_view id) {
  std::string near;
  for (const char c : id) {
    if (ascii::is_alphanumeric(c)) near += c;
    else if (!near.empty() && near.back() != '-') near += '-';
  }
  near.resize(std::min(near.size(), longest_id));
  while (near.ends_with('-')) near.pop_back();
  return near;
}

void number_recommendations(Corpus& corpus) {
  int number = 0;
  for (const std::string& audience : audience_order(corpus))
    for (auto& [id, recommendation] : corpus.recommendations)
      if (recommendation.addressed_to.text == audience) recommendation.number = ++number;
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && ascii::is_alphanumeric(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
}

bool Reading::claim(const MappedText& id, std::string_view space) {
  if (id.empty()) return false;
  if (!is_id(id.text)) {
    std::string hint = "an id has at most 40 letters a-z, digits and hyphens, and begins with a letter or digit";
    if (const std::string near = near_id(id.text); !near.empty()) hint += fmt::format(": '{}' would do", near);
    diagnostics.error("id.form", id.span(), fmt::format("'{}' is not an id", id.text), std::move(hint));
    return false;
  }
  const auto [found, added] = taken.emplace(fmt::format("{}/{}", space, unicode::fold_case(id.text)), id.span());
  if (added) return true;
  const galley::Place first = files.place(found->second);
  diagnostics.error("id.duplicate", id.span(),
                    fmt::format("the id '{}' is taken by {}:{}", id.text, first.path, first.line),
                    "ids are unique in the project, whatever the case of their letters");
  return false;
}

MappedText Reading::id_of_file(FileId file) const {
  const std::string_view path = files.path(file);
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return {std::string(name.substr(0, name.rfind('.'))), {file, 0, 0}, Origin::changed};
}

void Reading::check_id(Fields& fields, const MappedText& id, Need need) {
  const MappedText given = fields.text("id", need);
  if (!given.empty() && given.text != id.text)
    diagnostics.error("id.file", given.span(),
                      fmt::format("the id '{}' is not the name of its file, '{}'", given.text, id.text),
                      "rename the file, or mend the id");
}

std::optional<YamlNode> parse_yaml_file(const Files& files, FileId file, Diagnostics& diagnostics) {
  const auto text = clean_text(files, file, diagnostics);
  if (!text) return std::nullopt;
  auto node = parse_yaml(*text, diagnostics);
  if (node && !node->span) node->span = {file, 0, 0};
  return node;
}

Corpus read_corpus(const Files& files, Diagnostics& diagnostics) {
  Corpus corpus;
  Reading reading{files, corpus, diagnostics, {}};
  read_files(reading);
  if (!files.find("sources/publication.yml"))
    diagnostics.error("source.missing-file", {}, "the project has no sources/publication.yml",
                      "it names the publication, its outputs and its deliverables; see sources/README.md");
  number_recommendations(corpus);
  check_links(reading);
  return corpus;
}

}  // namespace galley::sources
