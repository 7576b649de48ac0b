#include "style/limits.h"

#include <fmt/format.h>

#include "yaml/reader.h"

namespace galley::style {
namespace {

using yaml::Mapping;

class LimitsReader {
 public:
  explicit LimitsReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Limits read(Mapping& root) {
    if (const yaml::Node* outputs = root.mapping("outputs")) {
      for (const yaml::Entry& entry : outputs->entries) limits_.outputs.emplace(entry.key, read_output(entry.value));
    }
    if (const yaml::Node* fields = root.mapping("fields")) {
      for (const yaml::Entry& entry : fields->entries) limits_.fields.emplace(entry.key, read_field(entry.value));
    }
    if (const yaml::Node* facts = root.mapping("facts")) {
      Mapping mapping(*facts, "limits", diagnostics_);
      limits_.max_age_months = count(mapping, "max_age_months");
    }
    return std::move(limits_);
  }

 private:
  std::optional<int> count(Mapping& mapping, std::string_view key) {
    const yaml::Node* node = mapping.optional(key);
    if (!node) return std::nullopt;
    const std::optional<std::int64_t> value = yaml::to_integer(*node);
    if (value && *value >= 0 && *value <= 1'000'000) return static_cast<int>(*value);
    mapping.wrong_kind(*node, key, "a whole number of 0 or more");
    return std::nullopt;
  }

  std::optional<Range> range(Mapping& output, std::string_view key) {
    const yaml::Node* node = output.mapping(key);
    if (!node) return std::nullopt;
    Mapping mapping(*node, "limits", diagnostics_);
    Range range{count(mapping, "min"), count(mapping, "max"), mapping.text_or("counts", ""), node->span};
    if (range.min && range.max && *range.min > *range.max) {
      diagnostics_.error("limits.range", node->span,
                         fmt::format("the least, {}, is more than the most, {}", *range.min, *range.max));
    }
    return range;
  }

  OutputLimits read_output(const yaml::Node& node) {
    OutputLimits limits;
    limits.span = node.span;
    for (const yaml::Entry& entry : node.entries)
      limits.keys.emplace(entry.key, Span{entry.key_span.file, entry.key_span.begin, entry.value.span.end});
    Mapping mapping(node, "limits", diagnostics_);
    limits.pages = range(mapping, "pages");
    limits.slides = range(mapping, "slides");
    if (mapping.optional("warn_pages")) limits.warn_pages = mapping.number("warn_pages");
    limits.warn_lines = count(mapping, "warn_lines");
    limits.body_words = count(mapping, "body_words");
    limits.title_lines = count(mapping, "title_lines");
    limits.title_characters = count(mapping, "title_characters");
    limits.table_rows = count(mapping, "table_rows");
    limits.notes_seconds = count(mapping, "notes_seconds");
    limits.total_minutes = count(mapping, "total_minutes");
    const std::optional<int> pace = count(mapping, "words_per_minute");
    if (pace && *pace == 0)
      mapping.wrong_kind(*mapping.optional("words_per_minute"), "words_per_minute", "a whole number above 0");
    limits.words_per_minute = pace && *pace > 0 ? *pace : limits.words_per_minute;
    return limits;
  }

  FieldLimit read_field(const yaml::Node& node) {
    FieldLimit limit;
    limit.span = node.span;
    Mapping mapping(node, "limits", diagnostics_);
    limit.words = count(mapping, "words");
    limit.characters = count(mapping, "characters");
    return limit;
  }

  Diagnostics& diagnostics_;
  Limits limits_;
};

}  // namespace

std::optional<Limits> read_limits(const Files& files, Diagnostics& diagnostics) {
  const std::optional<FileId> file = files.find(limits_file);
  if (!file) {
    diagnostics.error("limits.missing", {}, fmt::format("the file {} is missing", limits_file),
                      "copy it from the sample project");
    return std::nullopt;
  }
  const std::optional<yaml::Node> node = yaml::parse_yaml(*file, files.text(*file), diagnostics);
  if (!node) return std::nullopt;
  Mapping root(*node, "limits", diagnostics);
  if (!node->is_mapping()) return std::nullopt;
  return LimitsReader(diagnostics).read(root);
}

}  // namespace galley::style
