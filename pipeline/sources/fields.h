// Reading a YAML mapping field by field: each accessor checks the kind of its value and
// remembers its key; what is left over at the end is unknown. Internal to sources.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "sources/corpus.h"
#include "sources/yaml.h"

namespace galley::sources {

enum class Need : std::uint8_t { optional, required };

class Fields {
 public:
  // `what` names the record in messages: "a fact", "publication.yml".
  Fields(const YamlNode& node, std::string what, Diagnostics& diagnostics);

  [[nodiscard]] bool valid() const { return valid_; }
  [[nodiscard]] Span span() const { return node_.span; }

  [[nodiscard]] bool has(std::string_view key) const;
  // One line; folded line ends and the last one are dropped.
  MappedText text(std::string_view key, Need need = Need::optional);
  // Markdown blocks; white space around them is dropped.
  MappedText prose(std::string_view key, Need need = Need::optional);
  std::vector<MappedText> texts(std::string_view key, Need need = Need::optional);
  // A full day; `partial` lets "2024-04" and "2024" pass.
  Date date(std::string_view key, Need need = Need::optional, bool partial = false);
  std::optional<Located<int>> integer(std::string_view key, Need need = Need::optional);
  std::optional<Located<double>> number(std::string_view key, Need need = Need::optional);
  std::optional<bool> boolean(std::string_view key);
  // `confidential: true`, or the names of the fields that are: `confidential: [quote]`.
  struct Confidential {
    std::optional<bool> whole;
    std::vector<MappedText> fields;
  };
  Confidential confidential(const std::vector<std::string>& names);
  // The items of a list of mappings; the mapping at a key.
  const std::vector<YamlNode>& items(std::string_view key, Need need = Need::optional);
  const YamlNode* mapping(std::string_view key, Need need = Need::optional);

  // Index of the value in `names`; an unknown word is an error with the nearest as hint.
  std::optional<std::size_t> choice(std::string_view key, const std::vector<std::string>& names,
                                    Need need = Need::optional);

  // Reports keys that are missing and keys that nobody asked for; one that is misspelt is both,
  // and is said once.
  void finish();
  // The same for a mapping that may have other keys.
  void report_missing();

  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }

 private:
  const YamlNode* value(std::string_view key, Need need);
  [[nodiscard]] Span begin() const { return {node_.span.file, node_.span.begin, node_.span.begin}; }
  void wrong_kind(std::string_view key, const YamlNode& node, std::string_view expected, std::string hint = {});

  const YamlNode& node_;
  std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_, missing_;
  bool valid_ = false;
};

// A date as ISO 8601 writes it; nothing if it is not one.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// `text` without white space at both ends, no-break spaces included.
[[nodiscard]] MappedText trimmed(const MappedText& text);
// The same without blank lines at both ends: the indentation of the first line counts in Markdown.
[[nodiscard]] MappedText trimmed_block(const MappedText& text);

}  // namespace galley::sources
