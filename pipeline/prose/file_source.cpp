#include "prose/file_source.h"

#include <algorithm>

#include "base/files.h"

namespace galley::prose {
namespace {

constexpr std::size_t step = 1024;  // bytes whose code points are counted at once

Span at(FileId file, std::size_t begin, std::size_t end) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

FileSource::FileSource(FileId file, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t here = text.find('\r'); here != std::string_view::npos; here = text.find('\r', here + 1)) {
    text_.append(text.substr(done, here - done), at(file, done, here), Origin::copy);
    const bool with_feed = here + 1 < text.size() && text[here + 1] == '\n';
    if (with_feed) {
      removed_.push_back(static_cast<std::uint32_t>(here));
      done = here + 1;
    } else {
      text_.append("\n", at(file, here, here + 1), Origin::changed);
      done = here + 1;
    }
  }
  text_.append(text.substr(done), at(file, done, text.size()), Origin::copy);
  line_begins_.push_back(0);
  for (std::size_t here = text_.text.find('\n'); here != std::string::npos; here = text_.text.find('\n', here + 1))
    line_begins_.push_back(static_cast<std::uint32_t>(here + 1));
  const std::string_view normal = text_.text;
  std::size_t count = 0;
  for (std::size_t here = 0; here < normal.size(); here += step) {
    code_points_.push_back(count);
    count += count_code_points(normal.substr(here, step));
  }
}

std::uint32_t FileSource::normal_offset(std::uint32_t file_offset) const {
  const auto before = std::lower_bound(removed_.begin(), removed_.end(), file_offset) - removed_.begin();
  return file_offset - static_cast<std::uint32_t>(before);
}

std::size_t FileSource::code_points_before(std::size_t offset) const {
  if (code_points_.empty()) return 0;
  const std::size_t number = std::min(offset / step, code_points_.size() - 1);
  return code_points_[number] +
         count_code_points(std::string_view(text_.text).substr(number * step, offset - number * step));
}

FileSource::Position FileSource::position(Span span) const {
  const std::string_view text = text_.text;
  const std::uint32_t begin =
      std::min<std::uint32_t>(normal_offset(span.begin), static_cast<std::uint32_t>(text.size()));
  const std::uint32_t end = std::clamp(normal_offset(span.end), begin, static_cast<std::uint32_t>(text.size()));
  const auto line = std::upper_bound(line_begins_.begin(), line_begins_.end(), begin) - line_begins_.begin() - 1;
  const std::uint32_t line_begin = line_begins_[static_cast<std::size_t>(line)];
  const std::size_t next = static_cast<std::size_t>(line) + 1;
  const std::uint32_t line_end =
      next < line_begins_.size() ? line_begins_[next] : static_cast<std::uint32_t>(text.size());
  Position result;
  result.line = static_cast<std::uint32_t>(line) + 1;
  const std::size_t first = code_points_before(begin);
  const std::size_t length = code_points_before(end) - first;
  const std::size_t before = code_points_before(line_begin);
  const std::size_t most = code_points_before(line_end) - before;
  result.first_column = static_cast<std::uint32_t>(first - before) + 1;
  const std::size_t last = std::min(result.first_column + length - 1, most);
  result.last_column = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(last));
  return result;
}

}  // namespace galley::prose
