#include "base/files.h"

#include <algorithm>
#include <cassert>

namespace galley {
namespace {

std::vector<std::uint32_t> find_line_begins(std::string_view text) {
  std::vector<std::uint32_t> begins;
  begins.reserve(1 + text.size() / 32);
  begins.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins.push_back(static_cast<std::uint32_t>(at + 1));
  return begins;
}

// Index of the line that holds the byte at `offset`.
std::size_t line_of(const std::vector<std::uint32_t>& begins, std::uint32_t offset) {
  return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), offset) - begins.begin()) - 1;
}

}  // namespace

FileId Files::store(File file) {
  file.line_begins = find_line_begins(file.text);
  const auto id = static_cast<FileId>(files_.size());
  by_path_[file.path] = id;
  files_.push_back(std::move(file));
  return id;
}

FileId Files::add(std::string path, std::string text) {
  return store({std::move(path), std::move(text), std::nullopt, {}});
}

FileId Files::add_mapped(std::string path, MappedText text) {
  return store({std::move(path), std::move(text.text), std::move(text.map), {}});
}

const Files::File& Files::file(FileId id) const {
  assert(static_cast<std::size_t>(id) < files_.size());
  return files_[static_cast<std::size_t>(id)];
}

std::string_view Files::path(FileId id) const { return id == FileId::none ? std::string_view{} : file(id).path; }
std::string_view Files::text(FileId id) const { return file(id).text; }

std::string_view Files::text(Span span) const {
  if (!span) return {};
  const std::string_view whole = file(span.file).text;
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  return whole.substr(begin, std::max(span.end, span.begin) - span.begin);
}

const SourceMap* Files::map(FileId id) const {
  const File& found = file(id);
  return found.map ? &*found.map : nullptr;
}

std::optional<FileId> Files::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return std::nullopt;
  return found->second;
}

std::vector<FileId> Files::below(std::string_view folder) const {
  std::vector<FileId> result;
  for (auto at = by_path_.lower_bound(folder); at != by_path_.end() && at->first.starts_with(folder); ++at)
    result.push_back(at->second);
  return result;
}

Span Files::origin(Span span) const {
  // A manuscript maps to sources, which map to nothing: two steps are plenty, and the
  // bound keeps a faulty map from looping.
  for (int step = 0; step < 4 && span; ++step) {
    const SourceMap* found = map(span.file);
    if (found == nullptr) return span;
    span = found->locate(span.begin, span.end);
  }
  return span;
}

Place Files::place(Span span) const {
  span = origin(span);
  if (!span) return {};
  const File& found = file(span.file);
  const auto size = static_cast<std::uint32_t>(found.text.size());
  const std::uint32_t begin = std::min(span.begin, size);
  const std::uint32_t end = std::clamp(span.end, begin, size);
  const auto column = [&](std::size_t line, std::uint32_t offset) {
    const std::string_view before{found.text.data() + found.line_begins[line], offset - found.line_begins[line]};
    return static_cast<std::uint32_t>(count_code_points(before) + 1);
  };
  const std::size_t first = line_of(found.line_begins, begin);
  const std::size_t last = line_of(found.line_begins, end);
  return {found.path, static_cast<std::uint32_t>(first + 1), column(first, begin),
          static_cast<std::uint32_t>(last + 1), column(last, end)};
}

std::string_view Files::line(FileId id, std::uint32_t number) const {
  const File& found = file(id);
  if (number == 0 || number > found.line_begins.size()) return {};
  const std::string_view rest = std::string_view(found.text).substr(found.line_begins[number - 1]);
  return rest.substr(0, rest.find('\n'));
}

}  // namespace galley
