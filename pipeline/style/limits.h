// Limits: styles/limits.yml, what the contract allows of each output and field.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"

namespace galley::style {

struct Range {
  std::optional<int> min, max;
  std::string counts;        // what is counted, in words
  Span span;
};

// Limits of one output; absent: no limit.
struct OutputLimits {
  std::optional<Range> pages, slides;
  std::optional<double> warn_pages;       // warn when less of the last page is free
  std::optional<int> warn_lines;          // warn within so many lines of a limit
  std::optional<int> body_words;          // of a slide
  std::optional<int> title_lines, title_characters, table_rows;
  std::optional<int> notes_seconds;       // of a slide
  std::optional<int> total_minutes;
  int words_per_minute = 130;             // pace of reading aloud
  Span span;
  std::map<std::string, Span, std::less<>> keys;  // where each limit stands
};

struct FieldLimit {
  std::optional<int> words, characters;
  Span span;
};

struct Limits {
  std::map<std::string, OutputLimits, std::less<>> outputs;  // by the key an output names
  std::map<std::string, FieldLimit, std::less<>> fields;     // "finding.headline"
  std::optional<int> max_age_months;                         // of a fact
};

inline constexpr std::string_view limits_file = "styles/limits.yml";

// Reads styles/limits.yml. Mistakes are `limits.…` diagnostics.
[[nodiscard]] std::optional<Limits> read_limits(const Files& files, Diagnostics& diagnostics);

}  // namespace galley::style
