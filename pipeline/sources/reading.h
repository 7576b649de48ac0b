// What the readers of the several kinds of records share. Internal to sources.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "sources/corpus.h"
#include "sources/fields.h"

namespace galley::sources {

// One run of read_corpus.
struct Reading {
  const Files& files;
  Corpus& corpus;
  Diagnostics& diagnostics;
  std::map<std::string, Span> taken;  // ids in use, case folded → where

  // Reports an id that is malformed, or that another record of the same `space` has.
  // Records that can be cited share one space; figures, tables, chapters have their own.
  bool claim(const MappedText& id, std::string_view space = "record");

  // The id of a file: its name without folder and extension.
  [[nodiscard]] MappedText id_of_file(FileId file) const;
  // Checks that the key `id` of the file, if given, says the same as its name.
  void check_id(Fields& fields, const MappedText& id, Need need);

  // Parses a YAML file whose top is a mapping and calls read(fields); unknown keys are reported.
  template <class Read>
  void yaml_file(FileId file, std::string what, Read read);
};

// sources/publication.yml
void read_publication(Reading& reading, FileId file);

// platforms/, states/, consultations/, frameworks.yml, context.yml
void read_platform(Reading& reading, FileId file);
void read_state(Reading& reading, FileId file);
void read_consultation(Reading& reading, FileId file);
void read_frameworks(Reading& reading, FileId file);
void read_context(Reading& reading, FileId file);

// references.json and source-notes.yml
void read_references(Reading& reading, FileId file);
void read_source_notes(Reading& reading, FileId file);

// findings/, recommendations/, chapters/, front-matter/
void read_finding(Reading& reading, FileId file);
void read_recommendation(Reading& reading, FileId file);
void read_chapter(Reading& reading, FileId file);
void read_front_matter(Reading& reading, FileId file);

// figures/, tables/, matrix.yml
void read_figure(Reading& reading, FileId file);
void read_table(Reading& reading, FileId file);
void read_matrix(Reading& reading, FileId file);

// References from record to record that lead nowhere.
void check_links(const Reading& reading);

[[nodiscard]] Upkeep read_upkeep(Fields& fields);

// Moves a confidential text out of its field, so that no output can show it.
inline void withhold(MappedText& field, std::vector<MappedText>& withheld) {
  if (!field.empty()) withheld.push_back(std::move(field));
  field = MappedText{};
}

// Text and tree of a YAML file; nothing if it does not parse.
[[nodiscard]] std::optional<YamlNode> parse_yaml_file(const Files& files, FileId file, Diagnostics& diagnostics);

template <class Read>
void Reading::yaml_file(FileId file, std::string what, Read read) {
  const auto node = parse_yaml_file(files, file, diagnostics);
  if (!node) return;
  Fields fields(*node, std::move(what), diagnostics);
  if (!fields.valid()) return;
  read(fields);
  fields.finish();
}

}  // namespace galley::sources
