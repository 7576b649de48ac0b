// Files: the text of every file of a run, in memory, so that each stage is a
// function of its arguments. `publish` and `cli` fill it; nobody else touches the disk.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source_map.h"

namespace galley {

// A place as people name it. Line and column count from 1, columns in code points.
struct Place {
  std::string_view path;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;  // exclusive
};

class Files {
 public:
  // `path` is relative to the project, with `/`. Text must already be valid UTF-8.
  FileId add(std::string path, std::string text);
  // A composed text (a manuscript): its spans lead through `map` to where they came from.
  FileId add_mapped(std::string path, MappedText text);

  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] std::string_view path(FileId id) const;
  [[nodiscard]] std::string_view text(FileId id) const;
  [[nodiscard]] std::string_view text(Span span) const;
  [[nodiscard]] const SourceMap* map(FileId id) const;  // null for a plain file
  [[nodiscard]] std::optional<FileId> find(std::string_view path) const;
  // Paths below `folder` ("findings/"), sorted.
  [[nodiscard]] std::vector<FileId> below(std::string_view folder) const;

  // Follows source maps until the span lies in a file that a person edits.
  [[nodiscard]] Span origin(Span span) const;
  // The place of a span, after origin().
  [[nodiscard]] Place place(Span span) const;
  // The whole line (1-based) of a file, without its end.
  [[nodiscard]] std::string_view line(FileId id, std::uint32_t number) const;

 private:
  struct File {
    std::string path;
    std::string text;
    std::optional<SourceMap> map;
    std::vector<std::uint32_t> line_begins;
  };
  FileId store(File file);
  [[nodiscard]] const File& file(FileId id) const;

  std::deque<File> files_;
  std::map<std::string, FileId, std::less<>> by_path_;
};

// The byte offset of the first malformed UTF-8 sequence (Unicode 15, table 3-7), if any.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);
// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// The candidate nearest to `word` by edits (insert, delete, replace, swap), if it is
// near enough to be what was meant; for "did you mean" hints.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace galley
